import Testing

@testable import RelationGraph

@Suite struct NameSearchTests {
    private static func found(_ terms: [NameSearch.Term], in text: String) -> [NameSearch.Occurrence] {
        NameSearch(terms).occurrences(in: Array(text.unicodeScalars))
    }

    /// So many that comparing each place with each would never end.
    @Test func aNameIsFoundAsOftenAsItStandsThere() {
        let count = 30_000
        let found = Self.found(
            [.init("Ann Fox", .person, owner: 0), .init("fox", .id, owner: 0)], in: String(repeating: "Ann Fox. ", count: count))
        #expect(found.map(\.range) == (0..<count).map { $0 * 9..<$0 * 9 + 7 })
        #expect(found.allSatisfy { $0.term == "Ann Fox" && $0.isCertain })
    }

    @Test func ofPlacesThatOverlapTheSurestOfAnOwnerIsKept() {
        let terms = [
            NameSearch.Term("Ann Fox", .person, owner: 0), .init("Fox Hill", .title, owner: 0), .init("Fox Hill", .title, owner: 1),
        ]
        let found = Self.found(terms, in: "Fox and his dog saw Ann Fox Hill; there was a Fox")
        #expect(
            found.map { "\($0.owner) \($0.range) \($0.term) \($0.isCertain)" } == [
                "0 0..<3 Ann Fox false", "0 24..<32 Fox Hill true", "1 24..<32 Fox Hill true", "0 46..<49 Ann Fox false",
            ])
    }

    @Test func anIDThatIsAWordIsCertainAsItIsWrittenOnly() {
        let text = "Fox and fox"
        #expect(Self.found([.init("fox", .id, owner: 0)], in: text).map(\.isCertain) == [false, true])
        // Where it is a name too, or has a number, its case does not matter.
        #expect(Self.found([.init("fox", .id, owner: 0), .init("fox", .title, owner: 0)], in: text).map(\.isCertain) == [true, true])
        #expect(Self.found([.init("fox", .id, owner: 0), .init("fox", .title, owner: 1)], in: text).count { !$0.isCertain } == 1)
        #expect(Self.found([.init("fox7", .id, owner: 0)], in: "FOX7").map(\.isCertain) == [true])
    }

    /// Words are compared only with those that the index gives: it must give all that agree.
    @Test func theIndexGivesEveryWordThatAgrees() {
        let stems = [
            "peskov", "soleimani", "sulaymani", "quds", "fox", "ivan", "ivanov", "mueller", "xu", "a", "песков", "сулеймани", "иванов",
            "فوکس",
            "سليماني", "القدس", "παπαδοπουλος", "israel", "bank", "4711", "schtscherbakow",
        ]
        let endings = ["", "s", "a", "а", "ом", "ski", "4", "y", "ي", "ова"]
        let changed = stems.flatMap { stem in
            [
                stem, String(stem.dropFirst()), stem.replacing("k", with: "q"), stem.replacing("i", with: "y"),
                stem.replacing("v", with: "ff"),
            ]
        }
        let words = Set(changed.flatMap { stem in endings.map { stem + $0 } }).filter { !$0.isEmpty }.sorted()
        var index = NameWordIndex()
        for (position, word) in words.enumerated() { #expect(index.number(of: word) == position) }
        #expect(words.enumerated().allSatisfy { index.number(of: $1) == $0 })
        var count = 0
        for word in words.map(NameWord.init) {
            let given = NameSearch.candidates(for: word, in: index)
            let agreeing = index.words.indices.filter { NameSearch.agreement(index.words[$0], word) != nil }
            #expect(given.isSuperset(of: agreeing), "\(word.text)")
            count += agreeing.count
        }
        #expect(count > 2 * words.count)
    }
}
