import RelationGraph
import Testing

@testable import MapRendering

/// What the view of the steps does not admit, no step shows.
@Suite struct StepKnowledgeTests {
    private func series(_ steps: String) throws -> (graph: RelationGraph, series: MapSeries) {
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            people: {ann: Ann, bo: {name: Bo, ties: [{met: ann, when: 2020, in: d}]}}
            outlets: {o: O}
            documents: {d: {title: D, outlet: o, date: 2020-03-01}}
            statements: {s: {says: S, about: [ann], stances: [{asserted: bo, on: 2020-04-02, in: d}, {denied: ann, on: 2020-06-01, in: d}]}}
            views: {default: {nodes: [ann, bo, s], as-of: 2020-04, steps: [\(steps)]}}
            """)
        var request = MapRequest()
        request.view = graph.view(named: "default")
        return (graph, try request.composeSeries(graph, MapOptions()))
    }

    @Test func aStatementsStepShowsNoLaterDenial() throws {
        let (_, series) = try series("{caption: Whole., statement: s}, {caption: Early., keep: [ann]}")
        let types = series.part.relations.map(\.type.id)
        #expect(types.contains("asserted") && !types.contains("denied"), "\(types)")
        #expect(series.figures[0].options.highlightedRelations.allSatisfy { series.graph($0).type.id != "denied" })
    }

    @Test func aStepWithoutItsConnectionIsNamed() throws {
        #expect { try series("{caption: Fine., keep: [ann]}, {caption: Far., path: [ann, o]}") } throws: { error in
            "\(error)".hasPrefix("Step 2 of the view, “Far.”: There is no connection from Ann")
        }
    }

    @Test func aLaterStepIsDatedByTheView() throws {
        let (_, series) = try series("{caption: Late., as-of: 2020-07-01}, {caption: Early., as-of: 2020-04-01}")
        #expect(series.figures.map { $0.asOf?.text } == ["2020-04", "2020-04-01"])
        #expect(series.figures[0].options.subtitle?.contains("as of Apr 2020") == true, "\(series.figures[0].options.subtitle ?? "")")
    }
}

extension MapSeries {
    fileprivate func graph(_ relation: RelationIndex) -> Relation { part.graph.relation(relation) }
}
