import GraphKernels
import Testing

@Suite("All shortest paths")
struct AllShortestPathsTests {
    private func grid(side: Int32) throws -> CSRGraph {
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        for row in 0..<side {
            for column in 0..<side {
                let node = row * side + column
                if column + 1 < side {
                    sources.append(node)
                    targets.append(node + 1)
                }
                if row + 1 < side {
                    sources.append(node)
                    targets.append(node + side)
                }
            }
        }
        return try CSRGraph(sources: sources, targets: targets, nodeCount: Int(side * side), directed: false)
    }

    /// Corner to corner, a shortest path through a grid of n × n nodes chooses n - 1 of 2n - 2 steps: a central binomial coefficient.
    @Test func countsMoreThanItLists() throws {
        let found = try grid(side: 20).allShortestPaths(from: 0, to: 399, limit: 25)
        #expect(found.count == 35_345_263_800)
        #expect(found.length == 38)
        #expect(found.paths.count == 25)
        #expect(Set(found.paths.map(\.nodes)).count == 25)
        for (path, next) in zip(found.paths, found.paths.dropFirst()) {
            #expect(path.nodes.lexicographicallyPrecedes(next.nodes))
        }
    }

    @Test func countsBeyondEveryInteger() throws {
        // A chain of 1100 diamonds has 2¹¹⁰⁰ shortest paths; after 900 of them the number still is a Double.
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        for node in stride(from: Int32(0), to: 3300, by: 3) {
            sources += [node, node, node + 1, node + 2]
            targets += [node + 1, node + 2, node + 3, node + 3]
        }
        let chain = try CSRGraph(sources: sources, targets: targets, nodeCount: 3301, directed: true)
        #expect(try chain.allShortestPaths(from: 0, to: 2700, limit: 1).count == Double(sign: .plus, exponent: 900, significand: 1))
        #expect(try chain.allShortestPaths(from: 0, to: 3300, limit: 1).count == .infinity)
    }

    @Test func parallelEdgesDoNotMultiplyPaths() throws {
        let graph = try CSRGraph(sources: [0, 0, 1, 1, 1], targets: [1, 1, 2, 2, 2], nodeCount: 3, directed: true)
        let found = try graph.allShortestPaths(from: 0, to: 2, limit: 10)
        #expect(found.paths.map(\.nodes) == [[0, 1, 2]])
        #expect(found.count == 1)
    }

    /// 0 ── 1 ── 2 ── 3 with weight only on the middle hop, and 4 beside 0 and 1 at no cost: 0 1 2 3 and 0 4 1 2 3.
    @Test func hopsThatWeighNothing() throws {
        let graph = try CSRGraph(
            sources: [0, 1, 2, 0, 4], targets: [1, 2, 3, 4, 1], weights: [0, 1, 0, 0, 0], nodeCount: 5, directed: false)
        let found = try graph.allShortestPaths(from: 0, to: 3, limit: 10)
        #expect(found.paths.map(\.nodes) == [[0, 1, 2, 3], [0, 4, 1, 2, 3]])
        #expect(found.count == 2)
        #expect(try graph.allShortestPaths(from: 0, to: 3, limit: 2).count == 2)
        #expect(try graph.allShortestPaths(from: 0, to: 3, limit: 1).count == nil)
    }
}
