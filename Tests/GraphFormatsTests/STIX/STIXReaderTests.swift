import GraphFormats
import RelationGraph
import Testing

@Suite struct STIXReaderTests {
    static let bundle = """
        {"type": "bundle", "id": "bundle--1", "objects": [
         {"type": "identity", "id": "identity--1", "name": "Harbour CERT", "identity_class": "organization", "created": "2020-01-01T00:00:00.000Z"},
         {"type": "identity", "id": "identity--2", "name": "Tomas Orvat", "identity_class": "individual"},
         {"type": "threat-actor", "id": "threat-actor--1", "name": "Silent Gull", "aliases": ["Gull", "Чайка"], "description": "Ferries.",
          "created_by_ref": "identity--1", "first_seen": "2015-03-01T00:00:00Z", "last_seen": "2016-02-03T10:00:00Z", "labels": ["spy"],
          "confidence": 80, "revoked": true, "goals": ["tickets", "timetables"], "object_marking_refs": ["marking-definition--1"],
          "external_references": [{"source_name": "Harbour List", "external_id": "G7", "url": "https://example.org/g7"}, {"source_name": "x"}]},
         {"type": "malware", "id": "malware--1", "name": "Anchor", "is_family": true},
         {"type": "report", "id": "report--1", "name": "Gulls", "published": "2017-01-02T00:00:00Z", "object_refs": ["threat-actor--1", "malware--9"]},
         {"type": "x-ferry", "id": "x-ferry--1", "name": "Ferry", "decks": [1, {"n": 2}]},
         {"type": "relationship", "id": "relationship--1", "relationship_type": "uses", "source_ref": "threat-actor--1", "target_ref": "malware--1",
          "start_time": "2015-04-01T00:00:00Z", "description": "Seen twice.", "confidence": 50},
         {"type": "sighting", "id": "sighting--1", "sighting_of_ref": "malware--1", "where_sighted_refs": ["identity--1", "identity--2"],
          "first_seen": "2015-05-01T00:00:00Z", "count": 3},
         {"type": "location", "id": "location--1", "name": "Strelsau", "country": "xx"}]}
        """

