/// One connected component as the layout works on it: undirected, simple, its nodes numbered anew in the order of a breadth-first search, so
/// that what is near in the graph is near in memory.
struct LayoutGraph: Sendable {
    /// The nodes of the graph that these stand for.
    let nodes: FrozenArray<Int32>
    let offsets: FrozenArray<Int32>
    let neighbors: FrozenArray<Int32>
    /// How long the edge of a slot is to be drawn; nil if all are 1.
    let lengths: FrozenArray<Float>?

    var nodeCount: Int { nodes.count }
    var slotCount: Int { neighbors.count }

    @inline(__always)
    func slots(of node: Int) -> Range<Int> { Int(offsets[unchecked: node])..<Int(offsets[unchecked: node + 1]) }

    @inline(__always)
    func length(_ slot: Int) -> Float { lengths?[unchecked: slot] ?? 1 }

    /// From weights to lengths around 1.
    struct Lengths: Sendable {
        /// What an edge is at least and at most long: beyond, squares and their inverses would leave the range of single precision.
        private static let range: ClosedRange<Float> = 1e-3...1e4
        private let mean: Double

        /// By the mean of the positive weights, which is 1 if there are none.
        init(_ graph: CSRGraph) {
            let positive = graph.outgoing.weights?.lazy.filter { $0 > 0 }
            // Divided before it is added up, so that the sum of great weights is finite.
            let count = positive?.reduce(0.0) { sum, _ in sum + 1 } ?? 0
            mean = count > 0 ? max(positive?.reduce(0.0) { $0 + $1 / count } ?? 1, .leastNormalMagnitude) : 1
        }

        func length(_ weight: Double) -> Float {
            min(max(Float(weight / mean), Self.range.lowerBound), Self.range.upperBound)
        }
    }

    /// - Parameters:
    ///   - nodes: the component's nodes of `graph`, which is undirected and simple, in the order of the search.
    ///   - numbers: the new number of each of them; of other nodes anything.
    init(_ graph: CSRGraph, nodes: Slice<FrozenArray<Int32>>, numbers: WorkArray<Int32>, lengths scale: Lengths) throws(GraphKernelError) {
        let lists = graph.outgoing
        let offsets = try WorkArray<Int32>(zeros: nodes.count + 1)
        for (number, node) in nodes.enumerated() {
            offsets[number + 1] = offsets[number] + Int32(truncatingIfNeeded: lists.degree(of: Int(node)))
        }
        let neighbors = try WorkArray<Int32>(zeros: Int(offsets[nodes.count]))
        let lengths = lists.weights == nil ? nil : try WorkArray<Float>(zeros: neighbors.count)
        var next = 0
        for node in nodes {
            for slot in lists.range(of: node) {
                neighbors[next] = numbers[lists.neighbor(slot)]
                if let lengths, let weights = lists.weights { lengths[next] = scale.length(weights[unchecked: slot]) }
                next += 1
            }
        }
        self.nodes = try FrozenArray(nodes)
        self.offsets = offsets.frozen()
        self.neighbors = neighbors.frozen()
        self.lengths = lengths?.frozen()
    }

    /// A whole graph, undirected and simple, whose nodes keep their numbers.
    init(whole graph: CSRGraph) throws(GraphKernelError) {
        let all = try FrozenArray(0..<Int32(graph.nodeCount))
        let numbers = try WorkArray<Int32>(copying: Array(all))
        try self.init(graph, nodes: all[...], numbers: numbers, lengths: Lengths(graph))
    }

    /// The components of a graph, the largest first, equal ones by their smallest node.
    ///
    /// O(nodes + edges).
    static func components(of graph: CSRGraph) throws(GraphKernelError) -> (
        order: FrozenArray<Int32>, numbers: WorkArray<Int32>, ranges: [Range<Int>]
    ) {
        let lists = graph.outgoing
        let order = try WorkArray<Int32>(zeros: graph.nodeCount)
        let numbers = try WorkArray<Int32>(repeating: -1, count: graph.nodeCount)
        var ranges: [Range<Int>] = []
        var tail = 0
        for root in 0..<graph.nodeCount where numbers[root] < 0 {
            let first = tail
            func append(_ node: Int32) {
                order[tail] = node
                numbers[node] = Int32(truncatingIfNeeded: tail - first)
                tail += 1
            }
            append(Int32(truncatingIfNeeded: root))
            var head = first
            while head < tail {
                for slot in lists.range(of: order[head]) where numbers[lists.neighbor(slot)] < 0 { append(lists.neighbor(slot)) }
                head += 1
            }
            ranges.append(first..<tail)
        }
        // Ranges come in the order of their smallest nodes.
        ranges.sort { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
        return (order.frozen(), numbers, ranges)
    }
}
