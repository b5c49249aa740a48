/// Whether two things that somebody gave names could be meant by one name at all: a low bar, passed by all that resemble each other.
public enum NameLikeness {
    /// Shorter words, and these, are articles and prepositions: they join no two names.
    private static let shortestWord = 3
    private static let particles: Set<String> = ["the", "and", "for", "von", "van", "der", "del", "des", "bin", "ibn", "abu"]

    /// Whether a word of one name is, sounds or romanizes like a word of the other; of short names, whether they are the same.
    ///
    /// - Complexity: O(words × words), each comparison of constant cost.
    public static func shareWord(_ first: [String], _ second: [String]) -> Bool {
        let (one, other) = (first.map(NameFolding.words), second.map(NameFolding.words))
        let whole = Set(one.map { $0.joined() })
        if other.contains(where: { whole.contains($0.joined()) }) { return true }
        func words(_ names: [[String]]) -> [NameWord] {
            Set(names.joined()).filter { $0.unicodeScalars.count >= shortestWord && Int($0) == nil && !particles.contains($0) }.sorted().map
            { NameWord($0) }
        }
        let (mine, theirs) = (words(one), words(other))
        return mine.contains { word in
            theirs.contains { other in
                WordAgreement.between(query: word, name: other).map { $0.rule >= .fewEdits && !$0.rule.isInitial } ?? false
            }
        }
    }
}
