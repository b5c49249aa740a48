import Foundation
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct MapLegendTests {
    @Test(arguments: ["default", "visit-2015", "visit-2017", "sanctions"])
    func explainsExactlyWhatIsUsed(_ view: String) throws {
        let (diagram, options) = try MapDiagram.view(view, of: MapFixtures.bundled())
        let document = try SVGDocument(diagram.svg(options))
        let shown = document.texts(in: "legend")
        let layers = Set(diagram.usedTypes.map { $0.layer.rawValue.capitalized })
        var expected = ["Nodes"] + diagram.usedKinds.map(\.label) + diagram.usedTypes.map(\.label) + layers
        if diagram.boxes.contains(where: { $0.node.facts.isAnonymous }) { expected.append("dashed outline: unnamed") }
        if diagram.boxes.contains(where: \.isHighlighted) { expected.append("bold outline: brought out") }
        #expect(shown.filter { !$0.hasPrefix("Sources:") }.sorted() == expected.sorted())
        #expect(shown.last == diagram.sourceLine)
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
        let legend = MapLegend(diagram, width: width)
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
