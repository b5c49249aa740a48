import RelationAnalysis
import RelationGraph
import Testing

@Suite("Statistics")
struct GraphStatisticsTests {
    private func statistics(_ add: (inout GraphBuilder) -> Void) throws -> GraphStatistics {
        try GraphStatistics(Subgraph(graph(add)))
    }

    private func words(_ counts: [(id: String, count: Int)]) -> [String] { counts.map { "\($0.id) \($0.count)" } }

    @Test(arguments: try NetworkXOracle.load()) func agreesWithNetworkX(oracle: NetworkXOracle.Case) throws {
        let found = try GraphStatistics(Subgraph(oracle.graph()))
        #expect(found.nodeCount == oracle.nodeCount)
        #expect(found.relationCount == oracle.sources.count)
        #expect(found.componentCount == oracle.componentCount)
        #expect(abs(found.density - oracle.density) < 1e-12)
    }

    @Test func anEmptyGraphHasNothing() throws {
        let found = try statistics { _ in }
        #expect(found.nodeCount == 0 && found.relationCount == 0 && found.componentCount == 0 && found.documentCount == 0)
        #expect(found.kinds.isEmpty && found.types.isEmpty && found.layers.isEmpty && found.relationsByDocument.isEmpty)
        #expect(found.density == 0)
        #expect(found.earliest == nil && found.latest == nil)
    }

    @Test func aSingleNodeIsAComponentWithoutDensity() throws {
        let found = try statistics { $0.nodes("person", "a") }
        #expect(found.nodeCount == 1 && found.componentCount == 1)
        #expect(found.density == 0)
        let loop = try statistics {
            $0.nodes("person", "a")
            $0.relate("a", "met", "a")
        }
        #expect(loop.relationCount == 1 && loop.componentCount == 1)
        #expect(loop.density == 0, "nothing connects a node with itself")
    }

    @Test func isolatedNodesAreComponents() throws {
        let found = try statistics {
            $0.nodes("person", "a", "b", "c", "d")
            $0.relate("a", "works-for", "b")
        }
        #expect(found.componentCount == 3)
        #expect(found.density == 1.0 / 12)
    }

    @Test func parallelRelationsCountOnceForDensityAndEachOtherwise() throws {
        let found = try statistics {
            $0.nodes("person", "a", "b", "c")
            $0.relate("a", "works-for", "b")
            $0.relate("a", "works-for", "b", period: "2015")
            $0.relate("a", "called", "b")
            $0.relate("b", "called", "a")
        }
        #expect(found.relationCount == 4)
        #expect(words(found.types) == ["works-for 2", "called 2"], "in the order of the vocabulary")
        #expect(words(found.layers) == ["ties 4"])
        #expect(found.density == 2.0 / 6)
    }

    @Test func symmetricRelationsHoldBothWays() throws {
        let found = try statistics {
            $0.nodes("person", "a", "b")
            $0.relate("a", "met", "b")
        }
        #expect(found.density == 1)
    }

    @Test func countsByKindLayerAndDocument() throws {
        let found = try statistics {
            $0.nodes("outlet", "o")
            $0.nodes("person", "p", "q")
            $0.document("d2", by: "o")
            $0.document("d1", by: "o")
            $0.statement("s", about: ["p"])
            $0.relate("q", "denied", "s", in: ["d1", "d2"])
            $0.relate("p", "met", "q", in: ["d2", "d2"])
        }
        #expect(words(found.kinds) == ["person 2", "outlet 1", "document 2", "statement 1"])
        #expect(words(found.layers) == ["ties 1", "claims 2", "attribution 4"])
        #expect(words(found.types) == ["met 1", "denied 1", "about 1", "published 2", "covers 2"])
        #expect(found.documentCount == 2)
        // Published, covers, denied and about are known from either, the meeting from d2, though cited twice.
        #expect(found.relationsByDocument.map { "\($0.document.id) \($0.count)" } == ["d2 5", "d1 4"])
    }

    @Test func documentsOfEqualCountsComeByID() throws {
        let found = try statistics {
            $0.nodes("outlet", "o")
            for id in ["z", "a", "m"] { $0.document(id, by: "o") }
        }
        #expect(found.relationsByDocument.map(\.document.id) == ["a", "m", "z"])
    }

    @Test func declaredLayersAndTypesCount() throws {
        let found = try statistics {
            $0.declare(RelationType(id: "ferried", label: "ferried", inverse: "ferried by", layer: Layer(rawValue: "transport")), at: nil)
            $0.nodes("person", "a", "b")
            $0.relate("a", "ferried", "b")
            $0.relate("a", "met", "b")
        }
        #expect(words(found.layers) == ["ties 1", "transport 1"])
    }

    /// As in `GraphStructure`: what connects nobody does so if it is asked for by its type.
    @Test func judgementsConnectOnlyIfTheyAreAskedFor() throws {
        let graph = try graph {
            $0.nodes("person", "a", "b", "c")
            $0.relate("a", "not-same-as", "b", said: "2015-08-07")
        }
        let part = Subgraph(graph)
        for usesAllTypes in [false, true] {
            let found = try GraphStatistics(part, usesAllTypes: usesAllTypes)
            let structure = try GraphStructure(part, usesAllTypes: usesAllTypes)
            #expect(found.componentCount == structure.components.count && found.componentCount == (usesAllTypes ? 2 : 3))
            #expect((found.earliest == nil) == !usesAllTypes && found.relationCount == 1)
        }
    }

    @Test func ofAPartOnlyThePart() throws {
        let graph = try graph {
            $0.nodes("person", "a", "b", "c")
            $0.relate("a", "met", "b")
            $0.relate("b", "called", "c")
        }
        var selection = Selection()
        selection.types = ["met"]
        let found = try GraphStatistics(Subgraph(graph, selection))
        #expect(found.nodeCount == 2 && found.relationCount == 1 && found.componentCount == 1)
        #expect(found.density == 1)
        selection.types = []
        selection.kinds = ["outlet"]
        let none = try GraphStatistics(Subgraph(graph, selection))
        #expect(none.nodeCount == 0 && none.componentCount == 0 && none.density == 0)
    }

    @Test func datesReachFromTheFirstToTheLastThatIsNamed() throws {
        let found = try statistics {
            $0.nodes("person", "a", "b")
            $0.nodes("outlet", "o")
            $0.document("d", by: "o", published: "2015-08-09")
            $0.statement("s", when: "2015-07-24/2015-07-26")
            $0.relate("a", "denied", "s", in: ["d"], said: "2015-08-07")
            $0.relate("a", "works-for", "b", period: "2007/..")
        }
        #expect(found.earliest?.text == "2007")
        #expect(found.latest?.text == "2015-08-09")
    }

    @Test func aYearMayMeanItsFirstAndItsLastDay() throws {
        let found = try statistics {
            $0.nodes("person", "a", "b")
            $0.relate("a", "met", "b", period: "2015")
            $0.relate("a", "met", "b", period: "2015-06-30")
        }
        #expect(found.earliest?.text == "2015" && found.latest?.text == "2015")
        let open = try statistics {
            $0.nodes("person", "a", "b")
            $0.relate("a", "met", "b", period: "../2010-03")
        }
        #expect(open.earliest?.text == "2010-03" && open.latest?.text == "2010-03")
    }
}
