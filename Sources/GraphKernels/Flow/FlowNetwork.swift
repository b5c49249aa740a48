/// A network through which something flows: arcs in pairs, each the way back of the other, grouped by the node they leave.
///
/// Residual capacities are what changes while a flow is sought; what an arc carries is what its capacity has lost.
struct FlowNetwork {
    /// All of an arc lies side by side, because a search reads it together and arcs are placed at random.
    struct Arc: BitwiseCopyable {
        /// The node it leads to.
        let head: Int32
        /// The arc that leads back.
        let mate: Int32
        /// What it can still carry.
        var residual: Double
        /// The slot of the graph it stands for; ``noSlot`` if there is none, ``wayBack`` if only its mate stands for one.
        let slot: Int32
    }

    static let wayBack: Int32 = -1
    static let noSlot: Int32 = -2

    let nodeCount: Int
    /// `offsets[v] ..< offsets[v + 1]` are the arcs that leave node v: `nodeCount + 1` values.
    let offsets: WorkArray<Int>
    let arcs: WorkArray<Arc>

    /// The network of a graph. In an undirected one every slot is an arc, and the two slots of an edge are a pair; in a directed one a
    /// node's outgoing slots are arcs, and its incoming slots the ways back. Self-loops are there, but carry nothing.
    ///
    /// The slots of a node are sorted by neighbour and edge, so their mates come in the order in which these are read, and nothing is placed
    /// at random.
    ///
    /// - Throws: ``GraphKernelError/tooManyEdges(_:)`` if arcs cannot be numbered.
    init(_ graph: CSRGraph, capacity: (_ slot: Int) -> Double) throws(GraphKernelError) {
        let (outgoing, incoming) = (graph.outgoing, graph.incoming)
        let count = graph.isDirected ? 2 * outgoing.neighbors.count : outgoing.neighbors.count
        guard count <= Int(Int32.max) else { throw .tooManyEdges(graph.edgeCount) }
        nodeCount = graph.nodeCount
        offsets = try WorkArray(zeros: nodeCount + 1)
        arcs = try WorkArray(zeros: count)
        // Where the next mate of an arc to a node lies: among its ways back, and among its outgoing arcs.
        let (nextBack, nextOut) = try (WorkArray<Int32>(zeros: nodeCount), WorkArray<Int32>(zeros: nodeCount))
        for node in 0..<nodeCount {
            let first = outgoing.offsets[unchecked: node] + (graph.isDirected ? incoming.offsets[unchecked: node] : 0)
            offsets[node] = first
            nextOut[node] = Int32(truncatingIfNeeded: first)
            nextBack[node] = Int32(truncatingIfNeeded: first + (graph.isDirected ? outgoing.degree(of: node) : 0))
        }
        offsets[nodeCount] = count
        for node in 0..<Int32(nodeCount) {
            var arc = offsets[Int(node)]
            for slot in outgoing.range(of: node) {
                let head = outgoing.neighbor(slot)
                let residual = head == node ? 0 : capacity(slot)
                arcs[arc] = Arc(head: head, mate: nextBack[head], residual: residual, slot: Int32(truncatingIfNeeded: slot))
                nextBack[head] += 1
                arc += 1
            }
            guard graph.isDirected else { continue }
            for slot in incoming.range(of: node) {
                let head = incoming.neighbor(slot)
                arcs[arc] = Arc(head: head, mate: nextOut[head], residual: 0, slot: Self.wayBack)
                nextOut[head] += 1
                arc += 1
            }
        }
    }

    /// A network of given arcs, which are counted and then placed.
    ///
    /// - Parameters:
    ///   - nodeCount: The number of nodes.
    ///   - forEachArc: Calls back with every arc: from where to where, its capacity, and its slot or ``noSlot``. It is called twice and must
    ///     do the same both times.
    /// - Throws: ``GraphKernelError/tooManyEdges(_:)`` if arcs cannot be numbered.
    init(
        nodeCount: Int,
        _ forEachArc: ((_ tail: Int32, _ head: Int32, _ capacity: Double, _ slot: Int32) -> Void) -> Void
    ) throws(GraphKernelError) {
        self.nodeCount = nodeCount
        let offsets = try WorkArray<Int>(zeros: nodeCount + 1)
        forEachArc { tail, head, _, _ in
            offsets[Int(tail) + 1] += 1
            offsets[Int(head) + 1] += 1
        }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        let count = offsets[nodeCount]
        guard count <= Int(Int32.max) else { throw .tooManyEdges(count / 2) }
        let next = try WorkArray<Int>(zeros: nodeCount)
        for node in 0..<nodeCount { next[node] = offsets[node] }
        let arcs = try WorkArray<Arc>(zeros: count)
        forEachArc { tail, head, capacity, slot in
            let arc = next[tail]
            next[tail] += 1
            let mate = next[head]
            next[head] += 1
            arcs[arc] = Arc(head: head, mate: Int32(truncatingIfNeeded: mate), residual: capacity, slot: slot)
            arcs[mate] = Arc(head: tail, mate: Int32(truncatingIfNeeded: arc), residual: 0, slot: Self.wayBack)
        }
        (self.offsets, self.arcs) = (offsets, arcs)
    }

    /// The arcs that leave a node.
    @inline(__always)
    func arcs(of node: Int32) -> Range<Int> {
        offsets[Int(node)]..<offsets[Int(node) + 1]
    }

    /// Moves an amount from the residual capacity of an arc to that of its mate.
    @inline(__always)
    func push(_ amount: Double, along arc: Int) {
        arcs[arc].residual -= amount
        arcs[arcs[arc].mate].residual += amount
    }

    /// Whether more can flow from the source to a node, a node: after a greatest flow, the smallest side of a smallest cut.
    func reachable(from source: Int32) throws(GraphKernelError) -> WorkArray<Bool> {
        let isReached = try WorkArray<Bool>(zeros: nodeCount)
        var stack = [source]
        isReached[Int(source)] = true
        while let node = stack.popLast() {
            for index in arcs(of: node) where arcs[index].residual > 0 && !isReached[Int(arcs[index].head)] {
                isReached[Int(arcs[index].head)] = true
                stack.append(arcs[index].head)
            }
        }
        return isReached
    }
}
