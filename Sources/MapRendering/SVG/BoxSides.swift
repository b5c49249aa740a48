import Graphviz

/// Where lines can end at the left and right of boxes: anywhere along upright sides, or along the flat part of a round one.
struct BoxSides {
    /// By their index among the nodes.
    var upright: Set<Int> = []
    var round: Set<Int> = []

    /// Of a round box, the part of its height along which lines end.
    private static let flatPart = 0.7
    /// What stays free at both ends of an upright side.
    static let margin = 5.0

    func hasSides(_ box: Int) -> Bool { upright.contains(box) || round.contains(box) }

    /// The heights at which lines can end; nil if there is no room for two.
    func heights(of box: Int, _ frame: Rectangle) -> ClosedRange<Double>? {
        let free = round.contains(box) ? frame.size.height * (1 - BoxSides.flatPart) / 2 : BoxSides.margin
        return frame.minY + free < frame.maxY - free ? (frame.minY + free)...(frame.maxY - free) : nil
    }

    /// The point of a side at a height.
    func point(of box: Int, _ frame: Rectangle, isRight: Bool, height y: Double) -> Point {
        guard round.contains(box) else { return Point(x: isRight ? frame.maxX : frame.minX, y: y) }
        let (a, b) = (frame.size.width / 2, frame.size.height / 2)
        let share = min(1, abs(y - frame.minY - b) / b)
        let x = a * (1 - share * share).squareRoot()
        return Point(x: frame.minX + a + (isRight ? x : -x), y: y)
    }

    /// Whether the end of a line, head included, lies at that side of a box.
    func isAtSide(_ point: Point, of box: Int, _ outwards: Double, in drawing: Drawing) -> Bool {
        let frame = drawing.nodes[box].frame
        guard point.y > frame.minY, point.y < frame.maxY else { return false }
        if round.contains(box) {
            guard let heights = heights(of: box, frame), heights.contains(point.y) else { return false }
            return (point.x - drawing.nodes[box].center.x) * outwards > 0
        }
        return outwards > 0 ? point.x > frame.maxX - 2 : point.x < frame.minX + 2
    }
}
