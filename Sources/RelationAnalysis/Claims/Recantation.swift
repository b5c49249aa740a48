import RelationGraph

/// What has become of the own word of somebody whom others still name as their source: it no longer stands on that side.
public struct Recantation: Sendable {
    public enum Word: String, Sendable, CaseIterable {
        /// Took it back, and takes no side now.
        case takenBack = "taken-back"
        /// Holds the other side.
        case otherSide = "other-side"
    }

    public let node: Node
    public let word: Word
    /// Whether it ever took this side by its own words.
    let hadTakenSide: Bool
    let side: Polarity

    /// "has taken it back", "now denies it", "holds it true".
    public var phrase: String {
        switch word {
        case .takenBack: "has taken it back"
        case .otherSide: (hadTakenSide ? "now " : "") + (side == .for ? "denies it" : "holds it true")
        }
    }

    /// Nil if a speaker's own word stands on one of the sides that it is asked for, or if it never took any.
    ///
    /// - Parameter positions: of one speaker, each with the side that is asked for.
    init?(_ positions: [(position: Position, side: Polarity)], _ side: Polarity) {
        guard let first = positions.first, !positions.contains(where: { $0.position.holds($0.side) }) else { return nil }
        let own = positions.flatMap { position, side in zip(position.stances, position.fates).filter { $0.0.polarity == side } }
        if positions.contains(where: { $0.position.holds($0.side.opposite) }) {
            word = .otherSide
        } else if own.contains(where: { $0.1 == .withdrawn }) {
            word = .takenBack
        } else {
            return nil
        }
        node = first.position.speaker
        hadTakenSide = !own.isEmpty
        self.side = side
    }
}

extension SideAnalysis {
    /// Why the own word of a source no longer stands; nil if it does, or if it spoke none.
    public func recantation(of node: Node) -> Recantation? { recantations.first { $0.node == node } }

    /// "without Walter Witt (now denies it): one origin"; nil if everybody stands by it.
    public var recantationPhrase: String? {
        guard let rest = independenceOfStanding else { return nil }
        var groups: [(phrase: String, names: [String])] = []
        for recantation in recantations {
            if let place = groups.firstIndex(where: { $0.phrase == recantation.phrase }) {
                groups[place].names.append(recantation.node.name)
            } else {
                groups.append((recantation.phrase, [recantation.node.name]))
            }
        }
        let names = groups.map { "\(Phrasing.list($0.names)) (\($0.phrase))" }
        return "without \(Phrasing.list(names)): \(rest.phrase)"
    }
}

extension ClaimAnalysis {
    /// How independent those are who are left on one side, by what they said of the statement itself, when some more nodes are left out.
    func independence(_ side: Polarity, of statement: Node, without nodes: some Sequence<NodeIndex>) -> Independence {
        let left = without.union(nodes)
        let positions = material.positions(towards: statement.index, without: left)
        let claims = StatementClaims(statement, positions: positions, derived: []) { _ in false }
        return material.independence(side, of: claims, without: left)
    }
}
