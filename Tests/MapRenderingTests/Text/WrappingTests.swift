import RelationGraph
import Testing

@testable import MapRendering

@Suite struct WrappingTests {
    private static let texts = [
        "", " ", "Putin met Soleimani in Moscow in July 2015", "Donaudampfschifffahrtsgesellschaftskapitän",
        "a b c d e f g h i j k l m n o p",
        "قاسم سلیمانی فرمانده نیروی قدس", "中国人民解放军总参谋部情报局第三处", "שלום עולם", "👩‍👩‍👧‍👦 family 👍🏽 of signs", "one\ntwo\tthree\u{2028}four",
        String(repeating: "x", count: 10_000), String(repeating: "word ", count: 2_000),
    ]

    @Test(arguments: texts, [20.0, 60, 165, 700])
    func noLineIsWiderThanAsked(_ text: String, _ width: Double) {
        for lettering in [Lettering.name, .caption] {
            for line in text.wrapped(to: width, in: lettering) {
                #expect(!line.isEmpty)
                #expect(lettering.width(of: line) <= width || line.count == 1, "\(line)")
            }
        }
    }

    @Test(arguments: texts, [20.0, 60, 165])
    func nothingIsLostUnlessAnEllipsisSaysSo(_ text: String, _ width: Double) {
        let words = text.drawable.filter { !$0.isWhitespace }
        #expect(text.wrapped(to: width, in: .name, maximumLines: .max - 1).joined().filter { !$0.isWhitespace } == words)
        for limit in [1, 2, 6] {
            let lines = text.wrapped(to: width, in: .name, maximumLines: limit)
            #expect(lines.count <= limit)
            let shown = lines.joined().filter { !$0.isWhitespace }
            if shown != words {
                #expect(shown.hasSuffix("…"))
                #expect(words.hasPrefix(shown.dropLast()))
            }
        }
    }

    @Test func breaksAtSpaces() {
        let width = Lettering.statement.width(of: "Putin met")
        #expect("Putin met Soleimani in".wrapped(to: width, in: .statement) == ["Putin met", "Soleiman", "i in"])
        #expect("Putin met".wrapped(to: width, in: .statement) == ["Putin met"])
        #expect("Putin met".shortened(to: width, in: .statement) == "Putin met")
        #expect("Putin met him".shortened(to: width, in: .statement) == "Putin …")
        #expect("".shortened(to: width, in: .statement) == "")
    }

    @Test func boldTextNeedsMoreRoom() {
        #expect(Lettering.name.width(of: "Putin") > Lettering.statement.width(of: "Putin"))
        #expect(Lettering.title.width(of: "Putin") == Lettering.name.width(of: "Putin") * 1.7)
    }
}

@Suite struct DrawableTextTests {
    @Test func leavesOutWhatBreaksAPicture() {
        #expect("a\u{0}b\u{7}c\u{1B}[31m\u{85}\u{FFFE}\u{FFFF}".drawable == "abc[31m")
        #expect("safe\u{202E}gpj.exe\u{2066}\u{200B}\u{FEFF}".drawable == "safegpj.exe")
        #expect("a\nb\tc\r\u{2029}d".drawable == "a b c  d")
    }

    @Test(arguments: ["", "Plain", "Сергей Рябков", "قاسم\u{200C}سلیمانی", "שָׁלוֹם", "e\u{301}", "👩‍👩‍👧", "a & b < c \"d\" 'e' ]]>"])
    func leavesProperTextAlone(_ text: String) { #expect(text.drawable == text) }

    @Test func keepsEightMarksOnALetter() {
        let piled = "Z" + String(repeating: "\u{335}", count: 5_000) + "algo"
        #expect(piled.drawable.unicodeScalars.count == 1 + 8 + 4)
        #expect(piled.drawable.hasSuffix("algo"))
    }

    @Test func escapesMarkup() {
        #expect("<script>\"&'</script>".xmlEscaped == "&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;")
        #expect("]]>".xmlEscaped == "]]&gt;")
        #expect("plain".xmlEscaped == "plain")
    }

    @Test(arguments: ["https://example.org", "HTTP://example.org/a:b", "mailto:a@b.c", "notes/a.html", "#there", "?q=a:b", "/a:b", ""])
    func harmlessLinks(_ url: String) { #expect(url.isSafeURL) }

    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:x", "java\nscript:x", "data:text/html,x", "file:///etc/passwd", ":x",
    ])
    func harmfulLinks(_ url: String) { #expect(!url.isSafeURL) }
}

@Suite struct NumberTests {
    @Test(arguments: [
        (0.0, "0"), (-0.001, "0"), (1, "1"), (1.5, "1.5"), (1.05, "1.05"), (-1.05, "-1.05"), (-0.5, "-0.5"), (2.999, "3"),
        (1e300, "1000000000000"),
        (.nan, "0"), (.infinity, "0"), (0.1 + 0.2, "0.3"), (100, "100"),
    ])
    func atMostTwoDecimals(_ number: Double, _ text: String) { #expect(number.svg == text) }
}
