/// Looks over a numbered graph for what is doubtful or contradicts itself. What foreign files hold is no notes, and not judged as such.
struct GraphReview {
    let nodes: NodeColumns
    let relations: RelationColumns
    let vocabulary: Vocabulary
    private let brokenOff: BrokenOff
    private(set) var problems: [Problem] = []

    init(nodes: NodeColumns, relations: RelationColumns, vocabulary: Vocabulary, without brokenOff: BrokenOff) {
        self.brokenOff = brokenOff
        self.nodes = nodes
        self.relations = relations
        self.vocabulary = vocabulary
        findOrphansAndBareStatements()
        findSharedNames()
        reviewDates()
        reviewRelations()
        findContradictingJudgements()
        findImpossibleJudgements()
        findEmptyRetractions()
        findContradictingStatements()
        findCopiesInCircles()
    }

    mutating func warn(_ code: String, _ message: String, _ remedy: String, _ place: SourcePlace?) {
        problems.append(Problem(.warning, code: code, message: message, remedy: remedy, place: place))
    }

    func kind(_ node: NodeIndex) -> NodeKind { vocabulary.kinds[Int(nodes.kinds[Int(node)])] }
    func id(_ node: NodeIndex) -> String { nodes.ids.texts[Int(node)] }

    private mutating func findOrphansAndBareStatements() {
        guard nodes.noteCount > 0 else { return }
        let isStance = vocabulary.relationTypes.map(\.isStance)
        var hasRelation = [Bool](repeating: false, count: nodes.ids.count)
        var hasStance = hasRelation
        for index in relations.sources.indices {
            hasRelation[Int(relations.sources[index])] = true
            hasRelation[Int(relations.targets[index])] = true
            for citation in relations.evidence[index]?.documents ?? [] { hasRelation[Int(citation.document)] = true }
            if isStance[Int(relations.types[index])] { hasStance[Int(relations.targets[index])] = true }
        }
        for node in 0..<nodes.noteCount where !brokenOff.nodes.contains(NodeIndex(node)) {
            let index = NodeIndex(node)
            if kind(index).id == "statement", !hasStance[node] {
                warn(
                    "statement-without-evidence", "Nobody takes a stance towards the statement “\(id(index))”",
                    "Add who reported, asserted or denied it under `stances:`, or remove it.", nodes.places[node])
            } else if !hasRelation[node] {
                warn(
                    "orphan", "Nothing is related to “\(id(index))”",
                    "Add a tie, name it in a statement's `about:`, or remove it.", nodes.places[node])
            }
        }
    }

    /// Names, aliases and identifiers that two nodes claim: they may be one, or a query cannot tell them apart.
    private mutating func findSharedNames() {
        var judged: Set<[NodeIndex]> = []
        let isJudgement = vocabulary.relationTypes.map { $0.layer == .identity }
        for index in relations.ofNotes where isJudgement[Int(relations.types[index])] {
            judged.insert([relations.sources[index], relations.targets[index]].sorted())
        }
        var owners: [String: NodeIndex] = [:]
        func firstOwner(_ claim: String, _ node: NodeIndex) -> NodeIndex? {
            let first = owners[claim, default: node]
            owners[claim] = first
            return first == node || judged.contains([first, node].sorted()) ? nil : first
        }
        for node in 0..<nodes.noteCount {
            let index = NodeIndex(node)
            guard kind(index).id != "statement" else { continue }
            let facts = nodes.facts[node] ?? .none
            if kind(index).id != "document", let other = firstOwner("name " + nodes.names[node].lowercased(), index) {
                warn(
                    "name-claimed-twice", "“\(nodes.names[node])” is the name of “\(id(other))” too",
                    "Tell them apart by name, or judge them with `same-as` or `not-same-as`.", nodes.places[node])
            }
            for alias in Set(facts.aliases.map { $0.name }).sorted() {
                if let other = firstOwner("name " + alias.lowercased(), index) {
                    warn(
                        "alias-claimed-twice", "The alias “\(alias)” of “\(id(index))” is claimed by “\(id(other))” too",
                        "Remove it from one of them, or judge them with `same-as` or `not-same-as`.", nodes.places[node])
                }
            }
            for identifier in facts.identifiers {
                if let other = firstOwner("id \(identifier.scheme): \(identifier.value)", index) {
                    warn(
                        "identifier-claimed-twice",
                        "The identifier \(identifier.scheme): \(identifier.value) of “\(id(index))” belongs to “\(id(other))” too",
                        "If they are one, say so with `same-as`; otherwise correct the identifier.", nodes.places[node])
                }
            }
        }
    }

