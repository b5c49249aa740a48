import Testing

@testable import GraphFormats

@Suite struct PlainYAMLTests {
    private static let ordinary = [
        NativeFixtures.canonical,
        "relgraph: 1", "a:\n", "a: ~\n", "- x\n- [y, {z: 'q'}]\n-\n", "\"quoted\": \"\\u00e9\\n\"\n",
        "a: |\n  two\n  lines\nb: >-\n  folded\n  text\n",
        "é: ü # comment\nж: [ 1 , true, \"12\" ]\r\nlast: x\r\n", "{a: {}, b: [], c: ''}", "'': empty key\n",
        "%YAML 1.1\n---\na: b\n...\n",
    ]

    /// Reading events and reading nodes give the same values at the same places.
    @Test(arguments: ordinary) func agreesWithTheFullReader(_ text: String) throws {
        let source = try SourceText(Array(text.utf8), file: "f.yaml")
        #expect(try PlainYAML.value(of: source.bytes)?.value == YAMLTree.anyValue(of: source))
    }

    @Test(arguments: [
        "", "# nothing\n", "~\n", "a: &x 1\n", "a: &x [1]\nb: *x\n", "! a", "a: !!str 1\n",
        "a: !t {b: c}\n", "[a, b]: c\n", "<<: {a: b}\n", "a: 1\n---\nb: 2\n", "a: [1\n", "a: b: c\n", "\ta: b\n",
        String(repeating: "[", count: 102) + String(repeating: "]", count: 102),
    ]) func leavesTheRestToTheFullReader(_ text: String) {
        #expect(PlainYAML.value(of: Array(text.utf8)) == nil)
    }

    /// Scalars keep their first value; lists and mappings are joined, and their own keys too.
    @Test(arguments: [
        ("a: 1\na: 2\n", "a: 1\n"), ("a: 1\n'a': 2\nb: 3\n", "a: 1\nb: 3\n"), ("{a: 1, a: 2, a: 3}\n", "{a: 1}\n"),
        ("a: [1]\na: [2]\na: x\n", "a: [1, 2]\n"), ("a: {b: 1, c: [2]}\na: {c: [3], b: 4, d: 5}\n", "a: {b: 1, c: [2, 3], d: 5}\n"),
    ]) func keysGivenTwiceAreRead(_ text: String, _ tidy: String) throws {
        let read = try #require(PlainYAML.value(of: Array(text.utf8)))
        #expect(!read.repetitions.isEmpty)
        let expected = try #require(PlainYAML.value(of: Array(tidy.utf8)))
        #expect(expected.repetitions.isEmpty)
        #expect(read.value.withoutPlaces == expected.value.withoutPlaces)
    }

    @Test func repetitionsTellBothPlaces() throws {
        let read = try #require(PlainYAML.value(of: Array("é: {b: 1, b: 2}\nc: 3\né: {d: 4}\n".utf8)))
        #expect(
            read.repetitions == [
                KeyRepetition(key: "b", line: 1, column: 11, firstLine: 1, firstColumn: 5),
                KeyRepetition(key: "é", line: 3, column: 1, firstLine: 1, firstColumn: 1),
            ])
    }
}

extension YAMLValue {
    fileprivate var withoutPlaces: YAMLValue {
        let content: Content =
            switch content {
            case .scalar: content
            case .list(let values): .list(values.map(\.withoutPlaces))
            case .mapping(let entries):
                .mapping(entries.map { YAMLEntry(key: $0.key, line: 0, column: 0, value: $0.value.withoutPlaces) })
            }
        return YAMLValue(content: content, line: 0, column: 0)
    }
}
