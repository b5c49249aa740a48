/// What the distances from some nodes of an undirected graph tell about the eccentricities of all, and the greatest distance met.
///
/// Where a node is d away from another, whose eccentricity is e, its own is at most d + e, and at least d and e - d. So a search from a node
/// in the middle rules out all around it that have no farther node than is known already. Where neither the middle nor the rim of a graph
/// is small, as in random graphs, hundreds of nodes go with one search.
///
/// F. W. Takes, W. A. Kosters, Determining the diameter of small world networks, 2011, doi:10.1145/2063576.2063748.
struct EccentricityBounds {
    private let graph: CSRGraph
    private let execution: Execution
    private let breadthFirst: BreadthFirstSearch?
    /// The distance from the node last searched from, a node.
    private let distances: WorkArray<Double>
    /// What the eccentricity of a node is at most and at least.
    private let (upper, lower): (WorkArray<Double>, WorkArray<Double>)
    /// What two nodes of no greater number are apart at most.
    private let span: WorkArray<Double>
    /// The greatest distance so far, and a node that has it to another.
    private(set) var best: (length: Double, source: Int32) = (0, 0)

    init(_ graph: CSRGraph, execution: Execution) throws(GraphKernelError) {
        self.graph = graph
        upper = try WorkArray(repeating: .infinity, count: graph.nodeCount)
        span = try WorkArray(repeating: .infinity, count: graph.nodeCount)
        self.execution = execution
        breadthFirst = graph.isWeighted ? nil : try BreadthFirstSearch(graph, execution: Execution(threads: execution.threads))
        distances = try WorkArray(zeros: graph.nodeCount)
        lower = try WorkArray(zeros: graph.nodeCount)
    }

    /// Searches from a node.
    ///
    /// - Returns: The smallest of the nodes that are farthest from it, and how far.
    private func search(from source: Int32) throws(GraphKernelError) -> (end: Int32, eccentricity: Double) {
        try execution.checkCancelled()
        let unwatched = Execution(threads: execution.threads)
        let limited = unwatched.limited(toWork: graph.nodeCount)
        let (distances, upper, lower) = (distances, upper, lower)
        if let breadthFirst {
            try breadthFirst.run(from: source)
            let hops = breadthFirst.distances
            try limited.forEachChunk(of: graph.nodeCount, size: 1 << 14) { nodes, _ in
                for node in nodes { distances[node] = hops[node] < 0 ? .infinity : Double(hops[node]) }
            }
        } else {
            let tree = try graph.singleSourceShortestPaths(from: source, execution: unwatched)
            for (node, distance) in tree.distances.enumerated() { distances[node] = distance }
        }
        var (end, eccentricity) = (source, 0.0)
        for node in 0..<graph.nodeCount where distances[node] > eccentricity && distances[node] < .infinity {
            (end, eccentricity) = (Int32(truncatingIfNeeded: node), distances[node])
        }
        try limited.forEachChunk(of: graph.nodeCount, size: 1 << 14) { [eccentricity] nodes, _ in
            for node in nodes where distances[node] < .infinity {
                upper[node] = min(upper[node], distances[node] + eccentricity)
                lower[node] = max(lower[node], distances[node], eccentricity - distances[node])
            }
        }
        return (end, eccentricity)
    }

    private mutating func note(_ length: Double, from source: Int32) {
        if length > best.length { best = (length, source) }
    }

    /// By turns from the farthest node and, as the next middle, from the one whose distance to all those ends is least.
    ///
    /// - Returns: The middle of the least eccentricity.
    mutating func sweep(from middle: Int32, times: Int) throws(GraphKernelError) -> Int32 {
        var (middle, best) = (middle, (node: middle, eccentricity: Double.infinity))
        let remoteness = try WorkArray<Double>(zeros: graph.nodeCount)
        for _ in 0..<times {
            let (end, eccentricity) = try search(from: middle)
            if eccentricity < best.eccentricity { best = (middle, eccentricity) }
            // Nothing is farther from the middle than from its end.
            note(try search(from: end).eccentricity, from: end)
            for node in 0..<graph.nodeCount { remoteness[node] = max(remoteness[node], distances[node]) }
            func precedes(_ a: Int32, _ b: Int32) -> Bool {
                (remoteness[a], degree(b), a) < (remoteness[b], degree(a), b)
            }
            middle = (0..<Int32(graph.nodeCount)).min(by: precedes) ?? 0
        }
        return best.node
    }

    /// Takes note of the distance of every node from the middle of its component. Those nearer than x to it are less than 2x apart.
    func note(distancesFromMiddles distances: [Double]) {
        for (node, distance) in distances.enumerated() { span[node] = 2 * distance }
    }

    /// Goes on as long as it pays: by turns from the node that may be the most central of those in question, to rule others out, and from the
    /// one that may have the farthest other, to find it.
    ///
    /// - Parameters:
    ///   - share: What share of those in question a search should rule out.
    ///   - least: How many it should at least.
    mutating func narrow(byShare share: Double, least: Int) throws(GraphKernelError) {
        var (open, failures) = (openNodes.count, 0)
        var isCentral = true
        while open > least, failures < 4 {
            let worth = max(least, Int(share * Double(open)))
            guard let node = isCentral ? mostCentral : farthest else { return }
            note(try search(from: node).eccentricity, from: node)
            let left = openNodes.count
            failures = open - left < worth ? failures + 1 : 0
            (open, isCentral) = (left, !isCentral)
        }
    }

    /// The nodes that may have others farther than is known, the likeliest first.
    var candidates: [Int32] {
        openNodes.sorted { (bound(of: $1), $0) < (bound(of: $0), $1) }
    }

    /// Whether a node may have others farther than a length, unless those have it, too, and come before it.
    func allows(_ node: Int32, toExceed length: Double) -> Bool {
        bound(of: node) * graph.roundingAllowance > length
    }

    /// Whether the eccentricity of a node, for itself, may exceed the greatest distance so far.
    func mayBeEnd(_ node: Int32) -> Bool {
        upper[node] > best.length
    }

    private func bound(of node: Int32) -> Double {
        min(upper[node], span[node])
    }

    private var openNodes: LazyFilterSequence<Range<Int32>> {
        (0..<Int32(graph.nodeCount)).lazy.filter { allows($0, toExceed: best.length) }
    }

    private var mostCentral: Int32? {
        openNodes.min { (lower[$0], degree($1), $0) < (lower[$1], degree($0), $1) }
    }

    private var farthest: Int32? {
        openNodes.min { (bound(of: $1), lower[$1], $0) < (bound(of: $0), lower[$0], $1) }
    }

    private func degree(_ node: Int32) -> Int {
        graph.outgoing.degree(of: Int(node))
    }
}
