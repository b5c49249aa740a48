import GraphKernels
import Testing

@Suite("Modularity")
struct ModularityTests {
    struct Answers: Decodable, Sendable {
        struct Partition: Decodable, Sendable {
            let name: String
            let membership: [Int32]
            let modularity: [Double?]
            let modularityWeighted: [Double?]?
        }

        let partitions: [Partition]
    }

    @Test(arguments: try Oracle.cases("communities", as: Answers.self))
    func agreesWithTheOracles(oracle: OracleCase<Answers>) throws {
        for weighted in [false, true] {
            let graph = try oracle.graph.graph(weighted: weighted)
            for partition in oracle.answers.partitions {
                guard let expected = weighted ? partition.modularityWeighted : partition.modularity else { continue }
                for (resolution, wanted) in zip([0.5, 1, 2], expected) {
                    let found = try graph.modularity(of: partition.membership, resolution: resolution)
                    // Without edges the oracles have no answer, and this library says 0.
                    #expect(abs(found - (wanted ?? 0)) < 1e-9, "\(partition.name), resolution \(resolution)")
                }
            }
        }
    }

    @Test(arguments: 0..<40)
    func agreesWithItsDefinition(seed: UInt64) throws {
        let graph = try randomMultigraph(seed: seed)
        var generator = SplitMix64(seed: seed + 1000)
        let names = [Int32.min, -1, 0, 1, 7, Int32.max]
        let labels = (0..<graph.nodeCount).map { _ in names[Int.random(in: 0..<6, using: &generator)] }
        for resolution in [0, 0.5, 1, 3] {
            let found = try graph.modularity(of: labels, resolution: resolution)
            #expect(abs(found - modularityByDefinition(graph, labels, resolution: resolution)) < 1e-12, "seed \(seed)")
        }
    }

    @Test func doesNotDependOnTheUnitOfWeights() throws {
        let labels: [Int32] = [0, 0, 1, 1]
        let expected = try CSRGraph(sources: [0, 1, 2, 3], targets: [1, 2, 3, 3], weights: [2, 1, 2, 1], nodeCount: 4, directed: false)
            .modularity(of: labels)
        for unit in [0x1p-1040, 1e-300, 1e300, 0x1p1022] {
            let graph = try CSRGraph(
                sources: [0, 1, 2, 3], targets: [1, 2, 3, 3], weights: [2 * unit, unit, 2 * unit, unit], nodeCount: 4, directed: false)
            #expect(try abs(graph.modularity(of: labels) - expected) < 1e-12, "unit \(unit)")
            #expect(try abs(graph.leidenCommunities().modularity - expected) < 1e-12, "unit \(unit)")
        }
    }

    @Test func isZeroWithoutWeight() throws {
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: true).modularity(of: []) == 0)
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 3, directed: false).modularity(of: [0, 0, 1]) == 0)
        let weightless = try CSRGraph(sources: [0, 1], targets: [1, 2], weights: [0, 0], nodeCount: 3, directed: false)
        #expect(try weightless.modularity(of: [0, 0, 1]) == 0)
    }

    @Test func refusesBadParameters() throws {
        let graph = try twoCliques()
        for labels in [[], [Int32](repeating: 0, count: 7), [Int32](repeating: 0, count: 9)] {
            #expect(throws: GraphKernelError.self) { try graph.modularity(of: labels) }
        }
        for resolution in [-1, -Double.leastNonzeroMagnitude, .nan, .infinity] {
            #expect {
                try graph.modularity(of: [Int32](repeating: 0, count: 8), resolution: resolution)
            } throws: { error in
                guard case .invalidParameter(name: "resolution", value: _, requirement: _)? = error as? GraphKernelError else {
                    return false
                }
                return true
            }
        }
        #expect(try graph.modularity(of: singletons(graph), resolution: 0) == 0)
    }

    @Test func doesNotDependOnThreads() throws {
        let graph = try CSRGraph(.barabasiAlbert(nodeCount: 5000, edgesPerNode: 4, seed: 5), directed: false)
        let labels = (0..<Int32(graph.nodeCount)).map { $0 % 17 }
        let serial = try graph.modularity(of: labels, execution: .serial)
        for threads in [2, 4] {
            #expect(try graph.modularity(of: labels, execution: Execution(threads: threads)) == serial)
        }
    }
}
