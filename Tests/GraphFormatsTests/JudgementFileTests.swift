import GraphFormats
import RelationGraph
import Testing

@Suite struct JudgementFileTests {
    private let judgement = IdentityJudgement(
        first: "ann", second: "ofac-1", isSame: true, by: "J. Doe", because: "same passport: 008827", on: "2026-11-26")
    private let line = "- {from: ann, same-as: ofac-1, on: 2026-11-26, note: \"same passport: 008827\", attributes: {by: J. Doe}}"

    private func added(_ text: String?, _ judgement: IdentityJudgement? = nil) throws -> String {
        String(decoding: try JudgementFile.adding(judgement ?? self.judgement, to: text.map { Array($0.utf8) }, file: "f"), as: UTF8.self)
    }

    private func removed(_ text: String, _ a: String = "ofac-1", _ b: String = "ann") throws -> String? {
        try JudgementFile.removing(between: a, and: b, from: Array(text.utf8), file: "f").map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func aFileGetsAList() throws {
        #expect(try added(nil) == "relgraph: 1\n\nties:\n  \(line)\n")
        let notes = "# mine\nrelgraph: 1\npeople:\n  ann: {name: Ann}  # here\n"
        #expect(try added(notes) == notes + "\nties:\n  \(line)\n")
        #expect(try removed(try added(notes)) == notes)
        // Lines end as those of the file.
        #expect(try added("relgraph: 1\r\n") == "relgraph: 1\r\n\r\nties:\r\n  \(line)\r\n")
    }

    @Test func aListIsContinuedWhereItEnds() throws {
        let before = "relgraph: 1\nties:\n- from: ann\n  met: bob   # odd   spacing\n\n# the people\npeople:\n  ann: Ann\n"
        let after = "relgraph: 1\nties:\n- from: ann\n  met: bob   # odd   spacing\n\(line)\n\n# the people\npeople:\n  ann: Ann\n"
        #expect(try added(before) == after)
        #expect(try removed(after) == before)
        let twice = try added(
            after, IdentityJudgement(first: "ann", second: "bob", isSame: false, by: "x", because: "y, z", on: "2026-11-27"))
        #expect(twice.contains("- {from: ann, not-same-as: bob, on: 2026-11-27, note: \"y, z\", attributes: {by: x}}\n"))
        #expect(try removed(twice, "ann", "bob") == after)
    }

    @Test func whatItWritesIsRead() throws {
        let notes = "relgraph: 1\npeople: {ann: Ann, ofac-1: Anna}\n"
        let text = try added(notes)
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .relgraph)
        let relation = try #require(graph.relations.first)
        #expect(relation.type.id == "same-as" && relation.evidence?.saidOn?.text == "2026-11-26")
        #expect(relation.evidence?.note == "same passport: 008827" && relation.attribute("by") == .text("J. Doe"))
        #expect(graph.unitingIdentities().nodeCount == 1)
    }

    @Test func whatCannotBeChangedIsLeftAlone() throws {
        #expect(try removed("relgraph: 1\n") == nil)
        #expect(try removed("relgraph: 1\nties:\n  - {from: ann, met: ofac-1}\n") == nil)
        for text in ["relgraph: 1\nties: [{from: a, met: b}]\n", "people: {}\n", "relgraph: [", "- a\n"] {
            #expect(throws: GraphProblems.self) { try added(text) }
        }
        #expect(throws: GraphProblems.self) { try removed("relgraph: 1\nties:\n  - from: ann\n    same-as: ofac-1\n") }
    }
}
