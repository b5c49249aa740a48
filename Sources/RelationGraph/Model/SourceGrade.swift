/// How a report is graded on the Admiralty scale (NATO AJP-2.1): how reliable its source is, and how credible what it says, each as far as it is known.
///
/// The letter belongs to the source. It is that of the report itself where the notes make an exception for it, else the worst *known* letter
/// among the speaker and those it cites, since a chain carries no more than its weakest link: what an unreliable source tells does not become
/// reliable in a reliable newspaper. A tie has no speaker, so only whom it cites counts. Agencies that pass words on (`via`) and documents that
/// carry them do not count: they vouch for the words, not for what these say.
///
/// F and 6 mean that something *cannot be judged*. That is unknown, no lowest grade: it is left out of every comparison, and as an exception for
/// a report it makes the grade of that report unknown, whatever is thought of its source.
public struct SourceGrade: Hashable, Sendable {
    /// A to E; nil if it is unknown.
    public let reliability: Reliability?
    /// 1 to 5; nil if it is unknown.
    public let credibility: Credibility?

    /// - Complexity: O(those it cites).
    public init(_ relation: Relation) {
        self.init(relation.told, from: relation.type.isStance ? relation.sourceIndex : nil, in: relation.graph)
    }

    /// The grade of evidence that a speaker gave, or, for a tie, nobody in particular.
    init(_ evidence: Evidence?, from speaker: NodeIndex?, in graph: RelationGraph) {
        let known =
            evidence?.reliability.map { [$0] }
            ?? ([speaker].compactMap { $0 } + (evidence?.citing ?? [])).compactMap {
                graph.node($0).facts.reliability
            }
        reliability = known.filter(\.isKnown).max { $1.isWorse(than: $0) }
        credibility = evidence?.credibility.flatMap { $0.isKnown ? $0 : nil }
    }

    /// Whether neither is known.
    public var isUnknown: Bool { reliability == nil && credibility == nil }

    /// "B2"; only what is known: "B", "2", or nothing.
    public var code: String { (reliability?.rawValue ?? "") + (credibility.map { String($0.rawValue) } ?? "") }

    /// "usually reliable, probably true"; only what is known.
    public var words: String { [reliability?.words, credibility?.words].compactMap { $0 }.joined(separator: ", ") }
}
