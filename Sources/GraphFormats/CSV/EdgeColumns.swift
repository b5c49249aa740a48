import RelationGraph

/// A table of edges: the columns in which the ends of an edge stand, and what the others are for.
struct EdgeColumns {
    private let header: CSVHeader
    private let source: Int
    private let target: Int

    /// The columns that a header names; of one that names other things only, the first two. Nil if those are named as something else.
    init?(_ header: CSVHeader) {
        self.header = header
        guard !header.isOfNodes else { return nil }
        guard !header.namesBothEnds else {
            source = header.source ?? 0
            target = header.target ?? 1
            return
        }
        guard !header.isMapped, header.names.count > 1, !CSVHeader.isOther(header.names[0]), !CSVHeader.isOther(header.names[1]) else {
            return nil
        }
        (source, target) = (0, 1)
    }

    /// Whether a column tells directions: `Type` as Gephi writes it. One that is called `type`, and says “directed” throughout, may be about
    /// films.
    private func isDirection(_ column: Int, _ survey: ColumnSurvey, amid candidates: [Int]) -> Bool {
        guard survey.holdsDirections else { return false }
        let name = header.names[column]
        return survey.hasUndirected || candidates.count > 1 || name != name.lowercased()
    }

    /// Reads the edges into a table, unless something is wrong with them.
    func read(_ start: CSVRecords, into table: inout GraphTable) throws(UnreadableFile) {
        let survey = try TableSurvey(
            start, header,
            required: [
                .init(column: source, code: "missing-end", message: "The edge has no source"),
                .init(column: target, code: "missing-end", message: "The edge has no target"),
            ], problems: &table)
        guard table.problems.allSatisfy({ $0.severity == .warning }) else { return }
        // A column of directions says so of every edge; another one gives the type of the relation.
        let candidates = header.typeCandidates.filter { $0 != source && $0 != target }
        if let named = header.direction, survey.columns[named].hasValue, !survey.columns[named].holdsDirections {
            table.error(
                "bad-direction", "The column “\(header.names[named])” holds other words than “Directed” and “Undirected”",
                remedy: "Name another column for the direction, or leave it out: edges then point from source to target.", line: 1)
            return
        }
        let direction = header.direction ?? candidates.first { isDirection($0, survey.columns[$0], amid: candidates) }
        let label = candidates.first { $0 != direction }
        var values = ValueColumns(header, survey, besides: [source, target, label, direction])
        table.reserveCapacity(edges: survey.recordCount)
        if let label { table.labelKey = header.names[label] }
        var records = start
        while try records.next() {
            let ends = (try table.node(source, of: records), try table.node(target, of: records))
            var type = GraphTable.EdgeType()
            if let label, !records.fields[label].range.isEmpty { type.label = try records.text(label) }
            if let direction {
                type.isSymmetric = ColumnSurvey.isUndirected(records.bytes.span.extracting(records.fields[direction].range))
            }
            try values.take(records, row: table.edgeCount)
            table.appendEdge(from: ends.0, to: ends.1, type: type, line: records.recordLine)
        }
        table.edgeAttributes = values.attributes
    }
}
