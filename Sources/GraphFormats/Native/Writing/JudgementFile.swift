import RelationGraph

/// A decision on whether two nodes are one: who took it, when and why.
public struct IdentityJudgement: Sendable {
    /// The ids of the two.
    public var first: String
    public var second: String
    public var isSame: Bool
    public var by: String
    public var because: String
    /// A day, as `PartialDate` writes it.
    public var on: String

    public init(first: String, second: String, isSame: Bool, by: String, because: String, on: String) {
        self.first = first
        self.second = second
        self.isSame = isSame
        self.by = by
        self.because = because
        self.on = on
    }
}

/// Writes judgements into a file of notes and takes them out again, without touching anything else in it.
///
/// A judgement is an entry of the file's own list of ties, on a line of its own. A file without such a list gets one at its end. What was written
/// is read again before it is given out: a file that could not be understood is not changed.
public enum JudgementFile {
    private static let types = ["same-as", "not-same-as"]

    /// The text of a file with one more judgement.
    ///
    /// - Parameter bytes: the file as it is; nil for a new one.
    /// - Throws: `GraphProblems` if the file is no notes, or its list of ties is written in a form that cannot be added to.
    public static func adding(_ judgement: IdentityJudgement, to bytes: [UInt8]?, file: String) throws(GraphProblems) -> [UInt8] {
        let bytes = bytes ?? Array("relgraph: 1\n".utf8)
        let old = try entries(bytes, file)
        var lines = Lines(bytes)
        if let last = old.last {
            let end = lines.endOfEntry(at: Int(last.line) - 1)
            let indent = lines.indentation(ofDashAt: Int(last.line) - 1)
            guard let indent else { throw unchangeable(file, line: Int(last.line)) }
            lines.insert(String(repeating: " ", count: indent) + text(judgement), after: end)
        } else {
            lines.appendList(text(judgement))
        }
        let new = lines.bytes
        guard try entries(new, file).count == old.count + 1 else { throw unchangeable(file, line: 1) }
        return new
    }

    /// The text of a file without what its list of ties judges of two ids; nil if it judges nothing of them.
    ///
    /// - Throws: `GraphProblems` if the file is no notes, or the judgement does not stand on a line of its own.
    public static func removing(between a: String, and b: String, from bytes: [UInt8], file: String) throws(GraphProblems) -> [UInt8]? {
        let old = try entries(bytes, file)
        let found = old.filter { isJudgement($0, between: a, and: b) }
        guard !found.isEmpty else { return nil }
        var lines = Lines(bytes)
        // From below, so that the lines above keep their numbers.
        for entry in found.reversed() {
            let line = Int(entry.line) - 1
            guard lines.indentation(ofDashAt: line) != nil, lines.endOfEntry(at: line) == line else {
                throw unchangeable(file, line: line + 1)
            }
            lines.remove(line)
        }
        if found.count == old.count { lines.removeEmptyList() }
        let new = lines.bytes
        guard try entries(new, file).count == old.count - found.count else { throw unchangeable(file, line: 1) }
        return new
    }

    private static func text(_ judgement: IdentityJudgement) -> String {
        func scalar(_ text: String) -> String { ScalarText.scalar(text, inFlow: true) }
        let type = judgement.isSame ? "same-as" : "not-same-as"
        let day = PartialDate(judgement.on) == nil ? scalar(judgement.on) : judgement.on
        return "- {from: \(scalar(judgement.first)), \(type): \(scalar(judgement.second)), on: \(day), "
            + "note: \(scalar(judgement.because)), attributes: {by: \(scalar(judgement.by))}}"
    }

    private static func isJudgement(_ entry: YAMLValue, between a: String, and b: String) -> Bool {
        guard case .mapping(let fields) = entry.content else { return false }
        func text(_ keys: [String]) -> String? {
            guard let field = fields.first(where: { keys.contains($0.key) }), case .scalar(let text, _) = field.value.content else {
                return nil
            }
            return text
        }
        let ends = [text([EntryField.from.rawValue]), text(types)]
        return ends == [a, b] || ends == [b, a]
    }

