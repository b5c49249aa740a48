import RelationGraph

/// Reads tables of edges: one edge a record, fields separated by commas (or semicolons, tabs, bars), after RFC 4180.
///
/// A header may name the columns: the two ends (`source,target`, `from,to`, `src,dst`, `subject,object`, `u,v` and the like), the type of the
/// relation (`relation`, `type`, `label`, `kind`), and whatever else, which becomes free attributes under the column's name: numbers where all
/// of a column are, `true` and `false`, otherwise texts. A column `Type` of “Directed” and “Undirected”, as Gephi writes it, gives the
/// direction instead; otherwise edges point from source to target. Without a header the first two columns are the ends, and a third is the
/// attribute `weight` if it holds a number, or else the type.
enum CSVReader: ForeignReader {
    /// - Complexity: O(bytes) expected; the file is gone through twice, so that columns have their final types and sizes from the start.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var reader = EdgeTableReader(bytes: bytes, file: file)
        reader.read(preferring: UInt8(ascii: ","))
        return reader.table
    }
}

/// Reads tables of edges whose names say that tabs separate their fields.
enum TSVReader: ForeignReader {
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var reader = EdgeTableReader(bytes: bytes, file: file)
        reader.read(preferring: UInt8(ascii: "\t"))
        return reader.table
    }
}

private struct EdgeTableReader {
    let bytes: [UInt8]
    var table: GraphTable

    init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        table = GraphTable(file: file)
    }

    mutating func read(preferring delimiter: UInt8) {
        do throws(UnreadableFile) {
            let start = try ForeignText.start(of: bytes, file: table.file)
            let dialect = CSVDialect(bytes: bytes, start: start, preferred: delimiter)
            var records = CSVRecords(
                bytes: bytes, file: table.file, delimiter: dialect.delimiter, start: dialect.start, line: dialect.line)
            guard let roles = try readHeader(&records) else { return }
            let survey = try survey(records, roles)
            guard table.problems.allSatisfy({ $0.severity == .warning }) else { return }
            try fill(records, EdgeColumns(roles, survey))
        } catch {
            table.report(error.problem)
        }
    }

    // MARK: Header

    /// The roles of the columns; the records then stand before the first edge. Nil if the table cannot be understood.
    private mutating func readHeader(_ records: inout CSVRecords) throws(UnreadableFile) -> EndColumns? {
        let beginning = records
        guard try records.next() else { throw ForeignText.empty(table.file) }
        let names = try texts(of: records)
        let line = records.recordLine
        guard names.count > 1 else {
            table.error(
                "one-column", "There is one column here; an edge needs two",
                remedy: "Separate the columns by commas, semicolons or tabs.", line: line)
            return nil
        }
        var header = CSVHeader(names: names)
        if header.namesBothEnds || header.isRecognized {
            // It is a header.
        } else if try !isHeader(names, before: records) {
            records = beginning
            let third = names.count > 2 && DecimalNumber.value(Array(names[2].utf8)[...]) != nil
            header = CSVHeader(columnCount: names.count, thirdIsNumber: third)
            table.warn(
                "no-header", "No header names the columns: the first line is read as an edge, its first two columns as the two ends",
                remedy: "If it is a header, call the two ends “source” and “target”.", line: line)
        }
        guard let ends = EndColumns(header) else {
            table.error(
                "no-ends",
                "The header names no columns for the two ends of an edge, but \(names.map { "“\($0)”" }.joined(separator: ", "))",
                remedy: "Call them “source” and “target”. A table of nodes alone is no graph.", line: line)
            return nil
        }
        var seen: Set<String> = []
        for name in header.names where !name.isEmpty && !seen.insert(name).inserted {
            table.error("duplicate-column", "Two columns are called “\(name)”", remedy: "Rename one of them.", line: line)
        }
        return ends
    }

    /// Whether the first record differs from the second as names differ from numbers.
    private func isHeader(_ names: [String], before records: CSVRecords) throws(UnreadableFile) -> Bool {
        var records = records
        guard try records.next(), records.fields.count == names.count else { return false }
        return zip(names, records.fields).contains { name, field in
            !name.isEmpty && DecimalNumber.value(Array(name.utf8)[...]) == nil && DecimalNumber.value(bytes[field.range]) != nil
        }
    }

    private func texts(of records: CSVRecords) throws(UnreadableFile) -> [String] {
        var texts: [String] = []
        for field in records.fields { texts.append(try records.text(field)) }
        return texts
    }

    // MARK: First pass

    /// Goes through all records: what is in the columns, and what is wrong.
    private mutating func survey(_ start: CSVRecords, _ roles: EndColumns) throws(UnreadableFile) -> EdgeSurvey {
        var records = start
        let width = roles.header.names.count
        var survey = EdgeSurvey(columns: Array(repeating: ColumnSurvey(), count: width))
        while try records.next() {
            if let despair = table.despair(line: records.recordLine) { throw despair }
            guard records.fields.count == width else {
                table.error(
                    "ragged-record", "There are \(records.fields.count) fields here, but \(width) in the first line",
                    remedy: "Add what is missing, or put fields that hold a separator in quotes.", line: records.recordLine)
                continue
            }
            survey.recordCount += 1
            for column in 0..<width {
                let field = records.fields[column]
                if column == roles.source || column == roles.target {
                    guard field.range.isEmpty else { continue }
                    let place = records.place(of: field)
                    table.error(
                        "missing-end", "The edge has no \(column == roles.source ? "source" : "target")",
                        remedy: "Fill the field, or remove the line.", line: place.line, column: place.column)
                } else if !field.range.isEmpty {
                    survey.columns[column].take(bytes[field.range])
                }
            }
        }
        return survey
    }

    // MARK: Second pass

    private mutating func fill(_ start: CSVRecords, _ columns: EdgeColumns) throws(UnreadableFile) {
        var records = start
        var attributes = columns.attributes.map { AttributeColumn(key: $0.key, type: $0.type) }
        table.reserveCapacity(edges: columns.recordCount)
        for index in attributes.indices { attributes[index].reserveCapacity(columns.recordCount) }
        if let label = columns.type { table.labelKey = columns.names[label] }
        while try records.next() {
            let fields = records.fields
            let source = table.node(try records.text(fields[columns.source]), line: records.recordLine)
            let target = table.node(try records.text(fields[columns.target]), line: records.recordLine)
            var type = GraphTable.EdgeType()
            if let column = columns.type, !fields[column].range.isEmpty { type.label = try records.text(fields[column]) }
            if let column = columns.direction { type.isSymmetric = ColumnSurvey.isUndirected(bytes[fields[column].range]) }
            let edge = table.edgeCount
            table.appendEdge(from: source, to: target, type: type, line: records.recordLine)
            for (index, attribute) in columns.attributes.enumerated() where !fields[attribute.column].range.isEmpty {
                attributes[index].set(try value(fields[attribute.column], attribute.type, records), at: edge)
            }
        }
        table.edgeAttributes = attributes
    }

    private func value(
        _ field: CSVField, _ type: AttributeColumn.ValueType, _ records: CSVRecords
    ) throws(UnreadableFile) -> AttributeValue {
        let content = bytes[field.range]
        return switch type {
        case .integer: .integer(DecimalNumber.plainInteger(content) ?? 0)
        case .decimal: .decimal(DecimalNumber.plainDecimal(content) ?? 0)
        case .boolean: .boolean(content.count == 4)
        case .text: .text(try records.text(field))
        }
    }
}
