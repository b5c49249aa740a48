import GraphFormats
import RelationGraph
import Testing

@Suite struct CSVReaderTests {
    private func edges(_ text: String) throws -> [String] { try ForeignFixtures.edges(text, .csv) }
    private func codes(_ text: String) throws -> [String] { try ForeignFixtures.codes(text, .csv) }

    @Test func columnsGoByTheirNames() throws {
        #expect(try edges("target,weight,source,relation\nb,2,a,owns\n") == ["a owns b weight=2"])
        for header in ["source,target", "Source,Target", "from,to", "src,dst", "subject,object", "u,v", "Source ID,Target ID"] {
            #expect(try edges(header + "\na,b\n") == ["a edge b"], "\(header)")
        }
        // A header of other names: the first two columns are the ends.
        #expect(try edges("Company,Owner,weight\nx,y,1.5\n") == ["x edge y weight=1.5"])
        #expect(try edges("Company,Owner,Since\nx,y,2007\n") == ["x edge y Since=2007"])
    }

    @Test func withoutHeaderTheFirstColumnsAreTheEnds() throws {
        #expect(try edges("a,b\nb,c\n") == ["a edge b", "b edge c"])
        #expect(try edges("a,b,3\nb,c,4.5\n") == ["a edge b weight=3.0", "b edge c weight=4.5"])
        #expect(try edges("a,b,owns,x\n") == ["a owns b column4=“x”"])
        #expect(try codes("a,b\n") == ["no-header 1:1"])
        // Words of other scripts with a number are no values, so that the line above is a record; sums with a currency sign are.
        #expect(try codes("Иван,Пётр,брат\nАнна,Олег,дом 5\n") == ["no-header 1:1"])
        #expect(try codes("甲,乙,朋友\n丙,丁,公司2\n") == ["no-header 1:1"])
        #expect(try codes("Payer,Payee,Sum\nAnna,Olga,5 €\n") == ["guessed-header 1:1"])
        #expect(try codes("Payer,Payee,Sum\nAnna,Olga,₽ 700\n") == ["guessed-header 1:1"])
    }

    /// What stands below a name need not be a plain number.
    @Test func aHeaderStandsAboveSharesSumsAndDates() throws {
        for values in [("50%", "12.5 %"), ("€ 1.200", "£3"), ("12/03/2007", "1/1/08"), ("3.5 EUR", "20 EUR"), ("<5%", ""), ("", "+3 %")] {
            #expect(try edges("Company,Owner,Share\nx,y,\(values.0)\nz,y,\(values.1)\n").count == 2, "\(values)")
            #expect(try codes("Company,Owner,Share\nx,y,\(values.0)\nz,y,\(values.1)\n") == ["guessed-header 1:1"], "\(values)")
        }
        // It may have been an edge: then somebody has to see what became of it.
        let graph = try ForeignFixtures.graph("Ann,Bob,unknown\nCara,Dan,2007\n", .csv)
        #expect(graph.warnings.map(\.code) == ["guessed-header"] && graph.warnings[0].message.contains("“Ann” and “Bob”"))
        #expect(try edges("Company,Owner,Share\nx,y,50%\n") == ["x edge y Share=“50%”"])
        // A word among them, a value in the first line, ids: that may be edges all the same.
        for text in [
            "x,y,owns\nz,y,50%\nz,x,owns\n", "x,y,50%\nz,y,20%\n", "a,b\np1,p2\n", "a,b\n50 men,60 men\n", "ann,ben,met\nben,eve,2nd met\n",
        ] {
            #expect(try codes(text) == ["no-header 1:1"], "\(text)")
        }
    }

