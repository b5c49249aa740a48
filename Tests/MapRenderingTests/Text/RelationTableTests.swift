import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct RelationTableTests {
    @Test("A row for every relation of the map, in words")
    func rows() throws {
        let (diagram, _) = try MapDiagram.view("default", of: MapFixtures.dispute())
        let table = RelationTable(diagram)
        #expect(table.rows.count == diagram.lines.reduce(0) { $0 + $1.relations.count })
        #expect(table.rows.allSatisfy { $0.count == table.columns.count })
        #expect(table.heading == "\(table.rows.count) relations as a table")
        for line in diagram.lines {
            #expect(table.rows.contains { $0[0] == diagram.boxes[line.source].node.name && $0[1] == line.type.label })
        }
    }

    @Test("On a page: well-formed, escaped, without styles")
    func html() throws {
        let hostile = "<script>alert(\"1\")</script> & 'co'"
        let (diagram, _) = (MapDiagram(Subgraph(try MapFixtures.people([hostile, "B"])), MapOptions()), 0)
        var table = RelationTable(diagram)
        table.rows = [[hostile, "met", "B\u{1B}[2J", "", ""]]
        let document = try SVGDocument(table.html)
        #expect(document.elements.first?.name == "details" && document.elements.first?["class"] == "relgraph-table")
        #expect(document.all("th").count == table.columns.count && document.all("td").count == table.columns.count)
        #expect(document.all("script").isEmpty)
        #expect(!table.html.contains("style") && !table.html.contains("\u{1B}"))
        table.rows = []
        #expect(table.html.isEmpty)
    }

    @Test("A timeline's rows: what happened, who said so, what was published")
    func timeline() throws {
        let graph = try MapFixtures.graph(TimelineFigureTests.calendar)
        let table = TimelineFigure(TimelineQuery(), Subgraph(graph), TimelineFigure.Options()).table
        #expect(Set(table.rows.map { $0[0] }) == ["event", "saying", "publication"])
        for word in ["The Petrel sank on Monday", "Public inquiry", "She was overloaded", "Ferry lost in storm"] {
            #expect(table.rows.contains { $0[2].contains(word) }, "\(word)")
        }
    }

    @Test("It follows an embedded figure that asks for it")
    func embedded() throws {
        var options = MapOptions()
        options.isEmbedded = true
        options.addsTable = true
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        let text = String(decoding: try MapRenderer().render(diagram, composed, format: .svg).bytes, as: UTF8.self)
        #expect(text.contains("</svg>\n<details class=\"relgraph-table\"><summary>"))
        #expect(text.hasSuffix("</details>\n"))
    }
}
