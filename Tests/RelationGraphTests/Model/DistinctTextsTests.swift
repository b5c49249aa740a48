import Testing

@testable import RelationGraph

@Suite struct DistinctTextsTests {
    /// The number that a text gets by its bytes.
    private func number(_ text: String, in texts: inout DistinctTexts) -> Int32? {
        texts.number(of: Array(text.utf8).span) { text }
    }

    @Test func numbersAreThoseOfADictionary() {
        var texts = DistinctTexts()
        var known: [String: Int32] = [:]
        // Lengths around those at which a text is its own key, and shared beginnings and ends.
        for round in 0..<2 {
            for length in 0..<40 {
                for letter in ["a", "b", "ä", "\u{0}"] {
                    for text in [
                        String(repeating: letter, count: length), String(repeating: "x", count: length) + letter, "\(length)" + letter,
                    ] {
                        let expected = known[text, default: Int32(known.count)]
                        known[text] = expected
                        let found = (length + round) % 2 == 0 ? texts.number(of: text) : number(text, in: &texts)
                        #expect(found == expected && texts[text] == expected)
                    }
                }
            }
        }
        #expect(texts.count == known.count && texts["absent"] == nil && texts["a longer one that is absent"] == nil)
        #expect(texts.texts.enumerated().allSatisfy { known[$1] == Int32($0) })
    }

    @Test(arguments: [
        ("K1", "\u{212A}1"), ("é", "e\u{301}"), ("Zoë of Österreich", "Zoe\u{308} of O\u{308}sterreich"),
        ("a long name; of ASCII", "a long name\u{37E} of ASCII"),
    ])
    func equivalentSpellingsAreOne(_ pair: (String, String)) {
        for (first, second) in [pair, (pair.1, pair.0)] {
            var texts = DistinctTexts()
            #expect(number(first, in: &texts) == 0 && number(second, in: &texts) == 0 && number(first, in: &texts) == 0)
            #expect(texts[first] == 0 && texts[second] == 0)
            #expect(texts.texts.map { Array($0.utf8) } == [Array(first.utf8)], "the first spelling stays")
        }
    }

    /// No other character is equivalent to one of ASCII.
    @Test func twinsOfASCIIAreKnown() {
        let ascii = Set((0..<0x80).compactMap { Unicode.Scalar($0).map(String.init) })
        for value in UInt32(0x80)..<0x30000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect((DistinctTexts.asciiEquivalent(scalar) != nil) == ascii.contains(String(scalar)), "\(value)")
        }
    }

    @Test func roomMadeAheadChangesNothing() {
        var texts = DistinctTexts()
        #expect(texts.number(of: "first") == 0)
        texts.reserveCapacity(1000)
        for number in 1..<1000 {
            let text = "text number \(number)"
            #expect(texts.number(of: text, TextKey(text)) == Int32(number) && texts["first"] == 0)
        }
        #expect(known(["text number 7", "a", "first", "", "no text number"], in: texts) == [7, -1, 0, -1, -1] && texts.count == 1000)
    }

    /// The numbers of texts that are looked up together.
    private func known(_ wanted: [String], in texts: DistinctTexts) -> [Int32] {
        let bytes = Array(wanted.joined().utf8)
        var end = 0
        let queries = wanted.map { text in
            let range = end..<end + text.utf8.count
            end = range.upperBound
            return (range, TextKey(text))
        }
        return texts.knownNumbers(of: queries, in: bytes.span)
    }

    @Test func manyAtOnceAreNumberedAsOneAfterTheOther() {
        var generator = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0...UInt64.max, using: &generator)
        for size in [0, 1, 5, 64, 500] {
            let wanted = (0..<size).map { index -> String in
                let number = (seed &+ UInt64(index)) % UInt64(max(1, size / 2))
                return ["\(number)", "a longer text \(number)", "é \(number)", "e\u{301} \(number)"][index % 4]
            }
            var (single, together) = (DistinctTexts(), DistinctTexts())
            let expected = wanted.map { single.number(of: $0) }
            let blocks = stride(from: 0, to: size, by: 64).map { Array(wanted[$0..<min($0 + 64, size)]) }
            #expect(blocks.flatMap { together.numbers(of: $0.map { ($0, TextKey($0)) }) } == expected, "seed \(seed)")
            #expect(together.texts.map { Array($0.utf8) } == single.texts.map { Array($0.utf8) }, "seed \(seed)")
            #expect(known(wanted, in: together) == expected, "seed \(seed)")
        }
        #expect(known(["a", "a longer one"], in: DistinctTexts()) == [-1, -1])
    }

    @Test func whatIsNoTextGetsNoNumber() {
        var texts = DistinctTexts()
        #expect(texts.number(of: [0xFF, 0xFE].span) { nil } == nil)
        #expect(texts.count == 0 && number("a", in: &texts) == 0)
    }
}
