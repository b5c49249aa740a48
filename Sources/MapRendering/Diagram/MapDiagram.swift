import RelationGraph

/// What a map shows, before anything is laid out: boxes with their words, lines with their meaning, groups, and what is brought out.
///
/// A diagram knows no colour values and no coordinates. Relations of one type between the same two nodes are one line.
public struct MapDiagram: Sendable {
    public struct Box: Sendable {
        public var node: Node
        /// The small line above the name: the kind, and for a statement the time it speaks of.
        public var tag: String
        /// The name, broken into lines.
        public var lines: [String]
        /// The small line below the name.
        public var caption: [String]
        /// Where it stands when the map is read from left to right; nil for anywhere.
        public var column: Int?
        public var isDimmed = false
        public var isHighlighted = false
    }

    public struct Line: Sendable {
        /// Indices into `boxes`.
        public var source: Int
        public var target: Int
        public var type: RelationType
        /// All relations that the line stands for, none for a foreign edge without evidence but itself.
        public var relations: [Relation]
        public var isDimmed = false
        public var isHighlighted = false
    }

    public struct Group: Sendable {
        public var label: String
        /// Indices into `boxes`.
        public var members: [Int]
    }

    public var title: String?
    public var subtitle: String?
    public var boxes: [Box]
    public var lines: [Line]
    public var groups: [Group]
    public var showsLegend: Bool
    /// Few lines carry their meaning themselves; many leave it to the legend.
    public var labelsLines: Bool
    let part: Subgraph

    /// Up to this many lines, each is labelled.
    static let labelledLineLimit = 24

    public init(_ part: Subgraph, _ options: MapOptions) {
        self.part = part
        title = options.title
        subtitle = options.subtitle
        showsLegend = options.showsLegend
        let isHighlighting = !options.highlightedNodes.isEmpty || !options.highlightedRelations.isEmpty
        var boxOfNode: [NodeIndex: Int] = [:]
        boxes = []
        for node in part.nodes {
            boxOfNode[node.index] = boxes.count
            var box = Box(node)
            box.isHighlighted = options.highlightedNodes.contains(node.index)
            box.isDimmed = isHighlighting && !box.isHighlighted
            boxes.append(box)
        }
        lines = MapDiagram.lines(of: part, boxOfNode, options)
        labelsLines = lines.count <= MapDiagram.labelledLineLimit
        groups = []
        placeSpeakersWithPeople()
        groups = MapDiagram.groups(boxes, by: options.groupBy ?? .none)
    }

    private static func lines(of part: Subgraph, _ boxOfNode: [NodeIndex: Int], _ options: MapOptions) -> [Line] {
        struct Key: Hashable {
            var source: Int
            var target: Int
            var type: Int
        }
        let isHighlighting = !options.highlightedNodes.isEmpty || !options.highlightedRelations.isEmpty
        var lines: [Line] = []
        var lineOfKey: [Key: Int] = [:]
        for relation in part.relations {
            guard var source = boxOfNode[relation.sourceIndex], var target = boxOfNode[relation.targetIndex] else { continue }
            if relation.type.isSymmetric, source > target { swap(&source, &target) }
            let key = Key(source: source, target: target, type: relation.typeIndex)
            if let line = lineOfKey[key] {
                lines[line].relations.append(relation)
            } else {
                lineOfKey[key] = lines.count
                lines.append(Line(source: source, target: target, type: relation.type, relations: [relation]))
            }
        }
        for line in lines.indices {
            lines[line].isHighlighted =
                options.highlightedRelations.isEmpty
                ? lines[line].joins(options.highlightedNodes)
                : lines[line].relations.contains { options.highlightedRelations.contains($0.index) }
            lines[line].isDimmed = isHighlighting && !lines[line].isHighlighted
        }
        return lines
    }

