import RelationGraph
import Testing

/// Short ways to put a graph together, each part with a place of its own.
private struct Notes {
    var builder = GraphBuilder()
    private var line = 0

    mutating func place() -> SourcePlace {
        line += 1
        return SourcePlace(file: "notes", line: line, column: 1)
    }

    mutating func node(
        _ id: String, _ kind: String, _ name: String? = nil, links: [CoreType: [String]] = [:], edit: (inout NodeFacts) -> Void = { _ in }
    ) {
        var draft = NodeDraft(id: Reference(id, at: place()), kind: kind, name: name ?? id)
        draft.links = links.sorted { $0.key.rawValue < $1.key.rawValue }.map { link in
            (link.key, link.value.map { Reference($0, at: place()) })
        }
        edit(&draft.facts)
        builder.add(draft)
    }

    mutating func relation(
        _ source: String, _ type: String, _ target: String, in documents: [String] = [], via: [String] = [], citing: [String] = [],
        on date: String? = nil,
        setting: RelationSetting = .ties
    ) {
        var draft = RelationDraft(
            source: Reference(source, at: place()), type: Reference(type, at: place()), target: Reference(target, at: place()),
            setting: setting, place: place())
        draft.documents = documents.map { CitationDraft(document: Reference($0, at: place())) }
        draft.via = via.map { Reference($0, at: place()) }
        draft.citing = citing.map { Reference($0, at: place()) }
        draft.evidence.saidOn = date.flatMap { DateSpan($0) }
        builder.add(draft)
    }

    func problems() -> [Problem] {
        do {
            return try builder.build().warnings
        } catch {
            return error.problems
        }
    }

    func codes() -> [String] { problems().map(\.code) }
}

@Suite struct GraphBuilderTests {
    private func people(_ ids: String...) -> Notes {
        var notes = Notes()
        for id in ids { notes.node(id, "person", id.uppercased()) }
        notes.node("d", "document")
        return notes
    }

    @Test func emptyGraphIsAGraph() throws {
        let graph = try GraphBuilder().build()
        #expect(graph.nodeCount == 0)
        #expect(graph.relationCount == 0)
        #expect(graph.warnings.isEmpty)
    }

    @Test func numbersFollowTheOrderOfAdding() throws {
        var notes = people("a", "b")
        notes.relation("a", "met", "b", in: ["d"])
        let graph = try notes.builder.build()
        #expect(graph.nodes.map(\.id) == ["a", "b", "d"])
        #expect(graph.node(id: "b")?.index == 1)
        #expect(graph.node(id: "zzz") == nil)
        #expect(graph.relations.map(\.type.id) == ["met"])
        #expect(graph.relations(of: 0).map(\.index) == [0])
        #expect(graph.relations(of: 2).isEmpty)
    }

    @Test func loopsAndParallelsAreKept() throws {
        var notes = people("a", "b")
        notes.relation("a", "met", "a", in: ["d"])
        notes.relation("a", "called", "b", in: ["d"], on: "2015")
        notes.relation("a", "called", "b", in: ["d"], on: "2016")
        let graph = try notes.builder.build()
        #expect(graph.relations(of: 0).map(\.index) == [0, 1, 2])
        #expect(graph.relations(of: 1).map(\.index) == [1, 2])
        #expect(graph.warnings.map(\.code).contains("self-relation"))
    }

    @Test func duplicateIDIsAnErrorWithBothPlaces() {
        var notes = people("a", "b")
        notes.relation("a", "met", "b", in: ["d"])
        notes.node("a", "outlet")
        let problem = notes.problems().first { $0.code == "duplicate-id" }
        #expect(problem?.message.contains("notes:1:1") == true)
        #expect(problem?.place?.line != 1)
    }

    @Test func unknownReferencesAreFoundEverywhere() {
        var notes = people("a", "b")
        notes.node("s", "statement", links: [.about: ["nobody"]])
        notes.relation("a", "met", "c", in: ["e"], via: ["f"], citing: ["g"])
        var view = ViewDraft(name: Reference("v"))
        view.focus = Reference("h", at: notes.place())
        view.layers = [Reference("tie", at: notes.place())]
        view.types = [Reference("mett", at: notes.place())]
        view.kinds = [Reference("persons", at: notes.place())]
        notes.builder.add(view)
        let problems = notes.problems()
        #expect(problems.count { $0.code == "unknown-reference" } == 6)
        #expect(problems.contains { $0.code == "unknown-layer" && $0.remedy.contains("ties") })
        #expect(problems.contains { $0.code == "unknown-relation-type" && $0.remedy.contains("met") })
        #expect(problems.contains { $0.code == "unknown-kind" && $0.remedy.contains("person") })
    }

