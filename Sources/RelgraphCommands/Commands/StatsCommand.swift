import ArgumentParser
import GraphFormats
import MapRendering
import RelationAnalysis
import RelationGraph

struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count nodes and relations by kind, type, layer and document.",
        discussion: """
            Judgements on who is whom, such as not-same-as, connect nobody and date nothing, unless --type asks for them; so everywhere.

            Examples:
              relgraph stats
              relgraph stats --document mt-2015-08-09
              relgraph stats --layer claims --format json
            """)

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func run() throws {
        let names = NodeLookup(try graph.load())
        let selection = try selection.selection(names)
        var statistics = try GraphStatistics(Subgraph(names.graph, selection), usesAllTypes: !selection.types.isEmpty)
        if let top = answer.top { statistics.keepLargest(top) }
        try answer.answer(json: { json(statistics) }, table: { table(statistics) }, text: { text(statistics, $0, names.graph) })
    }

    private func json(_ statistics: GraphStatistics) -> JSONValue {
        func counts(_ counts: [(id: String, count: Int)]) -> JSONValue { .object(counts.map { ($0.id, .integer($0.count)) }) }
        return .object([
            ("nodes", .integer(statistics.nodeCount)), ("edges", .integer(statistics.relationCount)), ("kinds", counts(statistics.kinds)),
            ("types", counts(statistics.types)), ("layers", counts(statistics.layers)), ("documents", .integer(statistics.documentCount)),
            ("components", .integer(statistics.componentCount)), ("density", .number(statistics.density)),
            ("earliest", statistics.earliest.map { .string($0.text) } ?? .null),
            ("latest", statistics.latest.map { .string($0.text) } ?? .null),
        ])
    }

    private func table(_ statistics: GraphStatistics) -> Table {
        var rows = [["total", "nodes", String(statistics.nodeCount)], ["total", "relations", String(statistics.relationCount)]]
        for (what, counts) in [("kind", statistics.kinds), ("layer", statistics.layers), ("type", statistics.types)] {
            rows += counts.map { [what, $0.id, String($0.count)] }
        }
        rows += statistics.relationsByDocument.map { ["document", $0.document.id, String($0.count)] }
        return Table(headings: ["what", "which", "count"], rows: rows)
    }

    private func text(_ statistics: GraphStatistics, _ terminal: Terminal, _ graph: RelationGraph) -> String {
        var text = ""
        if let title = graph.title { text += terminal.wrap(terminal.mark(title.printable, .bold)) + "\n" }
        let span = [statistics.earliest, statistics.latest].compactMap { $0?.readableText }
        text +=
            terminal.wrap(
                "\(statistics.nodeCount.counted("node")) and \(statistics.relationCount.counted("relation")) in "
                    + statistics.componentCount.counted("connected component")
                    + (span.isEmpty ? "." : ", dated \(span.joined(separator: " to ")).")) + "\n"
        if statistics.nodeCount > 1 {
            let density = (statistics.density * 100).shown()
            text +=
                terminal.wrap("Density \(density) %: of all possible directed connections between two nodes, that share exists.") + "\n"
        }
        for (heading, counts) in [
            ("Nodes by kind", statistics.kinds), ("Relations by layer", statistics.layers), ("Relations by type", statistics.types),
        ]
        where !counts.isEmpty {
            text += "\n" + terminal.mark(heading, .bold) + "\n" + columns(counts, terminal)
        }
        if !statistics.relationsByDocument.isEmpty {
            text += "\n" + terminal.mark("Relations by document", .bold) + "\n"
            for (document, count) in statistics.relationsByDocument {
                let title = terminal.wrap("\(Wording.shortReference(document).printable) [\(document.id)]", indent: 8)
                text += StatsCommand.number(count) + title.dropFirst(6) + "\n"
            }
        }
        return text
    }

    /// Counts in as many columns as the terminal holds, read downwards.
    private func columns(_ counts: [(id: String, count: Int)], _ terminal: Terminal) -> String {
        let width = (counts.map(\.id.terminalWidth).max() ?? 0) + 10
        let across = max(1, min(counts.count, terminal.width / width))
        let height = (counts.count + across - 1) / across
        return (0..<height).map { row in
            let cells = stride(from: row, to: counts.count, by: height).map { index in
                let cell = StatsCommand.number(counts[index].count) + "  " + counts[index].id.printable
                return cell + String(repeating: " ", count: max(0, width - cell.terminalWidth))
            }
            return String(cells.joined().reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    /// Six columns wide, or more.
    private static func number(_ count: Int) -> String {
        let digits = String(count)
        return String(repeating: " ", count: max(0, 6 - digits.count)) + digits
    }
}

extension GraphStatistics {
    /// Keeps of every list of counts the largest so many, largest first; the totals stay.
    fileprivate mutating func keepLargest(_ top: Int) {
        func largest(_ counts: [(id: String, count: Int)]) -> [(id: String, count: Int)] {
            Array(counts.sorted { ($1.count, $0.id) < ($0.count, $1.id) }.prefix(top))
        }
        (kinds, types, layers) = (largest(kinds), largest(types), largest(layers))
        relationsByDocument = Array(relationsByDocument.prefix(top))
    }
}
