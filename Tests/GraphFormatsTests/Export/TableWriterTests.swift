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
                let export = try GraphExport(graph, as: output)
                #expect(losses(export) == [], "\(fixture)")
                let again = try TableFixtures.graph(export, input)
                let (a, b) = (GraphSnapshot(again), GraphSnapshot(graph))
                #expect(a.nodes.map(\.withSortedAttributes) == b.nodes.map(\.withSortedAttributes), "\(fixture)")
                #expect(a.relations == b.relations, "\(fixture)")
            }
        }
    }

    @Test func foreignTablesAreForSpreadsheets() throws {
        let export = try GraphExport(try RoundTripFixtures.graph("foreign"), as: .csv)
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
            try losses(GraphExport(graph, as: .csv, parts: [.edges])) == [
                "nodes nodes 1", "nodes name 1", "nodes relgraph:attribute:label 1", "nodes size 1", "nodes open 1",
            ])
        #expect(try losses(GraphExport(graph, as: .csv, parts: [.nodes])) == ["relations relations 4"])
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
        #expect(try losses(GraphExport(graph, as: .csv)) == ["nodes code 1", "nodes empty 1"])
        #expect(try losses(GraphExport(graph, as: .graphml)) == [])
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
        let export = try GraphExport(graph, as: .csv)
        #expect(text(export, .nodes) == "id,name,kind,also,size\na,A,person,B; name: C; lang: fa,5\nb,B,person,,\nd,D,document,,\n")
        #expect(text(export, .edges) == "source,target,Type,relation,layer,when,in\na,b,Undirected,met,ties,2015-08,d#p1; d#p2\n")
        #expect(
            losses(export) == ["graph title 1", "nodes kind 3", "nodes also 1", "relations layer 1", "relations when 1", "relations in 1"])
        let bare = try GraphExport(graph, as: .edgeList)
        #expect(text(bare) == "# Undirected graph\na b\n")
        #expect(
            losses(bare) == [
                "graph title 1", "nodes size 1", "nodes kind 3", "nodes also 1", "nodes name 3", "nodes nodes 1", "relations layer 1",
                "relations when 1", "relations in 1", "relations type 1",
            ])
    }

    @Test func edgeListsKeepWeightsAndWords() throws {
        let graph = try ForeignFixtures.graph("source,target,weight\na b,#c,1\n#c,d,2\n", .csv)
        let export = try GraphExport(graph, as: .edgeList)
        #expect(text(export) == "# Directed graph\na_b _#c 1\n_#c d 2\n")
        #expect(losses(export) == ["nodes id 2"])
        #expect(
            ForeignFixtures.edges(try ForeignFixtures.graph(text(export), .edgeList)) == ["a_b edge _#c weight=1", "_#c edge d weight=2"])
        let partly = try GraphExport(try ForeignFixtures.graph("source,target,weight\na,b,1\nb,c,\n", .csv), as: .edgeList)
        #expect(text(partly) == "# Directed graph\na b\nb c\n")
        #expect(losses(partly) == ["relations weight 1"])
    }

    @Test func markdownIsForReaders() throws {
        let graph = try ForeignFixtures.graph("source,target,type\na|b,c*,<x>\n", .csv)
        let export = try GraphExport(graph, as: .markdown)
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
        #expect(try text(GraphExport(graph, as: .markdown, parts: [.edges]), .edges).hasPrefix("| source | type | target |"))
    }

    @Test func charactersThatXMLLacksAreCounted() throws {
        let graph = try ForeignFixtures.graph("{\"nodes\": [{\"id\": \"a\", \"x\": \"\\u0001\"}], \"links\": []}", .json)
        for format in [ExportFormat.graphml, .gexf] { #expect(try losses(GraphExport(graph, as: format)) == ["graph characters 1"]) }
    }

    @Test func numbersThatNoFormatKnowsAreCounted() throws {
        var builder = GraphBuilder()
        var draft = NodeDraft(id: Reference("a"), kind: "person", name: "A")
        draft.facts.attributes = [Attribute("x", .decimal(.nan)), Attribute("y", .decimal(1))]
        builder.add(draft)
        let graph = try builder.build()
        for format in [ExportFormat.graphml, .nodeLink, .dot] {
            #expect(try losses(GraphExport(graph, as: format)) == ["nodes x 1"], "\(format)")
        }
        #expect(try losses(GraphExport(graph, as: .relgraph)) == [])
    }

    @Test func fieldsKeepTheirNamesBesideAttributes() throws {
        let graph = try NativeFixtures.graph(
            """
            relgraph: 1
            people:
              anna:
                name: Anna
                role: minister
                attributes: {role: spy}
                ties: [{met: ben, note: in Moscow, in: [d], attributes: {note: unsure, layer: ground}}]
              ben: Ben
            documents:
              d: D

            """)
        for format in [ExportFormat.csv, .tsv] {
            let export = try GraphExport(graph, as: format)
            let input: InputFormat = format == .csv ? .csv : .tsv
            let again = try TableFixtures.graph(export, input)
            let attributes = try #require(again.node(id: "anna")?.facts.attributes)
            #expect(attributes[key: "role"] == .text("minister") && attributes[key: "role-2"] == .text("spy"))
            let tie = try #require(again.relations.first?.evidence?.attributes)
            #expect(tie[key: "note"] == .text("in Moscow") && tie[key: "note-2"] == .text("unsure"))
            #expect(tie[key: "layer"] == .text("ties") && tie[key: "layer-2"] == .text("ground"))
            #expect(Set(losses(export)).isSuperset(of: ["nodes role 1", "relations note 1", "relations layer 1"]))
        }
        #expect(text(try GraphExport(graph, as: .markdown)).contains("minister"))
    }

    /// Readers find out from the header what separates its names.
    @Test func namesOfColumnsMayHoldSeparators() throws {
        let graph = try ForeignFixtures.graph(
            "{\"nodes\": [{\"id\": \"n\", \"weird;key|a;b;c;d\": 1}], \"edges\": [{\"source\": \"n\", \"target\": \"n\", \"a\\tb\\tc;d;e\": 2}]}",
            .json)
        for (format, input) in [(ExportFormat.csv, InputFormat.csv), (.tsv, .tsv)] {
            let again = try TableFixtures.graph(try GraphExport(graph, as: format), input)
            #expect(again.nodes.first?.facts.attributes == [Attribute("weird;key|a;b;c;d", .integer(1))], "\(format)")
            #expect(again.relations.first?.attribute("a\tb\tc;d;e") == .integer(2), "\(format)")
        }
    }

    /// `#️⃣` is one character, but begins with the byte that begins a comment.
    @Test func wordsThatBeginAsCommentsDoAreTold() throws {
        let graph = try ForeignFixtures.graph("source,target\n\"#\u{FE0F}\u{20E3}\",b\n", .csv)
        let export = try GraphExport(graph, as: .edgeList)
        #expect(losses(export) == ["nodes id 1"])
        #expect(try ForeignFixtures.graph(text(export), .edgeList).relationCount == 1)
    }
}
