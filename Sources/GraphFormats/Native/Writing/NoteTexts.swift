import RelationGraph

/// Texts as notes can hold them, and what they lose by it: names, roles and labels are one line, and no text but a free attribute's holds control
/// characters.
struct NoteTexts {
    var loss = LossReport()

    private static let folded = "comes back without its line breaks, control characters and outer blanks"
    private static let blank = "holds nothing but blanks, and is left out"

    /// A text of one line; nil if nothing is left of it.
    mutating func line(_ text: String, _ part: LossReport.Part, _ field: String, count: Int = 1) -> String? {
        plain(text, part, field, count, allowsLines: false)
    }

    /// A text of any number of lines; nil if nothing is left of it.
    mutating func paragraph(_ text: String, _ part: LossReport.Part, _ field: String) -> String? {
        plain(text, part, field, 1, allowsLines: true)
    }

    private mutating func plain(
        _ text: String, _ part: LossReport.Part, _ field: String, _ count: Int, allowsLines: Bool
    ) -> String? {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else {
            loss.add(part, field, count, because: NoteTexts.blank)
            return nil
        }
        // Nearly all texts are as they should be, which is soon seen.
        if first > 0x20, first < 0x7F, last > 0x20, last < 0x7F, bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        let plain = NoteTexts.folded(text, allowsLines: allowsLines).trimmingSpace
        if plain.isEmpty {
            loss.add(part, field, count, because: NoteTexts.blank)
            return nil
        }
        if plain != text { loss.add(part, field, count, because: NoteTexts.folded) }
        return plain
    }

    /// Blanks instead of what may not stand there.
    private static func folded(_ text: String, allowsLines: Bool) -> String {
        var folded = ""
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0A where afterReturn: continue
            case 0x0A, 0x0D: folded.unicodeScalars.append(allowsLines ? "\n" : " ")
            case 0x09 where allowsLines: folded.unicodeScalars.append(scalar)
            case 0..<0x20, 0x7F..<0xA0, 0xFEFF: folded.unicodeScalars.append(" ")
            default: folded.unicodeScalars.append(scalar)
            }
        }
        return folded
    }

    // MARK: Parts of a graph

    /// The name of a node: its id if the name is blank.
    mutating func name(of node: Node) -> String? {
        let field = NodeField.required(for: node.kind.id).rawValue
        return line(node.name, .nodes, field) ?? (node.name == node.id ? nil : line(node.id, .nodes, field))
    }

    mutating func facts(_ given: NodeFacts) -> NodeFacts {
        var facts = given
        facts.aliases = given.aliases.compactMap { alias in line(alias.name, .nodes, "also").map { Alias($0, language: alias.language) } }
        facts.identifiers = given.identifiers.compactMap { identifier in
            line(identifier.value, .nodes, "ids").map { Identifier(scheme: identifier.scheme, value: $0) }
        }
        facts.role = given.role.flatMap { line($0, .nodes, "role") }
        facts.country = given.country.flatMap { line($0, .nodes, "country") }
        facts.url = given.url.flatMap { line($0, .nodes, "url") }
        facts.language = given.language.flatMap { line($0, .nodes, "language") }
        facts.tags = given.tags.compactMap { line($0, .nodes, "tags") }
        facts.summary = given.summary.flatMap { paragraph($0, .nodes, "description") }
        facts.note = given.note.flatMap { paragraph($0, .nodes, "note") }
        facts.attributes = attributes(given.attributes, .nodes)
        return facts
    }

    mutating func evidence(_ given: Evidence) -> Evidence {
        var evidence = given
        evidence.measures = given.measures.compactMap { line($0, .relations, "measures") }
        evidence.note = given.note.flatMap { paragraph($0, .relations, "note") }
        evidence.attributes = attributes(given.attributes, .relations)
        return evidence
    }

    /// - Parameter count: how many relations are of the type.
    mutating func type(_ given: RelationType, count: Int) -> RelationType {
        var type = given
        type.label = line(given.label, .relations, "type", count: count) ?? "edge"
        // It is made of the label.
        var inverse = NoteTexts()
        type.inverseLabel = inverse.line(given.inverseLabel, .relations, "type") ?? type.label
        return type
    }

    /// Attributes with keys that YAML can hold, each once.
    mutating func attributes(_ given: [Attribute], _ part: LossReport.Part) -> [Attribute] {
        var keys = DistinctKeys()
        return given.map { attribute in
            var key = attribute.key
            if ScalarText.quoted(key).unicodeScalars.count > NoteTexts.keyLimit {
                key = String(key.prefix(NoteTexts.keyLimit / 8))
                loss.add(part, "attributes", because: "the key is too long for notes, and comes back cut off")
            }
            return Attribute(keys.distinct(key), attribute.value)
        }
    }

    /// YAML finds no colon that is farther from the beginning of a key than 1024 characters.
    private static let keyLimit = 1000
}
