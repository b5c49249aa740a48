import GraphKernels
import RelationGraph

/// Who matters in a part of a graph, by one measure or several.
public struct CentralityQuery: Sendable {
    public var measures = CentralityMeasure.panel
    /// Whether relations count only as they point; nil leaves it to each measure.
    public var isDirected: Bool?
    /// Values made comparable between graphs, as far as the measure has such a form.
    public var isNormalized = true
    /// The attribute that weighs relations: a length or a strength, as the measure has it.
    public var weight: String?
    /// Estimate betweenness from so many nodes instead of computing it from all.
    public var sample: Int?
    public var seed: UInt64 = 0
    /// Who has what percolation follows.
    public var holders = Holders.nodes([])
    /// Use types that no path walks unless asked: who is covered by one document, identity judgements.
    public var usesAllTypes = false

    public init() {}

    /// The values of all nodes of a part.
    ///
    /// - Complexity: that of the kernels; betweenness and the distance-based measures take nodes × relations.
    /// - Throws: `ProjectionError` if the weight attribute cannot be used, a measure does not converge, or the run is cancelled.
    public func scores(of part: Subgraph, execution: Execution = .automatic) throws(ProjectionError) -> Centrality {
        var answer = Centrality(nodes: Array(part.nodes), measures: measures)
        var projections: [ProjectionKey: GraphProjection] = [:]
        func projection(_ key: ProjectionKey) throws(ProjectionError) -> GraphProjection {
            if let known = projections[key] { return known }
            let projection = try self.projection(of: part, key)
            projections[key] = projection
            return projection
        }
        let states = measures.contains(.percolation) ? try states(of: part, &answer.remarks) : []
        // Both halves of this answer are asked of the same graph.
        var hubsAndAuthorities: HubsAndAuthorities?
        for measure in measures {
            let isDirected = isDirected ?? measure.isDirectedByDefault
            answer.isDirected.append(isDirected)
            // Where direction makes no difference, strengths of both directions add up all the same.
            let key = ProjectionKey(
                isDirected: isDirected && !measure.ignoresDirection, weighting: weighting(of: measure), hasLoops: measure.countsLoops)
            let projection = try projection(key)
            do {
                let values = try values(measure, projection.csr, states: states, &hubsAndAuthorities, &answer, execution)
                answer.values.append(values)
            } catch {
                throw ProjectionError(error, in: projection)
            }
        }
        let contacts = try projection(ProjectionKey(isDirected: false, weighting: .none, hasLoops: false))
        try answer.describe(contacts, weight: weight, execution)
        let walking = measures.filter(\.countsLoops).map(\.rawValue)
        if !walking.isEmpty, hasLoop(part) {
            answer.remarks.append("A relation of a node to itself counts for \(walking.joined(separator: ", ")), as a step that stays.")
        }
        return answer
    }

    private func hasLoop(_ part: Subgraph) -> Bool {
        part.relations.contains { $0.sourceIndex == $0.targetIndex && (usesAllTypes || $0.type.isWalkable) }
    }

    private struct ProjectionKey: Hashable {
        var isDirected: Bool
        var weighting: GraphProjection.Weighting
        var hasLoops: Bool
    }

    private func weighting(of measure: CentralityMeasure) -> GraphProjection.Weighting {
        guard let weight else { return .none }
        return switch measure.weightUse {
        case .length: .length(weight)
        case .strength: .strength(weight)
        case .unused: .none
        }
    }

    /// Without weights, several relations between two nodes are one contact; strengths add up, and of lengths the smallest counts.
    private func projection(of part: Subgraph, _ key: ProjectionKey) throws(ProjectionError) -> GraphProjection {
        var policy: EdgePolicy = key.hasLoops ? .keepAll : .dropLoops
        if case .strength = key.weighting {} else { policy.insert(.dropParallel) }
        return try GraphProjection(
            part, directed: key.isDirected, weighting: key.weighting, policy: policy, usesAllTypes: usesAllTypes)
    }
}

