import RelationGraph

/// Puts the parts of several graphs together into one builder.
struct MergeAssembly {
    private let sides: [GraphMerge.Side]
    private let base: RelationGraph?
    private let decisions: GraphMerge.Decisions
    private(set) var choice: MergeChoice
    private(set) var builder = GraphBuilder(vocabulary: Vocabulary())
    private var removals = MergeRemovals()
    /// Other names for the relation types of every side.
    private var typeNames: [[String: String]] = []
    private var nodes: [NodeDraft] = []
    private var entries: [RelationDraft] = []
    private var views: [ViewDraft] = []

    init(_ sides: [GraphMerge.Side], base: RelationGraph?, _ decisions: GraphMerge.Decisions) {
        (self.sides, self.base, self.decisions) = (sides, base, decisions)
        choice = MergeChoice(preferred: decisions.preferred)
    }

    mutating func unite() {
        uniteVocabulary()
        uniteTitles()
        uniteNodes()
        uniteEntries()
        uniteViews()
        for conflict in removals.usesOfGone(nodes, entries, views, sides, base: base) { choice.add(conflict) }
        for node in nodes { builder.add(node) }
        for entry in entries { builder.add(entry) }
        for view in views { builder.add(view) }
        uniteAbsentJudgements()
        builder.add(layout)
    }

    private func id(_ side: Int) -> (String) -> String {
        let renames = sides[side].renames
        return renames.isEmpty ? { $0 } : { renames[$0] ?? $0 }
    }

    // MARK: The graph as a whole

    private mutating func uniteVocabulary() {
        // Where there are no notes, what foreign files call their edges is nothing that notes know.
        let hasNotes = sides.contains { $0.graph.vocabulary.kind("person") != nil }
        var vocabulary = hasNotes ? Vocabulary.builtIn : Vocabulary()
        let graphs = sides.map(\.graph)
        let kinds = declarations(graphs.map(\.vocabulary.kinds), base?.vocabulary.kinds, \.id, NodeKind.describe) { .kind($0) }
        for kind in kinds { vocabulary.declare(kind) }
        var types: [[RelationType]] = []
        for graph in graphs {
            let isForeign = hasNotes && graph.vocabulary.kind("person") == nil
            var names: [String: String] = [:]
            let own = graph.vocabulary.relationTypes.compactMap { type -> RelationType? in
                guard isForeign else { return type }
                // The label of a foreign edge means what the notes mean by it, if that is such a tie too; else it is told apart by its direction.
                if graphs.contains(where: { $0.knowsTie(like: type) }) { return nil }
                guard graphs.contains(where: { $0.isNotes && $0.vocabulary.relationType(type.id) != nil }) else { return type }
                var other = type
                other.id += type.isSymmetric ? " (undirected)" : " (directed)"
                names[type.id] = other.id
                return other
            }
            types.append(own)
            typeNames.append(names)
        }
        for type in declarations(types, base?.vocabulary.relationTypes, \.id, RelationType.describe, subject: { .relationType($0) }) {
            vocabulary.declare(type)
        }
        builder = GraphBuilder(vocabulary: vocabulary)
    }

    private mutating func declarations<Declaration: Hashable>(
        _ lists: [[Declaration]], _ base: [Declaration]?, _ id: KeyPath<Declaration, String>, _ text: (Declaration) -> String,
        subject: (String) -> MergeConflict.Subject
    ) -> [Declaration] {
        var ids: [String] = []
        var known: Set<String> = []
        for declaration in lists.joined() where known.insert(declaration[keyPath: id]).inserted { ids.append(declaration[keyPath: id]) }
        func byID(_ list: [Declaration]) -> [String: Declaration] {
            Dictionary(list.map { ($0[keyPath: id], $0) }, uniquingKeysWith: { first, _ in first })
        }
        let (own, before) = (lists.map(byID), base.map(byID))
        let places = sides.indices.map(firstPlace)
        return ids.compactMap { name in
            let values = own.enumerated().map { SideValue(side: $0, value: $1[name], place: places[$0]) }
            let old = before?[name]
            // Who does not use a declaration need not have it.
            return choice.one(values.filter { $0.value != nil }, base: old.map { .some($0) }, of: subject(name), [], text: text)
        }
    }

