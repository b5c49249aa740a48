extension RelationGraph {
    /// The graph with those as one node that it judges to be one (`same-as`), directly or through others.
    ///
    /// The first of them stands for all: notes come before lists. It keeps its id, name and kind, and is completed by what the others know; their
    /// names are other names of it, their ids identifiers of the scheme `same-as`. Their relations are its own; what they have among themselves,
    /// the judgements first of all, is left out. What follows from the notes for several of them, such as whom a statement is about, follows
    /// once. Without such a judgement it is the graph itself: nothing else unites two nodes; and those of whom two are judged apart
    /// (`not-same-as`) stay as they are, all that are joined with them.
    ///
    /// - Complexity: O(nodes + relations); O(relations) without a judgement.
    public func unitingIdentities() -> RelationGraph { unitingIdentities(Selection()).graph }

    /// The graph with those as one node that it judges to be one, and a selection of it in that graph's numbers.
    ///
    /// - Complexity: as without a selection.
    public func unitingIdentities(_ selection: Selection) -> (graph: RelationGraph, selection: Selection) {
        guard let sameAs = vocabulary.typeIndex("same-as"), relationTypes.contains(UInt16(sameAs)) else { return (self, selection) }
        let standIns = standIns(joinedBy: UInt16(sameAs), unless: vocabulary.typeIndex("not-same-as"))
        var numbers = [NodeIndex](repeating: 0, count: nodeCount)
        var kept: [NodeIndex] = []
        for node in 0..<NodeIndex(nodeCount) where standIns[Int(node)] == node {
            numbers[Int(node)] = NodeIndex(kept.count)
            kept.append(node)
        }
        guard kept.count < nodeCount else { return (self, selection) }
        for node in numbers.indices { numbers[node] = numbers[Int(standIns[node])] }
        let united = RelationGraph(
            vocabulary: vocabulary, title: title, summary: summary, presentation: presentation, attributes: attributes,
            views: views.map { $0.renumbered(numbers) }, warnings: warnings, nodes: unitedNodes(kept, numbers),
            relations: unitedRelations(numbers), files: files, judgementsOnAbsentNodes: judgementsOnAbsentNodes)
        return (united, selection.renumbered(numbers))
    }

    /// For every node the first of those that are judged one with it; itself where the judgements contradict each other.
    private func standIns(joinedBy type: UInt16, unless apart: Int?) -> [NodeIndex] {
        func ends(_ type: UInt16) -> some Sequence<(NodeIndex, NodeIndex)> {
            relationTypes.indices.lazy.filter { self.relationTypes[$0] == type }.map {
                (self.relationSources[$0], self.relationTargets[$0])
            }
        }
        let groups = IdentityGroups(nodeCount: nodeCount, joining: ends(type))
        return (apart.map { groups.dissolving(contradictedBy: ends(UInt16($0))) } ?? groups).representatives
    }

    private func unitedNodes(_ kept: [NodeIndex], _ numbers: [NodeIndex]) -> NodeColumns {
        var columns = NodeColumns()
        columns.names.reserveCapacity(kept.count)
        for node in kept {
            _ = columns.ids.number(of: nodeIDs[Int(node)])
            columns.names.append(nodeNames[Int(node)])
            columns.kinds.append(nodeKinds[Int(node)])
            columns.places.append(nodePlaces[Int(node)])
        }
        columns.noteCount = kept.count
        for (row, node) in kept.enumerated() {
            let facts = self.node(node).facts
            if facts != .none { columns.facts[row] = facts }
        }
        for node in 0..<NodeIndex(nodeCount) where kept[Int(numbers[Int(node)])] != node {
            let row = Int(numbers[Int(node)])
            var facts = columns.facts[row] ?? .none
            let (id, name) = (nodeIDs[Int(node)], nodeNames[Int(node)])
            if name != columns.names[row], name != id, !facts.aliases.contains(where: { $0.name == name }) {
                facts.aliases.append(Alias(name))
            }
            facts.complete(with: self.node(node).facts)
            facts.identifiers.append(Identifier(scheme: "same-as", value: id))
            columns.facts[row] = facts
        }
        return columns
    }

    private func unitedRelations(_ numbers: [NodeIndex]) -> RelationColumns {
        var columns = RelationColumns()
        columns.reserveCapacity(relationCount)
        let united = unitedNumbers(numbers)
        var implied: [Attribution: Int] = [:]
        for relation in relations {
            let (source, target) = (relation.sourceIndex, relation.targetIndex)
            let ends = (numbers[Int(source)], numbers[Int(target)])
            // What joined two that are now one is told by their being so; a loop that was one before stays.
            if source != target, ends.0 == ends.1 { continue }
            var evidence = relation.evidence
            evidence?.renumber(numbers)
            if relation.isImplied, united.contains(ends.0) || united.contains(ends.1), let type = CoreType(rawValue: relation.type.id) {
                let given = Attribution(source: ends.0, type: type, target: ends.1)
                if let row = implied[given] {
                    columns.evidence[row]?.unite(with: evidence)
                    continue
                }
                implied[given] = columns.sources.count
            }
            columns.append(ends.0, relation.typeIndex, ends.1, evidence, relation.setting, relation.place)
        }
        return columns
    }

    /// The new numbers that several nodes have.
    private func unitedNumbers(_ numbers: [NodeIndex]) -> Set<NodeIndex> {
        var seen: Set<NodeIndex> = []
        return Set(numbers.filter { !seen.insert($0).inserted })
    }
}

