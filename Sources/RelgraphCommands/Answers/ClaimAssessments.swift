import GraphFormats
import RelationAnalysis
import RelationGraph

extension GraphExport {
    /// The graph in another format, with what the analysis finds of its statements where the format reviews them.
    init(assessed graph: RelationGraph, as format: ExportFormat, parts: [GraphPart] = GraphPart.allCases) throws(GraphProblems) {
        try self.init(graph, as: format, parts: parts, assessments: format == .claimReview ? ClaimAnalysis(graph).assessments : [:])
    }
}

extension ClaimAnalysis {
    /// What is found of every statement that somebody speaks of, or whose words on others decide it.
    var assessments: [NodeIndex: ClaimAssessment] {
        let known = statements.filter { !$0.positions.isEmpty || !$0.derived.isEmpty }
        return Dictionary(known.map { ($0.statement.index, $0.assessment) }, uniquingKeysWith: { first, _ in first })
    }
}

extension StatementClaims {
    fileprivate var assessment: ClaimAssessment {
        ClaimAssessment(
            verdict: status.rawValue, explanation: explanation, claimants: positions(.for).map(\.speaker.index))
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
