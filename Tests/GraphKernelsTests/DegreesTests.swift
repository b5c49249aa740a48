import GraphKernels
import Testing

struct DegreeAnswers: Decodable, Sendable {
    let degree, multiDegree: [Double]
    let inDegree, outDegree, multiInDegree, multiOutDegree, strength, inStrength, outStrength: [Double]?
}

struct DegreeStructureAnswers: Decodable, Sendable {
    let density: Double
    let degreeHistogram: [Int]
    let inDegreeHistogram, outDegreeHistogram: [Int]?
    let degreeAssortativity: Double?
    let directedDegreeAssortativity: Double?
}

@Suite("Degrees")
struct DegreesTests {
    @Test(arguments: try Oracle.cases("centrality", as: DegreeAnswers.self))
    func degreesAgreeWithNetworkX(oracle: OracleCase<DegreeAnswers>) throws {
        let graph = try oracle.graph.graph(weighted: true)
        let answers = oracle.answers
        #expect(graph.degreeCentrality(normalized: false) == answers.degree)
        #expect(graph.degrees().map(Double.init) == answers.multiDegree)
        for kind in DegreeKind.allCases {
            #expect((0..<Int32(graph.nodeCount)).map { graph.degree(of: $0, kind) } == graph.degrees(kind))
        }
        if let expected = answers.strength { approximatelyEqual(try graph.strengths(), expected) }
        if let expected = answers.inDegree { #expect(graph.degreeCentrality(.incoming, normalized: false) == expected) }
        if let expected = answers.outDegree { #expect(graph.degreeCentrality(.outgoing, normalized: false) == expected) }
        if let expected = answers.multiInDegree { #expect(graph.degrees(.incoming).map(Double.init) == expected) }
        if let expected = answers.multiOutDegree { #expect(graph.degrees(.outgoing).map(Double.init) == expected) }
        if let expected = answers.inStrength { approximatelyEqual(try graph.strengths(.incoming), expected) }
        if let expected = answers.outStrength { approximatelyEqual(try graph.strengths(.outgoing), expected) }
    }

    @Test(arguments: try Oracle.cases("structure", as: DegreeStructureAnswers.self))
    func distributionsAgreeWithNetworkX(oracle: OracleCase<DegreeStructureAnswers>) throws {
        let graph = try oracle.graph.graph(weighted: true)
        let undirected = try graph.undirected()
        let answers = oracle.answers
        #expect(abs(graph.density() - answers.density) < 1e-12)
        #expect(undirected.degreeDistribution() == answers.degreeHistogram)
        if let expected = answers.inDegreeHistogram { #expect(graph.degreeDistribution(.incoming) == expected) }
        if let expected = answers.outDegreeHistogram { #expect(graph.degreeDistribution(.outgoing) == expected) }
        approximatelyEqual([try undirected.degreeAssortativity() ?? .nan], [answers.degreeAssortativity])
        if graph.isDirected {
            approximatelyEqual([try graph.degreeAssortativity() ?? .nan], [answers.directedDegreeAssortativity])
        }
    }

    @Test func normalisedByTheOthers() throws {
        let star = try CSRGraph(sources: [0, 0, 0, 0], targets: [1, 2, 3, 0], nodeCount: 4, directed: false)
        let third = 1.0 / 3
        #expect(star.degreeCentrality() == [1, third, third, third])
        #expect(try CSRGraph(sources: [0], targets: [0], nodeCount: 1, directed: false).degreeCentrality() == [0])
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).degreeCentrality() == [])
    }

    @Test func anUndirectedLoopHasTwoEnds() throws {
        let graph = try CSRGraph(sources: [0, 0, 0], targets: [0, 0, 1], weights: [2, 3, 4], nodeCount: 2, directed: false)
        #expect(graph.degrees() == [5, 1])
        #expect(try graph.strengths() == [14, 4])
        #expect(try graph.unweighted.strengths() == [5, 1])
    }

    @Test func averageNeighborDegrees() throws {
        // 0 - 1 - 2 and 1 - 3, 4 alone.
        let graph = try CSRGraph(sources: [0, 1, 1], targets: [1, 2, 3], weights: [1, 2, 5], nodeCount: 5, directed: false)
        #expect(try graph.averageNeighborDegrees() == [3, 1, 3, 3, 0])
        let mixed = try CSRGraph(sources: [0, 0, 1], targets: [1, 2, 3], weights: [3, 1, 0], nodeCount: 4, directed: false)
        #expect(try mixed.averageNeighborDegrees() == [1.75, 2, 2, 0])
        let directed = try CSRGraph(sources: [0, 0, 1], targets: [1, 2, 2], nodeCount: 3, directed: true)
        #expect(try directed.averageNeighborDegrees() == [0.5, 0, 0])
    }

    @Test func assortativityDoesNotDependOnThreads() throws {
        let graph = try randomMultigraph(seed: 1, nodeCount: 3000, edgeCount: 31_000, directed: true, weighted: false)
        let serial = try graph.degreeAssortativity(execution: .serial)
        #expect(serial != nil)
        #expect(try graph.degreeAssortativity(execution: Execution(threads: 4)) == serial)
    }
}