    private func firstPlace(_ side: Int) -> SourcePlace? {
        sides[side].graph.files.first.map { SourcePlace(file: $0.path, line: 1, column: 1) }
    }

    /// The beginning of the author's file that holds something of the graph as a whole.
    private func place(_ side: Int, _ holds: (SourceFile) -> Bool) -> SourcePlace? {
        sides[side].graph.files.first(where: holds).map { SourcePlace(file: $0.path, line: 1, column: 1) }
    }

    private mutating func uniteTitles() {
        builder.title = decisions.title
        if decisions.title == nil {
            let titles = sides.indices.map { SideValue(side: $0, value: sides[$0].graph.title, place: place($0, \.holdsTitle)) }
            builder.title = choice.one(titles, base: base.map(\.title), of: .graph, ["title"]) { $0 }
        }
        let summaries = sides.indices.map { SideValue(side: $0, value: sides[$0].graph.summary, place: place($0, \.holdsSummary)) }
        builder.summary = choice.one(summaries, base: base.map(\.summary), of: .graph, ["description"]) { $0 }
        unitePresentation()
    }

    private mutating func unitePresentation() {
        func values<Value: Hashable>(_ path: KeyPath<GraphPresentation, Value?>, _ key: String) -> [SideValue<Value>] {
            sides.indices.map { side in
                SideValue(
                    side: side, value: sides[side].graph.presentation[keyPath: path],
                    place: place(side) { $0.presentationFields.contains(key) })
            }
        }
        let old = base?.presentation
        func text(_ path: KeyPath<GraphPresentation, String?>, _ key: String) -> String? {
            choice.one(values(path, key), base: old.map { $0[keyPath: path] }, of: .graph, [key]) { $0 }
        }
        var presentation = GraphPresentation()
        presentation.subtitle = text(\.subtitle, "subtitle")
        presentation.date = choice.one(values(\.date, "date"), base: old.map(\.date), of: .graph, ["date"], text: \.text)
        presentation.credit = text(\.credit, "credit")
        presentation.style = StyleMerge.united(values(\.style, "style"), base: old.map(\.style), of: .graph, &choice)
        builder.presentation = presentation
    }

    /// The comments of all files, as those of one.
    private var layout: SourceFile {
        var layout = SourceFile(path: "")
        let files = sides.map(\.graph.files)
        layout.comment = Comments.united(files.map { list in Comments.united(list.map(\.comment), base: nil) }, base: nil)
        for key in Set(files.joined().flatMap(\.comments.keys)) {
            layout.comments[key] = Comments.united(
                files.map { list in Comments.united(list.map { $0.comments[key] }, base: nil) }, base: nil)
        }
        return layout
    }

    private mutating func uniteViews() {
        let drafts = sides.indices.map { side in
            sides[side].graph.views.map { view in
                (view, ViewDraft(view, of: sides[side].graph) { [id = id(side)] in id($0) })
            }
        }
        let old = base.map { base in base.views.map { ($0, ViewDraft($0, of: base)) } }
        var names: [String] = []
        var known: Set<String> = []
        for (view, _) in drafts.joined() where known.insert(view.name).inserted { names.append(view.name) }
        for name in names {
            let before = old?.first { $0.0.name == name }?.1
            let values = drafts.enumerated().map { side, views in
                let own = views.first { $0.0.name == name }
                let restored = own.map { removals.restored($0.1, of: side, base: before) }
                return SideValue(side: side, value: restored.map(ViewContent.init), place: own?.0.place)
            }
            let ancestor = old.map { _ in before.map(ViewContent.init) }
            let contents = values.compactMap(\.value)
            let view = choice.one(values, base: ancestor, of: .view(name), []) { $0.words(beside: contents) }
            if let view { views.append(view.draft) }
        }
    }

