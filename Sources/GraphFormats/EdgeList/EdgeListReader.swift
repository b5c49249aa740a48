import RelationGraph

/// Reads text edge lists: `u v` or `u v weight` a line, as SNAP, KONECT, GAPBS and most network libraries write them.
///
/// Any blanks separate; ids are words or numbers; lines that begin with `#` or `%` are comments. All lines have two words, or all have three: the
/// third is the edge's attribute `weight`, a finite number. Edges point from the first node to the second, unless a comment at the top says
/// that the graph is undirected (SNAP's “# Undirected graph”, KONECT's “% sym”).
enum EdgeListReader: GraphTableReader {
    /// - Complexity: O(bytes) expected.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var reader = Reader(table: GraphTable(file: file))
        do throws(UnreadableFile) {
            try reader.read(bytes.span, from: ForeignText.start(of: bytes, file: file))
        } catch {
            reader.table.report(error.problem)
        }
        return reader.table
    }
}

private struct Reader {
    var table: GraphTable
    var weights: [Double] = []
    var areWeightsIntegers = true
    /// The weights that no `Double` holds exactly, by the numbers of their edges.
    var longWeights: [Int: Int] = [:]
    var type = GraphTable.EdgeType()
    /// The words of every line, as the first has them.
    var width: Int?
    var line = 0

    init(table: GraphTable) { self.table = table }

    mutating func read(_ bytes: Span<UInt8>, from textStart: Int) throws(UnreadableFile) {
        var start = textStart
        while start < bytes.count {
            line += 1
            let hadEdges = table.edgeCount > 0
            let end = try readLine(bytes, from: start)
            // Lines are about as long as the first edge's.
            if !hadEdges, table.edgeCount > 0 { table.reserveCapacity(edges: (bytes.count - start) / (end - start + 1)) }
            if let despair = table.despair(line: line) { throw despair }
            start = end + 1
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { start += 1 }
        }
        guard width != nil || !table.problems.isEmpty else { throw ForeignText.empty(table.file) }
        appendWeights()
    }

    /// Reads the line that begins at a place, and returns where it ends.
    private mutating func readLine(_ bytes: Span<UInt8>, from start: Int) throws(UnreadableFile) -> Int {
        var first = 0..<0
        var second = first
        var third = first
        var count = 0
        var position = start
        while true {
            while position < bytes.count, isBlank(bytes[position]) { position += 1 }
            guard position < bytes.count, !isLineEnd(bytes[position]) else { break }
            if count == 0, bytes[position] == UInt8(ascii: "#") || bytes[position] == UInt8(ascii: "%") {
                let comment = position
                while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
                try readComment(bytes.extracting(comment..<position))
                return position
            }
            let word = position
            while position < bytes.count, bytes[position] > 0x20 || !isBlank(bytes[position]) && !isLineEnd(bytes[position]) {
                position += 1
            }
            switch count {
            case 0: first = word..<position
            case 1: second = word..<position
            case 2: third = word..<position
            default: break
            }
            count += 1
        }
        guard count > 0, checkWidth(count, column: { ForeignText.column(of: first.lowerBound, lineStart: start, in: bytes) }) else {
            return position
        }
        if count == 3 { try readWeight(bytes, third, start) }
        let source = try node(bytes, first, start)
        let target = try node(bytes, second, start)
        table.appendEdge(from: source, to: target, type: type, line: line)
        return position
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func node(_ bytes: Span<UInt8>, _ word: Range<Int>, _ lineStart: Int) throws(UnreadableFile) -> NodeIndex {
        let id = bytes.extracting(word)
        guard let node = table.node(id, line: line, text: { ForeignText.string(id) }) else { throw badText(bytes, word, lineStart) }
        return node
    }

    private func badText(_ bytes: Span<UInt8>, _ word: Range<Int>, _ lineStart: Int) -> UnreadableFile {
        ForeignText.badText(
            at: table.place(line: line, column: ForeignText.column(of: word.lowerBound, lineStart: lineStart, in: bytes)))
    }

    /// False if a line has another number of words than it may have.
    private mutating func checkWidth(_ count: Int, column: () -> Int) -> Bool {
        guard count == 2 || count == 3 else {
            table.error(
                "wrong-word-count",
                (count == 1 ? "There is one word here" : "There are \(count) words here") + "; an edge has two ends, and may have a weight",
                remedy: "Write “u v” or “u v weight”. Names with blanks, labels and other columns need a CSV file.", line: line,
                column: column())
            return false
        }
        if let width, width != count {
            table.error(
                "ragged-line", "There are \(count) words here, but \(width) in the lines above",
                remedy: "Give all edges a weight, or none.", line: line, column: column())
            return false
        }
        width = count
        return true
    }

    private mutating func readWeight(_ bytes: Span<UInt8>, _ word: Range<Int>, _ lineStart: Int) throws(UnreadableFile) {
        let content = bytes.extracting(word)
        guard let weight = DecimalNumber.value(content) else {
            guard let written = ForeignText.string(content) else { throw badText(bytes, word, lineStart) }
            table.error(
                "bad-weight", "The weight “\(written)” is no finite number",
                remedy: "Correct it; labels need a CSV file with a header, and `{}` is left out by `data=False`.", line: line,
                column: ForeignText.column(of: word.lowerBound, lineStart: lineStart, in: bytes))
            weights.append(0)
            return
        }
        if areWeightsIntegers {
            if let number = DecimalNumber.plainInteger(content) {
                if !DecimalNumber.isExact(number) { longWeights[weights.count] = number }
            } else {
                areWeightsIntegers = false
            }
        }
        weights.append(weight)
    }

    /// Weights that are all integers stay so.
    private mutating func appendWeights() {
        guard width == 3, weights.count == table.edgeCount else { return }
        var column = AttributeColumn(key: "weight", type: areWeightsIntegers ? .integer : .decimal)
        column.reserveCapacity(weights.count)
        for (edge, weight) in weights.enumerated() {
            column.set(areWeightsIntegers ? .integer(longWeights[edge] ?? Int(weight)) : .decimal(weight), at: edge)
        }
        table.edgeAttributes = [column]
    }

    /// Comments above the first edge may say whether the graph is directed; one marks another format.
    private mutating func readComment(_ comment: Span<UInt8>) throws(UnreadableFile) {
        guard width == nil else { return }
        // Safe: the bytes are copied.
        let words = unsafe comment.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }.lowercased()
            .split { !$0.isLetter && $0 != "%" && $0 != "-" }
        if words.first?.hasPrefix("%%matrixmarket") == true {
            throw UnreadableFile(
                "other-format", "This is a Matrix Market file, not an edge list", remedy: "Convert it to an edge list, CSV or GraphML.",
                at: table.place(line: line))
        }
        let isKonect = comment[0] == UInt8(ascii: "%") && words.dropFirst().first == "sym"
        if words.contains("undirected") && !words.contains("directed") || isKonect { type.isSymmetric = true }
    }
}
