/// Turns ids into numbers, and drafts into columns. What cannot be resolved becomes a problem with a suggestion.
struct ReferenceResolver {
    private let nodes: NodeColumns
    private let drafts: [NodeDraft]
    private let vocabulary: Vocabulary
    private(set) var problems: [Problem] = []

    init(nodes: NodeColumns, names drafts: [NodeDraft], vocabulary: Vocabulary) {
        self.nodes = nodes
        self.drafts = drafts
        self.vocabulary = vocabulary
    }

    private mutating func error(_ code: String, _ message: String, remedy: String, at place: SourcePlace?) {
        problems.append(Problem(.error, code: code, message: message, remedy: remedy, place: place))
    }

    mutating func node(_ reference: Reference) -> NodeIndex? {
        if let index = nodes.indexByID[reference.id] { return index }
        let lowered = reference.id.lowercased()
        let named = drafts.first { $0.name.lowercased() == lowered || $0.facts.aliases.contains { $0.name.lowercased() == lowered } }
        let suggestion = named?.id.id ?? closestSpelling(to: reference.id, among: nodes.ids)
        error(
            "unknown-reference", "No node has the id “\(reference.id)”",
            remedy: suggestion.map { "Did you mean “\($0)”?" } ?? "Declare it in one of the files, or correct the id.", at: reference.place)
        return nil
    }

    mutating func nodes(_ references: [Reference]) -> [NodeIndex] {
        var found: [NodeIndex] = []
        for reference in references {
            if let index = node(reference) { found.append(index) }
        }
        return found
    }

    private func kind(of node: NodeIndex) -> NodeKind { vocabulary.kinds[Int(nodes.kinds[Int(node)])] }

    /// Checks that the ends of a relation are of the kinds that its type allows.
    private mutating func checkEnds(_ type: RelationType, _ source: NodeIndex, _ target: NodeIndex, _ ends: (Reference, Reference)) {
        for (node, allowed, role, reference) in [(source, type.sourceKinds, "from", ends.0), (target, type.targetKinds, "to", ends.1)] {
            let kind = kind(of: node)
            guard !allowed.isEmpty, !allowed.contains(kind.id) else { continue }
            let labels = allowed.map { vocabulary.kind($0)?.label.lowercased() ?? $0 }
            error(
                "wrong-kind", "“\(type.id)” cannot lead \(role) “\(reference.id)”: that is a \(kind.label.lowercased())",
                remedy: "It leads \(role) a node of kind \(labels.joined(separator: ", ")). Correct the id or choose another relation type.",
                at: reference.place)
        }
    }

    mutating func append(_ draft: RelationDraft, to relations: inout RelationColumns) {
        guard let type = relationType(draft.type, isStance: draft.setting == .stances) else { return }
        let source = node(draft.source)
        let target = node(draft.target)
        var evidence = draft.evidence
        evidence.via = nodes(draft.via)
        evidence.citing = nodes(draft.citing)
        for citation in draft.documents {
            guard let document = node(citation.document) else { continue }
            guard kind(of: document).id == "document" else {
                error(
                    "wrong-kind", "“\(citation.document.id)” is no document, but a \(kind(of: document).label.lowercased())",
                    remedy: "`in:` lists documents; a speaker's source goes under `citing:`, an agency under `via:`.", at: citation.document.place)
                continue
            }
            evidence.documents.append(Citation(document: document, locator: citation.locator))
        }
        guard let source, let target else { return }
        checkEnds(vocabulary.relationTypes[type], source, target, (draft.source, draft.target))
        relations.append(source, type, target, evidence, draft.setting, draft.place)
    }

    private mutating func relationType(_ reference: Reference, isStance: Bool) -> Int? {
        if let index = vocabulary.typeIndex(reference.id) { return index }
        let candidates = isStance ? vocabulary.stances.map(\.id) : vocabulary.relationTypes.map(\.id)
        let suggestion = closestSpelling(to: reference.id, among: candidates)
        error(
            "unknown-relation-type", "“\(reference.id)” is no relation type",
            remedy: (suggestion.map { "Did you mean “\($0)”? Otherwise declare" } ?? "Declare") + " it under `vocabulary:`, `relations:`.",
            at: reference.place)
        return nil
    }

    /// The relations that a node's own fields give.
    mutating func appendLinks(of draft: NodeDraft, to relations: inout RelationColumns) {
        guard let own = nodes.indexByID[draft.id.id], nodes.places[Int(own)] == draft.id.place else { return }
        for link in draft.links {
            guard let type = vocabulary.typeIndex(link.type.rawValue) else { continue }
            for reference in link.to {
                guard let other = node(reference) else { continue }
                // A document names its outlet and its authors; the relation points the other way.
                let pointsHere = link.type == .published || link.type == .wrote
                let ends = pointsHere ? (reference, draft.id) : (draft.id, reference)
                checkEnds(vocabulary.relationTypes[type], pointsHere ? other : own, pointsHere ? own : other, ends)
                var evidence = Evidence()
                if draft.kind == "document" { evidence.documents = [Citation(document: own)] }
                relations.append(pointsHere ? other : own, type, pointsHere ? own : other, evidence, .implied, reference.place)
            }
        }
    }

