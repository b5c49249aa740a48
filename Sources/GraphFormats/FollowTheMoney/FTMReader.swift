import Foundation
import RelationGraph

/// Reads entities of FollowTheMoney as JSON lines: one object a line with `id`, `schema` and `properties`, as OpenSanctions and Aleph publish
/// them.
///
/// Schemata of things become kinds of nodes, those of relations (`Ownership`, `Directorship`, `Family` …) edges between the entities that they
/// join, a `Sanction` an edge `sanctioned-by` to its authority; a property that names another entity becomes an edge called after it. All other
/// properties stay as free attributes under their names; `name` and `alias` are the names, numbers of registers identifiers as well. Schemata
/// that are not known keep their names. Parts of one entity on several lines are united; entities within others are read like those.
///
/// Entities with members of ours (`FTMMember`) are what these say.
///
/// All of the file is checked. What is kept of an entity are its id, its name and its ends; the rest is read from the bytes again where it is
/// asked for.
enum FTMReader: GraphTableReader {
    /// - Complexity: O(bytes) expected; parts of the file are read in parallel. The bytes stay in memory as long as the graph.
    static func content(_ bytes: [UInt8], file: String) -> ForeignContent {
        var table = GraphTable(file: file)
        var own: ForeignContent?
        do throws(UnreadableFile) {
            let start = try ForeignText.start(of: bytes, file: file)
            own = try table.append(entities: bytes, from: start)
        } catch {
            table.report(error.problem)
        }
        guard let own else { return .table(table) }
        return table.nodeCount == 0 && table.problems.isEmpty ? own : .several([own, .table(table)])
    }

    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        for case .table(let table) in content(bytes, file: file).parts { return table }
        return GraphTable(file: file)
    }
}

extension GraphTable {
    /// Adds the entities of a text of JSON lines.
    ///
    /// - Parameter lines: the line of the file that every line of the text stands for; nil if it is the file.
    /// - Returns: What members of ours say, if some entities have them: these are not added.
    @discardableResult mutating func append(
        entities bytes: [UInt8], from start: Int, lines: [Int]? = nil
    ) throws(UnreadableFile) -> ForeignContent? {
        let ranges = FTMLines.parts(of: bytes, from: start, count: max(1, ProcessInfo.processInfo.activeProcessorCount))
        let parts = GraphLoader.inParallel(ranges) { range in
            var lines = FTMLines(bytes, in: range)
            lines.read()
            return lines
        }
        for error in parts.flatMap(\.errors) {
            report(error.located(in: bytes, file: file).problem)
            if let despair = despair(line: problems.last?.place?.line ?? 1) { throw despair }
        }
        guard problems.isEmpty else { return nil }
        guard parts.contains(where: { !$0.piece.nodes.isEmpty || !$0.piece.edges.isEmpty || !$0.own.isEmpty }) else {
            throw UnreadableFile(
                "empty-file", "The file holds no entity", remedy: "Check that it is the file you meant.",
                at: SourcePlace(file: file, line: 1, column: 1))
        }
        guard parts.contains(where: { !$0.own.isEmpty }) else {
            FTMAssembly(parts, bytes, lines: lines).append(to: &self)
            return nil
        }
        var own = FTMMemberReader(bytes, file: file)
        var lineCount = 0
        for part in parts {
            for (offset, line) in part.own { try own.read(at: offset, line: lineCount + line) }
            lineCount += part.lineCount
        }
        warn(ofRelations: own.relationLines, repeatedIn: parts, bytes)
        FTMAssembly(parts, bytes, lines: lines).append(to: &self, besides: own.names)
        return own.content
    }
}

/// The entities of a part of a text, line by line.
struct FTMLines: Sendable {
    private(set) var reader: FTMEntityReader
    private let range: Range<Int>
    private(set) var piece = FTMPiece()
    private(set) var errors: [JSONSyntaxError] = []
    private(set) var lineCount = 0
    /// Where entities begin that have members of ours, and on which lines of the part.
    private(set) var own: [(offset: Int, line: Int)] = []

    init(_ bytes: [UInt8], in range: Range<Int>) {
        reader = FTMEntityReader(JSONScanner(bytes, in: range))
        self.range = range
    }

    /// A text in so many parts of whole lines, about as long as each other.
    static func parts(of bytes: [UInt8], from start: Int, count: Int) -> [Range<Int>] {
        // A part takes some time to set up.
        let count = min(count, max(1, (bytes.count - start) >> 16))
        var ranges: [Range<Int>] = []
        var lower = start
        for part in 1...count {
            var upper = part == count ? bytes.count : max(lower, start + (bytes.count - start) / count * part)
            while upper < bytes.count, upper == 0 || bytes[upper - 1] != 0x0A { upper += 1 }
            ranges.append(lower..<upper)
            lower = upper
        }
        return ranges
    }

    mutating func read() {
        var lineStart = range.lowerBound
        while lineStart < range.upperBound {
            let lineEnd = min(reader.scanner.offset(of: 0x0A, from: lineStart), range.upperBound)
            lineCount += 1
            reader.scanner.move(to: lineStart..<lineEnd)
            do throws(JSONSyntaxError) {
                if !reader.scanner.isAtEnd { try readLine(lineEnd) }
            } catch {
                errors.append(error)
                if errors.count >= GraphTable.problemLimit { break }
            }
            lineStart = lineEnd + 1
        }
    }

    private mutating func readLine(_ lineEnd: Int) throws(JSONSyntaxError) {
        try reader.read()
        guard reader.scanner.isAtEnd else {
            throw JSONSyntaxError(
                offset: reader.scanner.position, message: "Something follows the object of this line",
                remedy: "Put one entity into each line.")
        }
        if !reader.entity.own.isEmpty, reader.isOfMembers {
            own.append((reader.entity.start, lineCount))
        } else {
            try piece.append(from: reader, line: lineCount)
        }
        var inner = reader.entity.inner
        while let start = inner.popLast() {
            reader.scanner.move(to: start..<lineEnd)
            try reader.read()
            try piece.append(from: reader, line: lineCount)
            inner += reader.entity.inner
        }
    }
}
