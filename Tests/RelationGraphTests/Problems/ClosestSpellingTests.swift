import Testing

@testable import RelationGraph

@Suite struct ClosestSpellingTests {
    @Test func findsWhatWasMeant() {
        #expect(closestSpelling(to: "deneid", among: ["denied", "disputed", "reported"]) == "denied")
        #expect(closestSpelling(to: "Peskow", among: ["peskov", "putin"]) == "peskov")
        #expect(closestSpelling(to: "nmae", among: ["name", "note"]) == "name")
    }

    @Test func findsNothingFarAway() {
        #expect(closestSpelling(to: "zzz", among: ["met", "called"]) == nil)
        #expect(closestSpelling(to: "", among: []) == nil)
    }

    @Test func firstOfEquallyCloseWins() {
        #expect(closestSpelling(to: "bat", among: ["cat", "hat"]) == "cat")
    }

    @Test func distanceCountsEdits() {
        func distance(_ a: String, _ b: String) -> Int { editDistance(Array(a.utf8), Array(b.utf8)) }
        #expect(distance("", "") == 0)
        #expect(distance("abc", "") == 3)
        #expect(distance("", "abc") == 3)
        #expect(distance("kitten", "sitting") == 3)
        #expect(distance("ab", "ba") == 1)
        #expect(distance("ca", "abc") == 3)
    }

    @Test func distanceIsSymmetric() {
        let words = ["denied", "deneid", "disputed", "no-information", "met", "", "called"].map { Array($0.utf8) }
        for a in words {
            for b in words { #expect(editDistance(a, b) == editDistance(b, a)) }
        }
    }
}
