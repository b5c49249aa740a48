import GraphKernels
import Testing

@Suite("Paths of trees")
struct TreePathsTests {
    /// Records an issue unless a path is one of the graph, from one of some nodes to another, and so long.
    private func check(
        _ path: [Int32]?, of graph: CSRGraph, from sources: [Int32], to target: Int32, length: Double, weighted: Bool
    ) {
        guard let path else {
            #expect(length == .infinity, "node \(target)")
            return
        }
        #expect(path.last == target && path.first.map(sources.contains) == true, "\(path)")
        var sum = 0.0
        for (node, next) in zip(path, path.dropFirst()) {
            let slots = graph.outgoing.slots(of: node).filter { graph.outgoing.neighbors[$0] == next }
            sum += slots.map { weighted ? graph.outgoing.weights?[$0] ?? 1 : 1 }.min() ?? .infinity
        }
        #expect(abs(sum - length) < 1e-9, "\(path) is \(sum) long, not \(length)")
    }

    @Test(arguments: TraversalGraph.all)
    func areShortest(traversal: TraversalGraph) throws {
        let graph = traversal.graph
        let source = Int32(graph.nodeCount / 2)
        let (hops, lengths) = (
            traversal.naiveDistances(from: source, weighted: false), traversal.naiveDistances(from: source, weighted: true)
        )
        let (tree, weightedTree) = try (graph.breadthFirstSearch(from: source), graph.dijkstra(from: source))
        for node in 0..<Int32(graph.nodeCount) {
            check(try tree.path(to: node), of: graph, from: [source], to: node, length: hops[Int(node)], weighted: false)
            check(try weightedTree.path(to: node), of: graph, from: [source], to: node, length: lengths[Int(node)], weighted: true)
        }
        #expect(try tree.path(to: source) == [source])
    }

    @Test(arguments: TraversalGraph.all)
    func ofAForestLeadToTheNearestSource(traversal: TraversalGraph) throws {
        let graph = traversal.graph
        let sources = Set([0, graph.nodeCount / 3, graph.nodeCount - 1].map { Int32($0) }).sorted()
        let rows = sources.map { traversal.naiveDistances(from: $0, weighted: false) }
        let forest = try graph.breadthFirstSearch(fromNearestOf: sources)
        #expect(forest.sources == sources)
        for node in 0..<Int32(graph.nodeCount) {
            let nearest = rows.map { $0[Int(node)] }.min() ?? .infinity
            #expect(forest.distances[Int(node)] == (nearest < .infinity ? Int32(nearest) : -1))
            check(try forest.path(to: node), of: graph, from: sources, to: node, length: nearest, weighted: false)
        }
    }

    @Test func nodesThatAreNotThereAreErrors() throws {
        let graph = try CSRGraph(.path(nodeCount: 3), directed: true)
        let (tree, lengths) = try (graph.breadthFirstSearch(from: 1), graph.dijkstra(from: 1))
        let forest = try graph.breadthFirstSearch(fromNearestOf: [1])
        for node in [-1, 3, .max, .min] as [Int32] {
            let error = GraphKernelError.noSuchNode(node, nodeCount: 3)
            #expect(throws: error) { try tree.path(to: node) }
            #expect(throws: error) { try lengths.path(to: node) }
            #expect(throws: error) { try forest.path(to: node) }
        }
        #expect(try tree.path(to: 0) == nil && lengths.path(to: 0) == nil && forest.path(to: 0) == nil)
    }
}
