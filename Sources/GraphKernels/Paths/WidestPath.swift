/// A path whose narrowest edge is as wide as can be.
public struct WidestPath: Sendable, Equatable {
    /// The nodes from source to target, none twice.
    public let nodes: [Int32]

    /// The weight of the narrowest edge; infinite for the path from a node to itself, which has none.
    public let width: Double

    /// The number of edges walked.
    public var hops: Int {
        nodes.count - 1
    }
}

extension CSRGraph {
    /// The path from one node to another whose smallest weight is greatest; `nil` if there is none. Here a weight is a capacity, how much
    /// passes or how strong a tie is, and not a length. In an unweighted graph every edge is of width 1.
    ///
    /// Among the widest paths it is one with the fewest hops, of these the one whose nodes come first in lexicographic order. Edges are
    /// followed from source to target. Of parallel edges the widest counts; self-loops do not matter. An edge of width 0 is an edge.
    ///
    /// First the width is found by the order of Dijkstra's algorithm, with the narrowest edge in place of the sum; then the path by
    /// breadth-first search along edges that wide. Time: O((nodes + edges) log edges). Auxiliary space: O(nodes + edges). One thread.
    ///
    /// M. Pollack, The maximum capacity through a network, 1960, doi:10.1287/opre.8.5.733.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/cancelled``.
    public func widestPath(
        from source: Int32, to target: Int32, execution: Execution = .automatic
    ) throws(GraphKernelError) -> WidestPath? {
        try check(source, target)
        guard let width = try greatestWidth(from: source, to: target, execution) else { return nil }
        guard let nodes = try shortestPath(from: source, to: target, width: width, execution) else { return nil }
        return WidestPath(nodes: nodes, width: width)
    }

    private func greatestWidth(from source: Int32, to target: Int32, _ execution: Execution) throws(GraphKernelError) -> Double? {
        // Negative, so that the widest comes first in the queue.
        var narrowness = try NodeMap<Double>(nodeCount: nodeCount)
        var queue = NodeQueue<Double>()
        narrowness.insert(-.infinity, for: source)
        queue.insert(-.infinity, source)
        var steps = 0
        while let (key, node) = queue.popFirst() {
            steps += 1
            if steps & 0xFFF == 0 { try execution.checkCancelled() }
            if node == target { return -key }
            guard narrowness[node] == key else { continue }
            for slot in outgoing.range(of: node) {
                let neighbor = outgoing.neighbor(slot)
                let candidate = max(key, -(outgoing.weights?[unchecked: slot] ?? 1))
                let position = narrowness.position(of: neighbor)
                if position < 0 {
                    narrowness.insert(candidate, for: neighbor)
                } else {
                    guard candidate < narrowness[position: position] else { continue }
                    narrowness[position: position] = candidate
                }
                queue.insert(candidate, neighbor)
            }
        }
        return nil
    }

    /// The path of fewest hops along edges at least so wide, of several the first.
    private func shortestPath(
        from source: Int32, to target: Int32, width: Double, _ execution: Execution
    ) throws(GraphKernelError) -> [Int32]? {
        func isWideEnough(_ slot: Int, _ adjacency: CSRGraph.Adjacency) -> Bool {
            adjacency.weights?[unchecked: slot] ?? 1 >= width
        }
        var hops = try NodeMap<Int32>(nodeCount: nodeCount)
        hops.insert(0, for: target)
        var head = 0
        while head < hops.nodes.count, hops.position(of: source) < 0 {
            if head & 0xFFF == 0 { try execution.checkCancelled() }
            let (node, next) = (hops.nodes[head], hops[position: head] + 1)
            head += 1
            for slot in incoming.range(of: node) where isWideEnough(slot, incoming) && hops.position(of: incoming.neighbor(slot)) < 0 {
                hops.insert(next, for: incoming.neighbor(slot))
            }
        }
        guard var remaining = hops[source] else { return nil }
        var nodes = [source]
        var node = source
        while remaining > 0 {
            remaining -= 1
            let slot = outgoing.range(of: node).first { isWideEnough($0, outgoing) && hops[outgoing.neighbor($0)] == remaining }
            guard let slot else { return nil }
            node = outgoing.neighbor(slot)
            nodes.append(node)
        }
        return nodes
    }
}
