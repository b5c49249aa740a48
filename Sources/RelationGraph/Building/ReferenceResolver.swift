/// Where broken references leave gaps.
struct BrokenOff {
    /// The nodes that relations would have touched whose other end, or whose type, is unknown.
    var nodes: Set<NodeIndex> = []
    /// The relations none of whose documents is known, by their position in the columns.
    var evidence: Set<Int> = []
}

/// Turns ids into numbers, and drafts into columns. What cannot be resolved becomes a problem with a suggestion.
struct ReferenceResolver {
    private let nodes: NodeColumns
    private let drafts: [NodeDraft]
    private let vocabulary: Vocabulary
    private(set) var problems: [Problem] = []
    /// What is left out of the columns for a broken reference, so that its echo ("nothing is related to …") is not reported too.
    private(set) var brokenOff = BrokenOff()
    private(set) var judgementsOnAbsentNodes: [RelationDraft] = []

    init(nodes: NodeColumns, names drafts: [NodeDraft], vocabulary: Vocabulary) {
        self.nodes = nodes
        self.drafts = drafts
        self.vocabulary = vocabulary
    }

    private mutating func error(_ code: String, _ message: String, remedy: String, at place: SourcePlace?) {
        problems.append(Problem(.error, code: code, message: message, remedy: remedy, place: place))
    }

    private mutating func warn(_ code: String, _ message: String, remedy: String, at place: SourcePlace?) {
        problems.append(Problem(.warning, code: code, message: message, remedy: remedy, place: place))
    }

    mutating func node(_ reference: Reference) -> NodeIndex? {
        if let index = nodes.ids[reference.id] { return index }
        if let bare = reference.id.withoutCurlyQuotes {
            error(
                "unknown-reference", "The id “\(bare)” stands in curly quotes, which count as letters of it",
                remedy: "Remove the curly quotes.", at: reference.place)
            return nil
        }
        let lowered = reference.id.lowercased()
        let named = drafts.first { $0.name.lowercased() == lowered || $0.facts.aliases.contains { $0.name.lowercased() == lowered } }
        let suggestion = named?.id.id ?? closestSpelling(to: reference.id, among: nodes.ids.texts)
        error(
            "unknown-reference", "No node has the id “\(reference.id)”",
            remedy: suggestion.map { "Did you mean “\($0)”?" } ?? "Declare it in one of the files, or correct the id.", at: reference.place)
        return nil
    }

    /// The nodes of a list in which each is expected once.
    mutating func nodes(_ references: [Reference]) -> [NodeIndex] { distinct(references).compactMap { node($0) } }

    /// The references without those that the list holds already.
    private mutating func distinct(_ references: [Reference]) -> [Reference] {
        guard references.count > 1 else { return references }
        var seen: Set<String> = []
        return references.filter { reference in
            if seen.insert(reference.id).inserted { return true }
            warn(
                "duplicate-reference", "“\(reference.id)” is listed twice", remedy: "Remove one of the two, or correct its id.",
                at: reference.place)
            return false
        }
    }

    private func kind(of node: NodeIndex) -> NodeKind { vocabulary.kinds[Int(nodes.kinds[Int(node)])] }

    /// Checks that the ends of a relation are of the kinds that its type allows.
    private mutating func checkEnds(_ type: RelationType, _ source: NodeIndex, _ target: NodeIndex, _ ends: (Reference, Reference)) {
        let (from, to) = (kind(of: source), kind(of: target))
        let misfits = [
            (from, type.sourceKinds, "from", ends.0, type.mayLead(from: from)), (to, type.targetKinds, "to", ends.1, type.mayLead(to: to)),
        ]
        for (kind, allowed, role, reference, fits) in misfits where !fits {
            let labels = allowed.map { vocabulary.kind($0)?.label.lowercased() ?? $0 }
            error(
                "wrong-kind", "“\(type.id)” cannot lead \(role) “\(reference.id)”: that is a \(kind.label.lowercased())",
                remedy:
                    "It leads \(role) a node of kind \(labels.joined(separator: ", ")). Correct the id or choose another relation type.",
                at: reference.place)
        }
    }

    mutating func append(_ draft: RelationDraft, to relations: inout RelationColumns) {
        if isJudgementOnAbsentNode(draft) { return }
        let type = relationType(draft.type, isStance: draft.setting == .stances)
        let source = node(draft.source)
        let target = node(draft.target)
        var evidence = draft.evidence
        // A chain may lead back to where it was: such circles are what the analysis looks for.
        evidence.via = draft.via.filter { isTeller($0, "via") }.compactMap { node($0) }
        evidence.citing = nodes(draft.citing.filter { isTeller($0, "citing") })
        var seen: Set<Citation> = []
        for citation in draft.documents {
            guard let document = node(citation.document) else { continue }
            guard kind(of: document).id == "document" else {
                error(
                    "wrong-kind", "“\(citation.document.id)” is no document, but a \(kind(of: document).label.lowercased())",
                    remedy: "`in:` lists documents; a speaker's source goes under `citing:`, an agency under `via:`.",
                    at: citation.document.place)
                continue
            }
            let known = Citation(document: document, locator: citation.locator)
            if draft.documents.count > 1, !seen.insert(known).inserted {
                warn(
                    "duplicate-reference", "“\(citation.document.id)” is listed twice", remedy: "Remove one of the two, or correct its id.",
                    at: citation.document.place)
            } else {
                evidence.documents.append(known)
            }
        }
        guard let type, let source, let target else {
            brokenOff.nodes.formUnion([source, target].compactMap { $0 } + evidence.documents.map(\.document))
            return
        }
        if evidence.documents.isEmpty, !draft.documents.isEmpty { brokenOff.evidence.insert(relations.sources.count) }
        checkEnds(vocabulary.relationTypes[type], source, target, (draft.source, draft.target))
        relations.append(source, type, target, evidence, draft.setting, draft.place)
    }

