import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// What the notes mark as confidential, in whatever case and type.
@Suite struct ConfidentialMarkTests {
    private static func copy(node: String = "{rank: 1}", entry: String = "{rank: 1}") throws -> RelationGraph {
        let graph = try GraphMergeTests.graph(
            """
            documents: {d1: {title: One}}
            people:
              ann: {name: Ann Fox, note: private, attributes: \(node)}
              bob: {name: Bob}
            statements:
              bribe:
                says: There was a bribe
                stances:
                  - {asserted: bob, in: [d1], note: private, attributes: \(entry)}
            """)
        return try GraphRedaction(graph, RedactionPlan(graph)).graph
    }

    private static func entryCount(_ graph: RelationGraph) -> Int { graph.relations.count { !$0.isImplied } }

    @Test(arguments: [
        "confidential: true", "confidential: 1", "confidential: 1.0", "confidential: yes", #"confidential: "true""#, "confidential: TRUE",
        #"confidential: " Yes ""#, #"confidential: "1""#, "Confidential: true", "CONFIDENTIAL: yes",
    ]) func yesInWhateverFormRemoves(mark: String) throws {
        let copy = try Self.copy(node: "{\(mark)}")
        #expect(copy.nodes.map(\.id) == ["d1", "bob", "bribe"], "\(copy.nodes.map(\.name))")
        #expect(try Self.entryCount(Self.copy(entry: "{\(mark)}")) == 0)
    }

    @Test(arguments: ["confidential: false", "confidential: 0", "confidential: No", #"Confidential: "FALSE""#])
    func noInWhateverFormMeansNothing(mark: String) throws {
        let copy = try Self.copy(node: "{\(mark)}", entry: "{\(mark)}")
        #expect(copy.node(id: "ann")?.facts.note == "private" && Self.entryCount(copy) == 1)
        // The marker itself is not for the public.
        #expect(!NativeWriter.text(of: copy).lowercased().contains("confidential"))
    }

    @Test(arguments: ["confidential: note", "Confidential: Note"]) func aNoteGoesAlone(mark: String) throws {
        let copy = try Self.copy(node: "{\(mark)}", entry: "{\(mark)}")
        #expect(copy.node(id: "ann")?.name == "Ann Fox" && Self.entryCount(copy) == 1)
        #expect(!NativeWriter.text(of: copy).contains("private"))
    }

    @Test func otherWordsReplaceANodeAndRemoveAnEntry() throws {
        let copy = try Self.copy(node: "{confidential: people in the know}", entry: "{confidential: people in the know}")
        #expect(copy.node(id: "ann") == nil && copy.nodes.contains { $0.name == "people in the know" } && Self.entryCount(copy) == 0)
    }

    @Test(arguments: [
        "confidential: [true]", "confidential: {by: ann}", "confidential: 2", #"confidential: "?""#, "confidential: []",
        "confidential: false, Confidential: note, CONFIDENTIAL: true",
    ]) func whatCannotBeReadIsAnErrorWithItsPlace(mark: String) throws {
        let node = try #require(throws: GraphProblems.self) { try Self.copy(node: "{\(mark)}") }
        #expect(node.problems.map(\.place?.line) == [4] && node.description.contains("“ann”"), "\(node)")
        let entry = try #require(throws: GraphProblems.self) { try Self.copy(entry: "{\(mark)}") }
        #expect(entry.problems.map(\.place?.line) == [10], "\(entry)")
    }
}
