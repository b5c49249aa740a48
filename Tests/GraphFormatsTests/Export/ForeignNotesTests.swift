import RelationGraph
import Testing

@testable import GraphFormats

/// Whatever a foreign file holds, the notes that are made of it can be read, and what they lose is told.
@Suite struct ForeignNotesTests {
    /// The notes made of a graph, read, and what they lose: “part field count”.
    private func notes(_ graph: RelationGraph) throws -> (graph: RelationGraph, loss: [String]) {
        let export = try GraphExport(graph, as: .relgraph)
        let again = try ForeignFixtures.graph(try #require(export.files.first?.bytes), .relgraph)
        return (again, export.loss.entries.map { "\($0.part.rawValue) \($0.field) \($0.count)" })
    }

    private func notes(_ text: String, _ format: InputFormat) throws -> (graph: RelationGraph, loss: [String]) {
        try notes(ForeignFixtures.graph(text, format))
    }

    /// An edge of a file is no stance, whatever it is called, even if the file knows people.
    @Test func edgesCalledAsBuiltInTypesAreTiesOfTheirOwn() throws {
        var builder = GraphBuilder(vocabulary: Vocabulary())
        for (text, format) in [
            (#"{"id":"p1","schema":"Person","properties":{"name":["p1"]}}"#, InputFormat.ftm), ("source,target,type\nx,p1,denied\n", .csv),
        ] {
            guard case .table(let table)? = format.reader?.content(Array(text.utf8), file: "file") else { continue }
            builder.add(table)
        }
        let graph = try builder.build()
        #expect(graph.relations.map(\.type.layer) == [.ties])
        let notes = try notes(graph).graph
        #expect(notes.relations.map(\.type.layer) == [.ties] && notes.relations.map(\.type.label) == ["denied"])
    }

    private static let ownership = """
        {"id":"NK-a","schema":"Company","properties":{"name":["Acme"]}}
        {"id":"NK-b","schema":"Vessel","properties":{"name":["Ship"]}}
        {"id":"NK-p","schema":"LegalEntity","properties":{"name":["Ann"]}}
        {"id":"NK-c","schema":"Ownership","properties":{"owner":["NK-a"],"asset":["NK-b"]}}
        {"id":"NK-d","schema":"Membership","properties":{"member":["NK-p"],"organization":["NK-a"]}}
        {"id":"NK-e","schema":"Employment","properties":{"employee":["NK-p"],"employer":["NK-a"]}}
        {"id":"NK-f","schema":"Representation","properties":{"agent":["NK-a"],"client":["NK-p"]}}
        """

    /// A company owns as an organization does: the built-in types know the built-in kinds alone.
    @Test func companiesMayStandWhereOrganizationsMay() throws {
        let graph = try ForeignFixtures.graph(Self.ownership, .ftm)
        let notes = try notes(graph)
        #expect(notes.loss == [])
        #expect(notes.graph.nodes.map(\.id) == ["nk-a", "nk-b", "nk-p"])
        #expect(
            notes.graph.relations.map { "\($0.source.name) \($0.type.id) \($0.target.name)" } == [
                "Acme owns Ship", "Ann member-of Acme", "Ann works-for Acme", "Acme represents Ann",
            ])
        for (output, input) in RoundTripTests.richFormats {
            let bytes = try #require(try GraphExport(graph, as: output).files.first?.bytes)
            #expect(try ForeignFixtures.graph(bytes, input).relationCount == 4, "\(output)")
        }
        let extract = try GraphExtract(Subgraph(graph))
        #expect(extract.isComplete && extract.graph.relationCount == 4)
    }

    /// What a file says stands, even where its words join what the built-in types do not.
    @Test func relationsOfOtherKindsHaveATypeOfTheirOwn() throws {
        let graph = try ForeignFixtures.graph(
            """
            {"id":"p1","schema":"Person","properties":{"name":["Ann"]}}
            {"id":"p2","schema":"Person","properties":{"name":["Ben"]}}
            {"id":"o1","schema":"Organization","properties":{"name":["Club"]}}
            {"id":"m1","schema":"Membership","properties":{"member":["p1"],"organization":["p2"]}}
            {"id":"m2","schema":"Membership","properties":{"member":["p1"],"organization":["o1"]}}
            """, .ftm)
        #expect(graph.relations.map(\.type.id) == ["member-of (directed)", "member-of"])
        #expect(graph.relations.map(\.type.label) == ["member of", "member of"])
        #expect(try notes(graph).graph.relations.map { "\($0.type.id) \($0.target.name)" } == ["member-of-directed Ben", "member-of Club"])
        #expect(try GraphExtract(Subgraph(graph)).isComplete)
    }

    /// A statement is what the model itself says it is, and a declared type what its file says.
    @Test func whatMustBeAStatementIsOne() throws {
        func codes(_ tie: String) throws -> [String] {
            try ForeignFixtures.codes(
                """
                relgraph: 1
                vocabulary:
                  kinds: {company: {section: companies}}
                  relations: {steers: {from: [company], to: [person]}}
                people:
                  ann: {name: Ann, ties: [{\(tie), in: [d]}]}
                companies:
                  acme: Acme
                documents:
                  d: D
                """, .relgraph
            ).filter { $0.hasPrefix("wrong-kind") }
        }
        #expect(try codes("works-for: acme") == [])
        #expect(try codes("implies: acme").count == 2)
        #expect(try codes("steers: acme").count == 2)
    }

    @Test func textsThatNotesCannotHoldAreFoldedAndCounted() throws {
        let (graph, loss) = try notes(
            """
            {"nodes": [{"id": "A", "name": "x\\r\\ny"}, {"id": "B", "name": "a\\tb\\u001b"}, {"id": "C", "name": " \\n "}, {"id": " "},
            {"id": "D", "name": "\\ufeff"}],
            "edges": [{"source": "A", "target": "B", "type": "sent\\nto"}, {"source": "C", "target": " "}]}
            """, .json)
        #expect(graph.nodes.map(\.name) == ["x y", "a b", "C", "node", "D"])
        #expect(graph.relations.map(\.type.label) == ["sent to", "edge"])
        #expect(loss == ["nodes name 2", "nodes name 3", "relations type 1"])
        let facts = try notes(
            """
            {"id":"c1","schema":"Company","properties":{"name":["Acme"],"alias":["A\\nB"," "],"position":["one\\ntwo"],"summary":["a\\nb"]}}
            """, .ftm)
        #expect(facts.graph.nodes.first?.facts.aliases.map(\.name) == ["A B"] && facts.graph.nodes.first?.facts.role == "one two")
        #expect(facts.loss == ["nodes also 1", "nodes also 1", "nodes role 1"])
    }

    /// Formats that hold any text bring such texts back as they were.
    @Test func otherFormatsKeepLineBreaks() throws {
        let graph = try ForeignFixtures.graph(
            "{\"id\":\"c1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"A\\nB\"],\"position\":[\" one\\ntwo\"]}}", .ftm)
        for (output, input) in RoundTripTests.richFormats {
            let export = try GraphExport(graph, as: output)
            let again = try ForeignFixtures.graph(export.files[0].bytes, input)
            #expect(export.loss.isEmpty, "\(output)")
            #expect(again.nodes.first?.name == "A\nB" && again.nodes.first?.facts.role == " one\ntwo", "\(output)")
        }
    }

    @Test func longIDsAndTextsCanBeReadAgain() throws {
        let id = String(repeating: "a", count: 1100)
        let text = String(repeating: "word ", count: 300_000) + "end"
        let (graph, _) = try notes(
            "{\"nodes\": [{\"id\": \"\(id)\", \"note\": \"\(text)\"}, {\"id\": \"b\", \"\(id)\": 1}], \"edges\": []}", .json)
        let facts = try #require(graph.nodes.first?.facts)
        #expect(graph.nodes.first?.name == id && graph.nodes.first?.id.utf8.count == 200)
        #expect(facts.attributes[key: "note"] == .text(text))
        #expect(graph.node(id: "b")?.facts.attributes.first?.key == String(repeating: "a", count: 125))
    }

    // MARK: Keys

    private static let twoColors = """
        <graphml><key id="k0" for="node" attr.name="id"/><key id="k1" for="node" attr.name="color"/>
        <key id="k2" for="node" attr.name="color"/><key id="k3" for="node" attr.name="name"/>
        <graph edgedefault="directed"><node id="N_1"><data key="k0">P-77</data><data key="k1">red</data><data key="k2">blue</data>
        <data key="k3">Ann</data></node></graph></graphml>
        """

    @Test func everyAttributeHasAKeyOfItsOwn() throws {
        let graph = try ForeignFixtures.graph(Self.twoColors, .graphml)
        func keys(_ graph: RelationGraph) -> [String]? { graph.nodes.first?.facts.attributes.map { "\($0.key)=\($0.value.text)" } }
        #expect(keys(graph) == ["id=P-77", "color=red", "color-2=blue"])
        #expect(keys(try notes(graph).graph) == ["id=P-77", "color=red", "color-2=blue", "id-2=N_1"])
        let json = try #require(try GraphExport(graph, as: .nodeLink).files.first?.bytes)
        #expect(keys(try ForeignFixtures.graph(json, .json))?.count == 3)
    }

    @Test func labelsThatAreNoTypesStandBesideOthers() throws {
        let edges = (0...1000).map { "{\"source\": \"a\", \"target\": \"b\", \"type\": \"t\($0)\", \"label\": \"l\"}" }
        let graph = try ForeignFixtures.graph(
            "{\"nodes\": [], \"edges\": [\(edges.joined(separator: ","))]}".replacing(
                "\"nodes\": []", with: "\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}]"), .json)
        #expect(graph.relation(1000).evidence?.attributes.map { "\($0.key)=\($0.value.text)" } == ["label=l", "type=t1000"])
        for (output, input) in [(ExportFormat.nodeLink, InputFormat.json), (.relgraph, .relgraph)] {
            let bytes = try #require(try GraphExport(graph, as: output).files.first?.bytes)
            #expect(try ForeignFixtures.graph(bytes, input).relationCount == 1001, "\(output)")
        }
    }

    // MARK: The graph as a whole

    @Test func whatIsSaidOfTheGraphComesBack() throws {
        let text = """
            {"directed": true, "graph": {"name": "Deals 2015", "licence": "CC-BY", "year": 2015}, "nodes": [{"id": "a"}, {"id": "b"}],
            "links": [{"source": "a", "target": "b"}]}
            """
        let graph = try ForeignFixtures.graph(text, .json)
        for (output, input) in RoundTripTests.richFormats {
            let export = try GraphExport(graph, as: output)
            let again = try ForeignFixtures.graph(export.files[0].bytes, input)
            #expect(again.attributes[key: "name"] == .text("Deals 2015") && again.attributes[key: "licence"] == .text("CC-BY"), "\(output)")
            #expect(again.attributes[key: "year"] == .integer(2015) || !export.loss.isEmpty, "\(output)")
            #expect(again.attributes.count == 3, "\(output)")
        }
        let notes = try notes(graph)
        #expect(notes.graph.title == "Deals 2015" && notes.loss == ["graph licence 1", "graph year 1"])
        for format in [ExportFormat.csv, .edgeList, .claimReview, .neo4j] {
            #expect(try GraphExport(graph, as: format).loss.entries.contains { $0.field == "licence" }, "\(format)")
        }
    }

    /// Whether a file holds all of its nodes, no attribute of the graph says.
    @Test func noAttributeMakesNodesMereMentions() throws {
        func problems(_ attribute: String) throws -> [String] {
            let text = """
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                <key id="p" for="graph" attr.name="relgraph:partial" attr.type="boolean"/>
                <key id="k" for="node" attr.name="relgraph:kind" attr.type="string"/>
                <key id="v" for="graph" attr.name="relgraph:version" attr.type="int"/>
                <graph edgedefault="directed">\(attribute)<data key="v">1</data><node id="a"><data key="k">person</data></node>
                <node id="b"/>
                <edge source="a" target="b"/></graph></graphml>
                """
            return try ForeignFixtures.codes(text, .graphml)
        }
        #expect(try !problems("").isEmpty)
        #expect(try problems(#"<data key="p">true</data>"#) == problems(""))
    }
}
