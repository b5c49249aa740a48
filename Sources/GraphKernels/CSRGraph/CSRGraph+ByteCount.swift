extension CSRGraph {
    /// How many bytes its arrays take: 8 a node and 8 more for the offsets; a slot 4 for the neighbour, 4 for the edge id if there are ids, 4
    /// or 8 for the weight if there are weights. A directed graph has two of each array, an undirected one has them once.
    ///
    /// Each of several graphs that share arrays, such as ``unweighted`` and the graph it comes from, counts them as its own. What the system
    /// adds to fill its pages is not counted: less than a page an array.
    ///
    /// Time: O(1).
    public var byteCount: Int {
        outgoing.byteCount + (isDirected ? incoming.byteCount : 0)
    }
}

extension CSRGraph.Adjacency {
    fileprivate var byteCount: Int {
        offsets.byteCount + neighbors.byteCount + (edgeIDs?.byteCount ?? 0) + (weights?.byteCount ?? 0)
    }
}

extension EdgeWeights {
    fileprivate var byteCount: Int {
        switch self {
        case .single(let values): values.byteCount
        case .double(let values): values.byteCount
        }
    }
}

extension FrozenArray {
    fileprivate var byteCount: Int {
        count * MemoryLayout<Element>.stride
    }
}
