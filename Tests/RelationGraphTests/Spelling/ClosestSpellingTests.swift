import RelationGraph
import Testing

@Suite struct ClosestSpellingTests {
    @Test func findsWhatWasMeant() {
        #expect(closestSpelling(to: "deneid", among: ["denied", "disputed", "reported"]) == "denied")
        #expect(closestSpelling(to: "Peskow", among: ["peskov", "putin"]) == "peskov")
        #expect(closestSpelling(to: "deny", among: ["reported", "denied-by", "denied"]) == "denied", "a beginning")
        #expect(closestSpelling(to: "nmae", among: ["name", "note"]) == "name")
    }

    @Test func findsNothingFarAway() {
        #expect(closestSpelling(to: "d", among: ["s", "dd"]) == nil)
        #expect(closestSpelling(to: "UN", among: ["UK", "un-panel"]) == nil)
        #expect(closestSpelling(to: "zzz", among: ["met", "called"]) == nil)
        #expect(closestSpelling(to: "", among: []) == nil)
    }

    @Test func firstOfEquallyCloseWins() {
        #expect(closestSpelling(to: "bat", among: ["cat", "hat"]) == "cat")
    }
}
