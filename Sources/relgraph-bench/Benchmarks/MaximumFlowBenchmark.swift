import GraphKernels

extension Benchmark {
    static let maximumFlow = Benchmark(name: "maxflow", summary: "maximum flow, between another two nodes every trial") { graph, settings in
        let targets = try Settings.drawTargets(settings.trials, in: graph)
        return { trial in
            let (source, target) = (try settings.source(trial: trial), targets[trial])
            guard source != target else { return {} }
            let flow = try graph.maximumFlow(from: source, to: target, execution: settings.execution)
            return {
                // The cut separates; a flow as large as a cut is the greatest, and the cut the smallest, if there is such a flow: no
                // larger one can leave the source or enter the target.
                var isOnSourceSide = [Bool](repeating: false, count: graph.nodeCount)
                for node in flow.minimumCut.sourceSide { isOnSourceSide[Int(node)] = true }
                try verify(isOnSourceSide[Int(source)] && !isOnSourceSide[Int(target)], "the cut does not separate its ends")
                let capacity = capacity(leaving: flow.minimumCut.sourceSide, isOnSourceSide, in: graph)
                try verify(abs(capacity - flow.value) <= 1e-9 * capacity, "the flow is \(flow.value), the cut \(capacity)")
                var alone = [Bool](repeating: false, count: graph.nodeCount)
                alone[Int(source)] = true
                try verify(flow.value <= Self.capacity(leaving: [source], alone, in: graph), "more flows than the source lets go")
            }
        }
    }

    private static func capacity(leaving nodes: [Int32], _ isInside: [Bool], in graph: CSRGraph) -> Double {
        var capacity = 0.0
        for node in nodes {
            for slot in graph.outgoing.slots(of: node) where !isInside[Int(graph.outgoing.neighbors[slot])] {
                capacity += graph.outgoing.weights?[slot] ?? 1
            }
        }
        return capacity
    }
}
