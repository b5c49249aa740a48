import GraphFormats
import RelationGraph
import Testing

/// Entities that stand on several lines.
@Suite struct FTMPartTests {
    /// Parts of one entity say together what one line with all their values says.
    @Test func partsOfAnEntityAreUnited() throws {
        let parts = """
            {"id":"a","schema":"LegalEntity","properties":{"name":["Anna Petrova"],"birthDate":["1957"],"parent":["c"],"notes":["x"]},"datasets":["d"],"first_seen":"2020","target":true}
            {"id":"c","schema":"Company","properties":{"name":["Harbour Trust"]}}
            {"id":"a","schema":"Person","properties":{"name":["Hanna Petrowa","Anna Petrova"],"birthDate":["1958-02-03"],"parent":["c"],"notes":["y"]},"datasets":["d","e"],"first_seen":"2021"}
            {"id":"a","schema":"Thing","properties":{"passportNumber":["7"],"country":["ru"]},"target":true}
            {"id":"b","schema":"Person","properties":{"country":["xx"]}}
            {"id":"b","schema":"Person","properties":{"name":["Bea"]}}
            """
        let whole = """
            {"id":"a","schema":"Person","properties":{"name":["Anna Petrova","Hanna Petrowa"],"birthDate":["1957","1958-02-03"],"parent":["c"],"notes":["x","y"],"passportNumber":["7"],"country":["ru"]},"datasets":["d","e"],"first_seen":["2020","2021"],"target":true}
            {"id":"c","schema":"Company","properties":{"name":["Harbour Trust"]}}
            {"id":"b","schema":"Person","properties":{"country":["xx"],"name":["Bea"]}}
            """
        let (read, expected) = (try ForeignFixtures.graph(parts, .ftm), try ForeignFixtures.graph(whole, .ftm))
        #expect(read.nodes.map(\.name) == ["Anna Petrova", "Harbour Trust", "Bea"])
        #expect(read.nodes.map(\.kind.id) == ["person", "company", "person"])
        for (node, same) in zip(read.nodes, expected.nodes) { #expect(node.facts == same.facts, "\(node.id)") }
        #expect(read.node(0).facts.aliases == [Alias("Hanna Petrowa")])
        #expect(read.node(0).facts.attributes[key: "birthDate"] == .list([.text("1957"), .text("1958-02-03")]))
        #expect(ForeignFixtures.edges(read) == ["a parent c"])
    }

    /// The same goes for entities that are relations, also for parts without their ends.
    @Test func partsOfARelationAreUnited() throws {
        let parts = """
            {"id":"a","schema":"Person","properties":{"name":["A"]}}
            {"id":"o1","schema":"Ownership","properties":{"percentage":["51"]}}
            {"id":"b","schema":"Company","properties":{"name":["B"]}}
            {"id":"o1","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"startDate":["2007"]}}
            {"id":"o2","schema":"Ownership","properties":{"owner":["b"],"asset":["a"]}}
            {"id":"o1","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"role":["founder"]}}
            {"id":"s1","schema":"Sanction","properties":{"entity":["a"],"authority":["UN"]}}
            {"id":"s1","schema":"Sanction","properties":{"entity":["a"],"authority":["UN"],"program":["P"]}}
            {"id":"o3","schema":"Ownership","properties":{"owner":["a"]}}
            {"id":"o4","schema":"Ownership","properties":{"owner":["b"]}}
            {"id":"o4","schema":"Ownership","properties":{"asset":["c"],"endDate":["2009"]}}
            {"id":"o1","schema":"Ownership","properties":{"owner":["a"]}}
            """
        let whole = """
            {"id":"a","schema":"Person","properties":{"name":["A"]}}
            {"id":"b","schema":"Company","properties":{"name":["B"]}}
            {"id":"o1","schema":"Ownership","properties":{"percentage":["51"],"owner":["a"],"asset":["b"],"startDate":["2007"],"role":["founder"]}}
            {"id":"o2","schema":"Ownership","properties":{"owner":["b"],"asset":["a"]}}
            {"id":"s1","schema":"Sanction","properties":{"entity":["a"],"authority":["UN"],"program":["P"]}}
            {"id":"o3","schema":"Ownership","properties":{"owner":["a"]}}
            {"id":"o4","schema":"Ownership","properties":{"owner":["b"],"asset":["c"],"endDate":["2009"]}}
            """
        let (read, expected) = (
            GraphSnapshot(try ForeignFixtures.graph(parts, .ftm)), GraphSnapshot(try ForeignFixtures.graph(whole, .ftm))
        )
        #expect(read.nodes == expected.nodes && read.relations == expected.relations)
        #expect(read.relations.count == 5 && read.nodes.map(\.id) == ["a", "authority-un", "b", "c", "o3"])
        let twice = try ForeignFixtures.graph(parts + "\n" + parts, .ftm)
        #expect(GraphSnapshot(twice) == read)
        #expect(try GraphExport(twice, as: .ftm).loss.isEmpty)
    }

    /// Many parts of one entity are read once each.
    @Test(.timeLimit(.minutes(1))) func anEntityMayHaveManyParts() throws {
        let parts = (0..<20_000).map { #"{"id":"a","schema":"Person","properties":{"name":["Ann"],"keywords":["k\#($0)"]}}"# }
        let graph = try ForeignFixtures.graph(parts.joined(separator: "\n"), .ftm)
        #expect(graph.node(0).facts.attributes[key: "keywords"] == .list((0..<20_000).map { .text("k\($0)") }))
    }

    private static let ends = """
        {"id":"a","schema":"Person","properties":{"name":["Ann"]}}
        {"id":"b","schema":"Company","properties":{"name":["B"]}}
        {"id":"c","schema":"Person","properties":{"name":["Cyr"]}}
        {"id":"d","schema":"Company","properties":{"name":["D"]}}

        """

    private func told(_ graph: RelationGraph) -> [String] {
        graph.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id) \($0.evidence?.period?.text ?? "-")" }
    }

    private func problems(_ graph: RelationGraph) -> [String] { graph.warnings.map { "\($0.code) \($0.place?.line ?? 0)" } }

    /// Two data sets may use one id: nobody owns what another line says another owns.
    @Test func relationsOfOneIDThatJoinDifferentEntitiesStayApart() throws {
        let text =
            Self.ends + """
                {"id":"1","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"startDate":["2010"]}}
                {"id":"1","schema":"Ownership","properties":{"owner":["c"],"asset":["d"],"startDate":["2015"]}}
                {"id":"1","schema":"Ownership","properties":{"endDate":["2018"],"asset":["d"]}}
                """
        let graph = try ForeignFixtures.graph(text, .ftm)
        #expect(told(graph) == ["a owns b 2010/..", "c owns d 2015/2018"])
        #expect(problems(graph) == ["shared-relation-id 6"])
        let warning = try #require(graph.warnings.first)
        #expect(warning.message.contains("lines 5 and 6") && warning.remedy.contains("Two data sets"))
        let again = try ForeignFixtures.graph(try GraphExport(graph, as: .ftm).files[0].bytes, .ftm)
        #expect(told(again) == told(graph))
        #expect(told(try ForeignFixtures.graph(text + "\n" + text, .ftm)) == told(graph))
    }

    /// What could belong to several relations, or to none, is a node, as what has no other part.
    @Test func partsThatFitNoRelationStayApart() throws {
        let relations =
            Self.ends + """
                {"id":"1","schema":"Ownership","properties":{"owner":["a"],"asset":["b"]}}
                {"id":"1","schema":"Ownership","properties":{"owner":["a"],"asset":["d"]}}

                """
        for (part, edges) in [
            (#""startDate":["2010"]"#, [String]()), (#""owner":["a"],"startDate":["2010"]"#, ["1 owner a -"]),
            (#""owner":["c"],"startDate":["2010"]"#, ["1 owner c -"]),
        ] {
            let graph = try ForeignFixtures.graph(
                relations + #"{"id":"1","schema":"Ownership","properties":{\#(part)}}"#, .ftm)
            #expect(Set(told(graph)) == Set(["a owns b -", "a owns d -"] + edges), "\(part)")
            #expect(Set(problems(graph)) == ["shared-relation-id 6", "unclear-relation-part 7"], "\(part)")
            #expect(graph.node(id: "1")?.kind.id == "ownership", "\(part)")
        }
        let scattered =
            Self.ends + """
                {"id":"1","schema":"Ownership","properties":{"owner":["a"]}}
                {"id":"1","schema":"Ownership","properties":{"owner":["c"]}}
                {"id":"1","schema":"Ownership","properties":{"asset":["d"]}}
                """
        let graph = try ForeignFixtures.graph(scattered, .ftm)
        #expect(told(graph) == ["1 owner a -", "1 owner c -"] && problems(graph) == ["unclear-relation-part 5"])
    }

    /// As if all stood on the first line: the first value counts.
    @Test func partsWithoutEndsAreUnitedInTheOrderOfTheFile() throws {
        let graph = try ForeignFixtures.graph(
            Self.ends + """
                {"id":"1","schema":"Ownership","properties":{"startDate":["2010"]}}
                {"id":"1","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"startDate":["2012"]}}
                """, .ftm)
        #expect(told(graph) == ["a owns b 2010/.."] && graph.warnings.isEmpty)
        #expect(graph.relations.first?.attribute("startDate") == .list([.text("2010"), .text("2012")]))
    }

    /// What parts name without an end is there, though no line of its own says it.
    @Test func authoritiesThatPartsNameAreNotMissing() throws {
        let graph = try ForeignFixtures.graph(
            Self.ends + """
                {"id":"s","schema":"Sanction","properties":{"entity":["a"]}}
                {"id":"s","schema":"Sanction","properties":{"authority":["UN"],"program":["X"]}}
                """, .ftm)
        #expect(told(graph) == ["a sanctioned-by authority-un -"] && graph.warnings.isEmpty)
    }

    /// Thousands of relations of one id, and of parts that fit none, or one, are as many and no more.
    @Test(.timeLimit(.minutes(1))) func manyRelationsMayShareAnID() throws {
        let lines = (0..<20_000).flatMap { number in
            [
                #"{"id":"r","schema":"Ownership","properties":{"owner":["a"],"asset":["n\#(number)"]}}"#,
                #"{"id":"r","schema":"Ownership","properties":{"asset":["n\#(number)"],"percentage":["\#(number)"]}}"#,
                #"{"id":"r","schema":"Ownership","properties":{"owner":["a"]}}"#,
            ]
        }
        let graph = try ForeignFixtures.graph(lines.joined(separator: "\n"), .ftm)
        #expect(graph.relationCount == 20_001 && graph.nodeCount == 20_002)
        #expect(graph.relations.count { $0.attribute("percentage")?.text == String($0.target.id.dropFirst()) } == 20_000)
    }
}
