import Testing

@testable import RelationGraph

@Suite struct SoundKeyTests {
    private func folded(_ word: String) -> NameWord { NameWord(NameFolding.words(of: word).joined()) }

    private func agreement(_ first: String, _ second: String) -> WordAgreement? {
        .between(query: folded(first), name: folded(second))
    }

    @Test(arguments: [
        ("путин", "putin"), ("песков", "peskov"), ("рябков", "riabkov"), ("дмитрии", "dmitri"), ("хаменеи", "khamenei"),
        ("щука", "shchuka"),
        ("λαβροφ", "lavrof"), ("πουτιν", "poutin"), ("μπαιντεν", "bainten"), ("dmitry", "dmitri"), ("max", "maks"),
    ])
    func romanizes(word: String, letters: String) {
        #expect(Romanization.letters(of: word) == Array(letters.utf8))
    }

    @Test func leavesOtherScriptsAndDigitsAlone() {
        #expect(Romanization.letters(of: "习近平") == nil)
        #expect(Romanization.letters(of: "039") == nil)
        #expect(Romanization.letters(of: "mi6") == nil)
    }

    @Test(arguments: [
        ["qasem", "ghasem", "qassem", "kasim", "qasim", "kassem", "касем", "касым", "قاسم", "קאסם"],
        ["soleimani", "suleimani", "soleymani", "sulaymani", "sulaimani", "сулеимани", "سلیمانی", "סולימאני"],
        ["khamenei", "khameini", "хаменеи", "خامنهای", "خامنیی", "חמינאי"],
        ["mohammed", "muhammad", "mohamad", "мухаммед", "мохаммад", "محمد", "מוחמד"],
        ["yousef", "yusuf", "yousuf", "юсуф", "יוסף"],
        ["putin", "poutine", "путин", "پوتین", "بوتین", "פוטין", "πουτιν"],
        ["lavrov", "lavroff", "lawrow", "лавров", "لاوروف", "لافروف", "לברוב", "λαβροφ"],
        ["peskov", "peskoff", "песков", "پسکوف", "بیسکوف", "פסקוב"],
        ["osman", "usman", "عثمان"], ["uthman", "othman", "عثمان"],
        ["shoigu", "sojgu", "shoygu", "шоигу", "شویگو"],
    ])
    func spellingsOfOneNameSoundAlike(spellings: [String]) {
        for first in spellings {
            for second in spellings where first != second {
                let rule = agreement(first, second)?.rule
                #expect(rule == .sounds || rule == .romanizes, "\(first) \(second): \(String(describing: rule))")
            }
        }
    }

    @Test(arguments: [
        ("putin", "patton"), ("lavrov", "ryabkov"), ("qasem", "hassan"), ("путин", "patton"), ("ali", "lee"), ("sergei", "igor"),
        ("zzzzqqq", "زكي"), ("zkk", "زكي"), ("zzqq", "זק"), ("zzzaqqq", "زكي"),
    ])
    func otherNamesDoNot(first: String, second: String) {
        #expect(agreement(first, second) == nil)
    }

    @Test func agreementIsSymmetricButForPrefixes() {
        let words = ["qasem", "ghasem", "касем", "قاسم", "putin", "putim", "путин", "iran", "iraq", "039", "lavorv", "lavrov", "习近平"]
            .map(NameWord.init)
        for first in words {
            for second in words {
                let one = WordAgreement.between(query: first, name: second)
                let other = WordAgreement.between(query: second, name: first)
                #expect(one?.rule == other?.rule, "\(first.text) \(second.text)")
                #expect(one?.similarity == other?.similarity, "\(first.text) \(second.text)")
            }
        }
    }

    @Test func digitsNeverAgreeByLikeness() {
        #expect(agreement("2015", "2017") == nil)
        #expect(agreement("a2015x", "a2017x") == nil)
    }

    @Test func readingsStayBounded() {
        let letters = [UInt8](repeating: UInt8(ascii: "W"), count: 40)
        let readings = SoundKey.readings(of: letters)
        #expect(readings.count == SoundKey.maximumReadings)
    }
}
