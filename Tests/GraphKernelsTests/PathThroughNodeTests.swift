import Testing

@testable import GraphKernels

@Suite("Path through a node")
struct PathThroughNodeTests {
    /// Sparse undirected graphs in which the first path often blocks the second, so that it must be walked backwards.
    @Test(arguments: [true, false])
    func disjointPathsAgainstTryingAll(weighted: Bool) throws {
        var found = 0
        for seed in UInt64(0)..<4000 {
            var generator = SplitMix64(seed: seed)
            let nodeCount = Int32.random(in: 4...10, using: &generator)
            let edges = (0..<nodeCount + 4).map { _ in
                (
                    Int32.random(in: 0..<nodeCount, using: &generator), Int32.random(in: 0..<nodeCount, using: &generator),
                    Double(Int.random(in: 0...9, using: &generator))
                )
            }
            let question = try PathQuestion(
                edges: edges, nodeCount: Int(nodeCount), weighted: weighted, from: 0, to: 2, constraints: PathConstraints(via: [1]))
            let hops = try HopCosts(question.graph, preference: nil)
            let blocked = [Bool](repeating: false, count: Int(nodeCount))
            let path = try hops.cheapestPath(from: 0, through: 1, to: 2, blocked: blocked)
            let expected = question.everyPath().first
            #expect(path.map(hops.cost)?.length == expected?.length, "seed \(seed)")
            guard let path else { continue }
            #expect(path.first == 0 && path.last == 2 && path.contains(1) && Set(path).count == path.count, "seed \(seed)")
            found += 1
        }
        #expect(found > 1000)
    }

    /// The cheapest path from 1 leads to 0 over 3 and 4; only by giving up the hop between these do both ends get a path.
    @Test func theFirstPathIsTakenBack() throws {
        let graph = try CSRGraph(
            sources: [1, 3, 4, 1, 5, 3, 6], targets: [3, 4, 0, 5, 4, 6, 2], weights: [1, 1, 1, 5, 5, 5, 5], nodeCount: 7, directed: false)
        let path = try graph.shortestPath(from: 0, to: 2, constraints: PathConstraints(via: [1]))
        #expect(path == GraphPath(nodes: [0, 4, 5, 1, 3, 6, 2], length: 22, preference: 0))
        #expect(try graph.shortestPath(from: 2, to: 0, constraints: PathConstraints(via: [1]))?.nodes == path?.nodes.reversed())
    }

    /// Two of three rungs have to be given up.
    @Test func theFirstPathIsTakenBackForMoreThanOneHop() throws {
        let graph = try CSRGraph(
            sources: [1, 3, 4, 5, 1, 6, 3, 7], targets: [3, 4, 5, 0, 6, 5, 7, 2], weights: [1, 1, 1, 1, 9, 9, 9, 9], nodeCount: 8,
            directed: false)
        let path = try graph.shortestPath(from: 0, to: 2, constraints: PathConstraints(via: [1]))
        #expect(path?.nodes == [0, 5, 6, 1, 3, 7, 2])
    }
}
