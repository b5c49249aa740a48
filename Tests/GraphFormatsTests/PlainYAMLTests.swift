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
        #expect(try PlainYAML.value(of: source.bytes) == YAMLTree.anyValue(of: source))
    }

    @Test(arguments: [
        "", "# nothing\n", "~\n", "a: 1\na: 2\n", "a: 1\n'a': 2\n", "a: &x 1\n", "a: &x [1]\nb: *x\n", "! a", "a: !!str 1\n",
        "a: !t {b: c}\n", "[a, b]: c\n", "<<: {a: b}\n", "a: 1\n---\nb: 2\n", "a: [1\n", "a: b: c\n", "\ta: b\n", "{a: 1, a: 2}\n",
        String(repeating: "[", count: 102) + String(repeating: "]", count: 102),
    ]) func leavesTheRestToTheFullReader(_ text: String) {
        #expect(PlainYAML.value(of: Array(text.utf8)) == nil)
    }
}
