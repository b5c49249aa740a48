/// A node of a graph: a light view that reads the graph's columns.
public struct Node: Sendable, Hashable {
    public let graph: RelationGraph
    public let index: NodeIndex

    /// The stable id used in files and answers.
    public var id: String { graph.nodeIDs[Int(index)] }
    /// The name; for a statement what it says, for a document its title.
    public var name: String { graph.nodeNames[Int(index)] }
    public var kind: NodeKind { graph.vocabulary.kinds[Int(graph.nodeKinds[Int(index)])] }
    public var facts: NodeFacts {
        var facts = ownFacts
        if !graph.nodeAttributes.isEmpty { facts.attributes += graph.nodeAttributes.attributes(of: Int(index)) }
        return facts
    }
    /// The facts without the columns of a foreign file.
    var ownFacts: NodeFacts { ownFacts(.all) }
    /// The facts as far as they are asked for, without the columns of a foreign file.
    public func ownFacts(_ extent: FactsExtent) -> NodeFacts { graph.nodeFacts.element(Int(index), extent) ?? .none }
    public var place: SourcePlace? { graph.nodePlaces[Int(index)] }

    public var isStatement: Bool { kind.id == "statement" }
    public var isDocument: Bool { kind.id == "document" }

    /// The relations that begin or end here.
    public var relations: some RandomAccessCollection<Relation> { graph.relations(of: index) }

    /// The nodes that a relation of the given type leads to, or, with `incoming`, comes from.
    public func neighbors(_ type: CoreType, incoming: Bool = false) -> [Node] {
        let typeIndex = graph.vocabulary.typeIndex(type.rawValue)
        return relations.filter { $0.typeIndex == typeIndex && (incoming ? $0.targetIndex : $0.sourceIndex) == index }
            .map { incoming ? $0.source : $0.target }
    }

    public static func == (a: Node, b: Node) -> Bool { a.index == b.index && a.graph === b.graph }

    public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}
