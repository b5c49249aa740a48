import RelationGraph

/// Relation entries: ties and stances.
extension NativeFileReader {
    /// The entries under a node, which is their source among `ties` and their target among `stances`.
    mutating func readEntries(_ list: YAMLEntry, setting: RelationSetting, of node: Reference) {
        for value in list.value.elements { readEntry(value, in: list.key, setting: setting, of: node) }
    }

    /// A file's own list of ties.
    mutating func readTieList(_ list: YAMLEntry) {
        for value in list.value.elements { readEntry(value, in: list.key, setting: .list, of: nil) }
    }

    private mutating func readEntry(_ value: YAMLValue, in key: String, setting: RelationSetting, of node: Reference?) {
        guard case .mapping(let fields) = value.content else {
            let example =
                setting == .stances ? "{reported: outlet-id, on: 2015-08-06, in: [document-id]}" : "{member-of: id, in: [document-id]}"
            wrongType(key, "a list of entries such as \(example)", value, remedy: "Write the entry in that form.")
            return
        }
        guard let end = typeEntry(fields, value, setting: setting), let other = reference(end.value, end.key) else { return }
        let type = Reference(end.key, at: place(end))
        if setting == .stances, let known = builder.vocabulary.relationType(end.key), !known.isStance {
            builder.error(
                "not-a-stance", "“\(end.key)” is no stance",
                remedy: "Take one of: \(builder.vocabulary.stances.map(\.id).joined(separator: ", ")).",
                at: type.place)
            return
        }
        var draft: RelationDraft
        switch setting {
        case .stances:
            guard let node else { return }
            draft = RelationDraft(source: other, type: type, target: node, setting: setting, place: place(value))
        default:
            guard let from = node ?? listSource(fields, value) else { return }
            draft = RelationDraft(source: from, type: type, target: other, setting: setting, place: place(value))
        }
        read(fields, besides: end.key, of: &draft)
        draft.evidence.comment = comment(aboveLine: Int(value.line))
        builder.add(draft)
    }

    private mutating func listSource(_ fields: [YAMLEntry], _ value: YAMLValue) -> Reference? {
        if let from = fields.first(where: { $0.key == EntryField.from.rawValue }), !from.value.isEmpty {
            return reference(from.value, from.key)
        }
        builder.error(
            "missing-from", "An entry of a file's own list of ties does not say where it begins",
            remedy: "Add “from: id”, the node that the tie is of.",
            at: place(value))
        return nil
    }

    /// The entry's relation type and its other end: the one key that is no field.
    private mutating func typeEntry(_ fields: [YAMLEntry], _ value: YAMLValue, setting: RelationSetting) -> YAMLEntry? {
        let candidates = fields.filter { EntryField.named($0.key) == nil }
        let known = candidates.filter { builder.vocabulary.relationType($0.key) != nil }
        let end: YAMLEntry
        if known.count == 1 {
            end = known[0]
        } else if known.isEmpty, candidates.count == 1 {
            end = candidates[0]
            let types = setting == .stances ? builder.vocabulary.stances : builder.vocabulary.relationTypes
            // A mistyped field leaves the entry without a type; a mistyped type is the builder's to report.
            if closestSpelling(to: end.key, among: types.map(\.id)) == nil, closestSpelling(to: end.key, among: EntryField.keys) != nil {
                unknownField(end, known: EntryField.keys)
                return nil
            }
        } else if known.count > 1 {
            let isTie = known.first { builder.vocabulary.relationType($0.key)?.isStance == false }
            if setting == .stances, let tie = isTie {
                builder.error(
                    "not-a-stance", "“\(tie.key)” is no stance",
                    remedy: tie.key == CoreType.copiedFrom.rawValue
                        ? "Documents and outlets copy, stances do not: give the document `copied-from:`, or the outlet a tie."
                        : "Move it to the `ties:` of the node that it begins at.",
                    at: place(tie))
                return nil
            }
            builder.error(
                "two-relation-types", "The entry has two relation types, “\(known[0].key)” and “\(known[1].key)”",
                remedy: "Make two entries of it.", at: place(known[1]))
            return nil
        } else {
            builder.error(
                "missing-relation-type", "The entry has no relation type",
                remedy: setting == .stances
                    ? "Add the stance and its speaker, as in “denied: peskov”."
                    : "Add the relation type and the other end, as in “member-of: id”.",
                at: place(value))
            return nil
        }
        for entry in candidates where entry.key != end.key { unknownField(entry, known: EntryField.keys) }
        if end.value.isEmpty {
            builder.error("missing-end", "“\(end.key)” leads to no node", remedy: "Write an id after it.", at: place(end))
            return nil
        }
        return end
    }

    mutating func read(_ fields: [YAMLEntry], besides type: String, of draft: inout RelationDraft) {
        var when: YAMLEntry?
        var since: YAMLEntry?
        var until: YAMLEntry?
        for entry in fields where entry.key != type {
            guard let field = EntryField.named(entry.key), hasValue(entry) else { continue }
            switch field {
            case .from:
                if draft.setting != .list {
                    builder.error(
                        "unknown-field", "`from:` belongs to a file's own list of ties; here the node above is meant",
                        remedy: "Remove it, or move the entry to the list `ties:` at the end of the file.", at: place(entry))
                }
            case .on: draft.evidence.saidOn = date(entry)
            case .when: when = entry
            case .since: since = entry
            case .until: until = entry
            case .via: draft.via = references(entry)
            case .citing: draft.citing = references(entry)
            case .measures: draft.evidence.measures = lines(entry)
            case .personal: draft.evidence.isPersonal = personal(entry, of: draft)
            case .certainty: draft.evidence.certainty = choice(entry)
            case .reliability: draft.evidence.reliability = choice(entry)
            case .credibility: draft.evidence.credibility = choice(entry)
            case .documents: draft.documents = citations(entry)
            case .note: draft.evidence.note = paragraph(entry)
            case .attributes: draft.evidence.attributes = attributes(entry)
            }
        }
        draft.evidence.period = period(when: when, since: since, until: until)
    }

    /// Only words can be meant personally: among ties the mark would say nothing.
    private mutating func personal(_ entry: YAMLEntry, of draft: RelationDraft) -> Bool {
        if let type = builder.vocabulary.relationType(draft.type.id), !type.isStance {
            builder.error(
                "misplaced-field", "`personal:` marks a stance as the speaker's own; “\(type.id)” is no stance",
                remedy: "Remove it, or put it on the stances that the speaker did not take for an institution.", at: place(entry))
            return false
        }
        return flag(entry) ?? false
    }
}
