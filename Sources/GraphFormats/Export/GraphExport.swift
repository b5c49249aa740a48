import RelationGraph

/// A graph in another format: the bytes of its files, and what they do not hold.
public struct GraphExport: Sendable {
    /// The part that a file holds; nil for the whole graph.
    public let files: [(part: GraphPart?, bytes: [UInt8])]
    public let loss: LossReport

    /// - Parameters:
    ///   - assessments: what an analysis finds of statements, for the format that reviews claims; others write nothing of it.
    ///   - parts: the tables to be written, of a format that has one for nodes and one for edges; others are written whole.
    /// - Complexity: O(nodes + relations + what they have).
    /// - Throws: `GraphProblems` if the graph holds what notes must not say, and is to be written as notes.
    public init(
        _ graph: RelationGraph, as format: ExportFormat, parts: [GraphPart] = GraphPart.allCases,
        assessments: [NodeIndex: ClaimAssessment] = [:]
    ) throws(GraphProblems) {
        if format == .ftm || format == .claimReview {
            let (bytes, written) =
                format == .ftm ? FTMWriter.lines(of: graph) : ClaimReviewWriter.document(of: graph, assessments: assessments)
            var loss = written
            GraphExport.reportJudgements(of: graph, to: &loss)
            GraphExport.reportComments(of: graph, to: &loss)
            files = [(nil, bytes)]
            self.loss = loss.sorted
            return
        }
        guard let writer = format.writer else {
            var (notes, loss) = try NativeNotes.notes(of: graph)
            GraphExport.reportComments(of: graph, to: &loss)
            files = [(nil, Array(NativeWriter.text(of: notes).utf8))]
            self.loss = loss
            return
        }
        let properties = PropertyGraph(graph, style: writer.properties)
        var loss = properties.loss
        let isPart = parts.count == 1
        let written: [GraphPart?] =
            switch format.division {
            case .none: [nil]
            case .sections: isPart ? parts : [nil]
            case .files: parts
            }
        if format.division != nil, isPart { properties.report(missingBut: parts[0], to: &loss) }
        files = written.map { part in (part, writer.bytes(of: properties, part: part, loss: &loss)) }
        GraphExport.reportJudgements(of: graph, to: &loss)
        GraphExport.reportComments(of: graph, to: &loss)
        self.loss = loss.sorted
    }

    /// Comments that belong to nothing which is written.
    private static func reportComments(of graph: RelationGraph, to loss: inout LossReport) {
        let count = graph.files.reduce(0) { $0 + $1.lostComments.count }
        loss.add(.graph, "comments", count, because: "they stand behind something, or not directly above an entry")
    }

    /// Judgements on who is whom that name a node of another file: only notes can hold an end that is not there.
    private static func reportJudgements(of graph: RelationGraph, to loss: inout LossReport) {
        for (type, judgements) in Dictionary(grouping: graph.judgementsOnAbsentNodes, by: \.type.id).sorted(by: { $0.key < $1.key }) {
            loss.add(.relations, type, judgements.count, because: "one of the two is in another file")
        }
    }
}