    /// Judgements on nodes that an author did not have: another one may have them.
    private mutating func uniteAbsentJudgements() {
        var drafts: [EntryContent: RelationDraft] = [:]
        let lists = sides.indices.map { side in
            sides[side].graph.judgementsOnAbsentNodes.map { judgement in
                var draft = judgement
                draft.source.id = id(side)(draft.source.id)
                draft.target.id = id(side)(draft.target.id)
                draft.setting = .list
                let content = EntryContent(draft, ends: true)
                if drafts[content] == nil { drafts[content] = draft }
                return content
            }
        }
        let old = base.map { $0.judgementsOnAbsentNodes.map { EntryContent($0, ends: true) } }
        for content in MergeChoice.all(lists, base: old) { if let draft = drafts[content] { builder.add(draft) } }
    }

    // MARK: Nodes

    private mutating func uniteNodes() {
        var order: [String] = []
        var versions: [String: [NodeVersion]] = [:]
        for side in sides.indices {
            for node in sides[side].graph.nodes {
                let draft = NodeDraft(node, id: id(side))
                if versions[draft.id.id] == nil { order.append(draft.id.id) }
                versions[draft.id.id, default: []].append(NodeVersion(side: side, draft: draft))
            }
        }
        // What stays must be known before the links of others to it are looked at.
        var staying: [(versions: [NodeVersion], old: NodeDraft?)] = []
        for id in order {
            guard let present = versions[id] else { continue }
            let old = base?.node(id: id).map { NodeDraft($0) }
            if let old, !removals.keeps(id, old, present, sideCount: sides.count, &choice) { continue }
            staying.append((present, old))
        }
        for (present, old) in staying {
            let restored = present.map { removals.restored($0, base: old) }
            nodes.append(
                NodeMerge.united(restored, base: old, isOne: decisions.sameIDs.contains(restored[0].draft.id.id), &choice))
        }
    }

    // MARK: Entries

    private mutating func uniteEntries() {
        var order: [EntryKey] = []
        var lists: [EntryKey: [[EntryVersion]]] = [:]
        var rank = 0
        for side in sides.indices {
            for relation in sides[side].graph.relations where !relation.isImplied {
                var draft = RelationDraft(relation, id: id(side))
                draft.type.id = typeNames[side][draft.type.id] ?? draft.type.id
                let key = EntryKey(draft, isSymmetric: relation.type.isSymmetric)
                if lists[key] == nil {
                    order.append(key)
                    lists[key] = [[EntryVersion]](repeating: [], count: sides.count)
                }
                lists[key]?[side].append(EntryVersion(draft, side: side, rank: rank))
                rank += 1
            }
        }
        var old: [EntryKey: [EntryVersion]] = [:]
        for relation in base?.relations.filter({ !$0.isImplied }) ?? [] {
            let draft = RelationDraft(relation)
            old[EntryKey(draft, isSymmetric: relation.type.isSymmetric), default: []].append(EntryVersion(draft, side: -1, rank: 0))
        }
        OpposedStances(lists, old, builder.vocabulary).tell(&choice)
        var united: [RankedEntry] = []
        for key in order {
            guard let versions = lists[key] else { continue }
            let merge = EntryMerge(key, isStance: builder.vocabulary.relationType(key.type)?.isStance ?? false)
            if let before = old[key] {
                let first = versions.joined().map(\.rank).min() ?? 0
                let restored = versions.enumerated().map { removals.restored($1, of: $0, base: before, rank: first) }
                united += merge.united(restored, base: before, &choice)
            } else {
                united += merge.united(versions, &choice)
            }
        }
        // In the order in which their authors wrote them.
        entries = united.sorted { $0.rank < $1.rank }.map(\.draft)
    }
}

extension RelationGraph {
    /// Whether it has the vocabulary of notes.
    fileprivate var isNotes: Bool { vocabulary.kind("person") != nil }

    /// Whether notes declare a tie of that name, so that the label of a foreign edge means it.
    fileprivate func knowsTie(like type: RelationType) -> Bool {
        guard isNotes, let known = vocabulary.relationType(type.id) else { return false }
        return known.layer == .ties && !known.isStance && known.isSymmetric == type.isSymmetric
    }
}
