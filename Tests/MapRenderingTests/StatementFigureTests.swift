import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite("The figure of one claim") struct StatementFigureTests {
    /// A wire's report on an unnamed source, printed by a paper; a denial through an agency; a silence; and what has nothing to do with it.
    private static func graph() throws -> RelationGraph {
        try MapFixtures.graph(
            """
            relgraph: 1
            people: {ann: {name: Ann, ties: [{met: bob, in: [d1]}]}, bob: {name: Bob}}
            sources: {source: {name: an official, anonymous: true}}
            outlets: {paper: {name: Paper}, wire: {name: Wire}, agency: {name: Agency}}
            documents:
              d1: {title: First, outlet: paper, date: 2020-01-02, copied-from: wire}
              d2: {title: Second, outlet: paper, date: 2020-01-03}
            statements:
              visit:
                says: He came
                implies: [stay]
                stances:
                  - {reported: wire, citing: source, in: [d1]}
                  - {denied: ann, via: agency, in: [d2]}
                  - {no-information: bob, in: [d2]}
              stay:
                says: He stayed
                stances: [{denied: bob, citing: ann, in: [d2]}]
            """)
    }

    private static func compose(
        _ statement: String, _ selection: Selection = Selection(), _ options: MapOptions = MapOptions(), sizeBy: CentralityMeasure? = nil
    ) throws -> (part: Subgraph, options: MapOptions) {
        let graph = try graph()
        var request = MapRequest()
        request.statement = try graph.index(statement)
        request.selection = selection
        request.sizeBy = sizeBy
        return try request.compose(graph, options)
    }

    @Test("Everybody who took a stance, whom they have it from, and through whom it came; nothing else")
    func content() throws {
        let (part, options) = try Self.compose("visit")
        #expect(Set(part.nodes.map(\.id)) == ["visit", "wire", "source", "ann", "agency", "bob", "d1"])
        let relations = Set(part.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id)" })
        #expect(
            relations == [
                "wire reported visit", "ann denied visit", "bob no-information visit", "wire citing source", "ann via agency",
                "d1 copied-from wire", "d1 covers visit",
            ])
        #expect(options.title == "He came")
        // Bob denied that he stayed, which the visit implies; but he spoke of the visit, and without a position.
        #expect(
            options.subtitle
                == "Disputed. For: one origin. Against: one origin. One more against by what they said of other statements. One speaker took no position."
        )
    }

    @Test("Support stands to the left, the rest to the right, sources outside")
    func places() throws {
        let (part, options) = try Self.compose("visit")
        func column(_ id: String) throws -> Int? { options.columns[try part.graph.index(id)] }
        #expect(try ["source", "wire", "visit", "ann", "bob", "agency"].map { try column($0) } == [0, 1, 2, 3, 3, 4])
        #expect(options.frames[try part.graph.index("ann")] == "Hold it false · one origin")
        #expect(options.frames[try part.graph.index("bob")] == "Take no side")
        let diagram = MapDiagram(part, options)
        #expect(
            Set(diagram.groups.map(\.label)).isSuperset(of: ["Hold it true · one origin", "Hold it false · one origin", "Take no side"]))
    }

    @Test("What is left out is not drawn, with what rests on it")
    func without() throws {
        var selection = Selection()
        selection.without = [try Self.graph().index("source")]
        let (part, _) = try Self.compose("visit", selection)
        #expect(Set(part.nodes.map(\.id)) == ["visit", "ann", "agency", "bob"])
    }

    @Test("What the selection leaves undrawn counts all the same") func undrawn() throws {
        let whole = try Self.compose("visit").options
        var (denials, people) = (Selection(), Selection())
        denials.types = ["denied"]
        people.kinds = ["person"]
        let drawn: [(Selection, Set<String>)] = [(denials, ["visit", "ann", "agency"]), (people, ["visit", "ann", "agency", "bob"])]
        for (selection, nodes) in drawn {
            let (part, options) = try Self.compose("visit", selection)
            #expect(Set(part.nodes.map(\.id)) == nodes)
            #expect(options.subtitle == whole.subtitle)
            #expect(options.standings[try part.graph.index("visit")]?.status == .disputed)
            #expect(options.frames[try part.graph.index("ann")] == "Hold it false · one origin")
        }
        var ties = Selection()
        ties.layers = [.ties]
        #expect(throws: MapRequestError.self) { try Self.compose("visit", ties) }
    }

    @Test("Names grow with a measure, and communities are framed, as on any map") func measures() throws {
        let sized = try Self.compose("visit", sizeBy: .degree)
        #expect(Set(MapDiagram(sized.part, sized.options).boxes.map(\.lettering.size)).count > 1)
        var options = MapOptions()
        options.groupBy = .community
        let (part, framed) = try Self.compose("visit", Selection(), options)
        let labels = MapDiagram(part, framed).groups.map(\.label)
        #expect(!labels.isEmpty && labels.allSatisfy { $0.hasPrefix("Around ") })
    }

    @Test("A statement out of sight is an error")
    func outOfSight() throws {
        var selection = Selection()
        selection.without = [try Self.graph().index("visit")]
        #expect(throws: MapRequestError.self) { try Self.compose("visit", selection) }
    }

    @Test func isDrawn() throws {
        let (part, options) = try Self.compose("visit")
        let map = try MapRenderer().render(part, options, format: .svg)
        let text = String(decoding: map.bytes, as: UTF8.self)
        for word in ["Hold it true", "Hold it false", "Take no side", "an official", "Agency"] {
            #expect(text.contains(word), "no “\(word)”")
        }
    }
}
