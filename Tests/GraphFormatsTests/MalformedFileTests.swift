import GraphFormats
import RelationGraph
import Testing

/// What is wrong with a text: the code of the first problem, and where.
struct Malformed: Sendable, CustomTestStringConvertible {
    var code: String
    var line: Int
    var column: Int
    var text: String

    init(_ code: String, _ line: Int, _ column: Int, _ text: String) {
        self.code = code
        self.line = line
        self.column = column
        self.text = text
    }

    var testDescription: String { "\(code): \(text.prefix(60))" }
}

@Suite struct MalformedFileTests {
    /// A person who is related to something, so that nothing but the offence is reported.
    private static func person(_ field: String) -> String { "relgraph: 1\npeople:\n  a:\n    name: A\n    \(field)\n" }
    private static func tie(_ entry: String) -> String {
        "relgraph: 1\npeople:\n  a:\n    name: A\n    ties:\n      - {\(entry)}\n  b:\n    name: B\ndocuments:\n  d: {title: D}\n"
    }
    private static func stance(_ entry: String) -> String {
        "relgraph: 1\nstatements:\n  s:\n    says: S\n    stances:\n      - {\(entry)}\npeople:\n  a:\n    name: A\ndocuments:\n  d: {title: D}\n"
    }

    static let syntax = [
        Malformed("empty-file", 1, 1, ""),
        Malformed("empty-file", 1, 1, "# only a comment\n"),
        Malformed("empty-file", 1, 1, "---\n...\n"),
        Malformed("wrong-type", 1, 1, "just text"),
        Malformed("wrong-type", 1, 1, "- a\n- list\n"),
        Malformed("several-documents", 3, 1, "relgraph: 1\n---\npeople: {}\n"),
        Malformed("yaml-tab", 3, 1, "relgraph: 1\npeople:\n\ta: A\n"),
        Malformed("yaml-syntax", 2, 9, "relgraph: 1\ntitle: a: b\n"),
        Malformed("yaml-syntax", 2, 8, "relgraph: 1\ntitle: @a\n"),
        Malformed("yaml-syntax", 2, 8, "relgraph: 1\ntitle: *a\n"),
        Malformed("yaml-syntax", 4, 1, "relgraph: 1\ntitle: \"a\npeople: {}\n"),
        Malformed("yaml-syntax", 3, 1, "relgraph: 1\npeople: {a: {name: A}\nplaces: {}\n"),
        Malformed("duplicate-key", 3, 1, "relgraph: 1\ntitle: a\ntitle: b\n"),
        Malformed("duplicate-key", 4, 3, "relgraph: 1\npeople:\n  a: A\n  a: B\n"),
        Malformed("duplicate-key", 2, 16, "relgraph: 1\nplaces: {a: A, a: B}\n"),
        Malformed("yaml-tag", 2, 8, "relgraph: 1\ntitle: !!int 5\n"),
        Malformed("yaml-tag", 2, 9, "relgraph: 1\npeople: !mine {a: A}\n"),
        Malformed("merge-key", 4, 7, "relgraph: 1\npeople:\n  a: &a {name: A}\n  b: {<<: *a}\n"),
        Malformed("complex-key", 2, 1, "relgraph: 1\n[a, b]: c\n"),
        Malformed("control-character", 2, 9, "relgraph: 1\ntitle: a\u{1}b\n"),
        Malformed("control-character", 2, 9, "relgraph: 1\ntitle: é\u{90}b\n"),
        Malformed("encoding", 2, 9, "relgraph: 1\ntitle: a\0b\n"),
    ]

