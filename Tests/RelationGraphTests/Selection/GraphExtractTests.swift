import RelationGraph
import Testing

/// Parts of a graph as graphs of their own.
@Suite struct GraphExtractTests {
    private func explicit(_ graph: RelationGraph) -> [String] { graph.relations.filter { !$0.isImplied }.map(\.line).sorted() }

    private func explicit(_ part: Subgraph) -> [String] { part.relations.filter { !$0.isImplied }.map(\.line).sorted() }

    private func ids(_ graph: RelationGraph) -> Set<String> { Set(graph.nodeIDs) }

    @Test func theWholeIsItself() throws {
        let graph = try NewsGraph.make()
        let extract = try GraphExtract(Subgraph(graph))
        #expect(extract.isComplete && extract.addedCount == 0)
        #expect(extract.graph.nodeIDs == graph.nodeIDs)
        #expect(extract.graph.relations.map(\.line) == graph.relations.map(\.line))
        #expect(extract.graph.relations.map { $0.documents.map(\.id) } == graph.relations.map { $0.documents.map(\.id) })
    }

    @Test func whatTiesAreKnownFromComesAlong() throws {
        let graph = try NewsGraph.make()
        let part = graph.part { $0.types = ["commands"] }
        #expect(part.nodeIDs == ["soleimani", "quds"])
        let extract = try GraphExtract(part)
        // Two documents, their outlet, and whom one of them cites.
        #expect(ids(extract.graph) == ["soleimani", "quds", "d1", "d3", "times", "fox"] && extract.addedCount == 4)
        #expect(explicit(extract.graph) == ["soleimani commands quds", "soleimani commands quds"])
        #expect(extract.graph.relations.contains { $0.line == "times published d1" })
        #expect(extract.missingNodes["person"] == 3 && extract.missingNodes["document"] == 2 && extract.missingNodes["outlet"] == 2)
        #expect(extract.missingRelations["denied"] == 1 && extract.missingRelations["commands"] == nil && extract.missingCitations == 0)
    }

    @Test func whatIsLeftOutByNameDoesNotComeAlong() throws {
        let graph = try NewsGraph.make()
        let extract = try GraphExtract(try graph.part { $0.without = [try graph.index("d1"), try graph.index("insider")] })
        #expect(extract.graph.node(id: "d1") == nil && extract.graph.node(id: "insider") == nil)
        // The report of both is known from the other document; that it cites somebody is counted as lost.
        let report = try #require(extract.graph.relations.first { $0.line == "fox reported meeting" })
        #expect(report.documents.map(\.id) == ["d2"] && report.evidence?.citing.isEmpty == true)
        #expect(extract.missingCitations == 3)
        #expect(extract.missingRelations["denied"] == 1)
    }

    @Test func onlyTheDocumentsOfTheTimeComeAlong() throws {
        let graph = try NewsGraph.make()
        let extract = try GraphExtract(graph.part { $0.asOf = DateSpan("2015-08") })
        #expect(extract.graph.node(id: "d3") == nil)
        #expect(explicit(extract.graph) == explicit(graph.part { $0.asOf = DateSpan("2015-08") }))
    }

    @Test func viewsStayThatShowWhatTheyShowed() throws {
        func view(_ name: String, _ change: (inout ViewDraft) -> Void) -> ViewDraft {
            var draft = ViewDraft(name: Reference(name))
            change(&draft)
            return draft
        }
        var builder = GraphBuilder()
        for id in ["ann", "ben", "cy"] { builder.add(NodeDraft(id: Reference(id), kind: "person", name: id)) }
        builder.relate("ann", "met", "ben")
        builder.add(view("all") { $0.definition.title = "All" })
        builder.add(view("both") { $0.nodes = [Reference("ann"), Reference("cy")] })
        builder.add(view("gone") { $0.nodes = [Reference("cy")] })
        builder.add(view("far") { $0.focus = Reference("cy") })
        builder.add(
            view("story") { draft in
                var (first, second) = (ViewStepDraft(ViewStep(caption: "Cy")), ViewStepDraft(ViewStep(caption: "Ann")))
                (first.highlight, second.highlight) = ([Reference("cy")], [Reference("ann"), Reference("cy")])
                draft.steps = [first, second, ViewStepDraft(ViewStep(caption: "All"))]
            })
        let graph = try builder.build()
        let extract = try GraphExtract(Subgraph(graph).restricted(to: [try graph.index("ann"), try graph.index("ben")]))
        #expect(extract.graph.views.map(\.name) == ["all", "both", "story"] && extract.missingViews == ["gone", "far"])
        #expect(extract.graph.view(named: "both")?.nodes.count == 1)
        #expect(extract.graph.view(named: "story")?.steps.map(\.caption) == ["Ann", "All"])
    }

    /// Whatever is selected, the extract tells the same of it, and a second time nothing is left out.
    @Test(arguments: 0..<60 as Range<UInt64>) func anExtractTellsWhatThePartTells(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph(isDocumented: seed.isMultiple(of: 2))
        for _ in 0..<4 {
            let selection = random.selection(of: graph)
            let part = Subgraph(graph, selection)
            let extract = try GraphExtract(part)
            #expect(part.nodeIDs.isSubset(of: ids(extract.graph)), "\(selection)")
            #expect(explicit(extract.graph) == explicit(part), "\(selection)")
            let documents = extract.graph.relations.filter { !$0.isImplied }.map { $0.documents.map(\.id) }
            #expect(documents == part.relations.filter { !$0.isImplied }.map { part.documents(of: $0).map(\.id) }, "\(selection)")
            let missing = graph.relations.count { !$0.isImplied } - explicit(part).count
            #expect(extract.missingRelations.values.reduce(0, +) == missing, "\(selection)")
            #expect(extract.missingNodes.values.reduce(0, +) == graph.nodeCount - extract.graph.nodeCount, "\(selection)")
            #expect(try GraphExtract(Subgraph(extract.graph)).isComplete, "\(selection)")
        }
    }
}
