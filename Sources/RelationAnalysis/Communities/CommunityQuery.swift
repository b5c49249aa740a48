import GraphKernels
import RelationGraph

/// Which nodes of a part of a graph are more connected with each other than with the rest.
public struct CommunityQuery: Sendable {
    public enum Method: String, Sendable, CaseIterable {
        case leiden
        case louvain
        case labelPropagation = "label-propagation"
    }

    public var method = Method.leiden
    /// More than 1 asks for smaller communities, less for larger ones. Label propagation knows none.
    public var resolution = 1.0
    public var seed: UInt64 = 0
    public var isDirected = false
    /// The attribute that gives a relation its strength; parallel relations add up.
    public var weight: String?
    /// Use types that no path walks unless asked: who is covered by one document, identity judgements.
    public var usesAllTypes = false

    public init() {}

    /// The communities of a part, largest first, equal ones by their first node.
    ///
    /// - Complexity: about O(relations) a pass, and few passes.
    /// - Throws: `ProjectionError` if the weight attribute cannot be used, the resolution is out of range, or the run is cancelled.
    public func communities(of part: Subgraph, execution: Execution = .automatic) throws(ProjectionError) -> CommunityStructure {
        let weighting: GraphProjection.Weighting = weight.map { .strength($0) } ?? .none
        let projection = try GraphProjection(
            part, directed: isDirected, weighting: weighting, policy: weight == nil ? [.dropLoops, .dropParallel] : .dropLoops,
            usesAllTypes: usesAllTypes)
        let found: Communities
        let pairs: CSRGraph
        do {
            switch method {
            case .leiden: found = try projection.csr.leidenCommunities(resolution: resolution, seed: seed, execution: execution)
            case .louvain: found = try projection.csr.louvainCommunities(resolution: resolution, seed: seed, execution: execution)
            case .labelPropagation: found = try projection.csr.labelPropagationCommunities(seed: seed, execution: execution)
            }
            pairs = try projection.csr.undirected().simplified()
        } catch {
            throw ProjectionError(error, in: projection)
        }
        var members = [[Node]](repeating: [], count: found.count)
        for (number, label) in found.labels.enumerated() { members[Int(label)].append(projection.node(Int32(number))) }
        var contacts = [Int](repeating: 0, count: part.graph.nodeCount)
        for (node, count) in zip(projection.nodes, pairs.degrees()) { contacts[Int(node)] = count }
        return CommunityStructure(
            communities: members, modularity: found.modularity, contactCount: pairs.edgeCount, layers: projection.layers, contacts: contacts
        )
    }
}

/// The answer to a `CommunityQuery`.
public struct CommunityStructure: Sendable {
    /// The members of every community, in the order of the graph; the largest community first.
    public let communities: [[Node]]
    /// How much more the communities are connected within than chance would have it: 0 not at all, from about 0.3 clearly, below 1.
    public let modularity: Double
    /// How many pairs of nodes are in contact.
    public let contactCount: Int
    /// The layers that the relations counted belong to.
    public let layers: [Layer]
    /// With how many others a node of the graph is in contact.
    let contacts: [Int]

    /// The members of a community, those with the most contacts first: whom it can be called after.
    public func ranked(_ community: [Node]) -> [Node] {
        community.sorted { (contacts[Int($1.index)], $0.id) < (contacts[Int($0.index)], $1.id) }
    }
}
