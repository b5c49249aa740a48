import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct JSONScannerTests {
    /// The code and the place of what is wrong with a text, whether it is passed over or read; nil if nothing is.
    private func problem(_ bytes: [UInt8]) -> (code: String, place: String)? {
        func told(_ read: (inout JSONScanner) throws -> Void) -> (code: String, place: String)? {
            var scanner = JSONScanner(bytes, in: 0..<bytes.count)
            do {
                try read(&scanner)
                try scanner.finish()
                return nil
            } catch {
                guard let problem = (error as? JSONSyntaxError)?.located(in: bytes, file: "f").problem else { return ("", "") }
                return (problem.code, "\(problem.place?.line ?? 0):\(problem.place?.column ?? 0)")
            }
        }
        let skipped = told { try $0.skipValue() }
        let read = told { _ = try $0.value() }
        // Only whole values tell repeated keys and numbers without measure.
        if read?.code != "duplicate-key" && read?.code != "huge-number" {
            #expect(skipped?.code == read?.code && skipped?.place == read?.place, "\(String(decoding: bytes.prefix(60), as: UTF8.self))")
        }
        return read
    }

    private func problem(_ text: String) -> (code: String, place: String)? { problem(Array(text.utf8)) }

    /// What the public suites for parsers of JSON call `y_`: must be read.
    static let valid = [
        "{}", "[]", "null", "true", "false", "0", "-0", "-0.5e+10", "1E2", "1e-2", "0e1", "20e1", "\"\"", " [] ", "[[]   ]", "[\"\"]",
        "[1\n]", "[1,null,null,null,2]", "[null, 1, \"1\", {}]", "{\"\":0}", "{\"a\":[]}", "{\"foo\\u0000\":1}", "[123.456e78]",
        "[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001]", "\t\r\n[1] ",
        "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
        "[\"\\u0012\"]", "[\"\\uFFFF\"]", "[\"\\uDBFF\\uDFFE\"]", "[\"\\ud83d\\ude39\\ud83d\\udc8d\"]", "[\"asd \"]", "[\"\u{7F}\"]",
        "[\"⍂㈴⍂\"]",
        "[\"\u{2028}\u{2029}\"]", "\" \"", "[\"new\\u000Aline\"]", "[\"a/*b*/c/*d//e\"]", "{\"title\":\"\\u041f\\u043e\\u043b\\u0442\"}",
        "[4.2, -1, \"-12\", 1.5E+9]", "{\"min\": -1.0e+28, \"max\": 1.0e+28}", "[\"\\uA66D\"]", "{\"a\":\"b\"}\n", "[\"\u{10FFFF}\"]",
    ]

    @Test func whatIsJSONIsRead() {
        for text in Self.valid where !text.contains("\\u0000") { #expect(problem(text) == nil, "\(text)") }
        let limit = JSONScanner.depthLimit
        #expect(problem(String(repeating: "[", count: limit) + String(repeating: "]", count: limit)) == nil)
    }

    /// What the suites call `n_`: must be refused; each with the place where it stops being JSON.
    static let invalid: [(text: String, place: String)] = [
        ("", "1:1"), (" ", "1:2"), ("{", "1:2"), ("[", "1:2"), ("[1", "1:3"), ("[1,", "1:4"), ("[,1]", "1:2"), ("[1,,2]", "1:4"),
        ("[,]", "1:2"), ("[1,]", "1:4"), ("[\"\",]", "1:5"), ("[1]]", "1:4"), ("[1}", "1:3"), ("[x", "1:2"), ("[3[4]]", "1:3"),
        ("[\"a\" \"b\"]", "1:6"), ("[\"x\"", "1:5"), ("[1:2]", "1:3"), ("[-]", "1:3"), ("[+1]", "1:2"), ("[-01]", "1:2"), ("[01]", "1:2"),
        ("[.5]", "1:2"), ("[2.]", "1:4"), ("[2.e3]", "1:4"), ("[1.0e]", "1:6"), ("[1.0e+]", "1:7"), ("[0x1]", "1:3"), ("[1 000]", "1:4"),
        ("[--1]", "1:3"), ("[-NaN]", "1:3"), ("[Inf]", "1:2"), ("[NaN]", "1:2"), ("[1ea]", "1:4"), ("[1+2]", "1:3"), ("[1a]", "1:3"),
        ("[0e]", "1:4"), ("[tru]", "1:2"), ("[nul]", "1:2"), ("[True]", "1:2"), ("[truee]", "1:6"), ("{a: 1}", "1:2"), ("{\"a\" 1}", "1:6"),
        ("{\"a\"}", "1:5"), ("{\"a\":}", "1:6"), ("{\"a\":1,}", "1:8"), ("{\"a\":1,,\"b\":2}", "1:8"), ("{,}", "1:2"), ("{1:1}", "1:2"),
        ("{'a':0}", "1:2"), ("{\"a\":0 \"b\":1}", "1:8"), ("{\"a\":\"b\"}#", "1:10"), ("{\"a\":true} x", "1:12"), ("[1]x", "1:4"),
        ("[\"\\x00\"]", "1:3"), ("[\"\\u00A\"]", "1:3"), ("[\"\\u\"]", "1:3"), ("[\"\\uqqqq\"]", "1:3"), ("[\"\\u+123\"]", "1:3"),
        ("[\"\\\\\\\"]", "1:2"), ("[\"a", "1:2"), ("[\"\\", "1:2"), ("\"", "1:1"), ("'a'", "1:1"), ("[\"\\a\"]", "1:3"),
        ("[\"\\🌀\"]", "1:3"),
        ("[\"\\ud800\"]", "1:3"), ("[\"\\udc00\"]", "1:3"), ("[\"\\ud800\\u0041\"]", "1:3"), ("[\"\\ud800\\n\"]", "1:3"),
        ("\"a\nb\"", "1:3"), ("[\"\t\"]", "1:3"), ("\"é\\x\"", "1:3"), ("[1,\n 2 3]", "2:4"), ("[\n\n{\n\"é\": x}]", "4:6"),
        ("/**/[1]", "1:1"),
        ("[1] // c", "1:5"), ("<null>", "1:1"), ("*", "1:1"), ("[\u{2060}]", "1:2"), ("\u{0C}[]", "1:1"), ("[1\u{0C}]", "1:3"),
        ("{}}", "1:3"),
    ]

    @Test func whatIsNoJSONIsToldWithItsPlace() {
        for (text, place) in Self.invalid {
            let found = problem(text)
            #expect(found?.code == "json-syntax" && found?.place == place, "\(text): \(String(describing: found))")
        }
        #expect(problem(String(repeating: "[", count: 100_000)) ?? ("", "") == ("nested-too-deeply", "1:101"))
        #expect(problem(String(repeating: "{\"\":", count: 100_000))?.code == "nested-too-deeply")
        #expect(problem("{\"a\":1,\n\"b\":{\"c\":1,\"c\":1}}") ?? ("", "") == ("duplicate-key", "2:12"))
        #expect(problem("[1,-1e400]") ?? ("", "") == ("huge-number", "1:4"))
        #expect(problem("[\"foo\\u0000\"]") ?? ("", "") == ("encoding", "1:6"))
    }

    @Test func whatIsNoUTF8IsToldWithItsPlace() {
        // A lone continuation, a cut sequence, one that is too long, a surrogate, what lies beyond Unicode.
        for broken: [UInt8] in [[0x80], [0xE4], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xE0, 0x80]] {
            for padding in 0..<9 {
                let bytes = Array("[\n\"\(String(repeating: "x", count: padding))".utf8) + broken + Array("\"]".utf8)
                #expect(problem(bytes) ?? ("", "") == ("encoding", "2:2"))
            }
        }
        #expect(problem([0x22, 0x00, 0x22])?.code == "json-syntax")
    }

    /// Strings are gone through eight bytes at once: what ends them may stand anywhere in eight.
    @Test func stringsEndWhereTheirQuoteStands() throws {
        for length in 0..<40 {
            for filler in ["x", "é", "\\\"", "\\u00e9", "😀"] {
                let content = String(repeating: "a", count: length) + filler + String(repeating: "\u{80}", count: length % 3)
                let bytes = Array("\"\(content)\",".utf8)
                var scanner = JSONScanner(bytes, in: 0..<bytes.count)
                let text = try scanner.string()
                #expect(scanner.position == bytes.count - 1)
                let meant = content.replacing("\\\"", with: "\"").replacing("\\u00e9", with: "é")
                #expect(try scanner.text(text) == meant)
                #expect(text.hasEscapes == filler.hasPrefix("\\"))
            }
        }
    }

    @Test func escapesAreDecoded() throws {
        let bytes = Array("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é\"".utf8)
        var scanner = JSONScanner(bytes, in: 0..<bytes.count)
        let text = try scanner.string()
        #expect(text.hasEscapes)
        #expect(try scanner.text(text) == "\"\\/\u{8}\u{c}\n\r\té😀é")
    }

    @Test func numbersAreIntegersDecimalsOrTheirDigits() throws {
        func value(_ text: String) throws -> String {
            let bytes = Array(text.utf8)
            var scanner = JSONScanner(bytes, in: 0..<bytes.count)
            switch try scanner.value() {
            case .integer(let number): return "integer \(number)"
            case .number(let number): return "number \(number)"
            case .string(let text): return "text \(text)"
            default: return ""
            }
        }
        #expect(try value("-9223372036854775808") == "integer -9223372036854775808")
        #expect(try value("9223372036854775808") == "text 9223372036854775808")
        #expect(try value("0.1") == "number 0.1")
        #expect(try value("1e2") == "number 100.0")
        #expect(try value("5e-324") == "number 5e-324")
        #expect(try value("1e-400") == "number 0.0")
    }
}
