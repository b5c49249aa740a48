import GraphFormats
import RelationAnalysis
import RelationGraph

/// The answer of `structure`.
struct StructureReport {
    let structure: GraphStructure
    /// At most so many of every list.
    let top: Int?

    private func first<Element>(_ list: [Element]) -> ArraySlice<Element> { Listing(list, top: top).shown }

    var json: JSONValue {
        func groups(_ groups: [[Node]]) -> JSONValue { .array(first(groups).map { .strings($0.map(\.id)) }) }
        return .object([
            ("nodes", .integer(structure.nodes.count)), ("edges", .integer(structure.contactCount)),
            ("density", .number(structure.density)),
            ("components", groups(structure.components)), ("strong_components", groups(structure.strongComponents)),
            ("bridges", .array(first(structure.bridges).map { .strings([$0.0.id, $0.1.id]) })),
            ("cut_vertices", .strings(first(structure.cutVertices).map(\.id))),
            ("core_numbers", .object(zip(structure.nodes, structure.coreNumbers).map { ($0.id, .integer($1)) })),
            ("diameter", .integer(structure.diameter)), ("triangles", .integer(structure.triangles)),
        ])
    }

    var table: Table {
        var component: [NodeIndex: Int] = [:]
        for (number, members) in structure.components.enumerated() { for node in members { component[node.index] = number } }
        var strong: [NodeIndex: Int] = [:]
        for (number, members) in structure.strongComponents.enumerated() { for node in members { strong[node.index] = number } }
        let cuts = Set(structure.cutVertices.map(\.index))
        let rows = first(Array(zip(structure.nodes, structure.coreNumbers))).map { node, core in
            [
                node.id, node.name, node.kind.id, String(component[node.index] ?? 0), String(strong[node.index] ?? 0), String(core),
                cuts.contains(node.index) ? "yes" : "no",
            ]
        }
        return Table(headings: ["id", "name", "kind", "component", "strong component", "core", "cut vertex"], rows: rows)
    }

    /// So many names are listed in text if nothing else is said.
    private static let standardTop = 10

    func text(_ terminal: Terminal) -> String {
        guard !structure.nodes.isEmpty else { return "The selection leaves no nodes to examine.\n" }
        let layers = structure.layers.map(\.rawValue).joined(separator: ", ")
        var text =
            terminal.wrap(
                "\(structure.nodes.count.counted("node")) and \(structure.contactCount.counted("contact"))"
                    + (layers.isEmpty ? "." : " of the \(structure.layers.count == 1 ? "layer" : "layers") \(layers).")) + "\n"
        for paragraph in paragraphs { text += "\n" + terminal.wrap(paragraph) + "\n" }
        text += list(
            "Cut vertices: without one of them, some others lose all connection with the rest",
            structure.cutVertices.map(\.name.printable), terminal)
        text += list(
            "Bridges: contacts that are the only connection between two sides",
            structure.bridges.map { "\($0.0.name.printable) — \($0.1.name.printable)" }, terminal)
        if structure.layers.count > 1 {
            text +=
                "\n"
                + terminal.wrap(
                    terminal.mark("Note:", .yellow) + " This mixes layers: a denial connects like an employment. Choose one with --layer.",
                    hanging: 2) + "\n"
        }
        return text
    }

    private var paragraphs: [String] {
        let percent = "\((structure.density * 100).shown()) %"
        var paragraphs = ["Density: \(percent) of all pairs are in contact."]
        if structure.components.count == 1 {
            paragraphs.append("Everything is connected with everything else.")
        } else {
            let single = structure.components.count { $0.count == 1 }
            paragraphs.append(
                "Components: \(structure.components.count) parts without any connection between them, the largest of "
                    + "\(structure.components[0].count.counted("node"))"
                    + (single > 0 ? "; \(single.counted("node")) without any contact." : "."))
        }
        if let (a, b) = structure.farthest, structure.diameter > 0 {
            paragraphs.append(
                "Diameter: \(structure.diameter.counted("hop")), between \(a.name.printable) and \(b.name.printable), for instance: nobody "
                    + "who is connected at all is farther apart.")
        }
        let strong = structure.strongComponents.filter { $0.count > 1 }
        paragraphs.append(
            strong.isEmpty
                ? "Strong components: following the direction of relations, nobody gets back to where they started."
                : "Strong components: \(strong.count) of more than one node, the largest of \(strong[0].count); within one, everyone reaches "
                    + "everyone along the direction of relations.")
        let deepest = structure.coreNumbers.max() ?? 0
        let members = structure.coreNumbers.count { $0 == deepest }
        paragraphs.append(
            "Cores: the innermost is the \(deepest)-core, \(members.counted("node")) that each have at least \(deepest.counted("contact")) "
                + "among them."
        )
        let closure = (structure.transitivity * 100).shown(digits: 3)
        paragraphs.append(
            "Triangles: \(structure.triangles). Two contacts of the same node are in contact themselves in \(closure) % of all cases.")
        return paragraphs
    }

    private func list(_ heading: String, _ entries: [String], _ terminal: Terminal) -> String {
        guard !entries.isEmpty else { return "" }
        let listing = Listing(entries, top: top ?? Self.standardTop)
        var text = "\n" + terminal.wrap(terminal.mark(heading, .bold)) + "\n"
        for entry in listing.shown { text += terminal.wrap(entry, indent: 2, hanging: 2) + "\n" }
        return text + listing.more("; --top lists more.")
    }
}
