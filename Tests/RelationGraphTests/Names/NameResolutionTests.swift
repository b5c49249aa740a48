import Testing

@testable import RelationGraph

@Suite struct NameResolutionTests {
    private let cast = NamedNodes(NamedNode.cast)
    private let bothMen = NamedNodes([.general, .director, .putin])

    /// Two men of the UN list who sound alike: whatever fits both by sound alone is left open.
    @Test(arguments: [
        ("QASEM SOLEIMANI", "general"),
        ("Qasem Soleimani", "general also director"),
        ("GHASEM SOLEYMANI", "director"),
        ("Kasim Sulaymani", "general also director"),
        ("Ghasem Sulaymani", "director also general"),
        ("IRi.039", "general"),
        ("un:IRi.040", "director"),
        ("Soleimani", "general also director"),
        ("Soleymani", "director also general"),
        ("Sulaymani", "director or general"),
        ("Sardar Soleimani", "general"),
        ("Suleimani", "director or general"),
        ("Solemani", "director or general"),
        ("Ghasem Soleimani", "director or general"),
        ("Qasem Soleymani", "director or general"),
        ("Касем Сулеймани", "director or general"),
        ("قاسم سلیمانی", "director or general"),
        ("קאסם סולימאני", "director or general"),
    ])
    func neverMergesTheTwoMen(query: String, answer: String) {
        #expect(bothMen.answer(query) == answer)
    }

    @Test func anExactAliasDecidesAndTellsOfTheOther() {
        var general = NamedNode.general
        general.aliases.append("Ghasem Soleimani")
        let nodes = NamedNodes([.director, general])
        #expect(nodes.answer("Ghasem Soleimani") == "general also director")
        #expect(nodes.reason("Ghasem Soleimani") == "alias")
    }

    /// The other man need not be in the notes to be another man.
    @Test func theSoundSufficesAcrossScriptsOrWithTheSurnameAsRecorded() {
        for query in ["Ghasem Soleimani", "Касем Сулеймани", "قاسم سلیمانی", "קאסם סולימאני"] {
            #expect(cast.answer(query) == "general", "\(query)")
        }
        for query in ["Ghasem Soleymani", "Suleimani", "Solemani", "Soleymani"] {
            #expect(cast.answer(query) == "none: general", "\(query)")
        }
    }

    @Test(arguments: [
        ("Sergei", "lavrov or ryabkov or shoigu"),
        ("Sergey", "none: lavrov, ryabkov, shoigu"),
        ("Сергей", "lavrov or ryabkov or shoigu"),
        ("Sergei Lavrov", "lavrov"),
        ("Sergey Lavrov", "lavrov"),
        ("S. Lavrov", "lavrov"),
        ("lavrov sergei", "lavrov"),
        ("Сергей Шойгу", "shoigu"),
        ("Sergei Ivanov", "none: "),
    ])
    func threeSergeis(query: String, answer: String) {
        #expect(cast.answer(query) == answer)
    }

    @Test(arguments: [
        ("Путин", "putin"), ("پوتین", "putin"), ("بوتين", "putin"), ("פוטין", "putin"), ("Πούτιν", "putin"),
        ("Лавров", "lavrov"), ("لاوروف", "lavrov"), ("لافروف", "lavrov"), ("לברוב", "lavrov"),
        ("Песков", "peskov"), ("پسکوف", "peskov"), ("פסקוב", "peskov"),
        ("Хаменеи", "khamenei"), ("خامنه‌ای", "khamenei"), ("خامنئي", "khamenei"), ("חמינאי", "khamenei"),
    ])
    func surnamesAcrossScripts(query: String, answer: String) {
        #expect(cast.answer(query) == answer)
    }

    @Test func sentencesDoNotCrowdOutNames() {
        #expect(cast.answer("Fox") == "fox-news")
        #expect(cast.answer("Fox News") == "fox-news")
        #expect(cast.answer("Putin Soleimani Moscow") == "s1")
        #expect(cast.answer("July") == "none: s1", "one word of a sentence names nothing")
    }

    @Test func twoOfOneNameAreAmbiguous() {
        let nodes = NamedNodes([NamedNode(id: "a", name: "John Smith"), NamedNode(id: "b", name: "John Smith")])
        #expect(nodes.answer("John Smith") == "a or b")
        #expect(nodes.answer("john smith") == "a or b")
        #expect(nodes.answer("a") == "a")
    }

    @Test func aTypoIsASuggestion() {
        #expect(NamedNodes([NamedNode(id: "a", name: "Benton")]).answer("Benron") == "none: a")
        #expect(NamedNodes([NamedNode(id: "a", name: "Alise Benton")]).answer("Alice Benton") == "a")
        #expect(NamedNodes([NamedNode(id: "a", name: "Benton"), NamedNode(id: "b", name: "Bencon")]).answer("Benron") == "a or b")
    }

    @Test func aShortLikenessIsASuggestionOnly() {
        let nodes = NamedNodes([NamedNode(id: "ir", name: "Iran", form: .title)])
        #expect(nodes.answer("Iraq") == "none: ir")
        #expect(cast.answer("Pesk") == "none: peskov")
    }

    @Test func wordsRunTogetherOrApart() {
        let nodes = NamedNodes([NamedNode(id: "a", name: "RAHMATULLAH SHAH NAWAZ"), NamedNode(id: "b", name: "Mahmoud Ahmadinejad")])
        #expect(nodes.answer("رحمت الله شاه نواز") == "a")
        #expect(nodes.answer("Mahmud Ahmadi Nezhad") == "none: ")
        #expect(nodes.answer("Mahmud Ahmadi-Nejad") == "none: b")
        #expect(nodes.answer("Ahmadinejad") == "b")
    }

    /// "Abu" and any word with an a were once read as a name with an initial.
    @Test func initialsNeedAWellSpelledSurname() {
        let nodes = NamedNodes([
            NamedNode(id: "long", name: "FAZEEL-A-TUL SHAYKH ABU MOHAMMED AMEEN AL-PESHAWARI"),
            NamedNode(id: "short", name: "A. Peshawari"),
        ])
        #expect(nodes.answer("Abu Anas") == "none: ")
        #expect(nodes.answer("Ahmed Peshawari") == "short")
        #expect(nodes.answer("M. Peshavari") == "none: long, short")
        #expect(nodes.answer("M. Peshawari") == "long")
    }

    @Test func aGivenNameByLikenessIsASuggestionOnly() {
        let nodes = NamedNodes([NamedNode(id: "a", name: "Germain Katanga")])
        #expect(nodes.answer("Qerman") == "none: a")
        #expect(nodes.answer("Katenga") == "none: a")
    }

    @Test func suggestionsAreFew() {
        let nodes = NamedNodes((0..<20).map { NamedNode(id: "n\($0)", name: "Smithson \($0)") })
        guard case .none(let suggestions) = nodes.index.resolve("Smiths") else {
            Issue.record("a prefix must not resolve")
            return
        }
        #expect(suggestions.count == NameIndex.maximumSuggestions)
    }
}
