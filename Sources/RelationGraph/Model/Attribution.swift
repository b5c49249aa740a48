/// One thing that a piece of evidence tells of how word travelled: who cites whom, through whom it came, which document covers what.
struct Attribution: Hashable {
    var source: NodeIndex
    var type: CoreType
    var target: NodeIndex

    /// What the evidence of a relation gives, in the order of the chain.
    ///
    /// - Parameter admits: Tells whether a document counts.
    static func given(
        by evidence: Evidence, from source: NodeIndex, to target: NodeIndex, isStance: Bool,
        where admits: (NodeIndex) -> Bool = { _ in true }
    ) -> [Attribution] {
        let documents = evidence.documents.map(\.document).filter(admits)
        guard isStance else {
            // What a tie's evidence cites, its documents cite: a tie has no speaker.
            return documents.flatMap { document in
                (evidence.citing + evidence.via).map { Attribution(source: document, type: .citing, target: $0) }
            }
        }
        return evidence.citing.map { Attribution(source: source, type: .citing, target: $0) }
            + zip([source] + evidence.via, evidence.via).map { Attribution(source: $0, type: .via, target: $1) }
            + documents.map { Attribution(source: $0, type: .covers, target: target) }
    }
}
