import GraphFormats
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct OverviewKindsTests {
    /// People, sources, outlets and statements of every status.
    private static func graph() throws -> RelationGraph {
        let people = (0..<260).map {
            "  p\($0): {name: Person \($0), ties: [{met: p\(($0 + 1) % 260)\($0 == 5 ? ", certainty: possible" : "")}]}"
        }
        let rows =
            ["relgraph: 1", "people:"] + people + [
                "sources: {officials: {name: Officials, anonymous: true}}", "outlets: {paper: {name: Paper}}", "statements:",
                "  said: {says: He came early, stances: [{asserted: p1}]}",
                "  split: {says: He came late, stances: [{asserted: p1}, {denied: p2}]}",
                "  refused: {says: He came twice, stances: [{denied: p2}]}",
                "  open: {says: He came alone, stances: [{reported: paper, citing: officials}, {no-information: p3}]}",
            ]
        return try MapFixtures.graph(rows.joined(separator: "\n"))
    }

    private static func drawing(_ theme: MapTheme = .light) throws -> (plan: OverviewPlan, document: SVGDocument) {
        var options = MapOptions()
        options.theme = theme
        let part = Subgraph(try graph())
        options.mark(ClaimMarks(part.graph, Selection()))
        options.layout = .fast
        let diagram = MapDiagram(part, options)
        let document = try SVGDocument(OverviewFigure.figure(of: diagram, options).text)
        return (try OverviewPlan(diagram, options, width: 1072), document)
    }

    @Test func formsTellKinds() throws {
        let (plan, document) = try Self.drawing()
        let forms = Dictionary(grouping: plan.diagram.boxes.indices) { plan.diagram.boxes[$0].node.kind.id }
            .mapValues { Set($0.map { plan.forms.forms[$0] }) }
        #expect(forms.values.allSatisfy { $0.count == 1 })
        #expect(Set(forms.values).count == forms.count && forms.count >= 4)
        #expect(forms["person"] == [.disc] && forms["statement"] == [.diamond])
        let key = document.texts(in: "legend")
        for kind in ["Person: 260", "Outlet: 1", "Unnamed source: 1", "Statement: 4"] { #expect(key.contains(kind)) }
    }

    @Test func whereStatementsStandIsDrawnAndExplained() throws {
        for theme in MapTheme.allCases {
            let (plan, document) = try Self.drawing(theme)
            let outlines = document.elements.filter { $0.parent?["class"] == "standings" }
            let statuses = plan.diagram.boxes.compactMap { $0.standing?.status }
            #expect(Set(statuses).isSuperset(of: [.asserted, .disputed, .denied]))
            #expect(outlines.count == statuses.count { $0 != .asserted })
            let against = theme.palette.tones(.palette(.vermillion)).line
            #expect(outlines.count { $0["stroke"] == against } == 2)
            #expect(document.dots.count == plan.diagram.boxes.count)
            let key = document.texts(in: "legend").joined(separator: " ")
            for words in ["disputed: for and against", "denied: against it only"] { #expect(key.contains(words)) }
        }
    }

    @Test func theUnnamedAreHollowAndStatementsSlanted() throws {
        let (plan, document) = try Self.drawing()
        let hollow = document.dots.filter { $0["stroke-dasharray"] != nil }
        #expect(hollow.count == 1 && hollow.first?["fill"] == MapTheme.light.palette.canvas)
        #expect(document.texts(in: "legend").contains("hollow, dotted: unnamed"))
        let slanted = document.all("text").filter { $0["font-style"] == "italic" && $0.parent?["class"] == "name" }
        let named = plan.labels.filter { label in
            if case .box(let box) = label.subject { plan.diagram.boxes[box].node.isStatement } else { false }
        }
        #expect(!named.isEmpty && slanted.count == named.reduce(0) { $0 + $1.lines.count })
    }

    @Test func whatIsUncertainIsDotted() throws {
        let (plan, document) = try Self.drawing()
        let doubtful = plan.diagram.lines.count(where: OverviewLines.isDoubtful)
        let dotted = document.all("path").filter { $0["stroke-dasharray"] == OverviewLines.doubtfulDash }
        // One of them is the key's sample.
        #expect(doubtful > 0 && dotted.count == doubtful + 1)
        #expect(document.texts(in: "legend").joined(separator: " ").contains("dotted: reading not certain"))
    }

    @Test("The key has no entry for what is not drawn")
    func nothingElse() throws {
        func key(_ rows: [String]) throws -> [String] {
            let text = (["source,target,type"] + rows).joined(separator: "\n")
            let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .csv)
            let plan = try OverviewPlan(MapDiagram(Subgraph(graph), MapOptions()), MapOptions(), width: 1100)
            return OverviewKey(plan, .light).sections.flatMap(\.entries).map(\.label)
        }
        let star = try key((0..<400).map { "Person \($0),Council,met" })
        for absent in ["any other", "many between", "hollow", "slanted", "outlined", "dotted", "name of a group", "ringed"] {
            #expect(!star.contains { $0.hasPrefix(absent) }, "\(absent)")
        }
        #expect(star.contains("within a group") && star.contains("larger: more contacts"))
        let circles = try OverviewPlan(MapDiagram(Subgraph(OverviewFixture.circles(6, of: 60)), MapOptions()), MapOptions(), width: 1100)
        let labels = OverviewKey(circles, .light).sections.flatMap(\.entries).map(\.label)
        #expect(labels.contains("any other") && labels.contains("name of a group"))
        #expect(!labels.contains { $0.hasPrefix("many between") })
    }
}
