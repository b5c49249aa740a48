import GraphKernels
import Testing

/// The eigenvector family of `Oracles/centrality.json`, of graphs as they are and by their weights.
struct SpectralAnswers: Decodable, Sendable {
    let eigenvector, eigenvectorWeighted, katz, katzWeighted: [Double]?
    let pagerank: [Double]
    let pagerankWeighted: [Double]?
    let personalization: [Double]
    let pagerankPersonalizedDangling: [Double]
    let pagerankPersonalizedDanglingWeighted: [Double]?
    let hub, hubWeighted, authority, authorityWeighted: [Double]?
    let spectralRadius: Double
    let spectralRadiusWeighted: Double?
}

@Suite("Spectral measures agree with NetworkX and igraph")
struct SpectralOracleTests {
    @Test(arguments: try Oracle.cases("centrality", as: SpectralAnswers.self))
    func pageRank(oracle: OracleCase<SpectralAnswers>) throws {
        for weighted in [false, true] {
            let graph = try oracle.graph.graph(weighted: weighted)
            let answers = oracle.answers
            if let expected = weighted ? answers.pagerankWeighted : answers.pagerank {
                approximatelyEqual(try graph.pageRank(), expected)
                approximatelyEqual(try graph.pageRank(tolerance: 1e-5), expected, tolerance: 1e-4)
                approximatelyEqual(try graph.pageRank(iterations: 150), expected, tolerance: 1e-6)
            }
            // A graph of one node has no personalisation: all jumps lead to it.
            guard answers.personalization.contains(where: { $0 > 0 }) else { continue }
            if let expected = weighted ? answers.pagerankPersonalizedDanglingWeighted : answers.pagerankPersonalizedDangling {
                approximatelyEqual(try graph.pageRank(personalization: answers.personalization), expected)
                approximatelyEqual(
                    try graph.pageRank(iterations: 150, personalization: answers.personalization), expected, tolerance: 1e-6)
            }
        }
    }

    @Test(arguments: try Oracle.cases("centrality", as: SpectralAnswers.self))
    func eigenvector(oracle: OracleCase<SpectralAnswers>) throws {
        for weighted in [false, true] {
            let graph = try oracle.graph.graph(weighted: weighted)
            if let expected = weighted ? oracle.answers.eigenvectorWeighted : oracle.answers.eigenvector {
                approximatelyEqual(try graph.eigenvectorCentrality(tolerance: 1e-13), expected)
            }
            let radius = weighted ? oracle.answers.spectralRadiusWeighted : oracle.answers.spectralRadius
            if radius == 0, graph.nodeCount > 0 {
                #expect(throws: GraphKernelError.self) { try graph.eigenvectorCentrality() }
            }
        }
    }

    @Test(arguments: try Oracle.cases("centrality", as: SpectralAnswers.self))
    func katz(oracle: OracleCase<SpectralAnswers>) throws {
        for weighted in [false, true] {
            let graph = try oracle.graph.graph(weighted: weighted)
            let found = try graph.katzCentrality(tolerance: 1e-12)
            guard let radius = weighted ? oracle.answers.spectralRadiusWeighted : oracle.answers.spectralRadius else { continue }
            if let expected = weighted ? oracle.answers.katzWeighted : oracle.answers.katz {
                approximatelyEqual(found.values, expected)
                #expect(found.alpha == 0.1)
            } else {
                #expect(abs(found.alpha * radius - 0.9) < 0.001)
            }
            guard radius > 0 else { continue }
            #expect(throws: GraphKernelError.self) { try graph.katzCentrality(alpha: 1.01 / radius) }
            let near = try graph.katzCentrality(alpha: 0.98 / radius)
            #expect(near.alpha == 0.98 / radius)
        }
    }

    @Test(arguments: try Oracle.cases("centrality", as: SpectralAnswers.self))
    func hubsAndAuthorities(oracle: OracleCase<SpectralAnswers>) throws {
        for weighted in [false, true] {
            let graph = try oracle.graph.graph(weighted: weighted)
            let answers = oracle.answers
            guard let hubs = weighted ? answers.hubWeighted : answers.hub,
                let authorities = weighted ? answers.authorityWeighted : answers.authority
            else { continue }
            let found = try graph.hubsAndAuthorities(tolerance: 1e-13)
            approximatelyEqual(found.hubs, hubs)
            approximatelyEqual(found.authorities, authorities)
        }
    }
}
