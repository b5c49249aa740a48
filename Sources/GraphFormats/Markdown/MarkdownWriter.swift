import RelationGraph

/// Writes tables in Markdown, for people to read: one of the nodes, one of the edges.
enum MarkdownWriter: ForeignWriter {
    static let properties = PropertyStyle(depth: .flat)

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        loss = LossReport()
        loss.add(.graph, "everything", because: "is for people to read: Markdown is no format that graphs are read from")
        var text = ""
        if part == nil, let title = graph.graph.title { text += "# \(cell(title))\n\n" }
        if part != .edges {
            if part == nil { text += "## Nodes\n\n" }
            write(["name", "id"] + graph.nodeKeys.map(\.name), to: &text)
            line((0..<graph.nodeKeys.count + 2).map { _ in "---" }, to: &text)
            for node in graph.graph.nodes {
                write([node.name, node.id] + values(graph.properties(of: node), graph.nodeKeys.count), to: &text)
            }
        }
        if part == nil { text += "\n## Edges\n\n" }
        if part != .nodes {
            write(["source", "type", "target"] + graph.edgeKeys.map(\.name), to: &text)
            line((0..<graph.edgeKeys.count + 3).map { _ in "---" }, to: &text)
            for relation in graph.graph.relations {
                let ends = [relation.source.name, graph.label(of: relation) ?? "", relation.target.name]
                write(ends + values(graph.properties(of: relation), graph.edgeKeys.count), to: &text)
            }
        }
        return Array(text.utf8)
    }

    private static func values(_ properties: [Property], _ count: Int) -> [String] {
        var values = [String](repeating: "", count: count)
        for property in properties { values[property.key] = property.value.text }
        return values
    }

    private static func write(_ cells: [String], to text: inout String) { line(cells.map(cell), to: &text) }

    private static func line(_ cells: [String], to text: inout String) { text += "| " + cells.joined(separator: " | ") + " |\n" }

    /// A text within a cell, where Markdown and HTML mean nothing.
    private static func cell(_ text: String) -> String {
        var cell = ""
        for character in text {
            switch character {
            case "\\", "|", "*", "_", "`", "[", "]", "#", "~": cell += "\\" + String(character)
            case "<": cell += "&lt;"
            case ">": cell += "&gt;"
            case "&": cell += "&amp;"
            case _ where character.isNewline: cell += "<br>"
            default: cell.append(character)
            }
        }
        return cell
    }
}
