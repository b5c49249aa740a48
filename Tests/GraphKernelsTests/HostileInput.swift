import GraphKernels

/// A tiny graph and a source of parameters of which many are out of range.
struct HostileInput: CustomStringConvertible {
    let description: String
    let graph: CSRGraph
    let weights: [Double]?
    /// Whether weights span more than `Double` can add up.
    let isExtreme: Bool
    /// Whether lengths, strengths and flows are numbers for sure, also those of two paths or both ends of an edge together.
    let addsUp: Bool
    private var generator: SplitMix64

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
        let n = below(7)
        let edges: [(Int32, Int32)] = n == 0 ? [] : (0..<below(13)).map { _ in (Int32(below(n)), Int32(below(n))) }
        let kind = below(7)
        let values: [Double] =
            switch kind {
            case 0, 1: [0, 1, 2, 3]
            case 2: [0.1, 0.2, 0.3, 1 / 3]
            case 3: [1e300, 3e300, .greatestFiniteMagnitude]
            case 4: [1, 1e-17, 1e-300, 1e300]
            case 5: [1e-300, .leastNonzeroMagnitude, 3e-300]
            default: [0, 1e-300, 1e300, 1, .leastNormalMagnitude]
            }
        isExtreme = kind > 2
        weights = below(4) == 0 ? nil : edges.map { _ in values[below(values.count)] }
        addsUp = (weights.map { 8 * $0.reduce(0, +) } ?? 0).isFinite
        let isDirected = below(2) == 0
        do {
            graph = try CSRGraph(sources: edges.map(\.0), targets: edges.map(\.1), weights: weights, nodeCount: n, directed: isDirected)
        } catch {
            preconditionFailure("the graphs of the tests are well formed: \(error)")
        }
        let shown = "\(n) nodes, edges \(edges), weights \(weights.map { "\($0)" } ?? "none")"
        description = "seed \(seed): \(isDirected ? "directed" : "undirected"), \(shown)"
        self.generator = generator
    }

    func contains(_ node: Int32) -> Bool {
        (0..<Int32(graph.nodeCount)).contains(node)
    }

    mutating func flag() -> Bool {
        below(2) == 0
    }

    mutating func below(_ bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &generator)
    }

    /// A node, mostly of the graph.
    mutating func node() -> Int32 {
        if graph.nodeCount > 0, below(8) > 0 { return Int32(below(graph.nodeCount)) }
        return [-1, Int32(graph.nodeCount), .min, .max][below(4)]
    }

    /// A number of things.
    mutating func count() -> Int {
        [-1, 0, 1, 2, 3, 5, 8, 100, .max, .min][below(10)]
    }

    mutating func number() -> Double {
        switch below(16) {
        case 0: .nan
        case 1: .infinity
        case 2: -.infinity
        case 3: -1
        case 4: 1e300
        case 5: 1e-300
        case 6: 0
        case 7: 1
        default: Double(below(1000)) / 1000
        }
    }
}
