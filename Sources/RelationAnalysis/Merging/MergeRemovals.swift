import RelationGraph

/// The nodes of the common ancestor that some authors removed: which of them go, and what of them stays against who removed them.
struct MergeRemovals {
    /// The nodes that go, with those who removed them.
    private var gone: [String: [Int]] = [:]
    /// For every author the nodes that stay though this one removed them.
    private var keptAgainst: [Int: Set<String>] = [:]

    /// Whether a node stays that the common ancestor has; it goes if somebody removed it and nobody changed it.
    ///
    /// - Parameters:
    ///   - present: the versions of those who still have it.
    ///   - sideCount: how many authors there are.
    mutating func keeps(
        _ id: String, _ old: NodeDraft, _ present: [NodeVersion], sideCount: Int, _ choice: inout MergeChoice
    ) -> Bool {
        let absent = (0..<sideCount).filter { side in !present.contains { $0.side == side } }
        guard !absent.isEmpty else { return true }
        let before = NodeContent(old)
        let changed = present.filter { NodeContent($0.draft) != before }
        guard !changed.isEmpty else {
            gone[id] = absent
            return false
        }
        let concerned = Set(absent).union(changed.map(\.side))
        let taken = choice.preferred.flatMap { concerned.contains($0) ? $0 : nil }
        choice.add(
            MergeConflict(
                reason: .removal, subject: .node(id: id, kind: old.kind), field: [],
                versions: absent.map { .init(side: $0, text: nil, place: old.id.place) }
                    + changed.map { .init(side: $0.side, text: "changed", place: $0.place) }, taken: taken))
        guard let taken, absent.contains(taken) else {
            for side in absent { keptAgainst[side, default: []].insert(id) }
            return true
        }
        gone[id] = absent
        return false
    }

    // MARK: What stays with a node that stays

    /// A node as its author would have it without having removed what stays: with the links of the common ancestor that lead there.
    func restored(_ version: NodeVersion, base: NodeDraft?) -> NodeVersion {
        guard let nodes = keptAgainst[version.side], let base else { return version }
        var draft = version.draft
        for (type, references) in base.links {
            let own = draft.links(type)
            // A document has one outlet: who named another one has said so.
            if type == .published, !own.isEmpty { continue }
            let missing = references.filter { reference in nodes.contains(reference.id) && !own.contains { $0.id == reference.id } }
            guard !missing.isEmpty else { continue }
            draft.links.removeAll { $0.type == type }
            draft.links.append((type, own + missing))
        }
        return NodeVersion(side: version.side, draft: draft)
    }

    /// The entries of an author as they would be without having removed what stays: those of the common ancestor that name it, in the place
    /// of what was left of them.
    ///
    /// - Parameter rank: where they stand among the entries of all.
    /// - Complexity: O(n·m) for n entries of the author and m of the ancestor that name what stays.
    func restored(_ entries: [EntryVersion], of side: Int, base: [EntryVersion], rank: Int) -> [EntryVersion] {
        guard let nodes = keptAgainst[side] else { return entries }
        var entries = entries
        for old in base where old.draft.references.contains(where: { nodes.contains($0.id) }) {
            let version = EntryVersion(old.draft, side: side, rank: rank)
            if let rest = old.draft.removing(nodes) {
                let content = EntryContent(rest)
                if let position = entries.firstIndex(where: { $0.content == content }) { entries[position] = version }
            } else if !entries.contains(where: { $0.content.chain == old.content.chain }) {
                entries.append(version)
            }
        }
        return entries
    }

