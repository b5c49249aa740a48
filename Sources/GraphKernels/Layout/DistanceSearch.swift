/// Distances from one node at a time: breadth-first, or by Dijkstra's algorithm where edges have lengths. One thread at a time uses it.
final class DistanceSearch: @unchecked Sendable {
    private let graph: LayoutGraph
    private let queue: WorkArray<Int32>
    private var heap = NodeQueue<Float>()

    init(_ graph: LayoutGraph) throws(GraphKernelError) {
        self.graph = graph
        queue = try WorkArray(zeros: graph.nodeCount)
    }

    /// Writes the distances of all nodes to `distances`, from an index on; infinity for nodes that cannot be reached.
    func run(from source: Int32, into distances: WorkArray<Float>, at base: Int) {
        distances.fill(base..<base + graph.nodeCount, with: .infinity)
        distances[base + Int(source)] = 0
        if graph.lengths == nil {
            searchByHops(from: source, into: distances, at: base)
        } else {
            searchByLength(from: source, into: distances, at: base)
        }
    }

    private func searchByHops(from source: Int32, into distances: WorkArray<Float>, at base: Int) {
        let (graph, queue) = (graph, queue)
        queue[0] = source
        var (head, tail) = (0, 1)
        while head < tail {
            let node = Int(queue[head])
            let distance = distances[base + node] + 1
            head += 1
            for slot in graph.slots(of: node) {
                let neighbor = graph.neighbors[unchecked: slot]
                guard distances[base + Int(neighbor)] == .infinity else { continue }
                distances[base + Int(neighbor)] = distance
                queue[tail] = neighbor
                tail += 1
            }
        }
    }

    private func searchByLength(from source: Int32, into distances: WorkArray<Float>, at base: Int) {
        heap.insert(0, source)
        while let (distance, node) = heap.popFirst() {
            guard distance == distances[base + Int(node)] else { continue }
            for slot in graph.slots(of: Int(node)) {
                let neighbor = graph.neighbors[unchecked: slot]
                let candidate = distance + graph.length(slot)
                guard candidate < distances[base + Int(neighbor)] else { continue }
                distances[base + Int(neighbor)] = candidate
                heap.insert(candidate, neighbor)
            }
        }
    }
}
