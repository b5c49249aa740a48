import GraphFormats
import RelationGraph
import Testing

/// Writing a graph in a format that holds everything, and reading it, gives the same graph.
@Suite struct RoundTripTests {
    static let richFormats: [(ExportFormat, InputFormat)] = [
        (.graphml, .graphml), (.gexf, .gexf), (.nodeLink, .json), (.cytoscape, .json), (.oligrapher, .json), (.linkurious, .json),
        (.dot, .dot), (.ftm, .ftm),
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

    /// A file that knows people beside one whose edges are called like types of notes, and mean something else.
    @Test(arguments: richFormats.map(\.0.rawValue))
    func edgesMayBeCalledLikeTypesOfNotes(_ format: String) throws {
        let (output, input) = try #require(Self.richFormats.first { $0.0.rawValue == format })
        let people = """
            {"id":"p1","schema":"Person","properties":{"name":["Tomas Orvat"]}}
            {"id":"p2","schema":"Person","properties":{"name":["Ada Lund"]}}
            {"id":"c1","schema":"Company","properties":{"name":["Harbour Trust"]}}
            {"id":"o1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"]}}
            """
        let ends = ["p1,p2", "c1,p1", "x,p2", "p2,y"]
        let labels = Vocabulary.builtIn.relationTypes.map(\.id)
        let edges = labels.flatMap { label in ends.map { "\($0),\(label)" } }
        try Folder.with(["a.ftm": people, "b.csv": "source,target,type\n" + edges.joined(separator: "\n")]) { folder in
            let graph = try GraphLoader.load([folder + "/a.ftm", folder + "/b.csv"])
            #expect(graph.relations.filter { $0.evidence?.attributes.isEmpty ?? true }.map(\.type.label).count == edges.count)
            #expect(graph.relations.allSatisfy { $0.type.layer == .ties && !$0.type.isStance })
            let export = try GraphExport(graph, as: output)
            #expect(export.loss.entries == [])
            let (read, written) = (GraphSnapshot(try ForeignFixtures.graph(export.files[0].bytes, input)), GraphSnapshot(graph))
            #expect(read.kinds.map(\.id) == written.kinds.map(\.id) && read.types == written.types)
            #expect(read.nodes == written.nodes && read.relations == written.relations)
        }
    }

    /// Names that begin as ours do are other programs' own if few nodes have them.
    @Test func attributesMayBeCalledLikeFieldsOfNotes() throws {
        let text = """
            <graphml><key id="k" for="node" attr.name="relgraph:kind" attr.type="string"/>
            <key id="t" for="edge" attr.name="relgraph:type" attr.type="string"/>
            <graph edgedefault="directed"><node id="a"><data key="k">Head of it all</data></node><node id="b"/><node id="c"/>
            <edge source="a" target="b"><data key="t">x y</data></edge><edge source="b" target="c"/></graph></graphml>
            """
        let graph = try ForeignFixtures.graph(text, .graphml)
        #expect(graph.nodes.allSatisfy { $0.kind.isUnknown } && graph.relations.allSatisfy { $0.type.id == "edge" })
        #expect(graph.node(id: "a")?.facts.attributes == [Attribute("relgraph:kind", .text("Head of it all"))])
        for (output, input) in Self.richFormats {
            let export = try GraphExport(graph, as: output)
            let again = try ForeignFixtures.graph(try #require(export.files.first?.bytes), input)
            expectSame(again, graph, "\(output)")
            #expect(again.nodes.allSatisfy { $0.kind.isUnknown }, "\(output)")
        }
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
