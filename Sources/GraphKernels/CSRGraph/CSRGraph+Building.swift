extension CSRGraph {
    /// Builds a graph from a list of edges: edge e leads from `sources[e]` to `targets[e]`.
    ///
    /// Time and auxiliary space: O(nodes + edges); the lists are sorted by counting, without comparisons.
    ///
    /// - Parameters:
    ///   - sources: One end of every edge.
    ///   - targets: The other end of every edge.
    ///   - weights: A finite weight of at least 0 for every edge; `nil` for an unweighted graph.
    ///   - nodeCount: The number of nodes; nodes without edges are allowed.
    ///   - directed: Whether an edge leads one way only.
    ///   - policy: Which edges to leave out.
    ///   - keepsEdgeIDs: Whether slots carry the ids of their edges, which takes 4 bytes a slot.
    ///   - execution: On how many threads.
    /// - Throws: ``GraphKernelError``, at the first edge that is out of order.
    public init(
        sources: [Int32], targets: [Int32], weights: [Double]? = nil, nodeCount: Int, directed: Bool, policy: EdgePolicy = .keepAll,
        keepsEdgeIDs: Bool = true, execution: Execution = .automatic
    ) throws(GraphKernelError) {
        try Self.validate(sources: sources, targets: targets, weights: weights, nodeCount: nodeCount)
        // Whichever lists are transposed, the result is sorted: the rows are read in ascending order. So the first grouping need only
        // keep the edges of a row in the order of their ids.
        let outgoing: EdgeLists
        let incoming: EdgeLists
        if directed {
            outgoing = EdgeLists(rows: targets, columns: sources, nodeCount: nodeCount, symmetric: false)
                .transposed().filtered(by: policy, weights: weights)
            incoming = outgoing.transposed()
        } else {
            outgoing = EdgeLists(rows: sources, columns: targets, nodeCount: nodeCount, symmetric: true)
                .transposed().filtered(by: policy, weights: weights)
            incoming = outgoing
        }
        let frozen = outgoing.adjacency(weights: weights, keepsEdgeIDs: keepsEdgeIDs)
        self.init(
            nodeCount: nodeCount, inputEdgeCount: sources.count,
            edgeCount: directed ? outgoing.edges.count : outgoing.undirectedEdgeCount, isDirected: directed,
            outgoing: frozen, incoming: directed ? incoming.adjacency(weights: weights, keepsEdgeIDs: keepsEdgeIDs) : frozen,
            isSimple: outgoing.isSimple)
    }

    private static func validate(
        sources: [Int32], targets: [Int32], weights: [Double]?, nodeCount: Int
    ) throws(GraphKernelError) {
        guard nodeCount >= 0, nodeCount <= Int(Int32.max) else { throw .invalidNodeCount(nodeCount) }
        guard sources.count <= Int(Int32.max) else { throw .tooManyEdges(sources.count) }
        guard sources.count == targets.count else { throw .endCountMismatch(sources: sources.count, targets: targets.count) }
        let nodes = 0..<Int32(nodeCount)
        for edge in sources.indices {
            guard nodes.contains(sources[edge]) else { throw .nodeOutOfRange(edge: edge, node: sources[edge], nodeCount: nodeCount) }
            guard nodes.contains(targets[edge]) else { throw .nodeOutOfRange(edge: edge, node: targets[edge], nodeCount: nodeCount) }
        }
        guard let weights else { return }
        guard weights.count == sources.count else { throw .weightCountMismatch(weights: weights.count, edges: sources.count) }
        for (edge, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
            throw .invalidWeight(edge: edge, weight: weight)
        }
    }
}

private struct EdgeLists {
    var offsets: [Int]
    var neighbors: [Int32]
    var edges: [Int32]

    func slots(of node: Int32) -> Range<Int> {
        offsets[Int(node)]..<offsets[Int(node) + 1]
    }

    func adjacency(weights: [Double]?, keepsEdgeIDs: Bool) -> CSRGraph.Adjacency {
        var slotWeights: EdgeWeights?
        if let weights {
            slotWeights = if weights.allSatisfy({ Double(Float($0)) == $0 }) {
                .single(FrozenArray(edges.lazy.map { Float(weights[Int($0)]) }))
            } else {
                .double(FrozenArray(edges.lazy.map { weights[Int($0)] }))
            }
        }
        return CSRGraph.Adjacency(
            offsets: FrozenArray(offsets), neighbors: FrozenArray(neighbors), weights: slotWeights,
            edgeIDs: keepsEdgeIDs ? FrozenArray(edges) : nil)
    }

