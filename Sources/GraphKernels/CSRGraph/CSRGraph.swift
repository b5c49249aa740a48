/// An immutable graph in compressed sparse row form: the neighbours of every node lie side by side in one array.
///
/// Nodes are `0 ..< nodeCount`, as `Int32`. An edge is named by its **edge id**, its index in the lists the graph was built from; every
/// adjacency slot carries it, so a result can be taken back to what the edge stood for. Leaving edges out by an ``EdgePolicy`` does not
/// renumber the others.
///
/// - A directed graph stores each edge in the outgoing list of its source and in the incoming list of its target.
/// - An undirected graph stores each edge in the lists of both its ends, a self-loop once; `outgoing` and `incoming` are the same list.
/// - Within a list, slots are in ascending order of (neighbour, edge id), so that every kernel is deterministic and parallel edges are
///   adjacent.
///
/// Node and edge ids are `Int32`, which halves the memory traffic of a traversal; offsets are `Int`, because an undirected graph may have
/// twice as many slots as edges. Space: 8 bytes a node; a slot 4 for the neighbour, 4 for the edge id if there are
/// ids, 4 or 8 for the weight if there are weights; of a directed graph twice.
public struct CSRGraph: Sendable {
    /// The number of nodes.
    public let nodeCount: Int

    /// The number of edges in the lists the graph was built from: edge ids are `0 ..< inputEdgeCount`.
    public let inputEdgeCount: Int

    /// The number of edges in the graph, an undirected edge counted once. Smaller than `inputEdgeCount` if the policy left some out.
    public let edgeCount: Int

    /// Whether an edge leads from its source to its target only.
    public let isDirected: Bool

    /// For every node, the nodes its edges lead to.
    public let outgoing: Adjacency

    /// For every node, the nodes whose edges lead to it. The same as `outgoing` if the graph is undirected.
    public let incoming: Adjacency

    /// Whether there are neither self-loops nor parallel edges.
    public let isSimple: Bool

    init(
        nodeCount: Int, inputEdgeCount: Int, edgeCount: Int, isDirected: Bool, outgoing: Adjacency, incoming: Adjacency, isSimple: Bool
    ) {
        self.nodeCount = nodeCount
        self.inputEdgeCount = inputEdgeCount
        self.edgeCount = edgeCount
        self.isDirected = isDirected
        self.outgoing = outgoing
        self.incoming = incoming
        self.isSimple = isSimple
        _checkInvariants()
    }
}

extension CSRGraph {
    /// The adjacency lists of one direction.
    public struct Adjacency: Sendable {
        /// `offsets[v] ..< offsets[v + 1]` are the slots of node v: `nodeCount + 1` values.
        public let offsets: FrozenArray<Int>
        /// The node at the other end, a slot.
        public let neighbors: FrozenArray<Int32>
        /// The weight of the edge, a slot; `nil` if the graph is unweighted.
        public let weights: EdgeWeights?
        /// The edge id, a slot; `nil` if the graph was built without.
        let edgeIDs: FrozenArray<Int32>?
        /// What no sum of weights of different slots exceeds; infinity if weights are so great that such a sum may be no number.
        let weightBound: Double

        init(offsets: FrozenArray<Int>, neighbors: FrozenArray<Int32>, weights: EdgeWeights?, edgeIDs: FrozenArray<Int32>?) {
            self.offsets = offsets
            self.neighbors = neighbors
            self.weights = weights
            self.edgeIDs = edgeIDs
            weightBound = weights?.sumBound ?? Double(neighbors.count)
        }

        /// The edge id, a slot.
        ///
        /// - Precondition: the graph was built with edge ids.
        public var edges: FrozenArray<Int32> {
            guard let edgeIDs else { preconditionFailure("the graph was built without edge ids") }
            return edgeIDs
        }

        /// The slots of a node.
        ///
        /// - Precondition: the node is in the graph.
        public func slots(of node: Int32) -> Range<Int> {
            offsets[Int(node)]..<offsets[Int(node) + 1]
        }
    }

    /// Whether slots carry the ids of their edges.
    public var hasEdgeIDs: Bool {
        outgoing.edgeIDs != nil
    }

    /// Whether edges have weights. Then the length of a path is the sum of its weights, else the number of its hops.
    public var isWeighted: Bool {
        outgoing.weights != nil
    }

    /// The nodes the edges of a node lead to, ascending; a neighbour appears once for every parallel edge.
    ///
    /// - Precondition: the node is in the graph.
    public func neighbors(of node: Int32) -> Slice<FrozenArray<Int32>> {
        outgoing.neighbors[outgoing.slots(of: node)]
    }

