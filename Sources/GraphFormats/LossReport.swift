import RelationGraph

/// What a format cannot hold of a graph: which fields, how many of them, and why.
///
/// Everything that the report does not name comes back when the file is read.
public struct LossReport: Sendable, Equatable {
    /// The part of a graph that a field belongs to.
    public enum Part: String, Sendable, CaseIterable, Comparable {
        case graph, nodes, relations

        public static func < (a: Part, b: Part) -> Bool { a.order < b.order }

        private var order: Int { Part.allCases.firstIndex(of: self) ?? 0 }
    }

    /// One field that is lost, or comes back as something else.
    public struct Entry: Sendable, Equatable {
        public let part: Part
        /// The field's name in the native format, or the key of a free attribute.
        public let field: String
        /// How many nodes or relations it concerns; of the graph's own fields, how many values.
        public fileprivate(set) var count: Int
        /// What becomes of it, as a sentence without its full stop.
        public let reason: String
    }

    /// In the order in which they were found.
    public private(set) var entries: [Entry] = []

    public init() {}

    static let noPlace = "the format has no place for it"

    /// Whether nothing is lost.
    public var isEmpty: Bool { entries.isEmpty }

    /// Counts losses of a field; none are no loss.
    public mutating func add(_ part: Part, _ field: String, _ count: Int = 1, because reason: String) {
        guard count > 0 else { return }
        if let known = entries.firstIndex(where: { $0.part == part && $0.field == field && $0.reason == reason }) {
            entries[known].count += count
        } else {
            entries.append(Entry(part: part, field: field, count: count, reason: reason))
        }
    }

    public mutating func add(_ other: LossReport) {
        for entry in other.entries { add(entry.part, entry.field, entry.count, because: entry.reason) }
    }

    /// Counts what foreign files say of a graph as a whole.
    mutating func addAttributes(of graph: RelationGraph) {
        for attribute in graph.attributes { add(.graph, attribute.key, because: LossReport.noPlace) }
    }

    /// The report without what it says of a part.
    func without(_ part: Part) -> LossReport {
        var report = self
        report.entries.removeAll { $0.part == part }
        return report
    }

    /// The same report with the graph's own losses first, then those of nodes, then those of relations.
    var sorted: LossReport {
        var report = LossReport()
        for part in Part.allCases { report.entries += entries.filter { $0.part == part } }
        return report
    }
}
