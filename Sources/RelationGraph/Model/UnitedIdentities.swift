extension RelationGraph {
    /// The graph with those as one node that it judges to be one (`same-as`), directly or through others.
    ///
    /// The first of them stands for all: notes come before lists. It keeps its id, name and kind, and is completed by what the others know; their
    /// names are other names of it, their ids identifiers of the scheme `same-as`. Their relations are its own; what they have among themselves,
    /// the judgements first of all, is left out. Without such a judgement it is the graph itself: nothing else unites two nodes.
    ///
    /// - Complexity: O(nodes + relations); O(relations) without a judgement.
    public func unitingIdentities() -> RelationGraph {
        guard let sameAs = vocabulary.typeIndex("same-as"), relationTypes.contains(UInt16(sameAs)) else { return self }
        let standIns = standIns(joinedBy: UInt16(sameAs))
        var numbers = [NodeIndex](repeating: 0, count: nodeCount)
        var kept: [NodeIndex] = []
        for node in 0..<NodeIndex(nodeCount) where standIns[Int(node)] == node {
            numbers[Int(node)] = NodeIndex(kept.count)
            kept.append(node)
        }
        guard kept.count < nodeCount else { return self }
        for node in numbers.indices { numbers[node] = numbers[Int(standIns[node])] }
        return RelationGraph(
            vocabulary: vocabulary, title: title, summary: summary, presentation: presentation, attributes: attributes,
            views: views.map { $0.renumbered(numbers) }, warnings: warnings, nodes: unitedNodes(kept, numbers),
            relations: unitedRelations(numbers), files: files, judgementsOnAbsentNodes: judgementsOnAbsentNodes)
    }

    /// For every node the first of those that are judged one with it.
    private func standIns(joinedBy type: UInt16) -> [NodeIndex] {
        var standIns = Array(0..<NodeIndex(nodeCount))
        func root(_ node: NodeIndex) -> NodeIndex {
            var node = node
            while standIns[Int(node)] != node {
                // Halves the way for the next time.
                standIns[Int(node)] = standIns[Int(standIns[Int(node)])]
                node = standIns[Int(node)]
            }
            return node
        }
        for relation in relationTypes.indices where relationTypes[relation] == type {
            let (a, b) = (root(relationSources[relation]), root(relationTargets[relation]))
            standIns[Int(max(a, b))] = min(a, b)
        }
        for node in 0..<NodeIndex(nodeCount) { standIns[Int(node)] = root(node) }
        return standIns
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
        for relation in relations {
            let (source, target) = (relation.sourceIndex, relation.targetIndex)
            // What joined two that are now one is told by their being so; a loop that was one before stays.
            if source != target, numbers[Int(source)] == numbers[Int(target)] { continue }
            var evidence = relation.evidence
            evidence?.renumber(numbers)
            columns.append(
                numbers[Int(source)], relation.typeIndex, numbers[Int(target)], evidence, relation.setting, relation.place)
        }
        return columns
    }
}

extension Evidence {
    fileprivate mutating func renumber(_ numbers: [NodeIndex]) {
        documents = documents.map { Citation(document: numbers[Int($0.document)], locator: $0.locator) }
        via = via.map { numbers[Int($0)] }
        citing = citing.map { numbers[Int($0)] }
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
        view.selection.documents = renumbered(selection.documents)
        view.selection.without = renumbered(selection.without)
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
