import Graphviz

/// How the lines of a large map run: straight within a cluster; those between two clusters bend towards a common course, a cable.
///
/// Every cluster has a gate towards each other one, on the straight line between their middles. A line is a cubic Bézier curve from its source
/// to its target that is drawn to both gates with some tension. It is hierarchical bundling with clusters as the only level.
///
/// D. Holten, Hierarchical edge bundles, 2006, doi:10.1109/TVCG.2006.147.
struct OverviewBundles {
    private let clusterOfBox: [Int?]
    /// By cluster: the mean place of its members, and how far they lie from it (root of the mean square).
    private let middles: [Point]
    private let radii: [Double]
    /// Pairs of clusters with so many lines between them that they are worth a cable.
    private let cables: Set<Pair>

    private struct Pair: Hashable {
        let low: Int
        let high: Int

        init(_ a: Int, _ b: Int) { (low, high) = a < b ? (a, b) : (b, a) }
    }

    /// The course of a line besides its ends.
    struct Bend {
        let first: Point
        let second: Point
    }

    /// How far lines follow the cable; 0 would leave them straight.
    static let tension = 0.85
    /// Fewer lines between two clusters stay straight.
    private static let fewest = 4
    /// Where a gate stands: at the rim of the cluster, but not past this share of the way.
    private static let longestWay = 0.38

    /// - Complexity: O(boxes + lines).
    init(_ lines: [MapDiagram.Line], _ clusters: OverviewClusters, centers: [Point]) {
        clusterOfBox = clusters.clusterOfBox
        (middles, radii) = clusters.clusters.reduce(into: ([], [])) { result, cluster in
            let count = Double(max(1, cluster.members.count))
            let sum = cluster.members.reduce((x: 0.0, y: 0.0)) { ($0.x + centers[$1].x, $0.y + centers[$1].y) }
            let middle = Point(x: sum.x / count, y: sum.y / count)
            let squares = cluster.members.reduce(0.0) { sum, member in
                let (dx, dy) = (centers[member].x - middle.x, centers[member].y - middle.y)
                return sum + dx * dx + dy * dy
            }
            result.0.append(middle)
            result.1.append((squares / count).squareRoot())
        }
        var counts: [Pair: Int] = [:]
        for line in lines where !line.isHighlighted {
            guard let source = clusterOfBox[line.source], let target = clusterOfBox[line.target], source != target else { continue }
            counts[Pair(source, target), default: 0] += 1
        }
        cables = Set(counts.filter { $0.value >= OverviewBundles.fewest }.keys)
    }

    /// The gates that a line is drawn to, that of its source first; nil for a line that is straight.
    func gates(_ line: MapDiagram.Line) -> (Point, Point)? {
        guard !line.isHighlighted, let source = clusterOfBox[line.source], let target = clusterOfBox[line.target],
            cables.contains(Pair(source, target))
        else { return nil }
        let (start, end) = (middles[source], middles[target])
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let way = (dx * dx + dy * dy).squareRoot()
        guard way > 0 else { return nil }
        let (leave, arrive) = (min(radii[source] / way, OverviewBundles.longestWay), min(radii[target] / way, OverviewBundles.longestWay))
        return (Point(x: start.x + dx * leave, y: start.y + dy * leave), Point(x: end.x - dx * arrive, y: end.y - dy * arrive))
    }

    /// Nil for a line that is straight.
    func bend(_ line: MapDiagram.Line, from: Point, to: Point) -> Bend? {
        guard let gates = gates(line) else { return nil }
        func pulled(_ share: Double, _ gate: Point) -> Point {
            let tension = OverviewBundles.tension
            let straight = Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
            return Point(x: straight.x + (gate.x - straight.x) * tension, y: straight.y + (gate.y - straight.y) * tension)
        }
        return Bend(first: pulled(1 / 3, gates.0), second: pulled(2 / 3, gates.1))
    }

    var isEmpty: Bool { cables.isEmpty }
}
