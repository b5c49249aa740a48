import RelationGraph

/// A hub with its leaves: boxes that have lines to the hub alone. On a map that shows little else, they stand in rows and columns beside the hub:
/// in one column they would be taller than any page, and placed by distance, rays as long as the map is wide.
struct MapBush: Sendable, Equatable {
    /// Indices of boxes; the leaves by the type of their line, those of one type in the order of the boxes.
    var hub: Int
    var leaves: [Int]

    /// The hub of each leaf.
    static func hubs(of bushes: [MapBush]) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: bushes.flatMap { bush in bush.leaves.map { ($0, bush.hub) } })
    }

    /// What is shown with all its names.
    private static let most = (boxes: 250, lines: 800)
    /// So many leaves fill a column that can still be seen at a glance; so large a part of the boxes makes a map of leaves.
    private static let leastLeaves = 25
    private static let leastShare = 0.75

    /// The bushes of a map that is mostly leaves; none of any other map, nor of one without room for names, or with lines that would lie on
    /// others: a hub's to itself, or between hubs that do not stand next to each other. Whatever has several lines to a hub is no leaf.
    ///
    /// - Complexity: O(boxes + lines), besides sorting.
    static func all(boxes: Int, lines: [MapDiagram.Line], in vocabulary: Vocabulary) -> [MapBush] {
        guard boxes <= most.boxes, lines.count <= most.lines else { return [] }
        enum Contact: Equatable {
            case none, several
            case one(Int)
        }
        var contacts = [Contact](repeating: .none, count: boxes)
        var types = [Int](repeating: 0, count: boxes)
        let rank = Dictionary(uniqueKeysWithValues: vocabulary.relationTypes.enumerated().map { ($1.id, $0) })
        for line in lines where line.source != line.target {
            for (own, other) in [(line.source, line.target), (line.target, line.source)] {
                switch contacts[own] {
                case .none:
                    contacts[own] = .one(other)
                    types[own] = rank[line.type.id] ?? 0
                case .one, .several: contacts[own] = .several
                }
            }
        }
        var leaves: [Int: [Int]] = [:]
        for box in 0..<boxes { if case .one(let hub) = contacts[box] { leaves[hub, default: []].append(box) } }
        let bushes = leaves.filter { $0.value.count >= leastLeaves }.sorted { $0.key < $1.key }.map { hub, leaves in
            MapBush(hub: hub, leaves: leaves.sorted { (types[$0], $0) < (types[$1], $1) })
        }
        guard bushes.reduce(0, { $0 + Double($1.leaves.count) }) >= leastShare * Double(boxes) else { return [] }
        let places = Dictionary(uniqueKeysWithValues: bushes.enumerated().map { ($1.hub, $0) })
        let isClear = lines.allSatisfy { line in
            guard let place = places[line.source], let other = places[line.target] else { return true }
            return abs(place - other) == 1
        }
        return isClear ? bushes : []
    }
}

extension MapOptions {
    /// Whether leaves may stand in rows: where nothing asks for frames, places or columns, and no single lines are to be followed.
    var allowsBushes: Bool {
        let isFree = layout == nil ? [nil, MapGrouping.none].contains(groupBy) : layout == .fast
        return isFree && positions == nil && step == nil && columns.isEmpty && highlightedRelations.isEmpty && highlightedNodes.count <= 1
            && nodeChanges.isEmpty && relationChanges.isEmpty
    }
}
