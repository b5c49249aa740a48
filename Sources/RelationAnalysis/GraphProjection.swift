import GraphKernels
import RelationGraph

/// A part of a relation graph as the kernels see it: numbers only. Nodes keep their numbers; those out of sight have no edges.
public struct GraphProjection: Sendable {
    public let part: Subgraph
    public let csr: CSRGraph
    /// The relation behind every edge, indexed by edge id.
    public let relations: [RelationIndex]
    /// The length of every edge, indexed by edge id; nil if each is one hop.
    public let weights: [Double]?

    /// Projects the relations of a part for which the condition holds.
    ///
    /// - Parameters:
    ///   - directed: Whether an edge is walked only as it points; a symmetric relation points both ways all the same.
    ///   - weight: The free attribute of the relations that gives their length; nil for one hop each.
    /// - Complexity: O(nodes + relations).
    /// - Throws: `ProjectionError` if a relation lacks the attribute or has no usable number there.
    public init(
        _ part: Subgraph, directed: Bool, weight: String? = nil, where includes: (Relation) -> Bool = { _ in true }
    ) throws(ProjectionError) {
        var sources: [Int32] = []
        var targets: [Int32] = []
        var weights: [Double] = []
        var relations: [RelationIndex] = []
        func append(_ source: NodeIndex, _ target: NodeIndex, _ relation: Relation, _ length: Double) {
            sources.append(source)
            targets.append(target)
            weights.append(length)
            relations.append(relation.index)
        }
        for relation in part.relations where includes(relation) {
            let length = try weight.map { name throws(ProjectionError) in try GraphProjection.length(of: relation, name) } ?? 1
            append(relation.sourceIndex, relation.targetIndex, relation, length)
            if directed, relation.type.isSymmetric { append(relation.targetIndex, relation.sourceIndex, relation, length) }
        }
        self.part = part
        self.relations = relations
        self.weights = weight == nil ? nil : weights
        do {
            csr = try CSRGraph(
                sources: sources, targets: targets, weights: self.weights, nodeCount: part.graph.nodeCount, directed: directed)
        } catch {
            throw .unusable(error)
        }
    }

    private static func length(of relation: Relation, _ attribute: String) throws(ProjectionError) -> Double {
        guard let value = relation.attribute(attribute) else { throw .missingWeight(relation, attribute) }
        guard let number = value.number, number.isFinite, number >= 0 else { throw .invalidWeight(relation, attribute, value.text) }
        return number
    }
}

/// Why a graph cannot be handed to the kernels as asked.
public enum ProjectionError: Error, CustomStringConvertible {
    case missingWeight(Relation, String)
    case invalidWeight(Relation, String, String)
    case unusable(GraphKernelError)

    public var description: String {
        switch self {
        case .missingWeight(let relation, let attribute):
            "\(place(relation))“\(relation.source.id) \(relation.type.id) \(relation.target.id)” has no attribute “\(attribute)” to take its "
                + "length from. "
                + (relation.isImplied ? "It follows from other entries and can have none: " : "Give it one where it is written, or ")
                + "leave the relation out with --no-type \(relation.type.id)."
        case .invalidWeight(let relation, let attribute, let value):
            "\(place(relation))the attribute “\(attribute)” of “\(relation.source.id) \(relation.type.id) \(relation.target.id)” must be a "
                + "number of at least 0 to serve as a length, but is “\(value)”."
        case .unusable(let error): error.description
        }
    }

    private func place(_ relation: Relation) -> String { relation.place.map { "\($0): " } ?? "" }
}