    @Test func objectsBecomeNodesOfTheirKinds() throws {
        let graph = try ForeignFixtures.graph(Self.bundle, .stix)
        #expect(
            graph.nodes.map { "\($0.kind.id) \($0.name)" } == [
                "organization Harbour CERT", "person Tomas Orvat", "threat-actor Silent Gull", "malware Anchor", "document Gulls",
                "node Ferry",
                "place Strelsau", "node malware--9",
            ])
        let facts = try #require(graph.node(id: "threat-actor--1")).facts
        #expect(facts.aliases == [Alias("Gull"), Alias("Чайка", language: "und-Cyrl")])
        #expect(facts.summary == "Ferries." && facts.tags == ["spy", "revoked"] && facts.url == "https://example.org/g7")
        #expect(facts.identifiers == [Identifier(scheme: "harbour-list", value: "G7")])
        #expect(facts.period?.text == "2015-03-01/2016-02-03")
        #expect(facts.attributes[key: "confidence"] == .integer(80) && facts.attributes[key: "revoked"] == .boolean(true))
        #expect(facts.attributes[key: "goals"] == .list([.text("tickets"), .text("timetables")]))
        #expect(facts.attributes[key: "object_marking_refs"] == .list([.text("marking-definition--1")]))
        #expect(graph.node(id: "report--1")?.facts.published?.text == "2017-01-02")
        #expect(graph.node(id: "location--1")?.facts.country == "xx")
        let ferry = try #require(graph.node(id: "x-ferry--1")).facts.attributes
        #expect(ferry == [Attribute("type", .text("x-ferry")), Attribute("decks", .text("[1, {\"n\": 2}]"))])
        #expect(graph.warnings.map(\.code) == ["missing-entities"])
    }

    @Test func relationshipsSightingsAndReferencesBecomeEdges() throws {
        let graph = try ForeignFixtures.graph(Self.bundle, .stix)
        #expect(
            graph.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id)" } == [
                "threat-actor--1 created-by identity--1", "report--1 object threat-actor--1", "report--1 object malware--9",
                "threat-actor--1 uses malware--1", "identity--1 sighted malware--1", "identity--2 sighted malware--1",
            ])
        let uses = graph.relation(3)
        #expect(uses.evidence?.note == "Seen twice." && uses.evidence?.period?.text == "2015-04-01/..")
        #expect(uses.attribute("id") == .text("relationship--1") && uses.attribute("confidence") == .integer(50))
        #expect(graph.relation(5).attribute("count") == .integer(3))
    }

    @Test func theNewestVersionOfAnObjectCounts() throws {
        func object(_ name: String, _ modified: String) -> String {
            "{\"type\":\"tool\",\"id\":\"tool--1\",\"name\":\"\(name)\",\"modified\":\"\(modified)\",\"created_by_ref\":\"identity--\(name)\"}"
        }
        let objects = [object("B", "2021-01-01T00:00:00Z"), object("C", "2022-01-01T00:00:00Z"), object("A", "2020-01-01T00:00:00Z")]
        let graph = try ForeignFixtures.graph("{\"type\":\"bundle\",\"objects\":[\(objects.joined(separator: ","))]}", .stix)
        #expect(graph.node(id: "tool--1")?.name == "C")
        #expect(ForeignFixtures.edges(graph) == ["tool--1 created-by identity--C"])
        #expect(graph.warnings.map(\.code).filter { $0 == "several-versions" }.count == 2)
    }

    /// Some bundles write an empty text where there is nothing to name.
    @Test func emptyReferencesNameNothing() throws {
        let text = """
            {"type": "bundle", "objects": [{"type": "tool", "id": "tool--1", "name": "A", "x_source_ref": "", "x_other_refs": ["", "tool--2"]},
            {"type": "tool", "id": "tool--2", "name": "B"}]}
            """
        let graph = try ForeignFixtures.graph(text, .stix)
        #expect(graph.nodeCount == 2 && graph.warnings.isEmpty)
        #expect(ForeignFixtures.edges(graph) == ["tool--1 x-other tool--2"])
    }

    @Test func namesAndContentTellABundle() throws {
        #expect(InputFormat(path: "a.stix") == .stix)
        try Folder.with(["bundle.json": Self.bundle]) { folder in
            let graph = try GraphLoader.load([folder + "/bundle.json"])
            #expect(graph.nodeCount == 8)
        }
    }

    @Test func whatIsWrongIsToldWithItsPlace() throws {
        for (text, codes) in [
            ("", ["empty-file 1:1"]), ("{}", ["no-bundle 1:1"]), ("{\"type\":\"bundle\"}", ["no-bundle 1:1"]), ("[]", ["json-syntax 1:1"]),
            ("{\"type\":\"bundle\",\"objects\":[\n5]}", ["bad-object 2:1"]),
            ("{\"type\":\"bundle\",\"objects\":[\n {}]}", ["missing-id 2:2"]),
            ("{\"type\":\"bundle\",\"objects\":[\n {\"id\":\"a\"}]}", ["missing-type 2:2"]),
            ("{\"type\":\"bundle\",\"objects\":[{\"id\":\"a\",\"type\":\"relationship\",\"source_ref\":\"b\"}]}", ["missing-end 1:29"]),
            ("{\"type\":\"bundle\",\"objects\":[{\"id\":\"a\",\"type\":\"sighting\"}]}", ["missing-end 1:29"]),
            ("{\"type\":\"bundle\",\"objects\":[{\"id\":\"a\",", ["json-syntax 1:39"]),
            ("{\"type\":\"bundle\",\"type\":1}", ["duplicate-key 1:18"]),
        ] { #expect(try ForeignFixtures.codes(text, .stix) == codes, "\(text)") }
    }

    @Test func mutatedBundlesNeverTrap() throws {
        try ForeignFixtures.expectNoTrap(
            [Self.bundle], .stix, tokens: ["\"type\": \"sighting\"", "\"id\":", "_ref\":", "[[", "\\ud800", "\0", "null", "1e999"], seed: 21
        )
    }

    /// A relationship, or a sighting, is one edge in however many versions it stands there.
    @Test func theNewestVersionOfARelationshipCounts() throws {
        func version(_ modified: String, _ more: String = "") -> String {
            """
            {"type": "relationship", "id": "relationship--1", "relationship_type": "uses", "source_ref": "tool--1", "target_ref": "tool--2",
            "modified": "\(modified)"\(more)}
            """
        }
        func sighting(_ modified: String) -> String {
            """
            {"type": "sighting", "id": "sighting--1", "sighting_of_ref": "tool--1", "created_by_ref": "tool--2", "modified": "\(modified)"}
            """
        }
        let objects = [
            version("2020-01-01T00:00:00Z"), version("2022-01-01T00:00:00Z", ", \"revoked\": true"), version("2021-01-01T00:00:00Z"),
            sighting("2020-01-01T00:00:00Z"), sighting("2020-01-01T00:00:00Z"),
        ]
        let graph = try ForeignFixtures.graph("{\"type\":\"bundle\",\"objects\":[\(objects.joined(separator: ","))]}", .stix)
        #expect(graph.relations.map(\.type.id) == ["uses", "sighted"])
        #expect(graph.relations.first?.attribute("revoked") == .boolean(true))
        #expect(graph.warnings.map(\.code).filter { $0 == "several-versions" }.count == 3)
    }
}