    @Test func nameInPlaceOfAnIDIsUnderstood() {
        var notes = Notes()
        notes.node("peskov", "person", "Dmitry Peskov") { $0.aliases = [Alias("Песков")] }
        notes.relation("peskov", "met", "Dmitry Peskov")
        notes.relation("peskov", "met", "песков")
        #expect(
            notes.problems().filter { $0.code == "unknown-reference" }.map(\.remedy) == [
                "Did you mean “peskov”?", "Did you mean “peskov”?",
            ])
    }

    @Test func endsMustBeOfTheRightKind() {
        var notes = people("a", "b")
        notes.node("moscow", "place")
        notes.relation("a", "spokesperson-of", "moscow", in: ["d"])
        notes.relation("moscow", "denied", "a", in: ["d"])
        notes.relation("a", "met", "b", in: ["b"])
        #expect(notes.codes().count { $0 == "wrong-kind" } == 4)
    }

    @Test func doubtfulNotesAreWarnings() {
        var notes = people("a", "b", "lonely")
        notes.node("s", "statement")
        notes.node("late", "document") { $0.published = DateSpan("2015-08-09") }
        notes.relation("a", "met", "b")
        notes.relation("a", "called", "b", in: ["d"])
        notes.relation("a", "called", "b", in: ["d"])
        notes.relation("a", "informed", "b", in: ["late"], on: "2015-08-10")
        let problems = notes.problems()
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(
            Set(problems.map(\.code)) == [
                "orphan", "statement-without-evidence", "missing-evidence", "duplicate-relation", "said-after-publication",
            ])
        // A document that evidence names is related to what it tells.
        #expect(problems.filter { $0.code == "orphan" }.map(\.message) == ["Nothing is related to “lonely”"])
    }

    @Test func fieldsThatLeadToTheNodeItselfAreTold() {
        var notes = people("a")
        notes.node("s", "statement", links: [.implies: ["s"], .contradicts: ["s"], .elaborates: ["s"], .about: ["a"]])
        notes.node("copy", "document", links: [.copiedFrom: ["copy", "d"]])
        notes.relation("a", "denied", "s", in: ["d"], setting: .stances)
        #expect(notes.codes() == ["self-relation", "self-relation", "self-relation", "self-relation"])
    }

    @Test func nodesListedTwiceCountOnce() throws {
        var notes = people("a", "b")
        notes.node("s", "statement", links: [.about: ["a", "b", "a"]])
        notes.relation("a", "denied", "s", in: ["d", "d"], via: ["b", "a", "b"], citing: ["b", "b"], setting: .stances)
        let graph = try notes.builder.build()
        // A chain that comes back is no slip.
        #expect(graph.warnings.map(\.code) == ["duplicate-reference", "duplicate-reference", "duplicate-reference"])
        #expect(graph.relations.count { $0.type.id == "about" } == 2)
        #expect(graph.relations.first { $0.type.id == "denied" }?.documents.map(\.id) == ["d"])
        #expect(graph.relations.first { $0.type.id == "denied" }?.evidence?.via.count == 3)
    }

    @Test func documentsAreReadAndChangedAfterPublication() {
        func codes(_ published: String, updated: String? = nil, retrieved: String? = nil) -> [String] {
            var notes = people("a", "b")
            notes.node("late", "document") {
                $0.published = DateSpan(published)
                $0.updated = updated.flatMap { DateSpan($0) }
                $0.retrieved = retrieved.flatMap { DateSpan($0) }
            }
            notes.relation("a", "met", "b", in: ["d", "late"])
            return notes.codes()
        }
        #expect(codes("2015-08-09", updated: "2015-08-08", retrieved: "2014") == ["before-publication", "before-publication"])
        #expect(codes("2015-08-09", updated: "2015-08-09", retrieved: "2015-08") == [])
        #expect(codes("2015-08", updated: "2015-08-01", retrieved: "2015") == [])
    }

    @Test func curlyQuotesAroundAnIDAreNamed() {
        var notes = people("a", "b")
        notes.relation("a", "met", "“b”", in: ["d"])
        #expect(notes.problems().first { $0.code == "unknown-reference" }?.remedy == "Remove the curly quotes.")
    }

    @Test func sharedNamesAreClashesUntilJudged() {
        func notes(judged: Bool) -> Notes {
            var notes = Notes()
            notes.node("a", "person", "Qasem Soleimani") {
                $0.aliases = [Alias("Ghasem Soleimani")]; $0.identifiers = [Identifier(scheme: "un", value: "1")]
            }
            notes.node("b", "person", "Ghasem Soleymani") {
                $0.aliases = [Alias("ghasem soleimani")]; $0.identifiers = [Identifier(scheme: "un", value: "1")]
            }
            notes.node("c", "person", "QASEM SOLEIMANI")
            notes.node("d", "document")
            for (x, y) in [("a", "b"), ("b", "c"), ("a", "c")] { notes.relation(x, "met", y, in: ["d"]) }
            if judged {
                notes.relation("a", "not-same-as", "b")
                notes.relation("c", "same-as", "a")
            }
            return notes
        }
        #expect(notes(judged: false).codes().sorted() == ["alias-claimed-twice", "identifier-claimed-twice", "name-claimed-twice"])
        #expect(notes(judged: true).codes() == [])
    }
}

