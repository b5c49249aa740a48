import RelationGraph
import Testing

@testable import GraphFormats

/// Notes that can be read, but cannot all be right.
@Suite struct ContradictoryNotesTests {
    private static func problems(_ body: String) throws -> [Problem] {
        try GraphLoader.check(["-"], standardInput: { Array(("relgraph: 1\n" + body).utf8) }, inputFormat: .relgraph)
    }

    private static func codes(_ body: String) throws -> Set<String> {
        // Besides what small examples leave out.
        Set(try problems(body).map(\.code)).subtracting(["missing-evidence", "orphan", "statement-without-evidence"])
    }

    @Test("A statement says nothing: it is neither a source nor passes anything on", arguments: ["citing", "via"])
    func aStatementIsNoSource(_ key: String) throws {
        let problems = try Self.problems(
            "people: {w: W}\nstatements:\n  s: {says: A}\n  t: {says: B, stances: [{asserted: w, \(key): s}]}\n")
        let problem = try #require(problems.first { $0.code == "wrong-kind" })
        #expect(problem.severity == .error && problem.place?.line == 5 && problem.remedy.contains("implies:"))
    }

    @Test func documentsCopiedFromEachOther() throws {
        func notes(_ copies: [String]) -> String {
            "documents:\n" + ["a", "b", "c"].enumerated().map { "  \($1): {title: \($1), copied-from: [\(copies[$0])]}\n" }.joined()
        }
        let problem = try #require(Self.problems(notes(["b", "c", "a"])).first { $0.code == "circle-of-copies" })
        #expect(problem.message.contains("“a” from “b” from “c” from “a”"))
        #expect(try Self.problems(notes(["b", "a", "a, b"])).count { $0.code == "circle-of-copies" } == 1)
        #expect(try !Self.codes(notes(["b, c", "c", ""])).contains("circle-of-copies"))
    }

    @Test func aStatementThatImpliesWhatItContradicts() throws {
        func notes(_ second: String) -> String {
            "statements:\n  s: {says: A, implies: [t], contradicts: [\(second)]}\n  t: {says: B}\n  u: {says: C}\n"
        }
        #expect(try Self.codes(notes("t")) == ["implies-and-contradicts"])
        #expect(try Self.codes(notes("u")).isEmpty)
    }

    @Test func aPersonIsNoOutlet() throws {
        func notes(_ other: String) -> String {
            "people: {p: {name: P, ties: [{same-as: \(other)}]}, q: Q}\noutlets: {o: O}\nsources: {x: {name: An aide, anonymous: true}}\n"
        }
        #expect(try Self.codes(notes("o")) == ["same-as-of-two-kinds"])
        #expect(try Self.codes(notes("q")).isEmpty && Self.codes(notes("x")).isEmpty)
    }

    @Test func aRetractionOfNothing() throws {
        func notes(_ before: String) -> String {
            "people: {w: W, v: V}\nstatements:\n  s: {says: A, stances: [\(before){retracted: w, on: 2020-01-09}]}\n"
        }
        #expect(try Self.codes(notes("")) == ["nothing-to-take-back"])
        #expect(try Self.codes(notes("{asserted: v}, ")) == ["nothing-to-take-back"])
        #expect(try Self.codes(notes("{denied: w}, ")).isEmpty)
    }
}
