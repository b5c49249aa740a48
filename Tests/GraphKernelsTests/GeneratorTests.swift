import Testing

@testable import GraphKernels

@Suite("Generators")
struct GeneratorTests {
    private func graph(_ list: EdgeList, directed: Bool = false) throws -> CSRGraph {
        try CSRGraph(list, directed: directed)
    }

    @Test func kroneckerHasHubsAndDoesNotDependOnThreads() throws {
        let list = try EdgeList.kronecker(scale: 12, edgeFactor: 8, seed: 7, execution: .serial)
        #expect(list.nodeCount == 4096 && list.count == 8 * 4096)
        #expect(try list == EdgeList.kronecker(scale: 12, edgeFactor: 8, seed: 7, execution: Execution(threads: 4)))
        #expect(try list != EdgeList.kronecker(scale: 12, edgeFactor: 8, seed: 8))
        let graph = try graph(list)
        let degrees = (0..<Int32(4096)).map { graph.neighbors(of: $0).count }
        #expect(degrees.max() ?? 0 > 30 * 16, "hubs have many times the mean degree, 16")
        #expect(degrees.count { $0 == 0 } > 400, "and many nodes have none")
        #expect(try EdgeList.kronecker(scale: 0, edgeFactor: 3, seed: 1).count == 3)
        #expect(throws: GraphKernelError.self) { try EdgeList.kronecker(scale: 31, edgeFactor: 1, seed: 1) }
        #expect(throws: GraphKernelError.self) { try EdgeList.kronecker(scale: 20, edgeFactor: 2048, seed: 1) }
    }

    /// Without the shuffle, the share of edges in each quadrant is the parameter; a node's first bit cannot be seen after it, but the sum of
    /// the squares of degrees can: it is what the parameters say within a few per cent.
    @Test func kroneckerFollowsItsParameters() throws {
        let (scale, factor) = (10, 64)
        let graph = try graph(EdgeList.kronecker(scale: scale, edgeFactor: factor, seed: 3), directed: true)
        let squares = (0..<Int32(graph.nodeCount)).reduce(0.0) { sum, node in
            let degree = Double(graph.neighbors(of: node).count)
            return sum + degree * (degree - 1)
        }
        // E[Σ d(d-1)] = m(m-1) · (0.76² + 0.24²)^scale: two edges have the same source if they agree in every bit.
        let edges = Double(factor << scale)
        var expected = edges * (edges - 1)
        for _ in 0..<scale { expected *= 0.76 * 0.76 + 0.24 * 0.24 }
        #expect(abs(squares / expected - 1) < 0.05)
    }

    @Test func grids() throws {
        for (rows, columns) in [(0, 5), (1, 1), (1, 7), (3, 4), (5, 2)] {
            let graph = try graph(EdgeList.grid(rows: rows, columns: columns))
            #expect(graph.nodeCount == rows * columns)
            #expect(graph.isSimple)
            for node in 0..<rows * columns {
                let (row, column) = (node / columns, node % columns)
                let degree = (row > 0 ? 1 : 0) + (row + 1 < rows ? 1 : 0) + (column > 0 ? 1 : 0) + (column + 1 < columns ? 1 : 0)
                #expect(graph.neighbors(of: Int32(node)).count == degree)
            }
        }
        #expect(throws: GraphKernelError.self) { try EdgeList.grid(rows: -1, columns: 2) }
        #expect(throws: GraphKernelError.self) { try EdgeList.grid(rows: .max, columns: 2) }
    }

    @Test(arguments: [1, 2, 5])
    func barabasiAlbertGrowsConnected(edgesPerNode: Int) throws {
        let list = try EdgeList.barabasiAlbert(nodeCount: 500, edgesPerNode: edgesPerNode, seed: 11)
        #expect(list.count == (500 - edgesPerNode) * edgesPerNode)
        let graph = try graph(list)
        #expect(graph.isSimple)
        #expect(try graph.connectedComponents().count == 1)
        #expect((0..<Int32(500)).allSatisfy { $0 < edgesPerNode || graph.neighbors(of: $0).count >= edgesPerNode })
        #expect(try list == EdgeList.barabasiAlbert(nodeCount: 500, edgesPerNode: edgesPerNode, seed: 11))
        #expect(try list != EdgeList.barabasiAlbert(nodeCount: 500, edgesPerNode: edgesPerNode, seed: 12))
        #expect(throws: GraphKernelError.self) { try EdgeList.barabasiAlbert(nodeCount: 5, edgesPerNode: 5, seed: 1) }
        #expect(throws: GraphKernelError.self) { try EdgeList.barabasiAlbert(nodeCount: 5, edgesPerNode: 0, seed: 1) }
    }

