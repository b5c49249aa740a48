import RelationGraph

/// The free attributes that tell what a part of the model tells. Readers of foreign files keep every property under its own key, besides the
/// field that is filled from it: who leaves the one out means the other, too.
struct PartAttributes {
    private let keys: Set<String>
    private let texts: Set<String>

    /// - Parameter facts: the fields of the node that has the attributes, as they were before anything went.
    init(ofNode facts: NodeFacts, _ parts: Set<PublicationRules.Part>) {
        keys = Self.keys(of: parts)
        texts = Self.telling(parts.flatMap { Self.texts(of: $0, facts) })
    }

    /// - Parameter note: the note of the relation that has the attributes. FollowTheMoney calls it a description.
    init(ofRelation note: String?, _ parts: Set<PublicationRules.Part>) {
        keys = Self.keys(of: parts).union(parts.contains(.notes) ? ["description", "summary"] : [])
        texts = parts.contains(.notes) ? Self.telling([note].compactMap { $0 }) : []
    }

    /// Whether an attribute has a key that is known for one of the parts, or holds what a field of the part holds.
    func contains(_ attribute: Attribute) -> Bool {
        let key = String(attribute.key.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " })
        return keys.contains(key) || attribute.value.texts.contains(where: texts.contains)
    }

    private static func keys(of parts: Set<PublicationRules.Part>) -> Set<String> {
        parts.reduce(into: []) { keys, part in keys.formUnion(Self.keys[part] ?? []) }
    }

    /// Texts long enough to mean the same wherever they stand: a “3” may be the number of anything.
    private static func telling(_ texts: [String]) -> Set<String> { Set(texts.filter { $0.count > 3 }) }

    private static func texts(of part: PublicationRules.Part, _ facts: NodeFacts) -> [String] {
        switch part {
        case .notes: [facts.note].compactMap { $0 }
        case .descriptions: [facts.summary].compactMap { $0 }
        case .aliases: facts.aliases.map(\.name)
        case .identifiers: facts.identifiers.map(\.value)
        case .urls: [facts.url].compactMap { $0 }
        // A country or an office may be named for many reasons.
        case .roles, .countries, .tags, .locators, .quotes, .attributes, .views, .credits: []
        }
    }

    /// In small letters, run together: of FollowTheMoney, and the words of our own tables, STIX, the lists of the United Nations and of OFAC, and
    /// common headings of tables.
    private static let keys: [PublicationRules.Part: Set<String>] = [
        .notes: keys(EntityProperties.notes, "note remark remarks comment comments namenotes bornnote"),
        .descriptions: keys(EntityProperties.summaries, "biography externalreferences"),
        .aliases: keys(EntityProperties.aliases, "also aliases weaknames formernames namenotes"),
        .identifiers: keys(
            Set(EntityProperties.identifiers.keys), "ids papers passport nationalid accountnumber authorityid recordid externalreferences"),
        .roles: keys(EntityProperties.roles, "role roles positions"),
        .countries: keys(EntityProperties.countries, "countries nationalities citizenship maincountry birthcountry papers"),
        .tags: keys([], "tags topics keywords"),
        .urls: keys(
            EntityProperties.urls, "url urls link links publisherurl website wikipediaurl opencorporatesurl externalreferences"),
        .quotes: PublicationRules.quoteKeys,
    ]

    private static func keys(_ properties: Set<String>, _ others: String) -> Set<String> {
        Set(properties.map { $0.lowercased() }).union(others.split(separator: " ").map(String.init))
    }
}
