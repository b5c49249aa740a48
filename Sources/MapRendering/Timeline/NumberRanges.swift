extension [Int] {
    /// "1, 3–5, 8"; the numbers are in order.
    var asRanges: String {
        var parts: [ClosedRange<Int>] = []
        for number in self {
            if let last = parts.last, last.upperBound + 1 == number {
                parts[parts.count - 1] = last.lowerBound...number
            } else {
                parts.append(number...number)
            }
        }
        return parts.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)\($0.count == 2 ? ", " : "–")\($0.upperBound)" }
            .joined(separator: ", ")
    }
}
