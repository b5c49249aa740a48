import RelationGraph

/// A table of nodes: the columns in which the id of a node and its name stand. All others become its free attributes.
struct NodeColumns {
    private let header: CSVHeader
    private let id: Int
    private let name: Int?

    /// The columns that a header names; nil if none is that of an id, nor of a name, which then stands for it.
    init?(_ header: CSVHeader) {
        self.header = header
        guard let id = header.id ?? header.name else { return nil }
        self.id = id
        name = header.name == id ? nil : header.name
    }

    /// Reads the nodes into a table, unless something is wrong with them.
    func read(_ start: CSVRecords, into table: inout GraphTable) throws(UnreadableFile) {
        let survey = try TableSurvey(
            start, header, required: [.init(column: id, code: "missing-id", message: "The node has no id")], problems: &table)
        guard table.problems.allSatisfy({ $0.severity == .warning }) else { return }
        var values = ValueColumns(header, survey, besides: [id, name])
        var records = start
        while try records.next() {
            let count = table.nodeCount
            let node = try table.node(id, of: records)
            guard table.nodeCount > count else {
                let place = records.place(of: records.fields[id])
                table.error(
                    "duplicate-id", "The id “\(table.nodeIDs[Int(node)])” belongs to two nodes, the first on line \(table.line(of: node))",
                    remedy: "Give one of them another id, or remove one of the lines.", line: place.line, column: place.column)
                if let despair = table.despair(line: place.line) { throw despair }
                continue
            }
            if let name, !records.fields[name].range.isEmpty { table.setName(try records.text(name), of: node) }
            try values.take(records, row: count)
        }
        table.nodeAttributes = values.attributes
    }
}
