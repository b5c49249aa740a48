import Testing

@testable import GraphKernels

@Suite("CSRGraph")
struct CSRGraphTests {
    @Test func slotsAreSortedAndNameTheirEdges() throws {
        let graph = try CSRGraph(sources: [2, 0, 0, 0], targets: [1, 2, 1, 2], weights: [4, 5, 6, 7], nodeCount: 3, directed: true)
        #expect(Array(graph.neighbors(of: 0)) == [1, 2, 2])
        #expect(graph.outgoing.offsets == [0, 3, 3, 4])
        #expect(graph.outgoing.edges == [2, 1, 3, 0])
        #expect(graph.outgoing.weights.map(Array.init) == [6, 5, 7, 4])
        #expect(graph.incoming.offsets == [0, 0, 2, 4])
        #expect(graph.incoming.neighbors == [0, 2, 0, 0])
        #expect(graph.incoming.edges == [2, 0, 1, 3])
        #expect(graph.incoming.weights.map(Array.init) == [6, 4, 5, 7])
    }

    @Test func edgesBetweenTwoNodesAreAllTheParallelOnes() throws {
        let (sources, targets): ([Int32], [Int32]) = ([0, 1, 0, 1, 0, 2], [1, 0, 1, 1, 2, 0])
        let directed = try CSRGraph(sources: sources, targets: targets, nodeCount: 4, directed: true)
        #expect(Array(directed.edges(from: 0, to: 1)) == [0, 2])
        #expect(Array(directed.edges(from: 1, to: 0)) == [1])
        #expect(Array(directed.edges(from: 1, to: 1)) == [3])
        #expect(directed.edges(from: 1, to: 2).isEmpty)
        #expect(directed.edges(from: 3, to: 0).isEmpty)
        let undirected = try CSRGraph(sources: sources, targets: targets, nodeCount: 4, directed: false)
        #expect(Array(undirected.edges(from: 0, to: 1)) == [0, 1, 2])
        #expect(Array(undirected.edges(from: 1, to: 0)) == [0, 1, 2])
        #expect(Array(undirected.edges(from: 2, to: 0)) == [4, 5])
        #expect(Array(undirected.neighbors(of: 1)) == [0, 0, 0, 1])
        #expect(undirected.edgeCount == 6)
    }

    @Test func policiesLeaveOutEdgesButRenumberNone() throws {
        let (sources, targets): ([Int32], [Int32]) = ([0, 1, 1, 0, 1, 1], [1, 0, 1, 1, 1, 2])
        let weights = [3.0, 2, 1, 2, 1, 9]
        func edges(_ policy: EdgePolicy, directed: Bool) throws -> Set<Int32> {
            let graph = try CSRGraph(sources: sources, targets: targets, weights: weights, nodeCount: 3, directed: directed, policy: policy)
            #expect(graph.inputEdgeCount == 6)
            let kept = Set(graph.outgoing.edges)
            #expect(kept == Set(graph.incoming.edges))
            #expect(graph.edgeCount == kept.count)
            return kept
        }
        #expect(try edges(.keepAll, directed: true) == [0, 1, 2, 3, 4, 5])
        #expect(try edges(.dropLoops, directed: true) == [0, 1, 3, 5])
        #expect(try edges(.dropParallel, directed: true) == [1, 2, 3, 5])
        #expect(try edges([.dropLoops, .dropParallel], directed: true) == [1, 3, 5])
        #expect(try edges(.dropLoops, directed: false) == [0, 1, 3, 5])
        #expect(try edges(.dropParallel, directed: false) == [1, 2, 5])
        #expect(try edges([.dropLoops, .dropParallel], directed: false) == [1, 5])
    }

    @Test func viewsShareTheGraph() throws {
        let graph = try CSRGraph(sources: [0, 1], targets: [1, 2], weights: [2, 3], nodeCount: 3, directed: true)
        #expect(Array(graph.reversed.neighbors(of: 2)) == [1])
        #expect(graph.reversed.neighbors(of: 0).isEmpty)
        #expect(graph.reversed.reversed.outgoing.edges == graph.outgoing.edges)
        #expect(graph.isWeighted)
        #expect(!graph.unweighted.isWeighted)
        #expect(graph.unweighted.outgoing.neighbors == graph.outgoing.neighbors)
    }

