import GraphFormats
import RelationGraph
import Testing

@Suite struct NativeReaderTests {
    @Test func readsEveryPartOfTheFormat() throws {
        let graph = try NativeFixtures.graph(NativeFixtures.canonical)
        #expect(graph.title == "Did Soleimani travel to Moscow?")
        #expect(graph.summary == "Two visits, five articles.")
        #expect(graph.warnings.map(\.description) == [])
        let soleimani = try #require(graph.node(id: "soleimani"))
        #expect(soleimani.kind.id == "person")
        #expect(soleimani.facts.aliases == [Alias("Ghasem Soleimani"), Alias("قاسم سلیمانی", language: "fa")])
        #expect(soleimani.facts.identifiers == [Identifier(scheme: "un", value: "IRi.039"), Identifier(scheme: "ofac", value: "10481")])
        #expect(soleimani.facts.period == DateSpan("1957-03-11/2020-01-03"))
        #expect(soleimani.facts.comment == "The general, not the mining director.")
        #expect(
            soleimani.facts.attributes == [
                Attribute("rank", .text("Major General")), Attribute("wounds", .integer(2)), Attribute("height", .decimal(1.74)),
                Attribute("active", .boolean(true)), Attribute("medals", .list([.text("Fath"), .text("1988")])),
                Attribute("born", .map([Attribute("in", .text("Qanat-e Malek"))])), Attribute("code", .text("007")),
            ])
        let sanction = try #require(graph.relations.first { $0.type.id == "sanctioned-by" })
        #expect(sanction.evidence?.period == DateSpan("2007/.."))
        #expect(sanction.evidence?.measures == ["travel ban", "asset freeze"])
        #expect(sanction.evidence?.certainty == .certain)
        #expect(sanction.documents.map(\.id) == ["mt-2015-08-09", "trt-2015-08-15"])
        let denial = try #require(graph.relations.first { $0.type.id == "denied" })
        #expect(denial.source.id == "peskov")
        #expect(denial.target.id == "putin-met-soleimani-2015")
        #expect(denial.evidence?.documents.first?.locator == "headline")
        #expect(denial.evidence?.credibility == .three)
        #expect(denial.evidence?.via.map { graph.node($0).id } == ["ria-novosti"])
        let view = try #require(graph.view(named: "default"))
        #expect(view.path.map { graph.node($0).id } == ["fox-news", "peskov"])
        #expect(view.depth == 2)
        #expect(view.groupBy == "country")
        #expect(graph.relations.contains { $0.type.id == "doubted" && $0.type.polarity == Polarity.none && $0.setting == .stances })
        #expect(graph.relations.contains { $0.type.id == "met" && $0.setting == .list })
        #expect(graph.files.first?.comment == "What the articles of August 2015 say.")
        #expect(graph.files.first?.comments["ties"] == "Elsewhere declared.")
    }
}