    /// Two that are judged not the same, and the same by other judgements, maybe through others.
    private mutating func findContradictingJudgements() {
        let (same, apart) = (positions(of: "same-as"), positions(of: "not-same-as"))
        guard !same.isEmpty, !apart.isEmpty else { return }
        let pairs = same.map { (relations.sources[$0], relations.targets[$0]) }
        let groups = IdentityGroups(nodeCount: nodes.ids.count, joining: pairs)
        for index in apart {
            let (one, other) = (relations.sources[index], relations.targets[index])
            guard one != other, groups.areOne(one, other) else { continue }
            let chain = IdentityGroups.chain(from: one, to: other, through: pairs).map { position in
                let place = relations.places[same[position]].map { " (\($0))" } ?? ""
                return "“\(id(pairs[position].0)) same-as \(id(pairs[position].1))”\(place)"
            }
            warn(
                "contradicting-judgements",
                "“\(id(one))” and “\(id(other))” are judged not the same, and the same by \(chain.joined(separator: ", "))",
                "Take one of these judgements back. Until then nothing that they join is read as one.", relations.places[index])
        }
    }

    /// The positions of the relations of a type.
    func positions(of type: String) -> [Int] {
        guard let index = vocabulary.typeIndex(type) else { return [] }
        return relations.types.indices.filter { relations.types[$0] == UInt16(index) }
    }

    /// What is changed or read cannot be so before it is published.
    private mutating func reviewDates() {
        for node in 0..<nodes.noteCount {
            guard let facts = nodes.facts[node], let published = facts.published else { continue }
            for (field, date) in [("updated", facts.updated), ("retrieved", facts.retrieved)] {
                guard let date, date.endsBefore(published) else { continue }
                warn(
                    "before-publication",
                    "“\(id(NodeIndex(node)))” was \(field) (\(date.text)) before it was published (\(published.text))",
                    "Correct `\(field):` or `date:`.", nodes.places[node])
            }
        }
    }

    private mutating func reviewRelations() {
        struct Entry: Hashable {
            var source: NodeIndex
            var target: NodeIndex
            var type: UInt16
            var evidence: Evidence?
        }
        var seen: Set<Entry> = []
        for index in relations.ofNotes where relations.settings[index] != .implied {
            let (source, target) = (relations.sources[index], relations.targets[index])
            let type = vocabulary.relationTypes[Int(relations.types[index])]
            let place = relations.places[index]
            var what: String { "“\(id(source)) \(type.label) \(id(target))”" }
            if source == target {
                warn("self-relation", "\(what) leads from a node to itself", "Correct one of the ids.", place)
            }
            var evidence = relations.evidence[index]
            evidence?.comment = nil
            if !seen.insert(Entry(source: source, target: target, type: relations.types[index], evidence: evidence)).inserted {
                warn("duplicate-relation", "\(what) is listed twice with the same evidence", "Remove one of the entries.", place)
            }
            guard let evidence else { continue }
            if evidence.documents.isEmpty, type.layer != .identity, !brokenOff.evidence.contains(index) {
                warn("missing-evidence", "\(what) names no document", "Add the document it is known from: `in: [document-id]`.", place)
            }
            for citation in evidence.documents {
                let document = nodes.facts[Int(citation.document)]
                guard let published = document?.published, let said = evidence.saidOn, published.endsBefore(said),
                    document?.updated?.endsBefore(said) != false
                else { continue }
                warn(
                    "said-after-publication",
                    "\(what) was said on \(said.text), after \(id(citation.document)) was published",
                    "Correct `on:` or the document's `date:`; of a text that was changed later, give the day as `updated:`.", place)
            }
        }
    }
}
