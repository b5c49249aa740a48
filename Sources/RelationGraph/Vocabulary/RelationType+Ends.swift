extension RelationType {
    /// Whether a node of a kind may be the source of such a relation.
    func mayLead(from kind: NodeKind) -> Bool { admits(kind, among: sourceKinds) }

    /// Whether a node of a kind may be its target.
    func mayLead(to kind: NodeKind) -> Bool { admits(kind, among: targetKinds) }

    /// The built-in types know the built-in kinds alone: what a file declares besides, a company or a vessel, may stand wherever a person or an
    /// organization may. Only what must be a statement, or a document, is nothing else.
    private func admits(_ kind: NodeKind, among allowed: [String]) -> Bool {
        // What comes from a foreign file may be anything.
        if allowed.isEmpty || allowed.contains(kind.id) || kind.isUnknown { return true }
        let isOfModel = allowed.allSatisfy { $0 == "statement" || $0 == "document" }
        return !isOfModel && Vocabulary.builtIn.relationType(id) != nil && Vocabulary.builtIn.kind(kind.id) == nil
    }
}