    /// Whether a reference is to somebody or something that can tell; an unknown id is told of elsewhere.
    private mutating func isTeller(_ reference: Reference, _ key: String) -> Bool {
        guard let index = nodes.ids[reference.id], kind(of: index).id == "statement" else { return true }
        error(
            "wrong-kind", "“\(reference.id)” under `\(key):` is a statement, and tells nobody anything",
            remedy: "Name who said it: `\(key):` takes \(key == "via" ? "whoever passed it on" : "a speaker's sources").",
            at: reference.place)
        return false
    }

    /// A judgement on who is whom may be about an entry of a list that is not read this time: it is no mistake, but without effect.
    private mutating func isJudgementOnAbsentNode(_ draft: RelationDraft) -> Bool {
        guard let type = vocabulary.relationType(draft.type.id), type.layer == .identity else { return false }
        let absent = [draft.source, draft.target].filter { nodes.ids[$0.id] == nil && $0.id.withoutCurlyQuotes == nil }
        guard let first = absent.first else { return false }
        warn(
            "judgement-on-absent-node",
            "“\(draft.source.id)” is \(type.label) “\(draft.target.id)”, but no node has the id “\(first.id)”",
            remedy: "Read the file with it in which that is (--graph), or correct the id.", at: first.place)
        brokenOff.nodes.formUnion([draft.source, draft.target].compactMap { nodes.ids[$0.id] })
        judgementsOnAbsentNodes.append(draft)
        return true
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
        guard let own = nodes.ids[draft.id.id], nodes.places[Int(own)] == draft.id.place else { return }
        for link in draft.links {
            guard let type = vocabulary.typeIndex(link.type.rawValue) else { continue }
            for reference in distinct(link.to) {
                guard let other = node(reference) else {
                    brokenOff.nodes.insert(own)
                    continue
                }
                if other == own {
                    let label = vocabulary.relationTypes[type].label
                    warn(
                        "self-relation", "“\(draft.id.id) \(label) \(draft.id.id)” leads from a node to itself", remedy: "Correct the id.",
                        at: reference.place)
                }
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

    /// The attribution that evidence gives: who cites whom, through whom it came, and which document covers which statement; and for whom a
    /// statement is about, the documents that it is known from.
    mutating func appendAttribution(to relations: inout RelationColumns) {
        var attribution = ImpliedRelations()
        var documentsOfStatement: [NodeIndex: [Citation]] = [:]
        for index in relations.ofNotes {
            guard let evidence = relations.evidence[index], relations.settings[index] != .implied else { continue }
            let isStance = vocabulary.relationTypes[Int(relations.types[index])].isStance
            let (source, target) = (relations.sources[index], relations.targets[index])
            for given in Attribution.given(by: evidence, from: source, to: target, isStance: isStance) {
                var told = evidence
                if !isStance || given.type == .covers { told.documents.removeAll { $0.document != given.source } }
                if given.type == .covers { told.saidOn = nil }
                attribution.add(given, told, relations.places[index])
            }
            guard isStance else { continue }
            for document in evidence.documents.map(\.document) {
                if documentsOfStatement[target, default: []].contains(where: { $0.document == document }) { continue }
                documentsOfStatement[target, default: []].append(Citation(document: document))
            }
        }
        // Whom a statement is about, its documents tell; what it implies or contradicts, only the encoder.
        let about = vocabulary.typeIndex(CoreType.about.rawValue)
        for index in relations.ofNotes where relations.settings[index] == .implied && Int(relations.types[index]) == about {
            relations.evidence[index]?.documents = documentsOfStatement[relations.sources[index]] ?? []
        }
        attribution.append(to: &relations, vocabulary)
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
        view.steps = draft.steps.map { resolve($0) }
        return view
    }

    private mutating func resolve(_ draft: ViewStepDraft) -> ViewStep {
        var step = draft.definition
        step.highlight = nodes(draft.highlight)
        step.path = nodes(draft.path)
        step.statement = draft.statement.flatMap {
            node($0, of: "statement", remedy: "`statement:` names one claim; other nodes go under `highlight:`.")
        }
        step.types = known(draft.types, "relation type", among: vocabulary.relationTypes.map(\.id))
        step.documents = distinct(draft.documents).compactMap {
            node($0, of: "document", remedy: "`documents:` lists documents; other nodes go under `highlight:`.")
        }
        step.keep = nodes(draft.keep)
        return step
    }

    /// The node of an id, if it is of the kind that is asked for.
    private mutating func node(_ reference: Reference, of kind: String, remedy: String) -> NodeIndex? {
        guard let node = node(reference) else { return nil }
        if self.kind(of: node).id == kind { return node }
        error(
            "wrong-kind", "“\(reference.id)” is no \(kind), but a node of kind \(self.kind(of: node).label.lowercased())", remedy: remedy,
            at: reference.place)
        return nil
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
