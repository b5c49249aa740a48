import RelationGraph

/// A place in a file where something stands that was to be left out.
public struct Leak: Sendable, Hashable {
    /// The node whose name it is.
    public let id: String
    public let name: String
    /// The name, id, number or address that was found, as the notes have it.
    public let term: String
    /// What stands there.
    public let found: String
    /// Whether it is the name, or only may be.
    public let isCertain: Bool
    /// The rule by which it was found, in words.
    public let reason: String
    public let place: SourcePlace
    /// The text around it, on one line.
    public let context: String
    /// The rules say that it may stand there.
    public let isAllowed: Bool
    /// It stands in the name of the file, not in it; the place is the file's beginning then.
    public private(set) var isInFileName = false

    /// The same, found in the name of its file.
    public var inFileName: Leak {
        var leak = self
        leak.isInFileName = true
        return leak
    }
}

/// Looks through the text of files for names, ids, numbers and addresses of what was left out of a copy.
public struct LeakCheck: Sendable {
    private let secrets: [Node]
    private let search: NameSearch
    private let allowed: Set<String>

    /// - Parameter allowed: texts that may stand though they are names of what was left out.
    public init(_ secrets: [Node], allowed: [String] = []) {
        self.secrets = secrets
        self.allowed = Set(allowed.map(LeakCheck.comparable))
        search = NameSearch(secrets.enumerated().flatMap { LeakCheck.terms(of: $1, owner: Int32(clamping: $0)) })
    }

    private static func terms(of node: Node, owner: Int32) -> [NameSearch.Term] {
        let facts = node.facts
        let form: NameSearch.Term.Form =
            switch node.kind.id {
            case "person": .person
            case "statement", "document": .sentence
            default: .title
            }
        var terms = [NameSearch.Term(node.id, .code, owner: owner)]
        // A name that is the id written otherwise is found as the id.
        for name in [node.name] + facts.aliases.map(\.name) { terms.append(NameSearch.Term(name, form, owner: owner)) }
        terms += facts.identifiers.map { NameSearch.Term($0.value, .code, owner: owner) }
        if let url = facts.url { terms.append(NameSearch.Term(url, .address, owner: owner)) }
        return terms
    }

    /// Without case, accents and punctuation.
    private static func comparable(_ text: String) -> String { NameSearch.letters(of: text) }

    /// What stands in a text, in its order.
    ///
    /// - Parameters:
    ///   - file: its name in places.
    ///   - isMarkup: whether what stands between angle brackets separates no words: a name may be broken into lines of a drawing.
    /// - Complexity: O(characters), besides comparing different words with those of the names.
    public func leaks(in text: String, file: String, isMarkup: Bool = false) -> [Leak] {
        let original = Array(text.unicodeScalars)
        var found = leaks(DecodedText(original), original, file)
        if isMarkup { found += leaks(DecodedText(original).withoutTags, original, file) }
        // Both readings find most of them; where they differ, the surer one counts.
        found = found.filter(\.isCertain) + found.filter { !$0.isCertain }
        var places: Set<String> = []
        return found.filter { places.insert("\($0.place) \($0.id)").inserted }.sorted { ($0.place, $0.id) < ($1.place, $1.id) }
    }

    private func leaks(_ text: DecodedText, _ original: [Unicode.Scalar], _ file: String) -> [Leak] {
        let occurrences = search.occurrences(in: text.scalars)
        guard !occurrences.isEmpty else { return [] }
        let lines = original.indices.filter { original[$0] == "\n" }
        return occurrences.map { occurrence in
            let start = text.offsets[occurrence.range.lowerBound]
            let end = text.offsets[occurrence.range.upperBound - 1] + 1
            let line = lines.partitioningIndex { $0 >= start }
            let lineStart = line == 0 ? 0 : lines[line - 1] + 1
            let words = String(String.UnicodeScalarView(text.scalars[occurrence.range])).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            let node = secrets[Int(occurrence.owner)]
            return Leak(
                id: node.id, name: node.name, term: occurrence.term, found: words, isCertain: occurrence.isCertain,
                reason: occurrence.reason,
                place: SourcePlace(file: file, line: line + 1, column: start - lineStart + 1),
                context: LeakCheck.context(start..<end, original),
                isAllowed: allowed.contains(LeakCheck.comparable(words)) || allowed.contains(LeakCheck.comparable(occurrence.term)))
        }
    }

    private static let contextLength = 40

    private static func context(_ range: Range<Int>, _ original: [Unicode.Scalar]) -> String {
        let (start, end) = (max(0, range.lowerBound - contextLength), min(original.count, range.upperBound + contextLength))
        let text = String(String.UnicodeScalarView(original[start..<end]))
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return (start > 0 ? "…" : "") + line + (end < original.count ? "…" : "")
    }
}

extension [Int] {
    /// The first position whose element fulfils a condition that all later ones fulfil too; the count if there is none.
    fileprivate func partitioningIndex(_ condition: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