extension Evidence {
    /// Whom it names by several nodes that are now one, it names once; a chain passes through one and the same only once in a row.
    fileprivate mutating func renumber(_ numbers: [NodeIndex]) {
        var cited: Set<NodeIndex> = []
        var read: Set<Citation> = []
        citing = citing.map { numbers[Int($0)] }.filter { cited.insert($0).inserted }
        documents = documents.map { Citation(document: numbers[Int($0.document)], locator: $0.locator) }.filter { read.insert($0).inserted }
        via = via.map { numbers[Int($0)] }.reduce(into: []) { chain, node in if chain.last != node { chain.append(node) } }
    }

    /// Takes over what the same relation of another node is known from.
    fileprivate mutating func unite(with other: Evidence?) {
        guard let other else { return }
        documents += other.documents.filter { !documents.contains($0) }
        saidOn = [saidOn, other.saidOn].compactMap { $0 }.min { ($0.earliestDay ?? .min) < ($1.earliestDay ?? .min) }
    }
}

extension Node {
    /// The ids that lead to it: its own, and of a graph in which those are one that are judged to be, those of the others.
    public var identityIDs: [String] { [id] + facts.identifiers.filter { $0.scheme == "same-as" }.map(\.value) }
}

extension Selection {
    fileprivate func renumbered(_ numbers: [NodeIndex]) -> Selection {
        var selection = self
        selection.documents = documents.map { numbers[Int($0)] }
        selection.without = without.map { numbers[Int($0)] }
        return selection
    }
}

extension ViewDefinition {
    fileprivate func renumbered(_ numbers: [NodeIndex]) -> ViewDefinition {
        func renumbered(_ nodes: [NodeIndex]) -> [NodeIndex] { nodes.map { numbers[Int($0)] } }
        var view = self
        view.nodes = renumbered(nodes)
        view.focus = focus.map { numbers[Int($0)] }
        view.path = renumbered(path)
        view.highlight = renumbered(highlight)
        view.selection = selection.renumbered(numbers)
        view.steps = steps.map { step in
            var own = step
            own.highlight = renumbered(step.highlight)
            own.path = renumbered(step.path)
            own.statement = step.statement.map { numbers[Int($0)] }
            own.documents = renumbered(step.documents)
            own.keep = renumbered(step.keep)
            return own
        }
        return view
    }
}
