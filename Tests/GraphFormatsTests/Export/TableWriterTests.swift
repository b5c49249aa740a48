import GraphFormats
import RelationGraph
import Testing

/// Tables and edge lists, which hold less: what they lose is what the report says, and nothing else.
@Suite struct TableWriterTests {
    private func text(_ export: GraphExport, _ part: GraphPart? = nil) -> String {
        String(decoding: export.files.first { $0.part == part }?.bytes ?? [], as: UTF8.self)
    }

    private func losses(_ export: GraphExport) -> [String] {
        export.loss.entries.map { "\($0.part) \($0.field) \($0.count)" }
    }

    @Test func foreignGraphsComeBackFromTheirTables() throws {
        for (output, input) in [(ExportFormat.csv, InputFormat.csv), (.tsv, .tsv)] {
            for fixture in ["foreign", "foreign types"] {
                let graph = try RoundTripFixtures.graph(fixture)
                let export = GraphExport(graph, as: output)
                #expect(losses(export) == [], "\(fixture)")
                let again = try TableFixtures.graph(export, input)
                let (a, b) = (GraphSnapshot(again), GraphSnapshot(graph))
                #expect(a.nodes.map(\.withSortedAttributes) == b.nodes.map(\.withSortedAttributes), "\(fixture)")
                #expect(a.relations == b.relations, "\(fixture)")
            }
        }
    }

    @Test func foreignTablesAreForSpreadsheets() throws {
        let export = GraphExport(try RoundTripFixtures.graph("foreign"), as: .csv)
        #expect(text(export, .nodes) == "id,name,relgraph:attribute:label,size,open\na,Ann,A.,,\nb,,,5,\nc & d,,,,true\nlone,,,,\n")
        #expect(
            text(export, .edges) == """
                source,target,Type,relation,weight,relgraph:attribute:label
                a,b,Directed,pays,1.0,in cash
                b,a,Undirected,,,
                a,b,Directed,,2.5,
                c & d,c & d,Directed,pays,,

                """)
    }

    @Test func whatANodesTableWouldTellIsLostWithoutIt() throws {
        let graph = try RoundTripFixtures.graph("foreign")
        #expect(
            losses(GraphExport(graph, as: .csv, parts: [.edges])) == [
                "nodes nodes 1", "nodes name 1", "nodes relgraph:attribute:label 1", "nodes size 1", "nodes open 1",
            ])
        #expect(losses(GraphExport(graph, as: .csv, parts: [.nodes])) == ["relations relations 4"])
    }

    @Test func typesThatTablesCannotTellAreReported() throws {
        var builder = GraphBuilder(vocabulary: Vocabulary())
        var table = GraphTable(file: "a")
        let node = table.node("007", line: 1)
        var (code, empty) = (AttributeColumn(key: "code", type: .text), AttributeColumn(key: "empty", type: .text))
        code.set(.text("12"), at: 0)
        empty.set(.text(""), at: 0)
        table.nodeAttributes = [code, empty]
        table.appendEdge(from: node, to: node, type: GraphTable.EdgeType("x"), line: 1)
        builder.add(table)
        let graph = try builder.build()
        #expect(losses(GraphExport(graph, as: .csv)) == ["nodes code 1", "nodes empty 1"])
        #expect(losses(GraphExport(graph, as: .graphml)) == [])
        let again = try TableFixtures.graph(GraphExport(graph, as: .csv), .csv)
        #expect(again.nodes.first?.facts.attributes == [Attribute("code", .integer(12))])
    }

    @Test func notesBecomeReadableColumns() throws {
        let graph = try NativeFixtures.graph(
            """
            relgraph: 1
            title: T
            people:
              a:
                name: A
                also: [B, {name: C, lang: fa}]
                attributes: {size: 5}
                ties:
                  - {met: b, when: 2015-08, in: [d#p1, d#p2]}
              b: B
            documents:
              d: D

            """)
        let export = GraphExport(graph, as: .csv)
        #expect(text(export, .nodes) == "id,name,kind,also,size\na,A,person,B; name: C; lang: fa,5\nb,B,person,,\nd,D,document,,\n")
        #expect(text(export, .edges) == "source,target,Type,relation,layer,when,in\na,b,Undirected,met,ties,2015-08,d#p1; d#p2\n")
        #expect(
            losses(export) == ["graph title 1", "nodes kind 3", "nodes also 1", "relations layer 1", "relations when 1", "relations in 1"])
        let bare = GraphExport(graph, as: .edgeList)
        #expect(text(bare) == "# Undirected graph\na b\n")
        #expect(
            losses(bare) == [
                "graph title 1", "nodes size 1", "nodes kind 3", "nodes also 1", "nodes name 3", "nodes nodes 1", "relations layer 1",
                "relations when 1", "relations in 1", "relations type 1",
            ])
    }

    @Test func edgeListsKeepWeightsAndWords() throws {
        let graph = try ForeignFixtures.graph("source,target,weight\na b,#c,1\n#c,d,2\n", .csv)
        let export = GraphExport(graph, as: .edgeList)
        #expect(text(export) == "# Directed graph\na_b _#c 1\n_#c d 2\n")
        #expect(losses(export) == ["nodes id 2"])
        #expect(
            ForeignFixtures.edges(try ForeignFixtures.graph(text(export), .edgeList)) == ["a_b edge _#c weight=1", "_#c edge d weight=2"])
        let partly = GraphExport(try ForeignFixtures.graph("source,target,weight\na,b,1\nb,c,\n", .csv), as: .edgeList)
        #expect(text(partly) == "# Directed graph\na b\nb c\n")
        #expect(losses(partly) == ["relations weight 1"])
    }

    @Test func markdownIsForReaders() throws {
        let graph = try ForeignFixtures.graph("source,target,type\na|b,c*,<x>\n", .csv)
        let export = GraphExport(graph, as: .markdown)
        #expect(
            text(export) == """
                ## Nodes

                | name | id |
                | --- | --- |
                | a\\|b | a\\|b |
                | c\\* | c\\* |

                ## Edges

                | source | type | target |
                | --- | --- | --- |
                | a\\|b | &lt;x&gt; | c\\* |

                """)
        #expect(losses(export) == ["graph everything 1"])
        #expect(text(GraphExport(graph, as: .markdown, parts: [.edges]), .edges).hasPrefix("| source | type | target |"))
    }

    @Test func charactersThatXMLLacksAreCounted() throws {
        let graph = try ForeignFixtures.graph("{\"nodes\": [{\"id\": \"a\", \"x\": \"\\u0001\"}], \"links\": []}", .json)
        for format in [ExportFormat.graphml, .gexf] { #expect(losses(GraphExport(graph, as: format)) == ["graph characters 1"]) }
    }

    @Test func numbersThatNoFormatKnowsAreCounted() throws {
        var builder = GraphBuilder()
        var draft = NodeDraft(id: Reference("a"), kind: "person", name: "A")
        draft.facts.attributes = [Attribute("x", .decimal(.nan)), Attribute("y", .decimal(1))]
        builder.add(draft)
        let graph = try builder.build()
        for format in [ExportFormat.graphml, .nodeLink, .dot] {
            #expect(losses(GraphExport(graph, as: format)) == ["nodes x 1"], "\(format)")
        }
        #expect(losses(GraphExport(graph, as: .relgraph)) == [])
    }
}
