import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct MapRequestTests {
    private func ids(_ part: Subgraph) -> Set<String> { Set(part.nodes.map(\.id)) }

    @Test func aPathIsCalledByItsEnds() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.view = graph.view(named: "default")
        request.path = (try #require(graph.node(id: "reuters")).index, try #require(graph.node(id: "peskov")).index)
        let options = try request.compose(graph, MapOptions()).options
        #expect(options.title == "From Reuters to Dmitry Peskov" && options.subtitle == "The dispute")
        var own = MapOptions()
        own.title = "Mine"
        #expect(try request.compose(graph, own).options.title == "Mine")
    }

    @Test func withoutAnythingTheWholeGraphIsDrawn() throws {
        let graph = try MapFixtures.dispute()
        let (part, options) = try MapRequest().compose(graph, MapOptions())
        #expect(part.nodeCount == graph.nodeCount && part.relationCount == graph.relationCount)
        #expect(options.title == "Did he come?" && options.subtitle == nil)
    }

    @Test func aViewSelectsTitlesAndGroups() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.view = graph.view(named: "default")
        let (part, options) = try request.compose(graph, MapOptions())
        // Without documents, and without the hermit, whom nothing joins to the others.
        #expect(ids(part) == ["peskov", "putin", "kremlin", "western", "reuters", "visit", "later"])
        #expect(options.title == "The dispute" && options.subtitle == "Who says what")
        #expect(options.groupBy == .attribute("country"))
    }

    @Test func optionsGoBeforeTheView() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.view = graph.view(named: "default")
        var own = MapOptions()
        (own.title, own.subtitle, own.groupBy, own.layout) = ("Mine", "My own", MapGrouping.none, .circo)
        let options = try request.compose(graph, own).options
        #expect(options.title == "Mine" && options.subtitle == "My own" && options.groupBy == MapGrouping.none && options.layout == .circo)
    }

    @Test func aViewOfNodesShowsTheseOnly() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.view = graph.view(named: "narrow")
        let (part, options) = try request.compose(graph, MapOptions())
        #expect(ids(part) == ["visit", "peskov"])
        #expect(part.relations.map(\.type.id) == ["denied"])
        #expect(options.layout == .neato && options.title == "Did he come?")
    }

    @Test(arguments: [(0, ["kremlin"]), (1, ["kremlin", "putin"]), (2, ["kremlin", "putin", "peskov"])])
    func aFocusReachesAsFarAsItsDepth(_ depth: Int, _ expected: [String]) throws {
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            title: A chain
            people: {peskov: {name: Peskov, ties: [{works-for: putin}]}, putin: {name: Putin, ties: [{leads: kremlin}]}, far: {name: Far}}
            organizations: {kremlin: {name: Kremlin}}
            """)
        var request = MapRequest()
        request.focus = try graph.index("kremlin")
        request.depth = depth
        let (part, options) = try request.compose(graph, MapOptions())
        #expect(ids(part) == Set(expected))
        #expect(options.title == "Kremlin" && options.subtitle == "A chain")
        let boxes = MapDiagram(part, options).boxes
        #expect(boxes.filter(\.isHighlighted).map(\.node.id) == ["kremlin"] && boxes.allSatisfy { !$0.isDimmed })
        request.depth = nil
        #expect(try request.compose(graph, MapOptions()).part.nodeCount == 2)
    }

    @Test("What is not drawn counts as known, and is not hidden from words")
    func undrawnKinds() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.focus = try graph.index("reuters")
        #expect(try ids(request.compose(graph, MapOptions()).part).contains("mt"))
        request.undrawnKinds = ["document"]
        let (part, options) = try request.compose(graph, MapOptions())
        #expect(ids(part) == ["reuters", "visit", "later", "western", "peskov"])
        #expect(options.concealed.isEmpty && request.known.isEmpty)
        let page = String(decoding: try MapRenderer().page(part, options, request.known).bytes, as: UTF8.self)
        #expect(page.contains("\"id\":\"mt\",\"name\":\"First report\"") && !page.contains("\"partial\""))
        // Who chooses so has them counted instead.
        request.selection.excludedKinds = ["document"]
        #expect(try request.compose(graph, MapOptions()).options.concealed == [graph.index("mt"), graph.index("trt")])
    }

    @Test func aPathIsAddedToTheViewAndBroughtOut() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.view = graph.view(named: "narrow")
        request.path = (try graph.index("reuters"), try graph.index("peskov"))
        let (part, options) = try request.compose(graph, MapOptions())
        #expect(ids(part).isSuperset(of: ["visit", "peskov", "reuters"]))
        #expect(!options.highlightedRelations.isEmpty)
        for relation in options.highlightedRelations { #expect(part.contains(graph.relation(relation))) }
        let diagram = MapDiagram(part, options)
        #expect(diagram.lines.contains { $0.isHighlighted })
        #expect(diagram.boxes.filter(\.isHighlighted).map(\.node.id).contains("reuters"))
    }

    @Test func aViewMayNameItsPath() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.view = graph.view(named: "chain")
        let options = try request.compose(graph, MapOptions()).options
        #expect(options.highlightedNodes.isSuperset(of: [try graph.index("reuters"), try graph.index("putin"), try graph.index("visit")]))
        #expect(!options.highlightedRelations.isEmpty)
    }

    @Test func highlightedNodesAreAddedToTheView() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.view = graph.view(named: "narrow")
        request.highlight = [try graph.index("hermit")]
        let (part, options) = try request.compose(graph, MapOptions())
        #expect(ids(part) == ["visit", "peskov", "hermit"])
        #expect(options.highlightedNodes == [try graph.index("hermit")])
    }

    @Test func nothingToDrawIsAnError() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.selection.kinds = ["place"]
        #expect { try request.compose(graph, MapOptions()) } throws: { error in
            guard case MapRequestError.nothingToDraw = error else { return false }
            return "\(error)".contains("Widen it")
        }
    }

    @Test func noConnectionIsAnErrorThatNamesBothEnds() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.path = (try graph.index("hermit"), try graph.index("putin"))
        #expect { try request.compose(graph, MapOptions()) } throws: { error in
            guard case MapRequestError.noConnection = error else { return false }
            return "\(error)".contains("A Hermit [hermit]") && "\(error)".contains("Vladimir Putin [putin]")
        }
    }

    @Test func aFocusOutOfSightHasNoNeighborhood() throws {
        let graph = try MapFixtures.dispute()
        var selection = Selection()
        selection.kinds = ["person"]
        #expect(Subgraph(graph, selection).neighborhood(of: try graph.index("kremlin"), depth: 3).isEmpty)
    }
}