    @Test(arguments: [true, false])
    func everyEdgeIsFoundAgain(directed: Bool) throws {
        for seed in UInt64(0)..<300 {
            let question = try PathQuestion(seed: seed)
            let (sources, targets) = (question.edges.map(\.source), question.edges.map(\.target))
            let graph = try CSRGraph(
                sources: sources, targets: targets, weights: question.edges.map(\.weight), nodeCount: question.graph.nodeCount,
                directed: directed)
            graph._checkInvariants()
            let slots = sources.count + (directed ? 0 : zip(sources, targets).count { $0 != $1 })
            #expect(graph.outgoing.edges.count == slots, "seed \(seed)")
            for (edge, (source, target)) in zip(sources, targets).enumerated() {
                #expect(graph.edges(from: source, to: target).contains(Int32(edge)), "seed \(seed)")
                #expect(graph.reversed.edges(from: target, to: source).contains(Int32(edge)), "seed \(seed)")
            }
            for adjacency in [graph.outgoing, graph.incoming] {
                #expect(adjacency.weights.map(Array.init) == adjacency.edges.map { question.edges[Int($0)].weight }, "seed \(seed)")
            }
        }
    }

    @Test(arguments: [true, false])
    func emptyGraphs(directed: Bool) throws {
        let empty = try CSRGraph(sources: [], targets: [], weights: [], nodeCount: 0, directed: directed)
        #expect(empty.nodeCount == 0 && empty.edgeCount == 0 && empty.outgoing.offsets == [0])
        let single = try CSRGraph(sources: [0], targets: [0], nodeCount: 1, directed: directed)
        #expect(Array(single.neighbors(of: 0)) == [0])
        #expect(single.edgeCount == 1)
    }

    @Test func malformedInputIsNamed() {
        func expect(
            _ error: GraphKernelError, sources: [Int32] = [0, 1], targets: [Int32] = [1, 2], weights: [Double]? = nil, nodeCount: Int = 3
        ) {
            #expect(throws: error) {
                try CSRGraph(sources: sources, targets: targets, weights: weights, nodeCount: nodeCount, directed: false)
            }
        }
        expect(.invalidNodeCount(-1), nodeCount: -1)
        expect(.invalidNodeCount(Int(Int32.max) + 1), nodeCount: Int(Int32.max) + 1)
        expect(.endCountMismatch(sources: 1, targets: 2), sources: [0])
        expect(.weightCountMismatch(weights: 1, edges: 2), weights: [1])
        expect(.nodeOutOfRange(edge: 1, node: 2, nodeCount: 2), nodeCount: 2)
        expect(.nodeOutOfRange(edge: 0, node: -1, nodeCount: 3), sources: [-1, 1])
        expect(.invalidWeight(edge: 1, weight: -2), weights: [0, -2])
        expect(.invalidWeight(edge: 0, weight: .infinity), weights: [.infinity, 1])
        let error = #expect(throws: GraphKernelError.self) {
            try CSRGraph(sources: [0], targets: [0], weights: [.nan], nodeCount: 1, directed: true)
        }
        #expect(error?.description == "edge weights must be finite and not negative, got nan at edge 0")
    }

    /// Offsets of 8 bytes for 3 nodes and the end; slots of 4 bytes for the neighbour, 4 for the id, 4 or 8 for the weight.
    @Test(
        arguments: [
            (nil, false, 4 * 8 + 6 * 4), ([1, 2, 3], false, 4 * 8 + 6 * 8), ([0.1, 2, 3], false, 4 * 8 + 6 * 12),
            (nil, true, 4 * 8 + 6 * 8), ([1, 2, 3], true, 4 * 8 + 6 * 12), ([0.1, 2, 3], true, 4 * 8 + 6 * 16),
        ] as [(weights: [Double]?, hasIDs: Bool, bytes: Int)])
    func theBytesOfAnUndirectedGraphAreThoseOfItsLists(weights: [Double]?, hasIDs: Bool, bytes: Int) throws {
        let graph = try CSRGraph(
            sources: [0, 1, 2], targets: [1, 2, 0], weights: weights, nodeCount: 3, directed: false, keepsEdgeIDs: hasIDs)
        #expect(graph.byteCount == bytes)
    }

    @Test func aDirectedGraphHasListsOfBothDirections() throws {
        let graph = try CSRGraph(sources: [0, 1, 2], targets: [1, 2, 0], weights: [0.1, 2, 3], nodeCount: 3, directed: true)
        #expect(graph.byteCount == 2 * (4 * 8 + 3 * 16))
        #expect(graph.reversed.byteCount == graph.byteCount)
        #expect(graph.unweighted.byteCount == 2 * (4 * 8 + 3 * 8))
        #expect(try graph.undirected().byteCount == 4 * 8 + 6 * 16)
    }

    @Test func anEmptyGraphHasOneOffset() throws {
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).byteCount == 8)
    }
}
