import RelationAnalysis
import RelationGraph

/// What a map shows, before anything is laid out: boxes with their words, lines with their meaning, groups, and what is brought out.
///
/// A diagram knows no colour values and no coordinates. Relations of one type between the same two nodes are one line.
public struct MapDiagram: Sendable {
    public struct Box: Sendable {
        public var node: Node
        /// The small lines above the name, mostly one: the kind, and for a statement the time it speaks of.
        public var tagLines: [String]
        /// The name, broken into lines.
        public var lines: [String]
        /// The small line below the name.
        public var caption: [String]
        public var tag: String { tagLines.joined(separator: " ") }
        /// Where it stands when the map is read from left to right; nil for anywhere.
        public var column: Int?
        public var isDimmed = false
        public var isHighlighted = false
        /// Not drawn, though its place is kept: what was not known yet.
        var isHidden = false
        /// The name's size and weight.
        var lettering = Lettering.name
        /// The value that decided the size, in words.
        var measured: String?
        /// Of a map of two versions, what became of it between them.
        var change: VersionChange?
        /// Of a statement, who holds it true or false, as far as that is shown.
        var standing: StatementStanding?
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
        /// Not drawn, though its place is kept: what was not known yet.
        var isHidden = false
        /// Of a map of two versions, what became of it between them.
        var change: VersionChange?
        /// Why it is less than certain; nil if it is not.
        var mark: LineMark?
    }

    public struct Group: Sendable {
        public var label: String
        /// Indices into `boxes`.
        public var members: [Int]
    }

    public var title: String?
    public var subtitle: String?
    /// The state of the data, in words, and whom the figure is by.
    public var date: String?
    public var credit: String?
    public var boxes: [Box]
    public var lines: [Line]
    public var groups: [Group]
    public var showsLegend: Bool
    /// Few lines carry their meaning themselves; many leave it to the legend.
    public var labelsLines: Bool
    /// What the sizes of names tell; nil if all are of one size.
    let measure: String?
    let spacing: MapSpacing
    /// Whom words do not name.
    let concealed: Set<NodeIndex>
    /// Whether boxes of statements have room for any status.
    let keepsStatusRoom: Bool
    let part: Subgraph
    /// How the boxes are placed: as asked for, or as size and density decide.
    let layout: MapLayout
    /// Whether lines go around boxes; straight ones pass behind those in their way.
    let routesLines: Bool
    /// Hubs with their leaves in rows, if the map shows little else.
    let bushes: [MapBush]
    /// The hub of each leaf.
    let hubOfLeaf: [Int: Int]
    /// The width that is asked for, in points; nil for any.
    let pageWidth: Double?
    /// Of a figure in a series, what tells it from the others.
    let step: StepMark?
    /// By when all that is drawn was known.
    let asOf: DateSpan?
    let limits: String

    /// Up to this many lines, each is labelled.
    static let labelledLineLimit = 24
    /// So many statements in one column are broken into fewer and longer lines, so that it does not grow too tall. More of them stand in as
    /// many columns as their relations ask for.
    private static let crowdedColumn = 25...36

    /// On a map of many lines, the few that are brought out carry their meaning.
    var labelsHighlightedLines: Bool {
        step?.isLayout == true || lines.count(where: \.isHighlighted) <= MapDiagram.labelledLineLimit
    }

    /// Whether the map is read in columns by kind, from the origins of claims to those they are about; without statements, ties alone rank it.
    let hasColumns: Bool

    public init(_ part: Subgraph, _ options: MapOptions) {
        self.part = part
        title = options.title
        subtitle = options.subtitle
        date = options.date
        credit = options.credit
        showsLegend = options.showsLegend
        measure = options.sizing?.measure
        step = options.step
        asOf = options.asOf
        limits = options.limits
        spacing = options.spacing
        concealed = options.concealed
        keepsStatusRoom = options.keepsStatusRoom
        var boxOfNode: [NodeIndex: Int] = [:]
        boxes = []
        let statements = part.nodes.reduce(0) { $0 + ($1.isStatement ? 1 : 0) }
        hasColumns = statements > 0 && statements <= MapDiagram.crowdedColumn.upperBound
        for node in part.nodes {
            boxOfNode[node.index] = boxes.count
            boxes.append(
                Box(node, isCrowded: MapDiagram.crowdedColumn.contains(statements), options))
        }
        lines = MapDiagram.lines(of: part, boxOfNode, options.relationChanges)
        pageWidth = options.width
        // Claims are read in columns.
        let bushes = options.allowsBushes && !hasColumns ? MapBush.all(boxes: boxes.count, lines: lines, in: part.graph.vocabulary) : []
        let hubs = MapBush.hubs(of: bushes)
        (self.bushes, hubOfLeaf) = (bushes, hubs)
        layout = options.layout ?? (bushes.isEmpty ? .automatic(boxes: boxes.count, lines: lines.count) : .fast)
        routesLines =
            bushes.isEmpty
            ? layout.routesLines(boxes: boxes.count, lines: lines.count, keepsPlaces: options.positions != nil)
            : lines.allSatisfy { $0.source == $0.target || BushLines.leaf(of: ($0.source, $0.target), hubs) != nil }
        for index in lines.indices { lines[index].mark = LineMark(lines[index].relations, in: part, withdrawn: options.withdrawnRelations) }
        labelsLines = lines.count <= MapDiagram.labelledLineLimit && options.spacing != .bare
        groups = []
        hideUnknown()
        highlight(options)
        placeSpeakersWithPeople()
        // Communities lie across the columns of kinds: a frame can follow one of the two only.
        if options.groupBy == .community { for box in boxes.indices { boxes[box].column = nil } }
        for box in boxes.indices { boxes[box].column = options.columns[boxes[box].node.index] ?? boxes[box].column }
        groups = gathered(options)
    }

