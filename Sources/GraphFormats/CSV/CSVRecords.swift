import RelationGraph

/// A place in a file, from which its line and column follow.
struct CSVPosition {
    var offset: Int
    var lineStart: Int
    var line: Int
}

/// One field of a record, where it stands in the file.
struct CSVField {
    /// Without the quotes around it.
    var range: Range<Int>
    var isQuoted = false
    /// Holds doubled quotes, which stand for one each.
    var hasDoubledQuotes = false
    /// Where its line begins.
    var lineStart: Int
    var line: Int
}

/// The records of a comma-separated file after RFC 4180, one at a time, without copying them.
///
/// More tolerant than the standard: lines end with LF, CR LF or CR, unquoted fields may hold quotes that do not begin them, blanks around an
/// unquoted field do not belong to it, and lines without anything are passed over. O(1) space besides the fields of one record.
struct CSVRecords {
    let bytes: [UInt8]
    let file: String
    let delimiter: UInt8
    private var position: Int
    private var line: Int
    private var lineStart: Int
    /// The fields of the record read last.
    private(set) var fields: [CSVField] = []
    /// The line on which it begins.
    private(set) var recordLine = 0
    /// Where its last field ends.
    private(set) var recordEnd = CSVPosition(offset: 0, lineStart: 0, line: 0)

    /// - Parameters:
    ///   - start: the offset of the first record.
    ///   - line: the line on which that stands.
    init(bytes: [UInt8], file: String, delimiter: UInt8, start: Int, line: Int) {
        self.bytes = bytes
        self.file = file
        self.delimiter = delimiter
        position = start
        lineStart = start
        self.line = line
    }

    /// Reads on to the next record; false at the end of the file.
    ///
    /// - Throws: `UnreadableFile` where a quote is left open, or something follows one that closes a field.
    mutating func next() throws(UnreadableFile) -> Bool {
        while position < bytes.count, isLineEnd(bytes[position]) { endLine() }
        guard position < bytes.count else { return false }
        fields.removeAll(keepingCapacity: true)
        recordLine = line
        while true {
            try readField()
            if position < bytes.count, bytes[position] == delimiter {
                position += 1
                continue
            }
            recordEnd = CSVPosition(offset: position, lineStart: lineStart, line: line)
            if position < bytes.count { endLine() }
            return true
        }
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte == 0x09 && delimiter != 0x09) }

    /// Steps over the end of a line, of whatever form.
    private mutating func endLine() {
        let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
        position += isPair ? 2 : 1
        line += 1
        lineStart = position
    }

    /// Reads to the delimiter or the end of line behind a field.
    private mutating func readField() throws(UnreadableFile) {
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try readQuotedField() }
        let start = position
        while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) { position += 1 }
        var end = position
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        fields.append(CSVField(range: start..<end, lineStart: lineStart, line: line))
    }

    private mutating func readQuotedField() throws(UnreadableFile) {
        let (opening, openingLine, openingLineStart) = (position, line, lineStart)
        var field = CSVField(range: 0..<0, isQuoted: true, lineStart: lineStart, line: line)
        position += 1
        while true {
            guard position < bytes.count else {
                throw UnreadableFile(
                    "open-quote", "The quote that opens here is never closed",
                    remedy: "Close it; a quote within a quoted field is written twice.",
                    at: place(openingLine, openingLineStart, opening))
            }
            if isLineEnd(bytes[position]) {
                endLine()
            } else if bytes[position] != UInt8(ascii: "\"") {
                position += 1
            } else if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
                field.hasDoubledQuotes = true
                position += 2
            } else {
                break
            }
        }
        field.range = opening + 1..<position
        fields.append(field)
        position += 1
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
        guard position == bytes.count || bytes[position] == delimiter || isLineEnd(bytes[position]) else {
            throw UnreadableFile(
                "text-after-quote", "Text follows the quote that closes a field",
                remedy: "Put the whole field in quotes; a quote within it is written twice.", at: place(line, lineStart, position))
        }
    }

    private func place(_ line: Int, _ lineStart: Int, _ offset: Int) -> SourcePlace {
        place(of: CSVPosition(offset: offset, lineStart: lineStart, line: line))
    }

    func place(of position: CSVPosition) -> SourcePlace {
        let column = ForeignText.column(of: position.offset, lineStart: position.lineStart, in: bytes.span)
        return SourcePlace(file: file, line: position.line, column: column)
    }

    func place(of field: CSVField) -> SourcePlace { place(field.line, field.lineStart, field.range.lowerBound) }

    /// The content of all fields.
    var texts: [String] {
        get throws(UnreadableFile) {
            var texts: [String] = []
            for column in fields.indices { texts.append(try text(column)) }
            return texts
        }
    }

    /// - Throws: `UnreadableFile` if the field is no UTF-8.
    func text(_ column: Int) throws(UnreadableFile) -> String {
        let field = fields[column]
        let content = bytes.span.extracting(field.range)
        guard let text = field.hasDoubledQuotes ? ForeignText.string(CSVRecords.plain(content).span) : ForeignText.string(content) else {
            throw ForeignText.badText(at: place(of: field))
        }
        return text
    }

    /// The content without the second quote of each pair.
    private static func plain(_ content: Span<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        var isSecond = false
        for index in content.indices {
            let byte = content[index]
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if byte != UInt8(ascii: "\"") || isSecond { plain.append(byte) }
        }
        return plain
    }
}
