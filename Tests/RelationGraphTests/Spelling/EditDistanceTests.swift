import Testing

@testable import RelationGraph

@Suite struct EditDistanceTests {
    private func distance(_ first: String, _ second: String, limit: Int = 9) -> Int? {
        editDistance(Array(first.unicodeScalars), Array(second.unicodeScalars), limit: limit)
    }

    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("peskov", "peskov", 0), ("peskov", "peskow", 1), ("peskov", "pskov", 1), ("peskov", "peskoov", 1),
        ("lavrov", "lavorv", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("путин", "пуитн", 1),
    ])
    func countsEdits(first: String, second: String, expected: Int) {
        #expect(distance(first, second) == expected)
        #expect(distance(second, first) == expected)
    }

    @Test func givesUpBeyondTheLimit() {
        #expect(distance("kitten", "sitting", limit: 3) == 3)
        #expect(distance("kitten", "sitting", limit: 2) == nil)
        #expect(distance("", "abc", limit: 2) == nil)
        #expect(distance("abcdef", "uvwxyz", limit: 1) == nil)
    }

    /// Against the recursive definition, over all words of up to four letters from {a, b}: also symmetry, and the limit as a mere cut.
    @Test func agreesWithTheDefinition() {
        var words: [[Character]] = [[]]
        var longest: [[Character]] = [[]]
        for _ in 1...4 {
            longest = longest.flatMap { word in ["a", "b"].map { word + [$0] } }
            words += longest
        }
        for first in words {
            for second in words {
                let expected = definition(first[...], second[...])
                for limit in 0...4 {
                    #expect(
                        editDistance(first, second, limit: limit) == (expected <= limit ? expected : nil), "\(first) \(second) \(limit)")
                }
                #expect(definition(second[...], first[...]) == expected)
            }
        }
    }

    private func definition(_ first: ArraySlice<Character>, _ second: ArraySlice<Character>) -> Int {
        guard let one = first.last, let other = second.last else { return max(first.count, second.count) }
        let rest = (first.dropLast(), second.dropLast())
        var best = min(definition(rest.0, second) + 1, definition(first, rest.1) + 1, definition(rest.0, rest.1) + (one == other ? 0 : 1))
        if first.count > 1, second.count > 1, one == rest.1.last, other == rest.0.last {
            best = min(best, definition(first.dropLast(2), second.dropLast(2)) + 1)
        }
        return best
    }
}
