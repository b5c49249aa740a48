import Testing

@testable import GraphKernels

/// The sort of a million edges, on small graphs: whatever the buckets, keys and threads, the lists are those of a naive builder.
@Suite("CSRGraph, building")
struct CSRGraphBuildingTests {
    enum Weights: CaseIterable { case none, single, double }

    @Test(arguments: Weights.allCases, [false, true])
    func asTheNaiveBuilder(weights kind: Weights, directed: Bool) throws {
        for seed in UInt64(0)..<10 {
            let list = try randomList(seed: seed, kind)
            for rawPolicy in UInt8(0)..<4 {
                let policy = EdgePolicy(rawValue: rawPolicy)
                let expected = NaiveLists(list, directed: directed, policy: policy)
                for (threads, bucketSize, allowsCompactKeys) in [(1, 1 << 16, true), (2, 1, true), (4, 3, false), (1, 10, false)] {
                    var builder = GraphBuilder(
                        nodeCount: list.nodeCount, edgeCount: list.count, isDirected: directed, policy: policy,
                        execution: Execution(threads: threads))
                    (builder.bucketSize, builder.allowsCompactKeys) = (bucketSize, allowsCompactKeys)
                    for keepsEdgeIDs in [true, false] {
                        let graph = try builder.graph(of: list, keepsEdgeIDs: keepsEdgeIDs)
                        graph._checkInvariants()
                        expected.check(graph, keepsEdgeIDs: keepsEdgeIDs, "seed \(seed), policy \(rawPolicy), bucket size \(bucketSize)")
                    }
                }
            }
        }
    }

    /// Where slots are wider than what is left of them, a third of the rows after the other: in graphs with few buckets, too.
    @Test(arguments: [1, 2, 5, 1000]) func wideSlotsAreSortedInParts(bucketSize: Int) throws {
        let list = try EdgeList.kronecker(scale: 9, edgeFactor: 8, seed: 2)
        for threads in [1, 3] {
            for policy: EdgePolicy in [.keepAll, [.dropLoops, .dropParallel]] {
                let expected = NaiveLists(list, directed: false, policy: policy)
                var builder = GraphBuilder(
                    nodeCount: list.nodeCount, edgeCount: list.count, isDirected: false, policy: policy,
                    execution: Execution(threads: threads))
                (builder.bucketSize, builder.allowsCompactKeys) = (bucketSize, false)
                let graph = try builder.graph(of: list, keepsEdgeIDs: false)
                graph._checkInvariants()
                expected.check(graph, keepsEdgeIDs: false, "bucket size \(bucketSize), \(threads) threads")
            }
        }
    }

    @Test func wideSlotsOfManyEdgesAreSortedInPartsByAnyThreads() throws {
        let list = try EdgeList.kronecker(scale: 13, edgeFactor: 8, seed: 2)
        let expected = NaiveLists(list, directed: false, policy: .dropLoops)
        for threads in [1, 3] {
            var builder = GraphBuilder(
                nodeCount: list.nodeCount, edgeCount: list.count, isDirected: false, policy: .dropLoops,
                execution: Execution(threads: threads))
            (builder.bucketSize, builder.allowsCompactKeys) = (1000, false)
            expected.check(try builder.graph(of: list, keepsEdgeIDs: false), keepsEdgeIDs: false, "\(threads) threads")
        }
    }

    @Test func partsAreAboutEqualAndCoverAllBuckets() throws {
        func parts(_ starts: [Int], _ count: Int) throws -> [Range<Int>] {
            RowSort<UInt64, NoPayload>.parts(try WorkArray(copying: starts), count: count)
        }
        #expect(try parts([0, 10, 20, 30, 40, 50, 60], 3) == [0..<2, 2..<4, 4..<6])
        #expect(try parts([0, 60, 60, 60], 3) == [0..<1, 1..<3])
        #expect(try parts([0, 5], 3) == [0..<1])
        #expect(try parts([0, 0, 0], 3) == [0..<2])
        #expect(try parts([0], 3).isEmpty)
        #expect(try parts([0, 10, 20], 1) == [0..<2])
    }

    @Test func largeGraphsDoNotDependOnThreads() throws {
        // Large enough for several threads, pieces and buckets, with a hub, loops and parallel edges.
        let plain = try EdgeList.kronecker(scale: 12, edgeFactor: 10, seed: 1)
        var generator = SplitMix64(seed: 5)
        let weights = (0..<plain.count).map { _ in Double(generator.next(below: 3)) }
        let list = try EdgeList(
            sources: Array(plain.sources), targets: Array(plain.targets), weights: weights, nodeCount: plain.nodeCount)
        for directed in [false, true] {
            let expected = NaiveLists(list, directed: directed, policy: .dropParallel)
            for threads in [1, 4] {
                for keepsEdgeIDs in [true, false] {
                    let graph = try CSRGraph(
                        list, directed: directed, policy: .dropParallel, keepsEdgeIDs: keepsEdgeIDs, execution: Execution(threads: threads))
                    expected.check(graph, keepsEdgeIDs: keepsEdgeIDs, "\(threads) threads")
                }
            }
        }
    }

