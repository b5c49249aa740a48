/// How dependencies are found.
enum BrandesMethod {
    /// Eight breadth-first searches at a time.
    case batches
    /// One breadth-first search at a time.
    case searches
    /// One search by Dijkstra's algorithm at a time, with lengths a slot.
    case weighted(lengths: FrozenArray<Double>)

    /// - Throws: ``GraphKernelError/zeroWeight(edge:)`` if an edge weighs nothing,
    ///   ``GraphKernelError/invalidParameter(name:value:requirement:)`` if the graph knows no edge ids to tell which.
    init(for graph: CSRGraph, sources: [Int32], areScattered: Bool) throws(GraphKernelError) {
        if let weights = graph.outgoing.weights {
            if let slot = weights.firstIndex(of: 0) {
                if let ids = graph.outgoing.edgeIDs { throw .zeroWeight(edge: Int(ids[slot])) }
                let reason = "paths that go round for nothing cannot be counted: merge the nodes, or measure by hops"
                throw .invalidParameter(name: "every weight", value: 0, requirement: "greater than 0 (\(reason))")
            }
            self = .weighted(lengths: try weights.lengths(nodeCount: graph.nodeCount))
        } else if areScattered, let source = sources.first {
            // Searches from sources all over a graph share little where it takes many steps to cross it.
            let levels = try graph.breadthFirstSearch(from: source).distances.max() ?? 0
            self = levels <= 64 ? .batches : .searches
        } else {
            self = .batches
        }
    }

    /// The number of sources that are worked on together.
    var batchSize: Int {
        if case .batches = self { BrandesBatch.width } else { 1 }
    }
}

extension EdgeWeights {
    /// Lengths whose sums are exact, if weights are decimal numbers such as 0.1, 0.2 and 0.3: multiples of the smallest power of ten, down to
    /// 10⁻⁹, that all are multiples of. Paths that are equally long on paper then are so here. Other weights stay what they are.
    func lengths(nodeCount: Int) throws(GraphKernelError) -> FrozenArray<Double> {
        var unitsPerOne = 1.0
        while unitsPerOne <= 1e9 {
            // The sum of a path must be a whole number that a `Double` holds.
            let longest = 0x1p53 / Double(nodeCount)
            let isExact = allSatisfy { weight in
                let units = (weight * unitsPerOne).rounded()
                return units <= longest && units / unitsPerOne == weight
            }
            if isExact { return try FrozenArray(lazy.map { ($0 * unitsPerOne).rounded() }) }
            unitsPerOne *= 10
        }
        // In units in which no path is so long that its length overflows. A power of two changes no digit.
        let isSafe = ((self.max() ?? 0) * Double(nodeCount)).isFinite
        return isSafe ? try FrozenArray(self) : try FrozenArray(lazy.map { Swift.max($0 * 0x1p-32, .leastNonzeroMagnitude) })
    }
}
