import RelationGraph

/// Values of fields. Each function reports what does not fit and returns what can be used.
extension NativeFileReader {
    func place(_ value: YAMLValue) -> SourcePlace { SourcePlace(file: source.file, line: Int(value.line), column: Int(value.column)) }
    func place(_ entry: YAMLEntry) -> SourcePlace { SourcePlace(file: source.file, line: Int(entry.line), column: Int(entry.column)) }

    /// The comments of a file whose values come from elsewhere: the one at its head under an empty key, others under the path of what they stand above.
    mutating func takeComments(_ comments: YAMLValue) {
        guard case .mapping(let entries) = comments.content else { return }
        for entry in entries {
            guard case .scalar(let text, _) = entry.value.content else { continue }
            if entry.key.isEmpty { layout.comment = text } else { layout.comments[entry.key] = text }
        }
    }

    mutating func comment(above entry: YAMLEntry) -> String? { comment(aboveLine: Int(entry.line)) }

    /// The comment above a line, which from now on is known to be kept; nil if something else that begins on this line has it already.
    mutating func comment(aboveLine line: Int) -> String? {
        guard let comment = source.comment(aboveLine: line), keptCommentLines.isDisjoint(with: comment.lines) else { return nil }
        keptCommentLines.formUnion(comment.lines)
        return comment.text
    }

    /// Where the comments stand that have not been taken by anything.
    func lostComments() -> [SourcePlace] {
        CommentSearch.comments(in: source).filter { !($0.hasOwnLine && keptCommentLines.contains($0.place.line)) }.map(\.place)
    }

    mutating func wrongType(_ key: String, _ expected: String, _ value: YAMLValue, remedy: String) {
        builder.error("wrong-type", "`\(key):` is \(expected); this is \(value.typeName)", remedy: remedy, at: place(value))
    }

    mutating func unknownField(_ entry: YAMLEntry, what: String = "field", known: [String]) {
        if isBareWord(entry) {
            builder.error(
                "unknown-\(what)", "“\(entry.key)” is no \(what) here",
                remedy: "A text that holds a comma needs quotes within brackets: {note: \"one, two\"}.", at: place(entry))
            return
        }
        let remedy =
            closestSpelling(to: entry.key, among: known).map { "Did you mean “\($0)”?" } ?? "Known are: \(known.joined(separator: ", "))."
        builder.error("unknown-\(what)", "“\(entry.key)” is no \(what) here", remedy: remedy, at: place(entry))
    }

    /// Whether the key has not even a colon: within brackets, what follows a comma is read as a key.
    private func isBareWord(_ entry: YAMLEntry) -> Bool {
        let end = Int(entry.column) + entry.key.unicodeScalars.count
        guard entry.value.isEmpty, let next = source.byte(line: Int(entry.line), column: end) else { return false }
        return ",}\n\r".utf8.contains(next)
    }

    /// Whether something was written after the key; if not, says so.
    mutating func hasValue(_ entry: YAMLEntry) -> Bool {
        guard entry.value.isEmpty else { return true }
        builder.warning("empty-field", "`\(entry.key):` has no value", remedy: "Write one, or remove the line.", at: place(entry))
        return false
    }

    /// The keys and values of a mapping.
    mutating func mapping(_ value: YAMLValue, _ key: String, of what: String) -> [YAMLEntry]? {
        if case .mapping(let entries) = value.content { return entries }
        if !value.isEmpty { wrongType(key, "a mapping of \(what)", value, remedy: "Write “key: value” lines, or {key: value}.") }
        return nil
    }

    // MARK: Text

    /// Any text. Nil, with a problem, for lists and mappings.
    mutating func paragraph(_ entry: YAMLEntry) -> String? { text(entry.value, entry.key, allowsLines: true) }

    /// Text without line breaks.
    mutating func line(_ entry: YAMLEntry) -> String? { text(entry.value, entry.key, allowsLines: false) }

    mutating func text(_ value: YAMLValue, _ key: String, allowsLines: Bool) -> String? {
        guard case .scalar(let text, _) = value.content else {
            wrongType(key, "one text", value, remedy: "Write a text; put it in double quotes if it holds brackets or “: ”.")
            return nil
        }
        // What a foreign file holds may be any text; nothing of it was written by hand.
        if isForeign, !text.isEmpty { return text }
        // A block of text ends with the line break before the next key.
        let trimmed = text.last?.isWhitespace == true || text.first?.isWhitespace == true ? text.trimmingSpace : text
        guard !trimmed.isEmpty else {
            builder.warning("empty-field", "`\(key):` has no value", remedy: "Write one, or remove the line.", at: place(value))
            return nil
        }
        let needsCheck = trimmed.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
        return !needsCheck || checkCharacters(trimmed, value, key, allowsLines: allowsLines) ? trimmed : nil
    }

    private mutating func checkCharacters(_ text: String, _ value: YAMLValue, _ key: String, allowsLines: Bool) -> Bool {
        for scalar in text.unicodeScalars {
            let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
            switch scalar.value {
            case 0x0A where allowsLines, 0x09 where allowsLines: continue
            case 0x0A:
                builder.error(
                    "line-break", "`\(key):` is one line; this text has several", remedy: "Write it in one line.", at: place(value))
                return false
            case 0..<0x20, 0x7F..<0xA0:
                builder.error(
                    "control-character", "`\(key):` holds the invisible control character \(code)", remedy: "Delete it.", at: place(value))
                return false
            case 0x202A...0x202E, 0x2066...0x2069, 0x200B, 0x2060:
                builder.warning(
                    "invisible-character", "`\(key):` holds the invisible character \(code): it can make a name look like another one",
                    remedy: "Delete it, unless the name needs it.", at: place(value))
                return true
            default: continue
            }
        }
        return true
    }

