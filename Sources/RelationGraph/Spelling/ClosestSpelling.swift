/// The candidate that a writer most likely meant: fewest edits apart, and no more than a third of the word; ties by order.
///
/// - Complexity: O(candidates × length²).
public func closestSpelling(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.lowercased().unicodeScalars.prefix(100))
    // Another letter instead of one of two is another word.
    let limit = letters.count < 3 ? 0 : max(1, letters.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let other = Array(candidate.lowercased().unicodeScalars.prefix(100))
        guard let distance = editDistance(letters, other, limit: limit), distance < best?.distance ?? .max else { continue }
        best = (candidate, distance)
    }
    return best?.candidate ?? candidates.filter { isBeginning(letters, of: $0) }.min { $0.count < $1.count }
}

/// Whether a longer word begins with all letters but the last: “deny” and “denied”.
private func isBeginning(_ letters: [Unicode.Scalar], of candidate: String) -> Bool {
    letters.count > 3 && candidate.lowercased().unicodeScalars.starts(with: letters.dropLast())
}
