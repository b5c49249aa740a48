import Foundation
import GraphFormats
import RelationGraph
import Testing

@Suite struct FTMReaderTests {
    static let entities = """
        {"id": "p1", "schema": "Person", "caption": "Tomas Orvat", "datasets": ["harbour"], "target": true, "properties": {"name": ["Tomas Orvat", "Томас Орват"], "alias": ["Thomas Orvath"], "weakAlias": ["Pilot"], "birthDate": ["1957-03-11"], "nationality": ["ru"], "passportNumber": ["008827"], "position": ["Harbour master"], "topics": ["sanction", "poi"], "addressEntity": ["a1"]}}
        {"id":"c1","schema":"Company","properties":{"name":["Harbour Trust"],"jurisdiction":["xx"],"registrationNumber":["77"],"parent":["c2"]}}

        {"id":"o1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"],"percentage":["51"],"startDate":["2007-03"],"endDate":["2009"]}}
        {"id":"f1","schema":"Family","properties":{"person":["p1"],"relative":["p2"],"relationship":["brother"]}}
        {"id":"s1","schema":"Sanction","properties":{"entity":["p1"],"authority":["Harbour Board"],"listingDate":["2008-01-02"],"program":["PORT"]}}
        {"id":"a1","schema":"Address","properties":{"full":["1 Quay, Strelsau"]}}
        {"id":"z1","schema":"Zeppelin","properties":{"name":["Sea Gull"],"owner":["nobody in particular"],"length":245}}
        {"id":"o2","schema":"Ownership","properties":{"owner":["p1"]}}
        {"id":"p1","schema":"Person","properties":{"alias":["T. Orvat"]}}
        """

    /// Who wants only the names, or only the dates, gets the same of them as who wants everything.
    @Test func lessThanEverythingIsTheSameAsFarAsItGoes() throws {
        let graph = try ForeignFixtures.graph(Self.entities, .ftm)
        #expect(graph.nodes.contains { !$0.facts.aliases.isEmpty } && graph.nodes.contains { !$0.facts.identifiers.isEmpty })
        for node in graph.nodes {
            let (all, names, dates) = (node.facts, node.ownFacts(.names), node.ownFacts(.dates))
            #expect(names.aliases == all.aliases && names.identifiers == all.identifiers, "\(node.id)")
            #expect(dates.period == all.period && dates.published == all.published, "\(node.id)")
        }
        #expect(graph.relations.contains { $0.evidence?.period != nil })
        for relation in graph.relations {
            let (all, dates) = (relation.evidence, relation.told(.dates))
            #expect(dates?.period == all?.period && dates?.saidOn == all?.saidOn && dates?.documents == all?.documents)
        }
    }

