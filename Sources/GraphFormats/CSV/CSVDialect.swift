/// How a file separates its fields, and where its records begin.
struct CSVDialect {
    var delimiter: UInt8
    var start: Int
    var line: Int

    /// - Parameters:
    ///   - start: the offset behind a byte order mark.
    ///   - preferred: what the file's name tells. Tabs separate if there are any where they are expected; anything else that separates the names
    ///     of two ends, or occurs more often in the first line, takes the place of commas.
    init(bytes: [UInt8], start: Int, preferred: UInt8) {
        self.start = start
        delimiter = preferred
        line = 1
        var end = CSVDialect.lineEnd(bytes, from: start)
        // Spreadsheets may begin a file with “sep=;”.
        if bytes[start..<end].starts(with: "sep=".utf8), end - start == 5 {
            delimiter = bytes[end - 1]
            skipLine(bytes, end)
            return
        }
        // Comments at the top, unless it is the header that begins so (“#source,target”).
        while self.start < bytes.count, bytes[self.start] == UInt8(ascii: "#"), !holdsHeader(bytes[self.start..<end]) {
            skipLine(bytes, end)
            end = CSVDialect.lineEnd(bytes, from: self.start)
        }
        delimiter = bestDelimiter(bytes[self.start..<end])
    }

    private mutating func skipLine(_ bytes: [UInt8], _ end: Int) {
        start = end
        if start < bytes.count {
            start += bytes[start] == 0x0D && start + 1 < bytes.count && bytes[start + 1] == 0x0A ? 2 : 1
            line += 1
        }
    }

    private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
        bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    }

    private func holdsHeader(_ line: ArraySlice<UInt8>) -> Bool {
        CSVHeader(names: line.split(separator: bestDelimiter(line)).map { String(decoding: $0, as: UTF8.self) }).namesBothEnds
    }

    /// The delimiter that the first line tells.
    private func bestDelimiter(_ line: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        if delimiter == UInt8(ascii: "\t"), counts[delimiter, default: 0] > 0 { return delimiter }
        let candidates = [delimiter] + ",;\t|".utf8.filter { $0 != delimiter }
        let header = candidates.first { candidate in
            CSVHeader(names: line.split(separator: candidate).map { String(decoding: $0, as: UTF8.self) }).namesBothEnds
        }
        return header ?? candidates.reduce(delimiter) { counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0 }
    }
}
