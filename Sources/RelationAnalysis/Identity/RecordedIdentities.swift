import RelationGraph

/// The judgements on who is whom that a graph records: `same-as` and `not-same-as`.
///
/// What is judged the same is one for all who are so joined, directly or through others; and whoever is judged apart from one of them is apart
/// from all.
public struct RecordedIdentities: Sendable {
    /// Judgements of either kind.
    public let same: [Relation]
    public let apart: [Relation]
    private let groups: IdentityGroups
    private let apartGroups: Set<[NodeIndex]>

    /// - Complexity: O(nodes + relations), but for a factor that is practically constant.
    public init(_ part: Subgraph) {
        func judgements(_ type: String) -> [Relation] {
            guard let index = part.graph.vocabulary.typeIndex(type) else { return [] }
            return part.relations.filter { $0.typeIndex == index }
        }
        (same, apart) = (judgements("same-as"), judgements("not-same-as"))
        let groups = IdentityGroups(nodeCount: part.graph.nodeCount, joining: same.lazy.map { ($0.sourceIndex, $0.targetIndex) })
        self.groups = groups
        apartGroups = Set(apart.map { groups.pair($0.sourceIndex, $0.targetIndex) })
    }

    /// For every node the smallest number among those it is judged one with, itself included.
    public var representatives: [NodeIndex] { groups.representatives }

    /// Whether two nodes are judged one.
    public func areOne(_ a: NodeIndex, _ b: NodeIndex) -> Bool { groups.areOne(a, b) }

    /// Whether two nodes are judged two: they themselves, or others that they are judged one with.
    public func areApart(_ a: NodeIndex, _ b: NodeIndex) -> Bool { apartGroups.contains(groups.pair(a, b)) }

    /// What makes two nodes one, as a shortest chain of judgements, and what keeps them apart.
    ///
    /// - Complexity: O(judgements) expected.
    public func grounds(_ a: NodeIndex, _ b: NodeIndex) -> [Relation] {
        let chain = IdentityGroups.chain(from: a, to: b, through: same.map { ($0.sourceIndex, $0.targetIndex) }).map { same[$0] }
        let pair = groups.pair(a, b)
        return chain + apart.filter { groups.pair($0.sourceIndex, $0.targetIndex) == pair }
    }
}

extension IdentityGroups {
    /// The groups of two nodes, in an order of their own.
    fileprivate func pair(_ a: NodeIndex, _ b: NodeIndex) -> [NodeIndex] {
        let (one, other) = (representatives[Int(a)], representatives[Int(b)])
        return [min(one, other), max(one, other)]
    }
}