    static let structure = [
        Malformed("missing-version", 1, 1, "people:\n  a: A\n"),
        Malformed("missing-version", 1, 1, "services:\n  web: {image: x}\n"),
        Malformed("newer-version", 1, 11, "relgraph: 2\nfuture: x\n"),
        Malformed("bad-version", 1, 11, "relgraph: one\n"),
        Malformed("unknown-section", 2, 1, "relgraph: 1\npeeple:\n  a: A\n"),
        Malformed("wrong-type", 2, 9, "relgraph: 1\npeople: [a, b]\n"),
        Malformed("wrong-type", 3, 6, "relgraph: 1\npeople:\n  a: [x]\n"),
        Malformed("missing-name", 3, 3, "relgraph: 1\npeople:\n  a: {role: x}\n"),
        Malformed("missing-name", 3, 3, "relgraph: 1\npeople:\n  a:\n"),
        Malformed("missing-says", 3, 3, "relgraph: 1\nstatements:\n  a: {when: 2015}\n"),
        Malformed("missing-title", 3, 3, "relgraph: 1\ndocuments:\n  a: {url: https://a.example}\n"),
        Malformed("bad-id", 3, 3, "relgraph: 1\npeople:\n  Fox News: {name: A}\n"),
        Malformed("duplicate-id", 5, 3, "relgraph: 1\npeople:\n  a: A\noutlets:\n  a: B\n"),
        Malformed("unknown-field", 5, 5, person("nmae: A")),
        Malformed("unknown-field", 5, 5, person("date: 2015")),
        Malformed("unknown-field", 5, 5, person("stances: []")),
        Malformed("wrong-type", 5, 11, person("also: {fa: قاسم}")),
        Malformed("unknown-field", 5, 21, person("also: {name: A, langue: fr}")),
        Malformed("wrong-type", 5, 11, person("role: [a, b]")),
        Malformed("wrong-type", 5, 10, person("ids: un")),
        Malformed("line-break", 5, 11, person("role: \"a\\nb\"")),
        Malformed("control-character", 5, 11, person("role: \"a\\u0007b\"")),
        Malformed("invisible-character", 5, 11, person("role: \"a\\u202Eb\"")),
        Malformed("empty-field", 5, 5, person("role:")),
        Malformed("bad-date", 5, 11, person("when: 2015-02-30")),
        Malformed("bad-date", 5, 11, person("when: 2016/2015")),
        Malformed("bad-date", 5, 12, person("since: 2007/2008")),
        Malformed("bad-date", 6, 12, person("since: 2009\n    until: 2008")),
        Malformed("two-periods", 6, 5, person("when: 2009\n    until: 2008")),
        Malformed("unknown-value", 5, 18, person("reliability: G")),
        Malformed("unsafe-url", 5, 10, person("url: javascript:alert(1)")),
        Malformed("unsafe-url", 5, 10, person("url: \" JavaScript:alert(1)\"")),
        Malformed("unknown-value", 4, 26, "relgraph: 1\nsources:\n  a:\n    {name: A, anonymous: perhaps}\n"),
        Malformed("unknown-value", 5, 12, "relgraph: 1\nsources:\n  a:\n    name: A\n    count: 0\n"),
        Malformed("unknown-value", 5, 12, "relgraph: 1\nsources:\n  a:\n    name: A\n    count: many\n"),
    ]

    static let entries = [
        Malformed("wrong-type", 5, 11, person("ties: b")),
        Malformed("missing-relation-type", 6, 9, tie("in: [d]")),
        Malformed("two-relation-types", 6, 18, tie("met: b, called: b, in: [d]")),
        Malformed("unknown-relation-type", 6, 10, tie("zzz: b, in: [d]")),
        Malformed("unknown-field", 6, 18, tie("met: b, sinse: 2007, in: [d]")),
        Malformed("unknown-field", 6, 18, tie("met: b, from: a, in: [d]")),
        Malformed("missing-end", 6, 10, tie("met: , in: [d]")),
        Malformed("unknown-reference", 6, 15, tie("met: c, in: [d]")),
        Malformed("unknown-reference", 6, 23, tie("met: b, in: [e]")),
        Malformed("wrong-kind", 6, 23, tie("met: b, in: [b]")),
        Malformed("wrong-kind", 6, 15, tie("met: d, in: [d]")),
        Malformed("bad-locator", 6, 23, tie("met: b, in: [\"d#\"]")),
        Malformed("unknown-value", 6, 29, tie("met: b, certainty: sure, in: [d]")),
        Malformed("unknown-value", 6, 31, tie("met: b, credibility: 7, in: [d]")),
        Malformed("bad-date", 6, 22, tie("met: b, on: Friday, in: [d]")),
        Malformed("unknown-relation-type", 6, 10, stance("deneid: a, in: [d]")),
        Malformed("not-a-stance", 6, 10, stance("commands: a, in: [d]")),
        Malformed("misplaced-field", 6, 18, tie("met: b, personal: true, in: [d]")),
        Malformed("misplaced-field", 4, 23, "relgraph: 1\npeople: {a: A, b: B}\nties:\n  - {from: a, met: b, personal: no}\n"),
        Malformed("unknown-value", 6, 31, stance("denied: a, personal: perhaps, in: [d]")),
        Malformed("not-a-stance", 6, 21, stance("denied: a, copied-from: a, in: [d]")),
        Malformed("not-a-stance", 6, 10, stance("copied-from: a, in: [d]")),
        Malformed("missing-from", 4, 5, "relgraph: 1\npeople: {a: A}\nties:\n  - {met: a}\n"),
    ]

    private static func step(_ fields: String) -> String {
        "relgraph: 1\nviews:\n  v:\n    steps:\n      - {\(fields)}\npeople: {a: A, b: {name: B, ties: [{met: a}]}}\n"
    }

    static let steps = [
        Malformed("wrong-type", 5, 9, "relgraph: 1\nviews:\n  v:\n    steps:\n      - Fox reports\n"),
        Malformed("missing-caption", 5, 9, step("highlight: [a]")),
        Malformed("missing-caption", 5, 9, step("caption: , highlight: [a]")),
        Malformed("unknown-field", 5, 24, step("caption: One, hilight: [a]")),
        Malformed("unknown-reference", 5, 36, step("caption: One, highlight: [c]")),
        Malformed("unknown-value", 5, 30, step("caption: One, path: [a]")),
        Malformed("wrong-kind", 5, 35, step("caption: One, statement: a")),
        Malformed("wrong-kind", 5, 36, step("caption: One, documents: [a]")),
        Malformed("unknown-relation-type", 5, 32, step("caption: One, types: [meet]")),
        Malformed("unknown-value", 5, 30, step("caption: One, fade: perhaps")),
        Malformed("bad-date", 5, 31, step("caption: One, as-of: yesterday")),
        Malformed("duplicate-reference", 5, 34, step("caption: One, keep: [a, a]")),
    ]

