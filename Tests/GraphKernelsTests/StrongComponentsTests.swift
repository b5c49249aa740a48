import Testing

@testable import GraphKernels

@Suite("Strong components")
struct StrongComponentsTests {
    /// Two nodes belong together if each reaches the other: by a search from every node.
    private func naiveLabels(_ graph: CSRGraph) throws -> [Int32] {
        let reaches = try (0..<Int32(graph.nodeCount)).map { try graph.breadthFirstSearch(from: $0).distances.map { $0 >= 0 } }
        var labels = [Int32](repeating: -1, count: graph.nodeCount)
        var next: Int32 = 0
        for node in labels.indices where labels[node] < 0 {
            for other in labels.indices where reaches[node][other] && reaches[other][node] { labels[other] = next }
            next += 1
        }
        return labels
    }

    @Test(arguments: [true, false])
    func mutualReachability(directed: Bool) throws {
        for seed in UInt64(0)..<150 {
            var generator = SplitMix64(seed: seed)
            let nodeCount = Int32.random(in: 1...24, using: &generator)
            let edges = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                (Int32.random(in: 0..<nodeCount, using: &generator), Int32.random(in: 0..<nodeCount, using: &generator))
            }
            let graph = try CSRGraph(sources: edges.map(\.0), targets: edges.map(\.1), nodeCount: Int(nodeCount), directed: directed)
            let found = try graph.stronglyConnectedComponents()
            let expected = try naiveLabels(graph)
            #expect(found.labels == expected, "seed \(seed)")
            #expect(found.count == Set(expected).count, "seed \(seed)")
            #expect(found.sizes.reduce(0, +) == Int(nodeCount), "seed \(seed)")
            #expect(try graph.reversed.stronglyConnectedComponents() == found, "seed \(seed)")
            let condensed = try graph.condensation(found)
            #expect(condensed.nodeCount == found.count && condensed.isSimple, "seed \(seed)")
            #expect(try condensed.stronglyConnectedComponents().count == found.count, "seed \(seed)")
            for (source, target) in edges where found.labels[Int(source)] != found.labels[Int(target)] {
                let neighbors = condensed.neighbors(of: found.labels[Int(source)])
                #expect(neighbors.contains(found.labels[Int(target)]), "seed \(seed)")
            }
        }
    }

    struct Answers: Decodable, Sendable {
        let strongComponents: [[Int32]]?
        let components: [[Int32]]
    }

    @Test(arguments: try Oracle.cases("structure", as: Answers.self))
    func agreesWithNetworkXAndIgraph(oracle: OracleCase<Answers>) throws {
        let found = try oracle.graph.graph(weighted: false).stronglyConnectedComponents()
        let groups = (0..<Int32(found.count)).map { label in
            (0..<Int32(found.labels.count)).filter { found.labels[Int($0)] == label }
        }
        #expect(groups == oracle.answers.strongComponents ?? oracle.answers.components)
    }

    @Test func pathsOfAnyLengthLeaveTheStackAlone() throws {
        let nodes = (0..<Int32(100_000)).map { $0 }
        let path = try CSRGraph(sources: nodes.dropLast(), targets: Array(nodes.dropFirst()), nodeCount: nodes.count, directed: true)
        #expect(try path.stronglyConnectedComponents().labels == nodes)
        let cycle = try CSRGraph(sources: nodes, targets: nodes.dropFirst() + [0], nodeCount: nodes.count, directed: true)
        #expect(try cycle.stronglyConnectedComponents().count == 1)
    }

    @Test func badInputIsThrown() throws {
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: true)
        #expect(throws: GraphKernelError.self) { try graph.condensation(Components(labels: [0], count: 1)) }
        let monitor = RunMonitor()
        monitor.cancel()
        let nodes = (0..<Int32(70_000)).map { $0 }
        let path = try CSRGraph(sources: nodes.dropLast(), targets: Array(nodes.dropFirst()), nodeCount: nodes.count, directed: true)
        #expect(throws: GraphKernelError.cancelled) { try path.stronglyConnectedComponents(execution: Execution(monitor: monitor)) }
        #expect(throws: GraphKernelError.cancelled) { try path.bridges(execution: Execution(monitor: monitor)) }
    }
}
