import RelationGraph

/// Reads one foreign format. A reader knows no other reader, no builder and no command.
protocol ForeignReader {
    /// What a file holds. What is wrong becomes problems of the content, with line and column.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - file: its name in problems and places.
    static func content(_ bytes: [UInt8], file: String) -> ForeignContent
}

/// Reads a format of nodes and edges with attributes.
protocol GraphTableReader: ForeignReader {
    static func table(_ bytes: [UInt8], file: String) -> GraphTable
}

extension GraphTableReader {
    /// The table, its edges dated by their attributes; as notes if it was written from notes.
    static func content(_ bytes: [UInt8], file: String) -> ForeignContent {
        let table = table(bytes, file: file)
        return table.holdsNotes ? .properties(table) : .table(table.withPlainKeys.withDatedEdges)
    }
}

/// What readers of foreign text need of its bytes.
enum ForeignText {
    /// The nodes and edges of so large a file have numbers of 32 bits, since an edge takes four bytes at least.
    static let sizeLimit = 2 << 30

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The offset at which the text begins.
    ///
    /// - Throws: `UnreadableFile` for UTF-16, which is no text in bytes.
    static func start(of bytes: [UInt8], file: String) throws(UnreadableFile) -> Int {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            throw UnreadableFile(
                "encoding", "The file is written in UTF-16", remedy: "Save it as UTF-8.", at: SourcePlace(file: file, line: 1, column: 1))
        }
        return bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    }

    /// A piece of the text; nil if it is no UTF-8, or holds a NUL.
    static func string(_ bytes: Span<UInt8>) -> String? {
        // Safe: the bytes are copied.
        unsafe bytes.withUnsafeBufferPointer { bytes in
            // Nearly all ids are of ASCII letters, whose validation is much dearer than a look at them.
            if unsafe bytes.allSatisfy({ $0 &- 1 < 0x7F }) { return unsafe String(decoding: bytes, as: UTF8.self) }
            guard unsafe !bytes.contains(0) else { return nil }
            return unsafe String(validating: bytes, as: UTF8.self)
        }
    }

    static func badText(at place: SourcePlace) -> UnreadableFile {
        UnreadableFile(
            "encoding", "The file is no valid UTF-8 here", remedy: "Save it as UTF-8; spreadsheets call that “CSV UTF-8”.", at: place)
    }

    static func empty(_ file: String) -> UnreadableFile {
        UnreadableFile(
            "empty-file", "The file holds no edge", remedy: "Check that it is the file you meant.",
            at: SourcePlace(file: file, line: 1, column: 1))
    }

    /// The column of a byte, counted in Unicode scalars from 1.
    static func column(of offset: Int, lineStart: Int, in bytes: Span<UInt8>) -> Int {
        (lineStart..<max(lineStart, offset)).count { bytes[$0] & 0xC0 != 0x80 } + 1
    }
}

extension GraphTable {
    /// So many problems of one file are told; a file with more is of another kind than it seems.
    static let problemLimit = 20

    mutating func error(_ code: String, _ message: String, remedy: String, line: Int, column: Int = 1) {
        report(Problem(.error, code: code, message: message, remedy: remedy, place: place(line: line, column: column)))
    }

    mutating func warn(_ code: String, _ message: String, remedy: String, line: Int) {
        report(Problem(.warning, code: code, message: message, remedy: remedy, place: place(line: line)))
    }

    /// What ends the reading where so much is wrong that it is no use to go on; nil as long as it is.
    func despair(line: Int) -> UnreadableFile? {
        guard problems.count >= GraphTable.problemLimit, problems.count(where: { $0.severity == .error }) >= GraphTable.problemLimit else {
            return nil
        }
        return UnreadableFile(
            "too-many-problems", "So much is wrong up to here that the rest was not read",
            remedy: "Check that the file is of the format that its name tells.", at: place(line: line))
    }
}