@Suite struct ImpliedRelationTests {
    private func graph() throws -> RelationGraph {
        var notes = Notes()
        for (id, kind) in [
            ("peskov", "person"), ("author", "person"), ("putin", "person"), ("ria", "outlet"), ("mt", "outlet"), ("ap", "outlet"),
            ("officials", "source"),
        ] {
            notes.node(id, kind)
        }
        notes.node("d1", "document", links: [.published: ["mt"], .wrote: ["author"], .copiedFrom: ["ap"]])
        notes.node("d2", "document")
        notes.node("visit", "statement")
        notes.node("meeting", "statement", links: [.about: ["putin"], .implies: ["visit"]])
        notes.relation("peskov", "denied", "meeting", in: ["d1", "d2"], via: ["ria", "ap"], on: "2015-08-07", setting: .stances)
        notes.relation("mt", "reported", "visit", in: ["d1"], citing: ["officials"], setting: .stances)
        notes.relation("mt", "reported", "visit", in: ["d2"], citing: ["officials"], setting: .stances)
        notes.relation("peskov", "spokesperson-of", "putin", in: ["d2"], citing: ["officials"])
        return try notes.builder.build()
    }

    private func ends(_ type: CoreType, in graph: RelationGraph) -> [String] {
        graph.relations.filter { $0.type.id == type.rawValue }.map { "\($0.source.id)>\($0.target.id)" }.sorted()
    }

    @Test func fieldsOfNodesBecomeRelations() throws {
        let graph = try graph()
        #expect(ends(.published, in: graph) == ["mt>d1"])
        #expect(ends(.wrote, in: graph) == ["author>d1"])
        #expect(ends(.copiedFrom, in: graph) == ["d1>ap"])
        #expect(ends(.about, in: graph) == ["meeting>putin"])
        #expect(ends(.implies, in: graph) == ["meeting>visit"])
    }

    @Test func evidenceBecomesAttribution() throws {
        let graph = try graph()
        #expect(ends(.via, in: graph) == ["peskov>ria", "ria>ap"])
        // A stance's speaker cites; a tie has none, so its document does.
        #expect(ends(.citing, in: graph) == ["d2>officials", "mt>officials"])
        #expect(ends(.covers, in: graph) == ["d1>meeting", "d1>visit", "d2>meeting", "d2>visit"])
    }

    @Test func repeatedAttributionIsOneRelationWithAllDocuments() throws {
        let graph = try graph()
        let citing = try #require(graph.relations.first { $0.type.id == "citing" && $0.source.id == "mt" })
        #expect(citing.documents.map(\.id) == ["d1", "d2"])
        #expect(citing.isImplied)
    }

    @Test func statementFieldsAreKnownFromTheStatementsDocuments() throws {
        let about = try #require(try graph().relations.first { $0.type.id == "about" })
        #expect(about.documents.map(\.id) == ["d1", "d2"])
    }

    @Test func impliedRelationsComeLast() throws {
        let graph = try graph()
        let settings = graph.relations.map(\.isImplied)
        #expect(settings == settings.sorted { !$0 && $1 })
    }

    @Test func neighborsFollowDirection() throws {
        let graph = try graph()
        let document = try #require(graph.node(id: "d1"))
        #expect(document.neighbors(.published, incoming: true).map(\.id) == ["mt"])
        #expect(document.neighbors(.published).isEmpty)
        #expect(document.neighbors(.copiedFrom).map(\.id) == ["ap"])
    }
}
