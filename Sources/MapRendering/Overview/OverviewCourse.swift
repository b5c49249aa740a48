import Graphviz

/// The course of one line of a large map, from dot to dot: straight or bent into a cable, a small circle for a loop, with a chevron where it
/// points.
struct OverviewCourse {
    let source: Point
    let target: Point
    /// Nil for a straight line.
    let bend: OverviewBundles.Bend?
    /// Where the chevron stands: the rim of the target's dot. Nil for a line without one.
    private let tip: Point?
    /// Of a loop, that of its circle.
    private let loopRadius: Double?

    /// The length of a chevron's wings, and how far apart they are for it.
    static let wing = 4.5
    private static let opening = 0.42

    init(_ line: MapDiagram.Line, _ plan: OverviewPlan) {
        (source, target) = (plan.centers[line.source], plan.centers[line.target])
        guard line.source != line.target else {
            (bend, tip, loopRadius) = (nil, nil, plan.reaches[line.source] + 2)
            return
        }
        let bend = plan.bundles.bend(line, from: source, to: target)
        self.bend = bend
        loopRadius = nil
        guard plan.points(line) else {
            tip = nil
            return
        }
        let before = bend?.second ?? source
        let way = before.distance(to: target)
        let gap = plan.reaches[line.target] + 0.8
        // Dots that touch leave no room for a head.
        tip = way > gap + OverviewCourse.wing ? before.moved(by: 1 - gap / way, towards: target) : nil
    }

    /// As path data; begins with its only move.
    var path: String {
        if let loopRadius { return "M\(source.tenths)a\(loopRadius.svg),\(loopRadius.svg) 0 1 1 0.1,0" }
        let end = tip ?? target
        var path = "M\(source.tenths)"
        path += bend.map { "C\($0.first.tenths) \($0.second.tenths) \(end.tenths)" } ?? "L\(end.tenths)"
        guard let tip else { return path }
        // One wing, back, the other wing.
        let before = bend?.second ?? source
        let way = before.distance(to: tip)
        let (dx, dy) = ((before.x - tip.x) / way * OverviewCourse.wing, (before.y - tip.y) / way * OverviewCourse.wing)
        let opening = OverviewCourse.opening
        for turn in [opening, -opening] {
            path += "L\(Point(x: tip.x + dx - dy * turn, y: tip.y + dy + dx * turn).tenths)"
            if turn > 0 { path += "L\(tip.tenths)" }
        }
        return path
    }
}

extension Point {
    /// A share of the way to another.
    fileprivate func moved(by share: Double, towards other: Point) -> Point {
        Point(x: x + (other.x - x) * share, y: y + (other.y - y) * share)
    }

    /// One decimal: enough for thousands of dots, and shorter.
    var tenths: String { x.tenths + "," + y.tenths }
}

extension Double {
    /// One decimal.
    var tenths: String { ((self * 10).rounded() / 10).svg }
}
