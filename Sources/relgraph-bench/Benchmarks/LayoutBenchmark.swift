import GraphKernels

extension Benchmark {
    /// The layout of large graphs, from the same seed every trial.
    static let layout = Benchmark(name: "layout", summary: "stress layout in the plane") { graph, settings in
        let first = try graph.stressLayout(execution: .serial)
        return { _ in
            let layout = try graph.stressLayout(execution: settings.execution)
            return { try verifyLayout(layout, expecting: first, of: graph, settings) }
        }
    }

    /// Every coordinate is finite, few nodes share a place, one thread finds the same as several, and the stress is clearly less than that of
    /// places drawn at random. On graphs where nearly all distances are equal no layout is much better than chance: hence the mild bound.
    private static func verifyLayout(
        _ layout: PlanarLayout, expecting first: PlanarLayout, of graph: CSRGraph, _ settings: Settings
    ) throws {
        try verify((layout.x + layout.y).allSatisfy(\.isFinite), "a coordinate is not finite")
        try verify(layout == first, "the layout is not that of one thread")
        guard graph.nodeCount > 10, graph.edgeCount > 0 else { return }
        let places = Set(zip(layout.x, layout.y).map { [$0, $1] })
        try verify(places.count * 100 >= graph.nodeCount * 99, "\(graph.nodeCount) nodes have only \(places.count) places")
        var generator = SplitMix64(seed: 1)
        func draw() -> [Double] { (0..<graph.nodeCount).map { _ in Double.random(in: 0...1, using: &generator) } }
        let random = try PlanarLayout(x: draw(), y: draw())
        let sources = Settings.drawSources(20, from: graph)
        let found = try graph.normalizedStress(of: layout, from: sources)
        let chance = try graph.normalizedStress(of: random, from: sources)
        settings.findings.note("stress", found)
        settings.findings.note("chance", chance)
        try verify(found < 0.97 * chance, "the stress is \(found), that of a random placement \(chance)")
    }
}
