import RelationGraph

/// The fields of nodes, and relation entries.
extension NativeFileWriter {
    func fields(of node: Node) -> [YAMLLine] {
        let facts = node.facts
        return NodeField.fields(of: node.kind.id).flatMap { lines(of: $0, in: node, facts) }
    }

    /// What a field of a node gives: a line, or none; of a period, that of the field which writes it.
    ///
    /// - Parameter facts: those of the node, which large files make anew for everybody who asks.
    func lines(of field: NodeField, in node: Node, _ facts: NodeFacts) -> [YAMLLine] {
        field == .when ? period(facts.period) : value(of: field, in: node, facts).map { [YAMLLine(field, $0)] } ?? []
    }

    private func value(of field: NodeField, in node: Node, _ facts: NodeFacts) -> YAMLOutput? {
        switch field {
        case .name, .says, .title: .text(node.name)
        case .also: facts.aliases.isEmpty ? nil : .list(facts.aliases.map { YAMLItem(alias($0)) })
        case .ids: identifiers(facts.identifiers)
        case .role: text(facts.role)
        case .outlet: links(.published, of: node, incoming: true)
        case .by: links(.wrote, of: node, incoming: true)
        case .date: facts.published.map { .bare($0.text) }
        case .updated: facts.updated.map { .bare($0.text) }
        case .retrieved: facts.retrieved.map { .bare($0.text) }
        case .about: links(.about, of: node)
        case .country: text(facts.country)
        case .when, .since, .until: nil
        case .tags: texts(facts.tags)
        case .url: text(facts.url)
        case .language: text(facts.language)
        case .copiedFrom: links(.copiedFrom, of: node)
        case .implies: links(.implies, of: node)
        case .contradicts: links(.contradicts, of: node)
        case .elaborates: links(.elaborates, of: node)
        case .anonymous: facts.isAnonymous ? .bare("true") : nil
        case .count: facts.headcount.map { .bare(String($0)) }
        case .reliability: facts.reliability.map { .text($0.rawValue) }
        case .note: text(facts.note)
        case .description: text(facts.summary)
        case .attributes: attributes(facts.attributes)
        case .ties: entries(node.relations.filter { $0.setting == .ties && $0.sourceIndex == node.index })
        case .stances: entries(node.relations.filter { $0.setting == .stances && $0.targetIndex == node.index })
        }
    }

    private func text(_ text: String?) -> YAMLOutput? { text.flatMap { $0.isEmpty ? nil : .text($0) } }

    private func alias(_ alias: Alias) -> YAMLOutput {
        guard let language = alias.language else { return .text(alias.name) }
        return .mapping([YAMLLine(AliasField.name, .text(alias.name)), YAMLLine(AliasField.lang, .text(language))])
    }

    /// Registers in the order of their first number; several numbers of one make a list.
    private func identifiers(_ identifiers: [Identifier]) -> YAMLOutput? {
        var schemes: [String] = []
        for identifier in identifiers where !schemes.contains(identifier.scheme) { schemes.append(identifier.scheme) }
        guard !schemes.isEmpty else { return nil }
        return .mapping(
            schemes.map { scheme in
                let values = identifiers.filter { $0.scheme == scheme }.map(\.value)
                return YAMLLine(scheme, values.count == 1 ? .text(values[0]) : .list(values.map { YAMLItem(.text($0)) }))
            })
    }

    /// What a node's own field gives. What a document names alone stands without brackets; what a statement names is a list even then.
    private func links(_ type: CoreType, of node: Node, incoming: Bool = false) -> YAMLOutput? {
        let others = node.relations.filter {
            $0.isImplied && $0.type.id == type.rawValue && (incoming ? $0.targetIndex : $0.sourceIndex) == node.index
        }.map { incoming ? $0.sourceIndex : $0.targetIndex }
        return node.isDocument ? idOrIDs(others) : ids(others)
    }

    // MARK: Entries

    private func entries(_ relations: [Relation]) -> YAMLOutput? {
        relations.isEmpty ? nil : .rows(relations.map { YAMLItem(entry($0), comment: $0.evidence?.comment) })
    }

