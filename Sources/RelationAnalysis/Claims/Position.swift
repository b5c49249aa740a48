import RelationGraph

/// Where its stances leave a speaker towards one statement.
///
/// A later stance for or against replaces an earlier one of the other side, if the order is certain; where it is not, both stand. A stance
/// without a side (no information, no comment, a condition) replaces nothing: to fall silent is not to take back. A retraction withdraws
/// every stance for or against of the same speaker that is not certainly later. What has been replaced or withdrawn stays so, even where the
/// later word is left out of a question.
public struct Position: Sendable {
    /// What became of a stance.
    public enum Fate: Sendable, CaseIterable {
        case stands
        /// The speaker later took the other side.
        case replaced
        /// The speaker took it back.
        case withdrawn
    }

    public let speaker: Node
    public let statement: Node
    /// In the order in which they may have been said.
    public let stances: [Stance]
    /// What became of each of them, by its place in `stances`.
    public let fates: [Fate]

    /// - Parameter stances: of one speaker towards one statement; at least one.
    ///
    /// - Complexity: O(s²) for s stances for or against.
    init(_ stances: [Stance]) {
        let stances = stances.sorted(by: Stance.isListedBefore)
        speaker = stances[0].speaker
        statement = stances[0].statement
        self.stances = stances
        let retractions = stances.filter { $0.polarity == .withdraws }
        func isWithdrawn(_ stance: Stance) -> Bool { retractions.contains { !$0.days.isBefore(stance.days) } }
        let sides = stances.filter { $0.polarity.isSide && !isWithdrawn($0) }
        fates = stances.map { stance in
            guard stance.polarity.isSide else { return .stands }
            if isWithdrawn(stance) { return .withdrawn }
            return sides.contains { $0.polarity != stance.polarity && stance.days.isBefore($0.days) } ? .replaced : .stands
        }
    }

    /// The stances of one polarity that stand.
    public func standing(_ polarity: Polarity) -> [Stance] {
        zip(stances, fates).filter { $0.polarity == polarity && $1 == .stands }.map(\.0)
    }

    /// The position as far as some of its stances go; nil if none of them are its.
    func narrowed(to isIncluded: (Stance) -> Bool) -> Position? {
        let left = zip(stances, fates).filter { isIncluded($0.0) }
        return left.isEmpty ? nil : Position(self, left)
    }

    private init(_ whole: Position, _ left: [(Stance, Fate)]) {
        speaker = whole.speaker
        statement = whole.statement
        stances = left.map(\.0)
        fates = left.map(\.1)
    }

    /// Whether the speaker holds that side now. Both sides are held where nothing tells which word was the last.
    public func holds(_ side: Polarity) -> Bool { zip(stances, fates).contains { $0.polarity == side && $1 == .stands } }

    /// How sure the encoder is at best of having understood a stance that holds the side.
    func certainty(_ side: Polarity) -> Certainty {
        let readings = standing(side).map { $0.evidence.certainty ?? .certain }
        return Certainty.allCases.first(where: readings.contains) ?? .certain
    }

    /// On both sides at once: two stances whose order nothing tells.
    public var isTorn: Bool { holds(.for) && holds(.against) }

    /// Took a side once, and has taken back all of it; also where only the retraction is known, which tells that there was a side.
    public var isWithdrawn: Bool { !holds(.for) && !holds(.against) && takesBack }

    private var takesBack: Bool { fates.contains(.withdrawn) || stances.contains { $0.polarity == .withdraws } }

    /// Was asked or spoke, and took no side.
    public var takesNoSide: Bool {
        !holds(.for) && !holds(.against) && !takesBack && stances.contains { $0.polarity == .none }
    }

    /// Has changed its mind, or taken something back.
    public var hasChanged: Bool { fates.contains { $0 != .stands } }
}

extension Polarity {
    /// For or against, as against no position and a retraction.
    var isSide: Bool { self == .for || self == .against }

    var opposite: Polarity { self == .for ? .against : .for }
}

extension Position.Fate {
    /// "stands", "replaced later", "taken back".
    public var words: String {
        switch self {
        case .stands: "stands"
        case .replaced: "replaced later"
        case .withdrawn: "taken back"
        }
    }
}

extension ClaimAnalysis {
    /// What became of the stances that no longer stand, by relation.
    ///
    /// - Complexity: O(stances).
    public var fates: [RelationIndex: Position.Fate] {
        var fates: [RelationIndex: Position.Fate] = [:]
        for position in statements.flatMap(\.positions) {
            for (stance, fate) in zip(position.stances, position.fates) where fate != .stands { fates[stance.relation.index] = fate }
        }
        return fates
    }
}
