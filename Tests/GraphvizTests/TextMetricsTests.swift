import Testing

@testable import Graphviz

@Suite struct TextMetricsTests {
    private func width(_ text: String, bold: Bool = false) -> Double { TextMetrics.width(of: text, size: 1_000, bold: bold) }

    /// The AFM files of Helvetica and Helvetica-Bold: widths in thousandths of the size. Liberation rounds to 1/2048.
    @Test(arguments: [
        ("a", 556, 556), ("i", 222, 278), ("W", 944, 944), (" ", 278, 278), ("0", 556, 556), (".", 278, 278), ("m", 833, 889),
        ("A", 667, 722),
        ("é", 556, 556), ("—", 1000, 1000),
    ])
    func widthsAreThoseOfHelvetica(text: String, regular: Int, bold: Int) {
        #expect(abs(width(text) - Double(regular)) < 1)
        #expect(abs(width(text, bold: true) - Double(bold)) < 1)
    }

    @Test func scriptsHaveWidthsOfTheirOwn() {
        for text in ["Путин", "Σολεϊμάνι", "סולימאני", "Ťažký ğıİ", "قاسم سلیمانی"] {
            let mean = width(text) / Double(text.unicodeScalars.count)
            #expect((350...700).contains(mean), "\(text): \(mean)")
            #expect(width(text, bold: true) >= width(text))
        }
        #expect(width("Путин") != width("Ппппп"))
        #expect(width("יי") < width("שש"))
        #expect(width("Putin", bold: true) > width("Putin"))
    }

    /// What they take in DejaVu Sans, whose letters are wider than most fonts', as librsvg 2.54 draws them; in thousandths of the size.
    @Test(arguments: [
        ("شمس", 2_550), ("كشف", 2_340), ("سيف", 2_040), ("محمد جواد ظريف", 7_300), ("صدام حسين", 5_020),
    ])
    func arabicLettersAreAsWideAsTheyJoin(_ word: String, _ drawn: Double) {
        #expect(width(word) >= drawn)
        #expect(width(word) <= drawn * 1.2)
        #expect(width(word, bold: true) > width(word))
    }

    @Test func arabicLettersJoinWithinAWord() {
        #expect(width("سس") < 2 * width("س"))
        #expect(width("س س") == 2 * width("س") + width(" "))
        #expect(width("س\u{200C}س") == 2 * width("س"))
        #expect(width("سَس") == width("سس"))
        // An alef joins nothing that follows it.
        #expect(width("اس") == width("ا") + width("س"))
    }

    @Test func marksAndControlsTakeNoRoom() {
        #expect(width("e\u{301}") == width("e"))
        #expect(width("\u{200E}a\u{200F}\u{202B}\u{202C}\u{2066}\u{2069}\u{FEFF}") == width("a"))
        #expect(width("שָׁלוֹם") == width("שלום"))
        #expect(width("\u{0}\u{7}") == 0)
        #expect(width("") == 0)
    }

    @Test func ideographsAndEmojiAreSquare() {
        for text in ["中", "日", "한", "か", "！", "😀", "☕"] { #expect(width(text) == 1_000, "\(text)") }
    }

    @Test func scalesWithTheSizeAndAddsUp() {
        #expect(TextMetrics.width(of: "ab", size: 10) * 2 == TextMetrics.width(of: "ab", size: 20))
        #expect(width("ab") == width("a") + width("b"))
        #expect(TextMetrics.width(of: "iiii", size: 10, monospaced: true) == TextMetrics.width(of: "WWWW", size: 10, monospaced: true))
    }

    @Test func layoutUsesTheseWidths() throws {
        var graph = GraphvizGraph(name: "g")
        graph.nodes = [
            .init("Путин"), .init("b", ["label": .html("<B>Путин</B>")]), .init("c", ["label": "Putin", "fontname": "Helvetica-Bold"]),
            .init("d", ["label": "iiii", "fontname": "Courier"]), .init("סולימאני"),
        ]
        let drawing = try Graphviz().layout(graph, engine: .dot)
        let widths = drawing.nodes.map(\.label.textWidth)
        func expect(_ index: Int, _ width: Double) { #expect(abs(widths[index] - width) < 0.011) }
        expect(0, TextMetrics.width(of: "Путин", size: 14))
        expect(1, TextMetrics.width(of: "Путин", size: 14, bold: true))
        expect(2, TextMetrics.width(of: "Putin", size: 14, bold: true))
        expect(3, TextMetrics.width(of: "iiii", size: 14, monospaced: true))
        expect(4, TextMetrics.width(of: "סולימאני", size: 14))
    }
}
