import RelationGraph

/// What is a field of a node here and a free attribute there, where FollowTheMoney has one property for both: it comes back as something else.
enum FTMFieldLosses {
    /// - Parameter property: the property that an attribute is written as.
    static func report(of node: Node, _ facts: NodeFacts, to loss: inout LossReport, property: (String) -> String) {
        func add(_ field: String, _ reason: String) { loss.add(.nodes, field, because: reason) }
        let attributes = facts.attributes.compactMap { attribute in
            attribute.value.texts.map { (key: attribute.key, role: FTMProperty(property(attribute.key)).role, texts: $0) }
        }
        for alias in facts.aliases where alias.language != ScriptTag.tag(of: alias.name) {
            add("also", "no name has a language there: it comes back as the script, or as none")
        }
        let names = Set([node.name] + facts.aliases.map(\.name))
        for (key, role, texts) in attributes {
            switch role {
            case .alias where property(key) == "alias": add(key, "comes back as aliases")
            case .name where texts.count == 1: add(key, "comes back as the name, or as an alias")
            case .name, .alias, .weakAlias, .formerName:
                if !names.isSuperset(of: texts) { add(key, "comes back as aliases too") }
            case .identifier(let scheme):
                let isKnown = texts.allSatisfy { facts.identifiers.contains(Identifier(scheme: scheme, value: $0)) }
                if !isKnown { add(key, "comes back as an identifier too") }
            default: continue
            }
        }
        for identifier in facts.identifiers {
            guard let name = FTMProperty.name(ofScheme: identifier.scheme) else { continue }
            let told = attributes.first { property($0.key) == name }?.texts
            if told?.contains(identifier.value) == false { add("ids", "an attribute “\(name)” stands in their place") }
        }
        let single: [(field: String, role: FTMProperty.Role, value: String?)] = [
            ("country", .country, facts.country), ("role", .role, facts.role), ("url", .url, facts.url),
        ]
        for (field, role, value) in single {
            guard let first = attributes.first(where: { $0.role == role }), first.texts.first != value else { continue }
            if value == nil { add(first.key, "comes back as the field “\(field)” too") }
            if value != nil { add(field, "the attribute “\(first.key)” comes back as it") }
        }
        for (field, text, key) in [("note", facts.note, "notes"), ("description", facts.summary, "summary")] {
            guard let texts = facts.attributes[key: key]?.texts else { continue }
            if text != nil { add(field, "comes back as one of the texts of “\(key)”") }
            if text == nil, texts.count == 1 { add(key, "comes back as the field “\(field)”") }
        }
    }
}
