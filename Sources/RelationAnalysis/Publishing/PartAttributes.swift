import RelationGraph

/// The free attributes that tell what a part of the model tells. Readers of foreign files keep every property under its own key, besides the
/// field that is filled from it: who leaves the one out means the other, too.
struct PartAttributes {
    private let keys: Set<String>
    private let texts: Set<String>

    /// - Parameter facts: the fields of the node that has the attributes, as they were before anything went.
    init(of parts: Set<PublicationRules.Part>, _ facts: NodeFacts = NodeFacts()) {
        keys = parts.reduce(into: []) { keys, part in keys.formUnion(Self.keys[part] ?? []) }
        texts = parts.reduce(into: []) { texts, part in texts.formUnion(Self.texts(of: part, facts)) }
    }

    /// Whether an attribute has a key that is known for one of the parts, or holds what a field of the part holds.
    func contains(_ attribute: Attribute) -> Bool {
        let key = String(attribute.key.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " })
        return keys.contains(key) || attribute.value.texts.contains(where: texts.contains)
    }

    private static func texts(of part: PublicationRules.Part, _ facts: NodeFacts) -> [String] {
        switch part {
        case .notes: [facts.note].compactMap { $0 }
        case .descriptions: [facts.summary].compactMap { $0 }
        case .aliases: facts.aliases.map(\.name)
        case .identifiers: facts.identifiers.map(\.value)
        case .roles: [facts.role].compactMap { $0 }
        case .countries: [facts.country].compactMap { $0 }
        case .urls: [facts.url].compactMap { $0 }
        case .tags, .locators, .quotes, .attributes, .views, .credits: []
        }
    }

    /// In small letters, run together: of FollowTheMoney, the lists of the United Nations and of OFAC, and common headings of tables.
    private static let keys: [PublicationRules.Part: Set<String>] = [
        .notes: ["note", "notes", "remark", "remarks", "comment", "comments"],
        .descriptions: ["summary", "description"],
        .aliases: ["alias", "aliases", "weakalias", "weaknames", "previousname", "formernames", "namenotes", "abbreviation"],
        .identifiers: [
            "papers", "passport", "passportnumber", "idnumber", "nationalid", "registrationnumber", "taxnumber", "vatcode", "accountnumber",
            "iban",
        ],
        .roles: ["role", "roles", "position", "positions"],
        .countries: ["country", "countries", "nationality", "nationalities", "citizenship", "jurisdiction"],
        .tags: ["tags", "topics", "keywords"],
        .urls: ["url", "urls", "link", "links", "sourceurl", "website", "wikipediaurl", "opencorporatesurl"],
        .quotes: PublicationRules.quoteKeys,
    ]
}
