import Testing

@testable import GraphKernels

@Suite("Breadth-first search")
struct BreadthFirstSearchTests {
    @Test(arguments: TraversalGraph.all)
    func treesAreRightOnAnyNumberOfThreads(traversal: TraversalGraph) throws {
        let graph = traversal.graph
        for source in Set([0, Int32(graph.nodeCount / 2), Int32(graph.nodeCount - 1)]) {
            let distances = traversal.naiveDistances(from: source, weighted: false)
            let reversed = graph.reversed
            let parents: [Int32] = (0..<Int32(graph.nodeCount)).map { node in
                guard distances[Int(node)] < .infinity else { return -1 }
                return reversed.neighbors(of: node).first { distances[Int($0)] + 1 == distances[Int(node)] } ?? -1
            }
            for threads in [1, 2, 4] {
                // No step is too small for several threads.
                let search = try BreadthFirstSearch(graph, execution: Execution(threads: threads), parallelWork: 0)
                let farthest = try search.run(from: source)
                #expect(search.distances.array == distances.map { $0 < .infinity ? Int32($0) : -1 }, "\(threads) threads")
                #expect(search.parents.array == parents, "\(threads) threads")
                #expect(farthest == search.distances.array.max())
            }
            #expect(try graph.breadthFirstSearch(from: source).distances == distances.map { $0 < .infinity ? Int32($0) : -1 })
        }
    }

    @Test func aSearchThroughHubsRunsBottomUpAndBack() throws {
        // A star whose rays are paths: the frontier is wide at first and narrow afterwards.
        let (rays, length) = (500, 4)
        var edges: [(Int32, Int32)] = (0..<rays).map { (0, Int32(1 + $0)) }
        edges += (0..<length).map { (Int32(rays + $0), Int32(rays + $0 + 1)) }
        let graph = try CSRGraph(
            sources: edges.map(\.0), targets: edges.map(\.1), nodeCount: rays + length + 1, directed: false)
        let tree = try graph.breadthFirstSearch(from: 0)
        #expect(tree.distances == [0] + [Int32](repeating: 1, count: rays) + (2...Int32(length + 1)))
        #expect(tree.parents == [-1] + [Int32](repeating: 0, count: rays) + (Int32(rays)..<Int32(rays + length)))
    }

    @Test(arguments: [0, 1, 5], [false, true])
    func nodesOfManyGroupsLookForThemselves(edgeFactor: Int, directed: Bool) throws {
        // More nodes than are looked at together, many of them without edges, of degrees from one to hundreds.
        let graph = try CSRGraph(
            .kronecker(scale: 12, edgeFactor: edgeFactor, seed: 3), directed: directed, policy: [.dropLoops, .dropParallel])
        var distances = [Int32](repeating: -1, count: graph.nodeCount)
        let source = (0..<Int32(graph.nodeCount)).max { graph.neighbors(of: $0).count < graph.neighbors(of: $1).count } ?? 0
        distances[Int(source)] = 0
        var queue = [source]
        var parents = [Int32](repeating: -1, count: graph.nodeCount)
        var head = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            for neighbor in graph.neighbors(of: node) where distances[Int(neighbor)] < 0 || distances[Int(neighbor)] > distances[Int(node)]
            {
                if distances[Int(neighbor)] < 0 { queue.append(neighbor) }
                let isFirst = parents[Int(neighbor)] < 0
                distances[Int(neighbor)] = distances[Int(node)] + 1
                parents[Int(neighbor)] = isFirst ? node : min(node, parents[Int(neighbor)])
            }
        }
        for threads in [1, 2, 3] {
            let search = try BreadthFirstSearch(graph, execution: Execution(threads: threads), parallelWork: 0)
            for _ in 0..<2 {
                try search.run(from: source)
                #expect(search.distances.array == distances)
                #expect(search.parents.array == parents)
            }
        }
    }

    @Test func aTreeIsReplacedInItsMemory() throws {
        let graphs = try [3, 100, 100, 7].map { count in
            try CSRGraph(
                sources: (0..<Int32(count - 1)).map { $0 }, targets: (1..<Int32(count)).map { $0 }, nodeCount: count, directed: false)
        }
        var tree = try graphs[0].breadthFirstSearch(from: 0)
        for graph in graphs {
            for source in [0, Int32(graph.nodeCount - 1)] {
                try graph.breadthFirstSearch(from: source, reusing: &tree)
                #expect(tree == (try graph.breadthFirstSearch(from: source)))
            }
        }
        let monitor = RunMonitor()
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) {
            try graphs[3].breadthFirstSearch(from: 0, reusing: &tree, execution: Execution(monitor: monitor))
        }
        #expect(tree.distances.isEmpty && tree.parents.isEmpty)
        try graphs[3].breadthFirstSearch(from: 6, reusing: &tree)
        #expect(tree.parents == [1, 2, 3, 4, 5, 6, -1])
    }

    @Test func refusesWhatIsNoNode() throws {
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: false)
        #expect(throws: GraphKernelError.noSuchNode(2, nodeCount: 2)) { try graph.breadthFirstSearch(from: 2) }
        #expect(throws: GraphKernelError.noSuchNode(-1, nodeCount: 2)) { try graph.breadthFirstSearch(from: -1) }
    }

    @Test func canBeCancelledAndReportsProgress() throws {
        let graph = try CSRGraph(sources: [0, 1], targets: [1, 2], nodeCount: 3, directed: false)
        let monitor = RunMonitor()
        _ = try graph.breadthFirstSearch(from: 0, execution: Execution(monitor: monitor))
        #expect(monitor.fractionCompleted ?? 0 > 0)
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) { try graph.breadthFirstSearch(from: 0, execution: Execution(monitor: monitor)) }
    }
}
