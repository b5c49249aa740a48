import Testing

@testable import RelationGraph

@Suite struct NameFoldingTests {
    @Test(arguments: [
        ("Dmitry Peskov", ["dmitry", "peskov"]),
        ("  PUTIN,\tVladimir ", ["putin", "vladimir"]),
        ("Al-Quds", ["al", "quds"]),
        ("O'Neill O’Neill", ["oneill", "oneill"]),
        ("U.N.", ["u", "n"]),
        ("IRi.039", ["iri", "039"]),
        ("Recep Tayyip Erdoğan", ["recep", "tayyip", "erdogan"]),
        ("Łódź Þór Ærø Straße ÇEŞME", ["lodz", "thor", "aero", "strasse", "cesme"]),
        ("Nguyễn Phú Trọng", ["nguyen", "phu", "trong"]),
        ("e\u{301}te\u{301}", ["ete"]),
        ("Сергей Королёв", ["сергеи", "королев"]),
        ("Сергеи\u{306}", ["сергеи"]),
        ("Άγγελος", ["αγγελοσ"]),
        ("خامنه\u{200C}ای", ["خامنهای"]),
        ("علي كريمى", ["علی", "کریمی"]),
        ("مُحَمَّد", ["محمد"]),
        ("שָׁלוֹם", ["שלומ"]),
        ("Ｆｏｘ　２４", ["fox", "24"]),
        ("۱۳۹۵ ٢٠١٥", ["1395", "2015"]),
        ("\u{202E}Putin\u{202C}", ["putin"]),
        ("习近平", ["习近平"]),
    ])
    func foldsToWords(text: String, words: [String]) {
        #expect(NameFolding.words(of: text) == words)
    }

    @Test(arguments: ["", " ", "--", "\u{301}\u{302}", "\u{0}\u{7}", "\u{200F}", "👍"])
    func whatHasNoLettersHasNoWords(text: String) {
        #expect(NameFolding.words(of: text).isEmpty)
    }

    @Test func foldingTwiceChangesNothing() {
        for text in ["Łódź", "Ærø", "Сергей", "Άγγελος", "خامنه\u{200C}ای", "Straße", "İstanbul", "Ｆｏｘ"] {
            let once = NameFolding.words(of: text)
            #expect(NameFolding.words(of: once.joined(separator: " ")) == once)
        }
    }
}
