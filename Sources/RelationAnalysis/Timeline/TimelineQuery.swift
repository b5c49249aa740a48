import RelationGraph

/// Asks a part of a graph what is said to have happened when, or who said so when.
///
/// The two are different axes and never mixed: an event has the date that a statement or a tie is about, a saying the date on which somebody
/// spoke. Every date is kept as it was written, and what has none is listed without one. The only date that is concluded is that of what an
/// outlet says in its own document, which it said when that appeared (`TimelineEntry.Dating.publication`).
public struct TimelineQuery: Sendable {
    public var axis = TimelineAxis.event
    /// Only what concerns these nodes; see the guide. Empty means all.
    public var subjects: [NodeIndex] = []
    /// Only what may lie on or after this date, on the axis asked for. What has no date may lie anywhere.
    public var since: DateSpan?
    /// Only what may lie on or before this date.
    public var until: DateSpan?
    /// No sayings and no documents of later than this date. Limits no events: what is to come may be spoken of.
    public var asOf: DateSpan?

    public init() {}

    /// The timeline of what is in sight.
    ///
    /// - Complexity: O(n log n) for n nodes, relations and citations, where those of a document count once for each that it carries.
    public func timeline(of part: Subgraph) -> Timeline {
        let scope = TimelineScope(part, about: subjects)
        var collector = TimelineCollector(part, scope)
        switch axis {
        case .event: collector.collectEvents()
        case .said: collector.collectSayings()
        case .published: collector.collectDocuments()
        }
        let inBounds = collector.entries.filter(isInBounds).map { (key: SortKey($0, part.graph), entry: $0) }
        let entries = inBounds.sorted { $0.key < $1.key }.map(\.entry)
        return Timeline(
            axis: axis, part: part, entries: entries.filter { $0.date != nil }, undated: entries.filter { $0.date == nil },
            contradictions: DateContradiction.all(in: part, scope))
    }

    private func isInBounds(_ entry: TimelineEntry) -> Bool {
        guard let date = entry.date else { return true }
        let (earliest, latest) = (date.earliestDay ?? .min, date.latestDay ?? .max)
        if axis != .event, let last = asOf?.latestDay, earliest > last { return false }
        return latest >= since?.earliestDay ?? .min && earliest <= until?.latestDay ?? .max
    }
}

/// By the earliest day, the latest, the id; what the days leave equal is told apart by how the date is written and by where it stands.
private struct SortKey: Comparable {
    var earliest: Int
    var latest: Int
    var id: String
    var date: String
    var place: String

    init(_ entry: TimelineEntry, _ graph: RelationGraph) {
        earliest = entry.date?.earliestDay ?? .min
        latest = entry.date?.latestDay ?? .max
        id = entry.id
        date = entry.date?.text ?? ""
        place = entry.dating.rawValue + " " + (entry.citations.first?.text(in: graph) ?? "")
    }

    static func < (a: SortKey, b: SortKey) -> Bool {
        (a.earliest, a.latest, a.id, a.date, a.place) < (b.earliest, b.latest, b.id, b.date, b.place)
    }
}

extension Citation {
    /// `mt-2015-08-09#p5`, as notes write it.
    public func text(in graph: RelationGraph) -> String { graph.node(document).id + (locator.map { "#" + $0 } ?? "") }
}
