import Foundation
import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// What becomes of a graph in a copy for the public.
@Suite struct GraphRedactionTests {
    private static let notes = """
        outlets: {paper: The Paper, wire: The Wire}
        documents:
          d1: {title: One, outlet: paper}
          d2: {title: Two, outlet: wire, copied-from: insider}
          memo: {title: Secret memo}
        people:
          ann: {name: Ann Fox, role: Mayor, note: private, ties: [{met: ben, in: [d1]}, {works-for: paper, in: [memo]}]}
          ben: {name: Ben Gray, attributes: {quote: words, rank: 1}}
        sources:
          insider: {name: a clerk of the mayor, anonymous: true, reliability: B, ties: [{works-for: paper, in: [d1]}, {not-same-as: ann}]}
        statements:
          bribe:
            says: There was a bribe
            about: [ann, ben]
            stances:
              - {reported: paper, citing: insider, in: [d1]}
              - {reported: wire, citing: insider, in: [d2]}
              - {confirmed: insider, in: [d2]}
              - {denied: ann, note: private, in: [d1, memo]}
              - {asserted: ben, in: [memo]}
        views:
          default: {nodes: [ann, ben, bribe], highlight: [ann], steps: [{caption: First, highlight: [ann]}, {caption: All}]}
          hers: {focus: ann}
          theirs: {nodes: [insider]}
        """

