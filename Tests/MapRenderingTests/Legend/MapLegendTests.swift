import Foundation
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct MapLegendTests {
    @Test(arguments: ["default", "visit-2015", "visit-2017", "sanctions"])
    func explainsExactlyWhatIsUsed(_ view: String) throws {
        let (diagram, options) = try MapDiagram.view(view, of: MapFixtures.bundled())
        let document = try SVGDocument(diagram.svg(options))
        let shown = document.texts(in: "legend").filter { !diagram.sourceLines.contains($0) }
        let layers = Set(diagram.usedTypes.map { $0.layer.rawValue.capitalized })
        var expected = ["Nodes"] + diagram.usedKinds.map(\.label) + diagram.usedTypes.map(\.label) + layers
        if diagram.boxes.contains(where: { $0.node.facts.isAnonymous }) { expected.append("dashed: unnamed") }
        if diagram.boxes.contains(where: \.isHighlighted) { expected.append("bold: brought out") }
        if !diagram.usedMarks.isEmpty { expected += ["Signs"] + diagram.usedMarks.map(\.label) }
        #expect(!diagram.usedStatuses.isEmpty)
        expected.append("Statements")
        for label in expected { #expect(shown.contains(label) || shown.contains { label.hasPrefix($0) }, "\(label)") }
        let statuses = ClaimStatus.allCases.filter { status in shown.contains { $0.hasPrefix("\(status.rawValue): ") } }
        #expect(statuses == diagram.usedStatuses)
        let derived = diagram.boxes.contains { $0.standing?.isDerived == true }
        #expect(shown.contains { $0.hasPrefix("* follows") } == derived)
        // Nothing else: every text begins, continues or is one of these.
        let words = expected.joined(separator: " ")
        for text in shown where !text.hasPrefix("*") && !ClaimStatus.allCases.contains(where: { text.hasPrefix($0.rawValue + ":") }) {
            #expect(words.contains(text) || LegendText.continuations.contains { $0.hasSuffix(text) }, "\(text)")
        }
    }

    /// A label too long for its column goes on below, and none of its words are cut.
    @Test func longLabelsAreBroken() throws {
        let label = "was for many years in one way or another close to the"
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            vocabulary:
              relations:
                odd: {label: "\(label)", inverse: odd, layer: ties}
            people: {a: {name: A, ties: [{odd: b}]}, b: {name: B}}
            """)
        let shown = try SVGDocument(MapDiagram(Subgraph(graph), MapOptions()).svg(MapOptions())).texts(in: "legend")
        let start = try #require(shown.firstIndex { label.hasPrefix($0) })
        #expect(shown[start...].prefix(3).joined(separator: " ").hasPrefix(label))
    }

    @Test(arguments: NodeStyle.Shape.allCases)
    func everyShapeHasASampleOfItsOwn(_ shape: NodeStyle.Shape) {
        func sample(_ shape: NodeStyle.Shape, _ outline: BoxOutline = BoxOutline()) -> String {
            var svg = SVGText()
            BoxSample(NodeStyle(shape, .palette(.blue)), outline: outline).write(into: &svg, x: 0, middle: 10, FigurePen(theme: .light))
            return svg.text
        }
        for other in NodeStyle.Shape.allCases where other != shape { #expect(sample(shape) != sample(other), "\(other)") }
        let outlines = ClaimStatus.allCases.map { sample(shape, BoxOutline($0)) }
        #expect(Set(outlines).count == ClaimStatus.allCases.count)
    }

    @Test func isLeftOutOnRequest() throws {
        var options = MapOptions()
        options.showsLegend = false
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        #expect(try SVGDocument(diagram.svg(composed)).all(class: "legend").isEmpty)
    }

    /// Whatever the width, no text leaves the frame and no two share a place.
    @Test(arguments: [200.0, 460, 1_000, 3_000])
    func textStaysInTheFrame(_ width: Double) throws {
        let diagram = try MapDiagram.view("default", of: MapFixtures.bundled()).diagram
        let legend = MapLegend(diagram, width: width, .light)
        var svg = SVGText()
        legend.write(into: &svg, x: 0, y: 0, .light)
        let document = try SVGDocument(svg.text)
        var places: Set<String> = []
        for text in document.all("text") {
            let x = try #require(text["x"].flatMap(Double.init))
            let y = try #require(text["y"].flatMap(Double.init))
            if width >= 460 { #expect(x + Lettering.legend.width(of: text.text) <= width, "\(text.text)") }
            #expect(y <= legend.height)
            #expect(places.insert("\(x) \(y)").inserted)
        }
    }

    @Test func longLabelsAreShortened() throws {
        let label = String(repeating: "very ", count: 400)
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            vocabulary:
              relations:
                odd: {label: "\(label)long", inverse: odd, layer: ties}
            people: {a: {name: A, ties: [{odd: b}]}, b: {name: B}}
            """)
        let options = MapOptions()
        let text = try MapDiagram(Subgraph(graph), options).svg(options)
        let document = try SVGDocument(text)
        #expect(document.texts(in: "legend").contains { $0.hasPrefix("very very") && $0.hasSuffix("…") })
        #expect(try #require(document.elements[0]["width"].flatMap(Double.init)) < 1_000)
    }

    @Test(arguments: LineStyle.Arrow.allCases, LineStyle.Dash.allCases)
    func samplesOfDifferentStylesDiffer(_ arrow: LineStyle.Arrow, _ dash: LineStyle.Dash) {
        func sample(_ style: LineStyle) -> String {
            var svg = SVGText()
            LineSample(style, .light).write(into: &svg, x: 0, y: 0, length: 26)
            return svg.text
        }
        let style = LineStyle(.palette(.blue), dash: dash, arrow: arrow)
        for other in LineStyle.Arrow.allCases {
            for otherDash in LineStyle.Dash.allCases where other != arrow || otherDash != dash {
                #expect(
                    sample(style) != sample(LineStyle(.palette(.blue), dash: otherDash, arrow: other)),
                    "\(arrow) \(dash) \(other) \(otherDash)")
            }
        }
    }
}

private enum LegendText {
    /// Ends of labels that take more than one line.
    static let continuations = ["unanswered: nobody takes a side", "* follows from what was said of other statements"]
}

extension MapDiagram {
    /// The documents as the key of this width may break them.
    fileprivate var sourceLines: [String] {
        let words = (sourceLine ?? "").split(separator: " ")
        return words.indices.flatMap { start in
            words.indices[start...].map { words[start...$0].joined(separator: " ") }
        }
    }
}
