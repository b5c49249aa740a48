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

    // MARK: Losses

    /// Adds what is not the same when a relation comes back.
    func reportLosses(of relation: Relation, to loss: inout LossReport) {
        let type = relation.type
        var comesBack = FTMEdges.linked
        if property(for: relation) != nil {
            comesBack = (type.id, false)
        } else {
            let schema = FTMSchema.relation(ofType: type.id)
            switch FTMSchema.all[schema.name]?.role {
            case .edge(let type, _, _): comesBack = (type.id, type.isSymmetric)
            case .listing:
                comesBack = (type.id, false)
                if FTMPiece.authorityID(relation.target.name) != relation.target.id {
                    loss.add(.relations, type.id, because: "the authority is told by its name, and comes back as a node of its own")
                }
            default: break
            }
        }
        if comesBack.id != type.id {
            loss.add(.relations, "type", because: "there is no schema for “\(type.id)”: it comes back as “\(comesBack.id)”")
        }
        if comesBack.isSymmetric != type.isSymmetric {
            let (was, becomes) = type.isSymmetric ? ("undirected", "directed") : ("directed", "undirected")
            loss.add(.relations, "direction", because: "the \(was) relation comes back as \(becomes)")
        }
    }

    private static let linked = (id: "linked-to", isSymmetric: false)

    /// Adds what is lost of the relations that the fields of nodes give. Those that evidence gives are lost with it.
    static func reportLinks(of graph: RelationGraph, to loss: inout LossReport) {
        for relation in graph.relations where relation.isImplied {
            guard let type = CoreType(rawValue: relation.type.id) else { continue }
            switch type {
            case .published: loss.add(.nodes, NodeField.outlet.rawValue, because: LossReport.noPlace)
            case .wrote: loss.add(.nodes, NodeField.by.rawValue, because: LossReport.noPlace)
            case .about, .implies, .contradicts, .elaborates, .copiedFrom:
                loss.add(.nodes, type.rawValue, because: LossReport.noPlace)
            case .citing, .via, .covers: continue
            }
        }
    }
}
