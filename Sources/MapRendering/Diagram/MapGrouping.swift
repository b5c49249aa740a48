import RelationGraph

/// What the boxes of a map are gathered by.
public enum MapGrouping: Sendable, Hashable {
    case none
    case kind
    /// Who is more connected with each other than with the rest.
    case community
    /// Who takes which side of the one statement that a figure is about.
    case side
    /// The country, or a free attribute of that name; files of others have `country` as an attribute, too.
    case attribute(String)

    public init(_ text: String) {
        switch text {
        case "none": self = .none
        case "kind": self = .kind
        case "community": self = .community
        default: self = .attribute(text)
        }
    }

    func group(of node: Node, _ options: MapOptions) -> String? {
        switch self {
        case .none: nil
        case .community, .side: options.frames[node.index]
        case .kind: node.kind.sectionTitle
        case .attribute(let key): (key == "country" ? node.facts.country : nil) ?? node.facts.attributes[key: key]?.text
        }
    }
}

extension MapDiagram {
    /// The boxes gathered in groups, in the order in which these first occur.
    func gathered(_ options: MapOptions) -> [Group] {
        guard let grouping = options.groupBy, grouping != .none else { return [] }
        // Frames go along with the columns; of dots, and of boxes without frames, groups are what they are.
        let followsKinds = grouping != .side && layout.isLayered
        var members: [String: [Int]] = [:]
        var order: [String] = []
        let statementColumn = boxes.lazy.filter { $0.node.isStatement }.compactMap(\.column).first
        let years = Set(boxes.compactMap(\.yearSpokenOf))
        for (index, box) in boxes.enumerated() {
            // Left of the statements stand those through whom they reach the reader: a country's frame would have to reach across.
            let isBeforeStatements = followsKinds && (box.column ?? .max) < statementColumn ?? .min
            let isMedium = isBeforeStatements && grouping != .kind
            guard
                var label = isMedium
                    ? "Media and their sources"
                    : grouping.group(of: box.node, options) ?? (followsKinds ? statementGroup(of: box, years) : nil)
            else { continue }
            // Nor can one frame hold a kind on both sides of them.
            if followsKinds, grouping == .kind, !isBeforeStatements, box.node.kind.id == "source", statementColumn != nil {
                label += " who speak for themselves"
            }
            if members[label] == nil { order.append(label) }
            members[label, default: []].append(index)
        }
        return order.map { Group(label: $0, members: members[$0] ?? []) }
    }

    /// Statements belong to no country, but a frame keeps their column together; if they speak of a few years, one for each year.
    private func statementGroup(of box: Box, _ years: Set<Int>) -> String? {
        guard box.node.isStatement, box.column != nil, hasColumns else { return nil }
        guard (2...MapDiagram.yearFrameLimit).contains(years.count), let year = box.yearSpokenOf else { return box.node.kind.sectionTitle }
        return "\(box.node.kind.sectionTitle) about \(year)"
    }

    private static let yearFrameLimit = 3
}

extension MapDiagram.Box {
    /// Of a statement, the year that it speaks about, by the end of an interval.
    fileprivate var yearSpokenOf: Int? {
        guard node.isStatement, let period = node.facts.period else { return nil }
        return (period.end ?? period.start)?.year
    }
}

extension NodeKind {
    /// The heading above several of them: "People".
    var sectionTitle: String { section.prefix(1).uppercased() + section.dropFirst() }
}
