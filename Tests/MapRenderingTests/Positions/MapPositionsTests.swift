import Foundation
import GraphFormats
import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

/// A small change to the notes moves little: with kept positions nothing moves but what has to.
@Suite struct MapPositionsTests {
    private struct Drawn {
        var diagram: MapDiagram
        var map: RenderedMap
        var positions: [String: MapPositions.Place] { map.positions?.places ?? [:] }
    }

    private func draw(
        _ graph: RelationGraph, _ view: String, _ positions: [String: MapPositions.Place] = [:], layout: MapLayout? = nil,
        without: [NodeIndex] = []
    ) throws -> Drawn {
        var request = MapRequest()
        request.view = graph.view(named: view)
        request.selection.without = without
        var (part, options) = try request.compose(graph, MapOptions())
        options.positions = MapPositions(positions)
        options.layout = layout ?? options.layout
        let diagram = MapDiagram(part, options)
        return Drawn(diagram: diagram, map: try MapRenderer().render(diagram, options, format: .svg))
    }

    /// Every line is drawn, and no box covers another.
    private func check(_ drawn: Drawn, _ label: Comment) throws {
        let document = try SVGDocument(String(decoding: drawn.map.bytes, as: UTF8.self))
        let lines = document.all(class: "line")
        #expect(lines.count == drawn.diagram.lines.count, label)
        for line in lines { #expect(document.all("path").contains { $0.parent === line }, label) }
        let drawing = try Graphviz().layout(drawn.diagram.graphvizGraph(.dot, .light, withFrame: false), engine: .dot)
        let boxes = zip(drawn.diagram.boxes, drawing.nodes).map { box, node in
            Rectangle(center: drawn.positions[box.node.id]?.center ?? .zero, size: node.size)
        }
        for (index, one) in boxes.enumerated() {
            // Boxes may touch, up to the rounding of their middles to whole points.
            for other in boxes.dropFirst(index + 1) { #expect(!one.grown(by: -0.6).overlaps(other), label) }
        }
    }

    /// The bundled notes with a further file.
    private func bundled(besides text: String) throws -> RelationGraph {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-positions-\(UUID().uuidString).yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try GraphLoader.load([root.appendingPathComponent("graphs").path, file.path])
    }

    @Test(arguments: [MapLayout.dot, .neato])
    func oneMoreNodeMovesNoOther(_ layout: MapLayout) throws {
        let first = try draw(MapFixtures.bundled(), "ties", layout: layout)
        try check(first, "first \(layout)")
        let more = try bundled(
            besides: """
                relgraph: 1
                people: {newcomer: {name: A Newcomer, country: Russia, ties: [{works-for: kremlin}]}}
                """)
        let second = try draw(more, "ties", first.positions, layout: layout)
        try check(second, "second \(layout)")
        #expect(second.diagram.boxes.count == first.diagram.boxes.count + 1)
        for (id, place) in first.positions { #expect(second.positions[id] == place, "\(id)") }
        #expect(second.positions["newcomer"] != nil)
        #expect(second.map.notes.contains { $0.hasPrefix("New on the map") && $0.hasSuffix(": newcomer.") })
    }

    @Test(arguments: ["default", "ties"])
    func oneNodeLessMovesNoOther(_ view: String) throws {
        let graph = try MapFixtures.bundled()
        let first = try draw(graph, view)
        let second = try draw(graph, view, first.positions, without: [graph.index("peskov")])
        try check(second, "\(view)")
        #expect(second.diagram.boxes.count < first.diagram.boxes.count)
        // Its place is kept too, should it come back.
        #expect(second.positions == first.positions)
        #expect(second.map.notes.contains { $0.hasPrefix("Not on the map any more") && $0.contains("peskov") })
    }

    /// Graphviz routes lines past ellipses with help of chance, which begins anew with every layout.
    @Test func drawnAgainItIsTheSameByteForByte() throws {
        let graph = try MapFixtures.bundled()
        let first = try draw(graph, "default")
        let second = try draw(graph, "default", first.positions)
        let third = try draw(graph, "default", first.positions)
        #expect(second.positions == first.positions)
        #expect(second.map.notes.isEmpty)
        for (one, other) in [(first, second), (second, third)] {
            let (before, after) = (one.map.bytes.split(separator: 10), other.map.bytes.split(separator: 10))
            #expect(before.count == after.count)
            if let (old, new) = zip(before, after).first(where: { $0 != $1 }) {
                Issue.record("\(String(decoding: new, as: UTF8.self)) instead of \(String(decoding: old, as: UTF8.self))")
            }
        }
    }

    @Test func aPinnedBoxStaysAndOthersMakeRoom() throws {
        let graph = try MapFixtures.bundled()
        var positions = try draw(graph, "default").positions
        let target = try #require(positions["putin"]).center
        positions["lavrov"] = MapPositions.Place(target, isPinned: true)
        let drawn = try draw(graph, "default", positions)
        try check(drawn, "pinned")
        #expect(drawn.positions["lavrov"] == positions["lavrov"])
        #expect(drawn.positions["putin"]?.center != target)
        for (id, place) in positions where id != "putin" { #expect(drawn.positions[id] == place, "\(id)") }
        #expect(drawn.map.notes.contains { $0.hasPrefix("Moved") && $0.contains("putin") })
    }

    @Test func aNewBoxStandsInItsColumn() throws {
        let graph = try MapFixtures.bundled()
        let all = try draw(graph, "default")
        var positions = all.positions
        positions["kirby"] = nil
        let drawn = try draw(graph, "default", positions)
        try check(drawn, "column")
        #expect(drawn.positions["kirby"]?.center.x == all.positions["kerry"]?.center.x)
    }

    @Test func stepsKeepPositionsToo() throws {
        let graph = try MapFixtures.bundled()
        let first = try draw(graph, "default")
        var request = MapRequest()
        request.view = graph.view(named: "default")
        var options = MapOptions()
        options.positions = MapPositions(first.positions)
        let series = try MapRenderer().render(request.composeSeries(graph, options), only: 1)
        #expect(series.positions?.places == first.positions)
    }
}

@Suite struct FrameOutlinesTests {
    private func box(_ x: Double, _ y: Double) -> Rectangle { Rectangle(center: Point(x: x, y: y), size: Size(width: 40, height: 20)) }

    @Test func aFrameHoldsItsMembers() {
        let boxes = [box(0, 0), box(0, 60), box(200, 0)]
        let frames = FrameOutlines.frames(of: [[0, 1]], around: boxes)
        #expect(frames[0].count == 1 && frames[0][0].hasHeading)
        let frame = frames[0][0].rectangle
        #expect(frame.minX == -30 && frame.maxX == 30 && frame.maxY == 80 && frame.minY < -20)
    }

    @Test func whatWouldHoldOthersIsParted() {
        let boxes = [box(0, 0), box(0, 100), box(0, 200), box(200, 0)]
        let frames = FrameOutlines.frames(of: [[0, 2, 3], [1]], around: boxes)
        #expect(frames[0].count == 2 && frames[1].count == 1)
        for frame in frames[0] { #expect(!frame.rectangle.overlaps(boxes[1])) }
        let all = frames.flatMap { $0 }.map(\.rectangle)
        for (index, one) in all.enumerated() { for other in all.dropFirst(index + 1) { #expect(!one.overlaps(other)) } }
    }

    @Test func withoutRoomAFrameIsTight() {
        let frames = FrameOutlines.frames(of: [[0]], around: [box(0, 0), box(0, 28)])
        #expect(!frames[0][0].hasHeading && frames[0][0].rectangle == box(0, 0).grown(by: 3))
    }
}
