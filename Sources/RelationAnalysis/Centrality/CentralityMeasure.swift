/// A measure of how central a node is, under the name that the literature gives it.
public enum CentralityMeasure: String, Sendable, CaseIterable {
    case degree
    case inDegree = "in-degree"
    case outDegree = "out-degree"
    case closeness
    case harmonic
    case betweenness
    case percolation
    case eigenvector
    case katz
    case pageRank = "pagerank"
    case hub
    case authority
    case core
    case clustering
    case constraint
    case effectiveSize = "effective-size"
    case eccentricity

    /// What a high value says, in one line that needs no textbook.
    public var meaning: String {
        switch self {
        case .degree: "with how many others it is directly connected"
        case .inDegree: "how many others point to it"
        case .outDegree: "to how many others it points"
        case .closeness: "how few steps it is from all others it can reach"
        case .harmonic: "how near all others are on average, the unreachable counting nothing"
        case .betweenness: "how often it lies on the shortest connections between others: a broker, or a bottleneck"
        case .percolation: "how much of what some have passes through it on the shortest ways to the others"
        case .eigenvector: "how well it is connected with others that are themselves well connected"
        case .katz: "how many connections of any length lead to it, long ones counting less"
        case .pageRank: "how often a reader who follows relations at random comes by"
        case .hub: "how much it points to what many hubs point to"
        case .authority: "how much it is pointed to by good hubs"
        case .core: "the largest k such that it belongs to a group in which everyone has k contacts or more"
        case .clustering: "how many of its contacts are in contact with each other"
        case .constraint: "how much its contacts are each other's: low means it bridges groups that do not meet (Burt)"
        case .effectiveSize: "how many of its contacts are not redundant (Burt)"
        case .eccentricity: "how many steps the farthest node that it can reach is away: low is central"
        }
    }

    /// Whether relations count only as they point, if nothing else is said.
    public var isDirectedByDefault: Bool {
        switch self {
        case .inDegree, .outDegree, .katz, .pageRank, .hub, .authority: true
        default: false
        }
    }

    /// What a relation's weight means to the measure.
    public enum WeightUse: Sendable {
        /// A smaller weight is a shorter way.
        case length
        /// A greater weight is a stronger connection.
        case strength
        /// The measure knows no weights.
        case unused
    }

    public var weightUse: WeightUse {
        switch self {
        case .closeness, .harmonic, .betweenness, .percolation, .eccentricity: .length
        case .degree, .inDegree, .outDegree, .eigenvector, .katz, .pageRank, .hub, .authority, .clustering, .constraint, .effectiveSize:
            .strength
        case .core: .unused
        }
    }

    /// Whether a relation of a node with itself counts: for those that follow relations step by step. To the others it is no contact.
    public var countsLoops: Bool {
        switch self {
        case .eigenvector, .katz, .pageRank, .hub, .authority: true
        default: false
        }
    }

    /// Whether the direction of relations makes no difference, even if it is asked for.
    public var ignoresDirection: Bool {
        switch self {
        case .core, .clustering: true
        default: false
        }
    }

    /// Whether what is not connected with most others is easily misjudged by it.
    public var suffersFromDisconnection: Bool {
        switch self {
        case .closeness, .eigenvector, .eccentricity: true
        default: false
        }
    }

    /// Whether whole numbers are what it gives when it is not normalized.
    public var counts: Bool {
        switch self {
        case .degree, .inDegree, .outDegree, .core, .eccentricity: true
        default: false
        }
    }

    /// What is computed if nothing is asked for: contacts, brokerage, nearness and embeddedness, all of them without regard to direction.
    public static let panel: [CentralityMeasure] = [.degree, .betweenness, .harmonic, .core]
}
