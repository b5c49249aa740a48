import Foundation
import GraphFormats
import RelationGraph
import Testing

@Suite struct FTMWriterTests {
    private func text(_ graph: RelationGraph) throws -> String {
        String(decoding: try #require(try GraphExport(graph, as: .ftm).files.first?.bytes), as: UTF8.self)
    }

    @Test func whatWasReadComesBack() throws {
        let graph = try ForeignFixtures.graph(FTMReaderTests.entities, .ftm)
        let again = try ForeignFixtures.graph(try text(graph), .ftm)
        for node in graph.nodes where node.kind.id != "node" {
            let same = try #require(again.node(id: node.id))
            #expect(same.kind == node.kind && same.name == node.name, "\(node.id)")
            #expect(Set(same.facts.aliases) == Set(node.facts.aliases), "\(node.id)")
            #expect(
                Set(same.facts.attributes.map(\.key)).isSuperset(of: node.facts.attributes.map(\.key).filter { $0 != "schema" }),
                "\(node.id)")
        }
        func edges(_ graph: RelationGraph) -> Set<String> { Set(graph.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id)" }) }
        #expect(edges(again) == edges(graph))
        #expect(again.relations.first { $0.type.id == "owns" }?.evidence?.period?.text == "2007-03/2009")
        #expect(try GraphExport(graph, as: .ftm).loss.isEmpty)
    }

    /// An authority that only sanctions name has no entity: it comes back from them, the same.
    @Test func authoritiesComeBackAsTheyWere() throws {
        let text =
            FTMReaderTests.entities + "\n"
            + #"{"id":"authority-port","schema":"PublicBody","properties":{"name":["Port"],"country":["xx"]}}"# + "\n"
            + #"{"id":"s2","schema":"Sanction","properties":{"entity":["p1"],"authority":["Port"]}}"#
        let graph = try ForeignFixtures.graph(text, .ftm)
        let lines = try self.text(graph)
        #expect(!lines.contains(#""id": "authority-harbour-board""#) && lines.contains(#""id": "authority-port", "schema": "PublicBody""#))
        let again = try ForeignFixtures.graph(lines, .ftm)
        for id in ["authority-harbour-board", "authority-port"] {
            let (node, same) = (try #require(graph.node(id: id)), try #require(again.node(id: id)))
            #expect(same.facts == node.facts && same.kind == node.kind && same.name == node.name)
            #expect(same.relations.map(\.type.id) == node.relations.map(\.type.id) && same.relations.count == 1)
        }
        #expect(try self.text(again).split(separator: "\n").sorted() == lines.split(separator: "\n").sorted())
    }

    /// The caption chooses one of the names, or is another.
    @Test(arguments: ["Ada Lund", "A. Lund", "Ада Лунд"])
    func namesKeepTheirOrder(_ caption: String) throws {
        let text = #"{"id":"p1","schema":"Person","caption":"\#(caption)","properties":{"name":["A. Lund","Ada Lund"]}}"#
        let graph = try ForeignFixtures.graph(text, .ftm)
        let again = try ForeignFixtures.graph(try #require(try GraphExport(graph, as: .ftm).files.first?.bytes), .ftm)
        #expect(again.nodes.map(\.name) == [caption])
        #expect(again.nodes.first?.facts == graph.nodes.first?.facts)
    }

    @Test func listsBecomeEntities() throws {
        let text = try text(try ForeignFixtures.graph(UNListReaderTests.list, .unList))
        #expect(text.contains("\"birthDate\": [\"1957-03-11\", \"1958\"]"))
        #expect(text.contains("\"passportNumber\": [\"008827\"]"))
        #expect(
            text.contains(
                "\"schema\": \"Sanction\", \"properties\": {\"entity\": [\"un-hbi-001\"], \"authority\": [\"United Nations Security Council\"]"
            ))
    }

    /// What FollowTheMoney has no words for comes back from members.
    @Test func whatHasNoPropertyComesBack() throws {
        let notes = """
            relgraph: 1
            people:
              ann: {name: Ann, ids: {club: "7"}, tags: [x], ties: [{met: bob, on: 2015-01-02, in: [d]}]}
              bob: Bob
            documents:
              d: {title: D, date: 2015-01-03}
            statements:
              s: {says: Ann met Bob, stances: [{asserted: ann, in: [d]}]}
            """
        try expectRoundTrip(try ForeignFixtures.graph(notes, .relgraph))
    }

    private func expectRoundTrip(_ graph: RelationGraph, _ label: String = "") throws {
        let export = try GraphExport(graph, as: .ftm)
        #expect(export.loss.isEmpty, "\(label) \(export.loss.entries)")
        let (read, written) = (GraphSnapshot(try ForeignFixtures.graph(export.files[0].bytes, .ftm)), GraphSnapshot(graph))
        for (node, same) in zip(read.nodes, written.nodes) where node != same { Issue.record("\(label): \(node) instead of \(same)") }
        #expect(read.nodes.count == written.nodes.count && read.relations == written.relations, "\(label)")
        // Notes do not say in which column of a map a kind stands.
        #expect(read.kinds.map(\.id) == written.kinds.map(\.id) && read.types == written.types && read.title == written.title, "\(label)")
    }

    /// Entities of one id are one: relations that are not must not share it.
    @Test func relationsHaveIDsOfTheirOwn() throws {
        let text = """
            {"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "edges": [{"source": "a", "target": "b", "type": "knows", "id": "relation-2"},
            {"source": "b", "target": "c", "type": "knows"}, {"source": "a", "target": "c", "type": "knows", "id": "relation-2"}]}
            """
        let export = try GraphExport(try ForeignFixtures.graph(text, .json), as: .ftm)
        let entities = String(decoding: export.files[0].bytes, as: UTF8.self).split(separator: "\n").filter { $0.contains("UnknownLink") }
        #expect(entities.count == 3 && Set(entities.map { $0.prefix { $0 != "," } }).count == 3, "\(entities)")
        #expect(export.loss.isEmpty)
    }

    /// What only notes mention is written as well.
    @Test func whatIsMentionedByNoEntityIsWritten() throws {
        var builder = GraphBuilder()
        let notes = "relgraph: 1\npeople: {ann: {name: Ann}}\nstatements: {s: {says: Zed did it, about: [zed]}}\n"
        NativeReader.read(Array(notes.utf8), file: "notes.yaml", into: &builder)
        var table = GraphTable(file: "other")
        _ = table.node("zed", line: 1)
        builder.add(table)
        #expect(try text(builder.build()).contains("\"id\": \"zed\""))
    }

    /// A graph of no notes and no entities comes back as one.
    @Test func graphsOfOtherFormatsComeBack() throws {
        let text = """
            {"directed": false, "nodes": [{"id": "a", "name": "Anna", "age": 5, "e": "", "owner": "Bob", "schema": "public"}, {"id": "b"},
            {"id": "parent"}], "edges": [{"source": "a", "target": "b", "type": "knows"}, {"source": "a", "target": "b", "type": "knows"},
            {"source": "a", "target": "a", "type": "parent"}, {"source": "a", "target": "b", "type": "parent", "id": "x"},
            {"source": "a", "target": "b", "type": "parent", "weight": 2.5, "relgraph:in": "z"}]}
            """
        try expectRoundTrip(try ForeignFixtures.graph(text, .json))
    }

    /// One property stands for a field and for an attribute of that name: members keep them apart.
    @Test(arguments: [
        "also: [{name: Анна, lang: bg}]", "also: [{name: Anne, lang: fr}]", "attributes: {name: Foo}",
        "attributes: {name: Ann}", "attributes: {alias: Foo}", "attributes: {weakAlias: Foo}",
        "country: fr, attributes: {nationality: de}", "attributes: {nationality: de}",
        "role: Head, attributes: {position: Mate}", "attributes: {position: Mate}",
        "url: https://a.example, attributes: {sourceUrl: https://b.example}",
        "attributes: {passportNumber: x7}", "ids: {passport: x8}, attributes: {passportNumber: x7}",
    ])
    func fieldsAndAttributesOfOnePropertyComeBack(_ fields: String) throws {
        for schema in ["", "schema: Person, "] {
            let own = fields.replacing("attributes: {", with: "attributes: {" + schema)
            try expectRoundTrip(try ForeignFixtures.graph("relgraph: 1\npeople: {ann: {name: Ann, \(own)}}\n", .relgraph), own)
        }
    }

    /// Nodes that are only mentioned are mentioned again; edges do not take the ids of nodes.
    @Test func whatWasOnlyMentionedIsNotInvented() throws {
        let entities = """
            {"id":"a","schema":"Person","properties":{"name":["Ann"]}}
            {"id":"x","schema":"Family","properties":{"person":["a"],"relative":["b"]}}
            {"id":"a","schema":"Ownership","properties":{"owner":["a"],"asset":["b"]}}
            """
        let export = try GraphExport(try ForeignFixtures.graph(entities, .ftm), as: .ftm)
        let again = try ForeignFixtures.graph(export.files[0].bytes, .ftm)
        #expect(again.nodes.map { "\($0.id) \($0.kind.id)" } == ["a person", "b node"])
        #expect(again.relations.map(\.type.id) == ["family-of", "owns"])
        #expect(again.relations.map { $0.attribute("id") } == [.text("x"), .text("a")])
        #expect(export.loss.isEmpty)
    }

    @Test func relationsWithoutASchemaComeBack() throws {
        let notes = """
            relgraph: 1
            people:
              ann: {name: Ann, ties: [{met: bob, in: [d]}, {spokesperson-of: bob, in: [d]}]}
              bob: Bob
            outlets:
              paper: The Paper
            documents:
              d: {title: D, outlet: paper}
            """
        try expectRoundTrip(try ForeignFixtures.graph(notes, .relgraph))
    }

    /// What notes add to entities of other files, other programs find in properties.
    @Test func entitiesTellWhatNotesAddToThem() throws {
        let notes = """
            relgraph: 1
            people: {a: {name: Ann, tags: [todo], attributes: {schema: Person, born: "1970"}}}
            organizations: {b: {name: B, attributes: {schema: Organization}}}
            outlets: {o: The Paper}
            documents: {d: {title: D, outlet: o, url: "https://x.example/d"}}
            ties: [{from: a, owns: b, in: [d], note: seen, attributes: {id: o1, schema: Ownership, startDate: "2010"}}]
            """
        let graph = try ForeignFixtures.graph(notes, .relgraph)
        let lines = try text(graph)
        #expect(lines.contains(#""keywords": ["todo"]"#))
        #expect(
            lines.contains(
                #""startDate": ["2010"], "proof": ["d"], "sourceUrl": ["https://x.example/d"], "publisher": ["The Paper"], "#
                    + #""description": ["seen"]}"#))
        try expectRoundTrip(graph)
    }

    /// FollowTheMoney knows countries, languages, days and genders by codes only, and every number by the schemata that have it: its
    /// programs drop what else they find, and the file would count as changed.
    @Test func valuesAreCodes() throws {
        let notes = """
            relgraph: 1
            people:
              ann:
                name: Ann
                country: International
                ids: {un: "3", wikidata: Q42}
                attributes: {born: 1958~, nationality: [Iran, Soviet], gender: Male}
              bob: {name: Bob, country: France, ids: {un: "4"}, attributes: {schema: Person, born: 1958/1959}}
              cyr: {name: Cyr, country: GB}
            documents: {d: {title: D, language: Latin}, e: {title: E, language: de-AT}, f: {title: F, language: fra}}
            """
        let lines = try text(try ForeignFixtures.graph(notes, .relgraph))
        for part in [
            #"{"name": ["Ann"], "birthDate": ["1958"], "nationality": ["ir"], "gender": ["male"], "wikidataId": ["Q42"]}"#,
            #"{"name": ["Bob"], "born": ["1958/1959"], "country": ["fr"]}"#, #"{"name": ["Cyr"], "country": ["gb"]}"#,
            #"{"name": ["D"], "title": ["D"]}"#, #"{"name": ["E"], "title": ["E"], "language": ["deu"]}"#,
            #"{"name": ["F"], "title": ["F"], "language": ["fra"]}"#,
        ] { #expect(lines.contains(#""properties": "# + part), "\(part)") }
    }

    /// An attribute that is called like an end is none.
    @Test func attributesAreNoEnds() throws {
        let notes = """
            relgraph: 1
            people: {ann: Ann, zed: Zed}
            organizations: {b: B}
            documents: {d: D}
            ties:
              - {from: ann, owns: b, in: [d], attributes: {schema: Ownership, owner: zed, asset: zed}}
              - {from: ann, sanctioned-by: b, in: [d], attributes: {schema: Sanction, entity: zed, authority: Zed}}
            """
        let graph = try ForeignFixtures.graph(notes, .relgraph)
        try expectRoundTrip(graph)
        #expect(try text(graph).contains(#""properties": {"owner": ["ann"], "asset": ["b"]"#))
    }

    /// Entities beside notes: what properties of theirs refer to stands there, once.
    @Test func entitiesBesideNotesComeBack() throws {
        let notes = """
            relgraph: 1
            people: {ann: {name: Ann, ties: [{met: p1, in: [d], since: 2007}]}}
            documents: {d: D}
            """
        try Folder.with(["a.yaml": notes, "b.ftm": FTMReaderTests.entities]) { folder in
            let graph = try GraphLoader.load([folder + "/a.yaml", folder + "/b.ftm"])
            try expectRoundTrip(graph)
            let lines = try self.text(graph)
            #expect(lines.contains(#""addressEntity": ["a1"]"#) && lines.contains(#""relgraph:references": "addressEntity""#))
            #expect(!lines.contains(#""relgraph:type": "address-entity""#))
        }
    }

    /// Other programs find in properties what there are properties for.
    @Test func propertiesTellOtherProgramsWhatTheyCan() throws {
        let notes = """
            relgraph: 1
            people:
              ann: {name: Ann, also: [Anne], role: Spokeswoman, ids: {passport: x7, un: "3"}, tags: [navy], country: Russia}
              bob: {name: Bob}
            outlets: {paper: {name: The Paper, role: a daily}, wire: The Wire}
            documents: {d: {title: D, outlet: paper, by: [bob], date: 2015-01-03~, language: en, url: "https://a.example"}}
            events: {e: {name: Fest, when: 2015-01-01/2015-01-02}}
            statements:
              s: {says: Ann met Bob, about: [ann, bob], stances: [{denied: ann, on: 2015-01-02?, in: [d#p3], via: wire, citing: bob, note: flatly}]}
            """
        let lines = try text(try ForeignFixtures.graph(notes, .relgraph)).split(separator: "\n").map(String.init)
        let expected = [
            #""id": "ann", "schema": "Person", "properties": {"name": ["Ann"], "alias": ["Anne"], "passportNumber": ["x7"], "#
                + #""country": ["ru"], "position": ["Spokeswoman"], "keywords": ["navy"]}"#,
            #""id": "paper", "schema": "Organization", "properties": {"name": ["The Paper"], "description": ["a daily"]}"#,
            #""id": "d", "schema": "Document", "properties": {"name": ["D"], "sourceUrl": ["https://a.example"], "title": ["D"], "#
                + #""publishedAt": ["2015-01-03"], "publisher": ["The Paper"], "author": ["Bob"], "language": ["eng"]}"#,
            #""id": "e", "schema": "Event", "properties": {"name": ["Fest"], "startDate": ["2015-01-01"], "endDate": ["2015-01-02"]}"#,
            #""id": "s", "schema": "Note", "properties": {"name": ["Ann met Bob"], "entity": ["ann", "bob"]}"#,
            #""schema": "UnknownLink", "properties": {"subject": ["ann"], "object": ["s"], "role": ["denied"], "date": ["2015-01-02"], "#
                + #""proof": ["d"], "sourceUrl": ["https://a.example"], "publisher": ["The Paper"], "#
                + #""summary": ["citing Bob", "via The Wire"], "description": ["flatly"]}"#,
        ]
        for part in expected { #expect(lines.contains { $0.contains(part) }, "\(part)") }
        #expect(lines.count == 9)
    }
}
