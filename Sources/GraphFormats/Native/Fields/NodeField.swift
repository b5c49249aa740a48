import RelationGraph

/// The fields of a node, in canonical order.
enum NodeField: String, NativeField {
    case name, says, title
    case also, ids, role, outlet, by, date, updated, retrieved, about, country, when, since, until, tags, url, language
    case copiedFrom = "copied-from", implies, contradicts, elaborates, anonymous, count, reliability, note, description, attributes
    case ties, stances

    /// The field that every node of a kind must have.
    static func required(for kind: String) -> NodeField {
        switch kind {
        case "statement": .says
        case "document": .title
        default: .name
        }
    }

    /// Whether nodes of a kind have the field.
    func applies(to kind: String) -> Bool {
        switch self {
        case .name, .says, .title: self == NodeField.required(for: kind)
        case .about, .implies, .contradicts, .elaborates, .stances: kind == "statement"
        case .outlet, .by, .date, .updated, .retrieved, .language, .copiedFrom: kind == "document"
        case .when, .since, .until: kind != "document"
        case .anonymous, .count: kind == "source"
        case .also, .ids, .role, .country, .tags, .url, .reliability, .note, .description, .attributes, .ties: true
        }
    }

    /// The fields of nodes of a kind, in the order in which the canonical form writes them.
    static func fields(of kind: String) -> [NodeField] {
        // A description comes early where nodes are explained by it, and last where it is an afterthought to what was published.
        let early: [NodeField] = [.name, .says, .title, .also, .ids, .role]
        let fields = allCases.filter { $0.applies(to: kind) }
        guard kind != "document", kind != "statement" else { return fields }
        let head = fields.filter(early.contains)
        return head + [.description] + fields.filter { !early.contains($0) && $0 != .description }
    }

    var shape: FieldShape {
        switch self {
        case .name, .says, .title, .role, .country, .language: .line
        case .note, .description: .paragraph
        case .tags: .lines
        case .also: .aliases
        case .ids: .identifiers
        case .outlet, .by, .about, .copiedFrom, .implies, .contradicts, .elaborates: .references
        case .date, .updated, .retrieved, .when: .date
        case .since, .until: .singleDate
        case .url: .link
        case .anonymous: .flag
        case .count: .number(from: 1)
        case .reliability: .choice(Reliability.allCases.map(\.rawValue))
        case .attributes: .attributes
        case .ties: .ties
        case .stances: .stances
        }
    }

    var summary: String {
        switch self {
        case .name: "The name under which it is shown."
        case .says: "The proposition, in your own words: who, where and when."
        case .title: "The headline of the article."
        case .also: "Other names and spellings: a text, or {name: …, lang: fa}."
        case .ids: "Identifiers in registers: {un: IRi.039, ofac: \"10481\"}."
        case .role: "One line on who or what it is, shown under the name."
        case .outlet: "Who published the document: the id of an outlet."
        case .by: "Who wrote it: ids of people."
        case .date: "When it was published."
        case .updated: "When it was last changed."
        case .retrieved: "When you read it."
        case .about: "Which nodes the statement is about: their ids."
        case .country: "The country or group it belongs to; nodes of one country can stand together in the picture."
        case .when:
            "When it happened or existed; for a statement, the time it speaks about: 2015-07-24, 2015-07, 2015-07-24/2015-07-26, 2007/.."
        case .since: "The beginning of a time without known end."
        case .until: "The end of a time; with “since:”, a whole interval."
        case .tags: "Words of your own to find it by."
        case .url: "A link: http, https or mailto."
        case .language: "The language it is written in: en, ru, fa."
        case .copiedFrom: "The outlet or document that it repeats; your judgement."
        case .implies: "Statements that must hold if this one does."
        case .contradicts: "Statements that cannot hold together with this one."
        case .elaborates: "Statements that this one gives details of."
        case .anonymous: "Whether the source is unnamed."
        case .count: "How many people an unnamed source is, if that was said."
        case .reliability: "How reliable it is on the Admiralty scale, A to F; F means that it cannot be judged."
        case .note: "A remark of yours."
        case .description: "What it is, in some sentences."
        case .attributes: "Anything else: keys and values of your own."
        case .ties: "What connects it to other nodes: {commands: quds-force, in: [document]}."
        case .stances: "Who said what about the statement: {denied: peskov, on: 2015-08-07, via: ria-novosti, in: [document]}."
        }
    }
}
