import GraphFormats
import RelationGraph
import Testing

@Suite struct Neo4jTests {
    private func codes(_ text: String) throws -> [String] { try ForeignFixtures.codes(text, .csv) }

    @Test func nodesAreRead() throws {
        let text = #"""
            personId:ID(Person),name,born:int,score:double,alive:boolean,tags:string[],years:int[],skip:IGNORE,joined:date,:LABEL
            keanu,"Keanu ""R""",1964,0.5,true,actor;bass,1999;2003,x,2020-01-01,Person;Actor
            1,,,,,,,,"",
            """#
        let graph = try ForeignFixtures.graph(text, .csv)
        #expect(graph.nodes.map(\.id) == ["Person:keanu", "Person:1"])
        #expect(graph.nodes.first?.name == "Keanu \"R\"")
        #expect(
            graph.nodes.first?.facts.attributes == [
                Attribute("born", .integer(1964)), Attribute("score", .decimal(0.5)), Attribute("alive", .boolean(true)),
                Attribute("tags", .text("[\"actor\", \"bass\"]")), Attribute("years", .text("[1999, 2003]")),
                Attribute("joined", .text("2020-01-01")), Attribute("labels", .text("Person;Actor")),
            ])
        #expect(graph.node(id: "Person:1")?.facts.attributes == [Attribute("joined", .text(""))])
    }

    /// An attribute of notes is no column of ids, whatever it is called.
    @Test func attributesOfNotesAreNoRoles() throws {
        let text = "id,name,relgraph:attribute:id,relgraph:attribute:label\nann,Ann,77,x\nbob,Bob,78,y\n"
        let graph = try ForeignFixtures.graph(text, .csv)
        #expect(graph.nodes.map(\.id) == ["ann", "bob"] && graph.nodes.map(\.name) == ["Ann", "Bob"])
    }

    @Test func edgesAreRead() throws {
        let text = ":START_ID(Person),role:string,:END_ID(Movie),:TYPE\nkeanu,Neo,1,ACTED_IN\n"
        #expect(try ForeignFixtures.edges(text, .csv) == ["Person:keanu ACTED_IN Movie:1 role=“Neo”"])
        #expect(try ForeignFixtures.edges(":START_ID;:END_ID;:TYPE\na;b;\n", .csv) == ["a edge b"])
    }

    static let malformed: [(expected: [String], text: String)] = [
        (["missing-id 2:1"], ":ID,name\n,a\n"), (["duplicate-id 3:1"], ":ID\na\na\n"), (["ragged-record 2:2"], ":ID,n:int\na\n"),
        (["bad-value 2:3"], ":ID,n:int\na,x\n"), (["bad-value 2:3"], ":ID,n:int[]\na,1;x\n"),
        (["missing-end 2:3"], ":START_ID,:END_ID\na,\n"),
        (["missing-end 2:1"], ":START_ID,:END_ID\n,b\n"), (["no-ends 1:1"], ":START_ID,:TYPE\na,b\n"),
        (["bad-value 2:3"], ":ID,n:long\na,99999999999999999999\n"), (["open-quote 2:1"], ":ID,n\n\"a,b\n"),
    ]

    @Test(arguments: malformed) func whatIsWrongIsToldWithItsPlace(_ sample: (expected: [String], text: String)) throws {
        let found = try codes(sample.text)
        #expect(found == sample.expected, "\(sample.text)")
    }

    /// That a file is a table does not say whose; what its columns are for does.
    @Test(arguments: [nil, InputFormat.csv]) func aHeaderOfNeo4jStaysOneUnlessColumnsAreNamed(_ format: InputFormat?) throws {
        let text = "from:START_ID,to:END_ID,:TYPE,n:int\na,b,owns,3\n"
        try Folder.with(["edges.csv": text, "edges": text]) { folder in
            for name in ["edges.csv", "edges"] where format != nil || name.hasSuffix(".csv") {
                let file = folder + "/" + name
                #expect(ForeignFixtures.edges(try GraphLoader.load([file], inputFormat: format)) == ["a owns b n=3"])
                let columns = try ColumnMapping("source=from:START_ID,target=to:END_ID")
                let plain = try GraphLoader.load([file], inputFormat: format, columns: columns)
                #expect(ForeignFixtures.edges(plain) == ["a owns b n:int=3"])
            }
        }
    }

    /// Nodes and relations come back; the graph's own title, views and vocabulary have no place in tables.
    @Test(arguments: RoundTripFixtures.all) func bothTablesTogetherAreTheGraph(_ fixture: String) throws {
        let graph = try RoundTripFixtures.graph(fixture)
        let export = try GraphExport(graph, as: .neo4j)
        let isPlain = fixture.hasPrefix("foreign")
        #expect(export.files.map(\.part) == [.nodes, .edges])
        #expect(export.loss.entries.allSatisfy { $0.part == .graph } && export.loss.isEmpty == isPlain)
        let again = try TableFixtures.graph(export, .csv)
        let (a, b) = (GraphSnapshot(again), GraphSnapshot(graph))
        for (x, y) in zip(a.nodes, b.nodes) where x.withSortedAttributes != y.withSortedAttributes { Issue.record("\(x) instead of \(y)") }
        #expect(a.nodes.count == b.nodes.count)
        // What a stance declared in the notes is, only their vocabulary tells.
        let declaresTypes = ["canonical", "mixed"].contains(fixture)
        #expect(a.relations == b.relations || declaresTypes, "\(fixture)")
        #expect(again.relations.map(\.type.label).sorted() == graph.relations.map(\.type.label).sorted())
    }

    @Test(arguments: 0..<2) func mutationsNeverTrap(_ seed: UInt64) throws {
        try ForeignFixtures.expectNoTrap(
            [":ID(a),name,n:int,t:string[],:LABEL\nx,X,1,a;b,L\n", ":START_ID,:END_ID,:TYPE\na,b,T\n"], .csv,
            tokens: [",", ":", "(", ")", "[]", ":ID", ":TYPE", "\"", ";", "\n", "{"], seed: seed)
    }

    /// Newer importers take options behind the type of a column.
    @Test func optionsOfColumnsAreNoneOfTheirNames() throws {
        let nodes =
            "personId:ID(Person){label:Person},name,born:int{x:y},when:datetime{timezone:Europe/Berlin}\n1,Anna,1970,2015\n2,Ben,1980,2016\n"
        let edges = ":START_ID(Person),:END_ID(Person),:TYPE\n1,2,KNOWS\n"
        try Folder.with(["n.csv": nodes, "e.csv": edges]) { folder in
            let graph = try GraphLoader.load([folder + "/n.csv", folder + "/e.csv"])
            #expect(graph.nodes.map(\.name) == ["Anna", "Ben"] && graph.relationCount == 1)
            #expect(graph.nodes.first?.facts.attributes == [Attribute("born", .integer(1970)), Attribute("when", .text("2015"))])
        }
    }
}
