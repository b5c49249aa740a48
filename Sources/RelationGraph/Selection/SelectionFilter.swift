/// Several selections taken together, ready to be asked about every node and relation of a graph.
struct SelectionFilter {
    private let graph: RelationGraph
    /// By node: whether it, or all who stand for it as a document, are left out, or it is a document that is not among those selected.
    private let isLeftOut: [Bool]
    private let admitsKind: [Bool]
    private let admitsType: [Bool]
    private let limitsDocuments: Bool
    /// The least reliability that is admitted, if there is a limit.
    private let minReliability: Reliability?
    private let gradedOnly: Bool
    /// Days on the scale of `PartialDate.earliestDay`; nil where there is no such limit.
    private let asOf: Int?
    private let since: Int?
    private let until: Int?

    init(_ graph: RelationGraph, _ selections: [Selection]) {
        self.graph = graph
        isLeftOut = SelectionFilter.leftOut(graph, selections)
        admitsKind = graph.vocabulary.kinds.map { kind in
            selections.allSatisfy { ($0.kinds.isEmpty || $0.kinds.contains(kind.id)) && !$0.excludedKinds.contains(kind.id) }
        }
        admitsType = graph.vocabulary.relationTypes.map { type in
            selections.allSatisfy {
                ($0.layers.isEmpty || $0.layers.contains(type.layer)) && ($0.types.isEmpty || $0.types.contains(type.id))
                    && !$0.excludedTypes.contains(type.id)
            }
        }
        limitsDocuments = selections.contains { !$0.documents.isEmpty }
        minReliability = selections.compactMap(\.minReliability).filter(\.isKnown).max { $0.isWorse(than: $1) }
        gradedOnly = selections.contains(where: \.gradedOnly)
        asOf = selections.compactMap { $0.asOf?.latestDay }.min()
        since = selections.compactMap { $0.since?.earliestDay }.max()
        until = selections.compactMap { $0.until?.latestDay }.min()
    }

    private static func leftOut(_ graph: RelationGraph, _ selections: [Selection]) -> [Bool] {
        var isLeftOut = [Bool](repeating: false, count: graph.nodeCount)
        let without = Set(selections.flatMap(\.without))
        if !without.isEmpty {
            let publishers = DocumentPublishers(graph.relations, graph.vocabulary)
            for node in isLeftOut.indices {
                isLeftOut[node] = without.contains(NodeIndex(node)) || publishers.isLeftOut(NodeIndex(node), with: without)
            }
        }
        for documents in selections.map({ Set($0.documents) }) where !documents.isEmpty {
            for node in graph.nodes where node.isDocument && !documents.contains(node.index) { isLeftOut[Int(node.index)] = true }
        }
        return isLeftOut
    }

    /// Whether what a document says counts.
    func admitsDocument(_ document: NodeIndex) -> Bool { !isLeftOut[Int(document)] }

    /// Whether a node may be in sight.
    func shows(_ node: NodeIndex) -> Bool { !isLeftOut[Int(node)] && admitsKind[Int(graph.nodeKinds[Int(node)])] }

    /// Whether a relation may be in sight, once it is known.
    func shows(_ relation: Relation) -> Bool {
        admitsType[relation.typeIndex] && shows(relation.sourceIndex) && shows(relation.targetIndex)
    }

    /// For every relation, whether it is known: from an admitted document, at an admitted time, and not by way of a node that is left out.
    /// What is merely out of sight, because of its type or the kind of its ends, is known all the same.
    func knownRelations() -> [Bool] {
        var isKnown = graph.relations.map { $0.isImplied ? false : stands($0) }
        // What is implied is known as long as something that implies it is.
        var hasStance = [Bool](repeating: false, count: graph.nodeCount)
        var isUpheld = hasStance
        var given: Set<Attribution> = []
        for relation in graph.relations where !relation.isImplied {
            let isStance = relation.type.isStance
            if isStance { hasStance[Int(relation.targetIndex)] = true }
            guard isKnown[Int(relation.index)] else { continue }
            if isStance { isUpheld[Int(relation.targetIndex)] = true }
            guard let evidence = relation.told else { continue }
            // What is not dated as said before, a later document does not tell yet.
            let lastDay = evidence.saidOn == nil ? asOf : nil
            given.formUnion(
                Attribution.given(by: evidence, from: relation.sourceIndex, to: relation.targetIndex, isStance: isStance) { document in
                    admitsDocument(document) && lastDay.map { graph.node(document).isPublished(by: $0) } ?? true
                })
        }
        for relation in graph.relations where relation.isImplied {
            let (source, target) = (relation.sourceIndex, relation.targetIndex)
            isKnown[Int(relation.index)] =
                switch CoreType(rawValue: relation.type.id) {
                case let type? where type == .citing || type == .via:
                    given.contains(Attribution(source: source, type: type, target: target))
                case .covers:
                    stands(relation) && given.contains(Attribution(source: source, type: .covers, target: target))
                case _ where relation.source.isStatement:
                    isUpheld[Int(source)] || (!hasStance[Int(source)] && !limitsDocuments)
                default:
                    stands(relation)
                }
        }
        dropJudgementsOnTheUnknown(&isKnown)
        return isKnown
    }

