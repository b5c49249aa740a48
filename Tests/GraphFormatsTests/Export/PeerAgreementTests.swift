import Foundation
import GraphFormats
import RelationGraph
import Testing

/// What NetworkX, igraph and Graphviz write is read as they read it, and what this module writes they read as it was meant.
///
/// The files `network.…` and `undirected.…` in `Oracles` hold one graph, made for the purpose. Those called after a peer were written by it; `ours`
/// were written here. `facts.json` says what each peer, with its version, reads in each file.
@Suite struct PeerAgreementTests {
    private struct Facts: Decodable {
        var tool: String
        var directed: Bool
        /// The keys under which the peer has the names of nodes, and the types of edges.
        var name: String
        var type: String
        var nodes: [String: [String: String]]
        var edges: [Edge]

        struct Edge: Decodable {
            var source: String
            var target: String
            var attributes: [String: String]

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                source = try values.decode(String.self)
                target = try values.decode(String.self)
                attributes = try values.decode([String: String].self)
            }
        }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Oracles")

    private static func facts() throws -> [String: Facts] {
        try JSONDecoder().decode([String: Facts].self, from: Data(contentsOf: folder.appendingPathComponent("facts.json")))
    }

    @Test func filesAreReadAsThePeersReadThem() throws {
        let all = try Self.facts()
        #expect(all.count == 20)
        for (label, facts) in all.sorted(by: { $0.key < $1.key }) {
            let name = String(label.prefix { $0 != "#" })
            let graph = try GraphLoader.load([Self.folder.appendingPathComponent(name).path])
            #expect(nodes(of: graph) == nodes(of: facts), "\(label), \(facts.tool)")
            #expect(edges(of: graph) == edges(of: facts), "\(label), \(facts.tool)")
        }
    }

    @Test(arguments: ["network", "undirected"]) func filesAreWrittenAsThePeersReadThem(_ base: String) throws {
        let graph = try GraphLoader.load([Self.folder.appendingPathComponent(base + ".json").path])
        for (ending, format) in [("graphml", ExportFormat.graphml), ("gexf", .gexf), ("dot", .dot), ("json", .nodeLink)] {
            let bytes = try #require(try GraphExport(graph, as: format).files.first?.bytes)
            let known = try Data(contentsOf: Self.folder.appendingPathComponent("\(base).ours.\(ending)"))
            #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: known, as: UTF8.self), "\(ending)")
        }
    }

    // MARK: Both in one form

    private func nodes(of graph: RelationGraph) -> [String] {
        graph.nodes.map { node in
            let name = node.name == node.id ? [] : ["name=\(node.name)"]
            return "\(node.id): "
                + (name + node.facts.attributes.map { "\($0.key)=\(plain($0.value.text))" }).sorted().joined(separator: ", ")
        }.sorted()
    }

    private func nodes(of facts: Facts) -> [String] {
        facts.nodes.map { id, attributes in
            let parts = attributes.compactMap { key, value -> String? in
                guard key == facts.name else { return "\(key)=\(plain(value))" }
                // Graphviz leaves the entities of labels to its renderers.
                return value == id ? nil : "name=\(value.replacing("&amp;", with: "&"))"
            }
            return "\(id): " + parts.sorted().joined(separator: ", ")
        }.sorted()
    }

    private func edges(of graph: RelationGraph) -> [String] {
        graph.relations.map { relation in
            let type = relation.type.label == "edge" ? [] : ["type=\(relation.type.label)"]
            let attributes = (relation.evidence?.attributes ?? []).filter { !["id", "key", "networkx_key"].contains($0.key) }
            return line(
                relation.source.id, relation.target.id, isDirected: !relation.type.isSymmetric,
                type + attributes.map { "\($0.key)=\(plain($0.value.text))" })
        }.sorted()
    }

    private func edges(of facts: Facts) -> [String] {
        facts.edges.map { edge in
            line(
                edge.source, edge.target, isDirected: facts.directed,
                edge.attributes.map { "\($0.key == facts.type ? "type" : $0.key)=\(plain($0.value))" })
        }.sorted()
    }

    private func line(_ source: String, _ target: String, isDirected: Bool, _ parts: [String]) -> String {
        let ends = isDirected ? [source, "->", target] : [min(source, target), "--", max(source, target)]
        return (ends + parts.sorted()).joined(separator: " ")
    }

    /// Numbers in one form: igraph makes all of them decimal.
    private func plain(_ text: String) -> String { Double(text).map { "\($0)" } ?? text }
}
