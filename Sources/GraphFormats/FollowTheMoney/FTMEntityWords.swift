import RelationGraph

/// Nodes and relations that were read from FollowTheMoney, as the entities that they were: what the attributes hold are the properties.
struct FTMEntityWords {
    /// What stands beside the properties of an entity.
    private static let context: Set<String> = ["datasets", "referents", "target", "first_seen", "last_seen", "last_change", "origin"]
    private let edges: FTMEdges

    init(_ graph: RelationGraph) { edges = FTMEdges(graph) { FTMEntityWords.schema(of: $0.kind, $0.facts) } }

    /// The property that holds a relation by itself; nil if an entity does.
    func property(for relation: Relation) -> String? { edges.property(for: relation) }

    /// The relations that properties of a node hold.
    func links(of node: Node) -> [Relation] {
        node.relations.filter { $0.sourceIndex == node.index && edges.property(for: $0) != nil }
    }

    /// The schema that a node was read under; nil if it was read from something else.
    static func givenSchema(_ attributes: [Attribute]) -> String? {
        if case .text(let schema)? = attributes[key: "schema"] { schema } else { nil }
    }

    static func schema(of kind: NodeKind, _ facts: NodeFacts) -> String {
        if !kind.isUnknown, let given = givenSchema(facts.attributes) { return given }
        return FTMSchema.name(ofKind: kind.id) ?? schemata[kind.id] ?? "Note"
    }

    /// The schemata of kinds that have none of their name.
    private static let schemata = ["outlet": "Organization", "place": "Address", "source": "LegalEntity", "node": "LegalEntity"]

    // MARK: Nodes

    func line(of node: Node, _ facts: NodeFacts) -> FTMLine {
        var line = FTMLine(id: node.id, schema: FTMEntityWords.schema(of: node.kind, facts))
        if node.name != node.id {
            // Of several names, that which the entity goes by need not be the first.
            if let first = facts.attributes[key: "name"]?.texts?.first, first != node.name {
                line.context.append(("caption", .string(node.name)))
            } else {
                line.properties.add("name", node.name)
            }
        }
        // Of a schema that is not known nobody knows the references.
        let isKnown = FTMSchema.all[line.schema] != nil
        FTMEntityWords.take(facts.attributes.filter { !isKnown || !FTMProperty.isReference($0.key) }, to: &line)
        let told = Set(["name", "weakAlias", "previousName", "abbreviation"].flatMap { facts.attributes[key: $0]?.texts ?? [] })
        line.properties.add("alias", facts.aliases.map(\.name).filter { !told.contains($0) })
        for identifier in facts.identifiers {
            guard let name = FTMProperty.name(ofScheme: identifier.scheme), facts.attributes[key: name] == nil,
                FTMNoteWords.hasNumber(line.schema, name)
            else { continue }
            line.properties.add(name, identifier.value)
        }
        if !EntityProperties.countries.contains(where: line.properties.has) {
            line.properties.add("country", FTMCodes.country(facts.country))
        }
        line.properties.add("position", facts.role)
        line.properties.add("summary", facts.summary)
        line.properties.add("sourceUrl", facts.url)
        line.properties.add("notes", facts.note)
        for relation in links(of: node) {
            if let name = edges.property(for: relation) { line.properties.add(name, relation.target.id) }
        }
        return line
    }

    private static func take(_ attributes: [Attribute], to line: inout FTMLine) {
        for attribute in attributes where attribute.key != "schema" && attribute.key != "id" {
            if context.contains(attribute.key) {
                line.context.append((attribute.key, JSONValue(attribute.value)))
            } else if let texts = attribute.value.texts {
                line.properties.add(attribute.key, texts)
            }
        }
    }

    // MARK: Relations

    /// - Parameter id: the id of its entity.
    func line(of relation: Relation, _ evidence: Evidence?, id: String) -> FTMLine {
        let schema = FTMSchema.relation(ofType: relation.type.id)
        var line = FTMLine(id: id, schema: schema.name)
        line.properties.add(schema.source, relation.source.id)
        line.properties.add(schema.target, schema.namesTarget ? relation.target.name : relation.target.id)
        // What is called like an end is none: programs would join it, too.
        FTMEntityWords.take((evidence?.attributes ?? []).filter { ![schema.source, schema.target].contains($0.key) }, to: &line)
        if let period = evidence?.period, !["startDate", "date", "listingDate", "endDate"].contains(where: line.properties.has) {
            line.properties.add(period)
        }
        return line
    }
}

extension FTMValues {
    /// Adds a day, or the beginning and the end of a time.
    mutating func add(_ period: DateSpan) {
        if period.isSingleDate {
            add("date", period.start)
        } else {
            add("startDate", period.start)
            add("endDate", period.end)
        }
    }

    mutating func add(_ name: String, _ date: PartialDate?) { add(name, date.map(FTMCodes.date)) }
}
