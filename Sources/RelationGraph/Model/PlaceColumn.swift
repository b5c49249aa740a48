/// Where rows were written: eight bytes a row of notes, four a row of a foreign file, whose rows begin lines; and every file's name once.
struct PlaceColumn: Sendable {
    /// Rows that follow each other and come from one file.
    private struct Block: Sendable {
        let start: Int
        let file: String
        /// 0 where there is no place.
        var lines: [Int32]
        /// Nil if all are 1.
        var columns: [Int32]?
    }

    private var blocks: [Block] = []
    private var count = 0

    /// - Complexity: O(log blocks), of which there are as many as there are changes of the file from row to row.
    subscript(row: Int) -> SourcePlace? {
        precondition(0..<count ~= row, "there is no row \(row)")
        var (low, high) = (0, blocks.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if blocks[middle].start <= row { low = middle } else { high = middle }
        }
        let (block, row) = (blocks[low], row - blocks[low].start)
        guard block.lines[row] > 0 else { return nil }
        return SourcePlace(file: block.file, line: Int(block.lines[row]), column: block.columns.map { Int($0[row]) } ?? 1)
    }

    mutating func append(_ place: SourcePlace?) {
        // What has no place may stand with any file.
        let file = place?.file ?? blocks.last?.file ?? ""
        if blocks.last?.columns == nil || blocks.last?.file != file {
            blocks.append(Block(start: count, file: file, lines: [], columns: []))
        }
        blocks[blocks.count - 1].lines.append(place.map { Int32(clamping: $0.line) } ?? 0)
        blocks[blocks.count - 1].columns?.append(place.map { Int32(clamping: $0.column) } ?? 0)
        count += 1
    }

    /// Appends rows that begin lines of one file.
    mutating func append(lines: [Int32], of file: String) {
        guard !lines.isEmpty else { return }
        blocks.append(Block(start: count, file: file, lines: lines, columns: nil))
        count += lines.count
    }
}
