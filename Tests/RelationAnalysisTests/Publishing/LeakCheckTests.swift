import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// Names in whatever clothes.
@Suite struct LeakCheckTests {
    private static func check(allowed: [String] = []) throws -> LeakCheck {
        let graph = try GraphMergeTests.graph(
            """
            people:
              soleimani:
                name: Qasem Soleimani
                also: [{name: Касем Сулеймани, lang: ru}]
                ids: {un: IRi.039, ofac: "10481"}
                url: https://www.example.org/people/qs
            outlets:
              fox-news: {name: Fox News, also: [Fox, Straße TV]}
            """)
        return LeakCheck(Array(graph.nodes), allowed: allowed)
    }

    @Test(arguments: [
        "Qasem Soleimani", "QASEM SOLEIMANI", "Qásem Soleimaní", "qasem.soleimani@example.org", "#QasemSoleimani", "Soleimani, Qasem",
        "qasem_soleimani_2015.jpg", "Qasem M. Soleimani's", "the Qasem Soleimanis", "Qassem Suleimani", "Касем Сулеймани",
        "с Касемом Сулеймани",
        "id=soleimani", "IRi.039", "iri039", "No. 10481", "see example.org/people/qs", "http://example.org/people/qs?page=2",
        "Fox reported",
        "foxnews.com", "STRASSE-TV", "Qasem\n    Soleimani", "Qasem%20Soleimani", "Qasem&#32;Soleimani", "Qasem%2520Soleimani",
        "Qasem&amp;nbsp;Soleimani", "Qasem&amp;#32;Soleimani", #"Qasem\nSoleimani"#,
        #"\u041a\u0430\u0441\u0435\u043c \u0421\u0443\u043b\u0435\u0439\u043c\u0430\u043d\u0438"#,
        "%D0%9A%D0%B0%D1%81%D0%B5%D0%BC%20%D0%A1%D1%83%D0%BB%D0%B5%D0%B9%D0%BC%D0%B0%D0%BD%D0%B8",
        "&#1050;&#1072;&#1089;&#1077;&#1084; &#x421;&#x443;&#x43b;&#x435;&#x439;&#x43c;&#x430;&#x43d;&#x438;",
    ])
    func namesAreFoundInWhateverForm(text: String) throws {
        let leaks = try Self.check().leaks(in: "before " + text + " after", file: "f")
        #expect(leaks.contains { $0.isCertain }, "\(leaks)")
    }

    @Test(arguments: [
        "", "nothing at all", "foxes in the news", "Case 104813", "Suleiman the Great", "a question of solace", "Moscow, 24 July",
        "IRi.0391",
        "Qatar and its neighbours", "<g id='n1'/>",
    ])
    func otherWordsAreNoCertainNames(text: String) throws {
        #expect(try Self.check().leaks(in: text, file: "f").filter(\.isCertain) == [])
    }

    @Test(arguments: ["Suleimani said", "Сулеймани", "Сулейманиего", "Soleimanis Reise", "سلیمانی"])
    func aSurnameAloneIsAWarning(text: String) throws {
        let leaks = try Self.check().leaks(in: text, file: "f")
        #expect(leaks.map(\.id) == ["soleimani"] && leaks.allSatisfy { !$0.isCertain }, "\(leaks)")
    }

    @Test func theWordsOfANameMayStandInTags() throws {
        let svg = "<svg>\n<text><tspan x='1'>Qasem</tspan><tspan x='1' dy='12'>Soleimani</tspan></text></svg>"
        let leak = try #require(try Self.check().leaks(in: svg, file: "map.svg", isMarkup: true).first(where: \.isCertain))
        #expect(leak.place.line == 2 && leak.id == "soleimani")
        let title = try Self.check().leaks(in: "<a title=\"Fox News\">x</a>", file: "a.html", isMarkup: true)
        #expect(title.map(\.place.description) == ["a.html:1:11"])
    }

