import RelationGraph

/// How the relations of a graph are written: as a property of their source, or as entities of their own.
struct FTMEdges {
    /// The properties that hold relations by themselves, by the numbers of these.
    private let properties: [RelationIndex: String]

    private struct Reference: Hashable {
        var source: NodeIndex
        var target: NodeIndex
        var property: String
    }

    /// - Parameter schema: the schema under which a node is written.
    /// - Complexity: O(relations) expected.
    init(_ graph: RelationGraph, schema: (Node) -> String) {
        var properties: [RelationIndex: String] = [:]
        var seen: Set<Reference> = []
        for relation in graph.relations where !relation.isImplied {
            // A property has each value once, no entity names itself, and of a schema that is not known nobody knows the references.
            guard let name = FTMProperty.reference(ofType: relation.type.id), relation.evidence == nil,
                relation.sourceIndex != relation.targetIndex, FTMSchema.all[schema(relation.source)] != nil,
                seen.insert(Reference(source: relation.sourceIndex, target: relation.targetIndex, property: name)).inserted
            else { continue }
            properties[relation.index] = name
        }
        self.properties = properties
    }

    /// The property that holds a relation by itself; nil if an entity does.
    func property(for relation: Relation) -> String? { properties[relation.index] }
}