    static let declarations = [
        Malformed("unknown-field", 3, 3, "relgraph: 1\nvocabulary:\n  kind: {}\n"),
        Malformed("duplicate-kind", 4, 5, "relgraph: 1\nvocabulary:\n  kinds:\n    person: {section: persons}\n"),
        Malformed("duplicate-relation-type", 4, 5, "relgraph: 1\nvocabulary:\n  relations:\n    met: {}\n"),
        Malformed("reserved-name", 4, 5, "relgraph: 1\nvocabulary:\n  relations:\n    via: {}\n"),
        Malformed("reserved-name", 4, 5, "relgraph: 1\nvocabulary:\n  kinds:\n    tie: {}\n"),
        Malformed("stance-speaks-for", 4, 5, "relgraph: 1\nvocabulary:\n  relations:\n    hinted: {polarity: for, speaks-for: true}\n"),
        Malformed("unknown-layer", 4, 19, "relgraph: 1\nvocabulary:\n  relations:\n    flew: {layer: tis}\n"),
        Malformed("unknown-value", 4, 19, "relgraph: 1\nvocabulary:\n  relations:\n    flew: {color: pink}\n"),
        Malformed("unknown-value", 4, 18, "relgraph: 1\nvocabulary:\n  relations:\n    flew: {dash: wavy}\n"),
        Malformed("unknown-field", 4, 5, "relgraph: 1\nviews:\n  v:\n    hilight: []\n"),
        Malformed("unknown-value", 4, 13, "relgraph: 1\nviews:\n  v:\n    layout: dott\n"),
        Malformed("unknown-value", 4, 13, "relgraph: 1\nviews:\n  v:\n    layout: fast\n"),
        Malformed("unknown-value", 4, 11, "relgraph: 1\nviews:\n  v:\n    path: [a]\n"),
        Malformed("unknown-value", 4, 22, "relgraph: 1\nviews:\n  v:\n    min-reliability: F\n"),
        Malformed("unknown-value", 4, 22, "relgraph: 1\nviews:\n  v:\n    min-reliability: G\n"),
        Malformed("unknown-value", 4, 18, "relgraph: 1\nviews:\n  v:\n    graded-only: B\n"),
        Malformed("unknown-reference", 4, 12, "relgraph: 1\nviews:\n  v:\n    focus: nobody\n"),
        Malformed("unknown-layer", 4, 13, "relgraph: 1\nviews:\n  v:\n    layers: tie\n"),
    ]

    @Test(arguments: syntax + structure + entries + steps + declarations) func namesTheOffenceAndItsPlace(_ sample: Malformed) throws {
        let problems = NativeFixtures.problems(sample.text)
        let found = problems.first { $0.code == sample.code }
        let problem = try #require(found, "\(problems)")
        #expect(problem.place == SourcePlace(file: "a.yaml", line: sample.line, column: sample.column), "\(problem)")
        #expect(!problem.remedy.isEmpty)
        #expect(problem.message.first?.isLowercase == false)
    }

    /// A key given twice hides no other mistake of the file, and what stands under the second is not missed.
    @Test func duplicateKeyIsOneProblemAmongOthers() {
        let text = """
            relgraph: 1
            people:
              a: {name: A, name: AA, ties: [{met: b, in: [d]}]}
            documents:
              d: {title: D, dat: 2015}
            people:
              b: {name: B, nmae: B}
            """
        #expect(
            NativeFixtures.problems(text).map { "\($0.code) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" } == [
                "duplicate-key 3:16", "unknown-field 5:17", "duplicate-key 6:1", "unknown-field 7:16",
            ])
        #expect(NativeFixtures.problems(text).first?.message.contains("first at a.yaml:3:7") == true)
    }

    @Test func remediesSuggestWhatWasMeant() {
        func remedy(_ text: String) -> String { NativeFixtures.problems(text).first { $0.severity == .error }?.remedy ?? "" }
        #expect(remedy(MalformedFileTests.person("nmae: A")).contains("name"))
        #expect(remedy(MalformedFileTests.stance("deneid: a, in: [d]")).contains("denied"))
        #expect(remedy(MalformedFileTests.tie("met: b, sinse: 2007, in: [d]")).contains("since"))
        #expect(remedy("relgraph: 1\npeeple: {a: A}\n").contains("people"))
        #expect(remedy("relgraph: 1\npeople:\n  Касем Сулеймани: A\n").contains("kasem-sulejmani"))
        #expect(remedy(MalformedFileTests.person("date: 2015")).contains("when"))
        #expect(
            NativeFixtures.problems(MalformedFileTests.person("when: 2015-02-30")).contains {
                $0.message.contains("February 2015 has 28 days")
            })
    }
}