    /// Two readings of one text are no two findings.
    @Test(arguments: [
        "<a title=\"Qasem Soleimani\">x</a>", "<text>Qasem <b>M.</b> Soleimani</text>",
        "<text><tspan>Qasem</tspan> <tspan>Soleimani</tspan></text>",
    ]) func aSurnameWithinASureNameIsNotReportedAgain(text: String) throws {
        let leaks = try Self.check().leaks(in: text, file: "map.svg", isMarkup: true)
        #expect(leaks.map(\.isCertain) == [true], "\(leaks)")
        let beside = try Self.check().leaks(in: text + " and Soleimani", file: "map.svg", isMarkup: true)
        #expect(beside.map(\.isCertain) == [true, false], "\(beside)")
    }

    @Test func anIDIsNoOrdinaryWord() throws {
        let leaks = try Self.check().leaks(in: "see soleimani, and Soleimani, and SOLEIMANI", file: "f")
        #expect(leaks.map(\.isCertain) == [true, false, false], "\(leaks)")
    }

    @Test func whatIsLeftOfAnAbbreviatedNameIsNotTheName() throws {
        let graph = try GraphMergeTests.graph("people: {jl: {name: J. Li}}\noutlets: {att: {name: AT&T}}")
        let leaks = LeakCheck(Array(graph.nodes)).leaks(in: "<ul><li>at home</li></ul>", file: "a.html", isMarkup: true)
        #expect(leaks.allSatisfy { !$0.isCertain }, "\(leaks)")
        for text in ["J. Li", "J Li said", "<b>J.</b> Li"] {
            let named = LeakCheck(Array(graph.nodes)).leaks(in: text, file: "a.html", isMarkup: true)
            #expect(named.contains { $0.id == "jl" && $0.isCertain }, "\(text): \(named)")
        }
        #expect(LeakCheck(Array(graph.nodes)).leaks(in: "x=AT&amp;T", file: "a.html").contains { $0.id == "att" && $0.isCertain })
    }

    /// Of two readings that overlap, the one that stands as the name does.
    @Test func aNameIsFoundWhereItStandsAndNotAcrossOtherWords() throws {
        let graph = try GraphMergeTests.graph("sources: {dock-workers: {name: three dock workers}}")
        let leaks = LeakCheck(Array(graph.nodes)).leaks(in: "dock-workers:\n  name: three dock workers\n", file: "n.yaml")
        #expect(leaks.map(\.found) == ["dock-workers", "three dock workers"], "\(leaks)")
    }

    @Test func whatANodeWasCalledIsFoundToo() throws {
        let graph = try GraphMergeTests.graph("people: {ann: {name: Ann Fox, also: [Annie]}}")
        let node = try #require(graph.node(id: "ann"))
        let check = LeakCheck([], former: [.init(node, "Ann Fox", isID: false), .init(node, "ann", isID: true)])
        #expect(check.leaks(in: "ANN FOX", file: "f").map(\.isCertain) == [true])
        #expect(check.leaks(in: "about: [ann]", file: "f").map(\.isCertain) == [true])
        #expect(check.leaks(in: "Annie", file: "f").allSatisfy { !$0.isCertain })
    }

    @Test func placesCountLinesAndCharacters() throws {
        let leak = try #require(try Self.check().leaks(in: "eins\nzwei äöü Fox News\n", file: "a/b.yaml").first)
        #expect(leak.place == SourcePlace(file: "a/b.yaml", line: 2, column: 10))
        #expect(leak.found == "Fox News" && leak.context == "eins zwei äöü Fox News")
    }

    @Test func whatIsAllowedIsSaidToBe() throws {
        let leaks = try Self.check(allowed: ["fox"]).leaks(in: "Fox said that Fox News", file: "f")
        #expect(leaks.map(\.isAllowed) == [true, false])
        // A whole name that may stand does not let its surname stand alone.
        let whole = try Self.check(allowed: ["qasem soleimani"]).leaks(in: "QASEM SOLEIMANI. Then Suleimani came", file: "f")
        #expect(whole.map(\.isAllowed) == [true, false])
    }

