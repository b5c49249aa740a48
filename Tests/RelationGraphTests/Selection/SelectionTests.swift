import RelationGraph
import Testing

@Suite("What a selection leaves")
struct SelectionTests {
    let graph: RelationGraph

    init() throws { graph = try NewsGraph.make() }

    @Test func nothingSelectedIsEverything() throws {
        let part = Subgraph(graph, Selection())
        #expect(part.nodeCount == graph.nodeCount)
        #expect(part.relationCount == graph.relationCount)
        #expect(part.nodeIDs.contains("orphan"))
    }

    @Test func layersLimitRelationsAndDropWhatIsLeftBare() {
        let part = graph.part { $0.layers = [.ties] }
        #expect(
            part.lines == [
                "kerry called peskov", "peskov spokesperson-of putin", "putin met kerry", "soleimani commands quds",
                "soleimani commands quds",
            ])
        #expect(part.nodeIDs == ["kerry", "peskov", "putin", "soleimani", "quds"])
        #expect(graph.part { $0.layers = [.ties, .identity] }.lineSet == part.lineSet.union(["kerry not-same-as peskov"]))
    }

    @Test func typesLimitToThemAndExcludedTypesPrevail() {
        #expect(graph.part { $0.types = ["met", "denied"] }.lines == ["peskov denied meeting", "putin met kerry"])
        let part = graph.part {
            $0.types = ["met", "denied"]
            $0.excludedTypes = ["met"]
        }
        #expect(part.lines == ["peskov denied meeting"])
        #expect(part.nodeIDs == ["peskov", "meeting"])
        #expect(!graph.part { $0.excludedTypes = ["about"] }.relations.contains { $0.type.id == "about" })
    }

    @Test func layersAndTypesBothHold() {
        let part = graph.part {
            $0.layers = [.claims]
            $0.types = ["met", "denied"]
        }
        #expect(part.lines == ["peskov denied meeting"])
    }

    @Test func kindsLimitNodesAndKeepTheBareOnes() {
        let part = graph.part { $0.kinds = ["person", "event"] }
        #expect(part.nodeIDs == ["putin", "peskov", "kerry", "soleimani", "orphan"])
        #expect(
            part.lines == ["kerry called peskov", "kerry not-same-as peskov", "peskov spokesperson-of putin", "putin met kerry"])
        let others = graph.part { $0.excludedKinds = ["person", "event"] }
        #expect(others.nodeIDs.isDisjoint(with: part.nodeIDs))
        #expect(others.nodeCount + part.nodeCount == graph.nodeCount)
        let both = graph.part {
            $0.kinds = ["person", "event"]
            $0.excludedKinds = ["event"]
        }
        #expect(both.nodeIDs == ["putin", "peskov", "kerry", "soleimani"])
    }

    /// To hide who speaks, by kind, type or layer, does not mean that nobody spoke.
    @Test func statementsStandWhileTheirSpeakersAreHidden() {
        let byKind = graph.part { $0.kinds = ["statement", "place"] }
        #expect(byKind.lines == ["later elaborates visit", "meeting implies visit", "visit about moscow"])
        let byType = graph.part { $0.types = ["about"] }
        #expect(
            byType.lines == [
                "later about quds", "meeting about putin", "meeting about soleimani", "rumor about kerry", "visit about moscow",
                "visit about soleimani",
            ])
        #expect(
            graph.part { $0.kinds = ["outlet", "source"] }.lines == ["fox citing insider"],
            "the stances that tell it are out of sight, yet hold")
    }

    @Test func withoutANodeItsRelationsGo() throws {
        let part = try graph.part { $0.without = [try graph.index("kerry")] }
        #expect(!part.nodeIDs.contains("kerry"))
        #expect(!part.lines.contains { $0.split(separator: " ").contains("kerry") })
        #expect(!part.nodeIDs.contains("rumor"), "nothing of it is left")
        #expect(part.lineSet.isSuperset(of: ["fox reported visit", "visit about moscow"]))
    }

    @Test func withoutADocumentWhatOnlyItTellsGoes() throws {
        let part = try graph.part { $0.without = [try graph.index("d2")] }
        #expect(part.documentIDs(of: "fox reported meeting") == ["d1"])
        #expect(!part.lineSet.contains("fox reported visit"))
        #expect(!part.lineSet.contains("visit about moscow"), "nobody left takes a stance towards it")
        #expect(part.lineSet.contains("meeting implies visit"), "the meeting still stands")
        #expect(part.lineSet.contains("peskov spokesperson-of putin"), "known from no document, so not only from this one")
        #expect(!part.nodeIDs.contains("moscow"))
        #expect(part.lineSet.contains("rumor about kerry"), "nobody ever took a stance towards it")
    }

    @Test func withoutAnOutletItsDocumentsGo() throws {
        let outlet = try graph.part { $0.without = [try graph.index("times")] }
        let documents = try graph.part { $0.without = try ["times", "d1", "d3"].map(graph.index) }
        #expect(outlet.lines == documents.lines)
        #expect(outlet.nodeIDs == documents.nodeIDs)
        #expect(outlet.nodeIDs.isDisjoint(with: ["times", "d1", "d3", "quds", "ria", "later"]))
        #expect(outlet.documentIDs(of: "fox reported meeting") == ["d2"])
        #expect(!outlet.lineSet.contains("peskov denied meeting"))
    }

    /// An outlet that others report of has no documents: what is told of its reports goes, the documents stay.
    @Test func withoutASpeakerWhatIsToldOfItGoes() throws {
        let part = try graph.part { $0.without = [try graph.index("fox")] }
        #expect(part.lineSet.isSuperset(of: ["d1 covers meeting", "peskov denied meeting", "meeting about putin", "d2 covers visit"]))
        #expect(!part.lineSet.contains("d2 covers meeting"), "d2 tells of the meeting by Fox's report only")
        #expect(!part.nodeIDs.contains("insider"))
        let neither = try graph.part { $0.without = try ["fox", "peskov"].map(graph.index) }
        #expect(!neither.nodeIDs.contains("meeting"), "nobody is left who speaks of it")
    }

    @Test func ofADocumentOnlyWhatItSays() throws {
        let part = try graph.part { $0.documents = [try graph.index("d1")] }
        #expect(
            part.lines == [
                "d1 covers meeting", "fox citing insider", "fox reported meeting", "meeting about putin", "meeting about soleimani",
                "meeting implies visit", "peskov denied meeting", "peskov via ria", "soleimani commands quds",
                "times published d1",
            ])
        #expect(part.documentIDs(of: "meeting about putin") == ["d1"])
        #expect(part.evidence(of: try #require(part.relations.first { $0.line == "fox reported meeting" }))?.documents.count == 1)
        let two = try graph.part { $0.documents = try ["d1", "d2"].map(graph.index) }
        #expect(two.documentIDs(of: "fox reported meeting") == ["d1", "d2"])
        #expect(two.lineSet.contains("visit about moscow"))
        #expect(!two.lineSet.contains("peskov spokesperson-of putin"), "no document says so")
        #expect(!two.lineSet.contains("rumor about kerry"), "no document says so")
    }

    /// To be told apart from somebody makes nobody known.
    @Test func judgementsOfIdentityFollowThoseTheyAreAbout() throws {
        let judgement = "kerry not-same-as peskov"
        #expect(try graph.part { $0.documents = [try graph.index("d4")] }.lineSet.contains(judgement), "d4 tells of both")
        let first = try graph.part { $0.documents = [try graph.index("d1")] }
        #expect(!first.lineSet.contains(judgement) && !first.nodeIDs.contains("kerry"), "d1 tells of Peskov only")
        #expect(graph.part { $0.types = ["not-same-as"] }.lines == [judgement], "what tells of them is out of sight, yet holds")
        var builder = GraphBuilder()
        for id in ["a", "b"] { builder.add(NodeDraft(id: Reference(id), kind: "source", name: id)) }
        builder.relate("a", "same-as", "b")
        let strangers = try builder.build()
        #expect(strangers.part { $0.asOf = DateSpan("2015") }.lines == ["a same-as b"], "nothing else was ever told of them")
    }

    @Test func aDocumentThatIsLeftOutSaysNothing() throws {
        let part = try graph.part {
            $0.documents = try ["d1", "d2"].map(graph.index)
            $0.without = [try graph.index("d1")]
        }
        #expect(try part.lines == graph.part { $0.documents = [try graph.index("d2")] }.lines)
    }

    @Test func aTieCitesThroughTheDocumentThatTellsIt() throws {
        #expect(Subgraph(graph).documentIDs(of: "d3 citing fox") == ["d3"])
        #expect(try !graph.part { $0.documents = [try graph.index("d1")] }.lineSet.contains("d3 citing fox"))
    }
}
