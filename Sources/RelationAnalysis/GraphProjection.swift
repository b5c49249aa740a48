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
        /// The number under this attribute is a strength: more is closer. Parallel relations add up.
        case strength(String)

        var attribute: String? {
            switch self {
            case .none: nil
            case .length(let name), .strength(let name): name
            }
        }
    }

    public let part: Subgraph
    public let csr: CSRGraph
    /// The nodes of the part, by the kernels' number; ascending.
    public let nodes: [NodeIndex]
    /// The relation behind every edge, indexed by edge id.
    public let relations: [RelationIndex]
    /// The weight of every edge, indexed by edge id; nil if each is one hop. Parallel edges have the strength of all of them together.
    public let weights: [Double]?

    /// Projects the relations of a part for which the condition holds.
    ///
    /// - Parameters:
    ///   - directed: Whether an edge is walked only as it points; a symmetric relation points both ways all the same.
    ///   - weighting: Where the edges' weights come from.
    ///   - policy: Which edges to leave out.
    /// - Complexity: O(nodes + relations).
    /// - Throws: `ProjectionError` if a relation lacks the attribute or has no usable number there.
    public init(
        _ part: Subgraph, directed: Bool, weighting: Weighting = .none, policy: EdgePolicy = .keepAll,
        where includes: (Relation) -> Bool = { _ in true }
    ) throws(ProjectionError) {
        var sources: [Int32] = []
        var targets: [Int32] = []
        var weights: [Double] = []
        var relations: [RelationIndex] = []
        var nodes: [NodeIndex] = []
        var numbers = [Int32](repeating: -1, count: part.graph.nodeCount)
        for node in part.nodes {
            numbers[Int(node.index)] = Int32(nodes.count)
            nodes.append(node.index)
        }
        func append(_ source: NodeIndex, _ target: NodeIndex, _ relation: Relation, _ weight: Double?) {
            sources.append(numbers[Int(source)])
            targets.append(numbers[Int(target)])
            if let weight { weights.append(weight) }
            relations.append(relation.index)
        }
        for relation in part.relations where includes(relation) {
            let weight = try weighting.attribute.map { name throws(ProjectionError) in try GraphProjection.number(of: relation, name) }
            append(relation.sourceIndex, relation.targetIndex, relation, weight)
            let pointsBothWays = relation.type.isSymmetric && relation.sourceIndex != relation.targetIndex
            if directed, pointsBothWays { append(relation.targetIndex, relation.sourceIndex, relation, weight) }
        }
        self.part = part
        self.nodes = nodes
        self.relations = relations
        do {
            let (count, given) = (nodes.count, weighting == .none ? nil : weights)
            let graph = try CSRGraph(
                sources: sources, targets: targets, weights: given, nodeCount: count, directed: directed, policy: policy)
            if case .strength = weighting, !graph.isSimple {
                let sums = GraphProjection.strengths(weights, graph)
                self.weights = sums
                csr = try CSRGraph(
                    sources: sources, targets: targets, weights: sums, nodeCount: count, directed: directed,
                    policy: policy.union(.dropParallel))
            } else {
                (self.weights, csr) = (given, graph)
            }
        } catch {
            throw .kernel(error)
        }
    }

    /// For every edge the strength of all edges between its two ends. Some measures look at pairs, and would take one of the edges.
    private static func strengths(_ weights: [Double], _ graph: CSRGraph) -> [Double] {
        var sums = weights
        let (neighbors, edges) = (graph.outgoing.neighbors, graph.outgoing.edges)
        for node in 0..<Int32(graph.nodeCount) {
            let slots = graph.outgoing.slots(of: node)
            var first = slots.lowerBound
            while first < slots.upperBound {
                var end = first + 1
                while end < slots.upperBound, neighbors[end] == neighbors[first] { end += 1 }
                // An undirected edge is in two lists.
                if end > first + 1, graph.isDirected || node <= neighbors[first] {
                    let sum = (first..<end).reduce(0) { $0 + weights[Int(edges[$1])] }
                    for slot in first..<end { sums[Int(edges[slot])] = sum }
                }
                first = end
            }
        }
        return sums
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

    private static func number(of relation: Relation, _ attribute: String) throws(ProjectionError) -> Double {
        guard let value = relation.attribute(attribute) else { throw .missingWeight(relation, attribute) }
        guard let number = value.number, number.isFinite, number >= 0 else { throw .invalidWeight(relation, attribute, value.text) }
        return number
    }
}

/// Why a graph cannot be handed to the kernels as asked.
public enum ProjectionError: Error, CustomStringConvertible {
    case missingWeight(Relation, String)
    case invalidWeight(Relation, String, String)
    /// A kernel refused, or did not finish.
    case kernel(GraphKernelError)

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
        case .kernel(let error): error.description.prefix(1).uppercased() + error.description.dropFirst() + "."
        }
    }

    private func place(_ relation: Relation) -> String { relation.place.map { "\($0): " } ?? "" }
}
