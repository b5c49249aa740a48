import RelationAnalysis
import RelationGraph
import Testing

@Suite("Connections by the length of their relations")
struct ConnectionWeightTests {
    private func connections(
        _ add: (inout GraphBuilder) -> Void, extent: ConnectionQuery.Extent = .shortest, in selection: Selection = Selection()
    ) throws -> Connections {
        let graph = try graph {
            $0.nodes("person", "a", "b", "z")
            add(&$0)
        }
        var query = ConnectionQuery()
        query.weight = "distance"
        query.extent = extent
        return try query.connections(
            from: #require(graph.node(id: "a")), to: #require(graph.node(id: "z")), in: Subgraph(graph, selection))
    }

    @Test func theSmallerSumIsNearer() throws {
        let found = try connections {
            $0.relate("a", "called", "z", ["distance": .integer(5)])
            $0.relate("a", "called", "b", ["distance": .decimal(1.5)])
            $0.relate("b", "called", "z", ["distance": .text("2.25")])
        }
        #expect(found.paths.first?.nodes.map(\.id) == ["a", "b", "z"])
        #expect(found.paths.first?.weight == 3.75)
    }

    @Test func theShortestOfParallelRelationsIsTheHop() throws {
        let found = try connections {
            $0.nodes("outlet", "o")
            $0.relate("a", "works-for", "z", ["distance": .integer(4)])
            $0.relate("a", "met", "z", ["distance": .integer(1)])
            $0.relate("a", "called", "z", ["distance": .integer(3)])
        }
        let hop = try #require(found.paths.first?.hops.first)
        #expect(found.paths.first?.weight == 1)
        #expect(hop.type.id == "met", "the relation that gives the length")
        #expect(hop.others.map(\.type.id) == ["works-for", "called"])
    }

    @Test func kShortestCountLengthsNotHops() throws {
        let found = try connections(
            {
                $0.relate("a", "called", "z", ["distance": .integer(5)])
                $0.relate("a", "called", "b", ["distance": .integer(0)])
                $0.relate("b", "called", "z", ["distance": .integer(1)])
            }, extent: .kShortest(5))
        #expect(found.paths.map(\.weight) == [1, 5])
    }

    @Test func aRelationWithoutTheAttributeIsAnError() throws {
        let error = try #require(throws: ProjectionError.self) {
            try connections {
                $0.relate("a", "called", "z", ["distance": .integer(1)])
                $0.relate("a", "met", "b", ["duration": .integer(1)])
            }
        }
        guard case .missingWeight(let relation, "distance") = error else {
            Issue.record("\(error)")
            return
        }
        #expect(relation.type.id == "met")
        #expect("\(error)".contains("“a met b” has no attribute “distance”"))
        #expect("\(error)".contains("--no-type met"))
    }

    /// Nobody can give “about” an attribute: the remedy must not ask for it.
    @Test func ofWhatFollowsFromOtherEntriesNoAttributeIsAsked() throws {
        let error = try #require(throws: ProjectionError.self) { try connections { $0.statement("s", about: ["a"]) } }
        #expect("\(error)".contains("--no-type about"))
        #expect(!"\(error)".contains("attributes:"))
    }

    @Test(arguments: [
        AttributeValue.integer(-1), .text("far"), .text("nan"), .text("inf"), .decimal(-.infinity), .decimal(.nan), .boolean(true),
        .list([.integer(1)]),
    ])
    func whatIsNoLengthIsAnError(value: AttributeValue) throws {
        let error = try #require(throws: ProjectionError.self) { try connections { $0.relate("a", "called", "z", ["distance": value]) } }
        guard case .invalidWeight(_, "distance", value.text) = error else {
            Issue.record("\(error)")
            return
        }
        #expect("\(error)".contains("number of at least 0"))
    }

    @Test func onlyWhatIsWalkedNeedsALength() throws {
        func add(_ builder: inout GraphBuilder) {
            builder.relate("a", "called", "z", ["distance": .integer(2)])
            builder.relate("a", "met", "b")
            builder.relate("a", "not-same-as", "b")
        }
        var selection = Selection()
        selection.excludedTypes = ["met"]
        #expect(try connections(add, in: selection).paths.first?.weight == 2)
    }
}
