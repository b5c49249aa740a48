import Foundation
import GraphFormats
import RelationGraph
import Testing

/// What a graph file says of its figures.
@Suite struct NativePresentationTests {
    @Test func theGraphAndItsViewsSayIt() throws {
        let graph = try NativeFixtures.graph(NativeFixtures.canonical)
        let said = graph.presentation
        #expect(said.subtitle == "What five articles say" && said.date?.text == "2017-02-20" && said.credit == "Graphic: the desk")
        #expect(said.style?.font == .serif && said.style?.subtitleSize == 12.5)
        #expect(said.style?.colors[.light]?.tones[.blue]?[.line] == "#004488")
        // Kinds that the file itself declares can be named.
        #expect(said.style?.kinds["vessel"]?.color == .fixed("123456"))
        let view = try #require(graph.view(named: "default"))
        #expect(view.date?.text == "2015-08-16" && view.credit == "For the Sunday issue" && view.style?.font == .narrow)
    }

    @Test(
        arguments: [
            ("date: 2015/2016", "bad-date", 2, 7), ("date: soon", "bad-date", 2, 7), ("credit: [a, b]", "wrong-type", 2, 9),
            ("subtitle: {a: b}", "wrong-type", 2, 11), ("style: serif", "wrong-type", 2, 8),
            ("style: {fonts: serif}", "unknown-field", 2, 9),
            ("style: {font: Comic Sans}", "unknown-value", 2, 15), ("style:\n  colors:\n    dark: {canvas: red}", "unknown-value", 4, 20),
            ("style: {kinds: {persn: {shape: box}}}", "unknown-kind", 2, 17),
            ("style: {relations: {deny: {dash: solid}}}", "unknown-relation-type", 2, 21),
            ("views: {default: {style: {font: x}}}", "unknown-value", 2, 33), ("views: {default: {date: 2015/..}}", "bad-date", 2, 25),
        ])
    func whatDoesNotFitIsToldWithItsPlace(_ field: String, _ code: String, _ line: Int, _ column: Int) throws {
        let problems = NativeFixtures.problems("relgraph: 1\n\(field)\n")
        let problem = try #require(problems.first { $0.code == code }, "\(problems)")
        #expect(problem.place?.line == line && problem.place?.column == column, "\(problem)")
        #expect(!problem.remedy.isEmpty && problem.severity == .error)
    }

    @Test(arguments: ["subtitle: x", "date: 2015", "credit: x", "style: {font: serif}"])
    func oneFileOfAGraphSaysIt(_ field: String) throws {
        let key = String(field.prefix { $0 != ":" })
        let problems = #expect(throws: GraphProblems.self) {
            try NativeFixtures.graph("relgraph: 1\n\(field)\n", "relgraph: 1\n\(field)\n")
        }
        let problem = try #require(problems?.problems.first { $0.code == "duplicate-field" })
        #expect(problem.message.contains(key) && problem.place?.file == "b.yaml" && problem.place?.line == 2)
    }

    @Test func everyFileGetsBackWhatItSaid() throws {
        let first = "relgraph: 1\ntitle: T\ndate: 2015-08\n\npeople:\n  a:\n    name: A\n"
        let second = "relgraph: 1\nsubtitle: S\ncredit: C\n\nstyle:\n  font: serif\n"
        let files = NativeWriter.files(of: try NativeFixtures.graph(first, second))
        #expect(files.map(\.text) == [first, second])
    }

    @Test("Formats with properties keep it, others tell that they lose it")
    func otherFormats() throws {
        let graph = try NativeFixtures.graph(NativeFixtures.canonical)
        for format in [ExportFormat.graphml, .gexf, .nodeLink, .ftm] {
            let export = try GraphExport(graph, as: format)
            #expect(!export.loss.entries.contains { ["credit", "style", "date", "subtitle"].contains($0.field) }, "\(format)")
        }
        let lost = try GraphExport(graph, as: .csv).loss.entries.map(\.field)
        #expect(["credit", "style", "date", "subtitle"].allSatisfy(lost.contains))
    }

    @Test func stepsNameTheNodesThatStandForOthers() throws {
        let graph = try NativeFixtures.graph(
            """
            relgraph: 1
            views: {default: {steps: [{caption: c, highlight: [b, c], keep: [b], path: [b, c]}]}}
            people: {a: A, b: {name: B, ties: [{same-as: a}]}, c: {name: C, ties: [{met: b}]}}
            """)
        let united = graph.unitingIdentities()
        let step = try #require(united.view(named: "default")?.steps.first)
        #expect(step.highlight.map { united.node($0).id } == ["a", "c"] && step.keep.map { united.node($0).id } == ["a"])
        #expect(step.path.map { united.node($0).id } == ["a", "c"])
    }
}
