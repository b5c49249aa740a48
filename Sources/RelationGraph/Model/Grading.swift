/// Reliability of a source on the Admiralty scale (NATO AJP-2.1). `f` means that it *cannot be judged*, which is unknown, not the lowest grade.
public enum Reliability: String, Sendable, CaseIterable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
    case e = "E"
    case f = "F"

    /// Whether it says something: all but F do.
    public var isKnown: Bool { self != .f }

    /// What the letter means, as part of a sentence: "usually reliable".
    public var words: String {
        switch self {
        case .a: "completely reliable"
        case .b: "usually reliable"
        case .c: "fairly reliable"
        case .d: "not usually reliable"
        case .e: "unreliable"
        case .f: "reliability cannot be judged"
        }
    }

    /// Whether both are known and this is the lower grade.
    public func isWorse(than other: Reliability) -> Bool { isKnown && other.isKnown && rawValue > other.rawValue }
}

/// Credibility of a piece of information on the Admiralty scale. `six` means that it *cannot be judged*.
public enum Credibility: Int, Sendable, CaseIterable {
    case one = 1
    case two, three, four, five, six

    /// Whether it says something: all but 6 do.
    public var isKnown: Bool { self != .six }

    /// What the number means, as part of a sentence: "probably true".
    public var words: String {
        switch self {
        case .one: "confirmed by others"
        case .two: "probably true"
        case .three: "possibly true"
        case .four: "doubtful"
        case .five: "improbable"
        case .six: "truth cannot be judged"
        }
    }
}

/// How sure the encoder is of having understood the document; says nothing about whether the content is true.
public enum Certainty: String, Sendable, CaseIterable {
    case certain, probable, possible, doubtful
}
