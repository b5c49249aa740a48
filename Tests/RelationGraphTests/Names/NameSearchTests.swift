import RelationGraph
import Testing

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
}