    /// The attribution that evidence gives: who cites whom, through whom it came, and which document covers which statement; and for what a
    /// statement's own fields say, the documents that the statement is known from.
    mutating func appendAttribution(to relations: inout RelationColumns) {
        guard let citing = vocabulary.typeIndex(CoreType.citing.rawValue), let via = vocabulary.typeIndex(CoreType.via.rawValue),
            let covers = vocabulary.typeIndex(CoreType.covers.rawValue)
        else { return }
        var attribution = ImpliedRelations()
        var documentsOfStatement: [NodeIndex: [Citation]] = [:]
        for index in relations.sources.indices {
            guard let evidence = relations.evidence[index], relations.settings[index] != .implied else { continue }
            let isStance = vocabulary.relationTypes[Int(relations.types[index])].isStance
            let place = relations.places[index]
            // What a tie's evidence cites, its documents cite: a tie has no speaker.
            let speakers = isStance ? [relations.sources[index]] : evidence.documents.map(\.document)
            func add(_ source: NodeIndex, _ type: Int, _ target: NodeIndex) {
                attribution.add(source, type, target, evidence.documents, evidence.saidOn, place)
            }
            for speaker in speakers {
                for cited in evidence.citing { add(speaker, citing, cited) }
                if isStance {
                    for (from, to) in zip([speaker] + evidence.via, evidence.via) { add(from, via, to) }
                } else {
                    for carrier in evidence.via { add(speaker, citing, carrier) }
                }
            }
            guard isStance else { continue }
            let statement = relations.targets[index]
            for citation in evidence.documents {
                attribution.add(citation.document, covers, statement, [citation], nil, place)
                if documentsOfStatement[statement, default: []].allSatisfy({ $0.document != citation.document }) {
                    documentsOfStatement[statement, default: []].append(Citation(document: citation.document))
                }
            }
        }
        for index in relations.sources.indices where relations.settings[index] == .implied {
            if let documents = documentsOfStatement[relations.sources[index]], relations.evidence[index]?.documents.isEmpty == true {
                relations.evidence[index]?.documents = documents
            }
        }
        attribution.append(to: &relations)
    }

    mutating func resolve(_ draft: ViewDraft) -> ViewDefinition {
        var view = draft.definition
        view.selection.documents = nodes(draft.documents)
        view.selection.without = nodes(draft.without)
        view.nodes = nodes(draft.nodes)
        view.focus = draft.focus.flatMap { node($0) }
        view.path = nodes(draft.path)
        view.highlight = nodes(draft.highlight)
        view.selection.layers = known(draft.layers, "layer", among: vocabulary.layers.map(\.rawValue)).map(Layer.init(rawValue:))
        let types = vocabulary.relationTypes.map(\.id)
        view.selection.types = known(draft.types, "relation type", among: types)
        view.selection.excludedTypes = known(draft.excludedTypes, "relation type", among: types)
        let kinds = vocabulary.kinds.map(\.id)
        view.selection.kinds = known(draft.kinds, "kind", among: kinds)
        view.selection.excludedKinds = known(draft.excludedKinds, "kind", among: kinds)
        return view
    }

    private mutating func known(_ references: [Reference], _ what: String, among known: [String]) -> [String] {
        for reference in references where !known.contains(reference.id) {
            let suggestion = closestSpelling(to: reference.id, among: known)
            error(
                "unknown-\(what.replacing(" ", with: "-"))", "“\(reference.id)” is no \(what)",
                remedy: suggestion.map { "Did you mean “\($0)”?" } ?? "Known are: \(known.joined(separator: ", ")).", at: reference.place)
        }
        return references.map(\.id).filter(known.contains)
    }
}

/// Relations that evidence gives, each once however often it is given, with the documents of all occasions and the date of the first.
private struct ImpliedRelations {
    private struct Key: Hashable {
        var source: NodeIndex
        var type: Int
        var target: NodeIndex
    }

    private struct Relation {
        var key: Key
        var documents: [Citation]
        var saidOn: DateSpan?
        var place: SourcePlace?
    }

    private var relations: [Relation] = []
    private var indexByKey: [Key: Int] = [:]

    mutating func add(
        _ source: NodeIndex, _ type: Int, _ target: NodeIndex, _ documents: [Citation], _ saidOn: DateSpan?, _ place: SourcePlace?
    ) {
        let key = Key(source: source, type: type, target: target)
        guard let index = indexByKey[key] else {
            indexByKey[key] = relations.count
            relations.append(Relation(key: key, documents: documents, saidOn: saidOn, place: place))
            return
        }
        let known = relations[index]
        relations[index].documents += documents.filter { !known.documents.contains($0) }
        relations[index].saidOn = [known.saidOn, saidOn].compactMap { $0 }.min { ($0.earliestDay ?? .min) < ($1.earliestDay ?? .min) }
    }

    func append(to columns: inout RelationColumns) {
        for relation in relations {
            var evidence = Evidence()
            evidence.documents = relation.documents
            evidence.saidOn = relation.saidOn
            columns.append(relation.key.source, relation.key.type, relation.key.target, evidence, .implied, relation.place)
        }
    }
}

extension RelationColumns {
    mutating func append(
        _ source: NodeIndex, _ type: Int, _ target: NodeIndex, _ evidence: Evidence?, _ setting: RelationSetting, _ place: SourcePlace?
    ) {
        sources.append(source)
        targets.append(target)
        types.append(UInt16(type))
        self.evidence.append(evidence)
        settings.append(setting)
        places.append(place)
    }
}