    /// The ids of all edges that lead from one node to another, ascending; in an undirected graph, of all edges between the two.
    ///
    /// Time: O(log d), d being the number of slots of `source`. No copy is made.
    ///
    /// - Precondition: the source is in the graph, and the graph was built with edge ids.
    public func edges(from source: Int32, to target: Int32) -> Slice<FrozenArray<Int32>> {
        outgoing.edges[slots(from: source, to: target)]
    }

    /// The same graph with every edge turned round. O(1): the two directions change places.
    public var reversed: CSRGraph {
        CSRGraph(
            nodeCount: nodeCount, inputEdgeCount: inputEdgeCount, edgeCount: edgeCount, isDirected: isDirected,
            outgoing: incoming, incoming: outgoing, isSimple: isSimple)
    }

    /// The same graph without weights, in which a path is as long as it has hops. O(1).
    public var unweighted: CSRGraph {
        CSRGraph(
            nodeCount: nodeCount, inputEdgeCount: inputEdgeCount, edgeCount: edgeCount, isDirected: isDirected,
            outgoing: outgoing.withoutWeights, incoming: incoming.withoutWeights,
            isSimple: isSimple)
    }

    /// Whether a node id belongs to this graph.
    func contains(_ node: Int32) -> Bool {
        node >= 0 && Int(node) < nodeCount
    }

    /// The outgoing slots of one node that lead to another.
    func slots(from source: Int32, to target: Int32) -> Range<Int> {
        let slots = outgoing.slots(of: source)
        let first = outgoing.firstSlot(in: slots, notBefore: target)
        return first..<outgoing.firstSlot(in: first..<slots.upperBound, after: target)
    }
}

extension CSRGraph.Adjacency {
    fileprivate var withoutWeights: CSRGraph.Adjacency {
        CSRGraph.Adjacency(offsets: offsets, neighbors: neighbors, weights: nil, edgeIDs: edgeIDs)
    }
}

/// How kernels read: the nodes they ask for are in range, because their input was validated and the lists name nodes of the graph only.
/// Checked in debug builds.
extension CSRGraph.Adjacency {
    /// The slots of a node.
    @inline(__always)
    func range(of node: Int32) -> Range<Int> {
        range(of: Int(node))
    }

    /// The slots of a node.
    @inline(__always)
    func range(of node: Int) -> Range<Int> {
        // Safe: offsets ascend.
        unsafe Range(uncheckedBounds: (offsets[unchecked: node], offsets[unchecked: node + 1]))
    }

    /// The number of slots of a node.
    @inline(__always)
    func degree(of node: Int) -> Int {
        offsets[unchecked: node + 1] - offsets[unchecked: node]
    }

    /// The node at the other end.
    @inline(__always)
    func neighbor(_ slot: Int) -> Int32 {
        neighbors[unchecked: slot]
    }

    /// The first of a node's slots whose neighbour is not before a node; the end of the range if none is.
    func firstSlot(in slots: Range<Int>, notBefore node: Int32) -> Int {
        firstSlot(in: slots) { $0 >= node }
    }

    /// The first of a node's slots whose neighbour comes after a node; the end of the range if none does.
    func firstSlot(in slots: Range<Int>, after node: Int32) -> Int {
        firstSlot(in: slots) { $0 > node }
    }

    /// By halves: the condition, once true, stays true.
    @inline(__always)
    private func firstSlot(in slots: Range<Int>, where isPast: (_ neighbor: Int32) -> Bool) -> Int {
        var (low, high) = (slots.lowerBound, slots.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if isPast(neighbor(middle)) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Ranges of nodes with about so many slots each, so that parallel work is balanced by edges and not by nodes. They depend on the graph
    /// only.
    func balancedRanges(slots: Int = 1 << 14) -> [Range<Int>] {
        let nodeCount = offsets.count - 1
        // A node counts for a slot, too: nodes without edges are work as well.
        let total = offsets[nodeCount] + nodeCount
        let rangeCount = max(1, total / slots)
        var ranges: [Range<Int>] = []
        var first = 0
        for index in 1...rangeCount {
            let bound = total / rangeCount * index
            var (low, high) = (first, nodeCount)
            while low < high {
                let middle = low + (high - low) / 2
                if offsets[unchecked: middle] + middle < bound { low = middle + 1 } else { high = middle }
            }
            let end = index == rangeCount ? nodeCount : low
            if end > first { ranges.append(first..<end) }
            first = max(first, end)
        }
        return ranges
    }
}
