import RelationGraph
import Testing

@Suite("Laws of selection")
struct SelectionLawTests {
    private static let seeds: Range<UInt64> = 0..<60

    @Test(arguments: seeds) func everyRelationInSightHasBothEnds(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph()
        for _ in 0..<6 {
            let selection = random.selection(of: graph)
            let part = Subgraph(graph, selection)
            #expect(part.relations.allSatisfy { part.contains($0.source) && part.contains($0.target) }, "\(selection)")
        }
    }

    @Test(arguments: seeds) func whatIsToldByDocumentsIsInSightWithOneOfThem(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph(isDocumented: true)
        for _ in 0..<6 {
            let selection = random.selection(of: graph)
            let part = Subgraph(graph, selection)
            for relation in part.relations where !relation.documents.isEmpty {
                #expect(!part.documents(of: relation).isEmpty, "\(relation.line) under \(selection)")
            }
        }
    }

    @Test(arguments: seeds) func selectionsOnlyTakeAway(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph()
        for _ in 0..<6 {
            let (a, b) = (random.selection(of: graph), random.selection(of: graph))
            let (first, second) = (Subgraph(graph, a), Subgraph(graph, b))
            let both = first.intersection(second)
            let turned = second.intersection(first)
            #expect(both.containsNode == turned.containsNode && both.containsRelation == turned.containsRelation, "\(a) and \(b)")
            #expect(both.relations.allSatisfy { both.documents(of: $0) == turned.documents(of: $0) }, "\(a) and \(b)")
            #expect(both.nodeIDs.isSubset(of: first.nodeIDs.intersection(second.nodeIDs)), "\(a) and \(b)")
            #expect(both.lineSet.isSubset(of: first.lineSet.intersection(second.lineSet)), "\(a) and \(b)")
            let once = first.intersection(first)
            #expect(once.containsNode == first.containsNode && once.containsRelation == first.containsRelation, "\(a)")
            let whole = first.intersection(Subgraph(graph))
            #expect(whole.containsNode == first.containsNode && whole.containsRelation == first.containsRelation, "\(a)")
        }
    }

    @Test(arguments: seeds) func withoutOneThenTheOtherIsWithoutBoth(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph()
        for _ in 0..<10 {
            let (a, b) = (random.node(of: graph), random.node(of: graph))
            let both = graph.part { $0.without = [a, b] }
            let oneByOne = graph.part { $0.without = [a] }.intersection(graph.part { $0.without = [b] })
            let pair = "\(graph.node(a).id), \(graph.node(b).id)"
            #expect(oneByOne.containsNode == both.containsNode, "\(pair)")
            #expect(oneByOne.containsRelation == both.containsRelation, "\(pair)")
            #expect(both.relations.allSatisfy { both.documents(of: $0) == oneByOne.documents(of: $0) }, "\(pair)")
        }
    }

    @Test(arguments: seeds) func aLaterDateNeverShowsLess(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph()
        let rest = random.selection(of: graph, dated: false)
        var shown: (nodes: Set<String>, lines: Set<String>) = ([], [])
        for date in RandomNotes.dates.map({ DateSpan($0) }) {
            var selection = rest
            selection.asOf = date
            let part = Subgraph(graph, selection)
            #expect(part.nodeIDs.isSuperset(of: shown.nodes), "\(selection)")
            #expect(part.lineSet.isSuperset(of: shown.lines), "\(selection)")
            shown = (part.nodeIDs, part.lineSet)
        }
    }

    @Test(arguments: seeds) func aNarrowerWindowNeverShowsMore(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph()
        let dates = RandomNotes.dates.map { DateSpan($0) }
        for (narrow, wide) in zip(dates, dates.dropFirst()) {
            #expect(graph.part { $0.until = narrow }.lineSet.isSubset(of: graph.part { $0.until = wide }.lineSet))
            #expect(graph.part { $0.since = wide }.lineSet.isSubset(of: graph.part { $0.since = narrow }.lineSet))
        }
    }

    /// What the single documents say is together what all of them say, and all that is known from any.
    @Test(arguments: seeds) func documentsTogetherCoverWhatIsKnownFromAny(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph()
        let documents = graph.nodes.filter(\.isDocument).map(\.index)
        let each = documents.map { document in graph.part { $0.documents = [document] } }
        let covered = each.reduce(into: Set<String>()) { $0.formUnion($1.lineSet) }
        #expect(covered == graph.part { $0.documents = documents }.lineSet)
        let told = graph.relations.filter { $0.evidence?.documents.isEmpty == false }
        #expect(covered.isSuperset(of: told.map(\.line)))
    }

    /// To leave out a document is to say only what the others do, besides what statements that nobody speaks of are about.
    @Test(arguments: seeds) func withoutADocumentTheOthersStay(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph(isDocumented: true)
        let documents = graph.nodes.filter(\.isDocument).map(\.index)
        for document in documents {
            let without = graph.part { $0.without = [document] }
            let others = graph.part { $0.documents = documents.filter { $0 != document } }
            #expect(without.lineSet.isSuperset(of: others.lineSet))
            #expect(without.relations.allSatisfy { others.contains($0) || $0.documents.isEmpty })
        }
    }
}
