import Graphviz

/// The `d` of a path, in few characters: points in tenths, which no eye can tell from hundredths, each relative to the one before, with no
/// separator that can be spared. What is left out of a point is made up for by the next, so that nothing drifts.
///
/// Source: Scalable Vector Graphics (SVG) 2, W3C Candidate Recommendation, 9.3.
struct PathData: Equatable {
    private(set) var text = ""
    /// Where the pen is, in tenths.
    private var x = 0
    private var y = 0

    /// Adds straight pieces.
    mutating func addLines(through points: [Point], isClosed: Bool) {
        guard let first = points.first else { return }
        begin(at: first)
        for point in points.dropFirst() {
            let (dx, dy) = step(to: point)
            if dy == 0 {
                add("h", [dx])
            } else if dx == 0 {
                add("v", [dy])
            } else {
                add("l", [dx, dy])
            }
        }
        if isClosed { text += "z" }
    }

    /// Adds cubic curves: a start, and for each two control points and an end.
    mutating func addCurves(through points: [Point]) {
        guard points.count >= 4 else { return }
        begin(at: points[0])
        var numbers: [Int] = []
        for first in stride(from: 1, to: points.count - 2, by: 3) {
            let (x, y) = (x, y)
            for point in points[first..<(first + 3)] {
                // All three are relative to where the curve begins.
                (self.x, self.y) = (x, y)
                let (dx, dy) = step(to: point)
                numbers += [dx, dy]
            }
        }
        add("c", numbers)
    }

    /// Adds an ellipse as two halves.
    mutating func addEllipse(_ center: Point, _ radii: Size) {
        let (width, height) = (radii.width.wholeTenths, radii.height.wholeTenths)
        begin(at: Point(x: center.x - radii.width, y: center.y))
        add("a", [width, height, 0, 10, 0, 2 * width, 0, width, height, 0, 10, 0, -2 * width, 0])
        text += "z"
    }

    private mutating func begin(at point: Point) {
        (x, y) = (0, 0)
        let (x, y) = step(to: point)
        add("M", [x, y])
    }

    /// Moves the pen; how far that is.
    private mutating func step(to point: Point) -> (dx: Int, dy: Int) {
        let (oldX, oldY) = (x, y)
        (x, y) = (point.x.wholeTenths, point.y.wholeTenths)
        return (x - oldX, y - oldY)
    }

    private mutating func add(_ command: String, _ numbers: [Int]) {
        text += command
        var needsSpace = false
        var hasPoint = false
        for number in numbers {
            let (whole, rest) = abs(number).quotientAndRemainder(dividingBy: 10)
            // A sign separates numbers; so does a point where there was one before.
            if number < 0 { text += "-" } else if needsSpace, whole != 0 || rest == 0 || !hasPoint { text += " " }
            if whole != 0 || rest == 0 { text += String(whole) }
            if rest != 0 { text += "." + String(rest) }
            (needsSpace, hasPoint) = (true, rest != 0)
        }
    }
}

extension Double {
    /// Tenths, at most as many as any drawing has.
    fileprivate var wholeTenths: Int { isFinite ? Int((Swift.min(Swift.max(self, -1e12), 1e12) * 10).rounded()) : 0 }
}
