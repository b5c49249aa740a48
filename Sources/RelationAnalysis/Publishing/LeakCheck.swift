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
    private let owners: [Node]
    /// Why others are looked for than those left out, by their numbers.
    private let reasons: [Int: String]
    private let search: NameSearch
    private let allowed: Set<String>

    /// - Parameters:
    ///   - secrets: nodes of which no name, id, number or address may be found.
    ///   - counterparts: other nodes for the same.
    ///   - former: names and ids of nodes that have others now.
    ///   - allowed: texts that may stand though they are such names.
    public init(
        _ secrets: [Node], counterparts: [GraphRedaction.Counterpart] = [], former: [FormerName] = [], allowed: [String] = []
    ) {
        let sought = secrets + counterparts.map(\.node)
        owners = sought + former.map(\.node)
        reasons = Dictionary(
            uniqueKeysWithValues: counterparts.enumerated().map {
                (secrets.count + $0, "judged one with \($1.secret.id), which is left out")
            })
        self.allowed = Set(allowed.map(LeakCheck.comparable))
        let names = former.enumerated().map { $1.term(owner: Int32(clamping: sought.count + $0)) }
        search = NameSearch(sought.enumerated().flatMap { LeakCheck.terms(of: $1, owner: Int32(clamping: $0)) } + names)
    }

    /// What a node was called before it was reworded or renamed.
    public struct FormerName: Sendable {
        public let node: Node
        public let text: String
        /// Whether it is an id, not a name.
        public let isID: Bool

        public init(_ node: Node, _ text: String, isID: Bool) {
            (self.node, self.text, self.isID) = (node, text, isID)
        }

        fileprivate func term(owner: Int32) -> NameSearch.Term {
            NameSearch.Term(text, isID ? .id : LeakCheck.form(of: node), owner: owner)
        }
    }

    private static func form(of node: Node) -> NameSearch.Term.Form {
        switch node.kind.id {
        case "person": .person
        case "statement", "document": .sentence
        default: .title
        }
    }

    private static func terms(of node: Node, owner: Int32) -> [NameSearch.Term] {
        let facts = node.facts
        let form = form(of: node)
        var terms = [NameSearch.Term(node.id, .id, owner: owner)]
        // A name that is the id written otherwise is found as the id.
        for name in [node.name] + facts.aliases.map(\.name) {
            // “The Harbour Master” has no surname.
            terms.append(NameSearch.Term(name, name.lowercased().hasPrefix("the ") ? .title : form, owner: owner))
        }
        terms += facts.identifiers.map { NameSearch.Term($0.value, .code, owner: owner) }
        if let url = facts.url { terms.append(NameSearch.Term(url, .address, owner: owner)) }
        // A telephone number or an address tells who it is wherever it stands.
        terms += ContactData.terms(of: facts.attributes, owner: owner)
        return terms
    }

    /// Without case, accents and punctuation.
    private static func comparable(_ text: String) -> String { NameSearch.letters(of: text) }

    /// What stands in a text, in its order.
    ///
    /// - Parameters:
    ///   - file: its name in places.
    ///   - isMarkup: whether what stands between angle brackets is passed over too: a name may be broken into lines of a drawing.
    /// - Complexity: O(characters), besides comparing different words with those of the names.
    public func leaks(in text: String, file: String, isMarkup: Bool = false) -> [Leak] {
        let original = Array(text.unicodeScalars)
        let found = DecodedText.readings(of: original).flatMap { reading in
            leaks(reading.text, original, file) + (isMarkup && reading.isLast ? leaks(reading.text.withoutTags, original, file) : [])
        }
        // All readings find most of them; where they differ, the surer one counts. What may be a name is none of its own within a sure one.
        let certain = found.filter(\.leak.isCertain)
        var reached = 0
        let sure = certain.map(\.range).sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }.filter { range in
            defer { reached = max(reached, range.upperBound) }
            return range.upperBound > reached
        }
        let possible = found.filter { hit in
            guard !hit.leak.isCertain else { return false }
            let last = sure.partitioningIndex { $0.lowerBound > hit.range.lowerBound } - 1
            return last < 0 || sure[last].upperBound < hit.range.upperBound
        }
        struct Finding: Hashable {
            var place: SourcePlace
            var id: String
        }
        var findings: Set<Finding> = []
        return (certain + possible).map(\.leak).filter { findings.insert(Finding(place: $0.place, id: $0.id)).inserted }
            .sorted { ($0.place, $0.id) < ($1.place, $1.id) }
    }

    private func leaks(_ text: DecodedText, _ original: [Unicode.Scalar], _ file: String) -> [(leak: Leak, range: Range<Int>)] {
        let occurrences = search.occurrences(in: text.scalars)
        guard !occurrences.isEmpty else { return [] }
        let lines = original.indices.filter { original[$0] == "\n" }
        // A surname that many have is a place for each of them.
        var places: [Range<Int>: Place] = [:]
        var allowedTerms: [String: Bool] = [:]
        return occurrences.map { occurrence in
            let start = text.offsets[occurrence.range.lowerBound]
            let end = text.offsets[occurrence.range.upperBound - 1] + 1
            let place =
                places[occurrence.range]
                ?? {
                    let line = lines.partitioningIndex { $0 >= start }
                    let lineStart = line == 0 ? 0 : lines[line - 1] + 1
                    let words = LeakCheck.line(text.scalars[occurrence.range])
                    return Place(
                        words: words, place: SourcePlace(file: file, line: line + 1, column: start - lineStart + 1),
                        context: LeakCheck.context(start..<end, original), isAllowed: isAllowed(words))
                }()
            places[occurrence.range] = place
            // A name that may stand is allowed in all its spellings, but not every word of it alone.
            let isWhole = occurrence.isCertain && (allowedTerms[occurrence.term] ?? isAllowed(occurrence.term))
            if occurrence.isCertain { allowedTerms[occurrence.term] = isWhole }
            let node = owners[Int(occurrence.owner)]
            let leak = Leak(
                id: node.id, name: node.name, term: occurrence.term, found: place.words, isCertain: occurrence.isCertain,
                reason: reasons[Int(occurrence.owner)] ?? occurrence.reason, place: place.place, context: place.context,
                isAllowed: isWhole || place.isAllowed)
            return (leak, start..<end)
        }
    }

    /// What is found at a place, whosever name it is.
    private struct Place {
        var words: String
        var place: SourcePlace
        var context: String
        var isAllowed: Bool
    }

    private func isAllowed(_ text: String) -> Bool { !allowed.isEmpty && allowed.contains(LeakCheck.comparable(text)) }

    /// A text on one line.
    private static func line(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let contextLength = 40

    private static func context(_ range: Range<Int>, _ original: [Unicode.Scalar]) -> String {
        let (start, end) = (max(0, range.lowerBound - contextLength), min(original.count, range.upperBound + contextLength))
        let line = line(original[start..<end])
        return (start > 0 ? "…" : "") + line + (end < original.count ? "…" : "")
    }
}

extension Array {
    /// The first position whose element fulfils a condition that all later ones fulfil too; the count if there is none.
    fileprivate func partitioningIndex(_ condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
