import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

/// What can be measured of how well a laid-out map is read.
struct LayoutQuality {
    let diagram: MapDiagram
    let drawing: Drawing

    init(_ diagram: MapDiagram) throws {
        self.diagram = diagram
        let layout = diagram.layout
        let laidOut = try MapRenderer().laidOut(diagram, layout, .light, withFrame: false) { graph throws(GraphvizError) in
            try Graphviz().layout(graph, engine: layout.engine)
        }
        drawing = diagram.led(laidOut, movesBoxes: true)
    }

    init(_ diagram: MapDiagram, _ drawing: Drawing) { (self.diagram, self.drawing) = (diagram, drawing) }

    /// Boxes, and how far lines may run along their outline without crossing them.
    private func inside(_ box: Int) -> Rectangle {
        let frame = drawing.nodes[box].frame
        return Rectangle(
            origin: Point(x: frame.minX + 3, y: frame.minY + 3), size: Size(width: frame.size.width - 6, height: frame.size.height - 6))
    }

    var overlappingBoxes: [(String, String)] {
        diagram.boxes.indices.flatMap { one in
            diagram.boxes.indices.dropFirst(one + 1).filter { inside(one).overlaps(inside($0)) }.map {
                (diagram.boxes[one].node.id, diagram.boxes[$0].node.id)
            }
        }
    }

    /// Lines that run through boxes which they do not join.
    var linesThroughBoxes: [(line: String, box: String)] {
        zip(diagram.lines, drawing.edges).flatMap { line, edge in
            let points = LineCourse(edge.path).points
            return diagram.boxes.indices.filter { box in
                box != line.source && box != line.target && points.contains { inside(box).holds($0) }
            }.map { (name(line), diagram.boxes[$0].node.id) }
        }
    }

    /// Places of the labels beside lines and of the names of frames, as they are drawn.
    private var labels: [(text: String, frame: Rectangle)] {
        var placement = LabelPlacement()
        var labels: [(String, Rectangle)] = []
        for (group, frame) in zip(diagram.groups, drawing.subgraphs) {
            placement.keep(frame.label)
            if let place = LabelPlacement.frame(of: frame.label) { labels.append((group.label, place)) }
        }
        for placed in placement.place(labelsOf: diagram, in: drawing) {
            guard var place = LabelPlacement.frame(of: placed.label) else { continue }
            place.origin.y += placed.shift
            labels.append((name(diagram.lines[placed.line]), place))
        }
        return labels
    }

    var overlappingLabels: [(String, String)] {
        let labels = labels
        return labels.indices.flatMap { one in
            labels.indices.dropFirst(one + 1).filter { labels[one].frame.overlaps(labels[$0].frame) }.map {
                (labels[one].text, labels[$0].text)
            }
        }
    }

    var labelsOnBoxes: [(String, String)] {
        labels.flatMap { label in
            diagram.boxes.indices.filter { inside($0).overlaps(label.frame) }.map { (label.text, diagram.boxes[$0].node.id) }
        }
    }

    /// Lines of which no curve is drawn.
    var linesNotDrawn: [String] {
        zip(diagram.lines, drawing.edges).filter { LineCourse($1.path).length < 1 }.map { name($0.0) }
    }

    /// Pairs of lines between the same two boxes that lie on each other where they are furthest apart.
    var linesOnEachOther: [(String, String)] {
        let courses = drawing.edges.prefix(diagram.lines.count).map { LineCourse($0.path) }
        let pairs = Dictionary(grouping: diagram.lines.indices) { index in
            [diagram.lines[index].source, diagram.lines[index].target].sorted()
        }
        return pairs.values.flatMap { lines in
            lines.indices.flatMap { one in
                lines.indices.dropFirst(one + 1).filter { other in
                    let far = courses[lines[one]].points.map { courses[lines[other]].distance(to: $0) }.max() ?? 0
                    return far < 2.5
                }.map { (name(diagram.lines[lines[one]]), name(diagram.lines[lines[$0]])) }
            }
        }
    }

    /// Pairs of lines of which so much runs on each other that they cannot be told apart: more than 60 points nearer than 1.5.
    var sharedRuns: [(String, String)] {
        struct Cell: Hashable {
            var x: Int
            var y: Int
        }
        let step = 5.0
        let samples = drawing.edges.prefix(diagram.lines.count).map { edge -> [Point] in
            let course = LineCourse(edge.path)
            let count = max(1, Int(course.length / step))
            return (0...count).compactMap { course.point(at: Double($0) / Double(count)) }
        }
        func cell(_ point: Point) -> Cell { Cell(x: Int((point.x / step).rounded(.down)), y: Int((point.y / step).rounded(.down))) }
        var samplesOfCell: [Cell: [(line: Int, sample: Int)]] = [:]
        for (line, points) in samples.enumerated() {
            for (sample, point) in points.enumerated() { samplesOfCell[cell(point), default: []].append((line, sample)) }
        }
        var shared: [[Int]: Int] = [:]
        for (line, points) in samples.enumerated() {
            for point in points {
                let place = cell(point)
                let near = (place.x - 1...place.x + 1).flatMap { x in
                    (place.y - 1...place.y + 1).flatMap { y in samplesOfCell[Cell(x: x, y: y)] ?? [] }
                }
                let others = near.filter { other in
                    guard other.line > line else { return false }
                    let piece = samples[other.line][max(0, other.sample - 1)...min(samples[other.line].count - 1, other.sample + 1)]
                    return zip(piece, piece.dropFirst()).contains { point.distance(to: $0, $1) < 1.5 }
                }
                for other in Set(others.map(\.line)) { shared[[line, other], default: 0] += 1 }
            }
        }
        return shared.filter { Double($0.value) * step > 60 }.map { (name(diagram.lines[$0.key[0]]), name(diagram.lines[$0.key[1]])) }
    }

