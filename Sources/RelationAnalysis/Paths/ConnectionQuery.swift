import GraphKernels
import RelationGraph

/// How are two nodes connected? By default the shortest way, walking relations in both directions; among equally short ways the one that is
/// best attested.
public struct ConnectionQuery: Sendable {
    /// How many connections are wanted.
    public enum Extent: Sendable, Hashable {
        case shortest
        /// All of the shortest length, at most so many.
        case allShortest(limit: Int)
        /// The k shortest that visit no node twice.
        case kShortest(Int)
    }

    public var extent = Extent.shortest
    /// Nodes that the connection must pass.
    public var via: Set<NodeIndex> = []
    public var maxHops: Int?
    /// Walk relations only as they point.
    public var isDirected = false
    /// The attribute that gives a relation its length.
    public var weight: String?
    /// Use types that no path walks unless asked: who is covered by one document, identity judgements.
    public var usesAllTypes = false

    public init() {}

    /// The connections between two nodes of a part of a graph, best first; empty if there are none, or one of the nodes is out of sight.
    ///
    /// - Complexity: that of `CSRGraph.shortestPath`, `allShortestPaths` or `kShortestPaths`.
    /// - Throws: `ProjectionError`, if the weight attribute cannot be used.
    public func connections(
        from source: Node, to target: Node, in part: Subgraph, execution: Execution = .automatic
    ) throws(ProjectionError) -> Connections {
        let projection = try GraphProjection(
            part, directed: isDirected, weighting: weight.map { .length($0) } ?? .none, usesAllTypes: usesAllTypes)
        let passed = via.compactMap { projection.number(of: $0) }
        guard let from = projection.number(of: source.index), let to = projection.number(of: target.index), passed.count == via.count else {
            return Connections(from: source, to: target, paths: [], shortestCount: 0)
        }
        let attestation = Attestation(projection)
        let constraints = PathConstraints(maxHops: maxHops, via: Set(passed))
        do {
            var total: Double?
            let paths: [GraphPath]
            switch extent {
            case .shortest, .allShortest:
                let limit = if case .allShortest(let limit) = extent { limit } else { 1 }
                let found = try projection.csr.allShortestPaths(
                    from: from, to: to, limit: limit, constraints: constraints, preference: attestation.preference, execution: execution)
                (paths, total) = (found.paths, found.count)
            case .kShortest(let count):
                paths = try projection.csr.kShortestPaths(
                    from: from, to: to, k: count, constraints: constraints, preference: attestation.preference, execution: execution)
            }
            return Connections(
                from: source, to: target, paths: paths.map { connection($0, projection, attestation) }, shortestCount: total)
        } catch {
            throw ProjectionError(error, in: projection)
        }
    }

    private func connection(_ path: GraphPath, _ projection: GraphProjection, _ attestation: Attestation) -> Connection {
        let graph = projection.part.graph
        let hops = zip(path.nodes, path.nodes.dropFirst()).map { from, to in
            let edges = projection.csr.edges(from: from, to: to)
            let best = edges.min { cost($0, projection, attestation) < cost($1, projection, attestation) } ?? edges[edges.startIndex]
            let lead = graph.relation(projection.relations[Int(best)])
            let all = Set(edges.map { projection.relations[Int($0)] }).sorted().map { graph.relation($0) }
            return Hop(
                from: projection.node(from), to: projection.node(to), relations: all.filter { $0.isSameTie(as: lead) },
                others: all.filter { !$0.isSameTie(as: lead) }, part: projection.part)
        }
        return Connection(nodes: path.nodes.map { projection.node($0) }, hops: hops, weight: path.length)
    }

    /// What decides which of parallel edges a hop takes: the length, then the attestation, then the order of the notes.
    private func cost(_ edge: Int32, _ projection: GraphProjection, _ attestation: Attestation) -> (Double, Double, Int32) {
        (projection.weights?[Int(edge)] ?? 1, attestation.costs[Int(edge)], edge)
    }
}

/// The answer to a `ConnectionQuery`.
public struct Connections: Sendable {
    public let from: Node
    public let to: Node
    /// Best first: by length, then by how well they are attested.
    public let paths: [Connection]
    /// How many connections of the shortest length there are, listed or not; nil if that was not counted.
    public let shortestCount: Double?
}

/// How well relations are attested: what decides between connections of equal length.
///
/// A relation costs the reciprocal of the number of documents it is known from, counting all relations of its type between its two ends;
/// one that is known from none costs 2. Who takes no position costs 1 more than who does, and what merely follows from other entries (a
/// statement being about somebody, an outlet having published a document) half of that: a shared topic connects less than a shared claim.
struct Attestation {
    /// By edge id.
    let costs: [Double]

    init(_ projection: GraphProjection) {
        let part = projection.part
        let relations = projection.relations.map { part.graph.relation($0) }
        var documents: [Tie: Set<NodeIndex>] = [:]
        for relation in relations {
            let known = part.documents(of: relation)
            if !known.isEmpty { documents[relation.tie, default: []].formUnion(known.map(\.index)) }
        }
        costs = relations.map { relation in
            let attestation = documents[relation.tie].map { 1 / Double($0.count) } ?? 2
            if relation.type.polarity == Polarity.none { return attestation + 1 }
            return relation.isImplied ? attestation + 0.5 : attestation
        }
    }

    /// The costs as the kernels take them; nil if they decide nothing, which spares the kernels the comparison.
    var preference: [Double]? { costs.allSatisfy { $0 == costs[0] } ? nil : costs }
}

/// What makes several relations one that is evidenced several times.
private struct Tie: Hashable {
    var source: NodeIndex
    var target: NodeIndex
    var type: Int
}

extension Relation {
    fileprivate var tie: Tie {
        let isTurned = type.isSymmetric && sourceIndex > targetIndex
        return Tie(source: isTurned ? targetIndex : sourceIndex, target: isTurned ? sourceIndex : targetIndex, type: typeIndex)
    }

    fileprivate func isSameTie(as other: Relation) -> Bool { tie == other.tie }
}
