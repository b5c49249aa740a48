import GraphFormats
import RelationGraph
import Testing

@Suite struct OFACReaderTests {
    static let entries = """
        101,"ORVAT, Tomas","individual","HARB] [PORT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 11 Mar 1957; alt. DOB circa 1958; alt. DOB late 1950s; POB Zenda, Ruritania; nationality Ruritania; citizen Ruritania; Gender Male; Diplomatic Passport 008827 (Ruritania) issued 1999; Cedula No. 77 12 (Elbonia); a.k.a. 'THE PILOT'; Linked To: HARBOUR TRUST CO."
        102,"HARBOUR TRUST CO.",-0- ,"HARB",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Linked To: NOBODY KNOWN."
        103,"SEA GULL","vessel","HARB",-0- ,"CL1","Tug","2597","1098","Ruritania","Harbour Trust",-0-\u{20}
        104,"EP-AAA","aircraft","HARB",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Aircraft Manufacturer's Serial Number (MSN) 1023"

        """

    static let names = "101,1,\"aka\",\"ORVATH, Thomas\",-0- \n101,2,\"fka\",\"Орват\",\"seen once\"\n"

    @Test func entriesBecomeNodesOfTheirKinds() throws {
        let graph = try ForeignFixtures.graph(Self.entries, .ofacList)
        #expect(graph.nodes.map(\.id) == ["ofac", "ofac-sdn-list", "ofac-101", "ofac-102", "ofac-103", "ofac-104"])
        #expect(graph.nodes.map(\.kind.id) == ["organization", "document", "person", "organization", "vessel", "aircraft"])
        let facts = graph.node(2).facts
        #expect(graph.node(2).name == "ORVAT, Tomas")
        #expect(facts.identifiers.map { "\($0.scheme): \($0.value)" } == ["ofac: 101", "passport: 008827", "cedula: 77 12"])
        #expect(facts.attributes[key: "born"] == .list([.text("1957-03-11"), .text("1958~")]))
        #expect(facts.attributes[key: "born-note"] == .text("late 1950s"))
        #expect(facts.attributes[key: "birth-place"] == .text("Zenda, Ruritania"))
        #expect(facts.attributes[key: "citizenship"] == .text("Ruritania"))
        #expect(facts.attributes[key: "gender"] == .text("Male"))
        #expect(facts.attributes[key: "weak-names"] == .text("THE PILOT"))
        #expect(facts.aliases.map(\.name) == ["THE PILOT"])
        #expect(facts.country == "Ruritania")
        #expect(facts.note?.hasPrefix("DOB 11 Mar 1957; alt. DOB circa 1958") == true)
        guard case .list(let papers) = facts.attributes[key: "papers"] else {
            Issue.record("papers are a list")
            return
        }
        #expect(papers.first?.text == "scheme: passport, type: Diplomatic Passport, number: 008827, country: Ruritania, note: issued 1999")
        let vessel = graph.node(4).facts.attributes
        #expect(vessel[key: "call-sign"] == .text("CL1") && vessel[key: "owner"] == .text("Harbour Trust"))
        #expect(graph.node(5).facts.identifiers.map(\.scheme) == ["ofac", "msn"])
    }

    @Test func linksLeadToEntriesOfThatName() throws {
        let graph = try ForeignFixtures.graph(Self.entries, .ofacList)
        #expect(
            graph.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id)" }.filter { $0.contains("linked") } == [
                "ofac-101 linked-to ofac-102"
            ])
        let listings = graph.relations.filter { $0.type.id == "sanctioned-by" }
        #expect(listings.count == 4)
        #expect(listings.first?.attribute("programme") == .list([.text("HARB"), .text("PORT")]))
        #expect(listings.first?.evidence?.documents.first?.locator == "101")
    }

    @Test func otherNamesJoinTheirEntriesInAnyOrder() throws {
        try Folder.with(["alt.csv": Self.names, "sdn.csv": Self.entries]) { folder in
            for order in [["alt.csv", "sdn.csv"], ["sdn.csv", "alt.csv"]] {
                let graph = try GraphLoader.load(order.map { folder + "/" + $0 })
                let node = try #require(graph.node(id: "ofac-101"))
                #expect(node.name == "ORVAT, Tomas" && node.kind.id == "person")
                #expect(Set(node.facts.aliases.map(\.name)) == ["THE PILOT", "ORVATH, Thomas", "Орват"])
                #expect(node.facts.attributes[key: "former-names"] == .text("Орват"))
                #expect(graph.nodeCount == 6)
            }
        }
    }

    @Test func contentTellsTheTables() {
        #expect(InputFormat(content: Self.entries.utf8) == .ofacList)
        #expect(InputFormat(content: Self.names.utf8) == .ofacAliases)
        #expect(InputFormat(content: UNListReaderTests.list.utf8) == .unList)
        #expect(InputFormat(content: "1,2,\"aka\"\n".utf8) == .csv)
    }

    @Test func whatIsWrongIsToldWithItsPlace() throws {
        #expect(try ForeignFixtures.codes("1,\"A\",-0-\n", .ofacList) == ["ragged-record 1:10"])
        #expect(try ForeignFixtures.codes("ent_num,b,c,d,e\n", .ofacAliases) == ["missing-number 1:1"])
        #expect(try ForeignFixtures.codes("1,2,\"aka\",-0- ,-0- \n", .ofacAliases) == ["unknown-name-type 1:1"])
        #expect(try ForeignFixtures.codes(Self.entries + Self.entries.prefix { $0 != "\n" }, .ofacList) == ["duplicate-id 5:1"])
        #expect(try ForeignFixtures.codes("1,\"A", .ofacList) == ["open-quote 1:3"])
        #expect(try ForeignFixtures.codes("", .ofacList) == ["empty-file 1:1"])
    }

    @Test func mutatedTablesNeverTrap() throws {
        try ForeignFixtures.expectNoTrap([Self.entries], .ofacList, tokens: ["DOB ", "; ", "\"", "-0-", "Passport (", "circa"], seed: 7)
        try ForeignFixtures.expectNoTrap([Self.names], .ofacAliases, tokens: ["\"aka\"", ",", "\""], seed: 8)
    }
}
