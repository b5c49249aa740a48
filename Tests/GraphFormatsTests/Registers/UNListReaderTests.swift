import GraphFormats
import RelationGraph
import Testing

@Suite struct UNListReaderTests {
    static let list = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <CONSOLIDATED_LIST dateGenerated="2026-02-01T00:00:09.554Z">
          <INDIVIDUALS>
            <INDIVIDUAL>
              <DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM>
              <FIRST_NAME>TOMAS</FIRST_NAME><SECOND_NAME>ORVAT</SECOND_NAME><THIRD_NAME/>
              <UN_LIST_TYPE>Harbour</UN_LIST_TYPE><REFERENCE_NUMBER>HBi.001</REFERENCE_NUMBER><LISTED_ON>2007-03-24</LISTED_ON>
              <NAME_ORIGINAL_SCRIPT>Томас Орват</NAME_ORIGINAL_SCRIPT>
              <COMMENTS1>Runs the
                harbour.</COMMENTS1>
              <DESIGNATION><VALUE>Harbour master </VALUE><VALUE>Chairman</VALUE></DESIGNATION>
              <NATIONALITY><VALUE>Ruritania</VALUE></NATIONALITY>
              <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
              <LAST_DAY_UPDATED><VALUE>2014-12-17</VALUE></LAST_DAY_UPDATED>
              <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Thomas Orvath; Tomáš Orvát</ALIAS_NAME></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Pilot</ALIAS_NAME><NOTE>used at sea</NOTE></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
              <INDIVIDUAL_ADDRESS><CITY>Strelsau</CITY><COUNTRY>Ruritania</COUNTRY><NOTE>until 2001</NOTE></INDIVIDUAL_ADDRESS>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1957-03-11</DATE></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1958</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1955</FROM_YEAR><TO_YEAR>1959</TO_YEAR><NOTE>disputed</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
              <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Zenda</CITY><COUNTRY>Ruritania</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
              <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>008827</NUMBER><COUNTRY_OF_ISSUE>Ruritania</COUNTRY_OF_ISSUE></INDIVIDUAL_DOCUMENT>
              <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT2>National Identification Number</TYPE_OF_DOCUMENT2><NUMBER>77</NUMBER></INDIVIDUAL_DOCUMENT>
              <INDIVIDUAL_DOCUMENT/>
              <SORT_KEY/><SORT_KEY_LAST_MOD/>
            </INDIVIDUAL>
          </INDIVIDUALS>
          <ENTITIES>
            <ENTITY>
              <DATAID>2</DATAID><FIRST_NAME>HARBOUR TRUST &amp; CO</FIRST_NAME><UN_LIST_TYPE>Harbour</UN_LIST_TYPE>
              <REFERENCE_NUMBER>HBe.001</REFERENCE_NUMBER><LISTED_ON>2008-01-02</LISTED_ON>
              <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Harbour Trust</ALIAS_NAME></ENTITY_ALIAS>
              <ENTITY_ADDRESS><STREET>1 Quay</STREET><COUNTRY>Ruritania</COUNTRY></ENTITY_ADDRESS>
            </ENTITY>
          </ENTITIES>
        </CONSOLIDATED_LIST>
        """

    @Test func individualsBecomePeopleWithAllThatTheListSays() throws {
        let graph = try ForeignFixtures.graph(Self.list, .unList)
        #expect(graph.nodes.map(\.id) == ["un-security-council", "un-consolidated-list", "un-hbi-001", "un-hbe-001"])
        #expect(graph.nodes.map(\.kind.id) == ["organization", "document", "person", "organization"])
        #expect(graph.node(1).facts.published?.text == "2026-02-01")
        let person = graph.node(2)
        let facts = person.facts
        #expect(person.name == "TOMAS ORVAT")
        #expect(facts.aliases.map(\.name) == ["Томас Орват", "Thomas Orvath", "Tomáš Orvát", "The Pilot"])
        #expect(facts.aliases.map(\.language) == ["und-Cyrl", nil, nil, nil])
        #expect(facts.identifiers.map { "\($0.scheme): \($0.value)" } == ["un: HBi.001", "passport: 008827", "national-id: 77"])
        #expect(facts.role == "Harbour master; Chairman")
        #expect(facts.country == "Ruritania")
        #expect(facts.note == "Runs the harbour.")
        #expect(facts.attributes[key: "born"] == .list([.text("1957-03-11"), .text("1958~"), .text("1955/1959")]))
        #expect(facts.attributes[key: "born-note"] == .text("disputed"))
        #expect(facts.attributes[key: "birth-place"] == .text("Zenda, Ruritania"))
        #expect(facts.attributes[key: "address"] == .text("Strelsau, Ruritania (until 2001)"))
        #expect(facts.attributes[key: "weak-names"] == .text("The Pilot"))
        #expect(facts.attributes[key: "updated"] == .text("2014-12-17"))
        #expect(
            facts.attributes[key: "name-notes"]
                == .list([.map([Attribute("name", .text("The Pilot")), Attribute("note", .text("used at sea"))])]))
        guard case .list(let papers) = facts.attributes[key: "papers"] else {
            Issue.record("papers are a list")
            return
        }
        #expect(
            papers.map(\.text) == [
                "scheme: passport, type: Passport, number: 008827, country: Ruritania",
                "scheme: national-id, type: National Identification Number, number: 77",
            ])
    }

    @Test func entriesAreSanctionedSinceTheyWereListed() throws {
        let graph = try ForeignFixtures.graph(Self.list, .unList)
        #expect(graph.relations.map(\.type.id) == ["published", "sanctioned-by", "sanctioned-by"])
        let listing = graph.relation(1)
        #expect(listing.source.id == "un-hbi-001" && listing.target.id == "un-security-council")
        #expect(listing.type.layer == .sanctions)
        #expect(listing.evidence?.period?.text == "2007-03-24/..")
        #expect(listing.attribute("programme") == .text("Harbour"))
        #expect(listing.documents.map(\.id) == ["un-consolidated-list"])
        #expect(listing.evidence?.documents.first?.locator == "HBi.001")
        let entity = graph.node(3).facts
        #expect(graph.node(3).name == "HARBOUR TRUST & CO")
        #expect(entity.attributes[key: "former-names"] == .text("Old Harbour Trust"))
        #expect(entity.country == "Ruritania")
    }

    @Test func whatIsWrongIsToldWithItsPlace() throws {
        func codes(_ entry: String) throws -> [String] {
            try ForeignFixtures.codes("<CONSOLIDATED_LIST><INDIVIDUALS>\n \(entry)</INDIVIDUALS></CONSOLIDATED_LIST>", .unList)
        }
        let good = "<FIRST_NAME>A</FIRST_NAME><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER>"
        #expect(try codes("<INDIVIDUAL>\(good)</INDIVIDUAL>").isEmpty)
        #expect(try codes("<INDIVIDUAL><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL>") == ["missing-reference 2:2"])
        #expect(try codes("<INDIVIDUAL><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER></INDIVIDUAL>") == ["missing-name 2:2"])
        #expect(try codes("<INDIVIDUAL>\(good)</INDIVIDUAL>\n<INDIVIDUAL>\(good)</INDIVIDUAL>") == ["duplicate-id 3:1"])
        #expect(try codes("<SHIP>\(good)</SHIP>") == ["unknown-entry 2:2"])
        #expect(try codes("<INDIVIDUAL>\(good)").first?.hasPrefix("xml-syntax 2:") == true)
        #expect(try ForeignFixtures.codes("<svg/>", .unList) == ["no-un-list 1:1"])
    }

    /// A list written as notes says the same.
    @Test func listsBecomeNotes() throws {
        for (text, format) in [
            (Self.list, InputFormat.unList), (OFACReaderTests.entries, .ofacList), (FTMReaderTests.entities, .ftm),
        ] {
            let graph = try ForeignFixtures.graph(text, format)
            let notes = try #require(try GraphExport(graph, as: .relgraph).files.first?.bytes)
            let again = try ForeignFixtures.graph(notes, .relgraph)
            #expect(Set(again.nodes.map(\.name)).isSuperset(of: graph.nodes.map(\.name).filter { $0 != "c2" && $0 != "p2" }))
            for node in graph.nodes {
                guard let same = again.node(id: node.id) else { continue }
                #expect(same.kind.id == node.kind.id && same.facts == node.facts, "\(node.id)")
            }
            #expect(again.relations.count { !$0.isImplied } == graph.relationCount)
        }
    }

    @Test func mutatedListsNeverTrap() throws {
        try ForeignFixtures.expectNoTrap(
            [Self.list], .unList, tokens: ["<INDIVIDUAL>", "</INDIVIDUAL>", "<YEAR>", "<VALUE/>", "\0", "&amp;", "9999-99"], seed: 39)
    }
}
