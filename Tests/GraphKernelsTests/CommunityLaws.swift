import Testing

@testable import GraphKernels

/// What the community oracles found.
struct CommunityAnswers: Decodable, Sendable {
    /// The modularities that other tools reach on a graph, and the greatest there is if that is known.
    struct Levels: Decodable, Sendable {
        let louvain: Double
        let leiden: Double?
        let optimal: Double?
    }

    let levels: Levels?
    let levelsWeighted: Levels?
}

extension OracleCase<CommunityAnswers> {
    /// The graph without and with its weights, where there are levels for it.
    func graphsWithLevels() throws -> [(graph: CSRGraph, levels: CommunityAnswers.Levels)] {
        var graphs: [(graph: CSRGraph, levels: CommunityAnswers.Levels)] = []
        if let levels = answers.levels { graphs.append((try graph.graph(weighted: false), levels)) }
        if let levels = answers.levelsWeighted { graphs.append((try graph.graph(weighted: true), levels)) }
        return graphs
    }
}

/// The modularity of a partition by its definition, a sum over all pairs of nodes of A_ij − γ k_i k_j / 2m, in O(nodes²).
func modularityByDefinition(_ graph: CSRGraph, _ labels: [Int32], resolution: Double) -> Double {
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: graph.nodeCount), count: graph.nodeCount)
    for node in 0..<Int32(graph.nodeCount) {
        for slot in graph.outgoing.slots(of: node) {
            let neighbor = graph.outgoing.neighbors[slot]
            // Both ends of an undirected loop are at its node.
            let ends = neighbor == node && !graph.isDirected ? 2.0 : 1.0
            matrix[Int(node)][Int(neighbor)] += ends * (graph.outgoing.weights?[slot] ?? 1)
        }
    }
    let rows = matrix.map { $0.reduce(0, +) }
    let columns = matrix.indices.map { column in matrix.reduce(0) { $0 + $1[column] } }
    let total = rows.reduce(0, +)
    guard total > 0 else { return 0 }
    var sum = 0.0
    for i in matrix.indices {
        for j in matrix.indices where labels[i] == labels[j] {
            sum += matrix[i][j] / total - resolution * (rows[i] / total) * (columns[j] / total)
        }
    }
    return sum
}

/// Records an issue unless communities are numbered and measured as promised.
func checkNumbering(_ communities: Communities, of graph: CSRGraph, resolution: Double = 1) throws {
    #expect(communities.labels.count == graph.nodeCount)
    #expect(communities.sizes.count == communities.count)
    #expect(communities.sizes.reduce(0, +) == graph.nodeCount)
    #expect(communities.sizes.allSatisfy { $0 > 0 })
    var firsts = [Int?](repeating: nil, count: communities.count)
    for (node, label) in communities.labels.enumerated() { firsts[Int(label)] = firsts[Int(label)] ?? node }
    for label in communities.sizes.indices {
        #expect(communities.labels.count { $0 == Int32(label) } == communities.sizes[label])
        guard label > 0 else { continue }
        let (before, here) = (communities.sizes[label - 1], communities.sizes[label])
        #expect(before > here || (before == here && firsts[label - 1] ?? .max < firsts[label] ?? .max))
    }
    let modularity = try graph.modularity(of: communities.labels, resolution: resolution)
    #expect(abs(communities.modularity - modularity) <= 1e-12 * max(1, resolution))
}

/// Records an issue unless every community hangs together by edges of a positive weight. Such edges join nothing but weak components, so
/// the partition refines the components, too.
func checkConnected(_ communities: Communities, of graph: CSRGraph) {
    var reached = [Bool](repeating: false, count: graph.nodeCount)
    var pieces = 0
    for root in 0..<Int32(graph.nodeCount) where !reached[Int(root)] {
        pieces += 1
        var pending = [root]
        reached[Int(root)] = true
        while let node = pending.popLast() {
            for lists in [graph.outgoing, graph.incoming] {
                for slot in lists.slots(of: node) where lists.weights?[slot] ?? 1 > 0 {
                    let neighbor = Int(lists.neighbors[slot])
                    guard !reached[neighbor], communities.labels[neighbor] == communities.labels[Int(node)] else { continue }
                    reached[neighbor] = true
                    pending.append(Int32(neighbor))
                }
            }
        }
    }
    #expect(pieces == communities.count, "\(communities.count) communities fall into \(pieces) pieces")
}

/// A community of its own for every node.
func singletons(_ graph: CSRGraph) -> [Int32] {
    (0..<Int32(graph.nodeCount)).map(\.self)
}

/// A random multigraph with loops, weights that may be 0, and isolated nodes.
func randomMultigraph(seed: UInt64, nodes: Int = 24) throws -> CSRGraph {
    var generator = SplitMix64(seed: seed)
    let edgeCount = Int.random(in: 0...3 * nodes, using: &generator)
    let range = 0..<Int32(nodes)
    let ends = (0..<edgeCount).map { _ in (Int32.random(in: range, using: &generator), Int32.random(in: range, using: &generator)) }
    let weights = Bool.random(using: &generator) ? (0..<edgeCount).map { _ in Double(Int.random(in: 0...6, using: &generator)) / 3 } : nil
    return try CSRGraph(
        sources: ends.map(\.0), targets: ends.map(\.1), weights: weights, nodeCount: nodes, directed: Bool.random(using: &generator))
}

/// Two cliques of four nodes, 0 ... 3 and 4 ... 7, joined by one edge.
func twoCliques() throws -> CSRGraph {
    var (sources, targets): ([Int32], [Int32]) = ([3], [4])
    for first in [Int32(0), 4] {
        for i in first..<first + 4 {
            for j in i + 1..<first + 4 {
                sources.append(i)
                targets.append(j)
            }
        }
    }
    return try CSRGraph(sources: sources, targets: targets, nodeCount: 8, directed: false)
}
