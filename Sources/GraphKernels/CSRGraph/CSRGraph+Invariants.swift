extension CSRGraph {
    /// Checks in debug builds, in O(nodes + edges), what the kernels rely on. Does nothing in release builds.
    func _checkInvariants() {
        assert(outgoing.isWellFormed(nodeCount: nodeCount, inputEdgeCount: inputEdgeCount), "outgoing lists are malformed")
        assert(incoming.isWellFormed(nodeCount: nodeCount, inputEdgeCount: inputEdgeCount), "incoming lists are malformed")
        assert(outgoing.neighbors.count == incoming.neighbors.count, "every edge leaves one node and enters another")
        assert((outgoing.weights == nil) == (incoming.weights == nil), "weights belong to both directions")
        assert(edgeCount <= inputEdgeCount, "edges appeared from nowhere")
    }
}

extension CSRGraph.Adjacency {
    /// Offsets ascend from 0 to the slot count; slots ascend by (neighbour, edge id); ids are in range.
    fileprivate func isWellFormed(nodeCount: Int, inputEdgeCount: Int) -> Bool {
        guard offsets.count == nodeCount + 1, offsets.first == 0, offsets.last == neighbors.count else { return false }
        guard edgeIDs == nil || edges.count == neighbors.count, weights == nil || weights?.count == neighbors.count else { return false }
        for node in 0..<nodeCount {
            guard offsets[node] <= offsets[node + 1] else { return false }
            for slot in offsets[node]..<offsets[node + 1] {
                guard (0..<nodeCount).contains(Int(neighbors[slot])) else { return false }
                if let edgeIDs, !(0..<inputEdgeCount).contains(Int(edgeIDs[slot])) { return false }
                guard slot > offsets[node] else { continue }
                guard neighbors[slot - 1] <= neighbors[slot] else { return false }
                if let edgeIDs, neighbors[slot - 1] == neighbors[slot], edgeIDs[slot - 1] >= edgeIDs[slot] { return false }
            }
        }
        return true
    }
}
