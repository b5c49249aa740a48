import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

/// Maps of a hub and its many leaves.
@Suite struct MapBushTests {
    /// Hubs called `a`, `b`, … that met so many people each, those of every third with an approximate date, and what else is known of people.
    ///
    /// - Parameter bearers: the hubs that have the other ties.
    private static func stars(
        _ counts: [Int], _ ties: String = "", _ others: String = "", bearers: String = "abc"
    ) throws -> RelationGraph {
        var text = "relgraph: 1\ntitle: Contacts\npeople:\n"
        for (hub, count) in zip("abc", counts) {
            text += "  \(hub):\n    name: Hub \(hub)\n    ties:\n"
            for leaf in 0..<count { text += "      - {met: \(hub)\(leaf)\(leaf % 3 == 0 ? ", when: 2019~" : "")}\n" }
            if bearers.contains(hub) { text += ties }
            for leaf in 0..<count { text += "  \(hub)\(leaf): {name: \"Contact \(leaf) of \(hub)\", role: clerk}\n" }
        }
        return try MapFixtures.graph(text + others)
    }

    private func map(_ graph: RelationGraph, _ change: (inout MapOptions) -> Void = { _ in }) throws -> RenderedMap {
        var options = MapOptions()
        options.theme = .light
        change(&options)
        return try MapRenderer().render(Subgraph(graph), options, format: .svg)
    }

    @Test("Leaves stand in rows and columns on a page that can be read", arguments: [25, 60, 100, 139, 200, 249])
    func star(_ count: Int) throws {
        let map = try map(Self.stars([count]))
        let figure = try #require(map.figure)
        #expect(max(figure.width, figure.height) < 1_600 && figure.width < 2.2 * figure.height && figure.height < 2.2 * figure.width)
        #expect(map.notes.contains { $0.hasPrefix("Drawn in rows: \(count) of \(count + 1) nodes") }, "\(map.notes)")
        let quality = LayoutQuality(map.diagram, try #require(map.drawing))
        #expect(quality.overlappingBoxes.isEmpty && quality.linesThroughBoxes.isEmpty && quality.linesNotDrawn.isEmpty)
        let words = try SVGDocument(figure.text).texts(in: "legend")
        #expect(!words.contains { $0.hasPrefix("lines pass behind") })
    }

    @Test("Every line leads from the hub to its own leaf, level at both") func lines() throws {
        let map = try map(Self.stars([60]))
        let drawing = try #require(map.drawing)
        for (line, edge) in zip(map.diagram.lines, drawing.edges) {
            let course = LineCourse(edge.path).points
            let (start, end) = (try #require(course.first), try #require(course.last))
            let hub = drawing.nodes[try #require(map.diagram.bushes.first).hub].frame
            let leaf = drawing.nodes[try #require(BushLines.leaf(of: (line.source, line.target), map.diagram.hubOfLeaf))].frame
            let (near, far) = abs(start.x - hub.maxX) < 10 ? (start, end) : (end, start)
            #expect(abs(near.x - hub.maxX) < 10 && abs(near.y - hub.minY - hub.size.height / 2) < 1)
            #expect(abs(far.x - leaf.minX) < 10 && abs(far.y - leaf.minY - leaf.size.height / 2) < 1)
        }
    }

    @Test("The first of the notes stands first, and signs stand where a line is by itself") func order() throws {
        let map = try map(Self.stars([60]))
        let drawing = try #require(map.drawing)
        let bush = try #require(map.diagram.bushes.first)
        let centers = bush.leaves.map { drawing.nodes[$0].center }
        for (one, other) in zip(centers, centers.dropFirst()) { #expect(other.y > one.y || other.x > one.x + 50) }
        let marked = map.diagram.lines.filter { $0.mark == .approximate }
        let places = marked.compactMap { BushLines.sign(on: ($0.source, $0.target), hubs: map.diagram.hubOfLeaf, in: drawing) }
        #expect(places.count == 20 && Set(places.map { "\($0.x) \($0.y)" }).count == 20)
        for place in places { #expect(!drawing.nodes.contains { $0.frame.holds(place) }) }
    }

    @Test("A width that is asked for has as many columns as fit", arguments: [500.0, 800, 1_100, 2_000]) func width(_ width: Double) throws
    {
        let map = try map(Self.stars([100])) { $0.width = width }
        #expect(map.naturalWidth <= max(width, 520), "\(map.naturalWidth)")
        #expect(map.naturalWidth > width / 2)
    }

    @Test("Several hubs stand below each other, and what joins them beside them") func several() throws {
        let graph = try Self.stars(
            [40, 60], "      - {met: go-between}\n", "  go-between: {name: Go-between, ties: [{met: far}]}\n  far: {name: Far}\n")
        let map = try map(graph)
        #expect(map.diagram.bushes.map(\.leaves.count) == [40, 60])
        let quality = LayoutQuality(map.diagram, try #require(map.drawing))
        #expect(quality.overlappingBoxes.isEmpty && quality.linesThroughBoxes.isEmpty)
        let place = Dictionary(
            uniqueKeysWithValues: zip(map.diagram.boxes.map(\.node.id), try #require(map.drawing).nodes.map(\.center)))
        let (a, b) = (try #require(place["a"]), try #require(place["b"]))
        let (between, far) = (try #require(place["go-between"]), try #require(place["far"]))
        #expect(a.y < b.y && between.x < min(a.x, b.x) && far.x < between.x)
        #expect(max(try #require(map.figure).width, try #require(map.figure).height) < 1_600)
    }

    @Test("Other maps stay as they are") func others() throws {
        func diagram(_ graph: RelationGraph, _ change: (inout MapOptions) -> Void = { _ in }) -> MapDiagram {
            var options = MapOptions()
            change(&options)
            return MapDiagram(Subgraph(graph), options)
        }
        let star = try Self.stars([100])
        #expect(diagram(star).layout == .fast && diagram(star).bushes.count == 1)
        #expect(diagram(star) { $0.layout = .fast }.bushes.count == 1)
        for change: (inout MapOptions) -> Void in [
            { $0.layout = .dot }, { $0.groupBy = .kind }, { $0.positions = MapPositions() }, { $0.highlightedNodes = [0, 1] },
            { $0.highlightedRelations = [0] }, { $0.relationChanges = [0: .added] },
        ] {
            let diagram = diagram(star, change)
            #expect(diagram.bushes.isEmpty && diagram.layout == .dot)
        }
        #expect(diagram(star) { $0.groupBy = MapGrouping.none }.bushes.count == 1)
        #expect(diagram(star) { $0.highlightedNodes = [0] }.bushes.count == 1)
        // Lines that would lie on others: of a hub to itself, between hubs that stand apart, several to one leaf.
        #expect(diagram(try Self.stars([60], "      - {supports: a}\n")).bushes.isEmpty)
        #expect(diagram(try Self.stars([30, 30, 30], "      - {supports: c}\n", bearers: "a")).bushes.isEmpty)
        #expect(diagram(try Self.stars([30, 30, 30], "      - {supports: b}\n", bearers: "a")).bushes.count == 3)
        #expect(diagram(try Self.stars([60], "      - {supports: a0}\n")).bushes[0].leaves.count == 59)
        // Too few leaves, too many other boxes, too many for names, claims that are read in columns.
        #expect(diagram(try Self.stars([24])).bushes.isEmpty)
        #expect(diagram(try Self.stars([30, 20, 20])).bushes.isEmpty)
        #expect(diagram(try Self.stars([250])).bushes.isEmpty)
        #expect(diagram(try MapFixtures.bundled()).bushes.isEmpty)
    }
}
