import RelationGraph

/// Reads text edge lists: `u v` or `u v weight` a line, as SNAP, KONECT, GAPBS and most network libraries write them.
///
/// Any blanks separate; ids are words or numbers; lines that begin with `#` or `%` are comments. All lines have two words, or all have three: the
/// third is the edge's attribute `weight`, a finite number. Edges point from the first node to the second, unless a comment at the top says
/// that the graph is undirected (SNAP's “# Undirected graph”, KONECT's “% sym”).
enum EdgeListReader: ForeignReader {
    /// - Complexity: O(bytes) expected.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var reader = Reader(bytes: bytes, table: GraphTable(file: file))
        do throws(UnreadableFile) {
            try reader.read()
        } catch {
            reader.table.report(error.problem)
        }
        return reader.table
    }
}

private struct Reader {
    let bytes: [UInt8]
    var table: GraphTable
    var weights: [Double] = []
    var areWeightsIntegers = true
    var type = GraphTable.EdgeType()
    /// The words of every line, as the first has them.
    var width: Int?
    var line = 0

    init(bytes: [UInt8], table: GraphTable) {
        self.bytes = bytes
        self.table = table
    }

    mutating func read() throws(UnreadableFile) {
        var start = try ForeignText.start(of: bytes, file: table.file)
        while start < bytes.count {
            line += 1
            var end = start
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            try readLine(start, end)
            if let despair = table.despair(line: line) { throw despair }
            start = end + 1
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { start += 1 }
        }
        guard width != nil || !table.problems.isEmpty else { throw ForeignText.empty(table.file) }
        appendWeights()
    }

    private mutating func readLine(_ start: Int, _ end: Int) throws(UnreadableFile) {
        var first = 0..<0
        var second = first
        var third = first
        var count = 0
        var position = start
        while true {
            while position < end, isBlank(bytes[position]) { position += 1 }
            guard position < end else { break }
            let word = position
            while position < end, !isBlank(bytes[position]) { position += 1 }
            switch count {
            case 0: first = word..<position
            case 1: second = word..<position
            case 2: third = word..<position
            default: break
            }
            count += 1
            if count == 1, bytes[word] == UInt8(ascii: "#") || bytes[word] == UInt8(ascii: "%") {
                return try readComment(word, end)
            }
        }
        guard count > 0 else { return }
        guard checkWidth(count, start, first.lowerBound) else { return }
        if count == 3 { try readWeight(third, start) }
        let source = table.node(try text(first, start), line: line)
        let target = table.node(try text(second, start), line: line)
        table.appendEdge(from: source, to: target, type: type, line: line)
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C }

    private func text(_ word: Range<Int>, _ lineStart: Int) throws(UnreadableFile) -> String {
        guard let text = ForeignText.string(bytes[word]) else {
            throw ForeignText.badText(
                at: table.place(line: line, column: ForeignText.column(of: word.lowerBound, lineStart: lineStart, in: bytes)))
        }
        return text
    }

    /// False if a line has another number of words than it may have.
    private mutating func checkWidth(_ count: Int, _ lineStart: Int, _ position: Int) -> Bool {
        let column = ForeignText.column(of: position, lineStart: lineStart, in: bytes)
        guard count == 2 || count == 3 else {
            table.error(
                "wrong-word-count",
                (count == 1 ? "There is one word here" : "There are \(count) words here") + "; an edge has two ends, and may have a weight",
                remedy: "Write “u v” or “u v weight”. Names with blanks, labels and other columns need a CSV file.", line: line,
                column: column)
            return false
        }
        if let width, width != count {
            table.error(
                "ragged-line", "There are \(count) words here, but \(width) in the lines above",
                remedy: "Give all edges a weight, or none.", line: line, column: column)
            return false
        }
        width = count
        return true
    }

    private mutating func readWeight(_ word: Range<Int>, _ lineStart: Int) throws(UnreadableFile) {
        guard let weight = DecimalNumber.value(bytes[word]) else {
            let written = try text(word, lineStart)
            table.error(
                "bad-weight", "The weight “\(written)” is no finite number",
                remedy: "Correct it; labels need a CSV file with a header, and `{}` is left out by `data=False`.", line: line,
                column: ForeignText.column(of: word.lowerBound, lineStart: lineStart, in: bytes))
            weights.append(0)
            return
        }
        if areWeightsIntegers, DecimalNumber.plainInteger(bytes[word]) == nil { areWeightsIntegers = false }
        weights.append(weight)
    }

    /// Weights that are all integers stay so.
    private mutating func appendWeights() {
        guard width == 3, weights.count == table.edgeCount else { return }
        var column = AttributeColumn(key: "weight", type: areWeightsIntegers ? .integer : .decimal)
        column.reserveCapacity(weights.count)
        for (edge, weight) in weights.enumerated() {
            column.set(areWeightsIntegers ? .integer(Int(weight)) : .decimal(weight), at: edge)
        }
        table.edgeAttributes = [column]
    }

    /// Comments above the first edge may say whether the graph is directed; one marks another format.
    private mutating func readComment(_ start: Int, _ end: Int) throws(UnreadableFile) {
        guard width == nil else { return }
        let words = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
            .split { !$0.isLetter && $0 != "%" && $0 != "-" }
        if words.first?.hasPrefix("%%matrixmarket") == true {
            throw UnreadableFile(
                "other-format", "This is a Matrix Market file, not an edge list", remedy: "Convert it to an edge list, CSV or GraphML.",
                at: table.place(line: line))
        }
        let isKonect = bytes[start] == UInt8(ascii: "%") && words.dropFirst().first == "sym"
        if words.contains("undirected") && !words.contains("directed") || isKonect { type.isSymmetric = true }
    }
}