    /// A view as its author would have it without having removed what stays: it shows what it showed in the common ancestor.
    func restored(_ view: ViewDraft, of side: Int, base: ViewDraft?) -> ViewDraft {
        guard let nodes = keptAgainst[side], let base else { return view }
        var view = view
        view.nodes = MergeRemovals.restored(view.nodes, base.nodes, nodes)
        view.highlight = MergeRemovals.restored(view.highlight, base.highlight, nodes)
        view.path = MergeRemovals.restoredPath(view.path, base.path, nodes)
        view.documents = MergeRemovals.restored(view.documents, base.documents, nodes)
        view.without = MergeRemovals.restored(view.without, base.without, nodes)
        if view.focus == nil, let focus = base.focus, nodes.contains(focus.id) { view.focus = focus }
        guard view.steps.count == base.steps.count else { return view }
        for (index, old) in base.steps.enumerated() {
            var step = view.steps[index]
            step.highlight = MergeRemovals.restored(step.highlight, old.highlight, nodes)
            step.path = MergeRemovals.restoredPath(step.path, old.path, nodes)
            step.documents = MergeRemovals.restored(step.documents, old.documents, nodes)
            step.keep = MergeRemovals.restored(step.keep, old.keep, nodes)
            if step.statement == nil, let statement = old.statement, nodes.contains(statement.id) { step.statement = statement }
            view.steps[index] = step
        }
        return view
    }

    /// A list as it was, if nothing but what stays has gone from it; else with that at its end.
    private static func restored(_ own: [Reference], _ old: [Reference], _ staying: Set<String>) -> [Reference] {
        if own.map(\.id) == old.map(\.id).filter({ !staying.contains($0) }) { return old }
        return own + old.filter { reference in staying.contains(reference.id) && !own.contains { $0.id == reference.id } }
    }

    /// The ends of a path; without one of them there was no path.
    private static func restoredPath(_ own: [Reference], _ old: [Reference], _ staying: Set<String>) -> [Reference] {
        own.isEmpty && old.contains { staying.contains($0.id) } ? old : own
    }

    // MARK: Uses

    /// The conflicts of who still refers to a node that somebody else removed: what is used cannot go.
    func usesOfGone(
        _ nodes: [NodeDraft], _ entries: [RelationDraft], _ views: [ViewDraft], _ sides: [GraphMerge.Side], base: RelationGraph?
    ) -> [MergeConflict] {
        guard !gone.isEmpty else { return [] }
        var uses: [String: SourcePlace?] = [:]
        func note(_ references: [Reference], at place: SourcePlace?) {
            for reference in references where gone[reference.id] != nil && uses[reference.id] == nil { uses[reference.id] = .some(place) }
        }
        for node in nodes { note(node.links.flatMap(\.to), at: node.id.place) }
        for entry in entries { note(entry.references, at: entry.place) }
        for view in views { note(view.references, at: view.definition.place) }
        return uses.sorted { $0.key < $1.key }.map { id, place in
            let removers = gone[id] ?? []
            let user = sides.indices.first { sides[$0].holds(place) } ?? sides.indices.first { !removers.contains($0) } ?? 0
            return MergeConflict(
                reason: .removal, subject: .node(id: id, kind: base?.node(id: id)?.kind.id ?? "node"), field: [],
                versions: removers.map { .init(side: $0, text: nil, place: base?.node(id: id)?.place) }
                    + [.init(side: user, text: "used", place: place)])
        }
    }
}

extension RelationDraft {
    /// All nodes that it names.
    fileprivate var references: [Reference] { [source, target] + via + citing + documents.map(\.document) }

    /// The same without some nodes; nil if nothing is left: an end is among them, or all documents are.
    fileprivate func removing(_ nodes: Set<String>) -> RelationDraft? {
        if nodes.contains(source.id) || nodes.contains(target.id) { return nil }
        var draft = self
        draft.via.removeAll { nodes.contains($0.id) }
        draft.citing.removeAll { nodes.contains($0.id) }
        draft.documents.removeAll { nodes.contains($0.document.id) }
        return draft.documents.isEmpty && !documents.isEmpty ? nil : draft
    }
}

extension ViewDraft {
    /// All nodes that it names, in its steps too.
    fileprivate var references: [Reference] {
        nodes + path + highlight + documents + without + [focus].compactMap { $0 }
            + steps.flatMap { $0.highlight + $0.path + $0.documents + $0.keep + [$0.statement].compactMap { $0 } }
    }
}
