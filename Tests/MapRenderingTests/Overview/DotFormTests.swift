import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct DotFormTests {
    /// Whether a form of radius 1 covers a place.
    private func covers(_ form: DotForm, _ x: Double, _ y: Double) -> Bool {
        let corners = form.corners
        guard let last = corners.last else { return x * x + y * y <= 1 }
        var isInside = false
        for (one, other) in zip(corners, [last] + corners) where (one.y > y) != (other.y > y) {
            if x < one.x + (y - one.y) / (other.y - one.y) * (other.x - one.x) { isInside.toggle() }
        }
        return isInside
    }

    private static let step = 0.02
    private static let places = stride(from: -2.0, through: 2, by: step).flatMap { x in
        stride(from: -2.0, through: 2, by: step).map { (x, $0) }
    }

    @Test("Size speaks of contacts alone: all forms cover the same area", arguments: DotForm.allCases)
    func area(_ form: DotForm) {
        let covered = Double(Self.places.count { covers(form, $0.0, $0.1) }) * Self.step * Self.step
        #expect(abs(covered - Double.pi) < 0.03 * Double.pi)
        #expect(form.reach >= 1 && form.reach < 1.7)
    }

    @Test("No two forms are alike: without colours, they differ in a quarter of what they cover at least")
    func distance() {
        let forms = DotForm.allCases
        for (index, one) in forms.enumerated() {
            for other in forms[..<index] where one != .disc && other != .disc {
                let differing = Self.places.count { covers(one, $0.0, $0.1) != covers(other, $0.0, $0.1) }
                #expect(Double(differing) * Self.step * Self.step > 0.25 * Double.pi, "\(one) and \(other)")
            }
        }
    }

    @Test("A shape is centred, and as large as its radius says", arguments: DotForm.allCases)
    func tag(_ form: DotForm) {
        let tag = form.tag(at: Point(x: 100, y: 50), radius: 10)
        #expect(tag.hasPrefix("<" + form.element))
        if form == .square { #expect(tag == "<path d=\"M91.1,41.1L108.9,41.1L108.9,58.9L91.1,58.9Z\"") }
        if form == .disc { #expect(tag == "<circle cx=\"100\" cy=\"50\" r=\"10\"") }
    }

    @Test("On a map of one kind, every coloured group has a form of its own, which the key shows")
    func groups() throws {
        let graph = try OverviewFixture.circles(6, of: 60)
        var options = MapOptions()
        options.theme = .light
        let document = try SVGDocument(String(decoding: MapRenderer().render(.init(graph), options, format: .svg).bytes, as: UTF8.self))
        /// The corners of a dot from its middle, in parts of its size; empty for a circle.
        func outline(_ shape: SVGDocument.Element) -> [Int] {
            let numbers = (shape["d"] ?? "").split { "MLZ,".contains($0) }.compactMap { Double($0) }
            let corners = stride(from: 0, to: numbers.count, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
            guard let box = Rectangle(around: corners), !corners.isEmpty else { return [] }
            return corners.flatMap { [($0.x - box.minX) / box.size.width, ($0.y - box.minY) / box.size.height] }.map {
                Int(($0 * 6).rounded())
            }
        }
        let drawn = Set(document.dots.map(outline))
        #expect(drawn.count == 6 && !drawn.contains([]))
        let legend = document.all(class: "legend")
        let samples = document.all("path").filter { path in
            path["d"]?.hasSuffix("Z") == true && sequence(first: path, next: \.parent).contains { $0 === legend.first }
        }
        #expect(Set(samples.map(outline)) == drawn)
    }
}
