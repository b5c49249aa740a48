import RelationGraph
import Testing

@Suite("Parts of a graph")
struct SubgraphTests {
    let graph: RelationGraph

    init() throws { graph = try NewsGraph.make() }

    private func indices(_ ids: String...) throws -> Set<NodeIndex> { Set(try ids.map(graph.index)) }

    @Test func relationsOfANodeAreThoseInSight() throws {
        let part = graph.part { $0.layers = [.claims] }
        let fox = try #require(graph.node(id: "fox"))
        #expect(part.relations(of: fox).map(\.line) == ["fox reported meeting", "fox reported visit"])
        #expect(part.contains(fox))
        #expect(try !part.contains(#require(graph.node(id: "ria"))))
    }

    @Test func restrictedToNodesKeepsTheRelationsAmongThem() throws {
        let part = Subgraph(graph).restricted(to: try indices("kerry", "peskov", "putin", "orphan"))
        #expect(part.nodeIDs == ["kerry", "peskov", "putin", "orphan"])
        #expect(
            part.lines == ["kerry called peskov", "kerry not-same-as peskov", "peskov spokesperson-of putin", "putin met kerry"])
        let ties = graph.part { $0.layers = [.ties] }
        #expect(ties.restricted(to: try indices("kerry", "fox")).nodeIDs == ["kerry"], "what was out of sight stays so")
        #expect(ties.restricted(to: []).nodeCount == 0)
        #expect(ties.restricted(to: []).relationCount == 0)
    }

    @Test func restrictedToRelationsKeepsTheNodes() {
        let part = graph.part { $0.layers = [.ties] }.restricted { $0.type.id == "met" }
        #expect(part.lines == ["putin met kerry"])
        #expect(part.nodeIDs == ["kerry", "peskov", "putin", "soleimani", "quds"])
    }

    @Test func intersectionOfRestrictedParts() throws {
        let a = Subgraph(graph).restricted(to: try indices("kerry", "peskov", "putin"))
        let b = Subgraph(graph).restricted(to: try indices("kerry", "peskov", "fox")).restricted { $0.type.id != "called" }
        #expect(a.intersection(b).nodeIDs == ["kerry", "peskov"])
        #expect(a.intersection(b).lines == ["kerry not-same-as peskov"])
    }

    /// One knows the report from d1 only, the other from d2 only.
    @Test func togetherTwoPartsMayKnowLessThanEach() throws {
        let withoutFirst = try graph.part { $0.without = [try graph.index("d1")] }
        let withoutSecond = try graph.part { $0.without = [try graph.index("d2")] }
        #expect(withoutFirst.lineSet.contains("fox reported meeting"))
        #expect(withoutSecond.lineSet.contains("fox reported meeting"))
        let both = withoutFirst.intersection(withoutSecond)
        #expect(!both.lineSet.contains("fox reported meeting"))
        #expect(!both.lineSet.contains("meeting about putin"))
        #expect(!both.nodeIDs.contains("insider"))
    }

    @Test func addingBringsTheRelationsOfVisibleTypes() throws {
        let view = graph.part { $0.types = ["reported"] }
        let part = view.adding(try indices("peskov", "putin"), of: Subgraph(graph), keeping: [])
        #expect(part.nodeIDs == ["fox", "meeting", "visit", "peskov", "putin"])
        #expect(part.lines == view.lines, "nothing of the two is of a type in sight")
        let ties = graph.part { $0.layers = [.ties] }.restricted(to: try indices("putin", "kerry", "soleimani", "quds"))
        let more = ties.adding(try indices("peskov"), of: graph.part { $0.layers = [.ties] }, keeping: [])
        #expect(more.nodeIDs == ["putin", "kerry", "soleimani", "quds", "peskov"])
        #expect(more.lines == ties.lines, "“called” and “spokesperson-of” were not in sight")
    }

    @Test func addingKeepsTheGivenRelationsOfTheLargerPart() throws {
        let whole = Subgraph(graph)
        let denial = try #require(graph.relations.first { $0.line == "peskov denied meeting" })
        let call = try #require(graph.relations.first { $0.line == "kerry called peskov" })
        let view = graph.part { $0.types = ["reported"] }
        let part = view.adding(try indices("peskov"), of: whole, keeping: [denial.index, call.index])
        #expect(part.lines == (view.lines + ["peskov denied meeting"]).sorted(), "Kerry was not added, so his call is not")
        let larger = graph.part { $0.excludedTypes = ["denied"] }
        #expect(view.adding(try indices("peskov"), of: larger, keeping: [denial.index]).lines == view.lines)
        let hidden = try graph.part { $0.without = [try graph.index("peskov")] }
        #expect(view.adding(try indices("peskov"), of: hidden, keeping: [denial.index]).nodeIDs == view.nodeIDs)
    }

    @Test func whatIsAddedComesWithItsDocuments() throws {
        let view = try graph.part { $0.documents = [try graph.index("d2")] }
        let denial = try #require(graph.relations.first { $0.line == "peskov denied meeting" })
        let part = view.adding(try indices("peskov"), of: Subgraph(graph), keeping: [denial.index])
        #expect(part.documentIDs(of: "peskov denied meeting") == ["d1"])
        #expect(part.evidence(of: denial)?.documents.count == 1)
    }

    @Test func neighborhoodsWalkWhatIsWalkable() throws {
        let whole = Subgraph(graph)
        let orphan = try graph.index("orphan")
        #expect(whole.neighborhood(of: orphan, depth: 5) == [orphan])
        let kerry = try graph.index("kerry")
        #expect(whole.neighborhood(of: kerry, depth: 0) == [kerry])
        #expect(try whole.neighborhood(of: kerry, depth: 1) == indices("kerry", "putin", "peskov", "rumor", "visit"))
        #expect(whole.neighborhood(of: kerry, depth: -1) == [kerry])
        let identity = graph.part { $0.types = ["not-same-as"] }
        #expect(identity.neighborhood(of: kerry, depth: 3) == [kerry], "a judgement of identity is not walked")
        let hidden = graph.part { $0.without = [kerry] }
        #expect(hidden.neighborhood(of: kerry, depth: 2) == [])
        let far = whole.neighborhood(of: kerry, depth: .max)
        let unreached = try indices("orphan", "post", "d2", "d4")
        #expect(far == Set(graph.nodes.map(\.index)).subtracting(unreached), "what a document covers is not walked")
    }
}
