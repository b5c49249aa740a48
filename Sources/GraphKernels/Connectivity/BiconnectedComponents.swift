/// The biconnected components of an undirected graph: the largest parts that hold together whichever single node is taken away.
public struct BiconnectedComponents: Sendable, Equatable {
    /// The nodes of all components, one component after the other, each ascending. A cut vertex is in several, a node without neighbours in
    /// none.
    private let members: [Int32]

    /// `offsets[c] ..< offsets[c + 1]` are the members of component c.
    private let offsets: [Int]

    /// The component of every edge of the input, by edge id; -1 for self-loops and edges that are not in the graph. `nil` if the graph was
    /// built without edge ids.
    public let edgeLabels: [Int32]?

    /// The number of components. They are numbered from 0 in the order of their smallest edge: by its smaller end,
    /// then by the greater.
    public var count: Int {
        offsets.count - 1
    }

    /// The nodes of a component, ascending; at least two.
    ///
    /// - Precondition: the component is one of 0 ..< `count`.
    public func nodes(of component: Int) -> ArraySlice<Int32> {
        members[offsets[component]..<offsets[component + 1]]
    }

    init(members: [Int32], offsets: [Int], edgeLabels: [Int32]?) {
        self.members = members
        self.offsets = offsets
        self.edgeLabels = edgeLabels
    }
}

extension CSRGraph {
    /// The biconnected components (blocks). Each edge is in exactly one; two edges are in the same if a cycle that visits no node twice leads
    /// through both. A bridge is a component of its own.
    ///
    /// Directions do not matter, nor do weights; parallel edges are in the same component, self-loops in none.
    ///
    /// Time: O(nodes + edges), and sorting the components by one node each. Auxiliary space: O(nodes). One thread; no recursion.
    ///
    /// J. Hopcroft, R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, 1973, doi:10.1145/362248.362272.
    ///
    /// - Throws: ``GraphKernelError/cancelled``.
    public func biconnectedComponents(execution: Execution = .automatic) throws(GraphKernelError) -> BiconnectedComponents {
        let graph = try undirected(execution: execution)
        let search = try BlockSearch(graph, execution: execution)
        var number = [Int32](repeating: -1, count: search.blockCount)
        var count: Int32 = 0
        var edgeLabels = hasEdgeIDs ? [Int32](repeating: -1, count: inputEdgeCount) : nil
        for node in 0..<Int32(nodeCount) {
            for slot in graph.outgoing.range(of: node) where graph.outgoing.neighbor(slot) > node {
                let block = search.block(ofEdgeBetween: node, and: graph.outgoing.neighbor(slot))
                if number[block] < 0 {
                    number[block] = count
                    count += 1
                }
                edgeLabels?[Int(graph.outgoing.edges[unchecked: slot])] = number[block]
            }
        }
        let (members, offsets) = search.members(numberedBy: number, nodeCount: nodeCount)
        return BiconnectedComponents(members: members, offsets: offsets, edgeLabels: edgeLabels)
    }
}

extension BlockSearch {
    /// An edge belongs to the block of its end that was visited later: of the tree edge to that node, or of a cycle through it.
    fileprivate func block(ofEdgeBetween node: Int32, and neighbor: Int32) -> Int {
        Int(visit[node] < visit[neighbor] ? block[neighbor] : block[node])
    }

    /// The nodes of all blocks, block after block, each ascending: those whose tree edge is in it, and its head.
    fileprivate func members(numberedBy number: [Int32], nodeCount: Int) -> (members: [Int32], offsets: [Int]) {
        // All pairs of a node and a block it is in, by node.
        let headedBlocks = head.indices.sorted { head[$0] < head[$1] }
        var nextHeaded = 0
        func forEachMembership(_ body: (_ node: Int32, _ block: Int) -> Void) {
            nextHeaded = 0
            for node in 0..<Int32(nodeCount) {
                if block[node] >= 0 { body(node, Int(number[Int(block[node])])) }
                while nextHeaded < headedBlocks.count, head[headedBlocks[nextHeaded]] == node {
                    body(node, Int(number[headedBlocks[nextHeaded]]))
                    nextHeaded += 1
                }
            }
        }
        var offsets = [Int](repeating: 0, count: blockCount + 1)
        forEachMembership { _, block in offsets[block + 1] += 1 }
        for block in 0..<blockCount { offsets[block + 1] += offsets[block] }
        var next = offsets
        var members = [Int32](repeating: 0, count: offsets[blockCount])
        forEachMembership { node, block in
            members[next[block]] = node
            next[block] += 1
        }
        return (members, offsets)
    }
}
