import RelationGraph

/// What a register says of one person, organization or thing, gathered as it is read.
///
/// What has no field of its own in the model becomes free attributes under common keys, so that entries of two registers can be compared: a
/// text where there is one value, a list where there are several, each value once.
struct RegisterEntry {
    /// The attributes that several registers fill.
    enum Key: String {
        /// Dates of birth as `DateSpan` writes them.
        case born
        /// Dates of birth that are no such dates, in the words of the register.
        case bornNote = "born-note"
        case birthPlace = "birth-place"
        case nationality
        case citizenship
        case gender
        case title
        case address
        /// Passports and the like, with what the register says of each.
        case papers
        /// Which of the other names the register itself calls weak.
        case weakNames = "weak-names"
        /// Which of the other names are no longer in use.
        case formerNames = "former-names"
        /// What the register says of single names.
        case nameNotes = "name-notes"
    }

    var name = ""
    var facts = NodeFacts()
    private var keys: [String] = []
    private var values: [String: [AttributeValue]] = [:]

    mutating func add(_ key: Key, _ text: String) { add(key.rawValue, .text(text)) }

    mutating func add(_ key: String, _ value: AttributeValue) {
        if case .text(let text) = value, text.isEmpty { return }
        if values[key] == nil { keys.append(key) }
        if values[key, default: []].contains(value) { return }
        values[key, default: []].append(value)
    }

    func hasValue(_ key: Key) -> Bool { values[key.rawValue] != nil }

    /// Adds another name, unless it is known; its script is told if it is not the Latin one.
    mutating func addName(_ name: String) {
        guard !name.isEmpty, name != self.name, !facts.aliases.contains(where: { $0.name == name }) else { return }
        facts.aliases.append(Alias(name, language: ScriptTag.tag(of: name)))
    }

    mutating func addIdentifier(_ scheme: String, _ value: String) {
        guard !value.isEmpty else { return }
        let identifier = Identifier(scheme: scheme, value: value)
        if !facts.identifiers.contains(identifier) { facts.identifiers.append(identifier) }
    }

    /// Adds a date of birth; what is no date stays as words.
    mutating func addBirth(_ span: DateSpan?, words: String) {
        if let span { add(.born, span.text) } else { add(.bornNote, words) }
    }

    /// The facts with the attributes.
    func finished() -> NodeFacts {
        var facts = facts
        for key in keys {
            guard let list = values[key], let first = list.first else { continue }
            facts.attributes.append(Attribute(key, list.count == 1 && !first.isMap ? first : .list(list)))
        }
        return facts
    }
}

extension AttributeValue {
    fileprivate var isMap: Bool {
        if case .map = self { true } else { false }
    }

    /// A map of the pairs that have a text.
    static func map(dropping pairs: [(String, String)]) -> AttributeValue {
        .map(pairs.filter { !$0.1.isEmpty }.map { Attribute($0.0, .text($0.1)) })
    }
}

/// The tags of BCP 47 for the scripts of names.
enum ScriptTag {
    /// “und-” and the script of the first letter that is no Latin one; nil if there is none, or its script is not among those known here.
    static func tag(of text: String) -> String? {
        for scalar in text.unicodeScalars where scalar.value > 0x24F {
            let script: String? =
                switch scalar.value {
                case 0x370...0x3FF: "Grek"
                case 0x400...0x52F: "Cyrl"
                case 0x530...0x58F: "Armn"
                case 0x590...0x5FF: "Hebr"
                case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: "Arab"
                case 0x900...0x97F: "Deva"
                case 0x980...0x9FF: "Beng"
                case 0x1000...0x109F: "Mymr"
                case 0x10A0...0x10FF: "Geor"
                case 0x1100...0x11FF, 0xAC00...0xD7AF: "Hang"
                case 0x3040...0x30FF: "Jpan"
                case 0x4E00...0x9FFF: "Hani"
                default: nil
                }
            if let script { return "und-" + script }
        }
        return nil
    }
}

extension NodeKind {
    /// A kind of the built-in vocabulary.
    static func builtIn(_ id: String) -> NodeKind {
        Vocabulary.builtIn.kind(id) ?? NodeKind(id: id, label: id, section: id)
    }

    static let vessel = NodeKind(id: "vessel", label: "Vessel", section: "vessels", style: NodeStyle(.cylinder, .palette(.sky), column: 5))
    static let aircraft = NodeKind(
        id: "aircraft", label: "Aircraft", section: "aircraft", style: NodeStyle(.cylinder, .palette(.indigo), column: 5))
}

/// What the edges of a list of sanctions have in common: who keeps it, and the document that it is.
struct SanctionsList {
    /// A node of a list that is the same in every file.
    struct Fixture {
        var id: String
        var name: String
    }

    let title: String
    private let authority: NodeIndex
    private let document: NodeIndex

    /// Enters the authority and the list, as a document, into a table.
    init(authority: Fixture, list: Fixture, published: DateSpan?, in table: inout GraphTable, line: Int) {
        title = list.name
        self.authority = table.node(authority.id, line: line)
        table.setName(authority.name, of: self.authority)
        table.setKind(.builtIn("organization"), of: self.authority)
        document = table.node(list.id, line: line)
        table.setName(list.name, of: document)
        table.setKind(.builtIn("document"), of: document)
        if let published {
            var facts = NodeFacts()
            facts.published = published
            table.setFacts(facts, of: document)
        }
        for id in ["sanctioned-by", "published"] {
            if let type = Vocabulary.builtIn.relationType(id) { table.declare(type) }
        }
        table.appendEdge(from: self.authority, to: document, type: GraphTable.EdgeType("published"), line: line)
    }

    /// Enters that a node is listed.
    ///
    /// - Parameters:
    ///   - reference: where in the list.
    ///   - date: since when, where the list says so.
    func appendListing(
        of node: NodeIndex, reference: String, programmes: [String], since date: PartialDate?, line: Int, to table: inout GraphTable
    ) {
        var evidence = Evidence()
        evidence.documents = [Citation(document: document, locator: reference)]
        evidence.period = date.flatMap { DateSpan(from: $0, to: nil) }
        evidence.attributes = [Attribute("list", .text(title))]
        if let first = programmes.first {
            let value: AttributeValue = programmes.count == 1 ? .text(first) : .list(programmes.map(AttributeValue.text))
            evidence.attributes.append(Attribute("programme", value))
        }
        table.appendEdge(from: node, to: authority, type: GraphTable.EdgeType("sanctioned-by"), line: line, evidence: evidence)
    }
}
