import RelationGraph

/// Sections of nodes, and the fields of a node.
extension NativeFileReader {
    mutating func readSection(_ section: YAMLEntry, of kind: NodeKind) {
        guard let entries = mapping(section.value, section.key, of: "ids and nodes") else { return }
        let fields = NodeField.fields(of: kind.id)
        for entry in entries { readNode(entry, kind: kind, fields: fields) }
    }

    private mutating func readNode(_ entry: YAMLEntry, kind: NodeKind, fields known: [NodeField]) {
        checkID(entry)
        let id = Reference(entry.key, at: place(entry))
        var draft = NodeDraft(id: id, kind: kind.id, name: "")
        draft.facts.comment = comment(above: entry)
        let required = NodeField.required(for: kind.id)
        switch entry.value.content {
        case .mapping(let fields): read(fields, of: &draft, known: known)
        // A node of which only the name is known may be written in short.
        case .scalar where !entry.value.isEmpty: draft.name = name(entry.value, required.rawValue, of: kind.id) ?? ""
        case .scalar: break
        case .list:
            wrongType(entry.key, "a mapping of fields", entry.value, remedy: "Write “\(required.rawValue): …” and the other fields.")
        }
        if draft.name.isEmpty {
            // What was written, but is of no use, has its own problem.
            if !gives(required, entry) {
                builder.error(
                    "missing-\(required.rawValue)", "The \(kind.label.lowercased()) “\(entry.key)” has no `\(required.rawValue):`",
                    remedy: "Add “\(required.rawValue): …”: \(required.summary.prefix(1).lowercased() + required.summary.dropFirst())",
                    at: place(entry))
            }
            draft.name = entry.key
        }
        builder.add(draft)
    }

    /// A node whose name and free attributes stand elsewhere than its fields.
    mutating func readNode(
        _ id: Reference, kind: String, name: String, fields: [YAMLEntry], comment: String?, attributes: [Attribute]
    ) {
        var draft = NodeDraft(id: id, kind: kind, name: name)
        read(fields, of: &draft, known: NodeField.fields(of: kind))
        draft.facts.comment = comment
        draft.facts.attributes = attributes
        builder.add(draft)
    }

    /// Whether the node's entry holds something in the place of a field.
    private func gives(_ field: NodeField, _ node: YAMLEntry) -> Bool {
        switch node.value.content {
        case .mapping(let fields): fields.contains { $0.key == field.rawValue && !$0.value.isBlank }
        case .scalar: !node.value.isBlank
        case .list: false
        }
    }

    private mutating func read(_ fields: [YAMLEntry], of draft: inout NodeDraft, known: [NodeField]) {
        var also: YAMLEntry?
        var when: YAMLEntry?
        var since: YAMLEntry?
        var until: YAMLEntry?
        for entry in fields {
            guard let field = NodeField.named(entry.key), known.contains(field) else {
                unknownNodeField(entry, of: draft, known: known)
                continue
            }
            guard hasValue(entry) else { continue }
            switch field {
            case .name, .says, .title: draft.name = name(entry.value, entry.key, of: draft.kind) ?? draft.name
            case .also: also = entry
            case .ids: draft.facts.identifiers = identifiers(entry)
            case .role: draft.facts.role = line(entry)
            case .description: draft.facts.summary = paragraph(entry)
            case .note: draft.facts.note = paragraph(entry)
            case .country: draft.facts.country = line(entry)
            case .when: when = entry
            case .since: since = entry
            case .until: until = entry
            case .tags: draft.facts.tags = lines(entry)
            case .url: draft.facts.url = link(entry)
            case .anonymous: draft.facts.isAnonymous = flag(entry) ?? false
            case .count: draft.facts.headcount = number(entry, from: 1)
            case .reliability: draft.facts.reliability = choice(entry)
            case .date: draft.facts.published = date(entry)
            case .updated: draft.facts.updated = date(entry)
            case .retrieved: draft.facts.retrieved = date(entry)
            case .language: draft.facts.language = line(entry)
            case .outlet: draft.links.append((.published, references(entry)))
            case .by: draft.links.append((.wrote, references(entry)))
            case .copiedFrom: draft.links.append((.copiedFrom, references(entry)))
            case .about: draft.links.append((.about, references(entry)))
            case .implies: draft.links.append((.implies, references(entry)))
            case .contradicts: draft.links.append((.contradicts, references(entry)))
            case .elaborates: draft.links.append((.elaborates, references(entry)))
            case .attributes: draft.facts.attributes = attributes(entry)
            case .ties: readEntries(entry, setting: .ties, of: draft.id)
            case .stances: readEntries(entry, setting: .stances, of: draft.id)
            }
        }
        if let also { draft.facts.aliases = aliases(also, besides: draft.name) }
        draft.facts.period = period(when: when, since: since, until: until)
    }

