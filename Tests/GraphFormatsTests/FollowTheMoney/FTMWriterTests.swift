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
        #expect(text.contains("\"birthDate\": [\"1957-03-11\", \"1958~\", \"1955/1959\"]"))
        #expect(text.contains("\"passportNumber\": [\"008827\"]"))
        #expect(
            text.contains(
                "\"schema\": \"Sanction\", \"properties\": {\"entity\": [\"un-hbi-001\"], \"authority\": [\"United Nations Security Council\"]"
            ))
    }

    @Test func whatHasNoPropertyIsToldAsLost() throws {
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
        let export = try GraphExport(try ForeignFixtures.graph(notes, .relgraph), as: .ftm)
        let lost = Set(export.loss.entries.map { "\($0.part.rawValue) \($0.field)" })
        #expect(lost.isSuperset(of: ["nodes ids", "nodes tags", "nodes kind", "nodes date", "relations in", "relations on"]))
        let again = try ForeignFixtures.graph(export.files[0].bytes, .ftm)
        #expect(again.relations.contains { $0.source.id == "ann" && $0.target.id == "bob" && $0.type.id == "linked-to" })
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
        #expect(export.loss.entries.contains { $0.field == "id" })
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

    /// Everything that comes back otherwise is told.
    @Test func whatComesBackAsSomethingElseIsTold() throws {
        let text = """
            {"directed": false, "nodes": [{"id": "a", "name": "Anna", "age": 5, "e": "", "owner": "Bob", "schema": "public"}, {"id": "b"},
            {"id": "parent"}], "edges": [{"source": "a", "target": "b", "type": "knows"}, {"source": "a", "target": "b", "type": "knows"},
            {"source": "a", "target": "a", "type": "parent"}, {"source": "a", "target": "b", "type": "parent"},
            {"source": "a", "target": "b", "type": "parent"}]}
            """
        let export = try GraphExport(try ForeignFixtures.graph(text, .json), as: .ftm)
        let lost = Set(export.loss.entries.map { "\($0.part.rawValue) \($0.field) \($0.count)" })
        #expect(
            lost == [
                "nodes age 1", "nodes e 1", "nodes owner 1", "nodes schema 1", "nodes kind 3", "relations type 2", "relations direction 5",
            ])
        let again = try ForeignFixtures.graph(export.files[0].bytes, .ftm)
        #expect(
            ForeignFixtures.edges(again).map { $0.split(separator: " ").prefix(3).joined(separator: " ") }.sorted() == [
                "a linked-to a", "a linked-to b", "a linked-to b", "a linked-to b", "a parent b",
            ])
        #expect(again.nodeCount == 3)
    }

    /// One property stands for a field and for an attribute of that name.
    @Test(arguments: [
        ("also: [{name: Анна, lang: bg}]", "also"), ("also: [{name: Anne, lang: fr}]", "also"), ("attributes: {name: Foo}", "name"),
        ("attributes: {name: Ann}", "name"), ("attributes: {alias: Foo}", "alias"), ("attributes: {weakAlias: Foo}", "weakAlias"),
        ("country: fr, attributes: {nationality: de}", "country"), ("attributes: {nationality: de}", "nationality"),
        ("role: Head, attributes: {position: Mate}", "role"), ("attributes: {position: Mate}", "position"),
        ("url: https://a.example, attributes: {sourceUrl: https://b.example}", "url"),
        ("attributes: {passportNumber: x7}", "passportNumber"), ("ids: {passport: x8}, attributes: {passportNumber: x7}", "ids"),
    ])
    func fieldsAndAttributesOfOnePropertyAreToldAsLost(_ fields: String, _ lost: String) throws {
        let notes = "relgraph: 1\npeople: {ann: {name: Ann, \(fields)}}\n"
        let export = try GraphExport(try ForeignFixtures.graph(notes, .relgraph), as: .ftm)
        #expect(export.loss.entries.contains { $0.part == .nodes && $0.field == lost }, "\(export.loss.entries)")
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
        #expect(export.loss.entries.map(\.field) == ["id"])
    }

    @Test func relationsWithoutASchemaAreToldAsLost() throws {
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
        let export = try GraphExport(try ForeignFixtures.graph(notes, .relgraph), as: .ftm)
        let lost = Set(export.loss.entries.map { "\($0.part.rawValue) \($0.field) \($0.count)" })
        #expect(lost.isSuperset(of: ["relations type 1", "relations direction 1", "nodes outlet 1", "relations in 2"]))
    }
}
