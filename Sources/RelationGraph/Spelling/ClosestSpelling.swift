/// The candidate that a writer most likely meant: fewest edits apart, and no more than a third of the word; ties by order.
///
/// - Complexity: O(candidates × length²).
public func closestSpelling(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.lowercased().unicodeScalars.prefix(100))
    let limit = max(1, letters.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let other = Array(candidate.lowercased().unicodeScalars.prefix(100))
        guard let distance = editDistance(letters, other, limit: limit), distance < best?.distance ?? .max else { continue }
        best = (candidate, distance)
    }
    return best?.candidate
}
