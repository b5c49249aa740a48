import GraphFormats
import RelationAnalysis
import RelationGraph

extension GraphExport {
    /// The graph in another format, with what is known of its statements where the format reviews them.
    ///
    /// - Parameter knowledge: what is made of the statements of the whole graph of which this may be a part; nil for what the graph itself tells.
    init(
        assessed graph: RelationGraph, by knowledge: ClaimAnalysis? = nil, as format: ExportFormat, parts: [GraphPart] = GraphPart.allCases
    ) throws(GraphProblems) {
        let assessments = format == .claimReview ? (knowledge ?? ClaimAnalysis(uniting: graph)).assessments(in: graph) : [:]
        try self.init(graph, as: format, parts: parts, assessments: assessments)
    }
}

extension ClaimAnalysis {
    /// What is found of every statement of a graph that somebody speaks of, or whose words on others decide it; by the numbers of that graph,
    /// which may be a part of the one analysed, or hold those apart who are one here.
    func assessments(in graph: RelationGraph) -> [NodeIndex: ClaimAssessment] {
        func written(_ node: Node) -> [NodeIndex] { node.identityIDs.compactMap { graph.node(id: $0)?.index } }
        var assessments: [NodeIndex: ClaimAssessment] = [:]
        for claims in statements where !claims.positions.isEmpty || !claims.derived.isEmpty {
            let claimants = claims.positions(.for).compactMap { written($0.speaker).first }
            let assessment = ClaimAssessment(verdict: claims.status.rawValue, explanation: claims.counts, claimants: claimants)
            for statement in written(claims.statement) { assessments[statement] = assessment }
        }
        return assessments
    }
}

extension StatementClaims {
    /// Who had no information or would not say is no denier: those are counted apart.
    fileprivate var counts: String {
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
