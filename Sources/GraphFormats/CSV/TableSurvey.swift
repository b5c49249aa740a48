import RelationGraph

/// What a column holds in all records: the narrowest type that fits them.
struct ColumnSurvey {
    private(set) var hasValue = false
    private var isInteger = true
    private var isDecimal = true
    private var isBoolean = true
    private var isDirection = true
    private(set) var hasUndirected = false

    mutating func take(_ content: Span<UInt8>) {
        hasValue = true
        if isInteger {
            if let number = DecimalNumber.plainInteger(content) {
                if !DecimalNumber.isExact(number) { isDecimal = false }
            } else {
                isInteger = false
            }
        }
        if isDecimal, !isInteger, DecimalNumber.plainDecimal(content) == nil { isDecimal = false }
        if isBoolean { isBoolean = ColumnSurvey.reads(content, "true") || ColumnSurvey.reads(content, "false") }
        if isDirection {
            let isUndirected = ColumnSurvey.isUndirected(content)
            hasUndirected = hasUndirected || isUndirected
            isDirection = isUndirected || ColumnSurvey.reads(content, "directed", inAnyCase: true)
        }
    }

    var type: AttributeColumn.ValueType { isInteger ? .integer : isDecimal ? .decimal : isBoolean ? .boolean : .text }

    /// Nothing but “Directed” and “Undirected”.
    var holdsDirections: Bool { hasValue && isDirection }

    static func isUndirected(_ content: Span<UInt8>) -> Bool {
        reads(content, "undirected", inAnyCase: true) || reads(content, "mutual", inAnyCase: true)
    }

    /// Whether content is a word, which is given in lower case letters.
    private static func reads(_ content: Span<UInt8>, _ word: String, inAnyCase: Bool = false) -> Bool {
        guard content.count == word.utf8.count else { return false }
        var index = 0
        for letter in word.utf8 {
            guard content[index] == letter || inAnyCase && content[index] | 0x20 == letter else { return false }
            index += 1
        }
        return true
    }
}

/// What all records of a table hold together.
struct TableSurvey {
    /// A field that no record may leave empty, and what it is to tell who does.
    struct Requirement {
        var column: Int
        var code: String
        var message: String
    }

    private(set) var columns: [ColumnSurvey]
    private(set) var recordCount = 0

    /// Goes through all records: what is in the columns, and what is wrong, which becomes problems of the table.
    init(
        _ start: CSVRecords, _ header: CSVHeader, required: [Requirement], problems table: inout GraphTable
    ) throws(UnreadableFile) {
        var records = start
        let width = header.names.count
        columns = Array(repeating: ColumnSurvey(), count: width)
        while try records.next() {
            if let despair = table.despair(line: records.recordLine) { throw despair }
            let count = records.fields.count
            guard count == width else {
                let place = count > width ? records.place(of: records.fields[width]) : records.place(of: records.recordEnd)
                table.error(
                    "ragged-record",
                    "There \(count == 1 ? "is one field" : "are \(count) fields") in this record, but \(width) in the first line",
                    remedy: count > width
                        ? "Remove what is too much, or put fields that hold a separator in quotes." : "Add what is missing.",
                    line: place.line, column: place.column)
                continue
            }
            recordCount += 1
            for column in 0..<width where !records.fields[column].range.isEmpty {
                if !required.contains(where: { $0.column == column }) {
                    columns[column].take(records.bytes.span.extracting(records.fields[column].range))
                }
            }
            for field in required where records.fields[field.column].range.isEmpty {
                let place = records.place(of: records.fields[field.column])
                table.error(
                    field.code, field.message, remedy: "Fill the field, or remove the line.", line: place.line, column: place.column)
            }
        }
    }
}

/// The columns of a table that become free attributes.
struct ValueColumns {
    private let columns: [(column: Int, type: AttributeColumn.ValueType)]
    private(set) var attributes: [AttributeColumn]

    /// - Parameter others: the columns that are something else.
    init(_ header: CSVHeader, _ survey: TableSurvey, besides others: [Int?]) {
        let kept = header.names.indices.filter { !others.contains($0) && survey.columns[$0].hasValue }
        columns = kept.map { ($0, survey.columns[$0].type) }
        attributes = kept.map { column in
            let name = header.names[column]
            var attribute = AttributeColumn(key: name.isEmpty ? "column\(column + 1)" : name, type: survey.columns[column].type)
            attribute.reserveCapacity(survey.recordCount)
            return attribute
        }
    }

    /// Gives a row the values of a record.
    mutating func take(_ records: CSVRecords, row: Int) throws(UnreadableFile) {
        for index in columns.indices {
            let (column, type) = columns[index]
            let field = records.fields[column]
            guard !field.range.isEmpty else { continue }
            let content = records.bytes.span.extracting(field.range)
            switch type {
            case .integer: attributes[index].set(.integer(DecimalNumber.plainInteger(content) ?? 0), at: row)
            case .decimal: attributes[index].set(.decimal(DecimalNumber.plainDecimal(content) ?? 0), at: row)
            case .boolean: attributes[index].set(.boolean(content.count == 4), at: row)
            case .text where field.hasDoubledQuotes: attributes[index].set(.text(try records.text(column)), at: row)
            case .text:
                guard attributes[index].setText(content, at: row, text: { ForeignText.string(content) }) else {
                    throw ForeignText.badText(at: records.place(of: field))
                }
            }
        }
    }
}

extension GraphTable {
    /// The node whose id stands in a field of a record.
    mutating func node(_ column: Int, of records: CSVRecords) throws(UnreadableFile) -> NodeIndex {
        let field = records.fields[column]
        if field.hasDoubledQuotes { return node(try records.text(column), line: records.recordLine) }
        let id = records.bytes.span.extracting(field.range)
        guard let node = node(id, line: records.recordLine, text: { ForeignText.string(id) }) else {
            throw ForeignText.badText(at: records.place(of: field))
        }
        return node
    }
}
