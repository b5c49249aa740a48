import RelationGraph

/// Something that a speaker did towards a statement, with the evidence that a selection admits.
public struct Stance: Sendable {
    /// Kept once however often the stance is handed on.
    private final class Content: Sendable {
        let relation: Relation
        let polarity: Polarity
        let evidence: Evidence
        let days: DayRange

        init(_ relation: Relation, _ polarity: Polarity, _ evidence: Evidence) {
            self.relation = relation
            self.polarity = polarity
            self.evidence = evidence
            days = DayRange(saying: evidence, in: relation.graph)
        }
    }

    private let content: Content

    public var relation: Relation { content.relation }
    public var polarity: Polarity { content.polarity }
    public var evidence: Evidence { content.evidence }
    /// When it may have been said.
    public var days: DayRange { content.days }

    public var speaker: Node { relation.source }
    public var statement: Node { relation.target }
    /// "denied", "had no information on".
    public var verb: String { relation.type.label }

    /// The documents that carry it, each once.
    public var documents: [Node] {
        var seen: Set<NodeIndex> = []
        return evidence.documents.filter { seen.insert($0.document).inserted }.map { relation.graph.node($0.document) }
    }

    init(_ relation: Relation, _ polarity: Polarity, in part: Subgraph) {
        content = Content(relation, polarity, part.evidence(of: relation) ?? Evidence())
    }

    /// Whether one is listed before another: by when it may have been said, then by what does not depend on where it was written.
    static func isListedBefore(_ a: Stance, _ b: Stance) -> Bool { a.order < b.order }

    private var order: (Int, Int, String, String, String) {
        let documents = evidence.documents.map { "\(relation.graph.node($0.document).id)#\($0.locator ?? "")" }.sorted()
        return (
            days.earliest ?? days.latest ?? .max, days.latest ?? .max, relation.source.id, relation.type.id,
            documents.joined(separator: " ")
        )
    }
}

/// The days between which something was said, on the scale of `PartialDate.earliestDay`; nil where nothing tells.
public struct DayRange: Hashable, Sendable {
    public let earliest: Int?
    public let latest: Int?
    /// Whether a bound is only approximate, so that nothing is certain by it.
    private let (isEarliestApproximate, isLatestApproximate): (Bool, Bool)

    /// The days that a span allows; all days where there is none.
    init(_ span: DateSpan?) {
        (earliest, latest) = (span?.earliestDay, span?.latestDay)
        isEarliestApproximate = span?.start?.isApproximate ?? false
        isLatestApproximate = span?.end?.isApproximate ?? false
    }

    /// When something was said by its evidence: on the date given, otherwise not after the first document that tells of it.
    init(saying evidence: Evidence, in graph: RelationGraph) {
        if let said = evidence.saidOn {
            self.init(said)
        } else {
            let published = evidence.documents.compactMap { citation -> PartialDate? in
                let facts = graph.node(citation.document).facts
                return (facts.published ?? facts.updated)?.end
            }
            // A document of an approximate date makes nothing uncertain that an exact one tells.
            let exact = published.filter { !$0.isApproximate }
            let first = (exact.isEmpty ? published : exact).min { $0.latestDay < $1.latestDay }
            self.init(DateSpan(from: nil, to: first))
        }
    }

    /// All days up to the last of these: when somebody may have spoken who was cited then.
    var upToLast: DayRange { DayRange(upTo: self) }

    private init(upTo days: DayRange) {
        (earliest, latest) = (nil, days.latest)
        (isEarliestApproximate, isLatestApproximate) = (false, days.isLatestApproximate)
    }

    /// Whether some day may lie in both.
    func mayMeet(_ other: DayRange) -> Bool { !isBefore(other) && !other.isBefore(self) }

    /// Whether this certainly lies before another.
    public func isBefore(_ other: DayRange) -> Bool {
        guard let latest, let start = other.earliest, !isLatestApproximate, !other.isEarliestApproximate else { return false }
        return latest < start
    }
}
