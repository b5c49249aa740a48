/// The number of edits between two words, if there are at most `limit` of them.
///
/// Optimal string alignment: insertions, deletions, substitutions and swaps of two neighbours, no part edited twice (the restricted form of
/// Damerau's distance: symmetric, but the triangle inequality may fail). Time O(n · m), left early once two whole rows exceed the limit;
/// space three rows of `second`.
///
/// Reference: F. J. Damerau, *A technique for computer detection and correction of spelling errors*, Communications of the ACM 7 (1964),
/// doi:10.1145/363958.363994.
func editDistance<Letter: Equatable>(_ first: [Letter], _ second: [Letter], limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
    var beforePrevious = [Int](repeating: 0, count: second.count + 1)
    var previous = Array(0...second.count)
    var current = beforePrevious
    for row in 1...first.count {
        current[0] = row
        var rowMinimum = row
        for column in 1...second.count {
            let same = first[row - 1] == second[column - 1]
            var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
            if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                cost = min(cost, beforePrevious[column - 2] + 1)
            }
            current[column] = cost
            rowMinimum = min(rowMinimum, cost)
        }
        // A swap reaches back two rows, and its source is one edit below: only past the limit in both rows is there no way back.
        if rowMinimum > limit, previous.min().map({ $0 > limit }) ?? false { return nil }
        (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[second.count] <= limit ? previous[second.count] : nil
}
