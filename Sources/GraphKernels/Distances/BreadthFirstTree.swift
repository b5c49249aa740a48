/// How far every node is from a source, in hops, and through which node it is reached.
public struct BreadthFirstTree: Sendable, Equatable {
    /// Where the search started.
    public private(set) var source: Int32

    /// The number of hops from the source, a node; -1 if it cannot be reached.
    public private(set) var distances: [Int32]

    /// The smallest neighbour one hop nearer to the source, a node; -1 for the source and for nodes that cannot be reached.
    public private(set) var parents: [Int32]
}

extension CSRGraph {
    /// Distances in hops from a source, and a tree of shortest paths.
    ///
    /// Edges are followed from source to target; use ``reversed`` for distances *to* a node. Weights, parallel edges and self-loops do not
    /// matter. The parent is defined by node ids and not by the order of exploration, so that any number of threads gives the same tree.
    ///
    /// The search turns round when its frontier grows wide: then every node not reached yet looks for a neighbour in the frontier, and can
    /// stop at the first, instead of every frontier node looking at all its neighbours.
    ///
    /// Time: O(nodes + edges), on graphs of small diameter a fraction of the edges. Auxiliary space: up to 5 bytes a node.
    ///
    /// S. Beamer, K. Asanović, D. Patterson, Direction-optimizing breadth-first search, 2012, doi:10.1109/SC.2012.50.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``, ``GraphKernelError/cancelled``.
    public func breadthFirstSearch(
        from source: Int32, execution: Execution = .automatic
    ) throws(GraphKernelError) -> BreadthFirstTree {
        try check(source)
        var tree = try BreadthFirstTree(nodeCount: nodeCount)
        try tree.search(self, from: source, execution: execution)
        return tree
    }

    /// The same, in the memory of an earlier tree, which the new one replaces: for one search after another.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/cancelled``, and then the tree is one without nodes.
    public func breadthFirstSearch(
        from source: Int32, reusing tree: inout BreadthFirstTree, execution: Execution = .automatic
    ) throws(GraphKernelError) {
        try check(source)
        if tree.distances.count != nodeCount { tree = try BreadthFirstTree(nodeCount: nodeCount) }
        do {
            try tree.search(self, from: source, execution: execution)
        } catch {
            tree = BreadthFirstTree(source: -1, distances: [], parents: [])
            throw error
        }
    }
}

extension BreadthFirstTree {
    /// The place for a tree, to be filled by a search.
    fileprivate init(nodeCount: Int) throws(GraphKernelError) {
        try Memory.check(for: Int32.self, count: 2 * nodeCount)
        // Safe: any bits are an integer, and a search writes all of them before it reads any.
        func place() -> [Int32] { unsafe [Int32](unsafeUninitializedCapacity: nodeCount) { $1 = nodeCount } }
        self.init(source: -1, distances: nodeCount > 0 ? place() : [], parents: nodeCount > 0 ? place() : [])
    }

    fileprivate mutating func search(_ graph: CSRGraph, from source: Int32, execution: Execution) throws(GraphKernelError) {
        execution.monitor?.begin(graph.nodeCount)
        self.source = source
        try WorkArray.lend(&distances) { distances throws(GraphKernelError) in
            try WorkArray.lend(&parents) { parents throws(GraphKernelError) in
                _ = try BreadthFirstSearch(graph, distances: distances, parents: parents, execution: execution).run(from: source)
            }
        }
    }
}
