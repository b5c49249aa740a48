import GraphKernels

extension Benchmark {
    /// One shortest path between two nodes.
    static let path = Benchmark(name: "path", summary: "shortest path, between another two nodes every trial") { graph, settings in
        let targets = try Settings.drawTargets(settings.trials, in: graph)
        return { trial in
            let (source, target) = (try settings.source(trial: trial), targets[trial])
            let path = try graph.shortestPath(from: source, to: target, execution: settings.execution)
            return {
                let distance = try graph.dijkstra(from: source).distances[Int(target)]
                guard let path else {
                    try verify(distance.isInfinite, "there is a path from \(source) to \(target), of length \(distance)")
                    return
                }
                try verifyPath(path, from: source, to: target, in: graph)
                try verify(
                    abs(path.length - distance) <= 1e-9 * distance,
                    "the path from \(source) to \(target) has length \(path.length), Dijkstra's algorithm says \(distance)")
            }
        }
    }

    /// The five shortest paths between two nodes.
    static let kPaths = Benchmark(name: "kpaths", summary: "five shortest paths, as for path") { graph, settings in
        let targets = try Settings.drawTargets(settings.trials, in: graph)
        return { trial in
            let (source, target) = (try settings.source(trial: trial), targets[trial])
            let paths = try graph.kShortestPaths(from: source, to: target, k: 5, execution: settings.execution)
            return {
                let distance = try graph.dijkstra(from: source).distances[Int(target)]
                try verify(paths.isEmpty == distance.isInfinite, "there is a path from \(source) to \(target) or there is none")
                try verify(Set(paths.map(\.nodes)).count == paths.count, "a path from \(source) to \(target) is there twice")
                for path in paths {
                    try verifyPath(path, from: source, to: target, in: graph)
                }
                for (length, next) in zip([distance] + paths.map(\.length), paths.map(\.length)) {
                    try verify(next >= length * (1 - 1e-9), "a path of length \(next) comes after one of \(length)")
                }
                if let first = paths.first {
                    try verify(first.length <= distance * (1 + 1e-9), "the first path has length \(first.length), not \(distance)")
                }
            }
        }
    }

    /// The widest path between two nodes, by the weights of the graph or, without any, by those that sssp gives it.
    static let widestPath = Benchmark(name: "widest-path", summary: "widest path, as for path, with weights as for sssp") {
        graph, settings in
        let graph = try graph.weightedByChance(execution: settings.execution)
        let targets = try Settings.drawTargets(settings.trials, in: graph)
        return { trial in
            let (source, target) = (try settings.source(trial: trial), targets[trial])
            let path = try graph.widestPath(from: source, to: target, execution: settings.execution)
            return {
                if let path {
                    try verify(
                        path.nodes.first == source && path.nodes.last == target, "the path does not lead from \(source) to \(target)")
                    for (tail, head) in zip(path.nodes, path.nodes.dropFirst()) {
                        let isWide = graph.outgoing.slots(of: tail).contains {
                            graph.outgoing.neighbors[$0] == head && graph.outgoing.weights?[$0] ?? 1 >= path.width
                        }
                        try verify(isWide, "no edge of width \(path.width) leads from \(tail) to \(head)")
                    }
                }
                // Along wider edges nothing leads there.
                let width = path?.width ?? -.infinity
                try verify(
                    source == target || !graph.leads(from: source, to: target) { graph.outgoing.weights?[$0] ?? 1 > width },
                    "there is a path from \(source) to \(target) wider than \(width)")
            }
        }
    }

    /// It leads from source to target along edges, visits no node twice and is as long as the edges.
    private static func verifyPath(_ path: GraphPath, from source: Int32, to target: Int32, in graph: CSRGraph) throws {
        try verify(path.nodes.first == source && path.nodes.last == target, "a path does not lead from \(source) to \(target)")
        try verify(Set(path.nodes).count == path.nodes.count, "a path from \(source) to \(target) visits a node twice")
        var length = 0.0
        for (tail, head) in zip(path.nodes, path.nodes.dropFirst()) {
            let slot = graph.outgoing.slots(of: tail).first { graph.outgoing.neighbors[$0] == head }
            guard let slot else { throw VerificationFailure("a path leads from \(tail) to \(head), where there is no edge") }
            length += graph.outgoing.weights?[slot] ?? 1
        }
        try verify(abs(path.length - length) <= 1e-9 * length, "a path is said to have length \(path.length), its edges have \(length)")
    }
}

extension Settings {
    /// Nodes with neighbours to lead paths to, one a trial, the same for the same graph and not those of `drawSources`.
    static func drawTargets(_ count: Int, in graph: CSRGraph) throws -> [Int32] {
        let targets = drawSources(2 * count + 1, from: graph).suffix(count)
        guard targets.count == count else { throw BadInput("there is no node to lead a path to: the graph has no edges") }
        return Array(targets)
    }
}

extension CSRGraph {
    /// Whether edges whose slots are such lead from one node to another.
    fileprivate func leads(from source: Int32, to target: Int32, along isSuch: (_ slot: Int) -> Bool) -> Bool {
        var isReached = [Bool](repeating: false, count: nodeCount)
        isReached[Int(source)] = true
        var pending = [source]
        while let node = pending.popLast(), !isReached[Int(target)] {
            for slot in outgoing.slots(of: node) where isSuch(slot) && !isReached[Int(outgoing.neighbors[slot])] {
                isReached[Int(outgoing.neighbors[slot])] = true
                pending.append(outgoing.neighbors[slot])
            }
        }
        return isReached[Int(target)]
    }
}
