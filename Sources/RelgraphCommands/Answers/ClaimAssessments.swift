import GraphFormats
import RelationAnalysis
import RelationGraph

extension GraphExport {
    /// The graph in another format, with what the analysis finds of its statements where the format reviews them.
    ///
    /// - Parameters:
    ///   - whole: the graph of which it is a part: what is merely not written was said all the same.
    ///   - known: what of that counts as known.
    init(
        assessed graph: RelationGraph, of whole: RelationGraph? = nil, knowing known: Selection = Selection(), as format: ExportFormat,
        parts: [GraphPart] = GraphPart.allCases
    ) throws(GraphProblems) {
        var assessments: [NodeIndex: ClaimAssessment] = [:]
        if format == .claimReview {
            let (united, known) = (whole ?? graph).unitingIdentities(known)
            assessments = ClaimAnalysis(united, known).assessments(in: graph)
        }
        try self.init(graph, as: format, parts: parts, assessments: assessments)
    }
}

extension ClaimAnalysis {
    /// What is found of every statement that somebody speaks of, or whose words on others decide it, by its number in a graph that has all of
    /// the statements, or some.
    func assessments(in written: RelationGraph) -> [NodeIndex: ClaimAssessment] {
        var assessments: [NodeIndex: ClaimAssessment] = [:]
        for claims in statements where !claims.positions.isEmpty || !claims.derived.isEmpty {
            guard let statement = written.node(id: claims.statement.id) else { continue }
            assessments[statement.index] = claims.assessment(in: written)
        }
        return assessments
    }
}

extension StatementClaims {
    fileprivate func assessment(in written: RelationGraph) -> ClaimAssessment {
        ClaimAssessment(
            verdict: status.rawValue, explanation: explanation,
            claimants: positions(.for).compactMap { written.node(id: $0.speaker.id)?.index })
    }

    /// Who had no information or would not say is no denier: those are counted apart.
    private var explanation: String {
        func counted(_ count: Int, _ one: String, _ many: String) -> String { count == 1 ? "1 \(one)" : "\(count) \(many)" }
        var parts = [
            counted(positions(.for).count, "holds it true", "hold it true"),
            counted(positions(.against).count, "holds it false", "hold it false"),
            counted(undecided.count, "takes no side", "take no side"),
        ]
        if !withdrawn.isEmpty { parts.append("\(withdrawn.count) took it back") }
        let text = parts.joined(separator: ", ") + "."
        let (supporting, opposing) = (derivedCount(.for), derivedCount(.against))
        guard supporting + opposing > 0 else { return text }
        return text + " By what they said of other statements, \(counted(supporting, "more holds it true", "more hold it true")) and "
            + "\(counted(opposing, "more holds it false", "more hold it false"))."
    }
}
