import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct MapRendererTests {
    @Test(arguments: ["default", "visit-2015", "visit-2017", "sanctions", "ties", "comments"])
    func viewsOfTheBundledGraphAreDrawnInColumns(_ view: String) throws {
        let (diagram, options) = try MapDiagram.view(view, of: MapFixtures.bundled())
        let map = try MapRenderer().render(diagram, options, format: .svg)
        #expect(map.layout == .dot && map.notes.isEmpty)
        try FigureLaws(diagram, options).check("\(view)")
    }

    @Test func theWholeBundledGraphIsDrawnByDistanceAndSaysSo() throws {
        var options = MapOptions()
        options.showsLegend = false
        let diagram = MapDiagram(Subgraph(try MapFixtures.bundled()), options)
        let map = try MapRenderer().render(diagram, options, format: .svg)
        #expect(map.layout == .fast)
        #expect(map.notes.count == 2 && map.notes[0].contains("\(diagram.boxes.count) nodes and \(diagram.lines.count) lines"))
        // Dots and lines: as boxes they could not be read.
        let document = try SVGDocument(String(decoding: map.bytes, as: UTF8.self))
        #expect(document.dots.count == diagram.boxes.count)
        let lines = document.all("path").filter { path in sequence(first: path, next: \.parent).contains { $0["class"] == "line" } }
        #expect(lines.count == diagram.lines.count)
    }

    /// Columns follow each other from left to right, and no box stands on another.
    @Test(arguments: ["default", "visit-2015", "visit-2017", "sanctions", "comments"])
    func columnsStandInOrder(_ view: String) throws {
        let (diagram, _) = try MapDiagram.view(view, of: MapFixtures.bundled())
        let drawing = try Graphviz().layout(diagram.graphvizGraph(.dot, .light, withFrame: false), engine: .dot)
        for left in diagram.boxes.indices {
            for right in diagram.boxes.indices {
                guard let from = diagram.boxes[left].column, let to = diagram.boxes[right].column, from < to else { continue }
                #expect(drawing.nodes[left].center.x < drawing.nodes[right].center.x)
            }
        }
        for (index, one) in drawing.nodes.enumerated() {
            for other in drawing.nodes.dropFirst(index + 1) {
                let (dx, dy) = (abs(one.center.x - other.center.x), abs(one.center.y - other.center.y))
                #expect(dx * 2 + 1 >= one.size.width + other.size.width || dy * 2 + 1 >= one.size.height + other.size.height)
            }
        }
    }

    /// The statements of a year are not parted by those of another.
    @Test func statementsOfAYearStandTogether() throws {
        let (diagram, _) = try MapDiagram.view("default", of: MapFixtures.bundled())
        let drawing = try Graphviz().layout(diagram.graphvizGraph(.dot, .light, withFrame: false), engine: .dot)
        let spans = ["Statements about 2015", "Statements about 2017"].map { label in
            let heights = diagram.groups.first { $0.label == label }?.members.map { drawing.nodes[$0].center.y } ?? []
            return (heights.min() ?? 0)...(heights.max() ?? 0)
        }
        #expect(spans.allSatisfy { $0.upperBound > $0.lowerBound })
        #expect(!spans[0].overlaps(spans[1]))
    }

    @Test func manyStatementsAreNotForcedIntoOneColumn() throws {
        let diagram = MapDiagram(Subgraph(try MapFixtures.manyStatements(40)), MapOptions())
        #expect(!diagram.hasColumns)
        #expect(!diagram.graphvizGraph(.dot, .light, withFrame: false).subgraphs.contains { !$0.isCluster })
    }

    @Test func theUnseenLinesBetweenColumnsComeAfterTheDrawnOnes() throws {
        let (diagram, _) = try MapDiagram.view("default", of: MapFixtures.dispute())
        let graph = diagram.graphvizGraph(.dot, .light, withFrame: false)
        let unseen = graph.edges.dropFirst(diagram.lines.count)
        #expect(unseen.count == Set(diagram.boxes.compactMap(\.column)).count - 1)
        #expect(unseen.allSatisfy { $0.attributes["style"] == "invis" })
        #expect(graph.edges.prefix(diagram.lines.count).allSatisfy { $0.attributes["style"] != "invis" })
        #expect(diagram.graphvizGraph(.neato, .light, withFrame: false).edges.count == diagram.lines.count)
    }

    // MARK: Fall-back

    private func outcome(of kind: GraphvizError.Kind) throws -> (attempts: [Bool], error: GraphvizError?) {
        let (diagram, _) = try MapDiagram.view("default", of: MapFixtures.dispute())
        var attempts: [Bool] = []
        do {
            _ = try MapRenderer().laidOut(diagram, .dot, .light, withFrame: false) { graph throws(GraphvizError) -> Int in
                let isAligned = graph.subgraphs.contains { !$0.isCluster }
                attempts.append(isAligned)
                if isAligned { throw GraphvizError(kind) }
                return 0
            }
            return (attempts, nil)
        } catch {
            return (attempts, error)
        }
    }

    @Test(arguments: [
        GraphvizError.Kind.workerFailed(.signalled(6), diagnostics: ""), .edgesNotDrawn(count: 1, of: 2, examples: []),
        .layoutFailed("lost"),
    ])
    func whereAlignedColumnsFailTheyAreLeftToTheirRelations(_ kind: GraphvizError.Kind) throws {
        let outcome = try outcome(of: kind)
        #expect(outcome.attempts == [true, false] && outcome.error == nil)
    }

    @Test(arguments: [GraphvizError.Kind.timeLimit(seconds: 1), .memoryLimit(bytes: 1), .libraryMissing("core"), .invalidGraph("x")])
    func whatAlignmentIsNotToBlameForIsReported(_ kind: GraphvizError.Kind) throws {
        let outcome = try outcome(of: kind)
        #expect(outcome.attempts == [true] && outcome.error?.kind == kind)
    }

    // MARK: Other formats

    @Test func dotSourceHoldsTitleAndNames() throws {
        let (diagram, options) = try MapDiagram.view("default", of: MapFixtures.dispute())
        let source = String(decoding: try MapRenderer().render(diagram, options, format: .dot).bytes, as: UTF8.self)
        #expect(source.hasPrefix("digraph"))
        for text in ["The dispute", "Who says what", "spokesperson of"] { #expect(source.contains(text), "\(text)") }
    }

    @Test(arguments: [MapTheme.light, .dark, .print])
    func graphvizDrawsTheTitleItself(_ theme: MapTheme) throws {
        var options = MapOptions()
        options.theme = theme
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.bundled(), options)
        let text = String(decoding: try MapRenderer().render(diagram, composed, format: .json).bytes, as: UTF8.self)
        #expect(text.contains("Did Soleimani travel to Moscow?"))
        #expect(text.contains(theme.palette.canvas))
    }
}
