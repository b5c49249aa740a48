import GraphFormats
import RelationGraph
import Testing

/// Graphs whose ids notes cannot write are written with others, wherever these stand.
@Suite struct NativeNotesTests {
    private static func graph() throws -> RelationGraph {
        var builder = GraphBuilder()
        builder.declare(RelationType(id: "sails to", label: "sails to", inverse: "reached by", layer: .ties), at: nil)
        for (id, kind) in [("Ann Fox", "person"), ("Ben/2", "person"), ("Memo №3", "document"), ("the claim", "statement")] {
            builder.add(NodeDraft(id: Reference(id), kind: kind, name: id))
        }
        var tie = RelationDraft(
            source: Reference("Ann Fox"), type: Reference("sails to"), target: Reference("Ben/2"), setting: .ties)
        tie.documents = [CitationDraft(document: Reference("Memo №3"))]
        builder.add(tie)
        var view = ViewDraft(name: Reference("default"))
        (view.nodes, view.path, view.highlight) = (
            [Reference("Ann Fox"), Reference("Ben/2")], [Reference("Ann Fox"), Reference("Ben/2")], []
        )
        (view.focus, view.without, view.types) = (Reference("Ann Fox"), [Reference("the claim")], [Reference("sails to")])
        view.excludedTypes = [Reference("met")]
        view.definition.credit = "The desk"
        view.definition.style = style(dash: .dotted)
        var step = ViewStepDraft(ViewStep(caption: "First"))
        (step.highlight, step.keep, step.types) = ([Reference("Ben/2")], [Reference("Ann Fox")], [Reference("sails to")])
        (step.statement, step.documents) = (Reference("the claim"), [Reference("Memo №3")])
        view.steps = [step]
        builder.add(view)
        builder.presentation.style = style(dash: .dashed)
        builder.presentation.credit = "All of us"
        return try builder.build()
    }

    private static func style(dash: LineStyle.Dash) -> MapStyle {
        var style = MapStyle()
        style.relations["sails to", default: MapStyle.Relation()].dash = dash
        return style
    }

    private static func written(_ graph: RelationGraph) throws -> RelationGraph {
        let file = try #require(try GraphExport(graph, as: .relgraph).files.first)
        var builder = GraphBuilder()
        NativeReader.read(file.bytes, file: "notes.yaml", into: &builder)
        return try builder.build()
    }

    @Test func viewsAndStylesNameTheNewIDs() throws {
        let graph = try Self.written(try Self.graph())
        #expect(graph.nodes.map(\.id) == ["ann-fox", "ben-2", "memo-3", "the-claim"])
        #expect(graph.relations.first { !$0.isImplied }?.type.id == "sails-to")
        let view = try #require(graph.view(named: "default"))
        func ids(_ nodes: [NodeIndex]) -> [String] { nodes.map { graph.node($0).id } }
        #expect(
            ids(view.nodes) == ["ann-fox", "ben-2"] && ids(view.path) == ["ann-fox", "ben-2"]
                && ids(view.selection.without) == ["the-claim"])
        #expect(view.focus.map { graph.node($0).id } == "ann-fox")
        #expect(view.selection.types == ["sails-to"] && view.selection.excludedTypes == ["met"])
        let step = try #require(view.steps.first)
        #expect(ids(step.highlight) == ["ben-2"] && ids(step.keep) == ["ann-fox"] && ids(step.documents) == ["memo-3"])
        #expect(step.types == ["sails-to"] && step.statement.map { graph.node($0).id } == "the-claim" && step.caption == "First")
        #expect(view.credit == "The desk" && view.style?.relations.keys.sorted() == ["sails-to"])
        #expect(graph.presentation.credit == "All of us" && graph.presentation.style?.relations["sails-to"]?.dash == .dashed)
    }

    /// Built-in types that are called as fields are, such as `citing`, are no reason to name anything otherwise.
    @Test func notesStayAsTheyAre() throws {
        let once = try Self.written(try Self.graph())
        #expect(NativeWriter.text(of: try Self.written(once)) == NativeWriter.text(of: once))
    }
}
