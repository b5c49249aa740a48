import GraphFormats
import RelationGraph
import Testing

/// Writing a graph in a format that holds everything, and reading it, gives the same graph.
@Suite struct RoundTripTests {
    static let richFormats: [(ExportFormat, InputFormat)] = [
        (.graphml, .graphml), (.gexf, .gexf), (.nodeLink, .json), (.cytoscape, .json), (.oligrapher, .json), (.linkurious, .json),
        (.dot, .dot),
    ]

    @Test(arguments: richFormats.map(\.0.rawValue), RoundTripFixtures.all)
    func everythingComesBack(_ format: String, _ fixture: String) throws {
        let (output, input) = try #require(Self.richFormats.first { $0.0.rawValue == format })
        let graph = try RoundTripFixtures.graph(fixture)
        let export = try GraphExport(graph, as: output)
        let bytes = try #require(export.files.first?.bytes)
        let again = try ForeignFixtures.graph(bytes, input)
        expectSame(again, graph, "\(format) \(fixture)")
        #expect(export.loss.entries == [], "\(format) \(fixture)")
        // Nothing drifts: from one file, which the notes of several are now, the same bytes come again.
        let isSame = try GraphExport(again, as: output).files.first?.bytes == bytes
        #expect(isSame || fixture == "bundled", "\(format) \(fixture)")
    }

    private func expectSame(_ read: RelationGraph, _ written: RelationGraph, _ label: String) {
        let (a, b) = (GraphSnapshot(read), GraphSnapshot(written))
        #expect(a.title == b.title && a.summary == b.summary, "\(label)")
        #expect(a.kinds == b.kinds, "\(label)")
        #expect(a.types == b.types, "\(label)")
        #expect(a.views == b.views, "\(label)")
        for (x, y) in zip(a.nodes, b.nodes) where x != y { Issue.record("\(label): \(x) instead of \(y)") }
        #expect(a.nodes.count == b.nodes.count, "\(label)")
        #expect(a.relations == b.relations, "\(label)")
    }

    @Test func notesBecomeNotesAgain() throws {
        let graph = try NativeFixtures.graph(NativeFixtures.canonical)
        for (output, input) in Self.richFormats {
            let bytes = try #require(try GraphExport(graph, as: output).files.first?.bytes)
            #expect(NativeWriter.text(of: try ForeignFixtures.graph(bytes, input)) == NativeFixtures.canonical, "\(output)")
        }
    }

    @Test func foreignGraphsBecomeNotes() throws {
        for fixture in ["foreign", "foreign types", "mixed"] {
            let graph = try RoundTripFixtures.graph(fixture)
            let export = try GraphExport(graph, as: .relgraph)
            let bytes = try #require(export.files.first?.bytes)
            #expect(NativeFixtures.problems(bytes).filter { $0.severity == .error }.map(\.description) == [], "\(fixture)")
            let notes = try ForeignFixtures.graph(bytes, .relgraph)
            #expect(notes.nodes.map(\.name).sorted() == graph.nodes.map(\.name).sorted(), "\(fixture)")
            #expect(notes.relations.map(\.type.label).sorted() == graph.relations.map(\.type.label).sorted(), "\(fixture)")
        }
    }
}