    /// A list of lines; one line may stand for a list of one.
    mutating func lines(_ entry: YAMLEntry) -> [String] {
        entry.value.elements.compactMap { text($0, entry.key, allowsLines: false) }
    }

    // MARK: Ids

    mutating func reference(_ value: YAMLValue, _ key: String) -> Reference? {
        guard case .scalar(let text, _) = value.content else {
            wrongType(key, "an id", value, remedy: "Write the id of one node.")
            return nil
        }
        return text.isEmpty ? nil : Reference(text, at: place(value))
    }

    mutating func references(_ entry: YAMLEntry) -> [Reference] { entry.value.elements.compactMap { reference($0, entry.key) } }

    /// Document ids, each perhaps with a locator after `#`.
    mutating func citations(_ entry: YAMLEntry) -> [CitationDraft] {
        references(entry).map { reference in
            let parts = reference.id.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return CitationDraft(document: reference) }
            if parts[1].isEmpty {
                builder.error(
                    "bad-locator", "Nothing follows the “#” of “\(reference.id)”",
                    remedy: "Write the place, such as p3, or remove the “#”.", at: reference.place)
            }
            return CitationDraft(
                document: Reference(String(parts[0]), at: reference.place), locator: parts[1].isEmpty ? nil : String(parts[1]))
        }
    }

    // MARK: Choices, numbers, flags

    mutating func choice<Choice: CaseIterable & RawRepresentable>(_ entry: YAMLEntry, _: Choice.Type = Choice.self) -> Choice? {
        guard case .scalar(let text, _) = entry.value.content else {
            wrongType(entry.key, "one value", entry.value, remedy: "Write one of: \(choices(Choice.self)).")
            return nil
        }
        if let found = Choice.allCases.first(where: { "\($0.rawValue)".lowercased() == text.lowercased() }) { return found }
        let suggestion = text.count > 2 ? closestSpelling(to: text, among: Choice.allCases.map { "\($0.rawValue)" }) : nil
        builder.error(
            "unknown-value", "“\(text)” is no value of `\(entry.key):`",
            remedy: suggestion.map { "Did you mean “\($0)”?" } ?? "Write one of: \(choices(Choice.self)).", at: place(entry.value))
        return nil
    }

    private func choices<Choice: CaseIterable & RawRepresentable>(_: Choice.Type) -> String {
        Choice.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
    }

    mutating func flag(_ entry: YAMLEntry) -> Bool? {
        if case .scalar(let text, _) = entry.value.content {
            switch text.lowercased() {
            case "true", "yes": return true
            case "false", "no": return false
            default: break
            }
        }
        builder.error("unknown-value", "`\(entry.key):` is true or false", remedy: "Write true or false.", at: place(entry.value))
        return nil
    }

    mutating func number(_ entry: YAMLEntry, from least: Int) -> Int? {
        if case .scalar(let text, _) = entry.value.content, let number = Int(text), number >= least { return number }
        builder.error(
            "unknown-value", "`\(entry.key):` is a whole number, \(least) or more", remedy: "Write a number in digits.",
            at: place(entry.value))
        return nil
    }

    mutating func color(_ entry: YAMLEntry) -> StyleColor? {
        guard let text = line(entry) else { return nil }
        if let color = StyleColor(text) { return color }
        builder.error(
            "unknown-value", "“\(text)” is no colour",
            remedy: "Write one of: \(PaletteColor.allCases.map(\.rawValue).joined(separator: ", ")); or \"#rrggbb\", in quotes.",
            at: place(entry.value))
        return nil
    }

    /// A link that is safe to put into a page. Others are left out, with a warning.
    mutating func link(_ entry: YAMLEntry) -> String? {
        guard let text = line(entry) else { return nil }
        let head = text.prefix { !"/?#".contains($0) }
        let scheme = head.contains(":") ? head.prefix { $0 != ":" }.lowercased() : nil
        if scheme.map({ ["http", "https", "mailto"].contains($0) }) ?? !text.contains(where: \.isWhitespace) {
            if scheme == nil, NativeFileReader.isHost(head, isAlone: head.endIndex == text.endIndex) {
                builder.warning(
                    "missing-scheme", "“\(text.prefix(60))” looks like a web address, but leads to a file of that name",
                    remedy: "Put https:// before it.", at: place(entry.value))
            }
            return text
        }
        builder.warning(
            "unsafe-url", "“\(text.prefix(60))” is no link that a page should carry; it is left out",
            remedy: "Write a link that begins with https://, http:// or mailto:.", at: place(entry.value))
        return nil
    }

    /// Whether the beginning of a link reads like the name of a host. If nothing follows, `report.pdf` is more likely a file.
    private static func isHost(_ head: Substring, isAlone: Bool) -> Bool {
        let labels = head.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter) else { return false }
        guard labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }) else { return false }
        return !isAlone || labels[0].lowercased() == "www"
    }
}

extension String {
    /// Without white space and line breaks at both ends.
    var trimmingSpace: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
