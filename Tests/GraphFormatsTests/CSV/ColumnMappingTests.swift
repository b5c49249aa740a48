import GraphFormats
import RelationGraph
import Testing

@Suite struct ColumnMappingTests {
    private func graph(_ text: String, _ columns: String, _ format: InputFormat = .csv) throws -> RelationGraph {
        let mapping = try ColumnMapping(columns)
        return try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: format, columns: mapping)
    }

    private func edges(_ text: String, _ columns: String, _ format: InputFormat = .csv) throws -> [String] {
        ForeignFixtures.edges(try graph(text, columns, format))
    }

    private func problems(_ text: String, _ columns: String) throws -> [Problem] {
        do {
            return try graph(text, columns).warnings
        } catch let found as GraphProblems {
            return found.problems
        }
    }

    static let deals = "Nr,Seller,Deal,Buyer,Amount,How\n1,Roe,sold to,Acme,51,Directed\n2,Acme,lent to,Ltd,7,Undirected\n"

    @Test func columnsAreForWhatIsSaid() throws {
        #expect(
            try edges(Self.deals, "source=Seller,target=Buyer,type=Deal,weight=Amount,direction=How") == [
                "Roe sold to Acme Nr=1 weight=51", "Acme -lent to Ltd Nr=2 weight=7",
            ])
        #expect(
            try edges(Self.deals, "source=Buyer, target = Seller").first == "Acme edge Roe Nr=1 Deal=“sold to” Amount=51 How=“Directed”")
    }

    @Test func columnsMayBeSaidToBeDates() throws {
        let graph = try graph("source,target,signed,left,since\na,b,2007,2009,x\n", "since=signed,until=left")
        #expect(graph.relations.map { $0.evidence?.period?.text } == ["2007/2009"] && graph.warnings.isEmpty)
        #expect(ForeignFixtures.edges(graph) == ["a edge b since=2007 until=2009 since (column 5)=“x”"])
        #expect(try self.graph("source,target,d\na,b,2007-03-02\n", "date=d").relations.first?.evidence?.period?.text == "2007-03-02")
    }

    /// The names that would be guessed count only for what is left open.
    @Test func whatIsSaidGoesBeforeWhatNamesTell() throws {
        #expect(try edges("source,target,type,x\na,b,t,c\n", "source=x,target=target") == ["c t b source=“a”"])
        #expect(try edges("source,target,type,x\na,b,t,c\n", "type=x") == ["a c b type=“t”"])
        #expect(try edges("id,name\na,b\n", "source=id,target=name") == ["a edge b"])
    }

    @Test(arguments: [InputFormat.csv, .tsv]) func columnsGoByNameInAnyCaseOrByNumber(_ format: InputFormat) throws {
        for columns in ["source=seller,target=BUYER", "source=2,target=4"] {
            let found = try edges(Self.deals.replacing(",", with: format == .csv ? "," : "\t"), columns, format)
            #expect(found.first?.hasPrefix("Roe edge Acme") == true)
        }
        // A name goes before a number.
        #expect(try edges("2,1,type\na,b,t\n", "source=1,target=2") == ["b t a"])
    }

    @Test func tablesWithoutHeaderGoByNumbers() throws {
        let graph = try graph("x,a,b\ny,b,c\n", "source=2,target=3")
        #expect(ForeignFixtures.edges(graph) == ["a edge b column1=“x”", "b edge c column1=“y”"])
        // The first line may have been a header all the same.
        #expect(graph.warnings.map(\.code) == ["no-header"])
    }

    @Test func noColumnIsAnEndThatIsNotSaidOrCalledSo() throws {
        let found = try problems("Deal,Buyer,Seller\nloan,A,B\n", "type=Deal")
        #expect(found.map(\.code) == ["no-ends"] && found[0].message.contains("“Buyer”"))
    }

    @Test(arguments: ["source=x,target=x", "source=x,target=y,type=z,weight=z"]) func oneColumnHasOneRole(_ columns: String) throws {
        let found = try problems("x,y,z\na,b,1\n", columns)
        #expect(found.map(\.code) == ["shared-column"] && found[0].severity == .error)
    }

    @Test func tablesOfEdgesStayThatWhatNodesAreToldBy() throws {
        let columns = try ColumnMapping("name=Firm")
        try Folder.with(["deals.csv": "source,target\na,b\n", "firms.csv": "id,Firm\na,Acme\n"]) { folder in
            let graph = try GraphLoader.load(["deals.csv", "firms.csv"].map { folder + "/" + $0 }, columns: columns)
            #expect(ForeignFixtures.edges(graph) == ["a edge b"] && graph.node(id: "a")?.name == "Acme")
        }
    }

    /// A role whose column no table has is a slip, be it in a mapping for two tables.
    @Test func rolesThatNoTableHasAreTold() throws {
        let found = try problems("Seller,Buyer\na,b\n", "source=Seller,target=Buyer,id=Nope,name=Foo")
        #expect(found.map(\.code) == ["unknown-column", "unknown-column"])
        #expect(found.contains { $0.message == "No table has a column “Nope” to be the id" })
        #expect(try problems("Number,Firm\na,b\n", "source=Seller,target=Buyer,id=Number").count == 2)
    }

    @Test func aWeightTakesItsNameFromNoOtherColumnInSilence() throws {
        #expect(
            try edges("source,target,weight,amount\na,b,1,5\n", "weight=amount") == ["a edge b weight (column 3)=1 weight=5"])
    }

    @Test func namesOfColumnsMayHoldCommasAndEqualsSigns() throws {
        #expect(try edges("\"Buyer, Inc.\",a=b\nx,y\n", "source=Buyer, Inc.,target=a=b") == ["x edge y"])
    }

    @Test func tablesOfNodesHaveAnIdAndAName() throws {
        let text = "source,Number,Firm,target\nx,n1,Acme,y\nx,n2,,y\n"
        let graph = try graph(text, "id=Number,name=Firm")
        #expect(graph.relationCount == 0)
        #expect(graph.nodes.map(\.id) == ["n1", "n2"] && graph.nodes.map(\.name) == ["Acme", "n2"])
        #expect(graph.nodeAttributeKeys == ["source", "target"])
    }

    /// One mapping serves both tables of a graph.
    @Test func everyTableTakesTheRolesThatItHas() throws {
        let columns = try ColumnMapping("source=Seller,target=Buyer,id=Number,name=Firm")
        try Folder.with(["deals.csv": "Seller,Buyer\nn1,n2\n", "firms.csv": "Number,Firm\nn1,Acme\nn2,Ltd\n", "roads.el": "n1 n3\n"]) {
            folder in
            let graph = try GraphLoader.load(["deals.csv", "firms.csv", "roads.el"].map { folder + "/" + $0 }, columns: columns)
            #expect(graph.relationCount == 2 && graph.nodeCount == 3)
            #expect(graph.node(id: "n2")?.name == "Ltd")
            #expect(throws: LoadError.noTable) { try GraphLoader.load([folder + "/roads.el"], columns: columns) }
        }
    }

    @Test func unknownColumnsListThoseThatThereAre() throws {
        let problem = try #require(try problems(Self.deals, "source=Sellr,target=Buyer").first)
        #expect(problem.code == "unknown-column" && problem.place?.line == 1)
        #expect(problem.message.contains("“Sellr”") && problem.message.contains("source"))
        for name in ["Nr", "Seller", "Deal", "Buyer", "Amount", "How"] { #expect(problem.message.contains("“\(name)”")) }
        #expect(problem.remedy.contains("Did you mean “Seller”?"))
        #expect(try problems(Self.deals, "source=9,target=Buyer,type=Kind").map(\.code) == ["unknown-column", "unknown-column"])
        #expect(try problems(Self.deals, "id=Number").map(\.code) == ["unknown-column"])
        #expect(try problems("date,weight\n2015,1\n", "type=date").map(\.code) == ["no-ends"])
        #expect(try problems(Self.deals, "source=Seller,target=Buyer,direction=Deal").map(\.code) == ["bad-direction"])
        #expect(try problems("a,b,weight\nx,y,1\n", "source=1,target=2,weight=a").map(\.code) == ["shared-column"])
    }

    static let wrong: [(text: String, error: ColumnMappingError)] = [
        ("", .noPair("")), ("source", .noPair("source")), ("source=", .noPair("source=")), ("from=a,target=b", .unknownRole("from")),
        ("id=a,id=b", .repeatedRole(.id)), ("source=a", .missingEnd(.target)), ("target=a,type=b", .missingEnd(.source)),
    ]

    @Test(arguments: wrong) func whatIsNoMappingIsRefusedWithTheRoles(_ sample: (text: String, error: ColumnMappingError)) {
        #expect(throws: sample.error) { try ColumnMapping(sample.text) }
        #expect(!sample.error.description.isEmpty)
    }

    @Test func anUnknownRoleListsThoseThatThereAre() {
        let text = ColumnMappingError.unknownRole("from").description
        for role in ColumnMapping.Role.allCases { #expect(text.contains(role.rawValue)) }
    }
}
