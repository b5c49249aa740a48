import RelationGraph

/// Writes entities of FollowTheMoney as JSON lines.
///
/// What was read from such a file goes back as it came: nodes under their schema with all properties, edges as the relations that they were. Other
/// nodes get the schema of their kind, their facts the properties of that name; a relation without a schema of its own becomes an
/// `UnknownLink` whose role is its type. What FollowTheMoney has no property for is told as lost.
struct FTMWriter {
    private let graph: RelationGraph
    private var bytes: [UInt8] = []
    private var loss = LossReport()

    /// - Complexity: O(nodes + relations + what they have).
    static func lines(of graph: RelationGraph) -> (bytes: [UInt8], loss: LossReport) {
        var writer = FTMWriter(graph)
        for node in graph.nodes { writer.append(node) }
        for relation in graph.relations where !relation.isImplied && FTMWriter.property(for: relation) == nil { writer.append(relation) }
        writer.loss.add(.graph, "title", graph.title == nil ? 0 : 1, because: LossReport.noPlace)
        writer.loss.add(.graph, "description", graph.summary == nil ? 0 : 1, because: LossReport.noPlace)
        let said = graph.presentation
        let presentation = [
            ("subtitle", said.subtitle != nil), ("date", said.date != nil), ("credit", said.credit != nil), ("style", said.style != nil),
        ]
        for (field, isGiven) in presentation { writer.loss.add(.graph, field, isGiven ? 1 : 0, because: LossReport.noPlace) }
        writer.loss.add(.graph, "views", graph.views.count, because: LossReport.noPlace)
        return (writer.bytes, writer.loss.sorted)
    }

    private init(_ graph: RelationGraph) { self.graph = graph }

    /// The schemata of kinds that have none of their name.
    private static let schemata = ["outlet": "Organization", "place": "Address", "source": "LegalEntity", "node": "LegalEntity"]
    /// What stands beside the properties of an entity.
    private static let context = ["datasets", "referents", "target", "first_seen", "last_seen", "last_change", "origin"]
    /// The properties for the attributes that registers have.
    private static let propertyNames = [
        "born": "birthDate", "birth-place": "birthPlace", "weak-names": "weakAlias", "former-names": "previousName",
        "call-sign": "callSign",
        "vessel-type": "type", "gross-tonnage": "grossRegisteredTonnage", "programme": "program",
    ]

    /// The property that holds a relation by itself: one of which nothing more is known.
    private static func property(for relation: Relation) -> String? {
        relation.evidence == nil ? FTMProperty.reference(ofType: relation.type.id) : nil
    }

    /// The values of properties in the order in which they first come.
    private struct Properties {
        private(set) var names: [String] = []
        private var values: [String: [String]] = [:]

        mutating func add(_ name: String, _ texts: [String]) {
            for text in texts where !text.isEmpty && !(values[name]?.contains(text) ?? false) {
                if values[name] == nil { names.append(name) }
                values[name, default: []].append(text)
            }
        }

        var json: JSONValue { .object(names.map { ($0, JSONValue.strings(values[$0] ?? [])) }) }
    }

    // MARK: Nodes

    private mutating func append(_ node: Node) {
        let facts = node.facts
        var (properties, context) = (Properties(), [(String, JSONValue)]())
        let given = facts.attributes[key: "schema"]?.text
        if node.name != node.id { properties.add("name", [node.name]) }
        take(facts.attributes.filter { $0.key != "schema" }, .nodes, to: &properties, &context)
        let known = ["name", "weakAlias", "previousName", "weak-names", "former-names", "abbreviation"]
        let told = Set(known.flatMap { facts.attributes[key: $0]?.texts ?? [] })
        properties.add("alias", facts.aliases.map(\.name).filter { !told.contains($0) })
        for identifier in facts.identifiers {
            if let name = FTMProperty.name(ofScheme: identifier.scheme) {
                if facts.attributes[key: name] == nil { properties.add(name, [identifier.value]) }
            } else {
                loss.add(.nodes, "ids", because: "there is no property for numbers of “\(identifier.scheme)”")
            }
        }
        if let country = facts.country, !["country", "nationality", "jurisdiction"].contains(where: { facts.attributes[key: $0] != nil }) {
            properties.add("country", [country])
        }
        if let role = facts.role { properties.add("position", [role]) }
        if let summary = facts.summary { properties.add("summary", [summary]) }
        if let url = facts.url { properties.add("sourceUrl", [url]) }
        if let note = facts.note { properties.add("notes", [note]) }
        for relation in node.relations where relation.sourceIndex == node.index {
            if let name = FTMWriter.property(for: relation) { properties.add(name, [relation.target.id]) }
        }
        let lost: [(String, Bool)] = [
            ("when", facts.period != nil), ("tags", !facts.tags.isEmpty), ("anonymous", facts.isAnonymous),
            ("count", facts.headcount != nil),
            ("reliability", facts.reliability != nil), ("date", facts.published != nil), ("updated", facts.updated != nil),
            ("retrieved", facts.retrieved != nil), ("language", facts.language != nil),
        ]
        for (field, isLost) in lost where isLost { loss.add(.nodes, field, because: LossReport.noPlace) }
        write(id: node.id, schema: given ?? schema(of: node), context, properties)
    }

