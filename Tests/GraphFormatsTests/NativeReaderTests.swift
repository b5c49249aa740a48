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
        #expect(denial.evidence?.isPersonal == true)
        #expect(graph.relations.filter { $0.type.id == "reported" }.allSatisfy { $0.evidence?.isPersonal == false })
        #expect(graph.vocabulary.relationType("fronts")?.speaksFor == true)
        #expect(graph.vocabulary.relationType("ferried")?.speaksFor == false)
        let view = try #require(graph.view(named: "default"))
        #expect(view.path.map { graph.node($0).id } == ["fox-news", "peskov"])
        #expect(view.depth == 2)
        #expect(view.selection.minReliability == .c)
        #expect(view.selection.gradedOnly)
        #expect(view.groupBy == "country")
        #expect(graph.relations.contains { $0.type.id == "doubted" && $0.type.polarity == Polarity.none && $0.setting == .stances })
        #expect(graph.relations.contains { $0.type.id == "met" && $0.setting == .list })
        #expect(graph.files.first?.comment == "What the articles of August 2015 say.")
        #expect(graph.files.first?.comments["ties"] == "Elsewhere declared.")
    }

    /// Who copied from whom is said of documents and outlets; who is whom, of any two nodes, with the reason.
    @Test func readsJudgementsOnCopyingAndIdentity() throws {
        let graph = try NativeFixtures.graph(NativeFixtures.canonical)
        let copies = graph.relations.filter { $0.type.id == "copied-from" }
        #expect(Set(copies.map(\.source.id)) == ["mt-2015-08-09", "moscow-times"])
        #expect(copies.allSatisfy { $0.target.id == "ap" })
        let judgement = try #require(graph.relations.first { $0.type.id == "not-same-as" })
        #expect([judgement.source.id, judgement.target.id] == ["western-intel-2015", "iranian-official-2015"])
        #expect(judgement.evidence?.note == "Reuters calls him an official of Iran.")

        let text = """
            relgraph: 1
            outlets: {paper: Paper, wire: Wire}
            organizations: {agency: Agency}
            documents:
              a: {title: A, outlet: paper, copied-from: b}
              b: {title: B, outlet: wire, copied-from: [wire, agency]}
            """
        let lines = try NativeFixtures.graph(text).relations.filter { $0.type.id == "copied-from" }
        #expect(lines.map { "\($0.source.id) \($0.target.id)" } == ["a b", "b wire", "b agency"])
        let statement = NativeFixtures.problems("relgraph: 1\nstatements:\n  s: {says: S, copied-from: s}\n")
        #expect(statement.contains { $0.code == "unknown-field" })
    }

    @Test func singleValuesStandForLists() throws {
        let graph = try NativeFixtures.graph(NativeFixtures.untidy)
        let peskov = try #require(graph.node(id: "peskov"))
        #expect(peskov.facts.aliases == [Alias("Песков")])
        #expect(peskov.facts.tags == ["spokesman"])
        #expect(graph.relations.contains { $0.type.id == "spokesperson-of" && $0.documents.map(\.id) == ["mt-1"] })
        #expect(graph.node(id: "putin")?.name == "Vladimir Putin")
        let visit = try #require(graph.node(id: "visit-2015"))
        #expect(visit.name == "Soleimani visited Moscow: so it is said")
        #expect(visit.facts.summary == "First line.\n\nThird line, with \"quotes\" and \\ and #.")
        #expect(visit.neighbors(.about).map(\.id) == ["putin"])
        let document = try #require(graph.node(id: "mt-1"))
        #expect(document.neighbors(.wrote, incoming: true).map(\.id) == ["putin", "peskov"])
        #expect(document.facts.identifiers == [Identifier(scheme: "doi", value: "a"), Identifier(scheme: "doi", value: "b")])
        #expect(graph.files.first?.comments["outlets"] == "The agency.")
    }

    @Test func choicesDoNotDependOnCase() throws {
        let graph = try NativeFixtures.graph(
            "relgraph: 1\npeople:\n  a: {name: A, reliability: b, ties: {met: b, certainty: Probable}}\n  b: B\n")
        #expect(graph.node(id: "a")?.facts.reliability == .b)
        #expect(graph.relations.first?.evidence?.certainty == .probable)
    }

    @Test func wordsOfOtherYAMLReadersAreText() throws {
        let graph = try NativeFixtures.graph(
            "relgraph: 1\nplaces:\n  norway: {name: NO, country: 007, tags: [on, 1.0, true, 2015-08-06]}\n")
        let norway = try #require(graph.node(id: "norway"))
        #expect(norway.name == "NO")
        #expect(norway.facts.country == "007")
        #expect(norway.facts.tags == ["on", "1.0", "true", "2015-08-06"])
    }

    @Test func emptyFieldsAreLeftOutWithAWarning() throws {
        let graph = try NativeFixtures.graph("relgraph: 1\npeople:\n  a: {name: A, role: , also: ~, country: null}\n")
        #expect(graph.warnings.count { $0.code == "empty-field" } == 3)
        #expect(graph.node(id: "a")?.facts.role == nil)
    }

    @Test func safeLinksAreKept() throws {
        for link in ["https://example.org/a", "HTTP://example.org", "mailto:a@example.org", "articles/one.html", "/one?a=b:c", "#part"] {
            let graph = try NativeFixtures.graph("relgraph: 1\npeople:\n  a: {name: A, url: \"\(link)\"}\n")
            #expect(graph.node(id: "a")?.facts.url == link)
        }
    }

    @Test func linesEndAsAnySystemEndsThem() throws {
        for end in ["\n", "\r\n", "\r"] {
            let graph = try NativeFixtures.graph(NativeFixtures.untidy.replacing("\n", with: end))
            #expect(graph.nodeCount == 6)
            #expect(graph.files.first?.comments["outlets"] == "The agency.")
        }
    }

    @Test func periodOfTwoFieldsIsAnInterval() throws {
        let graph = try NativeFixtures.graph(
            "relgraph: 1\npeople:\n  a: {name: A, since: 2007, until: 2009-05}\n  b: {name: B, until: 2009}\n")
        #expect(graph.node(id: "a")?.facts.period == DateSpan("2007/2009-05"))
        #expect(graph.node(id: "b")?.facts.period == DateSpan("../2009"))
    }
}
