import RelationGraph

/// The judgements on who is whom that a graph records: `same-as` and `not-same-as`.
///
/// What is judged the same is one for all who are so joined, directly or through others.
public struct RecordedIdentities: Sendable {
    /// For every node the smallest number among those it is judged one with, itself included.
    public private(set) var representatives: [NodeIndex]
    private var apart: Set<[NodeIndex]> = []
    /// How many judgements of either kind there are.
    public private(set) var sameCount = 0
    public private(set) var apartCount = 0

    /// - Complexity: O(nodes + relations), but for a factor that is practically constant.
    public init(_ part: Subgraph) {
        representatives = Array(0..<NodeIndex(part.graph.nodeCount))
        let roles = part.graph.vocabulary.relationTypes.map(\.id)
        for relation in part.relations {
            let ends = (relation.sourceIndex, relation.targetIndex)
            switch roles[relation.typeIndex] {
            case "same-as":
                sameCount += 1
                join(ends.0, ends.1)
            case "not-same-as":
                apartCount += 1
                apart.insert([min(ends.0, ends.1), max(ends.0, ends.1)])
            default: break
            }
        }
        for node in representatives.indices { representatives[node] = root(of: NodeIndex(node)) }
    }

    /// Whether two nodes are judged one.
    public func areOne(_ a: NodeIndex, _ b: NodeIndex) -> Bool { representatives[Int(a)] == representatives[Int(b)] }

    /// Whether two nodes are judged two; directly, not through others.
    public func areApart(_ a: NodeIndex, _ b: NodeIndex) -> Bool { apart.contains([min(a, b), max(a, b)]) }

    private mutating func join(_ a: NodeIndex, _ b: NodeIndex) {
        let (one, other) = (root(of: a), root(of: b))
        representatives[Int(max(one, other))] = min(one, other)
    }

    private mutating func root(of node: NodeIndex) -> NodeIndex {
        var node = node
        while representatives[Int(node)] != node {
            // Halves the way for the next time.
            representatives[Int(node)] = representatives[Int(representatives[Int(node)])]
            node = representatives[Int(node)]
        }
        return node
    }
}
