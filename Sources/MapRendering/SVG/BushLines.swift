import Graphviz

/// Leads the lines between a hub and the leaves beside it: level from the hub, up or down before the leaf's column, and level to the leaf. They
/// run on each other until they part, as branches do.
enum BushLines {
    /// How far from a column its lines turn.
    private static let turn = BushPlacement.branch - 10
    /// How far from its leaf a line bears its sign: where it is by itself, behind the head.
    private static let signDistance = 13.0

    /// - Parameters:
    ///   - joins: the two nodes of each edge.
    ///   - hubs: of the leaves.
    /// - Complexity: O(e) for e edges.
    static func lead(_ drawing: Drawing, joins: [(Int, Int)], hubs: [Int: Int]) -> Drawing {
        var drawing = drawing
        for (edge, join) in joins.enumerated() {
            guard let leaf = leaf(of: join, hubs), let hub = hubs[leaf] else { continue }
            let startsAtHub = drawing.edges[edge].begins(nearer: drawing.nodes[hub].frame, than: drawing.nodes[leaf].frame)
            for (box, outwards, isHead) in [(hub, 1.0, !startsAtHub), (leaf, -1.0, startsAtHub)] {
                guard let tip = drawing.edges[edge].tip(isHead) else { continue }
                drawing.edges[edge].move(
                    isHead, from: tip, to: side(of: drawing.nodes[box], outwards), outwards: outwards, arm: LineEnds.arm, turn: 1)
            }
            guard let curve = Curve(drawing.edges[edge].path) else { continue }
            let direction = Point(x: startsAtHub ? 1 : -1, y: 0)
            let course = LineCorners.course(
                from: CurvePoint(place: curve.points[0], direction: direction),
                to: CurvePoint(place: curve.points[curve.points.count - 1], direction: direction),
                along: side(of: drawing.nodes[leaf], -1).x - turn)
            drawing.edges[edge].path = drawing.edges[edge].path.replacingCurve(by: course)
        }
        return drawing
    }

    /// Where a line bears its sign; nil for one of no bush.
    static func sign(on join: (Int, Int), hubs: [Int: Int], in drawing: Drawing) -> Point? {
        leaf(of: join, hubs).map { side(of: drawing.nodes[$0], -1).moved(Point(x: -1, y: 0), by: signDistance) }
    }

    /// The end of a line that is a leaf of the other; nil if none is.
    static func leaf(of join: (Int, Int), _ hubs: [Int: Int]) -> Int? {
        hubs[join.0] == join.1 ? join.0 : hubs[join.1] == join.0 ? join.1 : nil
    }

    private static func side(of node: NodeDrawing, _ outwards: Double) -> Point {
        Point(x: node.center.x + outwards * node.size.width / 2, y: node.center.y)
    }
}