    private static func redacted(
        _ text: String = notes, remove: [String] = [], replace: [String: String] = [:], keep: [String] = [],
        _ rules: PublicationRules = PublicationRules()
    ) throws -> GraphRedaction {
        let graph = try GraphMergeTests.graph(text)
        func index(_ id: String) throws -> NodeIndex { try #require(graph.node(id: id)).index }
        let words = try Dictionary(uniqueKeysWithValues: replace.map { (try index($0), $1) })
        return try GraphRedaction(
            graph, RedactionPlan(graph, rules, removed: Set(try remove.map(index)), replaced: words, kept: Set(try keep.map(index))))
    }

    private static func stances(_ graph: RelationGraph) -> [String] {
        graph.relations.filter(\.type.isStance).map { relation in
            ([relation.type.id, relation.source.id] + (relation.evidence?.citing ?? []).map { graph.node($0).id }
                + relation.documents.map(\.id))
                .joined(separator: " ")
        }
    }

    @Test func withoutRulesTheCopyIsTheGraph() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bundled = try GraphLoader.load([root.appendingPathComponent("graphs").path])
        for graph in [bundled, try GraphMergeTests.graph(Self.notes)] + (try (1...10).map { try PartialNotes(seed: $0).whole() }) {
            let copy = try GraphRedaction(graph, RedactionPlan(graph))
            #expect(copy.secrets.isEmpty && copy.droppedEntryCount == 0 && copy.droppedViews.isEmpty)
            #expect(GraphDifference(from: graph, to: copy.graph).isEmpty)
            // Comments alone do not come along.
            let text = NativeWriter.text(of: graph).split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("#") }
            #expect(NativeWriter.text(of: copy.graph).split(separator: "\n") == text)
        }
    }

    /// Nina is Annie: who is left under her other name is not left out.
    @Test func theOtherNodesOfWhatGoesAreSearchedToo() throws {
        let notes = """
            people:
              annie: {name: Annie Holm}
              ben: {name: Ben Gray}
              nina: {name: Nina Berg}
              other: {name: Other One}
            ties:
              - {from: annie, same-as: other}
              - {from: other, same-as: nina}
              - {from: ben, not-same-as: nina}
            """
        let redaction = try Self.redacted(notes, remove: ["nina"])
        #expect(
            redaction.counterparts.map(\.node.id) == ["annie", "other"] && redaction.counterparts.allSatisfy { $0.secret.id == "nina" })
        let check = LeakCheck(redaction.secrets.map(\.node), counterparts: redaction.counterparts)
        let leaks = check.leaks(in: NativeWriter.text(of: redaction.graph), file: "f").filter(\.isCertain)
        #expect(Set(leaks.map(\.id)) == ["annie", "other"] && leaks.allSatisfy { $0.reason == "judged one with nina, which is left out" })
        let all = try Self.redacted(notes, remove: ["nina", "annie"], replace: ["other": "somebody"])
        #expect(all.counterparts.isEmpty)
    }

    @Test func aCopyOfACopyIsTheCopy() throws {
        var rules = PublicationRules()
        rules.dropped = [.notes, .quotes]
        let copy = try Self.redacted(remove: ["insider"], replace: ["ann": "a politician"], rules).graph
        let again = try GraphRedaction(copy, RedactionPlan(copy, rules)).graph
        #expect(NativeWriter.text(of: again) == NativeWriter.text(of: copy))
        // And the same notes give the same copy.
        let twin = try Self.redacted(remove: ["insider"], replace: ["ann": "a politician"], rules).graph
        #expect(NativeWriter.text(of: twin) == NativeWriter.text(of: copy))
    }

    /// Two reports from one source must not become two independent ones.
    @Test func aRemovedSourceLeavesAStandInWhereOthersRestOnIt() throws {
        let redaction = try Self.redacted(remove: ["insider"])
        let graph = redaction.graph
        #expect(
            Self.stances(graph) == [
                "reported paper undisclosed-1 d1", "reported wire undisclosed-1 d2", "denied ann d1 memo", "asserted ben memo",
            ])
        let standIn = try #require(graph.node(id: "undisclosed-1"))
        #expect(standIn.kind.id == "source" && standIn.facts.isAnonymous && standIn.name == "an undisclosed source")
        #expect(standIn.relations.allSatisfy { $0.isImplied })
        #expect(redaction.secrets.map(\.standIn) == ["undisclosed-1"])
        let analysis = ClaimAnalysis(graph)
        let before = ClaimAnalysis(try GraphMergeTests.graph(Self.notes))
        let (bribe, old) = (try #require(graph.node(id: "bribe")), try #require(before.graph.node(id: "bribe")))
        #expect(analysis.independence(.for, of: bribe).atMost <= before.independence(.for, of: old).atMost)
        // That a document copies it stays known too.
        #expect(graph.node(id: "d2")?.neighbors(.copiedFrom).map(\.id) == ["undisclosed-1"])
    }

    @Test func aReplacedSourceKeepsItsStancesAndNothingElse() throws {
        let redaction = try Self.redacted(replace: ["insider": "a person close to the talks"])
        let graph = redaction.graph
        #expect(Self.stances(graph).prefix(3) == ["reported paper source-1 d1", "reported wire source-1 d2", "confirmed source-1 d2"])
        let source = try #require(graph.node(id: "source-1"))
        #expect(source.name == "a person close to the talks" && source.facts.isAnonymous && source.facts.reliability == .b)
        #expect(source.relations.filter { !$0.isImplied && !$0.type.isStance }.map(\.type.id) == ["not-same-as"])
        #expect(graph.node(id: "insider") == nil)
    }

    @Test func aPersonGoesWithTiesStancesAndMentions() throws {
        let redaction = try Self.redacted(remove: ["ann"])
        let graph = redaction.graph
        #expect(graph.node(id: "ann") == nil && !Self.stances(graph).contains { $0.contains("ann") })
        #expect(graph.node(id: "bribe")?.neighbors(.about).map(\.id) == ["ben"])
        #expect(redaction.droppedEntryCount == 4)
        #expect(redaction.secrets.map(\.standIn) == [nil])
        // A view without its focus shows something else; a list without her does not.
        #expect(redaction.droppedViews == ["hers"])
        let view = try #require(graph.view(named: "default"))
        #expect(view.nodes.count == 2 && view.highlight.isEmpty && view.steps.map(\.caption) == ["All"])
    }

    @Test func whatOnlyARemovedDocumentTellsGoesWithIt() throws {
        let graph = try Self.redacted(remove: ["memo"]).graph
        #expect(!Self.stances(graph).contains { $0.hasPrefix("asserted") } && Self.stances(graph).contains("denied ann d1"))
        #expect(!graph.relations.contains { $0.type.id == "works-for" && $0.source.id == "ann" })
    }

    @Test func anOutletGoesWithItsDocuments() throws {
        let redaction = try Self.redacted(remove: ["wire"])
        #expect(redaction.secrets.map { $0.node.id } == ["wire", "d2"] && redaction.secrets.map(\.reason) == [.rule, .outlet])
        #expect(!Self.stances(redaction.graph).contains { $0.contains("d2") })
    }

    @Test func markersInTheNotesCount() throws {
        let text = Self.notes.replacing("role: Mayor", with: "attributes: {confidential: note, born: 1960}")
            .replacing("anonymous: true, reliability", with: "attributes: {confidential: people at the port}, reliability")
            .replacing("{asserted: ben, in: [memo]}", with: "{asserted: ben, in: [memo], attributes: {confidential: true}}")
            .replacing("{title: Secret memo}", with: "{title: Secret memo, attributes: {confidential: true}}")
        let redaction = try Self.redacted(text)
        let ann = try #require(redaction.graph.node(id: "ann"))
        #expect(ann.facts.note == nil && ann.facts.attributes == [Attribute("born", .integer(1960))])
        #expect(redaction.graph.node(id: "source-1")?.name == "people at the port")
        #expect(redaction.graph.node(id: "memo") == nil && redaction.secrets.first { $0.node.id == "memo" }?.reason == .marker)
        #expect(!Self.stances(redaction.graph).contains { $0.hasPrefix("asserted") })
        #expect(!NativeWriter.text(of: redaction.graph).contains("confidential"))
    }

    @Test(arguments: PublicationRules.Part.allCases) func aDroppedPartGoesEverywhereAndNothingElseDoes(part: PublicationRules.Part) throws {
        let text = Self.notes.replacing(
            "role: Mayor",
            with: "role: Mayor, also: [A], ids: {un: X}, country: Norway, tags: [t], url: \"https://a.example\", description: long"
        )
        .replacing("hers: {focus: ann}", with: "hers: {focus: ann, credit: V}")
        .replacing("theirs: {nodes: [insider]}", with: "theirs: {nodes: [insider]}\ncredit: G")
        .replacing("in: [d1, memo]", with: "in: [d1#p3, memo]")
        var rules = PublicationRules()
        rules.dropped = [part]
        let graph = try GraphMergeTests.graph(text)
        let copy = try GraphRedaction(graph, RedactionPlan(graph, rules)).graph
        let difference = GraphDifference(from: graph, to: copy)
        #expect(difference.hasSameNodes == [.locators, .views, .credits].contains(part))
        #expect(difference.addedNodes.isEmpty && difference.removedNodes.isEmpty && difference.claims.isEmpty)
        let fields = Set((difference.changedNodes.flatMap(\.fields) + difference.changedRelations.flatMap(\.fields)).map(\.field))
        let expected: [PublicationRules.Part: Set<String>] = [
            .notes: ["note"], .descriptions: ["description"], .aliases: ["aliases"], .identifiers: ["ids"], .roles: ["role"],
            .countries: ["country"], .tags: ["tags"], .urls: ["url"], .locators: ["documents"], .quotes: ["attributes.quote"],
            .attributes: ["attributes.quote", "attributes.rank"], .views: [], .credits: [],
        ]
        #expect(fields == expected[part])
        #expect(copy.views.isEmpty == (part == .views))
        let credits = [copy.presentation.credit, copy.view(named: "hers")?.credit]
        #expect(credits == (part == .credits ? [nil, nil] : part == .views ? ["G", nil] : ["G", "V"]))
    }

    @Test("With a field go the attributes of foreign files that it was filled from, or that say the same")
    func attributesOfDroppedParts() throws {
        let entity = """
            {"id":"acme","schema":"Company","properties":{"name":["Acme"],"alias":["Acme Ltd"],"notes":["a secret"],"summary":["what it is"],\
            "sourceUrl":["https://a.example"],"website":["https://b.example"],"registrationNumber":["HRB-77 1"],"innCode":["7701"],\
            "country":["de"],"jurisdiction":["fr"],"sector":["ships"]}}
            """
        let graph = try GraphLoader.load(["-"], standardInput: { Array(entity.utf8) }, inputFormat: .ftm)
        for (part, gone) in [
            (PublicationRules.Part.notes, ["a secret"]), (.descriptions, ["what it is"]), (.aliases, ["Acme Ltd"]),
            (.identifiers, ["HRB-77 1", "7701"]), (.urls, ["a.example", "b.example"]), (.countries, ["[de]", "[fr]", "de\n", "fr\n"]),
        ] {
            var rules = PublicationRules()
            rules.dropped = [part]
            let text = NativeWriter.text(of: try GraphRedaction(graph, RedactionPlan(graph, rules)).graph)
            for secret in gone { #expect(!text.contains(secret), "\(part): \(secret) in \(text)") }
            #expect(text.contains("ships") && text.contains("Acme"))
        }
    }

    @Test("What tells the same on ties goes too, and what only looks like it stays")
    func attributesOfTiesAndOfOurTables() throws {
        let graph = try GraphMergeTests.graph(
            """
            people:
              ann: {name: Ann, country: no, ids: {un: "3"}, attributes: {shares: 3, married: "no", also: Annie, ids: "un: 77"}, ties: [
                {met: ben, note: the secret, attributes: {description: the secret, publisherUrl: "https://a.example", place: Oslo}}]}
              ben: Ben
            """)
        var rules = PublicationRules()
        rules.dropped = [.notes, .identifiers, .countries, .aliases, .urls]
        let text = NativeWriter.text(of: try GraphRedaction(graph, RedactionPlan(graph, rules)).graph)
        for secret in ["secret", "Annie", "77", "a.example"] { #expect(!text.contains(secret), "\(secret) in \(text)") }
        for fact in ["shares: 3", "married: \"no\"", "place: Oslo"] { #expect(text.contains(fact), "\(fact) not in \(text)") }
    }

    /// Nothing outside the rules changes.
    @Test func allElseStaysAsItIs() throws {
        let graph = try GraphMergeTests.graph(Self.notes)
        for node in graph.nodes {
            let copy = try Self.redacted(remove: [node.id]).graph
            for other in graph.nodes where other != node {
                guard let same = copy.node(id: other.id) else {
                    #expect(other.isDocument && node.kind.id == "outlet", "\(other.id) went with \(node.id)")
                    continue
                }
                #expect(same.name == other.name && same.kind == other.kind && same.facts == other.facts, "\(node.id): \(other.id)")
            }
            #expect(copy.title == graph.title)
        }
    }

    @Test func chosenNodesComeWithWhatTheyAreKnownFrom() throws {
        let redaction = try Self.redacted(keep: ["bribe", "paper"])
        #expect(Set(redaction.graph.nodes.map(\.id)) == ["bribe", "paper", "d1", "insider"])
        // Nobody is hidden: what is not chosen is no secret.
        #expect(redaction.secrets.isEmpty)
        let hidden = try Self.redacted(remove: ["insider"], keep: ["bribe", "paper"])
        #expect(Set(hidden.graph.nodes.map(\.id)) == ["bribe", "paper", "d1", "undisclosed-1"])
    }
}