/// The answer to a `CentralityQuery`.
public struct Centrality: Sendable {
    /// The nodes measured, in the order of the graph.
    public let nodes: [Node]
    public let measures: [CentralityMeasure]
    /// For every measure the value of every node; NaN where the measure is undefined, such as the constraint of a node without contacts.
    public internal(set) var values: [[Double]] = []
    /// For every measure whether relations counted only as they point.
    public internal(set) var isDirected: [Bool] = []
    /// The attenuation of katz, if it is among the measures.
    public internal(set) var attenuation: Double?
    /// How many pairs of nodes are in contact.
    public internal(set) var contactCount = 0
    /// The layers that the relations counted belong to.
    public internal(set) var layers: [Layer] = []
    /// The sizes of the connected components, largest first.
    public internal(set) var componentSizes: [Int] = []
    /// What must be known to read the numbers, in sentences.
    public internal(set) var remarks: [String] = []

    init(nodes: [Node], measures: [CentralityMeasure]) {
        self.nodes = nodes
        self.measures = measures
    }

    /// The positions of nodes, highest first by a measure; ties by id, what is undefined last.
    ///
    /// - Parameter count: at most so many.
    /// - Complexity: O(nodes · log count).
    public func ranking(by measure: Int = 0, first count: Int = .max) -> [Int] {
        let scores = values[measure]
        func precedes(_ a: Int, _ b: Int) -> Bool {
            let (x, y) = (scores[a], scores[b])
            if x != y, !(x.isNaN && y.isNaN) { return x > y || y.isNaN }
            return nodes[a].id < nodes[b].id
        }
        guard count < nodes.count / 8 else { return Array(nodes.indices.sorted(by: precedes).prefix(count)) }
        // The best so far; most nodes are worse than the last of them. Whenever there are twice as many as wanted, half of them go.
        var best: [Int] = []
        var last: Int?
        for node in nodes.indices {
            if let last, !precedes(node, last) { continue }
            best.append(node)
            guard best.count == 2 * count else { continue }
            best = Array(best.sorted(by: precedes).prefix(count))
            last = best.last
        }
        return Array(best.sorted(by: precedes).prefix(count))
    }

    /// Fewer nodes than this, and a ranking says little.
    private static let fewNodes = 10

    fileprivate mutating func describe(
        _ contacts: GraphProjection, weight: String?, _ execution: Execution
    ) throws(ProjectionError) {
        contactCount = contacts.csr.edgeCount
        layers = contacts.layers
        do {
            componentSizes = try contacts.csr.connectedComponents(execution: execution).sizes.sorted(by: >)
        } catch {
            throw .kernel(error)
        }
        if layers.count > 1 {
            let sense = layers.contains(.claims) ? "a denial counts like an employment" : "what they say of two nodes is not the same"
            remarks.append(
                "These numbers mix layers (\(layers.map(\.rawValue).joined(separator: ", "))): \(sense). Choose one with --layer for an answer "
                    + "that can be put in a sentence.")
        }
        if let largest = componentSizes.first, componentSizes.count > 1, measures.contains(where: \.suffersFromDisconnection) {
            let measures = measures.filter(\.suffersFromDisconnection).map(\.rawValue).joined(separator: ", ")
            remarks.append(
                "The graph falls into \(componentSizes.count) parts without connection, the largest of \(largest) nodes: \(measures) compares "
                    + "nodes of different parts badly. Harmonic does not suffer from that.")
        }
        if nodes.count < Centrality.fewNodes {
            remarks.append("So few nodes (\(nodes.count)): small differences mean nothing.")
        }
        if weight != nil, measures.contains(where: { [.degree, .inDegree, .outDegree].contains($0) }) {
            remarks.append("With a weight, degree is the sum of the strengths (called strength elsewhere), and not normalized.")
        }
        let heedless = zip(measures, isDirected).filter { $0.ignoresDirection && $1 }.map(\.0.rawValue)
        if !heedless.isEmpty {
            remarks.append("The direction of relations makes no difference to \(heedless.joined(separator: ", ")).")
        }
        let strengths = measures.filter { $0.weightUse == .strength }
        if let weight, !strengths.isEmpty, strengths.count < measures.count {
            let lengths = measures.filter { $0.weightUse == .length }.map(\.rawValue).joined(separator: ", ")
            remarks.append(
                "“\(weight)” counts as a strength for \(strengths.map(\.rawValue).joined(separator: ", "))"
                    + (lengths.isEmpty ? "." : ", as a length for \(lengths)."))
        }
    }
}