    @Test func columnsCalledAsDatesDateTheEdges() throws {
        let text = "source,target,since,valid to,year\na,b,2007-03,2009,\nb,c,,,2010\nc,d,,2011-01-01,\nd,e,,,\n"
        let graph = try ForeignFixtures.graph(text, .csv)
        #expect(graph.relations.map { $0.evidence?.period?.text } == ["2007-03/2009", "2010", "../2011-01-01", nil])
        #expect(graph.relations.map { $0.told(.dates)?.period?.text } == ["2007-03/2009", "2010", "../2011-01-01", nil])
        #expect(ForeignFixtures.edges(graph).first == "a edge b since=“2007-03” valid to=“2009”", "the columns stay attributes")
        var selection = Selection()
        selection.since = DateSpan("2011")
        #expect(Subgraph(graph, selection).relationCount == 2)
        // Where attributes come back, dates do.
        for format in [ExportFormat.csv, .graphml, .gexf, .nodeLink, .dot, .neo4j] {
            let export = try GraphExport(graph, as: format)
            let again = try TableFixtures.graph(export, InputFormat(path: "x." + (format.extensions.first ?? "csv")) ?? .csv)
            #expect(export.loss.isEmpty)
            #expect(again.relations.map { $0.evidence?.period?.text } == graph.relations.map { $0.evidence?.period?.text }, "\(format)")
        }
        // The ends of an edge are no dates, and what is no date is told.
        #expect(try ForeignFixtures.graph("start,end\na,b\n", .csv).relations.allSatisfy { $0.evidence?.period == nil })
        #expect(try codes("source,target,date\na,b,spring\nb,c,2007\nc,d,12/03/2007\n") == ["unread-dates 2:1"])
        #expect(try codes("source,target,start,end\na,b,2007,2005\n") == ["reversed-dates 2:1"])
        // Numbers of another count of time are told if they are days of a spreadsheet, or stand among dates.
        #expect(try codes("source,target,since\na,b,42005\n") == ["unread-dates 2:1"])
        #expect(try codes("source,target,since\na,b,2015\nb,c,7\n") == ["unread-dates 3:1"])
        #expect(try codes("source,target,start,end\na,b,0.5,17.25\n").isEmpty)
        // As tables are written that lack some of their years, or count days without hyphens.
        let numbers = try ForeignFixtures.graph("source,target,since,date\na,b,2015.0,\nb,c,1999.5,\nc,d,,20150806\n", .csv)
        #expect(numbers.relations.map { $0.evidence?.period?.text } == ["2015/..", nil, "2015-08-06"])
        #expect(numbers.warnings.map(\.code) == ["unread-dates"])
        let moment = try ForeignFixtures.graph("source,target,date\na,b,2015-08-06T10:00:00Z\n", .csv)
        #expect(moment.relations.first?.evidence?.period?.text == "2015-08-06")
    }

    @Test func parallelEdgesAndLoopsStayApart() throws {
        let graph = try ForeignFixtures.graph("source,target\na,b\na,b\nb,a\na,a\n", .csv)
        #expect(graph.relationCount == 4)
        #expect(graph.warnings.isEmpty)
        #expect(graph.nodes.map(\.id) == ["a", "b"])
        #expect(graph.nodes.allSatisfy { $0.kind.id == "node" && $0.name == $0.id })
        #expect(graph.relations.allSatisfy { $0.type.layer == .ties && $0.type.isWalkable })
    }

    @Test func labelsBecomeTypesOfTheirOwn() throws {
        // “denied” is no stance here: a foreign file knows nothing of ours.
        let graph = try ForeignFixtures.graph("source,target,type,label\na,b,denied,x\nb,c,,\n", .csv)
        #expect(ForeignFixtures.edges(graph) == ["a denied b label=“x”", "b edge c"])
        #expect(graph.vocabulary.relationTypes.allSatisfy { $0.layer == .ties && !$0.isStance })
    }

