@testable import GraphKernels

/// A small random question: a multigraph with loops, weights that often tie and may be 0, preferences that often tie.
struct PathQuestion {
    let graph: CSRGraph
    let edges: [(source: Int32, target: Int32, weight: Double)]
    let preference: [Double]?
    let source: Int32
    let target: Int32
    let constraints: PathConstraints

    init(seed: UInt64, viaCount: Int = 0) throws {
        var generator = SplitMix64(seed: seed)
        let nodeCount = Int.random(in: 1 + viaCount...7, using: &generator)
        let nodes = 0..<Int32(nodeCount)
        let edgeCount = Int.random(in: 0...14, using: &generator)
        let (isDirected, isWeighted) = (Bool.random(using: &generator), Bool.random(using: &generator))
        let smallestWeight = Int.random(in: 0...1, using: &generator)
        edges = (0..<edgeCount).map { _ in
            let weight = isWeighted ? Double(Int.random(in: smallestWeight...3, using: &generator)) : 1
            return (Int32.random(in: nodes, using: &generator), Int32.random(in: nodes, using: &generator), weight)
        }
        preference = Bool.random(using: &generator) ? edges.map { _ in Double(Int.random(in: 0...2, using: &generator)) } : nil
        graph = try CSRGraph(
            sources: edges.map(\.source), targets: edges.map(\.target), weights: isWeighted ? edges.map(\.weight) : nil,
            nodeCount: nodeCount, directed: isDirected)
        source = Int32.random(in: nodes, using: &generator)
        target = Int32.random(in: nodes, using: &generator)
        constraints = PathConstraints(
            excludedNodes: Int.random(in: 0...2, using: &generator) == 0 ? [Int32.random(in: nodes, using: &generator)] : [],
            maxHops: Int.random(in: 0...2, using: &generator) == 0 ? Int.random(in: 0...5, using: &generator) : nil,
            via: Set(nodes.shuffled(using: &generator).prefix(viaCount)))
    }

    init(
        edges: [(source: Int32, target: Int32, weight: Double)], nodeCount: Int, weighted: Bool, from source: Int32, to target: Int32,
        constraints: PathConstraints
    ) throws {
        self.edges = weighted ? edges : edges.map { ($0.source, $0.target, 1) }
        preference = nil
        graph = try CSRGraph(
            sources: edges.map(\.source), targets: edges.map(\.target), weights: weighted ? edges.map(\.weight) : nil,
            nodeCount: nodeCount, directed: false)
        (self.source, self.target, self.constraints) = (source, target, constraints)
    }

    /// The same question under other constraints.
    init(asking question: PathQuestion, constraints: PathConstraints) {
        (graph, edges, preference) = (question.graph, question.edges, question.preference)
        (source, target) = (question.source, question.target)
        self.constraints = constraints
    }

    /// Every path that fulfils the constraints, by trying all, in the order the library promises. Looks at the edge list only.
    func everyPath() -> [GraphPath] {
        var paths: [GraphPath] = []
        func extend(_ nodes: [Int32], _ length: Double, _ preference: Double) {
            guard let last = nodes.last, !constraints.excludedNodes.contains(last) else { return }
            guard nodes.count - 1 <= constraints.maxHops ?? .max else { return }
            if last == target {
                if constraints.via.isSubset(of: nodes) {
                    paths.append(GraphPath(nodes: nodes, length: length, preference: preference))
                }
                return
            }
            for next in 0..<Int32(graph.nodeCount) where !nodes.contains(next) {
                if let hop = cheapestHop(from: last, to: next) {
                    extend(nodes + [next], length + hop.weight, preference + hop.preference)
                }
            }
        }
        extend([source], 0, 0)
        return paths.sorted { a, b in
            let (left, right) = ((a.length, a.preference, a.hops), (b.length, b.preference, b.hops))
            return left == right ? a.nodes.lexicographicallyPrecedes(b.nodes) : left < right
        }
    }

    private func cheapestHop(from tail: Int32, to head: Int32) -> (weight: Double, preference: Double)? {
        edges.indices
            .filter { (edges[$0].source, edges[$0].target) == (tail, head) || isReverse($0, tail, head) }
            .map { (edges[$0].weight, preference?[$0] ?? 0) }
            .min { $0 < $1 }
    }

    private func isReverse(_ edge: Int, _ tail: Int32, _ head: Int32) -> Bool {
        !graph.isDirected && (edges[edge].source, edges[edge].target) == (head, tail)
    }
}
