/// Where a relation was written, so that a writer can put it back there.
public enum RelationSetting: UInt8, Sendable {
    /// Among the `ties` of its source.
    case ties
    /// Among the `stances` of its target, a statement.
    case stances
    /// In a file's own list of ties.
    case list
    /// Nowhere: it follows from a field of a node or from the evidence of other relations.
    case implied
}

/// A relation of a graph: a light view that reads the graph's columns.
public struct Relation: Sendable, Hashable {
    public let graph: RelationGraph
    public let index: RelationIndex

    public var sourceIndex: NodeIndex { graph.relationSources[Int(index)] }
    public var targetIndex: NodeIndex { graph.relationTargets[Int(index)] }
    public var source: Node { graph.node(sourceIndex) }
    public var target: Node { graph.node(targetIndex) }
    public var type: RelationType { graph.vocabulary.relationTypes[Int(graph.relationTypes[Int(index)])] }
    /// The position of `type` in the vocabulary.
    public var typeIndex: Int { Int(graph.relationTypes[Int(index)]) }
    /// Nil for edges of foreign files, which carry none, unless they have attributes.
    public var evidence: Evidence? {
        guard !graph.relationAttributes.isEmpty else { return told }
        let attributes = graph.relationAttributes.attributes(of: Int(index))
        guard !attributes.isEmpty else { return told }
        var evidence = told ?? Evidence()
        evidence.attributes += attributes
        return evidence
    }
    /// The evidence without attributes from a foreign file.
    var told: Evidence? { told(.all) }
    /// The evidence as far as it is asked for, without attributes from a foreign file.
    public func told(_ extent: FactsExtent) -> Evidence? { graph.relationEvidence.element(Int(index), extent) }
    /// One free attribute, without gathering the others.
    public func attribute(_ key: String) -> AttributeValue? {
        told?.attributes[key: key] ?? graph.relationAttributes.value(key, of: Int(index))
    }
    public var setting: RelationSetting { graph.relationSettings[Int(index)] }
    public var place: SourcePlace? { graph.relationPlaces[Int(index)] }

    /// Follows from a field of a node or from the evidence of other relations.
    public var isImplied: Bool { setting == .implied }

    /// Tells what somebody said or did, as against what follows from the notes and the encoder's own judgement on who is whom.
    public var isReport: Bool { !isImplied && type.layer != .identity }

    /// The end that is not the given one.
    public func other(than node: NodeIndex) -> Node { sourceIndex == node ? target : source }

    /// The documents it is known from, each once, in the order written.
    public var documents: [Node] {
        guard let documents = told(.documents)?.documents, !documents.isEmpty else { return [] }
        var seen: Set<NodeIndex> = []
        return documents.filter { seen.insert($0.document).inserted }.map { graph.node($0.document) }
    }

    public static func == (a: Relation, b: Relation) -> Bool { a.index == b.index && a.graph === b.graph }

    public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}
