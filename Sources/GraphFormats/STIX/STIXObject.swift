import RelationGraph

/// An object of a bundle, in the terms of a graph.
///
/// `name`, `aliases`, `description`, `country` and `labels` are fields of the model; so are the ids and addresses of `external_references`, the
/// times of `first_seen` and `last_seen`, and when a report was published. When the record was `created` and `modified` is no time of what it
/// tells: that stays an attribute, as do `confidence` (0 to 100, which no letter of the Admiralty scale means alone) and all others. A `revoked`
/// object is tagged so. Lists of texts stay lists, what is nested stays as JSON.
struct STIXObject {
    private let pairs: [(String, JSONValue)]
    let id: String
    let type: String

    struct Reference {
        var key: String
        var id: String
        /// The type of its edge: the key in words, without what only says that it refers.
        var type: String
    }

    /// What the properties named so refer to are markings, of which a few concern everything: edges would tie all to all.
    private static let markings: Set<String> = ["object_marking_refs"]
    private static let fields: Set<String> = ["id", "name", "description", "aliases", "labels"]

    init(_ pairs: [(String, JSONValue)]) {
        self.pairs = pairs
        id = STIXObject.text("id", pairs) ?? ""
        type = STIXObject.text("type", pairs) ?? ""
    }

    func text(_ key: String) -> String? { STIXObject.text(key, pairs) }

    private static func text(_ key: String, _ pairs: [(String, JSONValue)]) -> String? {
        guard case .string(let text)? = pairs.first(where: { $0.0 == key })?.1, !text.isEmpty else { return nil }
        return text
    }

    private func texts(_ key: String) -> [String] {
        guard case .array(let values)? = pairs.first(where: { $0.0 == key })?.1 else { return [] }
        return values.compactMap { value in
            if case .string(let text) = value { text } else { nil }
        }
    }

    /// What it is called: observables by their value, notes and opinions by what they say.
    var name: String? {
        for key in ["name", "value", "abstract", "path", "subject", "display_name", "account_login", "product", "opinion", "content"] {
            if let text = text(key) { return text }
        }
        return nil
    }

    /// Every object that a property names. Some bundles write nothing where there is none to name.
    var references: [Reference] {
        pairs.flatMap { key, value -> [Reference] in
            guard !STIXObject.markings.contains(key) else { return [] }
            if key.hasSuffix("_ref"), case .string(let id) = value, !id.isEmpty {
                return [Reference(key: key, id: id, type: STIXObject.words(key.dropLast(4)))]
            }
            guard key.hasSuffix("_refs") else { return [] }
            return texts(key).filter { !$0.isEmpty }.map { Reference(key: key, id: $0, type: STIXObject.words(key.dropLast(5))) }
        }
    }

    private static func words(_ key: Substring) -> String { String(key).replacing("_", with: "-") }

    // MARK: Nodes

    /// Nil for a type that is not known.
    var kind: NodeKind? {
        switch type {
        case "identity":
            switch text("identity_class") {
            case "individual": .builtIn("person")
            case "organization", "group": .builtIn("organization")
            default: STIXObject.kind("identity", "Identity", "identities", .ellipse, .ink, 4)
            }
        case "location": .builtIn("place")
        case "report", "note", "opinion": .builtIn("document")
        case "incident": .builtIn("event")
        default: STIXObject.kinds[type]
        }
    }

    private static func kind(
        _ id: String, _ label: String, _ section: String, _ shape: NodeStyle.Shape, _ color: PaletteColor, _ column: Int
    ) -> NodeKind {
        NodeKind(id: id, label: label, section: section, style: NodeStyle(shape, .palette(color), column: column))
    }

