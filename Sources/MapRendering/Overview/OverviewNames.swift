import RelationGraph

/// What a large map writes of names: all of them where they are not very long, otherwise cut, but no two names to the same words.
struct OverviewNames {
    let width: Double
    let lettering: Lettering
    let maximumLines: Int

    /// The name in lines; nil if it takes more than there may be.
    func lines(of name: String) -> [String]? {
        let lines = name.balanced(to: width, in: lettering, maximumLines: maximumLines + 1)
        return lines.count <= maximumLines ? lines : nil
    }

    /// The lines of a text that may take more than there should be: a name that shows only in full how it differs from others.
    func allLines(of text: String) -> [String] {
        lines(of: text) ?? text.balanced(to: width, in: lettering, maximumLines: 4 * maximumLines)
    }

    /// The names, those too long for the lines cut: in the middle, which keeps how they begin and end; those that would look like another there
    /// around where they begin to differ. Only equal names become equal texts.
    ///
    /// - Complexity: O(names · their length) for names that seldom look alike.
    func shortened(_ names: [String]) -> [String] {
        var texts = names.map { name in lines(of: name) == nil ? longest(name) { OverviewNames.middleCut(Array(name), $0) } : name }
        var isSettled = false
        // Each round shows a later difference; at last there is none left to show, and a name is written in full.
        for _ in 0..<4 where !isSettled {
            isSettled = true
            for numbers in OverviewNames.alike(names, texts) {
                isSettled = false
                let start = OverviewNames.firstDifference(numbers.map { Array(names[$0]) })
                for number in numbers {
                    let name = names[number]
                    texts[number] = longest(name) { OverviewNames.cut(Array(name), around: start, $0) }
                }
            }
        }
        for numbers in OverviewNames.alike(names, texts) { for number in numbers { texts[number] = names[number] } }
        return texts
    }

    /// Numbers of different names with equal texts.
    private static func alike(_ names: [String], _ texts: [String]) -> [[Int]] {
        Dictionary(grouping: names.indices) { texts[$0] }.values.filter { numbers in Set(numbers.map { names[$0] }).count > 1 }
    }

    /// The cut of the most characters that fits.
    private func longest(_ name: String, _ cut: (_ kept: Int) -> String) -> String {
        var (low, high) = (2, name.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if lines(of: cut(middle)) != nil { low = middle } else { high = middle }
        }
        return cut(low)
    }

    private static func middleCut(_ name: [Character], _ kept: Int) -> String {
        let head = (2 * kept + 2) / 3
        return joined([name.prefix(head), name.suffix(kept - head)])
    }

    /// A third of what is kept begins the name, the rest begins with the word that a place is in, or a little before the place.
    private static func cut(_ name: [Character], around place: Int, _ kept: Int) -> String {
        let start = min(place, max(0, name.count - 1))
        var word = name[..<start].lastIndex(where: \.isWhitespace).map { $0 + 1 } ?? 0
        // Of a very long word, not all before the place.
        if start - word > kept / 3 { word = start - kept / 6 }
        let head = min(kept / 3, word)
        let end = min(name.count, word + kept - head)
        let rest = end < name.count ? [[]] : [ArraySlice<Character>]()
        return joined((head < word ? [name[..<head], name[word..<end]] : [name[..<end]]) + rest)
    }

    private static func joined(_ parts: [ArraySlice<Character>]) -> String {
        parts.map { String($0).trimmingSpaces }.joined(separator: "…")
    }

    /// How many characters they have in common.
    private static func firstDifference(_ names: [[Character]]) -> Int {
        guard let first = names.first else { return 0 }
        return names.filter { $0 != first }.map { name in zip(first, name).prefix { $0 == $1 }.count }.min() ?? 0
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