    /// A law: whatever stands around it, a name is found; and a text without letters of it has none.
    @Test(arguments: ["", " ", "x ", "\"", "[", "1-", "\u{200B}", "«", "<b>", "/"]) func whatStandsAroundDoesNotMatter(edge: String) throws
    {
        for other in ["", " ", ".", "'s", ")", "]", "</b>", "\u{FEFF}", "/x", "_1"] {
            let leaks = try Self.check().leaks(in: edge + "Qasem Soleimani" + other, file: "f", isMarkup: true)
            #expect(leaks.contains { $0.isCertain && $0.id == "soleimani" }, "\(edge) \(other)")
        }
    }

    private static func leaks(of notes: String, in text: String) throws -> [Leak] {
        LeakCheck(Array(try GraphMergeTests.graph(notes).nodes)).leaks(in: text, file: "f")
    }

    @Test(arguments: [
        #"C:\docs\tom-quill.pdf"#, #"C:\\docs\\tom-quill.pdf"#, #"C:\new\tom%20quill"#, #"\tom quill"#, #"by\nTom Quill"#,
    ]) func whatLooksLikeAnEscapeMayBeNone(text: String) throws {
        #expect(try Self.leaks(of: "people: {tq: {name: Tom Quill}}", in: text).contains(where: \.isCertain))
    }

    @Test(arguments: ["%54%6F%6D%20%51%75%69%6C%6C%E2%80", "%FF%20%54om%20Quill%20%FE", "Tom%20Quill%20%D0"])
    func escapedBytesThatAreNoTextDoNotHideOthers(text: String) throws {
        #expect(try Self.leaks(of: "people: {tq: {name: Tom Quill}}", in: text).contains(where: \.isCertain))
    }

    @Test(arguments: [
        "J%FCrgen-M%FCller", "J%C3%BCrgen M%FCller", "J&uuml;rgen M&uuml;ller", "J&#252rgen M&#xFC;ller", "J&uumlrgen M&#00000000252;ller",
        #"J\xfcrgen M\xFCller"#, #"J\xc3\xbcrgen M\u00fcller"#, "J&amp;uuml;rgen M&amp;uuml;ller", "%4a%fcrgen%20M%fcller",
    ]) func lettersAreReadInWhateverEscape(text: String) throws {
        #expect(try Self.leaks(of: "people: {jm: {name: Jürgen Müller}}", in: text).contains(where: \.isCertain))
    }

    @Test func lettersOfLatinExtendedAreReadAsPagesNameThem() throws {
        let notes = "people: {sz: {name: Šárka Żółć}}"
        for text in ["&Scaron;&aacute;rka &Zdot;&oacute;&lstrok;&cacute;", "&#138;&#225;rka &#379;&oacute&#322&#263;"] {
            #expect(try Self.leaks(of: notes, in: text).contains(where: \.isCertain), "\(text)")
        }
    }

    /// Every byte is read once, whatever stands behind it.
    @Test func longRunsOfEscapedBytesEnd() throws {
        let text = String(repeating: "%41", count: 20_000) + "%FF" + String(repeating: "&#", count: 5_000) + "&#99999999999"
        #expect(try Self.leaks(of: "people: {tq: {name: Tom Quill}}", in: text + " Tom%20Quill").contains(where: \.isCertain))
    }

    private static let contact = """
        people:
          nina:
            name: Nina Berg
            attributes:
              phone: "+47 99912345"
              email: az99@x.org
              pages: [https://social.example/n/77]
              born: "1960-05-03"
              rank: 12
        """

    @Test(arguments: ["call +47 999 12 345", "99912345", "mail AZ99@x.org", "(az99@x.org)", "see https://social.example/n/77?x=1"])
    func contactDataAreFoundInOtherFields(text: String) throws {
        let leaks = try Self.leaks(of: Self.contact, in: text)
        #expect(leaks.contains { $0.isCertain && $0.id == "nina" }, "\(leaks)")
    }

    @Test(arguments: ["on 1960-05-03", "12 of them", "999", "x.org"]) func otherAttributesTellNobody(text: String) throws {
        #expect(try Self.leaks(of: Self.contact, in: text) == [])
    }
}
