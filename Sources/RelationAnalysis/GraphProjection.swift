import GraphKernels
import RelationGraph

/// A part of a relation graph as the kernels see it: numbers only. The nodes of the part are numbered from 0 in the order of the graph, so
/// that a measure knows of no others.
public struct GraphProjection: Sendable {
    /// What a relation's weight stands for.
    public enum Weighting: Hashable, Sendable {
        /// Every relation is one hop, one contact.
        case none
        /// The number under this attribute is a length: less is nearer.
        case length(String)
        /// The number under this attribute is a strength: more is closer. Parallel relations add up to one edge.
        case strength(String)

        var attribute: String? {
            switch self {
            case .none: nil
            case .length(let name), .strength(let name): name
            }
        }
    }

    public let part: Subgraph
    public let weighting: Weighting
    public let csr: CSRGraph
    /// The nodes of the part, by the kernels' number; ascending.
    public let nodes: [NodeIndex]
    /// The relation behind every edge, indexed by edge id.
    public let relations: [RelationIndex]
    /// The weight of every relation projected, indexed by edge id; nil if each is one hop.
    public let weights: [Double]?
    /// The layers that the relations projected belong to.
    public let layers: [Layer]

    /// Projects the relations of a part.
    ///
    /// - Parameters:
    ///   - directed: Whether an edge is walked only as it points; a symmetric relation points both ways all the same.
    ///   - weighting: Where the edges' weights come from. With a strength, parallel edges become one that has all of theirs.
    ///   - policy: Which edges to leave out.
    ///   - usesAllTypes: Also those that no path walks unless asked.
    /// - Complexity: O(nodes + relations).
    /// - Throws: `ProjectionError` if a relation lacks the attribute or has no usable number there.
    public init(
        _ part: Subgraph, directed: Bool, weighting: Weighting = .none, policy: EdgePolicy = .keepAll, usesAllTypes: Bool = true
    ) throws(ProjectionError) {
        let types = part.graph.vocabulary.relationTypes
        let edges = ProjectedEdges(
            part, isIncluded: types.map { usesAllTypes || $0.isWalkable }, pointsBothWays: types.map { directed && $0.isSymmetric })
        self.part = part
        self.weighting = weighting
        nodes = edges.nodes
        relations = edges.relations
        layers = Set(zip(types, edges.usesType).filter(\.1).map(\.0.layer)).sorted()
        if let attribute = weighting.attribute {
            weights = try GraphProjection.numbers(of: relations, part.graph, attribute)
        } else {
            weights = nil
        }
        do {
            let graph = try CSRGraph(
                sources: edges.sources, targets: edges.targets, weights: weights, nodeCount: nodes.count, directed: directed,
                policy: policy)
            // Some measures look at pairs, and would take one of several edges.
            if case .strength = weighting { csr = try graph.mergingParallelEdges() } else { csr = graph }
        } catch {
            throw .kernel(error)
        }
    }

    /// The kernels' number of a node; nil if it is not in the part.
    ///
    /// - Complexity: O(log nodes).
    public func number(of node: NodeIndex) -> Int32? {
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle] < node { low = middle + 1 } else { high = middle }
        }
        return low < nodes.count && nodes[low] == node ? Int32(low) : nil
    }

    /// The node with a kernels' number.
    public func node(_ number: Int32) -> Node { part.graph.node(nodes[Int(number)]) }

    private static func numbers(
        of relations: [RelationIndex], _ graph: RelationGraph, _ attribute: String
    ) throws(ProjectionError) -> [Double] {
        var numbers: [Double] = []
        numbers.reserveCapacity(relations.count)
        for index in relations { numbers.append(try number(of: graph.relation(index), attribute)) }
        return numbers
    }

    private static func number(of relation: Relation, _ attribute: String) throws(ProjectionError) -> Double {
        guard let value = relation.attribute(attribute) else { throw .missingWeight(relation, attribute) }
        guard let number = value.number, number.isFinite, number >= 0 else { throw .invalidWeight(relation, attribute, value.text) }
        return number
    }
}

/// The edges that the relations of a part become, column by column.
private struct ProjectedEdges {
    private(set) var nodes: [NodeIndex] = []
    private(set) var sources: [Int32] = []
    private(set) var targets: [Int32] = []
    private(set) var relations: [RelationIndex] = []
    /// By type, whether a relation of the part has it.
    private(set) var usesType: [Bool]

