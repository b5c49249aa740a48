import RelationAnalysis
import RelationGraph
import Testing

/// What decides between connections of equal length, and between several relations that join two nodes.
@Suite("The best attested connection")
struct AttestationTests {
    /// From a to z by way of one node each; what is added on the way is what the tests compare.
    private func best(_ add: (inout GraphBuilder) -> Void) throws -> String {
        let graph = try graph {
            $0.nodes("person", "a", "z", "m", "n")
            $0.nodes("outlet", "o")
            for id in ["d1", "d2", "d3"] { $0.document(id, by: "o") }
            add(&$0)
        }
        let found = try ConnectionQuery().connections(
            from: #require(graph.node(id: "a")), to: #require(graph.node(id: "z")), in: Subgraph(graph))
        return try #require(found.paths.first).nodes.map(\.id).joined(separator: " ")
    }

    @Test func moreDocumentsWin() throws {
        let way = try best {
            $0.relate("a", "called", "m", in: ["d1"])
            $0.relate("m", "called", "z", in: ["d1"])
            $0.relate("a", "called", "n", in: ["d1", "d2"])
            $0.relate("n", "called", "z", in: ["d1"])
        }
        #expect(way == "a n z")
    }

    @Test func documentsOfSeveralOccasionsAddUpAndEachCountsOnce() throws {
        let way = try best {
            $0.relate("a", "called", "m", in: ["d1", "d1"])
            $0.relate("a", "called", "m", in: ["d1"], said: "2015")
            $0.relate("m", "called", "z", in: ["d1"])
            $0.relate("a", "called", "n", in: ["d1"])
            $0.relate("a", "called", "n", in: ["d2"])
            $0.relate("n", "called", "z", in: ["d1"])
        }
        #expect(way == "a n z")
    }

    @Test func aMeetingIsOneWhoeverIsNamedFirst() throws {
        let way = try best {
            $0.relate("a", "met", "m", in: ["d1", "d2"])
            $0.relate("m", "met", "z", in: ["d1"])
            $0.relate("a", "met", "n", in: ["d1", "d2"])
            $0.relate("n", "met", "a", in: ["d3"])
            $0.relate("n", "met", "z", in: ["d1"])
        }
        #expect(way == "a n z")
    }

    @Test func whatNoDocumentTellsLoses() throws {
        let way = try best {
            $0.relate("a", "called", "m")
            $0.relate("m", "called", "z", in: ["d1"])
            $0.relate("a", "called", "n", in: ["d1"])
            $0.relate("n", "called", "z", in: ["d1"])
        }
        #expect(way == "a n z")
    }

    @Test func positionsWinOverSilenceAndClaimsOverTopics() throws {
        let silence = try best {
            $0.statement("m1")
            $0.statement("n1")
            $0.relate("a", "no-information", "m1", in: ["d1", "d2", "d3"])
            $0.relate("z", "denied", "m1", in: ["d1"])
            $0.relate("a", "reported", "n1", in: ["d1"])
            $0.relate("z", "denied", "n1", in: ["d1"])
        }
        #expect(silence == "a n1 z")
        let topic = try best {
            $0.statement("m1", about: ["z"])
            $0.statement("n1")
            $0.relate("a", "reported", "m1", in: ["d1"])
            $0.relate("a", "reported", "n1", in: ["d1"])
            $0.relate("z", "denied", "n1", in: ["d1"])
        }
        #expect(topic == "a n1 z")
    }

    @Test func withoutADifferenceTheEarlierNodeWins() throws {
        let way = try best {
            for middle in ["n", "m"] {
                $0.relate("a", "called", middle, in: ["d1"])
                $0.relate(middle, "called", "z", in: ["d2"])
            }
        }
        #expect(way == "a m z")
    }

    @Test func lengthComesBeforeAttestation() throws {
        let way = try best {
            $0.relate("a", "called", "z")
            $0.relate("a", "met", "m", in: ["d1", "d2", "d3"])
            $0.relate("m", "met", "z", in: ["d1", "d2", "d3"])
        }
        #expect(way == "a z")
    }

    @Test func theHopIsTheBestAttestedRelationTheOthersAreTold() throws {
        let graph = try graph {
            $0.nodes("person", "a", "z")
            $0.nodes("outlet", "o")
            for id in ["d1", "d2"] { $0.document(id, by: "o") }
            $0.relate("a", "works-for", "z", in: ["d1"])
            $0.relate("z", "met", "a", in: ["d1"])
            $0.relate("a", "met", "z", in: ["d2"])
            $0.relate("z", "called", "a", in: ["d1"])
        }
        let part = Subgraph(graph)
        let (a, z) = (try #require(graph.node(id: "a")), try #require(graph.node(id: "z")))
        let hop = try #require(try ConnectionQuery().connections(from: a, to: z, in: part).paths.first?.hops.first)
        #expect(hop.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id)" } == ["z met a", "a met z"])
        #expect(hop.others.map(\.type.id) == ["works-for", "called"])
        var directed = ConnectionQuery()
        directed.isDirected = true
        let forward = try #require(try directed.connections(from: a, to: z, in: part).paths.first?.hops.first)
        #expect(forward.type.id == "met")
        #expect(forward.relations.count == 2)
        #expect(forward.others.map(\.type.id) == ["works-for"], "the call leads the other way")
    }

    @Test func evidenceIsThatOfTheSelection() throws {
        let graph = try graph {
            $0.nodes("person", "a", "z")
            $0.nodes("outlet", "o")
            for id in ["d1", "d2"] { $0.document(id, by: "o") }
            $0.relate("a", "called", "z", in: ["d1", "d2"])
            $0.relate("a", "works-for", "z", in: ["d2"])
        }
        var selection = Selection()
        selection.documents = [try #require(graph.node(id: "d1")).index]
        let (a, z) = (try #require(graph.node(id: "a")), try #require(graph.node(id: "z")))
        let hop = try #require(
            try ConnectionQuery().connections(from: a, to: z, in: Subgraph(graph, selection)).paths.first?.hops.first)
        #expect(hop.evidence.map { $0.documents.map { graph.node($0.document).id } } == [["d1"]])
        #expect(hop.others.isEmpty)
    }
}
