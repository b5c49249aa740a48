import GraphFormats
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct DistinctLinesTests {
    /// Edges of so many types, the first of them most often.
    private func graph(types count: Int) throws -> RelationGraph {
        var rows = ["source,target,type"]
        for type in 0..<count {
            for edge in 0..<(count - type) { rows.append("a,b\(type)-\(edge),kind \(type) of tie") }
        }
        let text = rows.joined(separator: "\n")
        return try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .csv)
    }

    private func styles(of graph: RelationGraph, _ theme: MapTheme = .light) -> [String: LineStyle] {
        let types = Subgraph(graph).styled(for: theme).graph.vocabulary.relationTypes
        return Dictionary(uniqueKeysWithValues: types.map { ($0.id, $0.style) })
    }

    @Test("The labels of a foreign file are told apart by dash and arrowhead, not by colour alone")
    func foreignTypesAreToldApart() throws {
        let styles = try styles(of: graph(types: 13))
        let forms = (0..<10).compactMap { styles["kind \($0) of tie"] }.map { "\($0.dash) \($0.arrow)" }
        #expect(Set(forms).count == 10)
        for type in 10..<13 { #expect(styles["kind \(type) of tie"]?.isPlain == true) }
    }

    @Test func theKeySaysOnceWhatLooksTheSame() throws {
        let part = try Subgraph(graph(types: 13)).styled(for: .light)
        let groups = MapLegend.groups(of: part.graph.vocabulary.relationTypes)
        let labels = groups.flatMap(\.entries).map(\.label)
        #expect(labels == (0..<10).map { "kind \($0) of tie" } + ["3 other types"])
    }

    @Test func aPartIsDrawnAsTheWhole() throws {
        let graph = try graph(types: 5)
        let node = try #require(graph.node(id: "b4-0"))
        let part = Subgraph(graph).restricted(to: [0, node.index]).styled(for: .light)
        #expect(part.relations.map { $0.type.style } == [styles(of: graph)["kind 4 of tie"]])
    }

    @Test func oneTypeAloneStaysPlain() throws {
        #expect(try styles(of: graph(types: 1)).values.allSatisfy(\.isPlain))
    }

    @Test func aStyleOfItsOwnComesFirst() throws {
        var style = MapStyle()
        var own = MapStyle.Relation()
        own.color = .palette(.green)
        style.relations["kind 1 of tie"] = own
        let styled = try styles(of: graph(types: 3), MapTheme.light.styled(style))
        #expect(styled["kind 1 of tie"] == LineStyle(.palette(.green), arrow: .vee, width: .thin))
        #expect(styled["kind 0 of tie"]?.isPlain == false)
    }

    @Test func typesThatTheNotesDeclareWithoutALookAreToldApart() throws {
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            vocabulary:
              relations:
                lent: {label: lent money to, inverse: borrowed from, layer: ties}
                hired: {label: hired, inverse: hired by, layer: ties}
                cousin: {label: cousin of, inverse: cousin of, layer: ties, symmetric: true}
            people: {a: {name: A, ties: [{lent: b}, {hired: b}, {cousin: b}]}, b: {name: B}}
            """)
        let styles = styles(of: graph)
        let used = ["lent", "hired", "cousin"].compactMap { styles[$0] }
        #expect(Set(used).count == 3 && !used.contains { $0.isPlain })
        #expect(styles["cousin"]?.arrow == LineStyle.Arrow.none)
    }
}
