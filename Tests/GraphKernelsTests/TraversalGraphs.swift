import GraphKernels
import Testing

/// Graphs of different shapes, big enough for searches to change direction and for more than one batch of 256 sources, with weights that
/// often tie and are sometimes 0.
struct TraversalGraph: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let graph: CSRGraph

    private init(_ name: String, _ edges: [(Int32, Int32)], nodeCount: Int, directed: Bool) throws {
        testDescription = "\(name), \(directed ? "directed" : "undirected")"
        var generator = SplitMix64(seed: 11)
        let weights = edges.map { _ in max(0, Double(Int.random(in: -2...20, using: &generator))) }
        graph = try CSRGraph(
            sources: edges.map(\.0), targets: edges.map(\.1), weights: weights, nodeCount: nodeCount, directed: directed)
    }

    static let all: [TraversalGraph] = {
        do {
            return try [false, true].flatMap { directed in
                var generator = SplitMix64(seed: directed ? 5 : 6)
                func node(_ count: Int) -> Int32 { Int32.random(in: 0..<Int32(count), using: &generator) }
                // The product of two random numbers is mostly small: some nodes are hubs.
                func hub(_ count: Int) -> Int32 { Int32(Int(node(count)) * Int(node(count)) / count) }
                let hubs: [(Int32, Int32)] = (0..<1000).map { _ in (hub(300), node(300)) }
                let pieces: [(Int32, Int32)] = (0..<200).map { _ in (node(280), node(280)) }
                let path: [(Int32, Int32)] = (0..<269).map { ($0, $0 + 1) }
                let grid: [(Int32, Int32)] = (0..<272).map { ($0, $0 + 17) } + (0..<289).filter { $0 % 17 < 16 }.map { ($0, $0 + 1) }
                return try [
                    TraversalGraph("hubs", hubs, nodeCount: 300, directed: directed),
                    TraversalGraph("sparse, in pieces", pieces, nodeCount: 280, directed: directed),
                    TraversalGraph("long path", path, nodeCount: 270, directed: directed),
                    TraversalGraph("grid", grid, nodeCount: 289, directed: directed),
                    TraversalGraph("loops, parallels", [(0, 0), (0, 1), (1, 0), (0, 1), (2, 2), (1, 3)], nodeCount: 5, directed: directed),
                    TraversalGraph("one node", [], nodeCount: 1, directed: directed),
                ]
            }
        } catch {
            preconditionFailure("the graphs of the tests are well formed: \(error)")
        }
    }()

    /// Distances by relaxing all edges until nothing changes.
    func naiveDistances(from source: Int32, weighted: Bool) -> [Double] {
        var distances = [Double](repeating: .infinity, count: graph.nodeCount)
        distances[Int(source)] = 0
        var changes = true
        while changes {
            changes = false
            for node in 0..<graph.nodeCount where distances[node] < .infinity {
                for slot in graph.outgoing.slots(of: Int32(node)) {
                    let neighbor = Int(graph.outgoing.neighbors[slot])
                    let candidate = distances[node] + (weighted ? graph.outgoing.weights?[slot] ?? 1 : 1)
                    if candidate < distances[neighbor] {
                        distances[neighbor] = candidate
                        changes = true
                    }
                }
            }
        }
        return distances
    }
}
