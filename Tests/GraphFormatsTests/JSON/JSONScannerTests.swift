import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct JSONScannerTests {
    private func skip(_ text: String) -> (code: String, place: String)? {
        let bytes = Array(text.utf8)
        var scanner = JSONScanner(bytes, in: 0..<bytes.count)
        do throws(JSONSyntaxError) {
            try scanner.skipValue()
            if scanner.isAtEnd { return nil }
            return ("rest", "")
        } catch {
            let problem = error.located(in: bytes, file: "f").problem
            return (problem.code, "\(problem.place?.line ?? 0):\(problem.place?.column ?? 0)")
        }
    }

    @Test func valuesAreRead() {
        for text in [
            "{}", "[]", "null", "true", "false", "0", "-0.5e+10", "1E2", "\"\"",
            " {\"a\": [1, {\"b\": null}, \"\\u00e9\\ud83d\\ude00\\/\"]} ",
            String(repeating: "[", count: 512) + String(repeating: "]", count: 512),
        ] { #expect(skip(text) == nil, "\(text.prefix(40))") }
    }

    @Test func whatIsNoJSONIsToldWithItsPlace() {
        let wrong = [
            ("", "1:1"), ("{", "1:2"), ("{a: 1}", "1:2"), ("{\"a\" 1}", "1:6"), ("{\"a\": 1,}", "1:9"), ("[1,\n 2 3]", "2:4"),
            ("[1,]", "1:4"),
            ("01", "1:1"), ("1.", "1:3"), ("-", "1:2"), ("nul", "1:1"), ("\"a", "1:1"), ("\"é\\x\"", "1:3"), ("\"\\u12\"", "1:2"),
            ("\"\\ud800\"", "1:2"), ("\"a\nb\"", "1:3"), ("'a'", "1:1"), ("NaN", "1:1"), ("\"\\u+123\"", "1:2"),
        ]
        for (text, place) in wrong { #expect(skip(text)?.place == place, "\(text)") }
        #expect(skip(String(repeating: "[", count: 600))?.code == "too-deep")
        #expect(skip("1 2")?.code == "rest")
    }

    @Test func escapesAreDecoded() throws {
        let bytes = Array("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é\"".utf8)
        var scanner = JSONScanner(bytes, in: 0..<bytes.count)
        let text = try scanner.string()
        #expect(text.hasEscapes)
        #expect(try scanner.text(text) == "\"\\/\u{8}\u{c}\n\r\té😀é")
    }
}