    /// - Parameters:
    ///   - isIncluded: by type, whether its relations are projected.
    ///   - pointsBothWays: by type, whether each of its relations becomes two edges, one each way; a loop stays one.
    init(_ part: Subgraph, isIncluded: [Bool], pointsBothWays: [Bool]) {
        let graph = part.graph
        let (types, ends) = (graph.relationTypes, (sources: graph.relationSources, targets: graph.relationTargets))
        usesType = Array(repeating: false, count: isIncluded.count)
        for relation in types.indices where part.containsRelation[relation] && isIncluded[Int(types[relation])] {
            usesType[Int(types[relation])] = true
        }
        let leavesOutRelations = part.containsRelation.contains(false) || isIncluded.contains(false)
        let hasTurnedEdges = zip(usesType, pointsBothWays).contains { $0 && $1 }
        if leavesOutRelations || hasTurnedEdges {
            for relation in types.indices where part.containsRelation[relation] && isIncluded[Int(types[relation])] {
                let (source, target) = (ends.sources[relation], ends.targets[relation])
                append(source, target, relation)
                if pointsBothWays[Int(types[relation])], source != target { append(target, source, relation) }
            }
        } else {
            (sources, targets) = ends
            relations = Array(0..<RelationIndex(graph.relationCount))
        }
        nodes = (0..<NodeIndex(graph.nodeCount)).filter { part.containsNode[Int($0)] }
        if nodes.count < graph.nodeCount { renumber(graph.nodeCount) }
    }

    private mutating func append(_ source: NodeIndex, _ target: NodeIndex, _ relation: Int) {
        sources.append(source)
        targets.append(target)
        relations.append(RelationIndex(relation))
    }

    /// From the graph's numbers of nodes to the part's.
    private mutating func renumber(_ nodeCount: Int) {
        var numbers = [Int32](repeating: -1, count: nodeCount)
        for (number, node) in nodes.enumerated() { numbers[Int(node)] = Int32(number) }
        for edge in sources.indices {
            sources[edge] = numbers[Int(sources[edge])]
            targets[edge] = numbers[Int(targets[edge])]
        }
    }
}

/// Why a graph cannot be handed to the kernels as asked.
public enum ProjectionError: Error, CustomStringConvertible {
    case missingWeight(Relation, String)
    case invalidWeight(Relation, String, String)
    /// A relation weighs nothing, which the measure asked for cannot work with.
    case zeroWeight(Relation, String)
    /// No node has the attribute that says who has what percolates.
    case missingState(String)
    case invalidState(Node, String, String)
    /// A kernel refused, or did not finish.
    case kernel(GraphKernelError)

    /// What a kernel refused, in terms of the relation behind the edge that it tells of.
    init(_ error: GraphKernelError, in projection: GraphProjection) {
        switch (error, projection.weighting.attribute) {
        case (.zeroWeight(let edge), let attribute?):
            self = .zeroWeight(projection.part.graph.relation(projection.relations[edge]), attribute)
        default: self = .kernel(error)
        }
    }

    public var description: String {
        switch self {
        case .missingWeight(let relation, let attribute):
            "\(place(relation))“\(relation.source.id) \(relation.type.id) \(relation.target.id)” has no attribute “\(attribute)” to take its "
                + "weight from. "
                + (relation.isImplied ? "It follows from other entries and can have none: " : "Give it one where it is written, or ")
                + "leave the relation out with --no-type \(relation.type.id)."
        case .invalidWeight(let relation, let attribute, let value):
            "\(place(relation))the attribute “\(attribute)” of “\(relation.source.id) \(relation.type.id) \(relation.target.id)” must be a "
                + "number of at least 0 to serve as a weight, but is “\(value)”."
        case .zeroWeight(let relation, let attribute):
            "\(place(relation))the attribute “\(attribute)” of “\(relation.source.id) \(relation.type.id) \(relation.target.id)” is 0, and "
                + "paths that go round for nothing cannot be counted. Give it a small length, make one node of the two, or leave out --weight."
        case .missingState(let attribute):
            "No node of the selection has an attribute “\(attribute)” that says how much it has of what percolates. Give some one, or name "
                + "those that have it with --holder."
        case .invalidState(let node, let attribute, let value):
            "\(node.place.map { "\($0): " } ?? "")the attribute “\(attribute)” of “\(node.id)” must be a number of at least 0 to say how much it "
                + "has of what percolates, but is “\(value)”."
        case .kernel(.notConverged(let measure, let iterations, _, _)):
            "There is no clear \(measure) of this graph: it did not come to rest in \(iterations) rounds, as where two parts are alike and neither "
                + "leads. Take another measure, such as pagerank, or relations both ways (--undirected)."
        case .kernel(let error): error.description.prefix(1).uppercased() + error.description.dropFirst() + "."
        }
    }

    private func place(_ relation: Relation) -> String { relation.place.map { "\($0): " } ?? "" }
}
