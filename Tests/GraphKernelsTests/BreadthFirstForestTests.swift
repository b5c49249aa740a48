import GraphKernels
import Testing

@Suite("Breadth-first searches from several sources")
struct BreadthFirstForestTests {
    @Test func anyNumberOfThreadsGivesTheSame() throws {
        let graph = try CSRGraph(.kronecker(scale: 13, edgeFactor: 8, seed: 5), directed: true)
        let sources: [Int32] = [5, 4000, 8191, 17]
        let forest = try graph.breadthFirstSearch(fromNearestOf: sources, execution: .serial)
        // So many that several batches are worth several threads.
        let many = Array(Int32(0)..<1024)
        let rows = try graph.breadthFirstDistances(fromEach: many, execution: .serial)
        for threads in [2, 8] {
            let execution = Execution(threads: threads)
            #expect(try graph.breadthFirstSearch(fromNearestOf: sources, execution: execution) == forest)
            #expect(try graph.breadthFirstDistances(fromEach: many, execution: execution) == rows)
        }
    }

    @Test func oneSourceGivesTheTree() throws {
        let graph = try CSRGraph(.barabasiAlbert(nodeCount: 2000, edgesPerNode: 3, seed: 2), directed: false)
        let (tree, forest) = try (graph.breadthFirstSearch(from: 7), graph.breadthFirstSearch(fromNearestOf: [7, 7]))
        #expect(forest.distances == tree.distances && forest.parents == tree.parents)
    }

    @Test(arguments: TraversalGraph.all)
    func everySourceHasItsDistances(traversal: TraversalGraph) throws {
        let graph = traversal.graph
        // More than one batch, in no order, and one of them twice.
        let sources = (0..<Int32(graph.nodeCount)).reversed() + [0]
        let rows = try graph.breadthFirstDistances(fromEach: sources)
        #expect(rows.count == sources.count)
        for (source, row) in zip(sources, rows) where source % 7 == 0 {
            #expect(row == (try graph.breadthFirstSearch(from: source).distances), "from \(source)")
        }
        #expect(rows.first?.count == graph.nodeCount && rows.last == rows[graph.nodeCount - 1])
        let some: [Int32] = [Int32(graph.nodeCount - 1), 0]
        #expect(try graph.breadthFirstDistances(fromEach: some) == [rows[0], rows[graph.nodeCount - 1]])
    }

    @Test func noSourcesReachNothing() throws {
        for nodeCount in [0, 3] {
            let graph = try CSRGraph(.path(nodeCount: nodeCount), directed: false)
            let forest = try graph.breadthFirstSearch(fromNearestOf: [])
            #expect(forest.distances == Array(repeating: -1, count: nodeCount) && forest.parents == forest.distances)
            #expect(try graph.breadthFirstDistances(fromEach: []).isEmpty)
        }
    }

    @Test func sourcesThatAreNotThereAreErrors() throws {
        let graph = try CSRGraph(.path(nodeCount: 3), directed: false)
        #expect(throws: GraphKernelError.noSuchNode(3, nodeCount: 3)) { try graph.breadthFirstSearch(fromNearestOf: [0, 3]) }
        #expect(throws: GraphKernelError.noSuchNode(-1, nodeCount: 3)) { try graph.breadthFirstDistances(fromEach: [-1]) }
    }

    @Test func canBeCancelled() throws {
        let graph = try CSRGraph(.path(nodeCount: 300), directed: false)
        let monitor = RunMonitor()
        monitor.cancel()
        let execution = Execution(monitor: monitor)
        #expect(throws: GraphKernelError.cancelled) { try graph.breadthFirstSearch(fromNearestOf: [0, 9], execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.breadthFirstDistances(fromEach: [0, 9], execution: execution) }
    }
}
