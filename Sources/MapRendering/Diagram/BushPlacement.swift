import Graphviz
import RelationGraph

/// Where the boxes of a map of bushes stand: hubs below each other; the leaves of each in columns to its right, half of them above its height and
/// half below, so that a line can run level from the hub and turn up or down before each column; and what is no leaf to the left of the hubs, the
/// further the more steps it is from them.
struct BushPlacement {
    /// The middle of every box, in points.
    private(set) var centers: [Point]

    /// Before each column of leaves, for the line and the heads of its branches.
    static let branch = 30.0
    /// Between rows, and on both sides of the line that runs level.
    private static let rowGap = 8.0
    private static let trunkGap = 14.0
    /// Between bushes, and between columns to the left of them.
    private static let gap = 24.0
    private static let columnGap = 80.0
    /// Boxes in a column to the left of the hubs.
    private static let longestColumn = 15
    /// Width to height, if no width is asked for: about that of a page that lies.
    private static let aspect = 1.3

    private let sizes: [Size]

    /// - Complexity: O(boxes + lines), besides sorting.
    init(_ diagram: MapDiagram) {
        sizes = diagram.boxes.map { BushPlacement.size(of: $0, diagram) }
        centers = sizes.map { _ in Point(x: 0, y: 0) }
        let neighbors = BushPlacement.neighbors(in: diagram)
        let columns = BushPlacement.columns(besides: diagram, neighbors)
        let widths = columns.map { column in (column.map { sizes[$0].width }.max() ?? 0) + BushPlacement.columnGap }
        let pageWidth = diagram.pageWidth.map { $0 - 2 * FigureStack.margin - widths.reduce(0, +) }
        var y = 0.0
        for bush in diagram.bushes {
            let grid = Grid(bush, sizes, pageWidth: pageWidth)
            for (member, place) in grid.places { centers[member] = Point(x: place.x, y: y + place.y) }
            y += grid.height + BushPlacement.gap
        }
        let middle = (y - BushPlacement.gap) / 2
        var isPlaced = sizes.map { _ in true }
        for box in columns.joined() { isPlaced[box] = false }
        var left = -(diagram.bushes.map { sizes[$0.hub].width }.max() ?? 0)
        for (column, width) in zip(columns, widths) {
            // Near what stands to the right of it already.
            func wish(_ box: Int) -> Double {
                let known = neighbors[box].filter { isPlaced[$0] }
                return known.isEmpty ? middle : known.reduce(0) { $0 + centers[$1].y } / Double(known.count)
            }
            let order = column.map { (wish($0), $0) }.sorted { $0 < $1 }.map(\.1)
            var top = middle - order.reduce(-BushPlacement.gap) { $0 + sizes[$1].height + BushPlacement.gap } / 2
            for box in order {
                centers[box] = Point(x: left - BushPlacement.columnGap - sizes[box].width / 2, y: top + sizes[box].height / 2)
                top += sizes[box].height + BushPlacement.gap
            }
            for box in order { isPlaced[box] = true }
            left -= width
        }
    }

    private static func neighbors(in diagram: MapDiagram) -> [[Int]] {
        var neighbors: [[Int]] = diagram.boxes.map { _ in [] }
        for line in diagram.lines where line.source != line.target {
            neighbors[line.source].append(line.target)
            neighbors[line.target].append(line.source)
        }
        return neighbors
    }

    /// What is neither hub nor leaf, by its distance from the hubs; what no hub reaches comes last.
    private static func columns(besides diagram: MapDiagram, _ neighbors: [[Int]]) -> [[Int]] {
        var isTaken = diagram.boxes.indices.map { diagram.hubOfLeaf[$0] != nil }
        for bush in diagram.bushes { isTaken[bush.hub] = true }
        var levels: [[Int]] = []
        var front = diagram.bushes.map(\.hub)
        while !front.isEmpty {
            var next: [Int] = []
            for other in front.flatMap({ neighbors[$0] }) where !isTaken[other] {
                isTaken[other] = true
                next.append(other)
            }
            front = next.sorted()
            levels.append(front)
        }
        levels.append(diagram.boxes.indices.filter { !isTaken[$0] })
        return levels.flatMap { level in
            stride(from: 0, to: level.count, by: longestColumn).map { Array(level[$0..<min($0 + longestColumn, level.count)]) }
        }
    }