    /// Whether no slot repeats the one before it or leads back to its node.
    var isSimple: Bool {
        for row in 0..<Int32(offsets.count - 1) {
            for slot in slots(of: row) where neighbors[slot] == row || (slot > offsets[Int(row)] && neighbors[slot - 1] == neighbors[slot]) {
                return false
            }
        }
        return true
    }
}

extension EdgeLists {
    /// Groups edges by row, those of a row in the order of their ids. Symmetric: every edge that is no loop also from column to row.
    init(rows: [Int32], columns: [Int32], nodeCount: Int, symmetric: Bool) {
        var degrees = [Int](repeating: 0, count: nodeCount)
        for edge in rows.indices {
            degrees[Int(rows[edge])] += 1
            if symmetric, rows[edge] != columns[edge] {
                degrees[Int(columns[edge])] += 1
            }
        }
        let offsets = Self.offsets(degrees: degrees)
        var next = offsets
        var neighbors = [Int32](repeating: 0, count: offsets[nodeCount])
        var edges = neighbors
        func place(_ edge: Int, from row: Int32, to column: Int32) {
            let slot = next[Int(row)]
            next[Int(row)] += 1
            neighbors[slot] = column
            edges[slot] = Int32(edge)
        }
        for edge in rows.indices {
            place(edge, from: rows[edge], to: columns[edge])
            if symmetric, rows[edge] != columns[edge] {
                place(edge, from: columns[edge], to: rows[edge])
            }
        }
        self.init(offsets: offsets, neighbors: neighbors, edges: edges)
    }

    /// The lists of the opposite direction, sorted by (neighbour, edge id) if the edges of each run of parallels here are.
    func transposed() -> EdgeLists {
        let nodeCount = offsets.count - 1
        var degrees = [Int](repeating: 0, count: nodeCount)
        for neighbor in neighbors {
            degrees[Int(neighbor)] += 1
        }
        let transposedOffsets = Self.offsets(degrees: degrees)
        var next = transposedOffsets
        var transposedNeighbors = [Int32](repeating: 0, count: neighbors.count)
        var transposedEdges = transposedNeighbors
        for row in 0..<Int32(nodeCount) {
            for slot in slots(of: row) {
                let column = Int(neighbors[slot])
                transposedNeighbors[next[column]] = row
                transposedEdges[next[column]] = edges[slot]
                next[column] += 1
            }
        }
        return EdgeLists(offsets: transposedOffsets, neighbors: transposedNeighbors, edges: transposedEdges)
    }

    /// Sorted lists without the edges that a policy leaves out. Both ends of an undirected edge come to the same judgement.
    func filtered(by policy: EdgePolicy, weights: [Double]?) -> EdgeLists {
        guard policy != .keepAll else { return self }
        var keptOffsets = [0]
        var keptNeighbors: [Int32] = []
        var keptEdges: [Int32] = []
        keptOffsets.reserveCapacity(offsets.count)
        for row in 0..<Int32(offsets.count - 1) {
            for slot in slots(of: row) where !(policy.contains(.dropLoops) && neighbors[slot] == row) {
                let edge = edges[slot]
                let isParallel = keptEdges.count > keptOffsets[Int(row)] && keptNeighbors.last == neighbors[slot]
                if policy.contains(.dropParallel), isParallel, let rival = keptEdges.last {
                    if let weights, weights[Int(edge)] < weights[Int(rival)] {
                        keptEdges[keptEdges.count - 1] = edge
                    }
                } else {
                    keptNeighbors.append(neighbors[slot])
                    keptEdges.append(edge)
                }
            }
            keptOffsets.append(keptEdges.count)
        }
        return EdgeLists(offsets: keptOffsets, neighbors: keptNeighbors, edges: keptEdges)
    }

    /// The number of edges if every edge but a loop has two slots.
    var undirectedEdgeCount: Int {
        var loops = 0
        for row in 0..<Int32(offsets.count - 1) {
            for slot in slots(of: row) where neighbors[slot] == row {
                loops += 1
            }
        }
        return (edges.count + loops) / 2
    }

    private static func offsets(degrees: [Int]) -> [Int] {
        var offsets = [0]
        offsets.reserveCapacity(degrees.count + 1)
        var sum = 0
        for degree in degrees {
            sum += degree
            offsets.append(sum)
        }
        return offsets
    }
}