    private static func lines(of part: Subgraph, _ boxOfNode: [NodeIndex: Int], _ changes: [RelationIndex: VersionChange]) -> [Line] {
        struct Key: Hashable {
            var source: Int
            var target: Int
            var type: Int
            var change: VersionChange?
        }
        var lines: [Line] = []
        var lineOfKey: [Key: Int] = [:]
        for relation in part.relations {
            guard var source = boxOfNode[relation.sourceIndex], var target = boxOfNode[relation.targetIndex] else { continue }
            if relation.type.isSymmetric, source > target { swap(&source, &target) }
            let key = Key(source: source, target: target, type: relation.typeIndex, change: changes[relation.index])
            if let line = lineOfKey[key] {
                lines[line].relations.append(relation)
            } else {
                lineOfKey[key] = lines.count
                lines.append(Line(source: source, target: target, type: relation.type, relations: [relation], change: key.change))
            }
        }
        return lines
    }

    /// Brings out what the options name and dims the rest. Nodes that no line joins keep their own lines and the other ends of these.
    private mutating func highlight(_ options: MapOptions) {
        let nodes = options.highlightedNodes
        guard !nodes.isEmpty || !options.highlightedRelations.isEmpty else { return }
        for index in boxes.indices { boxes[index].isHighlighted = nodes.contains(boxes[index].node.index) }
        for index in lines.indices {
            lines[index].isHighlighted =
                options.highlightedRelations.isEmpty && options.step == nil
                ? boxes[lines[index].source].isHighlighted && boxes[lines[index].target].isHighlighted
                : lines[index].relations.contains { options.highlightedRelations.contains($0.index) }
        }
        guard options.dimsRest else { return }
        let keepsNeighbors = !lines.contains(where: \.isHighlighted)
        let brought = Set(boxes.indices.filter { boxes[$0].isHighlighted })
        let kept = Set(boxes.indices.filter { options.keptNodes.contains(boxes[$0].node.index) }).union(brought)
        var staying = kept
        for index in lines.indices {
            let ends = [lines[index].source, lines[index].target]
            let staysForOneEnd = keepsNeighbors && ends.contains(where: brought.contains)
            let staysForBoth =
                ends.allSatisfy(kept.contains) && ends.contains { options.keptNodes.contains(boxes[$0].node.index) }
            lines[index].isDimmed = !(lines[index].isHighlighted || staysForOneEnd || staysForBoth)
            if staysForOneEnd { staying.formUnion(ends) }
        }
        for index in boxes.indices { boxes[index].isDimmed = !staying.contains(index) }
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

    /// The relation types drawn, in the vocabulary's order: what the legend explains.
    public var usedTypes: [RelationType] {
        let used = Set(lines.map(\.type.id))
        return part.graph.vocabulary.relationTypes.filter { used.contains($0.id) }
    }

    /// Where statements stand in the figure, or in any of its series.
    var usedStandings: Set<StatementStanding> {
        let drawn = Set(boxes.filter { !$0.isHidden }.compactMap(\.standing))
        return drawn.isEmpty ? [] : drawn.union(step?.standings ?? [])
    }

    /// The statuses of statements drawn, in their own order.
    var usedStatuses: [ClaimStatus] {
        let used = Set(usedStandings.map(\.status))
        return ClaimStatus.allCases.filter(used.contains)
    }

    /// The signs on lines that are drawn, in their own order.
    var usedMarks: [LineMark] {
        let used = Set(lines.compactMap(\.mark)).union(step?.lineMarks ?? [])
        return LineMark.allCases.filter(used.contains)
    }

    /// The kinds drawn, in the vocabulary's order.
    public var usedKinds: [NodeKind] {
        let used = Set(boxes.map(\.node.kind.id))
        return part.graph.vocabulary.kinds.filter { used.contains($0.id) }
    }
}

extension MapDiagram.Box {
    fileprivate init(_ node: Node, isCrowded: Bool, _ options: MapOptions) {
        let (sizing, change, spacing) = (options.sizing, options.nodeChanges[node.index], options.spacing)
        self.change = change
        standing = options.standings[node.index]
        self.node = node
        let facts = node.facts
        let period = node.isDocument ? facts.published : node.isStatement ? facts.period : nil
        let tag = [
            change.map { "\($0.sign) \($0.rawValue.uppercased())" }, node.kind.isUnknown ? nil : node.kind.label.uppercased(),
            period?.compactText(),
        ].compactMap(\.self).joined(separator: " · ")
        column = node.kind.style.column
        let nameWidth = node.kind.style.shape.narrowsTowardsItsEnds ? spacing.roundNameWidth : spacing.nameWidth
        caption = (facts.role ?? "").balanced(to: nameWidth, in: .caption, maximumLines: 3)
        lettering = sizing?.lettering(of: node) ?? .name
        measured = sizing?.words(of: node)
        let width = node.isStatement ? (isCrowded ? spacing.crowdedStatementWidth : spacing.statementWidth) : nameWidth
        tagLines = tag.wrapped(to: max(width, nameWidth), in: .tag, maximumLines: 2)
        // Larger letters get wider lines, so that a name breaks where it would anyway.
        let growth = max(1, lettering.size / Lettering.name.size)
        lines = node.shownName.balanced(to: width * growth, in: node.isStatement ? Lettering(size: lettering.size) : lettering)
    }
}

extension NodeStyle.Shape {
    /// Text at the left edge would look out of place in it, and long lines make it much larger.
    var narrowsTowardsItsEnds: Bool { [.ellipse, .hexagon, .octagon].contains(self) }
}

extension Node {
    /// The name; the id instead of one that leaves nothing to draw.
    var shownName: String { name.drawable.allSatisfy(\.isWhitespace) ? id : name }
}
