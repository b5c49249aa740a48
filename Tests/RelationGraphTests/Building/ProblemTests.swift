import RelationGraph
import Testing

@Suite struct ProblemTests {
    @Test func problemsComeInReadingOrder() {
        func problem(_ severity: Problem.Severity, _ code: String, _ place: SourcePlace?) -> Problem {
            Problem(severity, code: code, message: "m", remedy: "r", place: place)
        }
        let a = SourcePlace(file: "a", line: 10, column: 1)
        let b = SourcePlace(file: "a", line: 9, column: 7)
        let c = SourcePlace(file: "b", line: 1, column: 1)
        let sorted = [
            problem(.warning, "x", a), problem(.error, "y", a), problem(.error, "z", c), problem(.error, "v", b),
            problem(.warning, "w", nil),
        ]
        .inReadingOrder
        #expect(sorted.map(\.code) == ["w", "v", "y", "x", "z"])
    }

    @Test func descriptionSaysWhereWhatAndTheRemedy() {
        let problem = Problem(
            .error, code: "bad-id", message: "What is wrong", remedy: "What to do.",
            place: SourcePlace(file: "graphs/a.yaml", line: 3, column: 5))
        #expect(problem.description == "graphs/a.yaml:3:5: error: What is wrong\n  What to do.")
        #expect(GraphProblems([problem]).description == problem.description)
    }
}
