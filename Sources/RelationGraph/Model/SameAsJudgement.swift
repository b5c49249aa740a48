/// A judgement by which two entries became one node.
public struct SameAsJudgement: Sendable {
    /// Who is judged one, by the ids and names that the two had.
    public let first: (id: String, name: String)
    public let second: (id: String, name: String)
    /// When it was judged, why, and by whom; what it names has the numbers of the graph that the judgement is kept in.
    public let evidence: Evidence
    public let place: SourcePlace?

    /// Who judged so, as `resolve` records it.
    public var by: String? {
        guard let value = evidence.attributes[key: "by"] else { return nil }
        return value.text.isEmpty ? nil : value.text
    }
}
