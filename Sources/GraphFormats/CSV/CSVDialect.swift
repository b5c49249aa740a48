/// How a file separates its fields, and where its records begin.
struct CSVDialect {
    var delimiter: UInt8
    var start: Int
    var line: Int

    /// - Parameters:
    ///   - start: the offset behind a byte order mark.
    ///   - preferred: what the file's name tells; another delimiter must occur more often in the first line to win.
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
        let names = line.split(separator: bestDelimiter(line)).map { String(decoding: $0, as: UTF8.self) }
        return CSVHeader(names: names).namesBothEnds
    }

    /// The delimiter that occurs most often outside quotes; the preferred one if none occurs more often.
    private func bestDelimiter(_ line: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates = [delimiter] + ",;\t|".utf8.filter { $0 != delimiter }
        return candidates.reduce(delimiter) { counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0 }
    }
}
