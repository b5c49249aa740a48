import GraphFormats
import RelationGraph
import Testing

/// Files that can be read, but hardly say what was meant, and the remedies that name the cause.
@Suite struct DoubtfulFileTests {
    private static func person(_ fields: String) -> String { "relgraph: 1\npeople:\n  a: {\(fields)}\n" }

    static let samples = [
        Malformed("needless-alias", 3, 22, person("name: A, also: A")),
        Malformed("needless-alias", 3, 17, person("also: [B, B, C], name: A")),
        Malformed("needless-alias", 3, 35, person("also: [{name: B, lang: fa}, {name: B, lang: fa}], name: A")),
        Malformed("curly-quotes", 3, 13, person("name: “Jürgen” Brandt")),
        Malformed("curly-quotes", 3, 23, person("name: A, also: [“B”]")),
        Malformed("curly-quotes", 3, 6, "relgraph: 1\noutlets:\n  a: “A”\n"),
        Malformed("missing-scheme", 3, 21, person("name: A, url: www.x.example/y")),
        Malformed("missing-scheme", 3, 21, person("name: A, url: x.example/y")),
        Malformed("missing-scheme", 3, 21, person("name: A, url: www.x.example")),
        Malformed("self-relation", 3, 26, "relgraph: 1\nstatements:\n  s: {says: S, implies: [s]}\n"),
        Malformed("duplicate-reference", 3, 27, "relgraph: 1\nstatements:\n  s: {says: S, about: [a, a]}\npeople: {a: A}\n"),
        Malformed("before-publication", 3, 3, "relgraph: 1\ndocuments:\n  d: {title: D, date: 2015-02, retrieved: 2015-01}\n"),
        Malformed("unknown-kind", 4, 16, "relgraph: 1\nvocabulary:\n  relations:\n    x: {from: [persn]}\n"),
        Malformed("unknown-kind", 4, 26, "relgraph: 1\nvocabulary:\n  relations:\n    x: {to: place, from: vessel}\n"),
    ]

    @Test(arguments: samples) func isToldWithItsPlace(_ sample: Malformed) throws {
        let problems = NativeFixtures.problems(sample.text)
        let problem = try #require(problems.first { $0.code == sample.code }, "\(problems)")
        #expect(problem.place == SourcePlace(file: "a.yaml", line: sample.line, column: sample.column), "\(problem)")
        #expect(!problem.remedy.isEmpty)
        #expect(problems.count { $0.code == sample.code } == 1)
    }

    @Test(arguments: [
        person("name: A, also: [{name: B, lang: ru}, {name: B, lang: uk}, {name: A, lang: en}]"), person("name: ‘Ali"),
        person("name: Viktor “The Engineer” B"), person("name: A, url: scans/a.pdf"), person("name: A, url: a.pdf"),
        person("name: A, url: ../x.example/y"), person("name: A, url: /x.example/y"),
        "relgraph: 1\norganizations:\n  a: “Victory” Brigade\n", "relgraph: 1\nstatements:\n  s: {says: “Yes”}\n",
        "relgraph: 1\ndocuments:\n  d: {title: “No”, date: 2015-02-03, retrieved: 2015-02, updated: 2015-02-03}\n",
        "relgraph: 1\nvocabulary:\n  relations:\n    x: {from: vessel}\n  kinds:\n    vessel: {}\n",
    ]) func nothingIsSaidWithoutCause(_ text: String) {
        let problems = NativeFixtures.problems(text)
        #expect(problems.allSatisfy { ["orphan", "statement-without-evidence"].contains($0.code) }, "\(problems)")
    }

    private func remedy(_ text: String) -> String { NativeFixtures.problems(text).first { $0.severity == .error }?.remedy ?? "" }

    @Test func curlyQuotesAroundAnIDAreNamed() {
        let text = "relgraph: 1\nstatements:\n  s: {says: S, stances: [{denied: “a”}]}\npeople: {a: A}\n"
        #expect(remedy(text).contains("curly quotes"))
    }

    @Test func commasWithinBracketsAreNamed() {
        let text = "relgraph: 1\npeople:\n  a: {name: A, ties: [{met: b, note: one, two}]}\n  b: {name: B, role: x, y z\n    }\n"
        let problems = NativeFixtures.problems(text).filter { $0.code == "unknown-field" }
        #expect(problems.map(\.place?.line) == [3, 4])
        #expect(problems.allSatisfy { $0.remedy.contains("comma needs quotes") })
        // With a colon, the key is what was meant.
        #expect(!remedy("relgraph: 1\npeople:\n  a: {name: A, rol: }\n").contains("comma"))
    }

    @Test func commentsWithinBracketsAreNamed() {
        let start = "relgraph: 1\npeople:\n  a:\n    name: A\n    ties:\n      - {met: b, in: "
        #expect(remedy(start + "[c1 #p3]}\n      - {met: c}\n").contains("begins a comment"))
        #expect(remedy(start + "[c1 #p3]}\n").contains("begins a comment"))
        #expect(!remedy(start + "[c1#p3\n      - {met: c}\n").contains("comment"))
    }

    @Test func unusableNameIsNotMissing() {
        for value in ["\"a\\u0007b\"", "[a, b]", "\"a\\nb\""] {
            #expect(NativeFixtures.problems(DoubtfulFileTests.person("name: \(value)")).count { $0.severity == .error } == 1)
        }
        #expect(NativeFixtures.problems("relgraph: 1\npeople: {a: \"\\u0007\"}\n").count { $0.severity == .error } == 1)
        #expect(NativeFixtures.problems(DoubtfulFileTests.person("name: \"\"")).contains { $0.code == "missing-name" })
    }
}