    @Test func gephisTypeColumnIsTheDirection() throws {
        let text = "Source,Target,Type,Id,Label,Weight\n1,2,Undirected,0,knows,1.0\n2,3,Directed,1,,2.5\n3,1,Directed,2,knows,1\n"
        #expect(
            try edges(text) == [
                "1 -knows 2 Id=0 Weight=1.0", "2 edge 3 Id=1 Weight=2.5", "3 knows (directed) 1 Id=2 Weight=1.0",
            ])
    }

    @Test func valuesKeepTheirTypes() throws {
        let text = """
            source,target,count,share,zip,flag,mixed,none
            a,b,3,0.5,007,true,1.50,
            b,c,-4,2,12,false,x,
            c,d,,1e3,1,true,,
            """
        #expect(
            try edges(text) == [
                "a edge b count=3 share=0.5 zip=“007” flag=true mixed=“1.50”", "b edge c count=-4 share=2.0 zip=“12” flag=false mixed=“x”",
                "c edge d share=1000.0 zip=“1” flag=true",
            ])
    }

    @Test func decimalsAreRoundedOnce() throws {
        for text in ["0.1", "123456.789", "0.000001", "99999999999.9999", "1.7976931348623157e308", "-2.5"] {
            let graph = try ForeignFixtures.graph("source,target,weight\na,b,\(text)\n", .csv)
            #expect(graph.relation(0).attribute("weight")?.number == Double(text))
        }
    }

    @Test func quotesAfterTheStandard() throws {
        let text = "source,target,note\n\"Smith, John\",\"the \"\"Box\"\" \"\"\"\"\",\"two\nlines\"\nJoe \"B\" Doe, b ,x\n"
        #expect(
            try edges(text) == ["Smith, John edge the \"Box\" \"\" note=“two\nlines”", "Joe \"B\" Doe edge b note=“x”"])
        let places = try ForeignFixtures.graph(text, .csv).relations.map { $0.place?.line }
        #expect(places == [2, 4])
    }

    @Test(arguments: [",", ";", "\t", "|"]) func delimitersAreRecognised(_ delimiter: String) throws {
        let text = "source,target,weight\na,b,1\n".replacing(",", with: delimiter)
        #expect(try edges(text) == ["a edge b weight=1"])
        #expect(try ForeignFixtures.edges(text, .tsv) == ["a edge b weight=1"])
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func lineEndsOfAnySystem(_ end: String) throws {
        let lines = ["source,target", "a,b", "", "b,c", "b"]
        #expect(try codes(lines.joined(separator: end)) == ["ragged-record 5:2"])
        #expect(try edges(lines.dropLast().joined(separator: end)) == ["a edge b", "b edge c"])
    }

    @Test func marksAtTheTopAreNoData() throws {
        #expect(try edges("\u{FEFF}source,target\na,b\n") == ["a edge b"])
        #expect(try edges("sep=;\nsource;target\na,1;b\n") == ["a,1 edge b"])
        #expect(try edges("# made in 2015\n#source,target\na,b\n") == ["a edge b"])
        #expect(try ForeignFixtures.graph("source,target\n", .csv).nodeCount == 0)
    }

    @Test func tablesOfNodesNeedNoEdges() throws {
        let graph = try ForeignFixtures.graph("Id,Label,age,city\nn1,Anna,41,Bonn\nn2,,7,\n", .csv)
        #expect(graph.relationCount == 0 && graph.warnings.isEmpty)
        #expect(graph.nodes.map(\.id) == ["n1", "n2"] && graph.nodes.map(\.name) == ["Anna", "n2"])
        #expect(graph.node(0).facts.attributes == [Attribute("age", .integer(41)), Attribute("city", .text("Bonn"))])
        #expect(graph.node(1).facts.attributes == [Attribute("age", .integer(7))])
        #expect(graph.nodeAttributeKeys == ["age", "city"])
        #expect(try ForeignFixtures.graph("name,role\nAnna,mayor\n", .csv).nodes.map(\.id) == ["Anna"])
        #expect(try ForeignFixtures.graph("id\n1\n2\n", .csv).nodes.map(\.id) == ["1", "2"])
    }

    static let malformed: [(expected: [String], text: String)] = [
        (["empty-file 1:1"], ""),
        (["empty-file 1:1"], "\n\n"),
        (["one-column 1:1"], "alice\nbob\n"),
        (["no-ends 1:1"], "date,weight\n2015,1\n"),
        (["missing-id 3:1", "missing-id 4:2"], "id,label\n1,x\n,y\n\"\",z\n"),
        (["duplicate-id 3:1"], "id,label\n1,x\n1,y\n"),
        (["duplicate-column 1:1"], "source,target,x,x\na,b,1,2\n"),
        (["ragged-record 3:2", "ragged-record 4:5"], "source,target\na,b\na\na,b,c\n"),
        (["ragged-record 3:4", "ragged-record 5:5"], "source,target\na,b\n\"a\"\na,\"b\nc\",\"d\"\n"),
        (["missing-end 2:1", "missing-end 3:3"], "source,target\n,b\nä,\n"),
        (["open-quote 2:3"], "source,target\na,\"b\nc,d\n"),
        (["text-after-quote 2:6"], "source,target\na,\"b\"c\n"),
        (["encoding 2:3"], "source,target\na,b\0\n"),
    ]

    @Test(arguments: malformed) func whatIsWrongIsToldWithItsPlace(_ sample: (expected: [String], text: String)) throws {
        #expect(try codes(sample.text) == sample.expected)
    }

    @Test func encodingsAreTold() throws {
        let latin1 = Array("source,target\na,".utf8) + [0xE4, 0x0A]
        let problem = try #require(try ForeignFixtures.problems(latin1, .csv).first)
        #expect(problem.code == "encoding" && problem.place?.line == 2 && problem.place?.column == 3)
        let utf16 = ForeignFixtures.utf16("a,b\n", bigEndian: false)
        #expect(try ForeignFixtures.problems(utf16, .csv).map(\.code) == ["encoding"])
    }

    @Test func hopelessFilesAreGivenUp() throws {
        let text = "source,target\n" + String(repeating: "a\n", count: 1000)
        let codes = try codes(text)
        #expect(codes.count == 21)
        #expect(codes.last?.hasPrefix("too-many-problems") == true)
    }

    @Test func descriptionsAreNoTypes() throws {
        let text = "source,target,label\n" + (0..<1500).map { "a,b,payment \($0)\n" }.joined()
        let graph = try ForeignFixtures.graph(text, .csv)
        #expect(graph.vocabulary.relationTypes.map(\.id) == ["edge"])
        #expect(graph.warnings.map(\.code) == ["too-many-types"])
        for edge in [0, 999, 1000, 1499] {
            #expect(graph.relation(RelationIndex(edge)).attribute("label") == .text("payment \(edge)"))
        }
    }

    @Test(arguments: 0..<4) func mutationsNeverTrap(_ seed: UInt64) throws {
        let originals = [
            "Source,Target,Type,Label,Weight\na,\"b, \"\"c\"\"\",Directed,knows,1.5\nä,b,Undirected,,2\n", "a;b;3\r\nb;c;4\r\n",
            "x\ty\n1\t2\n",
        ]
        try ForeignFixtures.expectNoTrap(
            originals, .csv, tokens: [",", ";", "\"", "\"\"", "\n", "\r", "\t", "#", "sep=", "1e999", "-", "\0", "\u{FEFF}"], seed: seed)
    }

    /// What the name of a file tells of its separators outweighs commas in a text.
    @Test func namesTellWhatSeparates() throws {
        #expect(
            try ForeignFixtures.edges("source\ttarget\tNotes (who, when, where, why)\na\tb\tx\n", .tsv) == [
                "a edge b Notes (who, when, where, why)=“x”"
            ])
        #expect(try ForeignFixtures.edges("a\tpaid, then sued, then settled, again\n", .tsv).count == 1)
        #expect(try ForeignFixtures.edges("source,target,one;two;three;four\na,b,c\n", .csv).count == 1)
        #expect(try ForeignFixtures.edges("anna;ben;1,5\n", .csv).count == 1)
    }

    /// “directed” throughout may be what a director does; as “Type”, or beside “undirected”, it is a direction.
    @Test func directedMayBeAType() throws {
        #expect(try ForeignFixtures.edges("source,target,type\na,b,directed\n", .csv) == ["a directed b"])
        #expect(try ForeignFixtures.edges("source,target,Type\na,b,directed\n", .csv) == ["a edge b"])
        #expect(
            try ForeignFixtures.edges("source,target,type\na,b,directed\nb,c,undirected\n", .csv) == [
                "a edge b", "b -edge (undirected) c",
            ])
        #expect(try ForeignFixtures.edges("source,target,type,label\na,b,directed,saw\n", .csv) == ["a saw b"])
    }

    /// No digit of a long number is lost; beside fractions it stays a text.
    @Test func longNumbersKeepTheirDigits() throws {
        #expect(
            try ForeignFixtures.edges("source,target,n\na,b,1700000000123456789\nb,c,-9223372036854775808\n", .csv) == [
                "a edge b n=1700000000123456789", "b edge c n=-9223372036854775808",
            ])
        #expect(
            try ForeignFixtures.edges("source,target,n\na,b,1700000000123456789\nb,c,0.5\n", .csv) == [
                "a edge b n=“1700000000123456789”", "b edge c n=“0.5”",
            ])
        #expect(try ForeignFixtures.edges("source,target,n\na,b,9223372036854775808\n", .csv) == ["a edge b n=“9223372036854775808”"])
    }
}
