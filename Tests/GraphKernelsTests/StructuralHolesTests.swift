import Testing

@testable import GraphKernels

struct StructuralHolesAnswers: Decodable, Sendable {
    let constraint, effectiveSize: [Double?]
    let constraintWeighted, effectiveSizeWeighted: [Double?]?
}

@Suite("Structural holes")
struct StructuralHolesTests {
    @Test(arguments: try Oracle.cases("centrality", as: StructuralHolesAnswers.self))
    func agreeWithNetworkXAndIgraph(oracle: OracleCase<StructuralHolesAnswers>) throws {
        let graph = try oracle.graph.graph(weighted: true)
        approximatelyEqual(try graph.unweighted.constraint(), oracle.answers.constraint)
        approximatelyEqual(try graph.unweighted.effectiveSize(), oracle.answers.effectiveSize)
        if let expected = oracle.answers.constraintWeighted { approximatelyEqual(try graph.constraint(), expected) }
        if let expected = oracle.answers.effectiveSizeWeighted { approximatelyEqual(try graph.effectiveSize(), expected) }
    }

    /// By the definitions, from the matrix of ties.
    private func naive(_ graph: CSRGraph) throws -> (constraint: [Double], size: [Double]) {
        let matrix = try adjacencyMatrix(graph.simplified())
        let nodes = matrix.indices
        let tie = nodes.map { a in nodes.map { b in graph.isDirected ? matrix[a][b] + matrix[b][a] : matrix[a][b] } }
        let share = tie.map { row in row.map { $0 == 0 ? 0 : $0 / row.reduce(0, +) } }
        let marginal = tie.map { row in row.map { $0 == 0 ? 0 : $0 / (row.max() ?? 1) } }
        let constraint = nodes.map { i in
            nodes.filter { tie[i][$0] > 0 }.reduce(0) { sum, j in
                let invested = share[i][j] + nodes.reduce(0) { $0 + share[i][$1] * share[$1][j] }
                return sum + invested * invested
            }
        }
        let size = nodes.map { i in
            nodes.filter { tie[i][$0] > 0 }.reduce(0) { sum, j in
                sum + 1 - nodes.reduce(0) { $0 + share[i][$1] * marginal[j][$1] }
            }
        }
        return (constraint, size)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func agreeWithTheDefinitions(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let ends = (0..<150).map { _ in (Int32(generator.next(below: 4 + generator.next(below: 36))), Int32(generator.next(below: 40))) }
        let graph = try CSRGraph(
            sources: ends.map(\.0), targets: ends.map(\.1),
            weights: seed % 3 == 0 ? ends.map { _ in Double(1 + generator.next(below: 5)) } : nil, nodeCount: 40, directed: seed % 2 == 0)
        let expected = try naive(graph)
        let hasTies = try graph.undirected().simplified().degrees().map { $0 > 0 }
        approximatelyEqual(try graph.constraint(), zip(expected.constraint, hasTies).map { $1 ? $0 : nil })
        approximatelyEqual(try graph.effectiveSize(), zip(expected.size, hasTies).map { $1 ? $0 : nil })
    }

    /// A hub among many: its list is searched, not walked.
    @Test func aHubIsLookedUp() throws {
        let leaves = 1...80 as ClosedRange<Int32>
        let graph = try CSRGraph(
            sources: leaves.map { _ in 0 } + [1, 2], targets: Array(leaves) + [2, 3], nodeCount: 81, directed: false)
        let expected = try naive(graph)
        approximatelyEqual(try graph.constraint(), expected.constraint)
        approximatelyEqual(try graph.effectiveSize(), expected.size)
    }

    @Test func doNotDependOnThreads() throws {
        let graph = try randomMultigraph(seed: 21, nodeCount: 9000, edgeCount: 20_000, directed: true, weighted: true)
        let (constraint, size) = (try graph.constraint(execution: .serial), try graph.effectiveSize(execution: .serial))
        for threads in [2, 4] {
            // NaN, where there are no ties, is not equal to itself.
            #expect(try graph.constraint(execution: Execution(threads: threads)).map(\.bitPattern) == constraint.map(\.bitPattern))
            #expect(try graph.effectiveSize(execution: Execution(threads: threads)).map(\.bitPattern) == size.map(\.bitPattern))
        }
    }

    @Test func withoutEdges() throws {
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).constraint() == [])
        let loop = try CSRGraph(sources: [0], targets: [0], nodeCount: 1, directed: false)
        #expect(try loop.constraint().allSatisfy(\.isNaN))
        #expect(try loop.effectiveSize().allSatisfy(\.isNaN))
        let idle = try CSRGraph(sources: [0], targets: [1], weights: [0], nodeCount: 2, directed: false)
        #expect(try idle.constraint() == [0, 0])
        #expect(try idle.effectiveSize().allSatisfy(\.isNaN))
    }
}
