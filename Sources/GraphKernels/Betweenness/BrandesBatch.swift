/// The dependencies of eight sources at once: Brandes' algorithm with one lane a source.
///
/// Breadth-first searches from sources that lie close together reach a node at nearly the same level. So one pass over the adjacency lists
/// serves all eight: what is gathered from a neighbour is one cache line with the values of all lanes, zero where the neighbour is not on
/// the level that the lane is at. The inner loops are additions of such lines, without branches:
///
/// - forward, σ(v) = Σ σ(u) over the neighbours u of v on the level before;
/// - backward, δ(u) = σ(u) · Σ (1 + δ(v)) / σ(v) over the neighbours v of u on the level after.
///
/// σ(v) is the number of shortest paths from the source to v, δ(v) the source's dependency on v. There are no lists of predecessors: a
/// record, made when a lane or several reach a node, holds σ on the way out and (1 + δ) / σ on the way back.
///
/// The lanes as in M. Then et al., The more the merrier: efficient multi-source graph traversal, 2014, doi:10.14778/2735496.2735507.
///
/// Time: O(nodes + edges) for every distinct level of a node, of which there are from 1 to 8. Space: up to 8 records of 69 bytes a node.
struct BrandesBatch {
    typealias Lanes = SIMD8<Double>

    /// The most sources of a batch.
    static let width = 8

    private let outgoing: CSRGraph.Adjacency
    private let incoming: CSRGraph.Adjacency
    private let nodeCount: Int

    /// What neighbours gather: σ or (1 + δ) / σ of the level at hand; zero elsewhere.
    private let gathered: WorkArray<Lanes>
    /// Sums that are being formed at nodes ahead of the level, and the lanes that contribute.
    private let arriving: WorkArray<Lanes>
    private let arrivingLanes: WorkArray<UInt8>
    private let arrivals: WorkArray<Int32>
    /// The lanes that have reached a node.
    private let seen: WorkArray<UInt8>

    /// A record is a node with the lanes that reached it at one level. Other lanes are zero.
    private let nodes: WorkArray<Int32>
    private let lanes: WorkArray<UInt8>
    private let values: WorkArray<Lanes>
    private var recordCount = 0
    /// The first record of every level.
    private var levels: [Int] = []

    /// - Parameter graph: a simple graph.
    init(graph: CSRGraph) throws(GraphKernelError) {
        outgoing = graph.outgoing
        incoming = graph.incoming
        nodeCount = graph.nodeCount
        gathered = try WorkArray(zeros: nodeCount)
        arriving = try WorkArray(zeros: nodeCount)
        arrivingLanes = try WorkArray(zeros: nodeCount)
        arrivals = try WorkArray(zeros: nodeCount)
        seen = try WorkArray(zeros: nodeCount)
        nodes = try WorkArray(zeros: nodeCount * Self.width)
        lanes = try WorkArray(zeros: nodeCount * Self.width)
        values = try WorkArray(zeros: nodeCount * Self.width)
    }

    /// Adds the dependencies of up to eight different sources. Says `false`, and adds nothing, if path counts left the range of `Double`.
    mutating func addDependencies(of sources: some Collection<Int32>, to scores: DependencyScores) -> Bool {
        guard countPaths(from: sources) else { return false }
        var weights = Lanes.zero
        for (lane, source) in sources.enumerated() { weights[lane] = scores.weight(of: source) }
        collectDependencies(into: scores, weights)
        return true
    }

    // MARK: - Forward

    private mutating func countPaths(from sources: some Collection<Int32>) -> Bool {
        seen.fill(0..<nodeCount, with: 0)
        recordCount = 0
        levels = [0]
        var allLanes: UInt8 = 0
        for (lane, source) in sources.enumerated() {
            var one = Lanes.zero
            one[lane] = 1
            record(source, lanes: 1 << lane, paths: one)
            allLanes |= 1 << lane
        }
        // Slots of nodes that some lane has yet to reach, as far as is known.
        var openSlots = incoming.neighbors.count
        var peak = true
        while levels.last != recordCount, peak {
            let level = (levels.last ?? 0)..<recordCount
            levels.append(recordCount)
            var levelSlots = 0
            for index in level {
                gathered[nodes[index]] = values[index]
                levelSlots += outgoing.degree(of: Int(nodes[index]))
            }
            // Looking back from a node takes a quarter of the time of looking ahead, a slot, but looks at all that are not done.
            if levelSlots * 4 > openSlots + nodeCount / 4 {
                openSlots = pull(allLanes: allLanes)
            } else {
                push(level)
            }
            for index in level {
                gathered[nodes[index]] = .zero
            }
            peak = isInRange(level.upperBound..<recordCount)
        }
        return peak
    }

