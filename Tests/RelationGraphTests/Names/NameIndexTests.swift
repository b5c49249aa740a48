import Testing

@testable import RelationGraph

@Suite struct NameIndexTests {
    private let cast = NamedNodes(NamedNode.cast)

    /// One query for each rule, with the band, the reason and the node it must lead to.
    @Test(arguments: [
        ("peskov", NameBand.exact, "id", "peskov"),
        ("Dmitry Peskov", .exact, "name", "peskov"),
        ("Haj Qasem", .exact, "alias", "general"),
        ("un:IRi.039", .exact, "identifier", "general"),
        ("dmitry peskov", .sameLetters, "same letters, other case", "peskov"),
        ("Dmítry Pèskov", .sameLetters, "same letters without accents", "peskov"),
        ("dmitrypeskov", .sameLetters, "same letters, other spacing or punctuation", "peskov"),
        ("iri 039", .sameLetters, "same words, other punctuation", "general"),
        ("Putin, Vladimir", .sameWords, "same words in another order", "putin"),
        ("the Quds Force", .sameWords, "same words but for an article", "quds-force"),
        ("Soleimani", .surname, "surname", "general"),
        ("V. Putin", .surname, "initial and surname", "putin"),
        ("Vladimir", .words, "given name", "putin"),
        ("Fox", .words, "first word of the name", "fox-news"),
        ("Security", .words, "word of the name", "council"),
        ("UNSC", .words, "initials of the words", "org"),
        ("Сергей Лавров", .transliteration, "transliteration of Sergei Lavrov", "lavrov"),
        ("Путин", .transliteration, "surname; transliteration of Vladimir Putin", "putin"),
        ("پوتین", .soundsAlike, "surname; transliteration of Vladimir Putin, by sound", "putin"),
        ("Sergey Lavroff", .soundsAlike, "sounds alike", "lavrov"),
        ("Khameini", .soundsAlike, "surname; sounds alike", "khamenei"),
        ("Vladimir Pucin", .typo, "one letter differs", "putin"),
        ("Dmitry Peksov", .typo, "two letters swapped", "peskov"),
        ("General Peskov", .shared, "surname within the query", "peskov"),
        ("Ayatollah Ali Khamenei", .shared, "name within the query", "khamenei"),
        ("Moscow", .mention, "mentioned in the text", "s1"),
        ("Khame", .prefix, "surname; first letters", "khamenei"),
    ])
    func explainsEachRule(query: String, band: NameBand, reason: String, id: String) throws {
        let nodes = NamedNodes(
            NamedNode.cast + [NamedNode(id: "org", name: "Union for National Sports and Culture", form: .title)])
        let best = try #require(nodes.index.matches(query).first)
        #expect(nodes.id(best) == id)
        #expect(best.band == band)
        #expect(best.reason == reason)
        #expect(band.scores.contains(best.score))
    }

    @Test func strongerFieldsComeFirstAmongEqualTexts() {
        let nodes = NamedNodes([
            NamedNode(id: "d", name: "x", identifiers: ["fox"]), NamedNode(id: "c", name: "y", aliases: ["fox"]),
            NamedNode(id: "b", name: "fox"), NamedNode(id: "fox", name: "z"),
        ])
        #expect(nodes.found("fox") == ["fox", "b", "c", "d"])
        #expect(nodes.index.matches("fox").map(\.score) == [1, 1, 1, 1])
        #expect(nodes.answer("fox") == "fox also b, c, d")
    }

    @Test func aNodeIsListedOnceByItsBestName() {
        let matches = cast.index.matches("Qasem")
        #expect(Set(matches.map(\.node)).count == matches.count)
        #expect(matches.first?.text == "Haj Qasem" || matches.first?.text == "QASEM SOLEIMANI")
    }

    @Test func limitCutsTheList() {
        let all = cast.index.matches("Sergei")
        #expect(all.count >= 3)
        #expect(cast.index.matches("Sergei", limit: 2) == Array(all.prefix(2)))
        #expect(cast.index.matches("Sergei", limit: 0).isEmpty)
        #expect(cast.index.matches("Sergei", limit: -1).isEmpty)
    }

    @Test func namesInOtherScriptsAreFoundByLatinQueries() {
        let nodes = NamedNodes([
            NamedNode(id: "a", name: "Касем Сулеймани"), NamedNode(id: "b", name: "ولادیمیر پوتین"),
            NamedNode(id: "c", name: "סרגיי לברוב"),
            NamedNode(id: "d", name: "Ντμίτρι Πεσκόφ"), NamedNode(id: "e", name: "习近平"),
        ])
        #expect(nodes.answer("Qasem Soleimani") == "a")
        #expect(nodes.reason("Qasem Soleimani") == "transliteration of Касем Сулеймани, by sound")
        #expect(nodes.answer("Vladimir Putin") == "b")
        #expect(nodes.answer("Lavrov") == "c")
        #expect(nodes.answer("Peskov") == "d")
        #expect(nodes.answer("习近平") == "e")
        #expect(nodes.answer("قاسم سلیمانی") == "a")
    }

    @Test func organizationsUnderTheirSpellings() {
        #expect(cast.answer("Qods force") == "quds-force")
        #expect(cast.answer("Al-Quds") == "quds-force")
        #expect(cast.answer("القدس") == "quds-force")
        #expect(cast.answer("al quds force") == "quds-force")
        #expect(cast.answer("UN") == "council or united-nations")
        #expect(cast.answer("U.N. Security Council") == "council")
        #expect(NamedNodes(NamedNode.cast + [NamedNode(id: "un", name: "UN", form: .title)]).answer("U.N.") == "un")
    }

    @Test func surnameBeforeACommaIsASurname() {
        let nodes = NamedNodes([NamedNode(id: "a", name: "SOLEIMANI, Qasem"), NamedNode(id: "b", name: "Soleimani Karimi")])
        #expect(nodes.reason("soleimani") == "surname")
        #expect(nodes.answer("soleimani") == "a")
    }

    @Test func identifiersMatchWholeOrNotAtAll() {
        #expect(cast.answer("IRi.039") == "general")
        #expect(cast.answer("IRi.03") == "none: ")
        #expect(cast.answer("IRi.038") == "none: ")
        #expect(cast.answer("039") == "none: ")
    }
}