    /// Judgements of identity make nobody known: they count while something else tells of both whom they are about, or nothing ever did.
    private func dropJudgementsOnTheUnknown(_ isKnown: inout [Bool]) {
        let isJudgement = graph.vocabulary.relationTypes.map { $0.layer == .identity }
        let judgements = graph.relations.filter { isJudgement[$0.typeIndex] && isKnown[Int($0.index)] }
        guard !judgements.isEmpty else { return }
        var wasTold = [Bool](repeating: false, count: graph.nodeCount)
        var isTold = wasTold
        for relation in graph.relations where !isJudgement[relation.typeIndex] {
            for node in [relation.sourceIndex, relation.targetIndex] {
                wasTold[Int(node)] = true
                if isKnown[Int(relation.index)] { isTold[Int(node)] = true }
            }
        }
        for relation in judgements {
            isKnown[Int(relation.index)] = [relation.sourceIndex, relation.targetIndex].allSatisfy { isTold[Int($0)] || !wasTold[Int($0)] }
        }
    }

    /// What later documents attest as said before: every node that a known and dated relation tells of, with the documents that tell it.
    func attestedNodes(_ isKnown: [Bool]) -> Set<AttestedNode> {
        var attested: Set<AttestedNode> = []
        for relation in graph.relations where !relation.isImplied && isKnown[Int(relation.index)] {
            guard relation.told(.dates)?.saidOn != nil, let evidence = relation.told else { continue }
            for document in evidence.documents.map(\.document) {
                for node in [relation.sourceIndex, relation.targetIndex, document] + evidence.via {
                    attested.insert(AttestedNode(node: node, document: document))
                }
            }
        }
        return attested
    }

    /// Whether a relation by itself is known.
    private func stands(_ relation: Relation) -> Bool {
        !isLeftOut[Int(relation.sourceIndex)] && !isLeftOut[Int(relation.targetIndex)] && admitsEvidence(relation) && admitsDates(relation)
            && admitsGrade(relation)
    }

    private func admitsGrade(_ relation: Relation) -> Bool {
        guard minReliability != nil || gradedOnly, relation.isReport else { return true }
        guard let reliability = SourceGrade(relation).reliability else { return !gradedOnly }
        return minReliability.map { !reliability.isWorse(than: $0) } ?? true
    }

    /// A judgement of identity is the encoder's own; anything else without a document is nothing that a document says.
    private func admitsEvidence(_ relation: Relation) -> Bool {
        guard let documents = relation.told(.dates)?.documents, !documents.isEmpty else {
            return !limitsDocuments || relation.type.layer == .identity
        }
        return documents.contains { admitsDocument($0.document) }
    }

    /// A relation without a date may have any; so may one that an undated document tells.
    private func admitsDates(_ relation: Relation) -> Bool {
        guard asOf != nil || since != nil || until != nil else { return true }
        let evidence = relation.told(.dates)
        let published = (evidence?.documents ?? []).filter { admitsDocument($0.document) }.map { citation in
            let facts = graph.node(citation.document).facts
            return facts.published ?? facts.updated
        }
        let said = evidence?.saidOn
        let known = said.map { [$0] } ?? published
        if let asOf, !known.isEmpty, !known.contains(where: { ($0?.earliestDay ?? .min) <= asOf }) { return false }
        let own = [evidence?.period, said].compactMap { $0 }
        let dates = own.isEmpty ? published : own
        return dates.isEmpty
            || dates.contains { ($0?.latestDay ?? .max) >= since ?? .min && ($0?.earliestDay ?? .min) <= until ?? .max }
    }
}

extension Node {
    /// Whether a document may have appeared by a day, on the scale of `PartialDate.earliestDay`; without a date of publication it counts from
    /// its last change.
    func isPublished(by day: Int) -> Bool { (facts.published ?? facts.updated)?.earliestDay ?? .min <= day }
}

/// A node, and a document that tells what it said, or what was said of it.
struct AttestedNode: Hashable {
    let node: NodeIndex
    let document: NodeIndex
}
