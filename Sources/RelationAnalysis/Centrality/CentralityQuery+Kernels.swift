import GraphKernels

extension CentralityQuery {
    /// The values of one measure, as its kernel computes them. What must be known of the computation goes to the answer.
    ///
    /// - Parameters:
    ///   - states: by node, what percolates; empty unless that is asked for.
    ///   - pair: hubs and authorities, of which one run gives both, once they are known.
    func values(
        _ measure: CentralityMeasure, _ graph: CSRGraph, states: [Double], _ pair: inout HubsAndAuthorities?, _ answer: inout Centrality,
        _ execution: Execution
    ) throws(GraphKernelError) -> [Double] {
        switch measure {
        case .degree: return try degree(.total, graph)
        case .inDegree: return try degree(.incoming, graph)
        case .outDegree: return try degree(.outgoing, graph)
        case .closeness: return try graph.closenessCentrality(normalized: isNormalized, execution: execution)
        case .harmonic: return try graph.harmonicCentrality(normalized: isNormalized, execution: execution)
        case .betweenness: return try betweenness(graph, &answer.remarks, execution)
        case .percolation: return try graph.percolationCentrality(states: states, execution: execution)
        case .eigenvector: return try graph.eigenvectorCentrality(execution: execution)
        case .katz: return try katz(graph, &answer, execution)
        case .pageRank: return try graph.pageRank(execution: execution)
        case .hub, .authority:
            let found = if let pair { pair } else { try graph.hubsAndAuthorities(execution: execution) }
            pair = found
            return measure == .hub ? found.hubs : found.authorities
        case .core: return try graph.coreNumbers(execution: execution).map(Double.init)
        case .clustering: return try graph.localClustering(execution: execution)
        case .constraint: return try graph.constraint(execution: execution)
        case .effectiveSize: return try graph.effectiveSize(execution: execution)
        case .eccentricity: return try graph.eccentricities(execution: execution)
        }
    }

    /// With weights the strength, which has no greatest value to be divided by.
    private func degree(_ kind: DegreeKind, _ graph: CSRGraph) throws(GraphKernelError) -> [Double] {
        graph.isWeighted ? try graph.strengths(kind) : graph.degreeCentrality(kind, normalized: isNormalized)
    }

    private func betweenness(
        _ graph: CSRGraph, _ remarks: inout [String], _ execution: Execution
    ) throws(GraphKernelError) -> [Double] {
        guard let sample, sample < graph.nodeCount else {
            return try graph.betweennessCentrality(normalized: isNormalized, execution: execution)
        }
        let estimate = try graph.approximateBetweennessCentrality(
            samples: sample, normalized: isNormalized, seed: seed, execution: execution)
        remarks.append(
            "betweenness is estimated from \(sample) of \(graph.nodeCount) nodes: with 95 % confidence no value is off by more than "
                + "\(estimate.maximumError.shown(digits: 2, rounding: .up)).")
        return estimate.values
    }

    private func katz(_ graph: CSRGraph, _ answer: inout Centrality, _ execution: Execution) throws(GraphKernelError) -> [Double] {
        let katz = try graph.katzCentrality(execution: execution)
        answer.attenuation = katz.alpha
        if katz.alpha != 0.1 {
            answer.remarks.append(
                "katz: the attenuation is lowered from 0.1 to \(katz.alpha.shown(digits: 3, rounding: .down)), since with 0.1 it would not converge on this "
                    + "graph.")
        }
        return katz.values
    }
}
