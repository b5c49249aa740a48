/// A graph renumbered for many searches: components one after the other, in each the nodes of many edges first, so that what is read most
/// lies together; and an order of sources in which neighbours are close, so that their searches share their ways.
///
/// Self-loops and parallel edges are left out, weights too. Lists are sorted.
///
/// Time and space: O(nodes + edges).
struct LocalityOrder {
    let outgoing: CSRGraph.Adjacency
    let incoming: CSRGraph.Adjacency
    /// The number in the graph itself, by the new one.
    let oldNodes: [Int32]
    /// What can be searched at the same time: sources by their new numbers, and the range of nodes that they may reach or be reached from.
    let batches: [(sources: ArraySlice<Int32>, range: Range<Int>)]

    init(_ graph: CSRGraph, execution: Execution) throws(GraphKernelError) {
        let components = try graph.connectedComponents(execution: Execution(threads: execution.threads))
        // By component and, within it, by falling degree.
        var places = [0]
        for size in components.sizes { places.append((places.last ?? 0) + size) }
        var oldNodes = [Int32](repeating: 0, count: graph.nodeCount)
        let byDegree = try graph.nodesByFallingDegree()
        for index in 0..<byDegree.count {
            let component = Int(components.labels[Int(byDegree[index])])
            oldNodes[places[component]] = byDegree[index]
            places[component] += 1
        }
        self.oldNodes = oldNodes
        let newNodes = try WorkArray<Int32>(zeros: graph.nodeCount)
        for (new, old) in oldNodes.enumerated() { newNodes[old] = Int32(new) }
        outgoing = try graph.incoming.transposed(oldNodes: oldNodes, newNodes: newNodes)
        incoming = graph.isDirected ? try graph.outgoing.transposed(oldNodes: oldNodes, newNodes: newNodes) : outgoing
        batches = Self.batches(
            sources: try outgoing.breadthFirstOrder(with: graph.isDirected ? incoming : nil), sizes: components.sizes)
    }

    /// The batches of some nodes, by their old numbers.
    func batches(of nodes: [Int32]) throws(GraphKernelError) -> [(sources: ArraySlice<Int32>, range: Range<Int>)] {
        guard nodes.count < oldNodes.count else { return batches }
        let isAsked = try WorkArray<Bool>(zeros: oldNodes.count)
        for node in nodes { isAsked[node] = true }
        var asked: [(sources: ArraySlice<Int32>, range: Range<Int>)] = []
        for batch in batches {
            let sources = batch.sources.filter { isAsked[oldNodes[Int($0)]] }
            guard !sources.isEmpty else { continue }
            if let last = asked.last, last.range == batch.range, last.sources.count + sources.count <= SearchSet.capacity {
                asked[asked.count - 1].sources += sources
            } else {
                asked.append((sources[...], batch.range))
            }
        }
        return asked
    }

    /// Cuts the sources into batches. Several components share one only if all of it is small: nobody looks at many nodes for nothing.
    private static func batches(sources: [Int32], sizes: [Int]) -> [(sources: ArraySlice<Int32>, range: Range<Int>)] {
        var batches: [(sources: ArraySlice<Int32>, range: Range<Int>)] = []
        var (first, end) = (0, 0)
        func close() {
            if first < end { batches.append((sources[first..<end], first..<end)) }
            first = end
        }
        for size in sizes {
            if end - first + size > SearchSet.capacity { close() }
            end += size
            guard size > SearchSet.capacity else { continue }
            for start in stride(from: first, to: end, by: SearchSet.capacity) {
                batches.append((sources[start..<min(end, start + SearchSet.capacity)], first..<end))
            }
            first = end
        }
        close()
        return batches
    }
}

extension CSRGraph.Adjacency {
    /// The lists of the opposite direction under new numbers, sorted, without loops and parallel edges.
    fileprivate func transposed(oldNodes: [Int32], newNodes: WorkArray<Int32>) throws(GraphKernelError) -> CSRGraph.Adjacency {
        let nodeCount = oldNodes.count
        // First the number of slots of every list, one place too far; then the sums, which are where the lists begin; filling the lists
        // moves each of them to where the list ends.
        let ends = try WorkArray<Int>(zeros: nodeCount + 1)
        let last = try WorkArray<Int32>(repeating: -1, count: nodeCount)
        func forEachSlot(_ body: (_ row: Int, _ column: Int32) -> Void) {
            for column in 0..<Int32(nodeCount) {
                for slot in range(of: oldNodes[Int(column)]) {
                    let row = newNodes[neighbor(slot)]
                    guard row != column, last[row] != column else { continue }
                    last[row] = column
                    body(Int(row), column)
                }
            }
        }
        forEachSlot { row, _ in ends[row + 1] += 1 }
        for node in 0..<nodeCount { ends[node + 1] += ends[node] }
        let neighbors = try WorkArray<Int32>(zeros: ends[nodeCount])
        let next = try WorkArray<Int>(zeros: nodeCount)
        last.fill(0..<nodeCount, with: -1)
        forEachSlot { row, column in
            neighbors[ends[row] + next[row]] = column
            next[row] += 1
        }
        return CSRGraph.Adjacency(offsets: ends.frozen(), neighbors: neighbors.frozen(), weights: nil, edgeIDs: nil)
    }
}
