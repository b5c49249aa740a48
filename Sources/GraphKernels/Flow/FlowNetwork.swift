/// A network through which something flows: arcs in pairs, each the way back of the other, grouped by the node they leave.
///
/// Built in two passes over the arcs, which count and then place them. Residual capacities are what changes while a flow is sought; what an
/// arc carries is what its capacity has lost.
struct FlowNetwork {
    /// All of an arc lies side by side, because a search reads it together and arcs are placed at random.
    struct Arc: BitwiseCopyable {
        /// The node it leads to.
        let head: Int32
        /// The arc that leads back.
        let mate: Int32
        /// What it can still carry.
        var residual: Double
        /// The slot of the graph it stands for; ``noSlot`` if there is none, ``wayBack`` for the second arc of a pair.
        let slot: Int32
    }

    static let wayBack: Int32 = -1
    static let noSlot: Int32 = -2

    let nodeCount: Int
    /// `offsets[v] ..< offsets[v + 1]` are the arcs that leave node v: `nodeCount + 1` values.
    let offsets: WorkArray<Int>
    let arcs: WorkArray<Arc>

    /// - Parameters:
    ///   - nodeCount: The number of nodes.
    ///   - forEachArc: Calls back with every pair of arcs: from where to where, the capacities there and back, and the slot of the first or
    ///     ``noSlot``. It is called twice and must do the same both times.
    /// - Throws: ``GraphKernelError/tooManyEdges(_:)`` if arcs cannot be numbered.
    init(
        nodeCount: Int,
        _ forEachArc: ((_ tail: Int32, _ head: Int32, _ there: Double, _ back: Double, _ slot: Int32) -> Void) -> Void
    ) throws(GraphKernelError) {
        self.nodeCount = nodeCount
        let offsets = WorkArray<Int>(zeros: nodeCount + 1)
        forEachArc { tail, head, _, _, _ in
            offsets[Int(tail) + 1] += 1
            offsets[Int(head) + 1] += 1
        }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        let count = offsets[nodeCount]
        guard count <= Int(Int32.max) else { throw .tooManyEdges(count / 2) }
        let next = WorkArray<Int>(zeros: nodeCount)
        for node in 0..<nodeCount { next[node] = offsets[node] }
        let arcs = WorkArray<Arc>(zeros: count)
        forEachArc { tail, head, there, back, slot in
            let arc = next[tail]
            next[tail] += 1
            let mate = next[head]
            next[head] += 1
            arcs[arc] = Arc(head: head, mate: Int32(truncatingIfNeeded: mate), residual: there, slot: slot)
            arcs[mate] = Arc(head: tail, mate: Int32(truncatingIfNeeded: arc), residual: back, slot: Self.wayBack)
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
    func reachable(from source: Int32) -> WorkArray<Bool> {
        let isReached = WorkArray<Bool>(zeros: nodeCount)
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
