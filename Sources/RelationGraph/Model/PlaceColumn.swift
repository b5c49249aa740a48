/// Where rows were written: twelve bytes each, and every file's name once.
struct PlaceColumn: Sendable {
    private var files: [String] = []
    private var fileNumbers: [Int32] = []
    private var lines: [Int32] = []
    private var columns: [Int32] = []

    private static let none: Int32 = -1

    subscript(row: Int) -> SourcePlace? {
        guard fileNumbers[row] != Self.none else { return nil }
        return SourcePlace(file: files[Int(fileNumbers[row])], line: Int(lines[row]), column: Int(columns[row]))
    }

    mutating func append(_ place: SourcePlace?) {
        guard let place else {
            append(Self.none, 0, 0)
            return
        }
        append(number(of: place.file), Int32(clamping: place.line), Int32(clamping: place.column))
    }

    /// Appends rows that begin lines of one file.
    mutating func append(lines: [Int32], of file: String) {
        let number = number(of: file)
        for line in lines { append(number, line, 1) }
    }

    private mutating func append(_ file: Int32, _ line: Int32, _ column: Int32) {
        fileNumbers.append(file)
        lines.append(line)
        columns.append(column)
    }

    /// Rows come file by file: the last name is nearly always the one wanted, and the same name twice does no harm.
    private mutating func number(of file: String) -> Int32 {
        if files.last != file { files.append(file) }
        return Int32(files.count - 1)
    }
}
