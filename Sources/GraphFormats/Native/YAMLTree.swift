import RelationGraph
import Yams

/// A file's YAML as a tree of `YAMLValue`. All that this format does not use of YAML ends here: tags, merge keys, several documents.
struct YAMLTree: Sendable {
    /// Values nested deeper than this are refused; what the format defines needs eight levels.
    static let depthLimit = 100

    let source: SourceText
    let root: YAMLValue
    /// What is wrong with the YAML, but does not keep it from being read.
    let problems: [Problem]

    /// - Complexity: O(bytes): aliases are followed, but not into more values than the file has bytes.
    /// - Throws: `UnreadableFile` for the first thing that is no YAML, or that this format does not allow.
    init(_ source: SourceText) throws(UnreadableFile) {
        self.source = source
        switch AliasCheck.finding(in: source.bytes) {
        case .tooManyAnchors(let offset):
            throw YAMLTree.bomb("more than \(AliasCheck.anchorLimit) anchors", at: source.place(ofByte: offset))
        case .complexKey(let offset):
            throw YAMLTree.complexKey(at: source.place(ofByte: offset))
        case nil: break
        }
        if let plain = PlainYAML.value(of: source.bytes) {
            root = plain.value
            problems = plain.repetitions.map { $0.problem(in: source.file) }
        } else {
            root = try YAMLTree.anyValue(of: source)
            problems = []
        }
    }

    /// The value of a file with everything that YAML knows.
    static func anyValue(of source: SourceText) throws(UnreadableFile) -> YAMLValue {
        do {
            let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.nextRoot() else { throw YAMLTree.emptyFile(source) }
            var converter = Converter(source: source)
            let value = try converter.value(root, depth: 0)
            guard !value.isEmpty else { throw YAMLTree.emptyFile(source) }
            if let second = try parser.nextRoot() {
                throw UnreadableFile(
                    "several-documents", "A second YAML document begins here",
                    remedy: "Remove the line “---” (or “...”) above, or put the second part into a file of its own.",
                    at: source.place(second.mark))
            }
            return value
        } catch let error as UnreadableFile {
            throw error
        } catch {
            throw UnreadableFile(error as? YamlError ?? .no, in: source)
        }
    }

    private static func emptyFile(_ source: SourceText) -> UnreadableFile {
        UnreadableFile(
            "empty-file", "The file holds nothing", remedy: "Begin it with “relgraph: 1”, or remove it.",
            at: SourcePlace(file: source.file, line: 1, column: 1))
    }

    private static func bomb(_ what: String, at place: SourcePlace) -> UnreadableFile {
        UnreadableFile("yaml-bomb", "The aliases of this file expand too far: \(what)", remedy: "Write the values out.", at: place)
    }

    private static func complexKey(at place: SourcePlace) -> UnreadableFile {
        UnreadableFile("complex-key", "A list, a mapping or an alias cannot be a key here", remedy: "A key is a plain word.", at: place)
    }

    /// Walks the parser's nodes once; aliases come as copies of what they stand for.
    private struct Converter {
        let source: SourceText
        private var budget: Int

        init(source: SourceText) {
            self.source = source
            budget = source.bytes.count + 16
        }

        mutating func value(_ node: Yams.Node, depth: Int) throws(UnreadableFile) -> YAMLValue {
            let place = source.place(node.mark)
            budget -= 1
            guard budget >= 0 else { throw YAMLTree.bomb("into more values than it has bytes", at: place) }
            guard depth <= YAMLTree.depthLimit else {
                throw UnreadableFile(
                    "nested-too-deeply", "Values are nested more than \(YAMLTree.depthLimit) levels deep",
                    remedy: "Check the brackets and the indentation before this place.", at: place)
            }
            let content: YAMLValue.Content
            switch node {
            case .scalar(let scalar):
                try checkTag(scalar.tag, Tag.Name.str, place)
                content = .scalar(scalar.string, isPlain: scalar.style == .plain && scalar.tag.rawValue.isEmpty)
            case .sequence(let sequence):
                try checkTag(sequence.tag, Tag.Name.seq, place)
                var values: [YAMLValue] = []
                values.reserveCapacity(sequence.count)
                for element in sequence { values.append(try value(element, depth: depth + 1)) }
                content = .list(values)
            case .mapping(let mapping):
                try checkTag(mapping.tag, Tag.Name.map, place)
                var entries: [YAMLEntry] = []
                entries.reserveCapacity(mapping.count)
                for (key, element) in mapping { entries.append(try entry(key, element, depth: depth)) }
                content = .mapping(entries)
            case .alias:
                throw YAMLTree.complexKey(at: place)
            }
            return YAMLValue(content: content, line: Int32(clamping: place.line), column: Int32(clamping: place.column))
        }

