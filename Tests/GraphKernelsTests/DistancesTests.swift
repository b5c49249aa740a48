import Testing

@testable import GraphKernels

@Suite("Closeness, harmonic centrality, eccentricity, diameter")
struct DistancesTests {
    @Test(arguments: TraversalGraph.all, [false, true])
    func agreeWithSumsOverSingleSearches(traversal: TraversalGraph, weighted: Bool) throws {
        let graph = weighted ? traversal.graph : traversal.graph.unweighted
        let n = graph.nodeCount
        let distances: [[Double]] = try (0..<Int32(n)).map { source in
            if weighted { return try graph.dijkstra(from: source).distances }
            return try graph.breadthFirstSearch(from: source).distances.map { $0 < 0 ? .infinity : Double($0) }
        }
        let others = distances.enumerated().map { source, row in
            row.enumerated().filter { $0.offset != source && $0.element < .infinity }.map(\.element)
        }
        let closeness = others.map { row in
            let sum = row.reduce(0, +)
            return sum > 0 ? Double(row.count) / sum : 0
        }
        // Without the factors only where that takes no time.
        if n < 100 { approximatelyEqual(try graph.closenessCentrality(normalized: false), closeness) }
        approximatelyEqual(
            try graph.closenessCentrality(), zip(closeness, others).map { $0 * Double($1.count) / Double(max(1, n - 1)) })
        let harmonic = others.map { row in row.reduce(0) { $1 > 0 ? $0 + 1 / $1 : $0 } }
        if n < 100 { approximatelyEqual(try graph.harmonicCentrality(normalized: false), harmonic) }
        approximatelyEqual(try graph.harmonicCentrality(), harmonic.map { $0 / Double(max(1, n - 1)) })
        let eccentricities = others.map { $0.max() ?? 0 }
        #expect(try graph.eccentricities() == eccentricities)
        // Without searching one by one first, only a few of the nodes.
        let few = (0..<Int32(n)).filter { $0 % 3 == 1 }
        #expect(
            try EccentricitySearch(graph, execution: .serial, singleLimit: 0).eccentricities(of: few) == few.map { eccentricities[Int($0)] }
        )
        let diameter = try #require(try graph.diameter())
        #expect(diameter.length == eccentricities.max())
        #expect(distances[Int(diameter.source)][Int(diameter.target)] == diameter.length)
        #expect(distances[Int(diameter.source)].firstIndex(of: diameter.length) == Int(diameter.target))
    }

    @Test(arguments: TraversalGraph.all)
    func doNotDependOnTheNumberOfThreads(traversal: TraversalGraph) throws {
        // Weighted, every node has a search of its own: a small graph is enough.
        for graph in traversal.graph.nodeCount < 100 ? [traversal.graph, traversal.graph.unweighted] : [traversal.graph.unweighted] {
            let serial = (
                try graph.closenessCentrality(execution: .serial), try graph.harmonicCentrality(execution: .serial),
                try graph.eccentricities(execution: .serial), try graph.diameter(execution: .serial)
            )
            for threads in [2, 4] {
                let execution = Execution(threads: threads)
                #expect(try graph.closenessCentrality(execution: execution) == serial.0)
                #expect(try graph.harmonicCentrality(execution: execution) == serial.1)
                #expect(try graph.eccentricities(execution: execution) == serial.2)
                #expect(try graph.diameter(execution: execution) == serial.3)
            }
        }
    }

    struct Centrality: Decodable, Sendable {
        let closeness: [Double?]
        let harmonic: [Double?]
        let eccentricity: [Double?]
        let closenessWeighted: [Double?]?
        let harmonicWeighted: [Double?]?
        let eccentricityWeighted: [Double?]?
    }

    @Test(arguments: try Oracle.cases("centrality", as: Centrality.self))
    func agreeWithTheOracle(oracle: OracleCase<Centrality>) throws {
        let (graph, answers) = (try oracle.graph.graph(weighted: true), oracle.answers)
        approximatelyEqual(try graph.unweighted.closenessCentrality(), answers.closeness)
        approximatelyEqual(try graph.unweighted.harmonicCentrality(normalized: false), answers.harmonic)
        approximatelyEqual(try graph.unweighted.eccentricities(), answers.eccentricity)
        if let expected = answers.closenessWeighted { approximatelyEqual(try graph.closenessCentrality(), expected) }
        if let expected = answers.harmonicWeighted { approximatelyEqual(try graph.harmonicCentrality(normalized: false), expected) }
        if let expected = answers.eccentricityWeighted { approximatelyEqual(try graph.eccentricities(), expected) }
    }

    struct Structure: Decodable, Sendable {
        let radius: Double?
        let radiusWeighted: Double?
        let longestDistance: Double?
        let longestDistanceWeighted: Double?
        let directedLongestDistance: Double?
        let directedLongestDistanceWeighted: Double?
    }

    @Test(arguments: try Oracle.cases("structure", as: Structure.self))
    func diametersAgreeWithTheOracle(oracle: OracleCase<Structure>) throws {
        let (graph, answers) = (try oracle.graph.graph(weighted: true), oracle.answers)
        let undirected = try graph.undirected()
        #expect(try undirected.unweighted.diameter()?.length == answers.longestDistance)
        #expect(try graph.unweighted.center()?.radius == answers.radius)
        if let expected = answers.longestDistanceWeighted { try expect(undirected.diameter(), expected) }
        if let expected = answers.directedLongestDistance, graph.isDirected { try expect(graph.unweighted.diameter(), expected) }
        if let expected = answers.directedLongestDistanceWeighted, graph.isDirected { try expect(graph.diameter(), expected) }
        if let expected = answers.radiusWeighted {
            approximatelyEqual([try #require(try graph.center()?.radius)], [expected])
        }
    }

    private func expect(_ diameter: GraphDiameter?, _ expected: Double) throws {
        approximatelyEqual([try #require(diameter?.length)], [expected])
    }

    @Test func closedForms() throws {
        let star = try CSRGraph(sources: [0, 0, 0, 0], targets: [1, 2, 3, 4], nodeCount: 5, directed: false)
        #expect(try star.closenessCentrality() == [1] + [Double](repeating: 4.0 / 7, count: 4))
        #expect(try star.harmonicCentrality(normalized: false) == [4] + [Double](repeating: 2.5, count: 4))
        #expect(try star.eccentricities() == [1, 2, 2, 2, 2])
        #expect(try star.center() == GraphCenter(radius: 1, nodes: [0]))
        #expect(try star.diameter()?.length == 2)
        let grid = try CSRGraph(EdgeList.grid(rows: 40, columns: 50), directed: false)
        #expect(try grid.diameter()?.length == 88)
        #expect(try grid.center()?.radius == 45)
    }

    @Test func withoutNodesThereIsNothing() throws {
        let graph = try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false)
        #expect(try graph.closenessCentrality().isEmpty)
        #expect(try graph.harmonicCentrality().isEmpty)
        #expect(try graph.eccentricities().isEmpty)
        #expect(try graph.diameter() == nil)
        #expect(try graph.center() == nil)
        let pair = try CSRGraph(sources: [], targets: [], nodeCount: 2, directed: true)
        #expect(try pair.closenessCentrality() == [0, 0])
        #expect(try pair.harmonicCentrality() == [0, 0])
        #expect(try pair.diameter() == GraphDiameter(length: 0, source: 0, target: 0))
    }

    @Test func canBeCancelled() throws {
        let monitor = RunMonitor()
        monitor.cancel()
        let execution = Execution(monitor: monitor)
        for graph in [TraversalGraph.all[0].graph, TraversalGraph.all[0].graph.unweighted] {
            #expect(throws: GraphKernelError.cancelled) { try graph.closenessCentrality(execution: execution) }
            #expect(throws: GraphKernelError.cancelled) { try graph.harmonicCentrality(execution: execution) }
            #expect(throws: GraphKernelError.cancelled) { try graph.eccentricities(execution: execution) }
        }
    }

    @Test func searchSetsCount() {
        for count in [0, 1, 63, 64, 65, 200, 255, 256] {
            let set = SearchSet(first: count)
            #expect(set.count == count)
            #expect(set.isEmpty == (count == 0))
            #expect(set.isFull == (count == 256))
            var members: [Int] = []
            set.forEach { members.append($0) }
            #expect(members == Array(0..<count))
        }
        #expect((SearchSet(search: 70) | SearchSet(search: 255)).subtracting(SearchSet(first: 71)).count == 1)
    }
}
