import GraphKernels
import RelationGraph

/// How a part of a graph holds together. All but the strong components take relations as contacts: whichever way they point, several between
/// two nodes as one, none from a node to itself.
public struct GraphStructure: Sendable {
    public let nodes: [Node]
    /// How many pairs of nodes are in contact.
    public let contactCount: Int
    /// How many of the possible contacts exist, 0…1.
    public let density: Double
    /// Largest first, equal ones by their first node; the nodes of each in the order of the graph.
    public let components: [[Node]]
    /// The groups within which everyone reaches everyone along the direction of relations.
    public let strongComponents: [[Node]]
    /// The contacts without which a component falls apart.
    public let bridges: [(Node, Node)]
    /// The nodes without which a component falls apart.
    public let cutVertices: [Node]
    /// For every node the largest k such that it belongs to a group in which everyone has k contacts or more.
    public let coreNumbers: [Int]
    /// The longest of all shortest connections, in hops, within a component; and a pair of nodes so far apart.
    public let diameter: Int
    public let farthest: (Node, Node)?
    /// How many triples of nodes are all in contact with each other.
    public let triangles: Int
    /// How often two contacts of a node are in contact, 0…1.
    public let transitivity: Double
    /// The layers that the relations counted belong to.
    public let layers: [Layer]

    /// - Parameter usesAllTypes: also types that no path walks unless asked.
    /// - Complexity: O(nodes + relations), besides the diameter, which in the worst case takes nodes × relations, and the triangles.
    /// - Throws: `ProjectionError` if the run is cancelled.
    public init(_ part: Subgraph, usesAllTypes: Bool = false, execution: Execution = .automatic) throws(ProjectionError) {
        let simple: EdgePolicy = [.dropLoops, .dropParallel]
        let contacts = try GraphProjection(part, directed: false, policy: simple, usesAllTypes: usesAllTypes)
        let directed = try GraphProjection(part, directed: true, policy: simple, usesAllTypes: usesAllTypes)
        let csr = contacts.csr
        nodes = Array(part.nodes)
        contactCount = csr.edgeCount
        density = csr.density()
        layers = contacts.layers
        do {
            components = GraphStructure.groups(try csr.connectedComponents(execution: execution).labels, contacts)
            strongComponents = GraphStructure.groups(try directed.csr.stronglyConnectedComponents(execution: execution).labels, directed)
            bridges = try csr.bridges(execution: execution).map { (contacts.node($0.source), contacts.node($0.target)) }
            cutVertices = try csr.cutVertices(execution: execution).map { contacts.node($0) }
            coreNumbers = try csr.coreNumbers(execution: execution).map(Int.init)
            let diameter = try csr.diameter(execution: execution)
            self.diameter = diameter.map { Int($0.length) } ?? 0
            farthest = diameter.map { (contacts.node($0.source), contacts.node($0.target)) }
            triangles = try csr.triangleCount(execution: execution)
            transitivity = try csr.transitivity(execution: execution)
        } catch {
            throw .kernel(error)
        }
    }

    private static func groups(_ labels: [Int32], _ projection: GraphProjection) -> [[Node]] {
        var groups = [[Node]](repeating: [], count: Int(labels.max() ?? -1) + 1)
        for (number, label) in labels.enumerated() { groups[Int(label)].append(projection.node(Int32(number))) }
        return groups.sorted { ($1.count, $0.first?.index ?? 0) < ($0.count, $1.first?.index ?? 0) }
    }
}
