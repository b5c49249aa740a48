import RelationGraph

/// Nodes in the vocabulary of schema.org.
struct SchemaOrgThing {
    /// The fields of nodes that found no property, each once for every node.
    private(set) var lost: [NodeIndex: [String]] = [:]

    /// The types of kinds. What has none is a `Thing`, as everything is, which need not be said.
    private static let types = [
        "person": "Person", "organization": "Organization", "outlet": "NewsMediaOrganization", "place": "Place", "event": "Event",
        "document": "Article", "statement": "Claim", "agreement": "CreativeWork", "company": "Organization", "vessel": "Product",
    ]

    /// The type of a node; nil if none is known. A source of one head is a person; others may be several, or a body.
    private static func type(of node: Node) -> String? {
        node.kind.id == "source" ? node.facts.headcount == 1 ? "Person" : nil : types[node.kind.id]
    }

    /// Whether somebody or something can be an author: schema.org has people and organizations as such. Of what no type is known, it may be one.
    static func mayBeAuthor(_ node: Node) -> Bool {
        type(of: node).map(["Person", "Organization", "NewsMediaOrganization"].contains) ?? true
    }

    /// A name within the file, by which what is said in several places is known to be one.
    static func name(of node: Node) -> String {
        var text = "#"
        for byte in node.id.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                byte < 0x80
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-._~".unicodeScalars.contains(scalar))
            text +=
                isPlain
                ? String(scalar) : "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
        }
        return text
    }

    /// A date as ISO 8601 has it; nil for one that is only near or doubtful.
    static func date(_ date: PartialDate?) -> String? {
        guard let date, !date.isApproximate, !date.isUncertain else { return nil }
        return date.text
    }

    /// A single date as ISO 8601 has it; nil for an interval too.
    static func date(_ span: DateSpan?) -> String? { span.flatMap { $0.isSingleDate ? date($0.start) : nil } }

    private static func member(_ key: String, _ text: String?) -> [(String, JSONValue)] { text.map { [(key, .string($0))] } ?? [] }

    private static func member(_ key: String, list: [JSONValue]) -> [(String, JSONValue)] {
        list.isEmpty ? [] : [(key, list.count == 1 ? list[0] : .array(list))]
    }

    /// Somebody or something that a claim is by or about.
    mutating func entity(_ node: Node) -> JSONValue {
        let facts = node.facts
        let type = SchemaOrgThing.type(of: node)
        let isPerson = type == "Person"
        var members = SchemaOrgThing.member("@type", type)
        members += [("@id", .string(SchemaOrgThing.name(of: node))), ("name", .string(node.name))]
        members += SchemaOrgThing.member("alternateName", list: facts.aliases.map { .string($0.name) })
        members += isPerson ? SchemaOrgThing.member("jobTitle", facts.role) : []
        members += SchemaOrgThing.member("description", facts.summary)
        members += SchemaOrgThing.member("url", facts.url)
        members += identifiers(facts)
        note(
            node,
            [
                ("role", !isPerson && facts.role != nil), ("country", facts.country != nil), ("when", facts.period != nil),
                ("tags", !facts.tags.isEmpty), ("count", facts.headcount != nil), ("anonymous", facts.isAnonymous),
            ])
        return .object(members)
    }

    /// What a claim appears in.
    mutating func document(_ node: Node) -> JSONValue {
        let facts = node.facts
        var members: [(String, JSONValue)] = [
            ("@type", "Article"), ("@id", .string(SchemaOrgThing.name(of: node))), ("headline", .string(node.name)),
        ]
        members += SchemaOrgThing.member("alternativeHeadline", list: facts.aliases.map { .string($0.name) })
        members += SchemaOrgThing.member("url", facts.url)
        members += SchemaOrgThing.member("datePublished", SchemaOrgThing.date(facts.published))
        members += SchemaOrgThing.member("dateModified", SchemaOrgThing.date(facts.updated))
        members += SchemaOrgThing.member("inLanguage", facts.language)
        members += SchemaOrgThing.member("description", facts.summary)
        members += SchemaOrgThing.member("keywords", list: facts.tags.map { .string($0) })
        members += SchemaOrgThing.member("publisher", list: node.neighbors(.published, incoming: true).map { entity($0) })
        members += SchemaOrgThing.member("author", list: node.neighbors(.wrote, incoming: true).map { entity($0) })
        members += identifiers(facts)
        note(
            node,
            [
                ("date", facts.published != nil && SchemaOrgThing.date(facts.published) == nil),
                ("updated", facts.updated != nil && SchemaOrgThing.date(facts.updated) == nil), ("retrieved", facts.retrieved != nil),
                ("copied-from", !node.neighbors(.copiedFrom).isEmpty),
            ])
        return .object(members)
    }

    /// What is said of a statement itself.
    mutating func claim(_ node: Node) -> [(String, JSONValue)] {
        let facts = node.facts
        var members: [(String, JSONValue)] = [
            ("@type", "Claim"), ("@id", .string(SchemaOrgThing.name(of: node))), ("text", .string(node.name)),
        ]
        members += SchemaOrgThing.member("alternateName", list: facts.aliases.map { .string($0.name) })
        members += SchemaOrgThing.member("description", facts.summary)
        members += SchemaOrgThing.member("url", facts.url)
        members += SchemaOrgThing.member("keywords", list: facts.tags.map { .string($0) })
        let time = facts.period.flatMap { SchemaOrgThing.time($0) }
        members += SchemaOrgThing.member("temporalCoverage", time)
        members += identifiers(facts)
        members += SchemaOrgThing.member("about", list: node.neighbors(.about).map { entity($0) })
        note(
            node,
            [
                ("when", facts.period != nil && time == nil), ("country", facts.country != nil),
                ("implies", !node.neighbors(.implies).isEmpty), ("contradicts", !node.neighbors(.contradicts).isEmpty),
                ("elaborates", !node.neighbors(.elaborates).isEmpty),
            ])
        return members
    }

    /// A period as ISO 8601 has it, with `..` for an open end; nil if one of its ends is only near or doubtful.
    private static func time(_ span: DateSpan) -> String? {
        let ends = [span.start, span.end].compactMap { $0 }
        return ends.allSatisfy { date($0) != nil } ? span.text : nil
    }

    private func identifiers(_ facts: NodeFacts) -> [(String, JSONValue)] {
        SchemaOrgThing.member(
            "identifier",
            list: facts.identifiers.map {
                ["@type": "PropertyValue", "propertyID": .string($0.scheme), "value": .string($0.value)]
            })
    }

    private mutating func note(_ node: Node, _ fields: [(String, Bool)]) {
        guard lost[node.index] == nil else { return }
        let facts = node.facts
        let common = [("note", facts.note != nil), ("reliability", facts.reliability != nil), ("comment", facts.comment != nil)]
        lost[node.index] = (fields + common).filter(\.1).map(\.0) + facts.attributes.map(\.key)
    }
}
