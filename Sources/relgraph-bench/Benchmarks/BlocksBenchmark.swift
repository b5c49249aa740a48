import GraphKernels

extension Benchmark {
    /// Cut vertices.
    static let cutVertices = Benchmark(name: "cut-vertices", summary: "cut vertices, by depth-first search") { graph, settings in
        { _ in
            let found = Set(try graph.cutVertices(execution: settings.execution))
            return {
                let graph = try graph.undirected()
                // Nodes drawn at random are seldom cut vertices, so some of these are tried as well.
                for node in Settings.drawSources(10, from: graph) + found.sorted().prefix(10) {
                    let pieces = piecesLeft(without: node, in: graph)
                    try verify(found.contains(node) == (pieces > 1), "without node \(node) its neighbours are in \(pieces) pieces")
                }
            }
        }
    }

    /// Biconnected components.
    static let blocks = Benchmark(name: "blocks", summary: "biconnected components, by depth-first search") { graph, settings in
        { _ in
            let blocks = try graph.biconnectedComponents(execution: settings.execution)
            return {
                let graph = try graph.undirected()
                var memberships = [Int](repeating: 0, count: graph.nodeCount)
                var sum = 0
                for block in 0..<blocks.count {
                    let nodes = blocks.nodes(of: block)
                    sum += nodes.count - 1
                    for node in nodes { memberships[Int(node)] += 1 }
                }
                // Blocks and the nodes they share are a tree in every component.
                let expected = graph.nodeCount - (try graph.connectedComponents().count)
                try verify(sum == expected, "all blocks have \(sum) nodes but their first, which should be \(expected)")
                let shared = memberships.indices.filter { memberships[$0] > 1 }.prefix(10).map(Int32.init)
                for node in Settings.drawSources(10, from: graph) + shared {
                    let pieces = piecesLeft(without: node, in: graph)
                    try verify(memberships[Int(node)] == pieces, "node \(node) joins \(pieces) blocks, not \(memberships[Int(node)])")
                }
            }
        }
    }

    /// How many pieces the neighbours of a node are in when it is taken away.
    private static func piecesLeft(without node: Int32, in graph: CSRGraph) -> Int {
        var isReached = [Bool](repeating: false, count: graph.nodeCount)
        isReached[Int(node)] = true
        var pieces = 0
        var pending: [Int32] = []
        for start in graph.neighbors(of: node) where !isReached[Int(start)] {
            pieces += 1
            isReached[Int(start)] = true
            pending.append(start)
            while let next = pending.popLast() {
                for neighbor in graph.neighbors(of: next) where !isReached[Int(neighbor)] {
                    isReached[Int(neighbor)] = true
                    pending.append(neighbor)
                }
            }
        }
        return pieces
    }
}