    /// A field of another kind of node is named as such: a typo and a misplaced field have different remedies.
    private mutating func unknownNodeField(_ entry: YAMLEntry, of draft: NodeDraft, known: [NodeField]) {
        guard let field = NodeField.named(entry.key), let kind = builder.vocabulary.kind(draft.kind) else {
            unknownField(entry, known: known.map(\.rawValue))
            return
        }
        let label = kind.label.lowercased()
        let replacement: NodeField? =
            switch field {
            case .name, .says, .title: NodeField.required(for: kind.id)
            case .date: .when
            case .when: .date
            default: nil
            }
        let owners = builder.vocabulary.kinds.filter { field.applies(to: $0.id) }.map(\.section)
        builder.error(
            "unknown-field", "`\(entry.key):` is no field of a node of kind \(label)",
            remedy: replacement.map { "\(label.withArticle(startsSentence: true)) has `\($0.rawValue):`." }
                ?? "Only \(owners.joined(separator: ", ")) have it; use `note:` or `attributes:`.",
            at: place(entry))
    }

    // MARK: Names and identifiers

    private mutating func name(_ value: YAMLValue, _ key: String, of kind: String) -> String? {
        guard let name = text(value, key, allowsLines: false) else { return nil }
        // Headlines and propositions may quote; an organization's name may begin with a quoted word.
        if key == NodeField.name.rawValue, name.withoutCurlyQuotes != nil || kind == "person" && name.beginsWithCurlyQuote {
            curlyQuotes(name, value)
        }
        return name
    }

    private mutating func curlyQuotes(_ name: String, _ value: YAMLValue) {
        builder.warning(
            "curly-quotes", "The name begins with a curly quote, which counts as a letter of it: \(name)",
            remedy: "Remove the curly quotes, or put straight ones (\") around the whole value.", at: place(value))
    }

    private mutating func aliases(_ entry: YAMLEntry, besides name: String) -> [Alias] {
        var found: [Alias] = []
        var seen: Set<Alias> = []
        for value in entry.value.elements {
            guard let alias = alias(value) else { continue }
            let isNew = seen.insert(alias).inserted
            if alias == Alias(name) || !isNew {
                builder.warning(
                    "needless-alias", "The alias “\(alias.name)” is \(isNew ? "the name itself" : "given twice")",
                    remedy: "Remove it from `also:`.", at: place(value))
            }
            if alias.name.withoutCurlyQuotes != nil { curlyQuotes(alias.name, value) }
            found.append(alias)
        }
        return found
    }

    private mutating func alias(_ value: YAMLValue) -> Alias? {
        guard case .mapping(let fields) = value.content else { return text(value, "also", allowsLines: false).map { Alias($0) } }
        guard let name = fields.first(where: { $0.key == AliasField.name.rawValue }), let text = line(name) else {
            wrongType("also", "a list of names", value, remedy: "Write [name, name], or {name: …, lang: …} for a name in another language.")
            return nil
        }
        var alias = Alias(text)
        for field in fields where hasValue(field) {
            switch AliasField.named(field.key) {
            case .name: break
            case .lang: alias.language = line(field)
            case nil: unknownField(field, known: AliasField.keys)
            }
        }
        return alias
    }

    private mutating func identifiers(_ entry: YAMLEntry) -> [Identifier] {
        var found: [Identifier] = []
        for scheme in mapping(entry.value, entry.key, of: "registers and numbers") ?? [] where hasValue(scheme) {
            found += lines(scheme).map { Identifier(scheme: scheme.key, value: $0) }
        }
        return found
    }

    // MARK: Ids

    /// Ids are slugs, so that they can be written everywhere without quotes.
    mutating func checkID(_ entry: YAMLEntry) {
        guard !isForeign, !Slug.isSlug(entry.key) else { return }
        let slug = Slug.suggestion(for: entry.key)
        builder.error(
            "bad-id", "“\(entry.key)” is no id: ids are words of a–z and 0–9, joined by “-”",
            remedy: slug.map { "Write “\($0)”, here and where it is used." } ?? "Choose one such as “fox-news”.", at: place(entry))
    }
}
