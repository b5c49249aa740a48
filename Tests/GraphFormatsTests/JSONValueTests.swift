import Foundation
import Testing

@testable import GraphFormats

@Suite struct JSONValueTests {
    @Test("Any text survives, and none reaches a terminal raw")
    func strings() throws {
        let texts = [
            "", "\"\\/", "a\tb\nc\r", "\u{0}\u{1}\u{1B}[31m\u{7F}\u{85}", "\u{202E}\u{2066}\u{2028}", "Кремль قاسم 🇮🇷 e\u{301}", "\u{FFFF}",
        ]
        let value = JSONValue.strings(texts)
        let decoded = try JSONDecoder().decode([String].self, from: Data(value.text.utf8))
        #expect(decoded.map { Array($0.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
        #expect(value.text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)) })
    }

    @Test(
        "Numbers round-trip",
        arguments: [0, -0.0, 0.1, 1 / 3.0, 1e-7, 1.5e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 123456789.125])
    func numbers(_ number: Double) throws {
        let decoded = try JSONDecoder().decode([Double].self, from: Data(JSONValue.array([.number(number)]).text.utf8))
        #expect(decoded == [number])
    }

    @Test func notANumber() { #expect(JSONValue.array([.number(.nan), .number(.infinity)]).text == "[null, null]\n") }

    @Test func keysKeepTheirOrder() {
        let value = JSONValue.object(dropping: [("z", .integer(1)), ("none", nil), ("a", .null), ("m", .array([]))])
        #expect(value.text == "{\"z\": 1, \"a\": null, \"m\": []}\n")
    }
}
