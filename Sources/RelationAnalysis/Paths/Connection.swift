import RelationGraph

/// One step of a connection: a relation, walked as it points or against.
public struct Hop: Sendable {
    public let from: Node
    public let to: Node
    /// The relations of the type taken, all between the same two nodes and, unless it is symmetric, in the same direction: one relation,
    /// several times evidenced.
    public let relations: [Relation]
    /// What else joins the two nodes and could have been walked: relations of other types, or against this one.
    public let others: [Relation]
    public let part: Subgraph

    public var type: RelationType { relations[0].type }
    /// Walked from the relation's source to its target.
    public var isForward: Bool { relations[0].sourceIndex == from.index }

    /// What the hop is known from, a piece for every relation, as far as the selection admits it.
    public var evidence: [Evidence] { relations.compactMap { part.evidence(of: $0) } }
}

/// How two nodes are connected: a chain of hops that visits no node twice, without any hop for a node and itself.
public struct Connection: Sendable {
    public let nodes: [Node]
    public let hops: [Hop]
    /// The number of hops, or the sum of their weights.
    public let weight: Double

    /// The hops that exist only because somebody denies something.
    public var denials: [Hop] { hops.filter { $0.type.polarity == .against } }
    /// The hops of speakers who take no position.
    public var abstentions: [Hop] { hops.filter { $0.type.polarity == Polarity.none } }
}