    private mutating func schema(of node: Node) -> String {
        let kind = node.kind.id
        if let name = FTMSchema.name(ofKind: kind) { return name }
        let schema = FTMWriter.schemata[kind] ?? "Note"
        if kind != "node" { loss.add(.nodes, "kind", because: "there is no schema for “\(kind)”: it is written as \(schema)") }
        return schema
    }

    private mutating func take(
        _ attributes: [Attribute], _ part: LossReport.Part, to properties: inout Properties, _ context: inout [(String, JSONValue)]
    ) {
        for attribute in attributes {
            if FTMWriter.context.contains(attribute.key) {
                context.append((attribute.key, attribute.value.json))
            } else if let texts = attribute.value.texts {
                properties.add(FTMWriter.propertyNames[attribute.key] ?? attribute.key, texts)
            } else {
                loss.add(part, attribute.key, because: "a property holds texts only")
            }
        }
    }

    // MARK: Relations

    private mutating func append(_ relation: Relation) {
        let attributes = relation.evidence?.attributes ?? []
        var (properties, context) = (Properties(), [(String, JSONValue)]())
        let schema = FTMSchema.relation(ofType: relation.type.id)
        properties.add(schema.source, [relation.source.id])
        properties.add(schema.target, [schema.namesTarget ? relation.target.name : relation.target.id])
        if schema.name == "UnknownLink", relation.type.id != "linked-to" { properties.add("role", [relation.type.label]) }
        take(attributes.filter { $0.key != "schema" && $0.key != "id" }, .relations, to: &properties, &context)
        if let period = relation.evidence?.period,
            properties.names.allSatisfy({ !["startDate", "date", "listingDate", "endDate"].contains($0) })
        {
            if period.isSingleDate {
                properties.add("date", [period.start?.text ?? ""])
            } else {
                properties.add("startDate", [period.start?.text ?? ""])
                properties.add("endDate", [period.end?.text ?? ""])
            }
        }
        if let note = relation.evidence?.note { properties.add("description", [note]) }
        if let evidence = relation.evidence {
            let lost: [(String, Bool)] = [
                ("in", !evidence.documents.isEmpty), ("via", !evidence.via.isEmpty), ("citing", !evidence.citing.isEmpty),
                ("on", evidence.saidOn != nil), ("certainty", evidence.certainty != nil), ("measures", !evidence.measures.isEmpty),
                ("personal", evidence.isPersonal), ("reliability", evidence.reliability != nil),
                ("credibility", evidence.credibility != nil),
            ]
            for (field, isLost) in lost where isLost { loss.add(.relations, field, because: LossReport.noPlace) }
        }
        let id = attributes[key: "id"]?.text ?? "relation-\(relation.index + 1)"
        write(id: id, schema: schema.name, context, properties)
    }

    private mutating func write(id: String, schema: String, _ context: [(String, JSONValue)], _ properties: Properties) {
        let entity = JSONValue.object([("id", .string(id)), ("schema", .string(schema)), ("properties", properties.json)] + context)
        entity.writeCompact(into: &bytes)
        bytes.append(0x0A)
    }
}

extension AttributeValue {
    /// The single texts of a value or a list; nil if it holds a map.
    fileprivate var texts: [String]? {
        switch self {
        case .map: return nil
        case .list(let values):
            let texts = values.map(\.texts)
            return texts.contains { $0 == nil } ? nil : texts.flatMap { $0 ?? [] }
        default: return [text]
        }
    }

    fileprivate var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .integer(let number): .integer(number)
        case .decimal(let number): .number(number)
        case .boolean(let flag): .bool(flag)
        case .list(let values): .array(values.map(\.json))
        case .map(let pairs): .object(pairs.map { ($0.key, $0.value.json) })
        }
    }
}
