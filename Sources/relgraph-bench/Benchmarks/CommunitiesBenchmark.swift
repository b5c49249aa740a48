import GraphKernels

extension Benchmark {
    /// Leiden communities of resolution 1; a trial's number is its seed. The report has the modularity of the median trial.
    static let communities = Benchmark(name: "communities", summary: "Leiden communities, seeded by the trial") { graph, settings in
        var found: [Double] = []
        return { trial in
            let communities = try graph.leidenCommunities(seed: UInt64(trial), execution: settings.execution)
            return {
                found.append(communities.modularity)
                settings.findings.note("modularity", found.sorted()[found.count / 2])
                try verifyModularity(communities, of: graph)
                try verifyConnected(communities, of: graph)
            }
        }
    }

    /// Louvain communities of resolution 1, as for Leiden.
    static let louvain = Benchmark(name: "louvain", summary: "Louvain communities, seeded by the trial") { graph, settings in
        { trial in
            let communities = try graph.louvainCommunities(seed: UInt64(trial), execution: settings.execution)
            return { try verifyModularity(communities, of: graph) }
        }
    }

    /// Communities by label propagation: no other community weighs more around a node than its own.
    static let labelPropagation = Benchmark(
        name: "label-propagation", summary: "communities by label propagation, seeded by the trial"
    ) { graph, settings in
        { trial in
            let communities = try graph.labelPropagationCommunities(seed: UInt64(trial), execution: settings.execution)
            return {
                try verifyConnected(communities, of: graph)
                var weights = [Double](repeating: 0, count: communities.count)
                for node in 0..<Int32(graph.nodeCount) {
                    let lists = graph.isDirected ? [graph.outgoing, graph.incoming] : [graph.outgoing]
                    let labels = lists.flatMap { list in list.slots(of: node).map { Int(communities.labels[Int(list.neighbors[$0])]) } }
                    let added = lists.flatMap { list in list.slots(of: node).map { list.weights?[$0] ?? 1 } }
                    for (label, weight) in zip(labels, added) { weights[label] += weight }
                    let (own, greatest) = (weights[Int(communities.labels[Int(node)])], labels.map { weights[$0] }.max() ?? 0)
                    for label in labels { weights[label] = 0 }
                    try verify(own >= greatest * (1 - 1e-9), "node \(node) weighs \(own) in its community, \(greatest) in another")
                }
            }
        }
    }

    /// The modularity reported is that of the definition, and at least that of a community for every node.
    private static func verifyModularity(_ communities: Communities, of graph: CSRGraph) throws {
        // L_c and K_c by label; an edge is met at both ends of an undirected graph, which has no loops here.
        var inside = [Double](repeating: 0, count: communities.count)
        var leaving = inside
        var entering = inside
        var (whole, alone) = (0.0, 0.0)
        for node in 0..<Int32(graph.nodeCount) {
            let label = communities.labels[Int(node)]
            var (out, into) = (0.0, 0.0)
            for slot in graph.outgoing.slots(of: node) {
                let weight = graph.outgoing.weights?[slot] ?? 1
                out += weight
                if communities.labels[Int(graph.outgoing.neighbors[slot])] == label { inside[Int(label)] += weight }
            }
            for slot in graph.incoming.slots(of: node) { into += graph.incoming.weights?[slot] ?? 1 }
            leaving[Int(label)] += out
            entering[Int(label)] += into
            whole += out
            alone -= out * into
        }
        guard whole > 0 else { return try verify(communities.modularity == 0, "modularity without edges is \(communities.modularity)") }
        let modularity = inside.indices.reduce(0) { $0 + inside[$1] / whole - leaving[$1] * entering[$1] / (whole * whole) }
        try verify(
            abs(modularity - communities.modularity) < 1e-9, "the modularity is \(modularity), reported was \(communities.modularity)")
        try verify(modularity > alone / (whole * whole) - 1e-9, "nodes alone have a greater modularity than \(modularity)")
    }

    /// Every node has a community, the sizes are right, and a walk within a community from its first node reaches all of it.
    private static func verifyConnected(_ communities: Communities, of graph: CSRGraph) throws {
        try verify(communities.labels.count == graph.nodeCount, "there are \(communities.labels.count) labels")
        var reached = [Bool](repeating: false, count: graph.nodeCount)
        var sizes = [Int](repeating: 0, count: communities.count)
        var pending: [Int32] = []
        for start in 0..<Int32(graph.nodeCount) where !reached[Int(start)] {
            let label = Int(communities.labels[Int(start)])
            try verify(sizes.indices.contains(label), "node \(start) has the label \(label) of no community")
            try verify(sizes[label] == 0, "community \(label) is in pieces: node \(start) is not joined to its other nodes")
            reached[Int(start)] = true
            pending.append(start)
            while let node = pending.popLast() {
                sizes[label] += 1
                for neighbor in [graph.neighbors(of: node), graph.reversed.neighbors(of: node)].joined() {
                    guard !reached[Int(neighbor)], Int(communities.labels[Int(neighbor)]) == label else { continue }
                    reached[Int(neighbor)] = true
                    pending.append(neighbor)
                }
            }
        }
        try verify(sizes == communities.sizes, "the sizes of communities are wrong")
    }
}
