import RelationGraph

/// What a timeline is ordered by: the date of what is said to have happened, of the saying, or of the publication.
public enum TimelineAxis: String, Sendable, CaseIterable {
    case event, said, published
}

/// One thing on a timeline: what is said to have happened, or that somebody said so, or that a document appeared.
public struct TimelineEntry: Sendable {
    public enum Subject: Sendable {
        /// What a statement says, at the time that it speaks about.
        case statement(Node)
        /// An event, an agreement, or whatever else has a time of its own.
        case event(Node)
        /// Relations of one type between the same two nodes, of the same time.
        case tie(Relation)
        /// A speaker's stances of one type towards one statement, of the same time.
        case stance(Relation)
        case document(Node)
    }

    /// Where a date is taken from.
    public enum Dating: String, Sendable {
        /// The time that a statement, an event or a tie is about.
        case period
        /// The date of the saying, as a document gives it.
        case saying
        /// The publication of the document. It dates what a document's own outlet says in it, too.
        case publication
        /// The last change of a document whose publication is not known.
        case update
    }

    public let subject: Subject
    /// Nil if nobody gives it.
    public let date: DateSpan?
    public let dating: Dating
    /// Relations told at once: of a tie or a stance, those that it is folded from; of a statement, the stances towards it; of an event, its
    /// ties; of a document, the stances that it carries.
    public let relations: [Relation]
    /// Where it stands, as far as the selection admits the documents; by the documents' ids.
    public let citations: [Citation]

    /// "statement", "event", "tie", "stance" or "document".
    public var kind: String {
        switch subject {
        case .statement: "statement"
        case .event: "event"
        case .tie: "tie"
        case .stance: "stance"
        case .document: "document"
        }
    }

    /// The documents that carry it, each once.
    public var documents: [NodeIndex] {
        var seen: Set<NodeIndex> = []
        return citations.map(\.document).filter { seen.insert($0).inserted }
    }

    /// What tells entries of the same days apart; no two entries of a timeline share it together with the date.
    var id: String {
        switch subject {
        case .statement(let node), .event(let node), .document(let node): node.id
        case .tie(let relation): "\(relation.source.id) \(relation.type.id) \(relation.target.id)"
        case .stance(let relation): "\(relation.target.id) \(relation.source.id) \(relation.type.id)"
        }
    }
}

/// What happened when, or who said so when, as far as a part of a graph tells: dated entries in order, those without a date, and the dates
/// that contradict each other.
public struct Timeline: Sendable {
    public let axis: TimelineAxis
    public let part: Subgraph
    /// By their earliest day, then their latest, then their ids; an open beginning comes first, an open end last.
    public internal(set) var entries: [TimelineEntry]
    /// What has no date on this axis, by ids. What others date is not guessed here.
    public internal(set) var undated: [TimelineEntry]
    public let contradictions: [DateContradiction]

    /// The first so many entries, and so many without a date.
    public func first(_ count: Int) -> Timeline {
        var timeline = self
        timeline.entries = Array(entries.prefix(count))
        timeline.undated = Array(undated.prefix(count))
        return timeline
    }
}
