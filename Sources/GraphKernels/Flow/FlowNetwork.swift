/// A network through which something flows: arcs in pairs, each the way back of the other, grouped by the node they leave.
///
/// Built in two passes over the arcs, which count and then place them. Residual capacities are what changes while a flow is sought; what an
/// arc carries is what its capacity has lost.
struct FlowNetwork {
    let nodeCount: Int
    /// `offsets[v] ..< offsets[v + 1]` are the arcs that leave node v: `nodeCount + 1` values.
    let offsets: WorkArray<Int>
    /// The node an arc leads to.
    let heads: WorkArray<Int32>
    /// The arc that leads back.
    let mates: WorkArray<Int32>
    /// What an arc can still carry.
    let residual: WorkArray<Double>
    /// The slot of the graph an arc stands for; ``noSlot`` if there is none, ``wayBack`` for the second arc of a pair.
    let slots: WorkArray<Int>

    static let wayBack = -1
    static let noSlot = -2

    /// - Parameters:
    ///   - nodeCount: The number of nodes.
    ///   - forEachArc: Calls back with every pair of arcs: from where to where, the capacities there and back, and the slot of the first or
    ///     ``noSlot``. It is called twice and must do the same both times.
    /// - Throws: ``GraphKernelError/tooManyEdges(_:)`` if arcs cannot be numbered.
    init(
        nodeCount: Int,
        _ forEachArc: ((_ tail: Int32, _ head: Int32, _ there: Double, _ back: Double, _ slot: Int) -> Void) -> Void
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
        let (heads, mates) = (WorkArray<Int32>(zeros: count), WorkArray<Int32>(zeros: count))
        let (residual, slots) = (WorkArray<Double>(zeros: count), WorkArray<Int>(zeros: count))
        forEachArc { tail, head, there, back, slot in
            let arc = next[tail]
            next[tail] += 1
            let mate = next[head]
            next[head] += 1
            (heads[arc], heads[mate]) = (head, tail)
            (mates[arc], mates[mate]) = (Int32(truncatingIfNeeded: mate), Int32(truncatingIfNeeded: arc))
            (residual[arc], residual[mate]) = (there, back)
            (slots[arc], slots[mate]) = (slot, Self.wayBack)
        }
        (self.offsets, self.heads, self.mates, self.residual, self.slots) = (offsets, heads, mates, residual, slots)
    }

    /// The arcs that leave a node.
    @inline(__always)
    func arcs(of node: Int32) -> Range<Int> {
        offsets[Int(node)]..<offsets[Int(node) + 1]
    }

    /// Moves an amount from the residual capacity of an arc to that of its mate.
    @inline(__always)
    func push(_ amount: Double, along arc: Int) {
        residual[arc] -= amount
        residual[Int(mates[arc])] += amount
    }

    /// Whether more can flow from the source to a node, a node: after a greatest flow, the smallest side of a smallest cut.
    func reachable(from source: Int32) -> WorkArray<Bool> {
        let isReached = WorkArray<Bool>(zeros: nodeCount)
        var stack = [source]
        isReached[Int(source)] = true
        while let node = stack.popLast() {
            for arc in arcs(of: node) where residual[arc] > 0 && !isReached[Int(heads[arc])] {
                isReached[Int(heads[arc])] = true
                stack.append(heads[arc])
            }
        }
        return isReached
    }
}
