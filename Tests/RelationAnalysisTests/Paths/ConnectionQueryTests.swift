import RelationAnalysis
import RelationGraph
import Testing

@Suite("Connections")
struct ConnectionQueryTests {
    /// Fox reports, Peskov denies, Kerry takes no position; there are ties beside the claims.
    private func newsGraph() throws -> RelationGraph {
        try graph {
            $0.nodes("person", "peskov", "kerry", "putin", "lavrov", "hermit")
            $0.nodes("outlet", "fox", "times")
            $0.document("d1", by: "times")
            $0.document("d2", by: "times")
            $0.statement("visit", about: ["putin"])
            $0.statement("talks", about: ["lavrov"])
            $0.relate("fox", "reported", "visit", in: ["d1"])
            $0.relate("fox", "reported", "visit", in: ["d2"])
            $0.relate("peskov", "denied", "visit", in: ["d1"])
            $0.relate("kerry", "no-information", "visit", in: ["d1", "d2"])
            $0.relate("kerry", "asserted", "talks", in: ["d2"])
            $0.relate("peskov", "spokesperson-of", "putin", in: ["d1"])
            $0.relate("lavrov", "reports-to", "putin", in: ["d1"])
        }
    }

    private func ask(
        _ graph: RelationGraph, _ from: String, _ to: String, in part: Subgraph? = nil,
        _ configure: (inout ConnectionQuery) -> Void = { _ in }
    ) throws -> Connections {
        var query = ConnectionQuery()
        configure(&query)
        return try query.connections(
            from: #require(graph.node(id: from)), to: #require(graph.node(id: to)), in: part ?? Subgraph(graph))
    }

    private func ways(_ connections: Connections) -> [String] { connections.paths.map { $0.nodes.map(\.id).joined(separator: " ") } }

    @Test func hopsCarryTheirRelationsAsTheyPoint() throws {
        let found = try ask(newsGraph(), "fox", "peskov")
        let path = try #require(found.paths.first)
        #expect(ways(found) == ["fox visit peskov"])
        #expect(found.shortestCount == 1)
        #expect(path.weight == 2)
        #expect(path.hops.map(\.isForward) == [true, false])
        #expect(path.hops[0].relations.count == 2, "one relation, told on two occasions")
        #expect(path.hops[0].evidence.count == 2)
        #expect(path.hops[0].others.isEmpty)
    }

    @Test func denialsAndAbstentionsAreTold() throws {
        let graph = try newsGraph()
        let denial = try #require(try ask(graph, "fox", "peskov").paths.first)
        #expect(denial.denials.map(\.to.id) == ["peskov"])
        #expect(denial.abstentions.isEmpty)
        let silence = try #require(try ask(graph, "fox", "kerry").paths.first)
        #expect(silence.denials.isEmpty)
        #expect(silence.abstentions.map(\.type.id) == ["no-information"])
    }

    @Test func fromANodeToItselfThereIsNothingToWalk() throws {
        let found = try ask(newsGraph(), "fox", "fox")
        #expect(ways(found) == ["fox"])
        #expect(found.paths.first?.hops.isEmpty == true)
        #expect(found.paths.first?.weight == 0)
        #expect(try ways(ask(newsGraph(), "fox", "fox") { $0.extent = .kShortest(3) }) == ["fox"])
    }

    @Test func whatIsOutOfSightIsNotConnected() throws {
        let graph = try newsGraph()
        var selection = Selection()
        selection.without = [try #require(graph.node(id: "fox")).index]
        let part = Subgraph(graph, selection)
        for (from, to) in [("fox", "peskov"), ("peskov", "fox"), ("fox", "fox")] {
            let found = try ask(graph, from, to, in: part)
            #expect(found.paths.isEmpty, "\(from) to \(to)")
            #expect(found.shortestCount == 0)
        }
    }

    @Test func whereThereIsNoWayThereIsNone() throws {
        let found = try ask(newsGraph(), "fox", "hermit")
        #expect(found.paths.isEmpty)
        #expect(found.shortestCount == 0)
        #expect(try ask(newsGraph(), "fox", "hermit") { $0.extent = .kShortest(4) }.paths.isEmpty)
    }

    @Test func coverageAndIdentityAreWalkedOnlyIfAsked() throws {
        let graph = try graph {
            $0.nodes("person", "a", "b", "c")
            $0.nodes("outlet", "o")
            $0.document("d", by: "o")
            $0.statement("s")
            $0.relate("a", "not-same-as", "b")
            $0.relate("c", "denied", "s", in: ["d"])
        }
        #expect(try ask(graph, "a", "b").paths.isEmpty)
        #expect(try ways(ask(graph, "a", "b") { $0.usesAllTypes = true }) == ["a b"])
        #expect(try ask(graph, "d", "s").paths.isEmpty)
        #expect(try ways(ask(graph, "d", "c") { $0.usesAllTypes = true }) == ["d s c"])
    }

    @Test func allShortestAreListedBestFirstUpToTheLimit() throws {
        let graph = try newsGraph()
        let all = try ask(graph, "peskov", "kerry") { $0.extent = .allShortest(limit: 10) }
        #expect(ways(all) == ["peskov visit kerry"])
        let far = try ask(graph, "fox", "lavrov") { $0.extent = .allShortest(limit: 10) }
        #expect(ways(far) == ["fox visit putin lavrov"])
        let square = try graph4()
        let both = try ask(square, "a", "d") { $0.extent = .allShortest(limit: 10) }
        #expect(ways(both) == ["a c d", "a b d"], "what more documents tell comes first")
        #expect(both.shortestCount == 2)
        let one = try ask(square, "a", "d") { $0.extent = .allShortest(limit: 1) }
        #expect(ways(one) == ["a c d"])
        #expect(one.shortestCount == 2)
    }

    /// A square with a diagonal: a–b–d known from one document each, a–c–d from two.
    private func graph4() throws -> RelationGraph {
        try graph {
            $0.nodes("person", "a", "b", "c", "d", "e")
            $0.nodes("outlet", "o")
            $0.document("d1", by: "o")
            $0.document("d2", by: "o")
            $0.relate("a", "called", "b", in: ["d1"])
            $0.relate("b", "called", "d", in: ["d1"])
            $0.relate("a", "called", "c", in: ["d1", "d2"])
            $0.relate("c", "called", "d", in: ["d1", "d2"])
            $0.relate("b", "called", "c", in: ["d1"])
            $0.relate("d", "called", "e", in: ["d1"])
        }
    }

    @Test func theKShortestComeInOrder() throws {
        let found = try ask(graph4(), "a", "d") { $0.extent = .kShortest(9) }
        #expect(ways(found) == ["a c d", "a b d", "a b c d", "a c b d"], "by length, attestation, then nodes")
        #expect(found.paths.map(\.weight) == [2, 2, 3, 3])
        #expect(found.shortestCount == nil)
        #expect(try ways(ask(graph4(), "a", "d") { $0.extent = .kShortest(3) }) == Array(ways(found).prefix(3)))
        #expect(try ask(graph4(), "a", "d") { $0.extent = .kShortest(0) }.paths.isEmpty)
    }

    @Test func viaNamesWhatMustBePassed() throws {
        let graph = try graph4()
        let b = try #require(graph.node(id: "b")).index
        let c = try #require(graph.node(id: "c")).index
        let e = try #require(graph.node(id: "e")).index
        #expect(try ways(ask(graph, "a", "d") { $0.via = [b] }) == ["a b d"])
        #expect(try ask(graph, "a", "d") { $0.via = [b, c] }.paths.map(\.weight) == [3])
        #expect(try ask(graph, "a", "d") { $0.via = [e] }.paths.isEmpty, "it would have to come back through d")
        #expect(
            try ask(graph, "a", "d") {
                $0.via = [b, c]
                $0.maxHops = 2
            }.paths.isEmpty)
        var selection = Selection()
        selection.without = [b]
        #expect(try ask(graph, "a", "d", in: Subgraph(graph, selection)) { $0.via = [b] }.paths.isEmpty)
    }

    @Test func hopsAreLimited() throws {
        let graph = try graph4()
        #expect(try ask(graph, "a", "e") { $0.maxHops = 2 }.paths.isEmpty)
        #expect(try ways(ask(graph, "a", "e") { $0.maxHops = 3 }) == ["a c d e"])
        #expect(try ways(ask(graph, "a", "a") { $0.maxHops = 0 }) == ["a"])
        #expect(
            try ask(graph, "a", "d") {
                $0.maxHops = 2
                $0.extent = .kShortest(9)
            }.paths.count == 2)
    }

    @Test func directedWalksAsRelationsPointAndSymmetricOnesBothWays() throws {
        let graph = try graph {
            $0.nodes("person", "a", "b", "c")
            $0.relate("a", "called", "b")
            $0.relate("c", "met", "b")
        }
        let found = try ask(graph, "a", "c") { $0.isDirected = true }
        #expect(ways(found) == ["a b c"])
        #expect(found.paths.first?.hops.map(\.isForward) == [true, false], "told as it is noted")
        #expect(found.paths.first?.hops[1].relations.count == 1)
        #expect(try ask(graph, "c", "a") { $0.isDirected = true }.paths.isEmpty)
        #expect(try ways(ask(graph, "c", "b") { $0.isDirected = true }) == ["c b"])
        #expect(try ways(ask(graph, "c", "a")) == ["c b a"])
    }
}
