import Foundation
import GraphFormats
import GraphKernels
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct OverviewTests {
    private static func map(
        _ graph: RelationGraph, width: Double? = nil, _ adjust: (inout MapOptions) -> Void = { _ in }
    ) throws -> (map: RenderedMap, document: SVGDocument) {
        var options = MapOptions()
        options.width = width
        adjust(&options)
        let map = try MapRenderer().render(Subgraph(graph), options, format: .svg)
        return (map, try SVGDocument(String(decoding: map.bytes, as: UTF8.self)))
    }

    /// The number of lines that paths draw: each begins with a move.
    private static func lineCount(_ document: SVGDocument) -> Int {
        document.all("path").filter { path in
            sequence(first: path, next: \.parent).contains { $0["class"] == "line" }
        }.reduce(0) { sum, path in sum + (path["d"] ?? "").count { $0 == "M" } }
    }

    @Test func everyNodeAndEveryLineIsDrawn() throws {
        for (count, size) in [(6, 60), (10, 200)] {
            let graph = try OverviewFixture.circles(count, of: size)
            let (map, document) = try Self.map(graph) { $0.showsLegend = false }
            #expect(map.layout == .fast)
            #expect(map.notes.count == 2 && map.notes[0].contains("fast") && map.notes[1].contains("dots"))
            #expect(document.dots.count == graph.nodeCount)
            #expect(Self.lineCount(document) == map.lineCount && map.lineCount == graph.relationCount)
            // Some thousand lines are few elements, fewer ones have a title each.
            let titled = document.all("title").map(\.text).count { $0.contains(" met ") || $0.contains(" owns ") }
            #expect(titled == (map.lineCount <= OverviewPlan.titledLineLimit ? map.lineCount : 0))
            let description = try #require(document.all("desc").first).text
            #expect(description.contains("no words of their own") == (map.lineCount > OverviewPlan.titledLineLimit))
        }
    }

    /// One path of tens of thousands of lines takes minutes to stroke, and lines that cross in it do not add up.
    @Test func noPathHasManyLines() throws {
        let (_, document) = try Self.map(OverviewFixture.circles(10, of: 200))
        let paths = document.all("path").filter { path in sequence(first: path, next: \.parent).contains { $0["class"] == "line" } }
        #expect(paths.count > 300)
        for path in paths { #expect((path["d"] ?? "").count { $0 == "M" } <= 10) }
    }

    @Test("Of many alike none is set before the others") func noneOfEquals() throws {
        let star = (0..<400).map { "  p\($0): {name: Person \($0), ties: [{member-of: hub}]}" }
        let text = ["relgraph: 1", "organizations: {hub: {name: Hub}}", "people:"] + star
        let graph = try MapFixtures.graph(text.joined(separator: "\n"))
        let (part, options) = try MapRequest().compose(graph, MapOptions())
        let plan = try OverviewPlan(MapDiagram(part, options), options, width: 1100)
        let boxed = plan.labels.filter(\.isBoxed).map(\.text)
        #expect(boxed == ["Hub"] && plan.labels.count > 12, "\(boxed)")
    }

    @Test("Files of others have their countries as an attribute") func countriesOfOthers() throws {
        let text = """
            <graphml><key id="c" for="node" attr.name="country" attr.type="string"/><graph edgedefault="directed">
            <node id="a"><data key="c">Norway</data></node><node id="b"/><edge source="a" target="b"/></graph></graphml>
            """
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .graphml)
        var options = MapOptions()
        options.groupBy = .attribute("country")
        let diagram = MapDiagram(Subgraph(graph), options)
        #expect(diagram.groups.map(\.label) == ["Norway"] && diagram.groups.first?.members.count == 1)
    }

    /// Who has no country is in no group, and a statement has the group of its own kind, not of a frame that dots do not have.
    @Test func groupsAreWhatWasAskedFor() throws {
        let people = (0..<260).map {
            "  p\($0): {name: Person \($0)\($0 < 40 ? ", country: Norway" : $0 == 40 ? ", country: Iceland" : "")}"
        }
        let sources = (0..<8).map { "  s\($0): {name: Source \($0), anonymous: true}" }
        let outlets = (0..<6).map { "  o\($0): {name: Outlet \($0)}" }
        let stances = (0..<6).map { "{reported: o\($0), citing: s\($0)}" }.joined(separator: ", ")
        let text =
            ["relgraph: 1", "people:"] + people + ["sources:"] + sources + ["outlets:"] + outlets
            + ["statements: {s: {says: He came, when: 2015, stances: [\(stances), {denied: p0}]}, t: {says: He went, when: 2017}}"]
        let graph = try MapFixtures.graph(text.joined(separator: "\n"))
        func groups(_ grouping: MapGrouping) throws -> [String] {
            try Self.map(graph) { $0.groupBy = grouping }.document.texts(in: "legend").filter { $0.contains(" · ") }
        }
        #expect(try groups(.kind) == ["260 · People", "8 · Sources", "6 · Outlets", "2 · 1 smaller group"])
        #expect(try groups(.attribute("country")) == ["40 · Norway", "1 · 1 smaller group", "235 · in no group"])
    }

    @Test func widerFiguresNameMoreAndNoNameLiesOnAnother() throws {
        let graph = try OverviewFixture.circles(12, of: 60)
        var before = 0
        for width in [640.0, 1100, 2000] {
            let diagram = MapDiagram(Subgraph(graph), MapOptions())
            let plan = try OverviewPlan(diagram, MapOptions(), width: width)
            #expect(plan.labels.count > before)
            before = plan.labels.count
            for (index, label) in plan.labels.enumerated() {
                #expect(label.lettering.size >= 9)
                #expect(label.frame.minX >= 0 && label.frame.maxX <= width)
                #expect(label.frame.minY >= 0 && label.frame.maxY <= plan.size.height)
                for other in plan.labels[..<index] { #expect(!label.frame.overlaps(other.frame)) }
            }
            for center in plan.centers { #expect((0...width).contains(center.x) && (0...plan.size.height).contains(center.y)) }
        }
    }

    @Test func groupsAreCalledAfterTheirCentres() throws {
        let (_, document) = try Self.map(OverviewFixture.circles(6, of: 60))
        let names = document.all("text").map(\.text)
        for circle in 0..<6 {
            #expect(names.contains("Centre \(circle)"))
            #expect(names.contains("60 · Around Centre \(circle)"))
        }
        let (_, plain) = try Self.map(OverviewFixture.circles(6, of: 60)) { $0.groupBy = MapGrouping.none }
        #expect(!plain.all("text").contains { $0.text.contains("Around") })
    }

    @Test func theStateOfTheDataAndTheMakerStandBelow() throws {
        let graph = try OverviewFixture.circles(6, of: 60)
        func words(_ adjust: (inout MapOptions) -> Void) throws -> (texts: [SVGDocument.Element], described: String, id: String?) {
            let document = try Self.map(graph, adjust).document
            let shown = document.all("text").filter { ["Data as of 2020.", "Graphic: the desk"].contains($0.text) }
            return (shown, try #require(document.all("desc").first).text, document.all("svg").first?["id"])
        }
        let told = try words { ($0.date, $0.credit) = ("2020", "Graphic: the desk") }
        #expect(told.texts.count == 2)
        #expect(told.described.hasSuffix("Data as of 2020. Graphic: the desk"))
        let plain = try words { _ in }
        #expect(plain.texts.isEmpty && plain.id != told.id)
    }

    @Test func theTitleIsAsLargeAsTheStyleSays() throws {
        var style = MapStyle()
        style.titleSize = 30
        let (_, document) = try Self.map(OverviewFixture.circles(6, of: 60)) { options in
            options.title = "Circles"
            options.theme = .light.styled(over: style)
        }
        #expect(document.all("text").first { $0.text == "Circles" }?["font-size"] == "30")
    }

    @Test func whatIsBroughtOutIsNamedAndOnTop() throws {
        let graph = try OverviewFixture.circles(8, of: 60)
        let member = try #require(graph.nodes.first { $0.name == "Member 3-17" }).index
        let center = try #require(graph.nodes.first { $0.name == "Centre 3" }).index
        let (_, document) = try Self.map(graph) { $0.highlightedNodes = [member, center] }
        #expect(document.texts(in: "name").contains("Member 3-17"))
        #expect(document.all("path").contains { $0["stroke-width"] == "2.6" })
    }

    @Test func whatCameAndWentIsMarkedWithoutColoursToo() throws {
        let graph = try OverviewFixture.circles(8, of: 60)
        func node(_ name: String) throws -> NodeIndex { try #require(graph.nodes.first { $0.name == name }).index }
        let (added, removed, changed) = (try node("Member 3-17"), try node("Member 5-9"), try node("Member 2-2"))
        let relations = graph.relations.filter { [added, removed].contains($0.targetIndex) }
        var options = MapOptions()
        options.nodeChanges = [added: .added, removed: .removed, changed: .changed]
        options.relationChanges = Dictionary(
            uniqueKeysWithValues: relations.map { ($0.index, $0.targetIndex == added ? .added : .removed) })
        for theme in MapTheme.allCases {
            let (_, document) = try Self.map(graph) { map in
                map.theme = theme
                (map.nodeChanges, map.relationChanges) = (options.nodeChanges, options.relationChanges)
            }
            #expect(document.texts(in: "name").contains("+ Member 3-17"))
            #expect(document.texts(in: "name").contains("– Member 5-9"))
            let titles = document.all("title").map(\.text)
            #expect(titles.contains { $0.hasPrefix("Added: ") && $0.contains("Member 3-17") })
            let dashed = document.all("path").filter { $0["stroke-dasharray"] == OverviewLines.removedDash }
            #expect(dashed.count == relations.count { $0.targetIndex == removed })
            let bold = document.all("path").filter { $0["stroke-width"] == "1.8" && $0.parent?["class"]?.hasPrefix("dots") != true }
            #expect(bold.count == relations.count { $0.targetIndex == added })
            let hollow = document.dots.filter { $0["stroke-dasharray"] != nil }
            #expect(hollow.count == 1)
            #expect(hollow.first?["fill"] == theme.palette.canvas)
            let texts = document.texts(in: "legend")
            for word in ["+ added", "– removed", "± changed", "+ bold: added", "– dashed, grey: removed"] { #expect(texts.contains(word)) }
            let description = try #require(document.all("desc").first).text
            #expect(description.contains("Added: nodes 1, lines 2.") && description.contains("Removed: nodes 1, lines 2."))
        }
        let (_, plain) = try Self.map(graph)
        #expect(!plain.texts(in: "legend").contains { $0.contains("added") })
    }

    @Test func sameDiagramSameBytes() throws {
        let graph = try OverviewFixture.circles(10, of: 60)
        for theme in MapTheme.allCases {
            #expect(try Self.map(graph) { $0.theme = theme }.map.bytes == Self.map(graph) { $0.theme = theme }.map.bytes)
        }
    }

    /// Two hubs that share two contacts: the leaves of each are around it, apart from each other and from the other's.
    @Test func leavesLieAroundTheirHubs() throws {
        var (sources, targets) = ([Int32](), [Int32]())
        for leaf in 4..<304 as Range<Int32> { (sources, targets) = (sources + [0], targets + [leaf]) }
        for leaf in 304..<504 as Range<Int32> { (sources, targets) = (sources + [1], targets + [leaf]) }
        (sources, targets) = (sources + [0, 0, 1, 1], targets + [2, 3, 2, 3])
        let contacts = try CSRGraph(sources: sources, targets: targets, nodeCount: 505, directed: false)
        let layout = try OverviewPlacement(contacts, groupOfBox: Array(repeating: nil, count: 505)).layout
        func distance(_ a: Int, _ b: Int) -> Double {
            let (dx, dy) = (layout.x[a] - layout.x[b], layout.y[a] - layout.y[b])
            return (dx * dx + dy * dy).squareRoot()
        }
        for leaf in 4..<504 {
            #expect(distance(leaf, leaf < 304 ? 0 : 1) < distance(leaf, leaf < 304 ? 1 : 0))
            for other in 4..<leaf { #expect(distance(leaf, other) > 0.1) }
        }
    }

    @Test("Leaves of one hub that are of one group lie in one sector") func groupsOfLeavesAreSectors() throws {
        let leaves = 300
        let contacts = try CSRGraph(
            sources: Array(repeating: 0, count: leaves), targets: (1...Int32(leaves)).map { $0 }, nodeCount: leaves + 1, directed: false)
        // The groups are strewn over the file; some leaves are in none.
        let groups = [nil] + (0..<leaves).map { ($0 * 7) % 6 == 5 ? nil : ($0 * 7) % 6 }
        let layout = try OverviewPlacement(contacts, groupOfBox: groups).layout
        let turns = (1...leaves).map { atan2(layout.y[$0] - layout.y[0], layout.x[$0] - layout.x[0]) }
        let around = (1...leaves).sorted { turns[$0 - 1] < turns[$1 - 1] }.map { groups[$0] }
        let changes = zip(around, around.dropFirst() + around.prefix(1)).count { $0 != $1 }
        #expect(changes == 6)
    }

    /// A ring of many, pairs, triples and loose boxes.
    @Test func smallComponentsStandBelowTheRest() throws {
        var (sources, targets) = ([Int32](), [Int32]())
        for node in 0..<300 as Range<Int32> {
            (sources, targets) = (sources + [node, node], targets + [(node + 1) % 300, (node * 7 + 3) % 300])
        }
        for pair in 0..<20 as Range<Int32> { (sources, targets) = (sources + [300 + 2 * pair], targets + [301 + 2 * pair]) }
        (sources, targets) = (sources + [340, 341], targets + [341, 342])
        let contacts = try CSRGraph(
            sources: sources, targets: targets, nodeCount: 350, directed: false, policy: [.dropLoops, .dropParallel])
        let crumbs = OverviewCrumbs(contacts).components
        #expect(crumbs.map(\.count) == [3] + Array(repeating: 2, count: 20) + Array(repeating: 1, count: 7))
        let layout = try OverviewPlacement(contacts, groupOfBox: Array(repeating: nil, count: 350)).layout
        let bottom = try #require(layout.y[..<300].max())
        let (left, right) = (try #require(layout.x[..<300].min()), try #require(layout.x[..<300].max()))
        for box in 300..<350 {
            #expect(layout.y[box] > bottom && (left...right).contains(layout.x[box]))
            for other in 300..<box {
                let (dx, dy) = (layout.x[box] - layout.x[other], layout.y[box] - layout.y[other])
                #expect((dx * dx + dy * dy).squareRoot() > 0.1)
            }
        }
        // Where nothing holds most of the map, there are none.
        let pairs = try CSRGraph(sources: [0, 2, 4], targets: [1, 3, 5], nodeCount: 6, directed: false)
        #expect(OverviewCrumbs(pairs).components.isEmpty)
    }

    /// Nodes without lines, a single pair, loops: all are drawn.
    @Test func looseNodesAreDrawn() throws {
        var rows = ["relgraph: 1", "people:"]
        rows += (0..<400).map { "  p\($0): {name: Person \($0)}" }
        let graph = try MapFixtures.graph(rows.joined(separator: "\n"))
        let (map, document) = try Self.map(graph)
        #expect(map.layout == .fast)
        #expect(document.dots.count == 400)
    }

    /// Fewer boxes keep all their words, and none lies on another.
    @Test func fewBoxesArePlacedByUsAndDrawnByGraphviz() throws {
        let graph = try OverviewFixture.circles(5, of: 12)
        var options = MapOptions()
        options.layout = .fast
        let diagram = MapDiagram(Subgraph(graph), options)
        let map = try MapRenderer().render(diagram, options, format: .svg)
        let document = try SVGDocument(String(decoding: map.bytes, as: UTF8.self))
        #expect(document.all(class: "box").count == diagram.boxes.count)
        #expect(document.all(class: "line").count == diagram.lines.count)
        var placed = diagram.graphvizGraph(.fast, .light, withFrame: false)
        placed.place(at: try MapPlacement(diagram).centers)
        let drawing = try Graphviz().layout(placed, engine: .fixedPositions)
        for (index, one) in drawing.nodes.enumerated() {
            for other in drawing.nodes[..<index] {
                let (dx, dy) = (abs(one.center.x - other.center.x), abs(one.center.y - other.center.y))
                #expect(dx * 2 + 1 >= one.size.width + other.size.width || dy * 2 + 1 >= one.size.height + other.size.height)
            }
        }
        let dot = try MapRenderer().render(Subgraph(graph), options, format: .dot)
        #expect(String(decoding: dot.bytes, as: UTF8.self).contains("pos="))
    }
}
