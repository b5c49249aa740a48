import RelationGraph

/// Files that stand beside the notes and are no notes: where the boxes of a map stand, what it looks like, what the public may see. In a folder of
/// notes they are passed over by their names.
public enum CompanionFile: String, CaseIterable, Sendable {
    case positions, style, publication

    /// How the name of such a file ends: "map.positions.yaml".
    public var suffix: String { ".\(rawValue).yaml" }

    static func isNamed(_ path: String) -> Bool { allCases.contains { path.hasSuffix($0.suffix) } }
}

/// Reads the entries of a companion file and gathers what is wrong with them.
struct CompanionReader {
    let file: String
    let entries: [YAMLEntry]
    private(set) var problems: [Problem]

    /// - Parameter version: the key that says what the file is, and the version of its form, which is 1.
    /// - Throws: `GraphProblems` if it is no YAML or not such a file.
    init(_ bytes: [UInt8], file: String, version key: String) throws(GraphProblems) {
        let tree: YAMLTree
        do throws(UnreadableFile) {
            tree = try YAMLTree(SourceText(bytes, file: file))
        } catch {
            throw GraphProblems([error.problem])
        }
        self.file = file
        problems = tree.problems
        guard case .mapping(let entries) = tree.root.content, let version = entries.first(where: { $0.key == key }) else {
            throw GraphProblems([
                Problem(
                    .error, code: "missing-version", message: "The file does not say that it is one of the kind asked for",
                    remedy: "Begin it with “\(key): 1”, or name another file.",
                    place: SourcePlace(file: file, line: Int(tree.root.line), column: Int(tree.root.column)))
            ])
        }
        self.entries = entries.filter { $0.key != key }
        guard case .scalar("1", _) = version.value.content else {
            throw GraphProblems([
                Problem(
                    .error, code: "newer-version", message: "The file is of a version of its form that this program does not know",
                    remedy: "Write “\(key): 1”, or update relgraph.", place: place(version.value))
            ])
        }
    }

    /// Reads entries that stand within another file.
    init(file: String, entries: [YAMLEntry]) {
        self.file = file
        self.entries = entries
        problems = []
    }

    func place(_ value: YAMLValue) -> SourcePlace { SourcePlace(file: file, line: Int(value.line), column: Int(value.column)) }
    func place(_ entry: YAMLEntry) -> SourcePlace { SourcePlace(file: file, line: Int(entry.line), column: Int(entry.column)) }

    mutating func error(_ code: String, _ message: String, remedy: String, at place: SourcePlace) {
        problems.append(Problem(.error, code: code, message: message, remedy: remedy, place: place))
    }

    mutating func unknownField(_ entry: YAMLEntry, known: [String]) {
        let remedy =
            closestSpelling(to: entry.key, among: known).map { "Did you mean “\($0)”?" } ?? "Known are: \(known.joined(separator: ", "))."
        error("unknown-field", "“\(entry.key)” is no field here", remedy: remedy, at: place(entry))
    }

    mutating func mapping(_ entry: YAMLEntry) -> [YAMLEntry] {
        if case .mapping(let entries) = entry.value.content { return entries }
        if !entry.value.isEmpty {
            error(
                "wrong-type", "`\(entry.key):` is a mapping of keys and values; this is \(entry.value.typeName)",
                remedy: "Write “key: value” lines, or {key: value}.", at: place(entry.value))
        }
        return []
    }

    /// A number of points within a range.
    mutating func number(_ entry: YAMLEntry, in range: ClosedRange<Double>) -> Double? {
        if case .scalar(let text, _) = entry.value.content, let number = Double(text), range.contains(number) { return number }
        error(
            "unknown-value", "`\(entry.key):` is a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))",
            remedy: "Write a number of points in digits.", at: place(entry.value))
        return nil
    }

    mutating func flag(_ entry: YAMLEntry) -> Bool? {
        if case .scalar(let text, _) = entry.value.content, let flag = ["true": true, "yes": true, "false": false, "no": false][text] {
            return flag
        }
        error("unknown-value", "`\(entry.key):` is true or false", remedy: "Write true or false.", at: place(entry.value))
        return nil
    }

    /// One of some words.
    mutating func word(_ entry: YAMLEntry, among known: [String]) -> String? {
        guard case .scalar(let text, _) = entry.value.content, known.contains(text) else {
            let text = if case .scalar(let text, _) = entry.value.content { "“\(text)”" } else { entry.value.typeName }
            let suggestion = closestSpelling(to: text, among: known)
            error(
                "unknown-value", "\(text) is no value of `\(entry.key):`",
                remedy: suggestion.map { "Did you mean “\($0)”?" } ?? "Write one of: \(known.joined(separator: ", ")).",
                at: place(entry.value))
            return nil
        }
        return text
    }

    /// - Throws: `GraphProblems` if there was an error.
    func finish() throws(GraphProblems) {
        if problems.contains(where: { $0.severity == .error }) { throw GraphProblems(problems) }
    }
}
