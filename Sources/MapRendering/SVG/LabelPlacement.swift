import Graphviz

/// Keeps labels of lines off each other and off the names of groups: Graphviz places those of parallel lines within a column on one spot.
struct LabelPlacement {
    private(set) var taken: [Rectangle] = []

    /// Shifts up and down to try, in lines of text.
    private static let shifts = [0.0, 1, -1, 2, -2]

    /// Takes the place of a label that stays where it is.
    mutating func keep(_ label: [DrawingOperation]) {
        if let frame = LabelPlacement.frame(of: label) { taken.append(frame) }
    }

    /// How far down to move a label so that it is free of those before it, as little as possible; 0 if no place near is free. O(labels).
    mutating func shift(of label: [DrawingOperation]) -> Double {
        guard let frame = LabelPlacement.frame(of: label) else { return 0 }
        var moved = frame
        for shift in LabelPlacement.shifts {
            moved.origin.y = frame.minY + shift * frame.size.height
            guard !taken.contains(where: { $0.overlaps(moved) }) else { continue }
            taken.append(moved)
            return moved.minY - frame.minY
        }
        taken.append(frame)
        return 0
    }

    /// A box that a label should not cover, least of all one that is brought out.
    struct Obstacle {
        var frame: Rectangle
        var weight = 1.0

        init(_ box: MapDiagram.Box, _ node: NodeDrawing) {
            // Half of the pen lies outside.
            let rim = BoxOutline(box).width / 2
            frame = Rectangle(
                origin: Point(x: node.frame.minX - rim, y: node.frame.minY - rim),
                size: Size(width: node.size.width + 2 * rim, height: node.size.height + 2 * rim))
            weight = box.isDimmed ? 1 : 4
        }

        init(_ frame: Rectangle) { self.frame = frame }
    }

    /// What a line counts as that passes below a label.
    private static let lineWidth = 3.0

    /// Where along a line a label may stand, the middle first.
    private static let shares: [Double] = (0...40).map { step -> Double in
        let distance = Double((step + 1) / 2) * 0.02
        return step.isMultiple(of: 2) ? 0.5 + distance : 0.5 - distance
    }

    /// The label on the line, at the first place that is free of boxes, of the labels before it, and of other lines that are brought out; where
    /// the least of it is covered if none is.
    ///
    /// - Parameter others: the other lines.
    /// - Complexity: O(labels + boxes + pieces of the lines).
    func centered(
        _ label: [DrawingOperation], on line: LineCourse, besides boxes: [Obstacle], others lines: [LineCourse] = []
    ) -> [DrawingOperation] {
        guard let frame = LabelPlacement.frame(of: label) else { return label }
        let others = taken.map(Obstacle.init) + boxes
        var best: (covered: Double, shift: Point)?
        for place in LabelPlacement.shares.compactMap(line.point(at:)) {
            let shift = Point(x: place.x - (frame.minX + frame.maxX) / 2, y: place.y - (frame.minY + frame.maxY) / 2)
            let moved = Rectangle(origin: Point(x: frame.minX + shift.x, y: frame.minY + shift.y), size: frame.size)
            let covered =
                others.reduce(0) { $0 + $1.weight * $1.frame.commonArea(with: moved) }
                + lines.reduce(0) { $0 + $1.length(within: moved) } * LabelPlacement.lineWidth
            if covered < best?.covered ?? .infinity { best = (covered, shift) }
            if covered == 0 { break }
        }
        guard let shift = best?.shift else { return label }
        return label.map { operation in
            guard case .text(let baseline, let alignment, let width, let string) = operation else { return operation }
            let moved = Point(x: baseline.x + shift.x, y: baseline.y + shift.y)
            return .text(baseline: moved, alignment: alignment, width: width, string: string)
        }
    }

    /// What the text of a label covers, from ascenders to descenders.
    static func frame(of label: [DrawingOperation]) -> Rectangle? {
        var size = 0.0
        var frame: Rectangle?
        for operation in label {
            if case .font(_, let points) = operation { size = points }
            guard case .text(let baseline, let alignment, let width, _) = operation else { continue }
            let left =
                switch alignment {
                case .left: baseline.x
                case .center: baseline.x - width / 2
                case .right: baseline.x - width
                }
            let line = Rectangle(origin: Point(x: left, y: baseline.y - size * 0.85), size: Size(width: width, height: size * 1.1))
            frame = frame.map { $0.union(line) } ?? line
        }
        return frame
    }
}

extension Rectangle {
    func overlaps(_ other: Rectangle) -> Bool {
        minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
    }

    fileprivate func commonArea(with other: Rectangle) -> Double {
        let (width, height) = (min(maxX, other.maxX) - max(minX, other.minX), min(maxY, other.maxY) - max(minY, other.minY))
        return width > 0 && height > 0 ? width * height : 0
    }
}
