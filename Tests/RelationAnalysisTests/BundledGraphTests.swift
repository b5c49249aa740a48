import Foundation
import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// What must stay true of the bundled graph, however it grows.
@Suite("The bundled graph")
struct BundledGraphTests {
    let graph: RelationGraph

    init() throws {
        let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let root = testFolder.deletingLastPathComponent().deletingLastPathComponent()
        graph = try GraphLoader.load([root.appendingPathComponent("graphs").path])
    }

    @Test func nothingIsWrongWithIt() {
        #expect(graph.warnings.map(\.description) == [])
        #expect(graph.nodeCount > 0)
    }

    @Test(arguments: [
        ("Soleimani", "soleimani"), ("Qassem Suleimani", "soleimani"), ("Fox", "fox-news"), ("Peskov", "peskov"), ("Putin", "putin"),
    ])
    func namesResolve(name: String, id: String) throws {
        guard case .match(let match, _) = graph.nameIndex().resolve(name) else {
            Issue.record("“\(name)” is not clear")
            return
        }
        #expect(graph.node(match.node).id == id)
    }

    /// Fox News reported the meeting, Peskov denied it through RIA Novosti: they are joined by a dispute.
    @Test func foxAndPeskovAreJoinedByTheMeeting() throws {
        let fox = try #require(graph.node(id: "fox-news"))
        let peskov = try #require(graph.node(id: "peskov"))
        let found = try ConnectionQuery().connections(from: fox, to: peskov, in: Subgraph(graph))
        let path = try #require(found.paths.first)
        #expect(path.nodes.map(\.id) == ["fox-news", "putin-met-soleimani-2015", "peskov"])
        #expect(path.hops.map(\.type.id) == ["reported", "denied"])
        #expect(path.hops.map(\.isForward) == [true, false])
        #expect(path.weight == 2)
        #expect(path.denials.map(\.from.id) == ["putin-met-soleimani-2015"])
        #expect(path.abstentions.isEmpty)
        let agencies = Set(path.hops[1].evidence.flatMap(\.via).map { graph.node($0).id })
        #expect(agencies.contains("ria-novosti"))
        let sources = Set(path.hops[0].evidence.flatMap(\.citing).map { graph.node($0).id })
        #expect(sources.contains("western-intel-2015"))
        #expect(path.hops.allSatisfy { $0.evidence.contains { !$0.documents.isEmpty } })
    }

    @Test func theConnectionOutlastsEitherDirectionAndTheAgency() throws {
        let fox = try #require(graph.node(id: "fox-news"))
        let peskov = try #require(graph.node(id: "peskov"))
        let agency = try #require(graph.node(id: "ria-novosti"))
        var selection = Selection()
        selection.without = [agency.index]
        let back = try ConnectionQuery().connections(from: peskov, to: fox, in: Subgraph(graph, selection))
        #expect(back.paths.first?.nodes.map(\.id) == ["peskov", "putin-met-soleimani-2015", "fox-news"])
        #expect(back.paths.first?.hops.map(\.isForward) == [true, false])
    }

    @Test func theTwoVisitsAreNeverOne() throws {
        let first = try #require(graph.node(id: "visit-2015"))
        let second = try #require(graph.node(id: "visit-2017"))
        #expect(first != second)
        let between = first.relations.filter { $0.other(than: first.index) == second }
        #expect(between.filter { $0.type.id == "same-as" }.isEmpty)
        let years = [first, second].map { $0.facts.period?.start?.year }
        #expect(years == [2015, 2017])
    }

    /// What the guide to the graph promises about deleting an article.
    @Test func whatOneArticleTellsGoesWithIt() throws {
        func without(_ id: String) throws -> Subgraph {
            var selection = Selection()
            selection.without = [try #require(graph.node(id: id)).index]
            return Subgraph(graph, selection)
        }
        func shows(_ id: String, in part: Subgraph) throws -> Bool { part.contains(try #require(graph.node(id: id))) }
        #expect(try !shows("western-intel-2015", in: without("mt-2015-08-09")))
        #expect(try !shows("iranian-official-2015", in: without("trt-2015-08-15")))
        #expect(try !shows("visit-2017", in: without("southfront-2017-02")))
        #expect(try !shows("visit-2017", in: without("south-front")))
        #expect(try shows("visit-2015", in: without("southfront-2017-02")))
    }

    @Test func nothingOfTheArticlesWasKnownBeforeThem() throws {
        var selection = Selection()
        selection.asOf = DateSpan("2015-07")
        let part = Subgraph(graph, selection)
        #expect(!part.relations.contains { $0.type.id == "published" })
        #expect(!part.contains(try #require(graph.node(id: "fox-news"))))
    }
}
