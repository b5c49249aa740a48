import RelationAnalysis
import RelationGraph
import Testing

@Suite("Connections as NetworkX finds them")
struct ConnectionOracleTests {
    @Test(arguments: try NetworkXOracle.load()) func hops(oracle: NetworkXOracle.Case) throws {
        var query = ConnectionQuery()
        query.extent = .allShortest(limit: 3)
        try compare(oracle, query) { connections, from, to in
            let expected = oracle.hops[from][to]
            #expect(connections.paths.first?.hops.count ?? -1 == expected)
            #expect(connections.shortestCount == oracle.pathCounts[from][to])
            #expect(connections.paths.count == min(3, Int(oracle.pathCounts[from][to])))
        }
    }

    @Test(arguments: try NetworkXOracle.load()) func directedHops(oracle: NetworkXOracle.Case) throws {
        var query = ConnectionQuery()
        query.isDirected = true
        try compare(oracle, query) { connections, from, to in
            #expect(connections.paths.first?.hops.count ?? -1 == oracle.directedHops[from][to])
            #expect(connections.paths.flatMap(\.hops).allSatisfy { $0.isForward || $0.type.isSymmetric })
        }
    }

    @Test(arguments: try NetworkXOracle.load(), [false, true]) func lengths(oracle: NetworkXOracle.Case, isDirected: Bool) throws {
        var query = ConnectionQuery()
        query.weight = "length"
        query.isDirected = isDirected
        let expected = isDirected ? oracle.directedShortest : oracle.shortest
        try compare(oracle, query) { connections, from, to in
            #expect(connections.paths.first?.weight ?? -1 == expected[from][to])
            for path in connections.paths {
                let sum = try path.hops.map { try Self.shortestLength(of: $0) }.reduce(0, +)
                #expect(sum == path.weight, "the relations shown are those that give the length")
            }
        }
    }

    @Test(arguments: try NetworkXOracle.load()) func hopLimits(oracle: NetworkXOracle.Case) throws {
        var query = ConnectionQuery()
        query.maxHops = 2
        try compare(oracle, query) { connections, from, to in
            #expect(connections.paths.isEmpty == !(0...2).contains(oracle.hops[from][to]))
        }
    }

    private static func shortestLength(of hop: Hop) throws -> Double {
        let lengths = hop.relations.compactMap { $0.evidence?.attributes[key: "length"]?.number }.sorted()
        return try #require(lengths.first)
    }

    private func compare(
        _ oracle: NetworkXOracle.Case, _ query: ConnectionQuery, _ check: (Connections, Int, Int) throws -> Void
    ) throws {
        let part = Subgraph(try oracle.graph())
        for from in 0..<oracle.nodeCount {
            for to in 0..<oracle.nodeCount {
                let (source, target) = (part.graph.node(NodeIndex(from)), part.graph.node(NodeIndex(to)))
                let connections = try query.connections(from: source, to: target, in: part)
                for path in connections.paths { try expectWellFormed(path, from: source, to: target) }
                try check(connections, from, to)
            }
        }
    }

    private func expectWellFormed(_ path: Connection, from source: Node, to target: Node) throws {
        #expect(path.nodes.first == source && path.nodes.last == target)
        #expect(path.hops.map(\.from) == path.nodes.dropLast() && path.hops.map(\.to) == Array(path.nodes.dropFirst()))
        #expect(Set(path.nodes).count == path.nodes.count, "no node twice")
        for hop in path.hops {
            for relation in hop.relations + hop.others {
                #expect(Set([relation.sourceIndex, relation.targetIndex]) == Set([hop.from.index, hop.to.index]))
                #expect(relation.type.isWalkable)
            }
            #expect(Set(hop.relations).isDisjoint(with: hop.others))
        }
    }
}
