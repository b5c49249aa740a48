import RelationGraph

/// What two versions of a graph make differently of its statements.
public struct ClaimDifference: Sendable {
    /// A speaker whose position towards a statement changed.
    public struct PositionChange: Sendable {
        /// As the later version has them; as the earlier one has them if the later has not.
        public let statement: Node
        public let speaker: Node
        /// The stances that make the position; none where the speaker said nothing that is known.
        public let before: [Stance]
        public let after: [Stance]
    }

    public struct StatusChange: Sendable {
        public let statement: Node
        /// Nil where there is no such statement.
        public let before: StatementClaims?
        public let after: StatementClaims?
    }

    /// How many independent origins a side of a statement goes back to.
    public struct OriginChange: Sendable {
        public let statement: Node
        /// `for` or `against`.
        public let side: Polarity
        public let before: Independence
        public let after: Independence
    }

    /// By statement, then by speaker.
    public private(set) var positions: [PositionChange] = []
    public private(set) var statuses: [StatusChange] = []
    public private(set) var origins: [OriginChange] = []

    public var isEmpty: Bool { positions.isEmpty && statuses.isEmpty && origins.isEmpty }

    /// Every statement of which something changed, by id.
    public var statements: [Node] {
        let all = positions.map(\.statement) + statuses.map(\.statement) + origins.map(\.statement)
        return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }).values.sorted { $0.id < $1.id }
    }

    /// What two graphs make differently of the statements that selections of them show. Who is judged one is one.
    ///
    /// - Complexity: that of the two analyses.
    public init(from before: RelationGraph, _ selection: Selection, to after: RelationGraph, _ laterSelection: Selection) {
        let (old, new) = (before.unitingIdentities(selection), after.unitingIdentities(laterSelection))
        self.init(
            ClaimAnalysis(old.graph, old.selection), Subgraph(old.graph, old.selection), ClaimAnalysis(new.graph, new.selection),
            Subgraph(new.graph, new.selection))
    }

    private init(_ before: ClaimAnalysis, _ old: Subgraph, _ after: ClaimAnalysis, _ new: Subgraph) {
        // Which statements are asked about follows what is in sight: an analysis takes no notice of layers.
        let earlier = before.statements.filter { old.contains($0.statement) }
        let later = after.statements.filter { new.contains($0.statement) }
        let oldByID = Dictionary(earlier.map { ($0.statement.comparedID, $0) }, uniquingKeysWith: { first, _ in first })
        let newByID = Dictionary(later.map { ($0.statement.comparedID, $0) }, uniquingKeysWith: { first, _ in first })
        for id in Set(oldByID.keys).union(newByID.keys).sorted() {
            let (one, other) = (oldByID[id], newByID[id])
            guard let statement = (other ?? one)?.statement else { continue }
            if one?.status != other?.status { statuses.append(StatusChange(statement: statement, before: one, after: other)) }
            compare(one, other, statement)
            for side in [Polarity.for, .against] {
                let counts = (
                    one.map { before.independence(side, of: $0.statement) } ?? Independence.none,
                    other.map { after.independence(side, of: $0.statement) } ?? Independence.none
                )
                guard counts.0 != counts.1 else { continue }
                origins.append(OriginChange(statement: statement, side: side, before: counts.0, after: counts.1))
            }
        }
    }

    private mutating func compare(_ before: StatementClaims?, _ after: StatementClaims?, _ statement: Node) {
        func bySpeaker(_ claims: StatementClaims?) -> [String: Position] {
            Dictionary((claims?.positions ?? []).map { ($0.speaker.comparedID, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let (old, new) = (bySpeaker(before), bySpeaker(after))
        for id in Set(old.keys).union(new.keys).sorted() {
            guard let speaker = (new[id] ?? old[id])?.speaker else { continue }
            let (one, other) = (old[id]?.decisive ?? [], new[id]?.decisive ?? [])
            guard Set(one.map(\.relation.type.id)) != Set(other.map(\.relation.type.id)) else { continue }
            positions.append(PositionChange(statement: statement, speaker: speaker, before: one, after: other))
        }
    }
}

extension Node {
    /// Which of several that are judged one stands for all of them depends on the order of the notes; this does not.
    fileprivate var comparedID: String { identityIDs.min() ?? id }
}

extension Position {
    /// The stances that make the position: those for and against that stand, otherwise what else stands. One of each type, in their order.
    fileprivate var decisive: [Stance] {
        let standing = zip(stances, fates).filter { $1 == .stands }.map(\.0)
        let sides = standing.filter(\.polarity.isSide)
        var seen: Set<String> = []
        return (sides.isEmpty ? standing : sides).filter { seen.insert($0.relation.type.id).inserted }
    }
}
