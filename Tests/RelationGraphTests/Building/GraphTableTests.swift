import RelationGraph
import Testing

@Suite struct GraphTableTests {
    private func table(_ edges: [(String, String?, String)], file: String = "t", symmetric: Bool = false) -> GraphTable {
        var table = GraphTable(file: file)
        for (line, edge) in edges.enumerated() {
            let source = table.node(edge.0, line: line + 1)
            let target = table.node(edge.2, line: line + 1)
            table.appendEdge(from: source, to: target, type: GraphTable.EdgeType(edge.1, symmetric: symmetric), line: line + 1)
        }
        return table
    }

    private func graph(_ tables: GraphTable...) throws -> RelationGraph {
        var builder = GraphBuilder(vocabulary: Vocabulary())
        for table in tables { builder.add(table) }
        return try builder.build()
    }

    private func text(_ graph: RelationGraph) -> [String] {
        graph.nodes.map { "\($0.id) \($0.name) \($0.kind) \($0.facts) \($0.place.map(\.description) ?? "")" }
            + graph.relations.map {
                "\($0.source.id) \($0.type) \($0.target.id) \($0.evidence ?? Evidence()) \($0.setting) \($0.place.map(\.description) ?? "")"
            }
    }

    /// Columns and drafts of the same content give the same graph.
    @Test func columnsAndDraftsAgree() throws {
        var table = table([("a", "owns", "b"), ("b", nil, "c"), ("a", "owns", "b"), ("c", nil, "c")])
        table.setName("Anna", of: 0)
        var weights = AttributeColumn(key: "weight", type: .decimal)
        weights.set(.decimal(0.5), at: 0)
        weights.set(.decimal(2), at: 2)
        table.edgeAttributes = [weights]
        var ages = AttributeColumn(key: "age", type: .integer)
        ages.set(.integer(41), at: 1)
        table.nodeAttributes = [ages]

        var builder = GraphBuilder(vocabulary: try graph(table).vocabulary)
        func place(_ line: Int) -> SourcePlace { SourcePlace(file: "t", line: line, column: 1) }
        for (id, name, line) in [("a", "Anna", 1), ("b", "b", 1), ("c", "c", 2)] {
            var draft = NodeDraft(id: Reference(id, at: place(line)), kind: "node", name: name)
            if id == "b" { draft.facts.attributes = [Attribute("age", .integer(41))] }
            builder.add(draft)
        }
        let edges: [(String, String, String, Double?)] = [
            ("a", "owns", "b", 0.5), ("b", "edge", "c", nil), ("a", "owns", "b", 2), ("c", "edge", "c", nil),
        ]
        for (line, edge) in edges.enumerated() {
            var draft = RelationDraft(
                source: Reference(edge.0), type: Reference(edge.1), target: Reference(edge.2), setting: .list, place: place(line + 1))
            if let weight = edge.3 { draft.evidence.attributes = [Attribute("weight", .decimal(weight))] }
            builder.add(draft)
        }
        let drafted = try builder.build()
        let columned = try graph(table)
        #expect(text(columned) == text(drafted))
        for node in columned.nodes { #expect(node.relations.map(\.index) == drafted.node(node.index).relations.map(\.index)) }
        #expect(columned.relation(0).attribute("weight") == drafted.relation(0).attribute("weight"))
        #expect(columned.relation(1).evidence == nil)
    }

    @Test func nodesOfOneIdAreOne() throws {
        var first = table([("a", nil, "b")], file: "1")
        var ages = AttributeColumn(key: "age", type: .integer)
        ages.set(.integer(1), at: 1)
        first.nodeAttributes = [ages]
        var second = table([("b", nil, "c"), ("c", nil, "d")], file: "2")
        second.setName("Bob", of: 0)
        var more = AttributeColumn(key: "age", type: .integer)
        for row in 0..<3 { more.set(.integer(10 + row), at: row) }
        var seen = AttributeColumn(key: "seen", type: .boolean)
        seen.set(.boolean(true), at: 0)
        second.nodeAttributes = [more, seen]
        let graph = try graph(first, second, table([("d", nil, "e")], file: "3"))
        #expect(graph.nodes.map(\.id) == ["a", "b", "c", "d", "e"])
        #expect(graph.nodes.map(\.name) == ["a", "Bob", "c", "d", "e"])
        #expect(graph.node(0).facts.attributes.isEmpty)
        // What the first file says of it stays.
        #expect(Set(graph.node(1).facts.attributes) == [Attribute("age", .integer(1)), Attribute("seen", .boolean(true))])
        #expect(graph.node(2).facts.attributes == [Attribute("age", .integer(11))])
        #expect(graph.node(3).facts.attributes == [Attribute("age", .integer(12))])
        #expect(graph.node(4).facts.attributes.isEmpty)
        #expect(graph.relations.map { $0.place?.file } == ["1", "2", "2", "3"])
    }

    @Test func twoNamesForOneIdAreAnError() {
        var (first, second) = (table([("n0", nil, "b")], file: "1"), table([("x", nil, "y"), ("y", nil, "n0")], file: "2"))
        first.setName("Anna", of: 0)
        second.setName("Boris", of: 2)
        #expect {
            try graph(first, second)
        } throws: { error in
            let problems = (error as? GraphProblems)?.problems ?? []
            return problems.map(\.code) == ["duplicate-id"] && problems[0].place == SourcePlace(file: "2", line: 2, column: 1)
        }
    }

