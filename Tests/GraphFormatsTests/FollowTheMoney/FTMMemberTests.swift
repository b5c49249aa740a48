import GraphFormats
import RelationGraph
import Testing

/// Members beside the properties of entities, from which graphs come back.
@Suite struct FTMMemberTests {
    private static let notes = #"""
        relgraph: 1
        title: "Who met whom?"
        people:
          # Above Ann
          ann:
            name: Ann
            also: [{name: Анна, lang: bg}, {name: Anne, lang: fr}, "And: \"Я\""]
            ids: {passport: [x7, x8], club: "7"}
            when: 1957~
            reliability: F
            attributes: {name: Foo, alias: Bar, nationality: de, weight: 2.5, deep: {a: [1, "b"]}, "relgraph:kind": x}
            ties:
              - {met: bob, since: 2007, attributes: {weight: 3}}
              - {met: bob, since: 2007, attributes: {weight: 3}}
              - {met: bob, when: 2008/2009, certainty: doubtful, reliability: B, credibility: "6", in: [d#p1, e]}
              - {sanctioned-by: council, measures: [travel ban, asset freeze], in: [d]}
          bob: {name: Bob, country: fr}
        organizations: {council: The Council}
        sources: {two: {name: two officials, anonymous: true, count: 2}}
        outlets: {paper: {name: The Paper, tags: [a, b]}, wire: The Wire}
        documents:
          d: {title: D, outlet: [paper, wire], by: [bob], date: 2015-08, updated: 2015-09, retrieved: 2016, language: en, copied-from: e}
          e: {title: E, date: 2015-08-07~, note: "two\nlines"}
        statements:
          s:
            says: Ann met Bob
            about: [ann, bob]
            when: 2015-07-24/2015-07-26
            implies: [t]
            stances:
              - {reported: paper, on: 2015-08-06, citing: two, via: [wire, paper], in: [d#p1, e]}
              - {denied: ann, on: 2015-08-07~, personal: true, in: [d]}
              - {denied: ann, on: 2015-08-07~, personal: true, in: [d]}
              - {retracted: ann, on: 2015-08-09, in: [e], note: "why"}
              - {no-information: bob, in: [d]}
              - {conditional: bob, in: [d]}
          t: {says: Ann was there, contradicts: [s], elaborates: [s]}
        ties:
          - {from: ann, part-of: council}
        views:
          default: {title: V, layers: [ties, claims], highlight: [ann]}
        """#

    private func lines(_ graph: RelationGraph) throws -> [String] {
        String(decoding: try GraphExport(graph, as: .ftm).files[0].bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func graph() throws -> RelationGraph {
        try ForeignFixtures.graph(Self.notes, .relgraph)
    }

    private func expectSame(_ lines: [String], _ graph: RelationGraph) throws {
        let (read, written) = (GraphSnapshot(try ForeignFixtures.graph(lines.joined(separator: "\n"), .ftm)), GraphSnapshot(graph))
        #expect(read.nodes == written.nodes && read.relations == written.relations && read.views == written.views)
        #expect(read.title == written.title && read.kinds.map(\.id) == written.kinds.map(\.id) && read.types == written.types)
    }

    @Test func stancesEvidenceDatesAndLayersComeBack() throws {
        let graph = try graph()
        #expect(try GraphExport(graph, as: .ftm).loss.isEmpty)
        try expectSame(try lines(graph), graph)
        #expect(
            NativeWriter.text(of: try ForeignFixtures.graph(try lines(graph).joined(separator: "\n"), .ftm)) == NativeWriter.text(of: graph)
        )
    }

    /// In any order, twice, and with what programs of FollowTheMoney make of single values.
    @Test func whatOtherProgramsDoToTheLinesChangesNothing() throws {
        let graph = try graph()
        let lines = try lines(graph)
        try expectSame(lines + lines, graph)
        let united = lines.map { line in
            line.replacing(#"": true"#, with: #"": [true]"#).replacing(/"(relgraph:[a-z]+)": ("(?:[^"\\]|\\.)*")/) {
                "\"\($0.output.1)\": [\($0.output.2)]"
            }
        }
        #expect(united != lines && united[1].contains(#""relgraph:kind": ["person"]"#))
        try expectSame(united, graph)
        let others = lines.map { String($0.dropLast()) + #", "referents": [], "datasets": [], "caption": "x"}"# }
        try expectSame(others, graph)
        // Documents need not come before what cites them.
        #expect(try ForeignFixtures.graph(lines.reversed().joined(separator: "\n"), .ftm).relationCount == graph.relationCount)
    }

    /// Entities that others add to the file are read as always, and know those of ours.
    @Test func entitiesOfOthersJoinThem() throws {
        let more = [
            #"{"id":"c1","schema":"Company","properties":{"name":["Harbour Trust"]}}"#,
            #"{"id":"o1","schema":"Ownership","properties":{"owner":["ann"],"asset":["c1"]}}"#,
            #"{"id":"ann","schema":"Person","properties":{"name":["Annie"],"birthPlace":["Strelsau"]}}"#,
            #"{"id":"bob","schema":"Person","properties":{"name":["Bob"]}}"#,
        ]
        let own = try graph()
        let graph = try ForeignFixtures.graph((more + lines(own)).joined(separator: "\n"), .ftm)
        #expect(graph.warnings.map(\.code).sorted() == own.warnings.map(\.code).sorted())
        let (ann, before) = (try #require(graph.node(id: "ann")), try #require(own.node(id: "ann")))
        #expect(ann.name == "Ann" && ann.kind.id == "person" && ann.facts.aliases == before.facts.aliases + [Alias("Annie")])
        #expect(ann.facts.attributes[key: "birthPlace"] == .text("Strelsau") && ann.facts.attributes[key: "nationality"] == .text("de"))
        #expect(graph.node(id: "bob")?.name == "Bob" && graph.node(id: "bob")?.facts.aliases == [])
        #expect(graph.relations.contains { $0.type.id == "owns" && $0.source.id == "ann" && $0.target.name == "Harbour Trust" })
        #expect(graph.nodeCount == own.nodeCount + 1 && graph.relationCount == own.relationCount + 1)
    }

    /// The members count; that the properties say something else now is told.
    @Test func changedPropertiesAreTold() throws {
        let own = try graph()
        let lines = try lines(own)
        let codes = try ForeignFixtures.problems(Array(lines.joined(separator: "\n").utf8), .ftm).map(\.code)
        #expect(!codes.contains("changed-properties"))
        for (text, other) in [(#"["Bob"]"#, #"["Robert"]"#), (#""name": ["Bob"]"#, #""name": ["Bob"], "gender": ["male"]"#)] {
            let changed = lines.map { $0.contains(#""id": "bob""#) ? $0.replacing(text, with: other) : $0 }
            let graph = try ForeignFixtures.graph(changed.joined(separator: "\n"), .ftm)
            #expect(graph.warnings.contains { $0.code == "changed-properties" && $0.place?.line == 3 && $0.message.contains("line 3") })
            try expectSame(changed, own)
        }
    }

    /// A second line of a relation that has members is told.
    @Test func furtherLinesOfRelationsAreTold() throws {
        let notes = "relgraph: 1\npeople: {ann: {name: Ann, ties: [{owns: b, in: [d]}]}}\norganizations: {b: B}\ndocuments: {d: D}\n"
        let lines = try lines(try ForeignFixtures.graph(notes, .relgraph))
        let (part, whole) = (
            #"{"id":"relation-1","schema":"Ownership","properties":{"percentage":["55"]}}"#,
            #"{"id":"relation-1","schema":"Ownership","properties":{"owner":["ann"],"asset":["b"],"startDate":["2011"]}}"#
        )
        for (more, count) in [([part], 1), ([whole], 2), ([part, whole], 2)] {
            let graph = try ForeignFixtures.graph((lines + more).joined(separator: "\n"), .ftm)
            let warning = try #require(graph.warnings.first { $0.code == "repeated-relation" })
            #expect(warning.place?.line == lines.count + 1 && warning.message.contains("on line \(lines.count),"))
            #expect(graph.relations.count == count && graph.relations.first?.attribute("startDate") == nil)
        }
        let other = #"{"id":"relation-2","schema":"Ownership","properties":{"owner":["ann"],"asset":["b"]}}"#
        #expect(try ForeignFixtures.graph((lines + [other]).joined(separator: "\n"), .ftm).warnings.isEmpty)
    }

    /// Programs of FollowTheMoney drop marks that nobody sees from names, and blanks that are too many.
    @Test func whatNobodySeesIsNoChange() throws {
        let own = try ForeignFixtures.graph("relgraph: 1\npeople: {ali: {name: خامنه\u{200C}ای, note: \"a \\n b\"}}\n", .relgraph)
        let lines = try lines(own).joined(separator: "\n")
        let changed = lines.replacing(#""properties": {"name": ["خامنه\#u{200C}ای"]"#, with: #""properties": {"name": ["خامنهای"]"#)
            .replacing(#""notes": ["a \n b"]"#, with: #""notes": ["a b"]"#)
        #expect(changed.unicodeScalars.count == lines.unicodeScalars.count - 4)
        #expect(try ForeignFixtures.graph(changed, .ftm).warnings.allSatisfy { $0.code != "changed-properties" })
    }

    /// Names of other programs that begin as ours do are theirs.
    @Test func namesOfOthersMayBeginAsOurs() throws {
        let entity = #"{"id":"a","schema":"Person","properties":{"name":["A"],"relgraph:kind":["x"]},"relgraph:in":"y","relgraphs":1}"#
        let graph = try ForeignFixtures.graph(entity, .ftm)
        #expect(graph.node(0).kind.id == "person")
        #expect(
            Set(graph.node(0).facts.attributes) == [
                Attribute("schema", .text("Person")), Attribute("relgraph:kind", .text("x")), Attribute("relgraph:in", .text("y")),
                Attribute("relgraphs", .integer(1)),
            ])
    }

    private func errors(_ text: String) throws -> [String] {
        try ForeignFixtures.problems(Array(text.utf8), .ftm).filter { $0.severity == .error }.map {
            "\($0.code) \($0.place?.line ?? 0):\($0.place?.column ?? 0)"
        }
    }

    static let spoiled: [(member: String, problems: [String])] = [
        (#""relgraph:kind":1"#, ["bad-member 1:1"]), (#""relgraph:kind":"""#, ["bad-member 1:1"]),
        (#""relgraph:kind":{"a":1}"#, ["bad-member 1:73"]), (#""relgraph:kind":["person","place"]"#, ["bad-member 1:73"]),
        (#""relgraph:kind":[["person"],1]"#, ["bad-member 1:73"]), (#""relgraph:kind":null"#, ["bad-member 1:1"]),
        (#""relgraph:graph":"yes""#, ["bad-member 1:74"]), (#""relgraph:type":"met""#, ["bad-member 1:1"]),
        (#""relgraph:type":"met","relgraph:kind":"person""#, ["bad-member 1:1"]),
        (#""relgraph:kind":"person","relgraph:name":7"#, ["bad-member 1:98"]),
        (#""relgraph:kind":"person","relgraph:references":"bank""#, ["bad-member 1:1"]),
        (#""relgraph:kind":"person","relgraph:when":"soon""#, ["bad-date 1:1"]),
        (#""relgraph:kind":"person","relgraph:also":"{\"a\":[[[""#, []),
        (#""relgraph:kind":"person","relgraph:when":"[1,{}]""#, ["bad-date 1:1"]),
        (#""relgraph:kind":"person","relgraph:nonsense":"x""#, ["unknown-field 1:1"]),
        (#""relgraph:kind":"person","relgraph:attributes":"[]""#, ["wrong-type 1:1"]),
        (#""relgraph:kind":"person","relgraph:kind":"x""#, ["duplicate-key 1:82"]),
    ]

    @Test(arguments: spoiled.indices) func whatIsWrongIsToldWithItsPlace(_ index: Int) throws {
        let (member, problems) = Self.spoiled[index]
        let entity = #"{"id":"a","schema":"Person","properties":{"name":["A"]},"# + member + "}"
        #expect(try errors(entity) == problems, "\(member)")
    }

    @Test func relationsThatAreWrongAreToldWithTheirPlaces() throws {
        let nodes = #"{"id":"a","schema":"Person","properties":{},"relgraph:kind":"person"}"# + "\n"
        func codes(_ properties: String, _ members: String, schema: String = "UnknownLink") throws -> [String] {
            try errors(nodes + #"{"id":"r","schema":"\#(schema)","properties":{\#(properties)},\#(members)}"#)
        }
        let ends = #""subject":["a"],"object":["a"]"#
        #expect(try codes(ends, #""relgraph:type":"related-to""#) == [])
        #expect(try codes(#""subject":["a"]"#, #""relgraph:type":"related-to""#) == ["bad-member 2:1"])
        #expect(try codes(#""subject":["a","b"],"object":["a"]"#, #""relgraph:type":"related-to""#) == ["bad-member 2:1"])
        #expect(try codes(ends, #""relgraph:type":"related-to""#, schema: "Person") == ["bad-member 2:1"])
        #expect(try codes(ends, #""relgraph:type":"""#) == ["bad-member 2:1"])
        #expect(try codes(ends, #""relgraph:type":"related-to","relgraph:in":"[\"gone\"]""#).map { $0.split(separator: " ")[1] } == ["2:1"])
        #expect(try codes(ends, #""relgraph:type":"related-to","relgraph:target":"gone""#).map { $0.split(separator: " ")[1] } == ["2:1"])
        #expect(try codes(ends, #""relgraph:type":"related-to","relgraph:undirected":3"#).count == 1)
        let other = nodes.replacing("{}", with: #"{"name":["B"]}"#)
        #expect(try errors(nodes + other) == ["bad-member 2:1"])
        let graph = #"{"id":"g","schema":"Note","properties":{},"relgraph:graph":true,"relgraph:version":1}"# + "\n"
        let again = graph.replacing("\"g\"", with: "\"h\"")
        #expect(try ForeignFixtures.codes(nodes + graph + again, .ftm).contains("second-graph 3:1"))
    }

    @Test func mutatedMembersNeverTrap() throws {
        try ForeignFixtures.expectNoTrap(
            [try lines(try graph()).joined(separator: "\n")], .ftm,
            tokens: [
                "\"relgraph:kind\":", "\"relgraph:type\":", "\"relgraph:graph\":true,", "[[", "\\ud800", "\0", "1e999", "null",
                "\"relgraph:references\":\"name\",",
                "\"[\\\"ann\\\"]\"", "{", "}",
            ], seed: 11)
    }
}
