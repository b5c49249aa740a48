import RelationAnalysis
import RelationGraph

/// The days on which something new became known of a part of a graph, and what was known by the end of each.
///
/// What has no date was known from the first day on. Of very many days only some are told apart, evenly spread; a page never shows a thing
/// before its time.
struct KnowledgeSteps {
    /// Ascending.
    let days: [PartialDate]
    /// For every day, the selection as of it.
    let selections: [Selection]
    /// By day, what was known of all that is asked about, and of what is drawn.
    private let parts: [Subgraph]
    private let drawnParts: [Subgraph]

    /// The most that are told apart; of a large graph fewer, so that days times relations stay within the budget.
    private static let limit = 120
    private static let budget = 2_000_000
    private static let fewest = 12

    /// - Parameters:
    ///   - part: All that is asked about.
    ///   - drawn: What the days are taken from. What else became known between two of them counts from the later one.
    ///   - selection: What the part was selected by.
    ///
    /// - Complexity: O(days · (nodes + relations)).
    init(_ part: Subgraph, drawn: Subgraph, _ selection: Selection) {
        let all = KnowledgeSteps.days(of: drawn, until: selection.asOf?.latestDay ?? .max)
        let count = min(KnowledgeSteps.limit, max(KnowledgeSteps.fewest, KnowledgeSteps.budget / max(1, part.relationCount)))
        // At most so many, evenly spread, the last among them.
        let chosen = all.count > count ? (1...count).map { all[$0 * all.count / count - 1] } : all
        let selections = chosen.map { day in
            var selection = selection
            selection.asOf = DateSpan(day)
            return selection
        }
        days = chosen
        self.selections = selections
        let known = selections.map { Subgraph(part.graph, $0) }
        parts = known.map { part.intersection($0) }
        drawnParts = known.map { drawn.intersection($0) }
    }

    /// The first days on which relations may have become known.
    private static func days(of part: Subgraph, until last: Int) -> [PartialDate] {
        var found: Set<Int> = []
        for relation in part.relations {
            guard let evidence = part.evidence(of: relation) else { continue }
            let published = evidence.documents.map { citation in
                let facts = part.graph.node(citation.document).facts
                return facts.published ?? facts.updated
            }
            for date in [evidence.saidOn] + published { if let day = date?.earliestDay, day <= last { found.insert(day) } }
        }
        return found.sorted().compactMap { PartialDate(dayNumber: $0) }
    }

    /// The first step at which something holds of what is known, which then has to hold for good; `days.count` if it holds at none.
    private func first(of parts: [Subgraph], where holds: (Subgraph) -> Bool) -> Int {
        var (low, high) = (0, parts.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(parts[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The step from which on a relation is known.
    func first(knowing relation: Relation) -> Int { first(of: parts) { $0.contains(relation) } }

    /// The step from which on a map of what is known has a node that is drawn.
    func first(drawing node: Node) -> Int { first(of: drawnParts) { $0.contains(node) } }

    /// The step from which on a document witnesses a relation.
    func first(witnessing relation: Relation, _ document: NodeIndex) -> Int {
        first(of: parts) { part in part.contains(relation) && part.documents(of: relation).contains { $0.index == document } }
    }
}