    private static let kinds: [String: NodeKind] = Dictionary(
        uniqueKeysWithValues: [
            kind("threat-actor", "Threat actor", "threat-actors", .octagon, .vermillion, 3),
            kind("intrusion-set", "Intrusion set", "intrusion-sets", .octagon, .purple, 3),
            kind("campaign", "Campaign", "campaigns", .octagon, .ochre, 4),
            kind("malware", "Malware", "malware", .component, .vermillion, 5),
            kind("tool", "Tool", "tools", .component, .brown, 5),
            kind("attack-pattern", "Attack pattern", "attack-patterns", .hexagon, .ochre, 5),
            kind("vulnerability", "Vulnerability", "vulnerabilities", .hexagon, .vermillion, 5),
            kind("infrastructure", "Infrastructure", "infrastructures", .cylinder, .indigo, 5),
            kind("indicator", "Indicator", "indicators", .note, .green, 1),
            kind("observed-data", "Observed data", "observed-data", .note, .grey, 1),
            kind("course-of-action", "Course of action", "courses-of-action", .box, .green, 5),
            kind("grouping", "Grouping", "groupings", .folder, .grey, 1),
            kind("malware-analysis", "Malware analysis", "malware-analyses", .note, .brown, 1),
        ].map { ($0.id, $0) })

    var facts: NodeFacts {
        var facts = NodeFacts()
        let name = name
        for alias in texts("aliases") where alias != name && !facts.aliases.contains(where: { $0.name == alias }) {
            facts.aliases.append(Alias(alias, language: ScriptTag.tag(of: alias)))
        }
        facts.summary = text("description")
        facts.tags = tags
        if type == "location" { facts.country = text("country") }
        if ["report", "note", "opinion"].contains(type) { facts.published = date("published").map { DateSpan($0) } }
        facts.period = DateSpan(from: date("first_seen"), to: date("last_seen"))
        for (scheme, number, url) in externalReferences {
            if let scheme, let number { facts.identifiers.append(Identifier(scheme: scheme, value: number)) }
            if facts.url == nil { facts.url = url }
        }
        facts.attributes = attributes(besides: references.map(\.key))
        return facts
    }

    private var tags: [String] {
        var isRevoked = false
        if case .bool(true)? = pairs.first(where: { $0.0 == "revoked" })?.1 { isRevoked = true }
        return texts("labels") + (isRevoked && !texts("labels").contains("revoked") ? ["revoked"] : [])
    }

    /// What other sources call it, and where they tell of it.
    private var externalReferences: [(scheme: String?, number: String?, url: String?)] {
        guard case .array(let values)? = pairs.first(where: { $0.0 == "external_references" })?.1 else { return [] }
        return values.compactMap { value in
            guard case .object(let pairs) = value else { return nil }
            let scheme = STIXObject.text("source_name", pairs).flatMap { Slug.suggestion(for: $0) }
            let url = STIXObject.text("url", pairs).flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
            return (scheme, STIXObject.text("external_id", pairs), url)
        }
    }

    // MARK: Edges

    func evidence(besides ends: [String], from start: String, to end: String) -> Evidence {
        var evidence = Evidence()
        evidence.period = DateSpan(from: date(start), to: date(end))
        evidence.note = text("description")
        evidence.attributes = [Attribute("id", .text(id))] + attributes(besides: ends)
        if !tags.isEmpty { evidence.attributes.append(Attribute("tags", .list(tags.map(AttributeValue.text)))) }
        return evidence
    }

    /// All properties that have no field of their own.
    private func attributes(besides others: [String]) -> [Attribute] {
        pairs.compactMap { key, value in
            guard !STIXObject.fields.contains(key), !others.contains(key) else { return nil }
            if case .array(let values) = value {
                let texts = texts(key)
                if texts.count == values.count { return texts.isEmpty ? nil : Attribute(key, .list(texts.map(AttributeValue.text))) }
            }
            return AttributeValue(value).map { Attribute(key, $0) }
        }
    }

    /// The day of a time; nil where there is none.
    private func date(_ key: String) -> PartialDate? { text(key).flatMap { PartialDate($0.prefix(10)) } }
}
