import Foundation
import GraphFormats
import Graphviz
import MapRendering
import RelationGraph
import Testing

/// Graphs that the tests draw.
enum MapFixtures {
    /// Eight nodes of five kinds, told by two articles: small enough to know every line of its map.
    private static let disputeText = """
        relgraph: 1
        title: Did he come?
        views:
          default: {title: The dispute, subtitle: Who says what, no-types: [about, published], no-kinds: [document], group-by: country}
          narrow: {nodes: [visit, peskov], layout: neato}
          chain: {path: [reuters, putin], highlight: [visit]}
        people:
          peskov:
            name: Dmitry Peskov
            role: Kremlin spokesman
            country: Russia
            ties:
              - {spokesperson-of: putin, in: [mt#p2]}
              - {spokesperson-of: putin, in: [trt]}
              - {met: putin, in: [trt]}
              - {works-for: kremlin, in: [mt]}
          putin:
            name: Vladimir Putin
            country: Russia
            ties: [{met: peskov, in: [mt]}]
          hermit: {name: A Hermit, country: Elsewhere}
        organizations:
          kremlin: {name: Kremlin, country: Russia, url: "https://example.org/?a=1&b=2"}
        sources:
          western: {name: Western officials, anonymous: true}
        outlets:
          reuters: {name: Reuters}
        documents:
          mt: {outlet: reuters, date: 2015-08-09, title: First report}
          trt: {date: 2015-08-15, title: Second report}
        statements:
          visit:
            says: The general visited Moscow in July 2015
            when: 2015-07
            stances:
              - {reported: reuters, on: 2015-08-07, citing: western, in: [mt#p1]}
              - {denied: peskov, on: 2015-08-07, via: reuters, in: [mt, trt]}
          later:
            says: The general visited Moscow in February 2017
            when: 2017-02
            elaborates: [visit]
            stances: [{asserted: reuters, in: [trt]}]
        """

    static func graph(_ yaml: String) throws -> RelationGraph {
        try GraphLoader.load(["-"], standardInput: { Array(yaml.utf8) }, inputFormat: .relgraph)
    }

    static func dispute() throws -> RelationGraph { try graph(disputeText) }

    /// The graph of the repository.
    static func bundled() throws -> RelationGraph {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try GraphLoader.load([root.appendingPathComponent("graphs").path])
    }

    /// A graph of people of the given names, each a statement's subject, made without a file: names that no file could hold are welcome.
    static func people(_ names: [String], url: String? = nil) throws -> RelationGraph {
        var builder = GraphBuilder()
        for (index, name) in names.enumerated() {
            var person = NodeDraft(id: Reference("n\(index)"), kind: "person", name: name)
            person.facts.url = url
            person.facts.role = name
            person.facts.country = name
            builder.add(person)
            builder.add(
                RelationDraft(
                    source: Reference("n\(index)"), type: Reference("met"), target: Reference("n\((index + 1) % names.count)"),
                    setting: .ties))
        }
        return try builder.build()
    }

    /// Statements of one outlet, with one speaker against each.
    static func manyStatements(_ count: Int) throws -> RelationGraph {
        let statements = (0..<count).map {
            "  s\($0): {says: The statement of number \($0) is quite long, stances: [{reported: paper}, {denied: p\($0)}]}"
        }
        let people = (0..<count).map { "  p\($0): {name: Person \($0)}" }
        let lines = ["relgraph: 1", "outlets:", "  paper: {name: Paper}", "people:"] + people + ["statements:"] + statements
        return try graph(lines.joined(separator: "\n"))
    }
}

extension RelationGraph {
    func index(_ id: String) throws -> NodeIndex { try #require(node(id: id)).index }
}

extension MapDiagram {
    /// The view of that name, as a request composes it.
    static func view(
        _ name: String, of graph: RelationGraph, _ options: MapOptions = MapOptions()
    ) throws -> (diagram: MapDiagram, options: MapOptions) {
        var request = MapRequest()
        let view = try #require(graph.view(named: name), "no view \(name)")
        request.view = view
        let (part, options) = try request.compose(graph, options)
        return (MapDiagram(part, options), options)
    }

    func box(_ id: String) throws -> Box { try #require(boxes.first { $0.node.id == id }) }

    func line(_ source: String, _ type: String, _ target: String) throws -> Line {
        try #require(
            lines.first { boxes[$0.source].node.id == source && $0.type.id == type && boxes[$0.target].node.id == target },
            "no line \(source) \(type) \(target)")
    }

    /// The map as the renderer gives it out.
    func svg(_ options: MapOptions) throws -> String {
        String(decoding: try MapRenderer().render(self, options, format: .svg).bytes, as: UTF8.self)
    }
}
