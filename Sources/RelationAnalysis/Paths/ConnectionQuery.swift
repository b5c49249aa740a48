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

    /// The connections between two nodes of a part of a graph, best first; empty if there are none.
    ///
    /// - Complexity: that of `CSRGraph.shortestPath`, `allShortestPaths` or `kShortestPaths`.
    /// - Throws: `ProjectionError`, if the weight attribute cannot be used.
    public func connections(from source: Node, to target: Node, in part: Subgraph) throws(ProjectionError) -> Connections {
        let projection = try GraphProjection(part, directed: isDirected, weight: weight) { usesAllTypes || $0.type.isWalkable }
        let attestation = Attestation(projection)
        let constraints = PathConstraints(maxHops: maxHops, via: via)
        do {
            var total: Double?
            let paths: [GraphPath]
            switch extent {
            case .shortest, .allShortest:
                let limit = if case .allShortest(let limit) = extent { limit } else { 1 }
                let found = try projection.csr.allShortestPaths(
                    from: source.index, to: target.index, limit: limit, constraints: constraints, preference: attestation.costs)
                (paths, total) = (found.paths, found.count)
            case .kShortest(let count):
                paths = try projection.csr.kShortestPaths(
                    from: source.index, to: target.index, k: count, constraints: constraints, preference: attestation.costs)
            }
            return Connections(
                from: source, to: target, paths: paths.map { connection($0, projection, attestation) }, shortestCount: total)
        } catch {
            throw .unusable(error)
        }
    }

    private func connection(_ path: GraphPath, _ projection: GraphProjection, _ attestation: Attestation) -> Connection {
        let graph = projection.part.graph
        let hops = zip(path.nodes, path.nodes.dropFirst()).map { from, to in
            let edges = projection.csr.edges(from: from, to: to)
            let best = edges.min { (attestation.costs[Int($0)], $0) < (attestation.costs[Int($1)], $1) } ?? edges[edges.startIndex]
            let lead = graph.relation(projection.relations[Int(best)])
            let all = Set(edges.map { projection.relations[Int($0)] }).sorted().map { graph.relation($0) }
            return Hop(
                from: graph.node(from), to: graph.node(to), relations: all.filter { $0.hasSameEndsAndType(as: lead) },
                others: all.filter { !$0.hasSameEndsAndType(as: lead) }, part: projection.part)
        }
        return Connection(nodes: path.nodes.map { graph.node($0) }, hops: hops, weight: path.length)
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
/// A relation costs the reciprocal of the number of documents it is known from, counting all relations of its type between its two ends; one
/// that is known from none costs 2. Who takes no position costs 1 more than who does, and what merely follows from a statement's fields
/// (being about somebody) half of that: a shared topic connects less than a shared claim.
struct Attestation {
    /// By edge id.
    let costs: [Double]

    init(_ projection: GraphProjection) {
        struct Key: Hashable {
            var source: NodeIndex
            var target: NodeIndex
            var type: Int
        }
        let relations = projection.relations.map { projection.part.graph.relation($0) }
        let keys = relations.map { Key(source: $0.sourceIndex, target: $0.targetIndex, type: $0.typeIndex) }
        var documents: [Key: Set<NodeIndex>] = [:]
        for (relation, key) in zip(relations, keys) {
            documents[key, default: []].formUnion(projection.part.documents(of: relation).map(\.index))
        }
        costs = zip(relations, keys).map { relation, key in
            let count = documents[key]?.count ?? 0
            let attestation = count == 0 ? 2 : 1 / Double(count)
            if relation.type.polarity == Polarity.none { return attestation + 1 }
            return relation.isImplied ? attestation + 0.5 : attestation
        }
    }
}

extension Relation {
    func hasSameEndsAndType(as other: Relation) -> Bool {
        typeIndex == other.typeIndex && sourceIndex == other.sourceIndex && targetIndex == other.targetIndex
    }
}
