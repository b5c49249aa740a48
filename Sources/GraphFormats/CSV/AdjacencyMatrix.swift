import RelationGraph

/// A table in which rows and columns are the same nodes, and a number in a cell is an edge from the node of its row to that of its column.
///
/// It is told by its header, of which the first field is empty, and by its first row, which has the name of a column. Empty cells and zeros are
/// no edges; any other number is the attribute `weight` of one. A matrix that is its own transpose is that of an undirected graph: each pair is
/// one edge.
struct AdjacencyMatrix {
    private let names: [String]

    /// - Parameter records: before the header.
    init?(_ records: CSVRecords) throws(UnreadableFile) {
        var records = records
        guard try records.next(), records.fields.count > 1, records.fields[0].range.isEmpty else { return nil }
        let header = try records.texts
        guard header.dropFirst().allSatisfy({ !$0.isEmpty }), try records.next(), header.dropFirst().contains(try records.text(0)) else {
            return nil
        }
        names = Array(header.dropFirst())
    }

    private struct Cell {
        var row: Int
        var column: Int
        var weight: Double
        var line: Int
    }

    /// Reads the edges into a table, unless something is wrong with them. O(cells).
    func read(_ start: CSVRecords, into table: inout GraphTable) throws(UnreadableFile) {
        var records = start
        _ = try records.next()
        var columns: [String: Int] = [:]
        for (index, name) in names.enumerated() where columns.updateValue(index, forKey: name) != nil {
            table.error("duplicate-column", "Two columns are called “\(name)”", remedy: "Rename one of them.", line: records.recordLine)
        }
        let nodes = names.map { table.node($0, line: records.recordLine) }
        var cells: [Cell] = []
        var lines: [Int: Int] = [:]
        while try records.next() {
            if let despair = table.despair(line: records.recordLine) { throw despair }
            guard let row = try row(of: records, columns, &lines, &table) else { continue }
            for column in names.indices {
                guard let weight = try weight(records, column + 1, &table), weight != 0 else { continue }
                cells.append(Cell(row: row, column: column, weight: weight, line: records.recordLine))
            }
        }
        guard table.problems.allSatisfy({ $0.severity == .warning }) else { return }
        append(cells, nodes, to: &table)
    }

    /// Which node a record is the row of; nil if something is wrong with it.
    private func row(
        of records: CSVRecords, _ columns: [String: Int], _ lines: inout [Int: Int], _ table: inout GraphTable
    ) throws(UnreadableFile) -> Int? {
        let line = records.recordLine
        guard records.fields.count == names.count + 1 else {
            table.error(
                "ragged-record",
                "There are \(records.fields.count) fields in this row of the matrix, but \(names.count + 1) in the first line",
                remedy: "Give it a field for every column; it may be empty.", line: line)
            return nil
        }
        let name = try records.text(0)
        guard let row = columns[name] else {
            table.error(
                "unknown-row", "The row “\(name.prefix(80))” has no column: a matrix of edges has the same nodes in both",
                remedy: "Add the column, or write the edges as a table with the columns “source” and “target”.", line: line)
            return nil
        }
        if let first = lines.updateValue(line, forKey: row) {
            table.error(
                "duplicate-row", "“\(name.prefix(80))” has a second row, the first is on line \(first)", remedy: "Remove one of them.",
                line: line)
            return nil
        }
        return row
    }

    /// The number in a field; nil for an empty one, and for one that holds no number, which is told.
    private func weight(_ records: CSVRecords, _ column: Int, _ table: inout GraphTable) throws(UnreadableFile) -> Double? {
        let field = records.fields[column]
        guard !field.range.isEmpty else { return nil }
        if let weight = DecimalNumber.value(records.bytes.span.extracting(field.range)) { return weight }
        let place = records.place(of: field)
        table.error(
            "bad-weight", "“\(try records.text(column).prefix(80))” in a matrix of edges is no finite number",
            remedy: "Write how strong the edge is, or 0 or nothing where there is none.", line: place.line, column: place.column)
        return nil
    }

    private func append(_ cells: [Cell], _ nodes: [NodeIndex], to table: inout GraphTable) {
        struct Place: Hashable {
            var row: Int
            var column: Int
        }
        let weights = Dictionary(cells.map { (Place(row: $0.row, column: $0.column), $0.weight) }) { first, _ in first }
        let isSymmetric = cells.allSatisfy { weights[Place(row: $0.column, column: $0.row)] == $0.weight }
        let kept = isSymmetric ? cells.filter { $0.row <= $0.column } : cells
        let areIntegers = kept.allSatisfy { Int(exactly: $0.weight) != nil }
        var values = AttributeColumn(key: "weight", type: areIntegers ? .integer : .decimal)
        table.reserveCapacity(edges: kept.count)
        for cell in kept {
            values.set(areIntegers ? .integer(Int(cell.weight)) : .decimal(cell.weight), at: table.edgeCount)
            table.appendEdge(
                from: nodes[cell.row], to: nodes[cell.column], type: GraphTable.EdgeType(symmetric: isSymmetric), line: cell.line)
        }
        table.edgeAttributes = kept.contains { $0.weight != 1 } ? [values] : []
    }
}