    /// An unnamed source that nobody cites speaks for itself: it stands where the people stand, not where claims come from.
    private mutating func placeSpeakersWithPeople() {
        guard let people = part.graph.vocabulary.kind("person")?.style.column else { return }
        let cited = Set(lines.filter { $0.type.id == CoreType.citing.rawValue }.map(\.target))
        let speaking = Set(lines.filter(\.type.isStance).map(\.source))
        for box in boxes.indices where boxes[box].node.kind.id == "source" && !cited.contains(box) && speaking.contains(box) {
            boxes[box].column = people
        }
    }

    private static func groups(_ boxes: [Box], by grouping: MapGrouping) -> [Group] {
        var members: [String: [Int]] = [:]
        var order: [String] = []
        let statementColumn = boxes.lazy.filter { $0.node.isStatement }.compactMap(\.column).first
        for (index, box) in boxes.enumerated() {
            // Left of the statements stand those through whom they reach the reader: a country's frame would have to reach across.
            let isBeforeStatements = (box.column ?? .max) < statementColumn ?? .min
            guard let label = isBeforeStatements && grouping != .none ? "Media and their sources" : grouping.group(of: box.node) else { continue }
            if members[label] == nil { order.append(label) }
            members[label, default: []].append(index)
        }
        return order.map { Group(label: $0, members: members[$0] ?? []) }
    }

    /// The relation types drawn, in the vocabulary's order: what the legend explains.
    public var usedTypes: [RelationType] {
        let used = Set(lines.map(\.type.id))
        return part.graph.vocabulary.relationTypes.filter { used.contains($0.id) }
    }

    /// The kinds drawn, in the vocabulary's order.
    public var usedKinds: [NodeKind] {
        let used = Set(boxes.map(\.node.kind.id))
        return part.graph.vocabulary.kinds.filter { used.contains($0.id) }
    }
}

extension MapDiagram.Box {
    /// Longest line, in characters, before a name is broken.
    private static let nameWidth = 30
    private static let statementWidth = 34

    init(_ node: Node) {
        self.node = node
        let facts = node.facts
        var tag = node.kind.label.uppercased()
        if let period = node.isDocument ? facts.published : node.isStatement ? facts.period : nil { tag += " · " + period.readableText }
        self.tag = tag
        lines = node.name.wrapped(to: node.isStatement ? Self.statementWidth : Self.nameWidth)
        caption = (facts.role ?? "").wrapped(to: Self.statementWidth)
        column = node.kind.style.column
    }
}

extension MapDiagram.Line {
    /// Whether both ends are among the given nodes.
    func joins(_ nodes: Set<NodeIndex>) -> Bool {
        relations.contains { nodes.contains($0.sourceIndex) && nodes.contains($0.targetIndex) }
    }
}

/// What the boxes of a map are gathered by.
public enum MapGrouping: Sendable, Hashable {
    case none
    case kind
    /// `country`, or a free attribute of that name.
    case attribute(String)

    public init(_ text: String) {
        switch text {
        case "none": self = .none
        case "kind": self = .kind
        default: self = .attribute(text)
        }
    }

    func group(of node: Node) -> String? {
        switch self {
        case .none: nil
        case .kind: node.kind.label
        case .attribute("country"): node.facts.country
        case .attribute(let key): node.facts.attributes[key: key]?.text
        }
    }
}

/// What to draw, and how.
public struct MapOptions: Sendable {
    public var title: String?
    public var subtitle: String?
    public var showsLegend = true
    /// Nil leaves it to the view; without one, nothing is gathered.
    public var groupBy: MapGrouping?
    /// Brought out, with everything else dimmed; empty means nothing is.
    public var highlightedNodes: Set<NodeIndex> = []
    /// The lines brought out; if empty, those between highlighted nodes.
    public var highlightedRelations: Set<RelationIndex> = []
    public var theme = MapTheme.auto
    /// Nil lets size and density decide.
    public var layout: MapLayout?
    /// For use inside an HTML page: no XML prolog, scalable width.
    public var isEmbedded = false
    /// Width of the picture in CSS pixels; nil for its natural size.
    public var width: Double?

    public init() {}
}
