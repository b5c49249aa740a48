/// Two searches that grow towards each other, from the source along the edges and from the target against them, until they have met. Both
/// together look at far less than either alone would: in a network where everybody is a few hops from everybody, at thousands of nodes
/// instead of millions.
///
/// It measures by hops, as breadth-first search, or by length, as Dijkstra's algorithm; the side with fewer nodes to look at goes on. What
/// comes of it is the distance between the two, and a ``Corridor``: lower bounds of the distance from the source, by which a search back
/// from the target leaves out all that cannot be on a path. So costs are summed in one order only, and ties are judged by one search.
///
/// Time: O((nodes + edges) log edges) by length, O(nodes + edges) by hops, of the part looked at. Auxiliary space: O(nodes) of which only
/// what is looked at is touched.
///
/// I. Pohl, Bi-directional search, 1971; A. V. Goldberg, C. Harrelson, Computing the shortest path: A* search meets graph theory, 2005.
struct BidirectionalSearch {
    fileprivate struct Side {
        let adjacency: CSRGraph.Adjacency
        /// By hops final when set; by length, final if at most the radius.
        var distances: NodeMap<Double>
        /// By length only. By hops the nodes in the order in which they were met are the queue.
        var queue = NodeQueue<Double>()
        var head = 0
        /// Every node that was not looked at yet is at least so far away. Infinite when none is left.
        var radius = 0.0

        init(from node: Int32, adjacency: CSRGraph.Adjacency, nodeCount: Int) throws(GraphKernelError) {
            self.adjacency = adjacency
            distances = try NodeMap(nodeCount: nodeCount)
            distances.insert(0, for: node)
            queue.insert(0, node)
        }
    }

    let countsHops: Bool
    /// The shortest connection met so far; infinity if none was.
    private(set) var shortest: Double
    /// Whether a connection was met.
    private(set) var isConnected: Bool

    private let hops: HopCosts
    private let blocked: [Bool]
    private let execution: Execution
    private var forward: Side
    private var backward: Side

    /// - Precondition: neither end is blocked.
    init(from source: Int32, to target: Int32, hops: HopCosts, blocked: [Bool], countsHops: Bool, execution: Execution)
        throws(GraphKernelError)
    {
        self.hops = hops
        self.blocked = blocked
        self.countsHops = countsHops
        self.execution = execution
        isConnected = source == target
        shortest = source == target ? 0 : .infinity
        forward = try Side(from: source, adjacency: hops.graph.outgoing, nodeCount: hops.graph.nodeCount)
        backward = try Side(from: target, adjacency: hops.graph.incoming, nodeCount: hops.graph.nodeCount)
    }

    /// Whether length is counted in hops though the graph has weights, because hops are limited: then the horizon is the limit.
    var limitsHopsOfWeighted: Bool {
        countsHops && hops.graph.isWeighted
    }

    /// Searches until the distance is known, or known to be above a limit.
    mutating func findShortest(atMost limit: Double) throws(GraphKernelError) {
        var steps = 0
        // By hops, every connection of at most so many as both radii together has been met; by length, every shorter one.
        while forward.radius + backward.radius < (countsHops ? min(shortest - 1, limit) : shortest) {
            try advance(&steps)
        }
    }

    /// Searches on, so that the corridor of a longer horizon is narrow on both sides.
    mutating func extend(to horizon: Double) throws(GraphKernelError) {
        var steps = 0
        while forward.radius + backward.radius < (countsHops ? horizon - 1 : horizon) {
            try advance(&steps)
        }
    }

    /// Where paths of at most that length can lead. Valid until the search goes on.
    func corridor(horizon: Double) -> Corridor {
        Corridor(
            distances: forward.distances, radius: forward.radius, beyond: countsHops ? forward.radius + 1 : forward.radius,
            horizon: countsHops ? horizon : Corridor.widened(horizon, nodeCount: hops.graph.nodeCount), countsHops: countsHops)
    }

    private mutating func advance(_ steps: inout Int) throws(GraphKernelError) {
        steps += 1
        if steps & 0xFFF == 0 { try execution.checkCancelled() }
        let met =
            switch (countsHops, forward.waiting(byHops: countsHops) <= backward.waiting(byHops: countsHops)) {
            case (true, true): forward.advanceByHops(hops, blocked, toward: backward)
            case (true, false): backward.advanceByHops(hops, blocked, toward: forward)
            case (false, true): forward.advanceByLength(hops, blocked, toward: backward)
            case (false, false): backward.advanceByLength(hops, blocked, toward: forward)
            }
        guard let met else { return }
        isConnected = true
        shortest = min(shortest, met)
    }
}

extension BidirectionalSearch.Side {
    /// The number of nodes to look at.
    fileprivate func waiting(byHops: Bool) -> Int {
        byHops ? distances.nodes.count - head : queue.count
    }

    /// Looks at one node. Returns the shortest connection that it saw, if any.
    fileprivate mutating func advanceByHops(_ hops: HopCosts, _ blocked: [Bool], toward other: Self) -> Double? {
        var met: Double?
        let node = distances.nodes[head]
        head += 1
        let distance = radius + 1
        hops.forEachEdge(of: node, in: adjacency) { neighbor, _ in
            guard distances.position(of: neighbor) < 0, !blocked[Int(neighbor)] else { return }
            distances.insert(distance, for: neighbor)
            if let rest = other.distances[neighbor] { met = min(met ?? .infinity, distance + rest) }
        }
        radius = head < distances.nodes.count ? distances[position: head] : .infinity
        return met
    }

    /// Looks at one node, or takes it from the queue if it was looked at before. Returns the shortest connection that it saw, if any.
    fileprivate mutating func advanceByLength(_ hops: HopCosts, _ blocked: [Bool], toward other: Self) -> Double? {
        var met: Double?
        if let (distance, node) = queue.popFirst(), distances[node] == distance {
            hops.forEachEdge(of: node, in: adjacency) { neighbor, length in
                let candidate = distance + length
                let position = distances.position(of: neighbor)
                if position < 0 {
                    guard !blocked[Int(neighbor)] else { return }
                    distances.insert(candidate, for: neighbor)
                } else {
                    guard candidate < distances[position: position] else { return }
                    distances[position: position] = candidate
                }
                queue.insert(candidate, neighbor)
                if let rest = other.distances[neighbor] { met = min(met ?? .infinity, candidate + rest) }
            }
        }
        radius = queue.firstKey ?? .infinity
        return met
    }
}

/// Where paths can lead that are no longer than a horizon: lower bounds of the distance from the source, a node.
struct Corridor {
    let distances: NodeMap<Double>
    /// Distances above this may be too great; no true one is below it.
    let radius: Double
    /// Nodes without a distance are at least so far from the source.
    let beyond: Double
    /// The length of the longest path it must hold, in hops or as the sum of weights.
    let horizon: Double
    let countsHops: Bool

    /// The least length of a path from the source on a way to the target of a given cost.
    @inline(__always)
    func length(through node: Int32, _ costToTarget: PathCost) -> Double {
        let rest = countsHops ? Double(costToTarget.hops) : costToTarget.length
        return rest + min(distances[node] ?? beyond, max(radius, beyond))
    }

    /// A horizon beyond all sums that only rounding tells from the given one: a sum of n numbers is off by at most n times the relative
    /// accuracy, and two of them are added up.
    static func widened(_ horizon: Double, nodeCount: Int) -> Double {
        horizon * (1 + Double(nodeCount + 4) * 0x1p-50)
    }
}
