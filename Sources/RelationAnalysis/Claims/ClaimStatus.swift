import RelationGraph

/// Where a statement stands between those who hold it true and those who hold it false. It says nothing of how sure anybody is.
public enum ClaimStatus: String, Sendable, CaseIterable {
    /// Somebody holds it true, nobody false.
    case asserted
    /// Somebody holds it false, nobody true.
    case denied
    /// Some hold it true and some false.
    case disputed
    /// Nobody takes a side: those who were asked had no information or would not say, or nobody was asked.
    case unanswered
    /// Whoever took a side has taken it back.
    case retracted

    init(isSupported: Bool, isOpposed: Bool, isWithdrawn: Bool) {
        self =
            switch (isSupported, isOpposed) {
            case (true, true): .disputed
            case (true, false): .asserted
            case (false, true): .denied
            case (false, false): isWithdrawn ? .retracted : .unanswered
            }
    }
}

/// A side that a speaker takes by what it said of another statement: whoever confirms a meeting in Moscow holds that there was a visit.
public struct DerivedPosition: Sendable {
    public let speaker: Node
    /// `for` or `against`.
    public let side: Polarity
    /// From the statement that the speaker did speak of to the one this is about.
    public let way: [Literal]
    /// The speaker's own position at the beginning of that way.
    public let premise: Position
}

/// One statement with all that the speakers make of it.
public struct StatementClaims: Sendable {
    public let statement: Node
    /// Of those who spoke of it, in the order in which they first may have.
    public let positions: [Position]
    /// Of those who did not, but whose words on other statements decide this one; the nearest first.
    public let derived: [DerivedPosition]
    /// Of those who spoke of it and whose words on other statements decide it the other way.
    public let selfContradictions: [DerivedPosition]

    /// By what was said of it and of others.
    public let status: ClaimStatus
    /// By what was said of it alone.
    public let statusSaid: ClaimStatus

    /// - Parameters:
    ///   - positions: Those that are left.
    ///   - derived: All that follow from what is left of others.
    ///   - hasSide: Whether a speaker takes a side by its own words, left out or not.
    init(_ statement: Node, positions: [Position], derived: [DerivedPosition], hasSide: (NodeIndex) -> Bool) {
        self.statement = statement
        self.positions = positions
        self.derived = derived.filter { !hasSide($0.speaker.index) }
        selfContradictions = derived.filter { one in
            positions.contains { $0.speaker == one.speaker && $0.holds(one.side.opposite) }
        }
        func status(with derived: [DerivedPosition]) -> ClaimStatus {
            ClaimStatus(
                isSupported: positions.contains { $0.holds(.for) } || derived.contains { $0.side == .for },
                isOpposed: positions.contains { $0.holds(.against) } || derived.contains { $0.side == .against },
                isWithdrawn: positions.contains(where: \.isWithdrawn))
        }
        self.status = status(with: self.derived)
        statusSaid = status(with: [])
    }

    /// Those who said so.
    public func positions(_ side: Polarity) -> [Position] { positions.filter { $0.holds(side) } }

    /// Those who spoke of it without taking a side.
    public var undecided: [Position] { positions.filter(\.takesNoSide) }

    /// Those who spoke of it without taking a side, and took or take one in other words.
    public var partlyUndecided: [Position] { positions.filter { !$0.takesNoSide && $0.stances.contains { $0.polarity == .none } } }

    /// Those who took back what they had said.
    public var withdrawn: [Position] { positions.filter(\.isWithdrawn) }

    /// How many hold that side by what they said of other statements.
    public func derivedCount(_ side: Polarity) -> Int { Set(derived.filter { $0.side == side }.map(\.speaker.index)).count }

    /// How sure the encoder is at best of having understood somebody who takes that side; nil if nobody does. Says nothing about the truth.
    public func certainty(_ side: Polarity) -> Certainty? {
        let readings = positions(side).map { $0.certainty(side) }
        return Certainty.allCases.first(where: readings.contains)
    }
}