    /// As Graphviz will draw it, so that boxes of one column begin below each other.
    private static func size(of box: MapDiagram.Box, _ diagram: MapDiagram) -> Size {
        let label = BoxLabel(box, .layout, diagram.spacing, keepsStatusRoom: diagram.keepsStatusRoom).size
        let growth = box.node.kind.style.shape.narrowsTowardsItsEnds ? 2.0.squareRoot() : 1
        return Size(width: max(label.width * growth + 13, 54), height: max(label.height * growth + 7.2, 36))
    }

    /// A hub and its leaves, by the middles of their boxes; the hub ends at 0, and the highest of them begins there.
    private struct Grid {
        private(set) var places: [Int: Point] = [:]
        let height: Double

        init(_ bush: MapBush, _ sizes: [Size], pageWidth: Double?) {
            let hub = sizes[bush.hub]
            let columns = Grid.columns(of: bush.leaves, count: Grid.columnCount(bush, sizes, pageWidth), sizes)
            func stacked(_ boxes: ArraySlice<Int>) -> Double { boxes.reduce(0) { $0 + sizes[$1].height + BushPlacement.rowGap } }
            let above = columns.map { stacked($0.above) }.max() ?? 0
            let below = columns.map { stacked($0.below) }.max() ?? 0
            let room = max(hub.height / 2, BushPlacement.trunkGap)
            let level = max(above + BushPlacement.trunkGap, room)
            places[bush.hub] = Point(x: -hub.width / 2, y: level)
            height = max(level + BushPlacement.trunkGap + below, level + room)
            var x = 0.0
            for column in columns {
                x += BushPlacement.branch
                var y = level - BushPlacement.trunkGap - stacked(column.above)
                for box in column.above {
                    places[box] = Point(x: x + sizes[box].width / 2, y: y + sizes[box].height / 2)
                    y += sizes[box].height + BushPlacement.rowGap
                }
                y = level + BushPlacement.trunkGap
                for box in column.below {
                    places[box] = Point(x: x + sizes[box].width / 2, y: y + sizes[box].height / 2)
                    y += sizes[box].height + BushPlacement.rowGap
                }
                x += (column.above + column.below).map { sizes[$0].width }.max() ?? 0
            }
        }

        /// As many as make the page's proportions, or as fit into a width.
        private static func columnCount(_ bush: MapBush, _ sizes: [Size], _ pageWidth: Double?) -> Int {
            let count = Double(bush.leaves.count)
            let width = bush.leaves.reduce(0) { $0 + sizes[$1].width } / count + BushPlacement.branch
            let height = bush.leaves.reduce(0) { $0 + sizes[$1].height } / count + BushPlacement.rowGap
            guard let pageWidth else { return max(1, Int((BushPlacement.aspect * count * height / width).squareRoot().rounded())) }
            let widest = (bush.leaves.map { sizes[$0].width }.max() ?? 0) + BushPlacement.branch
            return max(1, Int((pageWidth - sizes[bush.hub].width) / widest))
        }

        private static func columns(of leaves: [Int], count: Int, _ sizes: [Size]) -> [(above: ArraySlice<Int>, below: ArraySlice<Int>)] {
            let rows = (leaves.count + count - 1) / count
            return stride(from: 0, to: leaves.count, by: rows).map { start in
                let column = leaves[start..<min(start + rows, leaves.count)]
                let half = column.startIndex + min((rows + 1) / 2, column.count)
                return (column[..<half], column[half...])
            }
        }
    }
}