        private mutating func entry(_ key: Yams.Node, _ element: Yams.Node, depth: Int) throws(UnreadableFile) -> YAMLEntry {
            let place = source.place(key.mark)
            guard case .scalar(let scalar) = key else { throw YAMLTree.complexKey(at: place) }
            try checkTag(scalar.tag, Tag.Name.str, place)
            if scalar.string == "<<", scalar.style == .plain {
                throw UnreadableFile(
                    "merge-key", "YAML's merge key “<<” is not used in this format", remedy: "Write the fields out where they belong.",
                    at: place)
            }
            budget -= 1
            return YAMLEntry(
                key: scalar.string, line: Int32(clamping: place.line), column: Int32(clamping: place.column),
                value: try value(element, depth: depth + 1))
        }

        private func checkTag(_ tag: Tag, _ allowed: Tag.Name, _ place: SourcePlace) throws(UnreadableFile) {
            let name = tag.rawValue
            guard name.isEmpty || name == allowed.rawValue || name == Tag.Name.nonSpecific.rawValue else {
                throw UnreadableFile(
                    "yaml-tag", "YAML tags such as “\(name)” are not used in this format",
                    remedy: "Remove the tag; to make a number or a date text, put it in quotes.", at: place)
            }
        }
    }
}

extension SourceText {
    fileprivate func place(_ mark: Mark?) -> SourcePlace { SourcePlace(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1) }
}

extension UnreadableFile {
    /// The parser's error in the words of someone who wrote the file.
    fileprivate init(_ error: YamlError, in source: SourceText) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            self.init(syntaxError: problem, context: context, at: mark, in: source)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            let first = source.place(context.mark)
            let second = source.repetition(of: key, afterLine: context.mark.line, column: context.mark.column) ?? first
            self.init(KeyRepetition.problem(key, at: second, first: first))
        case .memory:
            self.init(
                "nested-too-deeply", "Values are nested too deeply", remedy: "Check the brackets and the indentation.",
                at: source.place(nil))
        default:
            self.init("yaml-syntax", "The file is no YAML", remedy: "Check it with an editor that knows YAML.", at: source.place(nil))
        }
    }

    private init(syntaxError problem: String, context: YamlError.Context?, at mark: Mark, in source: SourceText) {
        let place = source.place(mark)
        let offender = source.byte(line: mark.line, column: mark.column)
        let since = context.map { " (\($0.text), which begins at line \($0.mark.line))" } ?? ""
        let lines = min(mark.line, context?.mark.line ?? mark.line)...mark.line
        switch problem {
        case "did not find expected ',' or '}'" where source.hasTrailingComment(onLines: lines),
            "did not find expected ',' or ']'" where source.hasTrailingComment(onLines: lines):
            self.init(
                "yaml-syntax", "A bracket is not closed\(since)",
                remedy: "“ #” begins a comment, which may hold the closing bracket: write a place in a document without space, mt-1#p3.",
                at: place)
        case "found character that cannot start any token" where offender == UInt8(ascii: "\t"),
            "found a tab character that violates indentation":
            self.init("yaml-tab", "A tab is used for indentation", remedy: "Indent with spaces: two for every level.", at: place)
        case "found character that cannot start any token":
            let character = offender.map { String(UnicodeScalar($0)) } ?? ""
            self.init("yaml-syntax", "A value cannot begin with “\(character)”", remedy: "Put the value into double quotes.", at: place)
        case "mapping values are not allowed in this context":
            self.init(
                "yaml-syntax", "A colon where no key can stand",
                remedy: "Put a text that holds “: ” into double quotes, or correct the indentation.",
                at: place)
        case "found undefined alias":
            self.init(
                "yaml-syntax", "An alias (*) of a name that no anchor (&) defines before",
                remedy: "Put a text that begins with “*” into double quotes.", at: place)
        case "did not find expected key", "did not find expected '-' indicator":
            self.init(
                "yaml-syntax", "The indentation does not fit\(since)",
                remedy: "Align the line with the ones it belongs to; close every quote and bracket before it.", at: place)
        case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
            self.init(
                "yaml-syntax", "A bracket is not closed\(since)",
                remedy: "Close it, put commas between the parts, and quote a text that holds , [ ] { or }.", at: place)
        case "could not find expected ':'":
            self.init("yaml-syntax", "A key without its colon", remedy: "Write “key: value”, with a space after the colon.", at: place)
        case "found unexpected end of stream":
            self.init("yaml-syntax", "The file ends within a quoted text\(since)", remedy: "Close the quote.", at: place)
        case _ where problem.hasPrefix("Maximum nesting level"):
            self.init("nested-too-deeply", "Values are nested too deeply", remedy: "Check the brackets and the indentation.", at: place)
        default:
            self.init("yaml-syntax", "This is no YAML: \(problem)\(since)", remedy: "Check quotes, brackets and indentation.", at: place)
        }
    }
}