    /// A relation as an entry of the list that it was read from.
    func entry(_ relation: Relation) -> YAMLOutput {
        let other = relation.setting == .stances ? relation.source : relation.target
        var lines = [YAMLLine(relation.type.id, .text(other.id))]
        if relation.setting == .list { lines.insert(YAMLLine(EntryField.from, .text(relation.source.id)), at: 0) }
        if let evidence = relation.evidence {
            lines += EntryField.allCases.flatMap { self.lines(of: $0, in: evidence) }
        }
        return .mapping(lines)
    }

    /// An entry of a file's own list that cannot be a relation, since one of its ends is not there.
    func entry(_ draft: RelationDraft) -> YAMLOutput {
        func ids(_ references: [Reference]) -> YAMLOutput? {
            references.count == 1 ? .text(references[0].id) : texts(references.map(\.id))
        }
        var lines = [YAMLLine(EntryField.from, .text(draft.source.id)), YAMLLine(draft.type.id, .text(draft.target.id))]
        for field in EntryField.allCases {
            let own: YAMLOutput? =
                switch field {
                case .via: ids(draft.via)
                case .citing: ids(draft.citing)
                case .documents: texts(draft.documents.map { $0.document.id + ($0.locator.map { "#" + $0 } ?? "") })
                default: nil
                }
            if let own { lines.append(YAMLLine(field, own)) } else { lines += self.lines(of: field, in: draft.evidence) }
        }
        return .mapping(lines)
    }

    /// What a field of an entry gives.
    func lines(of field: EntryField, in evidence: Evidence) -> [YAMLLine] {
        field == .when ? period(evidence.period) : value(of: field, in: evidence).map { [YAMLLine(field, $0)] } ?? []
    }

    private func value(of field: EntryField, in evidence: Evidence) -> YAMLOutput? {
        switch field {
        case .from, .when, .since, .until: nil
        case .on: evidence.saidOn.map { .bare($0.text) }
        case .via: idOrIDs(evidence.via)
        case .citing: idOrIDs(evidence.citing)
        case .measures: texts(evidence.measures)
        case .personal: evidence.isPersonal ? .bare("true") : nil
        case .certainty: evidence.certainty.map { .text($0.rawValue) }
        case .reliability: evidence.reliability.map { .text($0.rawValue) }
        case .credibility: evidence.credibility.map { .bare(String($0.rawValue)) }
        case .documents:
            texts(evidence.documents.map { citation in graph.node(citation.document).id + (citation.locator.map { "#" + $0 } ?? "") })
        case .note: text(evidence.note)
        case .attributes: attributes(evidence.attributes)
        }
    }

    /// `since:` or `until:` for what is open at one end, else `when:`.
    private func period(_ span: DateSpan?) -> [YAMLLine] {
        guard let span else { return [] }
        switch (span.start, span.end) {
        case (let start?, nil): return [YAMLLine(EntryField.since, .bare(start.text))]
        case (nil, let end?): return [YAMLLine(EntryField.until, .bare(end.text))]
        default: return [YAMLLine(EntryField.when, .bare(span.text))]
        }
    }

    // MARK: Attributes

    private func attributes(_ attributes: [Attribute]) -> YAMLOutput? {
        attributes.isEmpty ? nil : .mapping(attributes.map { YAMLLine($0.key, value($0.value)) })
    }

    private func value(_ attribute: AttributeValue) -> YAMLOutput {
        switch attribute {
        case .text(let text): .text(text)
        case .integer(let number): .bare(String(number))
        case .decimal(let number): .bare(decimal(number))
        case .boolean(let flag): .bare(String(flag))
        case .list(let values): .list(values.map { YAMLItem(value($0)) })
        case .map(let attributes): .mapping(attributes.map { YAMLLine($0.key, value($0.value)) })
        }
    }

    private func decimal(_ number: Double) -> String {
        if number.isNaN { return ".nan" }
        if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
        return String(number)
    }
}
