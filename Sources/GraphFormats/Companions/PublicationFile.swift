import RelationGraph

/// Reads a file of rules for a copy for the public.
public enum PublicationFile {
    static let version = "relgraph-publication"

    enum Field: String, CaseIterable {
        case remove, replace, reword, rename, keepOnly = "keep-only", drop, allow, title, subtitle, description, credit
    }

    /// What `drop:` may hold with a list of its own.
    enum DropField: String, CaseIterable { case attributes, documents, views }

    /// - Parameter file: its name in problems.
    /// - Throws: `GraphProblems` with all that is wrong, each with its place.
    public static func read(_ bytes: [UInt8], file: String) throws(GraphProblems) -> PublicationRules {
        var reader = try CompanionReader(bytes, file: file, version: version)
        var rules = PublicationRules()
        for entry in reader.entries {
            switch Field(rawValue: entry.key) {
            case .remove: rules.removed += targets(entry.key, entry.value, &reader)
            case .replace: rules.replaced += wordings(entry, &reader)
            case .reword: rules.reworded += wordings(entry, &reader)
            case .rename: rules.renamed += wordings(entry, &reader)
            case .keepOnly: rules.kept += targets(entry.key, entry.value, &reader)
            case .drop: for element in entry.value.elements { readDrop(element, &rules, &reader) }
            case .allow: rules.allowed += targets(entry.key, entry.value, &reader).map(\.name)
            case .title: rules.title = text(entry.key, entry.value, &reader)
            case .subtitle: rules.subtitle = text(entry.key, entry.value, &reader)
            case .credit: rules.credit = text(entry.key, entry.value, &reader)
            case .description: rules.summary = text(entry.key, entry.value, &reader)
            case nil: reader.unknownField(entry, known: Field.allCases.map(\.rawValue))
            }
        }
        try reader.finish()
        return rules
    }

    private static func text(_ key: String, _ value: YAMLValue, _ reader: inout CompanionReader) -> String? {
        if case .scalar(let text, _) = value.content, !value.isBlank { return text }
        reader.error(
            "wrong-type", "`\(key):` holds texts; this is \(value.isBlank ? "nothing" : value.typeName)",
            remedy: "Write a text, or a list of texts.",
            at: reader.place(value))
        return nil
    }

    private static func targets(_ key: String, _ value: YAMLValue, _ reader: inout CompanionReader) -> [PublicationRules.Target] {
        value.elements.compactMap { element in
            text(key, element, &reader).map { PublicationRules.Target($0, at: reader.place(element)) }
        }
    }

    private static func wordings(_ entry: YAMLEntry, _ reader: inout CompanionReader) -> [PublicationRules.Wording] {
        reader.mapping(entry).compactMap { line in
            text(line.key, line.value, &reader).map { .init(PublicationRules.Target(line.key, at: reader.place(line)), $0) }
        }
    }

    private static func readDrop(_ value: YAMLValue, _ rules: inout PublicationRules, _ reader: inout CompanionReader) {
        guard case .mapping(let fields) = value.content else {
            let known = PublicationRules.Part.allCases.map(\.rawValue)
            let entry = YAMLEntry(key: Field.drop.rawValue, line: value.line, column: value.column, value: value)
            if let word = reader.word(entry, among: known), let part = PublicationRules.Part(rawValue: word) { rules.dropped.insert(part) }
            return
        }
        for field in fields {
            let names = targets(field.key, field.value, &reader)
            switch DropField(rawValue: field.key) {
            case .attributes: rules.droppedAttributes.formUnion(names.map(\.name))
            case .documents: rules.removed += names
            case .views: rules.droppedViews.formUnion(names.map(\.name))
            case nil: reader.unknownField(field, known: DropField.allCases.map(\.rawValue))
            }
        }
    }
}
