import RelationGraph

/// What the attribute `confidential` says of a node or an entry.
///
/// Tables hold texts alone and people write “Yes”, so it is read in whatever case and type. What cannot be read is an error: a copy that took it
/// for nothing would publish what somebody meant to keep back.
enum ConfidentialMark: Hashable, Sendable {
    case nothing
    /// All of it goes.
    case whole
    /// Its note goes.
    case note
    /// These words stand in for a node; an entry has no place for them and goes.
    case words(String)
    case unreadable

    /// - Complexity: O(attributes).
    init(_ attributes: [Attribute]) {
        var marks: Set<ConfidentialMark> = []
        for attribute in attributes where ConfidentialMark.isKey(attribute.key) { marks.insert(ConfidentialMark(attribute.value)) }
        marks.remove(.nothing)
        // Two that say different things cannot both be followed.
        self = marks.count > 1 ? .unreadable : marks.first ?? .nothing
    }

    private init(_ value: AttributeValue) {
        switch value {
        case .boolean(let flag): self = flag ? .whole : .nothing
        case .integer, .decimal: self = ConfidentialMark(number: value.number)
        case .text(let text): self = ConfidentialMark(text: text)
        case .list, .map: self = .unreadable
        }
    }

    private static let yes: Set<String> = ["true", "yes", "y", "on", "x"]
    private static let no: Set<String> = ["false", "no"]

    private init(text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch words.lowercased() {
        case let word where ConfidentialMark.yes.contains(word): self = .whole
        case let word where ConfidentialMark.no.contains(word): self = .nothing
        case "note": self = .note
        case let word where NameSearch.letters(of: word).isEmpty: self = .unreadable
        case let word: self = Double(word).map { ConfidentialMark(number: $0) } ?? .words(text)
        }
    }

    private init(number: Double?) {
        switch number {
        case 1: self = .whole
        case 0: self = .nothing
        default: self = .unreadable
        }
    }

    /// Whether an attribute is the marker, in whatever case.
    static func isKey(_ key: String) -> Bool {
        key.utf8.count >= PublicationRules.marker.utf8.count && NameSearch.letters(of: key) == PublicationRules.marker
    }

    /// Whether an entry so marked goes as a whole.
    var hidesEntry: Bool {
        switch self {
        case .nothing, .note: false
        case .whole, .words, .unreadable: true
        }
    }

    /// What is wrong where a mark cannot be read.
    static func problem(of thing: String, at place: SourcePlace?) -> Problem {
        Problem(
            .error, code: "bad-marker", message: "what `\(PublicationRules.marker)` says of \(thing) cannot be read",
            remedy: "Write true, false or note once; on a node, the words that stand in for it may stand there.", place: place)
    }
}
