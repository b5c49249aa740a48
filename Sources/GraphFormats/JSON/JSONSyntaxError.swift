import RelationGraph

/// Where a text stops being JSON, and why.
struct JSONSyntaxError: Error {
    var offset: Int
    var code: String
    var message: String
    var remedy: String

    init(offset: Int, code: String = "json-syntax", message: String, remedy: String = JSONSyntaxError.usualRemedy) {
        (self.offset, self.code, self.message, self.remedy) = (offset, code, message, remedy)
    }

    /// Something else that ends the reading.
    init(_ error: UnreadableFile, offset: Int) {
        self.init(offset: offset, code: error.problem.code, message: error.problem.message, remedy: error.problem.remedy)
    }

    static let usualRemedy = "Correct it, or write the file anew with the program it comes from."

    static func cutOff(at offset: Int, within part: String) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset, message: "The text ends within \(part)", remedy: "It is cut off: copy or export it anew.")
    }

    static func duplicateKey(_ key: String, at offset: Int) -> JSONSyntaxError {
        JSONSyntaxError(
            offset: offset, code: "duplicate-key", message: "The key “\(key.prefix(80))” stands twice in this object",
            remedy: "Remove one of the two.")
    }

    /// The error with line and column.
    func located(in bytes: [UInt8], file: String) -> UnreadableFile {
        var position = TextPosition()
        let offset = min(offset, bytes.count)
        position.move(to: offset, in: bytes)
        let column = ForeignText.column(of: offset, lineStart: position.lineStart, in: bytes.span)
        return UnreadableFile(code, message, remedy: remedy, at: SourcePlace(file: file, line: position.line, column: column))
    }
}

/// A line of a text, counted as the reading goes on.
struct TextPosition {
    private(set) var line = 1
    private(set) var lineStart = 0
    private var offset = 0

    /// Goes on to a place that does not lie before the one it is at.
    mutating func move(to offset: Int, in bytes: [UInt8]) {
        if self.offset == 0, bytes.starts(with: ForeignText.byteOrderMark) { lineStart = ForeignText.byteOrderMark.count }
        while self.offset < offset {
            if bytes[self.offset] == 0x0A {
                line += 1
                lineStart = self.offset + 1
            }
            self.offset += 1
        }
    }
}