    @Test func thingsBecomeNodesWithAllTheirProperties() throws {
        let graph = try ForeignFixtures.graph(Self.entities, .ftm)
        #expect(graph.nodes.map(\.id) == ["p1", "c1", "a1", "z1", "o2", "authority-harbour-board", "c2", "p2"])
        #expect(
            graph.nodes.map(\.kind.id) == ["person", "company", "address", "zeppelin", "ownership", "organization", "node", "node"])
        #expect(graph.nodes.map(\.name).prefix(4) == ["Tomas Orvat", "Harbour Trust", "1 Quay, Strelsau", "Sea Gull"])
        #expect(graph.warnings.map(\.code) == ["missing-entities"])
        let facts = graph.node(0).facts
        #expect(facts.aliases.map(\.name) == ["Томас Орват", "Thomas Orvath", "T. Orvat", "Pilot"])
        #expect(facts.aliases.first?.language == "und-Cyrl")
        #expect(facts.identifiers == [Identifier(scheme: "passport", value: "008827")])
        #expect(facts.country == "ru" && facts.role == "Harbour master")
        #expect(facts.attributes[key: "schema"] == .text("Person"))
        #expect(facts.attributes[key: "birthDate"] == .text("1957-03-11"))
        #expect(facts.attributes[key: "topics"] == .list([.text("sanction"), .text("poi")]))
        #expect(facts.attributes[key: "weakAlias"] == .text("Pilot"))
        #expect(facts.attributes[key: "datasets"] == .list([.text("harbour")]))
        #expect(facts.attributes[key: "target"] == .boolean(true))
        #expect(graph.node(3).kind.label == "Zeppelin")
        #expect(graph.node(3).facts.attributes[key: "owner"] == .text("nobody in particular"))
        #expect(graph.node(3).facts.attributes[key: "length"] == .text("245"))
        #expect(graph.node(1).place?.line == 2 && graph.node(2).place?.line == 7)
    }

    /// What a schema is shows only once its properties have been met.
    @Test func aRelationThatLacksAnEndDoesNotKeepLaterOnesFromBeingEdges() throws {
        let graph = try ForeignFixtures.graph(
            """
            {"id":"o1","schema":"Ownership","properties":{"owner":["p"]}}
            {"id":"s1","schema":"Sanction","properties":{"entity":["p"]}}
            {"id":"o2","schema":"Ownership","properties":{"asset":["c"],"owner":["p"]}}
            {"id":"s2","schema":"Sanction","properties":{"authority":["Board"],"entity":["p"]}}
            {"id":"o3","schema":"Ownership","properties":{"asset":["c"]}}
            {"id":"p","schema":"Person","properties":{"name":["P"]}}
            {"id":"c","schema":"Company","properties":{"name":["C"]}}
            """, .ftm)
        #expect(
            graph.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id)" } == [
                "o1 owner p", "s1 entity p", "p owns c", "p sanctioned-by authority-board",
            ])
        #expect(graph.nodes.map(\.kind.id) == ["ownership", "sanction", "ownership", "person", "company", "organization"])
    }

    /// Nodes are added so many at a time, and read in several parts.
    @Test func manyEntitiesAreReadAsFewAre() throws {
        let lines = (0..<3000).map { number in
            switch number % 4 {
            case 0: #"{"id":"node-number-\#(number)","schema":"Person","properties":{}}"#
            case 1: #"{"id":"node-number-\#(number)","schema":"Company","properties":{"name":["Name \#(number)"]}}"#
            case 2:
                #"{"id":"edge-\#(number)","schema":"Ownership","properties":{"owner":["node-number-\#(number - 2)"],"#
                    + #""asset":["node-number-\#(number / 2 / 4 * 4 + 1)","node\u002dnumber-\#(number - 1)"]}}"#
            default: #"{"id":"node-number-\#(number - 3)","schema":"Person","properties":{"alias":["Other \#(number)"]}}"#
            }
        }
        let graph = try ForeignFixtures.graph(lines.joined(separator: "\n"), .ftm)
        #expect(graph.nodeCount == 1500 && graph.relationCount == 1500 && graph.warnings.isEmpty)
        for node in graph.nodes {
            let number = try #require(Int(node.id.dropFirst("node-number-".count)))
            #expect(node.name == (number % 4 == 1 ? "Name \(number)" : node.id))
            #expect(node.facts.aliases.map(\.name) == (number % 4 == 0 ? ["Other \(number + 3)"] : []))
        }
        for (index, relation) in graph.relations.enumerated() {
            let number = index / 2 * 4 + 2
            #expect(relation.source.id == "node-number-\(number - 2)")
            #expect(relation.target.id == "node-number-\(index % 2 == 1 ? number - 1 : number / 2 / 4 * 4 + 1)")
        }
    }

    @Test func relationsBecomeEdges() throws {
        let graph = try ForeignFixtures.graph(Self.entities, .ftm)
        #expect(
            graph.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id)" } == [
                "p1 address-entity a1", "c1 parent c2", "p1 owns c1", "p1 family-of p2", "p1 sanctioned-by authority-harbour-board",
                "o2 owner p1",
            ])
        let owns = graph.relation(2)
        #expect(owns.type.layer == .ties)
        #expect(owns.evidence?.period?.text == "2007-03/2009")
        #expect(owns.attribute("percentage") == .text("51") && owns.attribute("id") == .text("o1"))
        #expect(graph.relation(3).type.isSymmetric)
        #expect(graph.relation(4).type.layer == .sanctions)
        #expect(graph.relation(4).evidence?.period?.text == "2008-01-02/..")
    }

    @Test func entitiesWithinOthersAreRead() throws {
        let text =
            #"{"id":"a","schema":"Person","properties":{"addressEntity":[{"id":"b","schema":"Address","properties":{"full":["Q"]}}]}}"#
        let graph = try ForeignFixtures.graph(text, .ftm)
        #expect(graph.nodes.map(\.name) == ["a", "Q"])
        #expect(ForeignFixtures.edges(graph) == ["a address-entity b"])
    }

    /// So long a file is read in parts.
    @Test func partsOfAFileArePutTogetherInOrder() throws {
        let lines = (0..<4000).map {
            #"{"id":"e\#($0)","schema":"Person","properties":{"name":["Somebody of number \#($0)"],"notes":["x"]}}"#
        }
        let graph = try ForeignFixtures.graph(lines.joined(separator: "\n"), .ftm)
        #expect(graph.nodes.map(\.id) == (0..<4000).map { "e\($0)" })
        #expect(graph.nodes.map { $0.place?.line ?? 0 } == Array(1...4000))
        #expect(try ForeignFixtures.codes((lines + ["{"]).joined(separator: "\n"), .ftm) == ["json-syntax 4001:2"])
    }

    /// Edges may name entities of later parts, of none, and in other spellings than they have.
    @Test func edgesOfLongFilesFindTheirEnds() throws {
        let people = (0..<3000).map { #"{"id":"e\#($0)","schema":"Person","properties":{"name":["Somebody of number \#($0)"]}}"# }
        let owners = (0..<3000).map { number in
            let asset = number % 100 == 0 ? "missing-\(number % 200)" : #"\u0065\#((number + 1500) % 3000)"#
            return #"{"id":"o\#(number)","schema":"Ownership","properties":{"owner":["e\#(number)"],"asset":["\#(asset)"]}}"#
        }
        let others = [
            #"{"id":"Zoë","schema":"Person","properties":{"name":["Z"]}}"#,
            #"{"id":"e7","schema":"Person","properties":{"alias":["Seven"]}}"#,
            #"{"id":"o","schema":"Ownership","properties":{"owner":["Zoe\u0308"],"asset":["Zoë"]}}"#,
        ]
        let text = ([others[2]] + owners + people + others[..<2]).joined(separator: "\n")
        let graph = try ForeignFixtures.graph(text, .ftm)
        #expect(graph.nodes.map(\.id) == (0..<3000).map { "e\($0)" } + ["Zoë", "missing-0", "missing-100"])
        #expect(graph.node(id: "e7")?.facts.aliases.map(\.name) == ["Seven"])
        #expect(graph.relations.first.map { [$0.source.id, $0.target.id] } == ["Zoë", "Zoë"])
        for (number, relation) in graph.relations.dropFirst().enumerated() {
            let asset = number % 100 == 0 ? "missing-\(number % 200)" : "e\((number + 1500) % 3000)"
            #expect(relation.source.id == "e\(number)" && relation.target.id == asset && relation.place?.line == number + 2)
        }
    }

    @Test func whatIsWrongIsToldWithItsPlace() throws {
        #expect(
            try ForeignFixtures.codes("{\"id\":\"a\"}\n{\"schema\":\"Person\"}\n{\"id\":\"a\",}", .ftm) == [
                "missing-schema 1:1", "missing-id 2:1", "json-syntax 3:11",
            ])
        #expect(try ForeignFixtures.codes("{\"id\":\"a\",\"schema\":\"Person\"} {}", .ftm) == ["json-syntax 1:30"])
        #expect(try ForeignFixtures.codes("\n\n", .ftm) == ["empty-file 1:1"])
        #expect(try ForeignFixtures.codes("{\"id\":\"a\\u0000\",\"schema\":\"Person\"}", .ftm) == ["encoding 1:9"])
    }

    @Test func aKeyThatStandsTwiceInAnEntityIsAnError() throws {
        for (entity, column) in [
            (#"{"id":"a","schema":"Person","id":"b"}"#, 29),
            (#"{"id":"a","schema":"Person","properties":{"name":["A"],"name":["B"]}}"#, 56),
            (#"{"id":"a","schema":"Person","x":1,"properties":{"x":["A"]},"x":2}"#, 60),
        ] { #expect(try ForeignFixtures.codes(entity, .ftm) == ["duplicate-key 1:\(column)"]) }
        #expect(try ForeignFixtures.codes(#"{"id":"a","schema":"Person","name":1,"properties":{"name":["A"]}}"#, .ftm) == [])
    }

    /// What an entity says is read from the bytes again when it is asked for.
    @Test func factsAreTheSameHoweverOftenTheyAreAsked() throws {
        let text =
            #"{"id":"a","schema":"Person","caption":"\u0041nn","properties":{"name":["B\"b"],"age":[1.50,true,null],"n":1e999},"#
            + #""big":1e999,"list":[1,[2],"x"],"object":{"a":1,"a":2},"flag":false}"#
        let graph = try ForeignFixtures.graph(text, .ftm)
        let facts = graph.node(0).facts
        #expect(graph.node(0).name == "Ann" && facts == graph.node(0).facts)
        #expect(facts.aliases.map(\.name) == ["B\"b"])
        #expect(
            facts.attributes.dropFirst() == [
                Attribute("name", .text("B\"b")), Attribute("age", .list([.text("1.50"), .text("true")])), Attribute("n", .text("1e999")),
                Attribute("big", .text("1e999")), Attribute("list", .list([.integer(1), .text("x")])),
                Attribute("object", .text("{\"a\":1,\"a\":2}")), Attribute("flag", .boolean(false)),
            ])
    }

    /// Records of two files stay apart, and nodes and edges of the second keep theirs.
    @Test func entitiesOfSeveralFilesKeepWhatTheySay() throws {
        let more =
            #"{"id":"p1","schema":"Person","properties":{"education":["naval"]}}"# + "\n"
            + #"{"id":"p9","schema":"Person","properties":{"name":["Ninth"]}}"# + "\n"
            + #"{"id":"o9","schema":"Ownership","properties":{"owner":["p9"],"asset":["c1"],"role":["founder"]}}"#
        try Folder.with(["a.jsonl": Self.entities, "b.jsonl": more]) { folder in
            let graph = try GraphLoader.load([folder + "/a.jsonl", folder + "/b.jsonl"])
            let first = graph.node(id: "p1")?.facts.attributes
            #expect(first?[key: "birthDate"] == .text("1957-03-11") && first?[key: "education"] == .text("naval"))
            #expect(graph.node(id: "p9")?.facts.attributes == [Attribute("schema", .text("Person"))])
            #expect(graph.relations.map { $0.attribute("id")?.text ?? "" } == ["", "", "o1", "f1", "s1", "", "o9"])
            #expect(graph.relation(6).attribute("role") == .text("founder") && graph.relation(2).attribute("percentage") == .text("51"))
        }
    }

    @Test func statementsOfOneEntityComeTogether() throws {
        let table = #"""
            canonical_id,entity_id,schema,prop,value,dataset,lang
            p1,x,LegalEntity,name,Tomas Orvat,harbour,eng
            c1,c1,Company,name,"Harbour ""Trust""",harbour,
            p1,y,Person,birthDate,1957-03-11,other,
            p1,y,Person,id,y,other,
            o1,o1,Ownership,owner,p1,harbour,
            o1,o1,Ownership,asset,c1,harbour,
            """#
        #expect(InputFormat(content: table.utf8) == .ftmStatements)
        let graph = try ForeignFixtures.graph(table, .ftmStatements)
        #expect(graph.nodes.map(\.name) == ["Tomas Orvat", "Harbour \"Trust\""])
        #expect(graph.node(0).kind.id == "person")
        #expect(graph.node(0).facts.attributes[key: "datasets"] == .list([.text("harbour"), .text("other")]))
        #expect(graph.relations.map(\.type.id) == ["owns"])
        #expect(try ForeignFixtures.codes("canonical_id,schema,prop\n", .ftmStatements) == ["missing-column 1:1"])
        #expect(
            try ForeignFixtures.codes("canonical_id,schema,prop,value\na,Person,,x\nb\n", .ftmStatements) == [
                "incomplete-statement 2:1", "ragged-record 3:2",
            ])
        #expect(try ForeignFixtures.codes("canonical_id,schema,prop,value\n", .ftmStatements) == ["empty-file 1:1"])
    }

    @Test func contentTellsEntitiesInFilesOfAnyName() throws {
        try Folder.with(["entities.json": Self.entities, "entities.ftm.jsonl": Self.entities]) { folder in
            for name in ["entities.json", "entities.ftm.jsonl"] {
                let graph = try GraphLoader.load([folder + "/" + name])
                #expect(graph.nodeCount == 8)
            }
        }
    }

    @Test func mutatedEntitiesNeverTrap() throws {
        try ForeignFixtures.expectNoTrap(
            [Self.entities], .ftm,
            tokens: ["{\"id\":", "\"schema\":\"Ownership\"", "[[", "\\ud800", "\0", "1e999", "null", "\"properties\":{"], seed: 5)
    }
}