    /// The entries of a file's own list of ties.
    private static func entries(_ bytes: [UInt8], _ file: String) throws(GraphProblems) -> [YAMLValue] {
        do throws(UnreadableFile) {
            let tree = try YAMLTree(SourceText(bytes, file: file))
            guard case .mapping(let fields) = tree.root.content, fields.contains(where: { $0.key == FileField.relgraph.rawValue }) else {
                throw UnreadableFile(
                    "no-notes", "The file does not begin with “relgraph: 1”",
                    remedy: "Name a file of notes, or one that does not exist yet.",
                    at: SourcePlace(file: file, line: 1, column: 1))
            }
            return fields.first { $0.key == FileField.ties.rawValue }?.value.elements ?? []
        } catch {
            throw GraphProblems([error.problem])
        }
    }

    private static func unchangeable(_ file: String, line: Int) -> GraphProblems {
        GraphProblems([
            Problem(
                .error, code: "unchangeable-list", message: "The list “ties:” is written in a form that cannot be changed without the rest",
                remedy: "Write each entry on lines of its own, with “- ” before it, or name another file.",
                place: SourcePlace(file: file, line: line, column: 1))
        ])
    }
}

/// The lines of a file, with their ends, so that what is not changed stays byte for byte.
private struct Lines {
    private var lines: [[UInt8]] = []
    private let lineEnd: [UInt8]

    init(_ bytes: [UInt8]) {
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            lines.append(Array(bytes[start...index]))
            start = index + 1
        }
        if start < bytes.count { lines.append(Array(bytes[start...])) }
        lineEnd = lines.first?.suffix(2) == [0x0D, 0x0A] ? [0x0D, 0x0A] : [0x0A]
    }

    var bytes: [UInt8] { lines.flatMap { $0 } }

    private func content(_ line: Int) -> ArraySlice<UInt8> { lines[line].prefix { $0 != 0x0A && $0 != 0x0D } }

    private func indentation(_ line: Int) -> Int? { content(line).firstIndex { $0 != 0x20 } }

    /// The column of the dash with which a line begins; nil if it begins otherwise.
    func indentation(ofDashAt line: Int) -> Int? {
        guard let indent = indentation(line), content(line)[indent] == UInt8(ascii: "-") else { return nil }
        return indent
    }

    /// The last line of the entry that begins at a line: all that is indented further than its dash.
    func endOfEntry(at line: Int) -> Int {
        guard let indent = indentation(ofDashAt: line) else { return line }
        var end = line
        for next in (line + 1)..<max(lines.count, line + 1) {
            guard let own = indentation(next) else { continue }
            guard own > indent else { break }
            end = next
        }
        return end
    }

    mutating func insert(_ text: String, after line: Int) {
        closeLine(line)
        lines.insert(Array(text.utf8) + lineEnd, at: line + 1)
    }

    /// Puts a list with one entry at the end.
    mutating func appendList(_ entry: String) {
        if !lines.isEmpty { closeLine(lines.count - 1) }
        lines += [lineEnd, Array("ties:".utf8) + lineEnd, Array("  \(entry)".utf8) + lineEnd]
    }

    mutating func remove(_ line: Int) { lines.remove(at: line) }

    /// Removes the key of a list that has no entry any more, and the empty line above it.
    mutating func removeEmptyList() {
        guard let line = lines.indices.first(where: { String(decoding: content($0), as: UTF8.self) == "ties:" }) else { return }
        lines.remove(at: line)
        if line > 0, line == lines.count, content(line - 1).isEmpty { lines.remove(at: line - 1) }
    }

    private mutating func closeLine(_ line: Int) {
        if lines[line].last != 0x0A { lines[line] += lineEnd }
    }
}