    @Test func slotsAreFourBytesUpToFourMillionNodes() {
        func layout(_ nodeCount: Int, _ allowsMoreRanges: Bool) -> RowLayout {
            RowLayout(nodeCount: nodeCount, allowsMoreRanges: allowsMoreRanges)
        }
        #expect(layout(1 << 21, false).isCompact && layout(1 << 21, false).rangeCount == 2048)
        // Where one range more would do no good, or its counts are known for fewer, there are no more.
        #expect(layout(1 << 21, true).rangeCount == 2048)
        #expect(!layout(1 << 22, false).isCompact && layout(1 << 22, false).rangeCount == 2048)
        #expect(layout(1 << 22, true).isCompact && layout(1 << 22, true).rangeCount == 4096)
        #expect(!layout(1 << 22 + 1, true).isCompact && layout(1 << 22 + 1, true).rangeCount <= 2048)
        #expect(!RowLayout(nodeCount: 1 << 22, allowsMoreRanges: true, allowsCompactKeys: false).isCompact)
    }

    @Test func manyNodesWithFewEdges() throws {
        // Beyond 2²¹ nodes there are more ranges of rows, beyond 2²² keys are 8 bytes.
        for nodeCount in [1 << 21, 1 << 21 + 1, 1 << 22, 1 << 22 + 1] {
            let last = Int32(nodeCount - 1)
            let graph = try CSRGraph(sources: [last, 0, last, 7], targets: [0, last, last, 8], nodeCount: nodeCount, directed: false)
            #expect(Array(graph.neighbors(of: last)) == [0, 0, last])
            #expect(Array(graph.neighbors(of: 0)) == [last, last])
            #expect(Array(graph.neighbors(of: 8)) == [7])
            #expect(graph.edgeCount == 4 && !graph.isSimple)
        }
    }

    @Test func aGraphCanBeStoppedWhileItIsBuilt() throws {
        let monitor = RunMonitor()
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) {
            try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: false, execution: Execution(monitor: monitor))
        }
    }

    private func randomList(seed: UInt64, _ kind: Weights) throws -> EdgeList {
        var generator = SplitMix64(seed: seed)
        let nodeCount = 1 + generator.next(below: seed < 5 ? 6 : 40)
        let edgeCount = generator.next(below: 60)
        let weights: [Double]? =
            switch kind {
            case .none: nil
            case .single: (0..<edgeCount).map { _ in Double(generator.next(below: 3)) }
            case .double: (0..<edgeCount).map { _ in Double(generator.next(below: 3)) / 3 }
            }
        return try EdgeList(
            sources: (0..<edgeCount).map { _ in Int32(generator.next(below: nodeCount)) },
            targets: (0..<edgeCount).map { _ in Int32(generator.next(below: nodeCount)) }, weights: weights, nodeCount: nodeCount)
    }
}

/// Adjacency lists by dictionaries and comparison sorts.
struct NaiveLists {
    struct Slot {
        let neighbor: Int32
        let edge: Int32
        let weight: Double?
    }

    let out: [[Slot]]
    let into: [[Slot]]
    let edgeCount: Int
    let isSimple: Bool

    init(_ list: EdgeList, directed: Bool, policy: EdgePolicy) {
        var best: [[Int32]: Int] = [:]
        let weights = list.weights.map(Array.init)
        var kept: [Int] = []
        for edge in 0..<list.count {
            let (source, target) = (list.sources[edge], list.targets[edge])
            if policy.contains(.dropLoops), source == target { continue }
            let ends = directed ? [source, target] : [min(source, target), max(source, target)]
            if policy.contains(.dropParallel), let rival = best[ends] {
                if let weights, weights[edge] < weights[rival] { best[ends] = edge }
                continue
            }
            best[ends] = edge
            kept.append(edge)
        }
        if policy.contains(.dropParallel) { kept = Array(best.values) }
        var out = [[Slot]](repeating: [], count: list.nodeCount)
        var into = out
        for edge in kept {
            let (source, target) = (list.sources[edge], list.targets[edge])
            let weight = weights?[edge]
            out[Int(source)].append(Slot(neighbor: target, edge: Int32(edge), weight: weight))
            if directed || source != target {
                into[Int(target)].append(Slot(neighbor: source, edge: Int32(edge), weight: weight))
            }
        }
        if !directed {
            for node in out.indices { out[node] += into[node] }
            into = out
        }
        self.out = out.map { $0.sorted { ($0.neighbor, $0.edge) < ($1.neighbor, $1.edge) } }
        self.into = into.map { $0.sorted { ($0.neighbor, $0.edge) < ($1.neighbor, $1.edge) } }
        edgeCount = kept.count
        let pairs = self.out.enumerated().flatMap { node, slots in slots.map { [Int32(node), $0.neighbor] } }
        isSimple = Set(pairs).count == pairs.count && pairs.allSatisfy { $0[0] != $0[1] }
    }

    func check(_ graph: CSRGraph, keepsEdgeIDs: Bool, _ context: String) {
        #expect(graph.edgeCount == edgeCount, "\(context)")
        #expect(graph.isSimple == isSimple, "\(context)")
        #expect(graph.hasEdgeIDs == keepsEdgeIDs)
        for (adjacency, lists) in [(graph.outgoing, out), (graph.incoming, into)] {
            let slots = lists.flatMap { $0 }
            var offsets = [0]
            for list in lists { offsets.append((offsets.last ?? 0) + list.count) }
            #expect(Array(adjacency.offsets) == offsets, "\(context)")
            #expect(Array(adjacency.neighbors) == slots.map(\.neighbor), "\(context)")
            #expect(adjacency.weights.map(Array.init) ?? [] == slots.compactMap(\.weight), "\(context)")
            if keepsEdgeIDs { #expect(Array(adjacency.edges) == slots.map(\.edge), "\(context)") }
        }
    }
}