    @Test(arguments: [false, true])
    func erdosRenyiWithSoManyEdges(directed: Bool) throws {
        let pairs = directed ? 90 : 45
        for edges in [0, 1, 20, pairs] {
            let graph = try graph(EdgeList.erdosRenyi(nodeCount: 10, edgeCount: edges, directed: directed, seed: 5), directed: directed)
            #expect(graph.edgeCount == edges && graph.isSimple)
        }
        #expect(throws: GraphKernelError.self) { try EdgeList.erdosRenyi(nodeCount: 10, edgeCount: pairs + 1, directed: directed, seed: 5) }
        #expect(try EdgeList.erdosRenyi(nodeCount: 0, edgeCount: 0, directed: directed, seed: 5).count == 0)
        // Every pair is as likely as any other: 300 graphs of a third of them hold each about 100 times.
        var counts: [[Int32]: Int] = [:]
        for seed in UInt64(0)..<300 {
            let list = try EdgeList.erdosRenyi(nodeCount: 10, edgeCount: pairs / 3, directed: directed, seed: seed)
            for (source, target) in zip(list.sources, list.targets) { counts[[source, target], default: 0] += 1 }
        }
        #expect(counts.count == pairs)
        #expect(counts.values.allSatisfy { (55...145).contains($0) })
    }

    @Test(arguments: [false, true])
    func erdosRenyiWithAProbability(directed: Bool) throws {
        let pairs = directed ? 200 * 199 : 200 * 199 / 2
        for probability in [0.01, 0.3, 0.9] {
            let graph = try graph(
                EdgeList.erdosRenyi(nodeCount: 200, probability: probability, directed: directed, seed: 9), directed: directed)
            #expect(graph.isSimple)
            let deviation = (Double(pairs) * probability * (1 - probability)).squareRoot()
            #expect(abs(Double(graph.edgeCount) - Double(pairs) * probability) < 5 * deviation)
        }
        #expect(try EdgeList.erdosRenyi(nodeCount: 200, probability: 0, directed: directed, seed: 1).count == 0)
        #expect(try EdgeList.erdosRenyi(nodeCount: 200, probability: 1, directed: directed, seed: 1).count == pairs)
        #expect(throws: GraphKernelError.self) { try EdgeList.erdosRenyi(nodeCount: 3, probability: .nan, seed: 1) }
    }

    @Test func wattsStrogatzKeepsItsDegreesUntilItRewires() throws {
        let ring = try graph(EdgeList.wattsStrogatz(nodeCount: 30, degree: 4, rewiring: 0, seed: 1))
        #expect(Array(ring.neighbors(of: 0)) == [1, 2, 28, 29])
        for rewiring in [0.1, 1] {
            let graph = try graph(EdgeList.wattsStrogatz(nodeCount: 30, degree: 4, rewiring: rewiring, seed: 2))
            #expect(graph.isSimple && graph.edgeCount == 60)
            #expect(graph.outgoing.neighbors != ring.outgoing.neighbors)
            #expect((0..<Int32(30)).allSatisfy { graph.neighbors(of: $0).count >= 2 }, "near ends stay")
        }
        #expect(try graph(EdgeList.wattsStrogatz(nodeCount: 5, degree: 4, rewiring: 1, seed: 3)).edgeCount == 10)
        #expect(try EdgeList.wattsStrogatz(nodeCount: 0, degree: 0, rewiring: 1, seed: 3).count == 0)
        #expect(throws: GraphKernelError.self) { try EdgeList.wattsStrogatz(nodeCount: 9, degree: 3, rewiring: 0, seed: 1) }
    }

    @Test func classicGraphs() throws {
        for count in 0...6 {
            #expect(try graph(EdgeList.path(nodeCount: count)).edgeCount == max(0, count - 1))
            #expect(try graph(EdgeList.complete(nodeCount: count)).edgeCount == count * max(0, count - 1) / 2)
            #expect(try graph(EdgeList.complete(nodeCount: count)).isSimple)
            let star = try graph(EdgeList.star(nodeCount: count))
            #expect(star.edgeCount == max(0, count - 1))
            #expect(count == 0 || star.neighbors(of: 0).count == count - 1)
        }
        let cycle = try graph(EdgeList.cycle(nodeCount: 5))
        #expect((0..<Int32(5)).allSatisfy { cycle.neighbors(of: $0).count == 2 })
        #expect(throws: GraphKernelError.self) { try EdgeList.cycle(nodeCount: 2) }
        let tree = try graph(EdgeList.tree(nodeCount: 15, branching: 2))
        #expect(tree.breadthFirstSearchDepth == 3 && tree.edgeCount == 14)
        #expect(throws: GraphKernelError.self) { try EdgeList.tree(nodeCount: 5, branching: 0) }
        #expect(throws: GraphKernelError.self) { try EdgeList.path(nodeCount: -1) }
    }
}

extension CSRGraph {
    fileprivate var breadthFirstSearchDepth: Int32? {
        try? breadthFirstSearch(from: 0).distances.max()
    }
}
