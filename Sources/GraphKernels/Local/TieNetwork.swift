/// A graph as ties, whose strength is what the edges between two nodes weigh together, whichever way they lead.
struct TieNetwork: Sendable {
    /// Lists in which the two directions of a tie may be parallel slots.
    private let lists: CSRGraph.Adjacency
    /// What weights are multiplied by, so that no sum of them overflows. The measures do not depend on the unit of ties.
    private let scale: Double
    /// The strength of all ties of a node together, and of the strongest.
    let strengths, strongest: WorkArray<Double>

    init(_ graph: CSRGraph, execution: Execution) throws(GraphKernelError) {
        lists = try graph.simplified(execution: execution).undirected(execution: execution).outgoing
        scale = graph.weightScale
        (strengths, strongest) = try (WorkArray(zeros: graph.nodeCount), WorkArray(zeros: graph.nodeCount))
        for node in 0..<graph.nodeCount {
            try execution.checkCancelled(inRound: node)
            var slot = lists.range(of: node).lowerBound
            while slot < lists.range(of: node).upperBound {
                let tie = tie(at: &slot, of: node)
                strengths[node] += tie
                strongest[node] = max(strongest[node], tie)
            }
        }
    }

    /// The strength of the tie that begins at a slot, which moves on to the next tie.
    @inline(__always)
    private func tie(at slot: inout Int, of node: Int) -> Double {
        let (neighbor, end) = (lists.neighbor(slot), lists.range(of: node).upperBound)
        var sum = 0.0
        repeat {
            sum += (lists.weights?[unchecked: slot] ?? 1) * scale
            slot += 1
        } while slot < end && lists.neighbor(slot) == neighbor
        return sum
    }

    /// The value of every node, formed from its neighbourhood; NaN where that is empty.
    func forEachNode(
        execution: Execution, _ value: @Sendable (_ node: Int, _ neighborhood: Neighborhood) -> Double
    ) throws(GraphKernelError) -> [Double] {
        let ranges = lists.balancedRanges(slots: 1 << 10)
        let execution = execution.limited(toWork: lists.neighbors.count)
        let results = try WorkArray<Double>(repeating: .nan, count: strengths.count)
        let scratch = try (0..<execution.threads).map { (_) throws(GraphKernelError) in try Neighborhood(ties: self) }
        execution.monitor?.begin(ranges.count)
        try execution.forEach(ranges.count) { index, worker in
            for node in ranges[index] where lists.degree(of: node) > 0 {
                scratch[worker].mark(node, isMember: true)
                results[node] = value(node, scratch[worker])
                scratch[worker].mark(node, isMember: false)
            }
            execution.monitor?.advance(by: 1)
        }
        return results.array
    }

    /// One node's neighbours and the ties among them, in scratch memory of a thread.
    struct Neighborhood: Sendable {
        let ties: TieNetwork
        /// A value for every node, 0 at first: free to be used for neighbours.
        let values: WorkArray<Double>
        /// The strength of the tie to a neighbour, -1 for other nodes.
        private let tied: WorkArray<Double>
        private let center: WorkArray<Int>

        init(ties: TieNetwork) throws(GraphKernelError) {
            self.ties = ties
            values = try WorkArray(zeros: ties.strengths.count)
            tied = try WorkArray(repeating: -1, count: ties.strengths.count)
            center = try WorkArray(zeros: 1)
        }

        fileprivate func mark(_ node: Int, isMember: Bool) {
            center[0] = node
            forEachNeighbor(of: node) { neighbor, tie in
                tied[neighbor] = isMember ? tie : -1
                values[neighbor] = 0
            }
        }

        @inline(__always)
        func tie(to neighbor: Int) -> Double { tied[neighbor] }

        @inline(__always)
        func forEachNeighbor(_ body: (_ neighbor: Int, _ tie: Double) -> Void) {
            forEachNeighbor(of: center[0], body)
        }

        @inline(__always)
        private func forEachNeighbor(of node: Int, _ body: (_ neighbor: Int, _ tie: Double) -> Void) {
            var slot = ties.lists.range(of: node).lowerBound
            let end = ties.lists.range(of: node).upperBound
            while slot < end {
                let neighbor = Int(ties.lists.neighbor(slot))
                body(neighbor, ties.tie(at: &slot, of: node))
            }
        }

        /// Calls back for every ordered pair of neighbours that are tied to each other, with the strength of that tie. Of the two lists the
        /// shorter is walked: the other neighbour's ties are looked up among the centre's, or the other way round.
        @inline(__always)
        func forEachTriangle(_ body: (_ first: Int, _ second: Int, _ tie: Double) -> Void) {
            let lists = ties.lists
            let degree = lists.degree(of: center[0])
            forEachNeighbor { first, _ in
                let otherDegree = lists.degree(of: first)
                let lookUpSteps = Int.bitWidth - otherDegree.leadingZeroBitCount
                if otherDegree <= degree * lookUpSteps {
                    forEachNeighbor(of: first) { second, tie in
                        if tied[second] >= 0 { body(first, second, tie) }
                    }
                } else {
                    var next = lists.range(of: first).lowerBound
                    let end = lists.range(of: first).upperBound
                    forEachNeighbor { second, _ in
                        next = lists.firstSlot(in: next..<end, notBefore: Int32(second))
                        if next < end, lists.neighbor(next) == Int32(second) { body(first, second, ties.tie(at: &next, of: first)) }
                    }
                }
            }
        }
    }
}