    @Test func directionsOfOneLabelAreTwoTypes() throws {
        let edges = [("a", "knows", "b"), ("a", nil, "b")]
        let graph = try graph(table(edges), table(edges, symmetric: true))
        #expect(graph.relations.map(\.type.id) == ["knows", "edge", "knows (undirected)", "edge (undirected)"])
        #expect(graph.relations.map(\.type.isSymmetric) == [false, false, true, true])
    }

    @Test func emptyTableIsAGraph() throws {
        let graph = try graph(GraphTable(file: "t"))
        #expect(graph.nodeCount == 0 && graph.relationCount == 0)
    }

    @Test func columnsHoldWhatIsSet() {
        var column = AttributeColumn(key: "k", type: .text)
        column.set(.text("x"), at: 2)
        column.set(.text("y"), at: 0)
        column.set(.text("x"), at: 5)
        #expect((0..<7).map { column[$0] } == [.text("y"), nil, .text("x"), nil, nil, .text("x"), nil])
        column.fill(.text("z"), rows: 7)
        #expect((0..<7).map { column[$0]?.text } == ["y", "z", "x", "z", "z", "x", "z"])
        var numbers = AttributeColumn(key: "k", type: .integer)
        for (row, number) in [Int.min, -1, 0, Int.max].enumerated() { numbers.set(.integer(number), at: row) }
        #expect((0..<4).map { numbers[$0] } == [.integer(.min), .integer(-1), .integer(0), .integer(.max)])
    }

    /// Of two tables that contradict each other the first counts, and the other is told of.
    @Test func contradictionsOfTablesAreTold() throws {
        func table(_ file: String, _ values: [AttributeValue], _ type: AttributeColumn.ValueType) -> GraphTable {
            var table = GraphTable(file: file)
            var column = AttributeColumn(key: "capital", type: type)
            for (row, value) in values.enumerated() {
                _ = table.node("n\(row)", line: row + 2)
                column.set(value, at: row)
            }
            table.nodeAttributes = [column]
            return table
        }
        let first = table("c1", [.integer(100), .integer(1), .integer(5)], .integer)
        let graph = try graph(first, table("c2", [.integer(200), .integer(2), .integer(5)], .integer))
        #expect(graph.nodes.first?.facts.attributes == [Attribute("capital", .integer(100))])
        #expect(graph.warnings.map(\.code) == ["conflicting-values"])
        let warning = try #require(graph.warnings.first)
        #expect(warning.place == SourcePlace(file: "c2", line: 2, column: 1))
        #expect(warning.message.contains("“200” here, but “100” at c1:2:1; “capital” of 1 more node differs so"))
        // What a later file told of a node does not stand where the node was mentioned first.
        var mention = GraphTable(file: "edges")
        _ = mention.node("n0", line: 7)
        let later = try self.graph(mention, first, table("c2", [.integer(200)], .integer))
        #expect(later.warnings.first?.message.contains("“100” in a file read before") == true)
        // One that takes for a text what is a number to the other does not contradict it.
        #expect(try self.graph(first, table("c3", [.text("100"), .text("1.0"), .text("5")], .text)).warnings.isEmpty)
    }
}
