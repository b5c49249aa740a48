import Graphviz
import Testing

@testable import MapRendering

@Suite struct PathDataTests {
    private func points(_ numbers: Double...) -> [Point] {
        stride(from: 0, to: numbers.count, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
    }

    private func lines(_ points: [Point], isClosed: Bool = false) -> String {
        var path = PathData()
        path.addLines(through: points, isClosed: isClosed)
        return path.text
    }

    private func curves(_ points: [Point]) -> String {
        var path = PathData()
        path.addCurves(through: points)
        return path.text
    }

    @Test func straightPieces() {
        #expect(lines(points(10, 20.25, 13, 20.25, 13, 16, 12.5, 16.5), isClosed: true) == "M10 20.3h3v-4.3l-.5.5z")
        #expect(lines(points(-0.04, 0, 0.5, -0.5)) == "M0 0l.5-.5")
        #expect(lines([]) == "" && lines(points(1, 2)) == "M1 2")
    }

    @Test func curvedPieces() {
        #expect(curves(points(1, 1, 2, 2, 3.5, 0.5, 4, 4)) == "M1 1c1 1 2.5-.5 3 3")
        #expect(curves(points(0, 0, 0.5, 0.5, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0.7)) == "M0 0c.5.5 1 0 2 0 1 0 2 0 3 .7")
        #expect(curves(points(0, 0, 1, 1)) == "")
    }

    @Test func ellipses() {
        var path = PathData()
        path.addEllipse(Point(x: 5, y: 2), Size(width: 2.5, height: 1))
        #expect(path.text == "M2.5 2a2.5 1 0 1 0 5 0 2.5 1 0 1 0-5 0z")
    }

    @Test("Points do not drift, however many there are") func rounding() {
        let wished = (0...1_000).map { Point(x: Double($0) * 0.333, y: Double($0 % 7) * 1.049) }
        let text = lines(wished)
        var (x, y) = (0.0, 0.0)
        var worst = 0.0
        let numbers = text.matches(of: /[Mlhv]|-?(?:[0-9]*\.[0-9]|[0-9]+)/).map { String($0.0) }
        var index = 0
        var rest = wished[...]
        while index < numbers.count {
            let command = numbers[index]
            func number(_ offset: Int) -> Double { Double(numbers[index + offset]) ?? .nan }
            switch command {
            case "h": (x, index) = (x + number(1), index + 2)
            case "v": (y, index) = (y + number(1), index + 2)
            default: (x, y, index) = (x + number(1), y + number(2), index + 3)
            }
            let point = rest.removeFirst()
            worst = max(worst, abs(point.x - x), abs(point.y - y))
        }
        #expect(rest.isEmpty && worst < 0.0501)
    }

    @Test("What the first of neighbours says is said around them, and parts that are not filled are one path")
    func sharedStyles() {
        let line = ShapeStyle(strokeWidth: "1.4", dash: "5,3", strokeClass: "s-blue-line")
        let head = ShapeStyle(strokeWidth: "1.4", strokeClass: "s-blue-line", fillClass: "f-blue-line")
        var shapes = SceneShapes()
        for _ in 0..<2 { shapes.add(line, isFilled: false) { $0.addLines(through: points(0, 0, 1, 1), isClosed: false) } }
        for _ in 0..<2 { shapes.add(head, isFilled: true) { $0.addLines(through: points(0, 0, 1, 1), isClosed: true) } }
        let shared = shapes.leadingStyle
        #expect(shared == line)
        var svg = SVGText()
        shapes.write(into: &svg, within: shared)
        let filled = "<path d=\"M0 0l1 1z\" class=\"f-blue-line\"/>\n"
        #expect(svg.text == "<path d=\"M0 0l1 1M0 0l1 1\"/>\n" + filled + filled)
        shapes = SceneShapes()
        shapes.add(head, isFilled: true) { $0.addLines(through: points(0, 0, 1, 1), isClosed: true) }
        #expect(shapes.leadingStyle.fillClass == nil, "how the first is filled is nothing for the others")
    }
}
