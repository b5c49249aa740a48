/// A kind of node: what a person, a statement or a declared "vessel" is called, and how it is drawn.
public struct NodeKind: Hashable, Sendable {
    /// The stable name used in files and answers, such as `person`.
    public var id: String
    /// What a reader sees, such as "Person".
    public var label: String
    /// The key under which a native file lists nodes of this kind, such as `people`.
    public var section: String
    public var style: NodeStyle

    public init(id: String, label: String, section: String, style: NodeStyle = .standard) {
        self.id = id
        self.label = label
        self.section = section
        self.style = style
    }

    /// The id of the kind of nodes that a foreign file says nothing more of.
    public static let unknownID = "node"

    public var isUnknown: Bool { id == NodeKind.unknownID }
}

/// A type of relation: its words in both directions, its layer, what it may join, and how it is drawn.
///
/// Stances are relation types like any other; what makes one a stance is its `polarity`.
public struct RelationType: Hashable, Sendable {
    /// The stable name used in files and answers, such as `spokesperson-of`.
    public var id: String
    /// Reads from source to target: "spokesperson of".
    public var label: String
    /// Reads from target to source: "has the spokesperson".
    public var inverseLabel: String
    public var layer: Layer
    /// Kinds that the source may have; empty means any.
    public var sourceKinds: [String]
    /// Kinds that the target may have; empty means any.
    public var targetKinds: [String]
    /// Holds in both directions alike, as "met" does.
    public var isSymmetric: Bool
    /// Set for stances: what taking this stance does to the statement.
    public var polarity: Polarity?
    /// Whether a path may use the relation without being asked to: co-occurrence in a document connects no one.
    public var isWalkable: Bool
    /// Whether whoever stands in this relation speaks for its target, as a spokesman does: what both say has one origin. Only a stance
    /// marked as personal (`Evidence.isPersonal`) is the speaker's own.
    public var speaksFor: Bool
    public var style: LineStyle

    public init(
        id: String, label: String, inverse: String, layer: Layer, from: [String] = [], to: [String] = [],
        symmetric: Bool = false, polarity: Polarity? = nil, walkable: Bool = true, speaksFor: Bool = false,
        style: LineStyle = .standard
    ) {
        self.id = id
        self.label = label
        inverseLabel = inverse
        self.layer = layer
        sourceKinds = from
        targetKinds = to
        isSymmetric = symmetric
        self.polarity = polarity
        isWalkable = walkable
        self.speaksFor = speaksFor
        self.style = style
    }

    public var isStance: Bool { polarity != nil }
}

/// The kinds and relation types that a graph may use: the built-in ones, and what its files declare besides.
public struct Vocabulary: Sendable {
    public private(set) var kinds: [NodeKind] = []
    public private(set) var relationTypes: [RelationType] = []
    private var kindByID: [String: Int] = [:]
    private var kindBySection: [String: Int] = [:]
    private var typeByID: [String: Int] = [:]

    /// An empty vocabulary.
    public init() {}

    /// Adds a kind; false, and nothing changed, if its id or its section is taken.
    @discardableResult
    public mutating func declare(_ kind: NodeKind) -> Bool {
        guard kindByID[kind.id] == nil, kindBySection[kind.section] == nil else { return false }
        kindByID[kind.id] = kinds.count
        kindBySection[kind.section] = kinds.count
        kinds.append(kind)
        return true
    }

    /// Adds a relation type; false, and nothing changed, if its id is taken.
    @discardableResult
    public mutating func declare(_ type: RelationType) -> Bool {
        guard typeByID[type.id] == nil else { return false }
        typeByID[type.id] = relationTypes.count
        relationTypes.append(type)
        return true
    }

    public func kind(_ id: String) -> NodeKind? { kindByID[id].map { kinds[$0] } }
    public func kind(section: String) -> NodeKind? { kindBySection[section].map { kinds[$0] } }
    public func relationType(_ id: String) -> RelationType? { typeByID[id].map { relationTypes[$0] } }

    func kindIndex(_ id: String) -> Int? { kindByID[id] }
    public func typeIndex(_ id: String) -> Int? { typeByID[id] }

    /// The stances, in the order of their declaration.
    public var stances: [RelationType] { relationTypes.filter(\.isStance) }

    /// The layers in use, in the order in which answers list them.
    public var layers: [Layer] { Set(relationTypes.map(\.layer)).sorted() }
}
