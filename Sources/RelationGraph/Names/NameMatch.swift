/// A node found by one of its names, and why.
public struct NameMatch: Sendable, Equatable {
    /// The caller's dense index of the node.
    public var node: Int32
    /// 0…1, 1 for the same text; ``NameBand`` says what lies between.
    public var score: Double
    /// The rule that was needed.
    public var band: NameBand
    /// Where the name that matched comes from.
    public var field: NameField
    /// The name that matched, as it is written in the notes.
    public var text: String
    /// The rule in words for the reader: "surname", "same letters without accents", "surname; sounds alike".
    public var reason: String
    /// How much of the words agrees, 0…1: below ``NameIndex/decentSimilarity`` a weak match is a suggestion only.
    var similarity: Double = 1

    /// Order of a list of answers: better score, stronger field, smaller node. Ties of one node go to the text that sorts first,
    /// so the order of the records never shows.
    func isBetter(than other: NameMatch) -> Bool {
        if score != other.score { return score > other.score }
        if field != other.field { return field < other.field }
        if node != other.node { return node < other.node }
        return text < other.text
    }
}

/// What a query name stands for.
public enum NameResolution: Sendable, Equatable {
    /// One clear winner. The alternatives are not it, but near enough that a careful reader wants to be told.
    case match(NameMatch, alternatives: [NameMatch])
    /// Several nodes with equal right to the name, best first.
    case ambiguous([NameMatch])
    /// Nothing good enough to act upon; the suggestions answer "did you mean".
    case none(suggestions: [NameMatch])
}
