/// What cannot be as it is noted: of judgements, retractions, statements and copies.
extension GraphReview {
    /// Two judged the same that no one thing can be.
    mutating func findImpossibleJudgements() {
        for index in positions(of: "same-as") {
            let (one, other) = (relations.sources[index], relations.targets[index])
            guard !kind(one).mayBeOne(with: kind(other)) else { continue }
            warn(
                "judgement-across-kinds",
                "“\(id(one))” is judged the same as “\(id(other))”, but they are of the kinds \(kind(one).label.lowercased()) and "
                    + kind(other).label.lowercased(),
                "Correct one of the ids, or take the judgement back; if they are one, give both the same kind.", relations.places[index])
        }
    }

    /// Retractions by speakers who are not known to have taken a side.
    mutating func findEmptyRetractions() {
        let polarities = vocabulary.relationTypes.map(\.polarity)
        func stances(_ isMeant: (Polarity) -> Bool) -> [Int] {
            relations.types.indices.filter { polarities[Int(relations.types[$0])].map(isMeant) ?? false }
        }
        let retractions = stances { $0 == .withdraws }
        guard !retractions.isEmpty else { return }
        let groups = identities
        func parties(_ index: Int) -> [NodeIndex] {
            [relations.sources[index], relations.targets[index]].map { groups.representatives[Int($0)] }
        }
        let sides = Set(stances { $0 == .for || $0 == .against }.map(parties))
        for index in retractions where !sides.contains(parties(index)) {
            let (speaker, statement) = (id(relations.sources[index]), id(relations.targets[index]))
            warn(
                "nothing-to-take-back", "“\(speaker)” retracted “\(statement)”, but no stance of theirs for or against it is noted",
                "Add what was taken back under `stances:`, or name the speaker who had said it.", relations.places[index])
        }
    }

    /// Who is read as one, as `RelationGraph.unitingIdentities` has it.
    private var identities: IdentityGroups {
        func ends(of type: String) -> [(NodeIndex, NodeIndex)] {
            positions(of: type).map { (relations.sources[$0], relations.targets[$0]) }
        }
        return IdentityGroups(nodeCount: nodes.ids.count, joining: ends(of: "same-as"))
            .dissolving(contradictedBy: ends(of: "not-same-as"))
    }

    /// Statements of which one follows from the other and is ruled out by it.
    mutating func findContradictingStatements() {
        let contradicting = positions(of: "contradicts")
        guard !contradicting.isEmpty else { return }
        let groups = identities
        func pair(_ index: Int) -> [NodeIndex] {
            [relations.sources[index], relations.targets[index]].map { groups.representatives[Int($0)] }.sorted()
        }
        let contradictions = Set(contradicting.map(pair))
        for index in positions(of: "implies") {
            let (premise, conclusion) = (relations.sources[index], relations.targets[index])
            guard !groups.areOne(premise, conclusion), contradictions.contains(pair(index)) else { continue }
            warn(
                "implied-and-contradicted", "“\(id(premise))” both implies and contradicts “\(id(conclusion))”",
                "Take it out of `implies:` or of `contradicts:`.", nodes.places[Int(premise)])
        }
    }

    /// Documents that are copied from each other, so that none of them is the first.
    mutating func findCopiesInCircles() {
        let copies = positions(of: "copied-from").map { (relations.sources[$0], relations.targets[$0]) }.filter { copy, original in
            kind(copy).id == "document" && kind(original).id == "document"
        }
        for circle in ArcCircles.circles(copies) {
            let ids = circle.map { "“\(id($0))”" }
            warn(
                "copied-in-circle", "\(ids.joined(separator: ", ")) are copied from each other, so none of them is the first",
                "Take `copied-from:` off the one that was published first.", nodes.places[Int(circle[0])])
        }
    }
}

extension NodeKind {
    /// Whether something of this kind can be one with something of another. What is behind an unnamed source may be a person, an organization or an
    /// outlet; an outlet is an organization, and some places act. Of kinds that a file declares nothing is known.
    public func mayBeOne(with other: NodeKind) -> Bool {
        if id == other.id || isUnknown || other.isUnknown { return true }
        guard Vocabulary.builtIn.kind(id) != nil, Vocabulary.builtIn.kind(other.id) != nil else { return true }
        let kinships: [Set<String>] = [["person", "source"], ["organization", "outlet", "source"], ["organization", "place"]]
        return kinships.contains { $0.contains(id) && $0.contains(other.id) }
    }
}
