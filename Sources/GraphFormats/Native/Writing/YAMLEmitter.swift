/// A value to be written: `YAMLValue`'s counterpart, with the style that it shall have.
indirect enum YAMLOutput {
    /// Text, quoted where needed.
    case text(String)
    /// A number, a date, a flag: as it is.
    case bare(String)
    case list([YAMLItem])
    case mapping([YAMLLine])
    /// A mapping whose keys stand on lines of their own, even if they would fit on one.
    case block([YAMLLine])
    /// A list whose elements do.
    case rows([YAMLItem])
}

/// An element of a list.
struct YAMLItem {
    var value: YAMLOutput
    var comment: String?

    init(_ value: YAMLOutput, comment: String? = nil) {
        self.value = value
        self.comment = comment
    }
}

/// A key with its value.
struct YAMLLine {
    var key: String
    var value: YAMLOutput
    var comment: String?
    /// Set off from what comes before by an empty line.
    var isSetOff = false
    /// The key is a word of the format. It is never quoted: `on` is a flag to readers of YAML 1.1, but no one writes "on" by hand.
    var isWord = false

    init(_ field: some NativeField, _ value: YAMLOutput, comment: String? = nil, isSetOff: Bool = false) {
        self.init(field.rawValue, value, comment: comment, isSetOff: isSetOff)
        isWord = true
    }

    init(_ key: String, _ value: YAMLOutput, comment: String? = nil, isSetOff: Bool = false) {
        self.key = key
        self.value = value
        self.comment = comment
        self.isSetOff = isSetOff
    }
}

/// Writes YAML in the canonical form: what fits on a line within brackets stands on one line, all else in block style.
struct YAMLEmitter {
    /// No line is longer, but for single texts that cannot be broken.
    static let lineWidth = 140

    private(set) var text = ""

    /// Writes the lines of a mapping.
    mutating func emit(_ lines: [YAMLLine], indent: Int = 0) {
        for (index, line) in lines.enumerated() {
            if line.isSetOff, index > 0 { text += "\n" }
            emitComment(line.comment, indent: indent)
            text += margin(indent)
            emit(line, indent: indent)
        }
    }

    /// Writes a key and its value; the cursor stands at the key's place.
    private mutating func emit(_ line: YAMLLine, indent: Int) {
        let key = YAMLEmitter.key(line, inFlow: false) + ":"
        switch line.value {
        case .text(let value) where ScalarText.isBlock(value):
            text += "\(key) |-\n"
            for row in value.split(separator: "\n", omittingEmptySubsequences: false) {
                text += row.isEmpty ? "\n" : margin(indent + 2) + row + "\n"
            }
        case .text(let value): text += "\(key) \(ScalarText.scalar(value, inFlow: false))\n"
        case .bare(let value): text += "\(key) \(value)\n"
        case .list(let items):
            if !emitFlow(line.value, after: key + " ", indent: indent) { emitRows(items, below: key, indent: indent) }
        case .mapping(let lines):
            if !emitFlow(line.value, after: key + " ", indent: indent) { emitBlock(lines, below: key, indent: indent) }
        case .block(let lines): emitBlock(lines, below: key, indent: indent)
        case .rows(let items): emitRows(items, below: key, indent: indent)
        }
    }

    private mutating func emitBlock(_ lines: [YAMLLine], below key: String, indent: Int) {
        text += key + "\n"
        emit(lines, indent: indent + 2)
    }

    private mutating func emitRows(_ items: [YAMLItem], below key: String, indent: Int) {
        text += key + "\n"
        for item in items { emit(item, indent: indent + 2) }
    }

    private mutating func emit(_ item: YAMLItem, indent: Int) {
        emitComment(item.comment, indent: indent)
        text += margin(indent)
        if emitFlow(item.value, after: "- ", indent: indent) { return }
        switch item.value {
        case .mapping(let lines), .block(let lines):
            for (index, line) in lines.enumerated() {
                text += index == 0 ? "- " : margin(indent + 2)
                emit(line, indent: indent + 2)
            }
        case .list(let items), .rows(let items):
            text += "-\n"
            for item in items { emit(item, indent: indent + 2) }
        case .text(let value): text += "- \(ScalarText.scalar(value, inFlow: false))\n"
        case .bare(let value): text += "- \(value)\n"
        }
    }

    /// Writes the value in flow style behind a prefix, if it fits on the line.
    private mutating func emitFlow(_ value: YAMLOutput, after prefix: String, indent: Int) -> Bool {
        switch value {
        case .text, .block: return false
        case .bare, .list, .mapping, .rows: break
        }
        let room = YAMLEmitter.lineWidth - prefix.unicodeScalars.count - indent
        var flow = FlowText(room: YAMLEmitter.isEmpty(value) ? 2 : room)
        guard flow.append(value) else { return false }
        text += prefix + flow.text + "\n"
        return true
    }

    private mutating func emitComment(_ comment: String?, indent: Int) {
        guard let comment else { return }
        for row in comment.split(separator: "\n", omittingEmptySubsequences: false) {
            text += margin(indent) + (row.isEmpty ? "#" : "# " + row) + "\n"
        }
    }

    private func margin(_ indent: Int) -> String { String(repeating: " ", count: indent) }

    private static func isEmpty(_ value: YAMLOutput) -> Bool {
        switch value {
        case .list(let items), .rows(let items): items.isEmpty
        case .mapping(let lines), .block(let lines): lines.isEmpty
        case .text, .bare: false
        }
    }

    fileprivate static func key(_ line: YAMLLine, inFlow: Bool) -> String {
        line.isWord ? line.key : ScalarText.scalar(line.key, inFlow: inFlow)
    }
}

/// A value in flow style, as far as a line has room for it: no time is spent on what would be too long.
private struct FlowText {
    private(set) var text = ""
    /// In Unicode scalars.
    var room: Int

    init(room: Int) { self.room = room }

    /// False, and the text of no use, if there is no room.
    mutating func append(_ value: YAMLOutput) -> Bool {
        switch value {
        case .text(let text): append(ScalarText.scalar(text, inFlow: true))
        // Within brackets a question mark may begin a key, say readers of YAML 1.1.
        case .bare(let text): append(text.utf8.contains(UInt8(ascii: "?")) ? ScalarText.quoted(text) : text)
        case .list(let items), .rows(let items): append("[") && append(items, { $0.append($1.value) }) && append("]")
        case .mapping(let lines), .block(let lines):
            append("{") && append(lines, { $0.append(YAMLEmitter.key($1, inFlow: true) + ": ") && $0.append($1.value) }) && append("}")
        }
    }

    private mutating func append<Element>(_ elements: [Element], _ append: (inout FlowText, Element) -> Bool) -> Bool {
        for (index, element) in elements.enumerated() {
            guard index == 0 || self.append(", "), append(&self, element) else { return false }
        }
        return true
    }

    private mutating func append(_ piece: String) -> Bool {
        // Every scalar has one byte that continues none.
        room -= piece.utf8.count { $0 & 0xC0 != 0x80 }
        guard room >= 0 else { return false }
        text += piece
        return true
    }
}