    /// What stands outside the figure.
    var outsideTheFigure: [String] {
        let bounds = drawing.bounds
        func isOutside(_ frame: Rectangle) -> Bool {
            frame.minX < bounds.minX - 1 || frame.maxX > bounds.maxX + 1 || frame.minY < bounds.minY - 1 || frame.maxY > bounds.maxY + 1
        }
        return diagram.boxes.indices.filter { isOutside(drawing.nodes[$0].frame) }.map { diagram.boxes[$0].node.id }
            + labels.filter { isOutside($0.frame) }.map(\.text)
    }

    /// Texts of boxes that are wider than their box.
    var cutTexts: [String] {
        zip(diagram.boxes, drawing.nodes).flatMap { box, node in
            node.label.compactMap { operation in
                guard case .text(let baseline, let alignment, let width, let text) = operation else { return nil }
                let left = alignment == .left ? baseline.x : alignment == .center ? baseline.x - width / 2 : baseline.x - width
                return left < node.frame.minX || left + width > node.frame.maxX ? "\(box.node.id): \(text)" : nil
            }
        }
    }

    private func name(_ line: MapDiagram.Line) -> String {
        "\(diagram.boxes[line.source].node.id) \(line.type.id) \(diagram.boxes[line.target].node.id)"
    }
}

extension Rectangle {
    func holds(_ point: Point) -> Bool { point.x > minX && point.x < maxX && point.y > minY && point.y < maxY }
}

extension Point {
    /// To a straight piece.
    fileprivate func distance(to start: Point, _ end: Point) -> Double {
        let length = start.distance(to: end)
        guard length > 0 else { return distance(to: start) }
        let share = ((x - start.x) * (end.x - start.x) + (y - start.y) * (end.y - start.y)) / (length * length)
        let t = min(1, max(0, share))
        return distance(to: Point(x: start.x + (end.x - start.x) * t, y: start.y + (end.y - start.y) * t))
    }
}

extension LineCourse {
    fileprivate func distance(to point: Point) -> Double { points.map { $0.distance(to: point) }.min() ?? .infinity }
}

/// The figures of the bundled graph, measured.
@Suite struct LayoutQualityTests {
    enum Figure: String, CaseIterable {
        case view, july = "visit-2015", february = "visit-2017", sanctions, ties, comments, focus, path, statement, groups
    }

    private static func diagram(_ figure: Figure, _ spacing: MapSpacing) throws -> MapDiagram {
        let graph = try MapFixtures.bundled()
        var request = MapRequest()
        var options = MapOptions()
        options.spacing = spacing
        switch figure {
        case .view: request.view = graph.view(named: "default")
        case .july, .february, .sanctions, .ties, .comments: request.view = graph.view(named: figure.rawValue)
        case .focus:
            request.focus = try graph.index("ryabkov")
            request.selection.excludedKinds = ["document"]
        case .path:
            request.view = graph.view(named: "default")
            request.path = (try graph.index("fox-news"), try graph.index("peskov"))
        case .statement: request.statement = try graph.index("visit-2015")
        case .groups:
            request.selection.layers = [.ties]
            request.selection.kinds = ["person", "organization"]
            options.groupBy = .community
        }
        let (part, composed) = try request.compose(graph, options)
        return MapDiagram(part, composed)
    }

    /// Lines may run through boxes that they do not join only where the layout finds no other way: so often, recorded.
    private static let linesThroughBoxes: [Figure: Int] = [.groups: 5, .ties: 1, .view: 1, .path: 1, .focus: 1]

    /// Lines may run on each other where they pass between the boxes of a column, and in maps without columns: so often, recorded.
    private static let sharedRuns: [Figure: Int] = [
        .view: 4, .path: 4, .july: 20, .february: 2, .comments: 3, .focus: 6, .ties: 10, .groups: 6,
    ]

    @Test(
        .enabled(if: Graphviz.version == "2.43.0", "other versions place things otherwise"), arguments: Figure.allCases, MapSpacing.allCases
    )
    func isRead(_ figure: Figure, _ spacing: MapSpacing) throws {
        let quality = try LayoutQuality(LayoutQualityTests.diagram(figure, spacing))
        #expect(quality.linesNotDrawn.isEmpty)
        #expect(quality.overlappingBoxes.isEmpty, "\(quality.overlappingBoxes)")
        #expect(quality.overlappingLabels.isEmpty, "\(quality.overlappingLabels)")
        #expect(quality.labelsOnBoxes.isEmpty, "\(quality.labelsOnBoxes)")
        #expect(quality.outsideTheFigure.isEmpty, "\(quality.outsideTheFigure)")
        #expect(quality.cutTexts.isEmpty, "\(quality.cutTexts)")
        #expect(quality.linesOnEachOther.isEmpty, "\(quality.linesOnEachOther)")
        #expect(quality.sharedRuns.count <= LayoutQualityTests.sharedRuns[figure] ?? 0, "\(quality.sharedRuns)")
        let crossings = quality.linesThroughBoxes
        #expect(crossings.count <= LayoutQualityTests.linesThroughBoxes[figure] ?? 0, "\(crossings.count): \(crossings)")
    }
}