    /// The nodes that some lane has not reached sum up their neighbours on the level. Returns the number of slots of such nodes.
    private mutating func pull(allLanes: UInt8) -> Int {
        let (incoming, gathered, seen) = (incoming, gathered, seen)
        var openSlots = 0
        for node in 0..<nodeCount where seen[node] != allLanes {
            let slots = incoming.range(of: node)
            var paths = Lanes.zero
            for slot in slots {
                paths += gathered[incoming.neighbor(slot)]
            }
            openSlots += slots.count
            paths *= LaneMask.ones(~seen[node])
            let reached = LaneMask.bits(paths)
            if reached != 0 {
                record(Int32(truncatingIfNeeded: node), lanes: reached, paths: paths)
            }
        }
        return openSlots
    }

    /// The nodes of the level add their σ to their neighbours.
    private mutating func push(_ level: Range<Int>) {
        let (outgoing, seen, arriving, arrivingLanes, arrivals) = (outgoing, seen, arriving, arrivingLanes, arrivals)
        var arrivalCount = 0
        for index in level {
            let (paths, lanes) = (values[index], lanes[index])
            for slot in outgoing.range(of: nodes[index]) {
                let neighbor = outgoing.neighbor(slot)
                guard lanes & ~seen[neighbor] != 0 else { continue }
                if arrivingLanes[neighbor] == 0 {
                    arrivals[arrivalCount] = neighbor
                    arrivalCount += 1
                }
                arrivingLanes[neighbor] |= lanes
                arriving[neighbor] += paths
            }
        }
        for index in 0..<arrivalCount {
            let node = arrivals[index]
            let reached = arrivingLanes[node] & ~seen[node]
            record(node, lanes: reached, paths: arriving[node] * LaneMask.ones(reached))
            arrivingLanes[node] = 0
            arriving[node] = .zero
        }
    }

    @inline(__always)
    private mutating func record(_ node: Int32, lanes reached: UInt8, paths: Lanes) {
        nodes[recordCount] = node
        lanes[recordCount] = reached
        values[recordCount] = paths
        seen[node] |= reached
        recordCount += 1
    }

    /// Whether the path counts of a level, and 2²³ times as many, are numbers.
    private func isInRange(_ level: Range<Int>) -> Bool {
        var total = Lanes.zero
        for index in level {
            total += values[index]
        }
        return total.sum() <= 0x1p1000
    }

    // MARK: - Backward

    private func collectDependencies(into scores: DependencyScores, _ weights: Lanes) {
        let (outgoing, gathered, nodes, lanes, values) = (outgoing, gathered, nodes, lanes, values)
        var after = recordCount..<recordCount
        for first in levels.dropLast().reversed() {
            let level = first..<after.lowerBound
            for index in level {
                let node = nodes[index]
                let paths = values[index]
                var sum = Lanes.zero
                for slot in outgoing.range(of: node) {
                    sum += gathered[outgoing.neighbor(slot)]
                }
                if let slotScores = scores.slots {
                    for slot in outgoing.range(of: node) {
                        slotScores[slot] += (weights * paths * gathered[outgoing.neighbor(slot)]).sum()
                    }
                }
                let dependency = paths * sum
                if first > 0 {
                    scores.nodes?[node] += (weights * dependency).sum()
                }
                // Lanes that are not of this record become (0 + 0) / (0 + 1).
                let ones = LaneMask.ones(lanes[index])
                values[index] = (ones + dependency) / (paths + (Lanes(repeating: 1) - ones))
            }
            for index in after {
                gathered[nodes[index]] = .zero
            }
            guard first > 0 else { break }
            for index in level {
                gathered[nodes[index]] = values[index]
            }
            after = level
        }
    }
}

/// Sets of lanes as bits and as numbers.
private enum LaneMask {
    /// 1 in the lanes of a set, 0 in the others.
    @inline(__always)
    static func ones(_ lanes: UInt8) -> SIMD8<Double> {
        let bits = SIMD8<Int32>(repeating: Int32(lanes)) &>> SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
        return SIMD8<Double>(bits & 1)
    }

    /// The lanes that are not zero.
    @inline(__always)
    static func bits(_ lanes: SIMD8<Double>) -> UInt8 {
        let bits = SIMD8<Int64>(repeating: 0).replacing(with: SIMD8<Int64>(1, 2, 4, 8, 16, 32, 64, 128), where: lanes .> 0)
        return UInt8(truncatingIfNeeded: bits.wrappedSum())
    }
}
