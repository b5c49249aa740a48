import RelationGraph

/// Writes entities of FollowTheMoney as JSON lines.
///
/// What was read from such a file goes back as it came: nodes under their schema with all properties, edges as the relations that they were. Other
/// nodes get the schema of their kind, their facts the properties of that name; a relation without a schema of its own becomes an
/// `UnknownLink` whose role is its type. What FollowTheMoney has no property for is told as lost, and so is what comes back as something else.
struct FTMWriter {
    private let graph: RelationGraph
    private let edges: FTMEdges
    /// Some nodes have kinds; those that have none were only mentioned.
    private let hasKinds: Bool
    private var bytes: [UInt8] = []
    private var loss = LossReport()
    /// The ids of relations' entities, with the places of those relations that gave them.
    private var relationIDs: [String: SourcePlace?] = [:]

    /// - Complexity: O(nodes + relations + what they have).
    static func lines(of graph: RelationGraph) -> (bytes: [UInt8], loss: LossReport) {
        var writer = FTMWriter(graph)
        for node in graph.nodes { writer.append(node) }
        for relation in graph.relations where !relation.isImplied { writer.append(relation) }
        FTMEdges.reportLinks(of: graph, to: &writer.loss)
        writer.loss.addAttributes(of: graph)
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

    private init(_ graph: RelationGraph) {
        self.graph = graph
        edges = FTMEdges(graph) { FTMWriter.schema(of: $0, $0.facts) }
        hasKinds = graph.vocabulary.kinds.contains { !$0.isUnknown }
    }

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
        let links = node.relations.filter { $0.sourceIndex == node.index && edges.property(for: $0) != nil }
        let isMentioned = node.relations.contains { !$0.isImplied }
        if isNamedAlone(node, facts) { return }
        if hasKinds, node.kind.isUnknown, facts == NodeFacts(), node.name == node.id, links.isEmpty, isMentioned { return }
        var (properties, context) = (Properties(), [(String, JSONValue)]())
        let schema = FTMWriter.schema(of: node, facts)
        reportKind(of: node, facts, writtenAs: schema)
        if node.name != node.id {
            // Of several names, that which the entity goes by need not be the first.
            if let first = facts.attributes[key: "name"]?.texts?.first, first != node.name {
                context.append(("caption", .string(node.name)))
            } else {
                properties.add("name", [node.name])
            }
        }
        let isKnown = FTMSchema.all[schema] != nil
        for attribute in facts.attributes where attribute.key != "schema" {
            if isKnown, FTMProperty.isReference(FTMWriter.propertyNames[attribute.key] ?? attribute.key) {
                loss.add(.nodes, attribute.key, because: "a property of that name refers to another entity")
            } else {
                take(attribute, .nodes, to: &properties, &context)
            }
        }
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
        FTMFieldLosses.report(of: node, facts, to: &loss) { FTMWriter.propertyNames[$0] ?? $0 }
        if let summary = facts.summary { properties.add("summary", [summary]) }
        if let url = facts.url { properties.add("sourceUrl", [url]) }
        if let note = facts.note { properties.add("notes", [note]) }
        for relation in links {
            if let name = edges.property(for: relation) { properties.add(name, [relation.target.id]) }
        }
        let lost: [(String, Bool)] = [
            ("when", facts.period != nil), ("tags", !facts.tags.isEmpty), ("anonymous", facts.isAnonymous),
            ("count", facts.headcount != nil),
            ("reliability", facts.reliability != nil), ("date", facts.published != nil), ("updated", facts.updated != nil),
            ("retrieved", facts.retrieved != nil), ("language", facts.language != nil),
        ]
        for (field, isLost) in lost where isLost { loss.add(.nodes, field, because: LossReport.noPlace) }
        write(id: node.id, schema: schema, context, properties)
    }

    /// Whether a node is an authority of which nothing but its name is known, and which comes back by that name, from those whom it sanctions.
    private func isNamedAlone(_ node: Node, _ facts: NodeFacts) -> Bool {
        guard node.kind.id == FTMSchema.authorityKind.id, facts == NodeFacts() else { return false }
        guard node.id == FTMPiece.authorityID(node.name) else { return false }
        return node.relations.contains { relation in
            !relation.isImplied && relation.targetIndex == node.index && FTMSchema.relation(ofType: relation.type.id).namesTarget
                && edges.property(for: relation) == nil
        }
    }

    /// The schema that a node has, or the one of its kind.
    private static func schema(of node: Node, _ facts: NodeFacts) -> String {
        if !node.kind.isUnknown, case .text(let given)? = facts.attributes[key: "schema"] { return given }
        return FTMSchema.name(ofKind: node.kind.id) ?? schemata[node.kind.id] ?? "Note"
    }

    private mutating func reportKind(of node: Node, _ facts: NodeFacts, writtenAs schema: String) {
        if node.kind.isUnknown, facts.attributes[key: "schema"] != nil { loss.add(.nodes, "schema", because: LossReport.noPlace) }
        guard FTMSchema.kindID(of: schema) != node.kind.id else { return }
        loss.add(.nodes, "kind", because: "there is no schema for “\(node.kind.id)”: it is written as \(schema)")
    }

    private mutating func take(
        _ attribute: Attribute, _ part: LossReport.Part, to properties: inout Properties, _ context: inout [(String, JSONValue)]
    ) {
        if FTMWriter.context.contains(attribute.key) {
            context.append((attribute.key, JSONValue(attribute.value)))
        } else if let texts = attribute.value.texts {
            let differs = "a property holds texts only, and comes back as them"
            if !attribute.value.isOfTexts { loss.add(part, attribute.key, because: differs) }
            if texts.contains("") { loss.add(part, attribute.key, because: "is an empty text, and comes back as no value") }
            let name = FTMWriter.propertyNames[attribute.key] ?? attribute.key
            if name != attribute.key { loss.add(part, attribute.key, because: "comes back as “\(name)”") }
            properties.add(name, texts)
        } else {
            loss.add(part, attribute.key, because: "a property holds texts only")
        }
    }

    // MARK: Relations

    private mutating func append(_ relation: Relation) {
        edges.reportLosses(of: relation, to: &loss)
        guard edges.property(for: relation) == nil else { return }
        let evidence = relation.evidence
        let attributes = evidence?.attributes ?? []
        var (properties, context) = (Properties(), [(String, JSONValue)]())
        let schema = FTMSchema.relation(ofType: relation.type.id)
        properties.add(schema.source, [relation.source.id])
        properties.add(schema.target, [schema.namesTarget ? relation.target.name : relation.target.id])
        if schema.name == "UnknownLink", relation.type.id != "linked-to" { properties.add("role", [relation.type.label]) }
        for attribute in attributes where attribute.key != "schema" && attribute.key != "id" {
            take(attribute, .relations, to: &properties, &context)
        }
        if let period = evidence?.period,
            properties.names.allSatisfy({ !["startDate", "date", "listingDate", "endDate"].contains($0) })
        {
            if period.isSingleDate {
                properties.add("date", [period.start?.text ?? ""])
            } else {
                properties.add("startDate", [period.start?.text ?? ""])
                properties.add("endDate", [period.end?.text ?? ""])
            }
        }
        if let note = evidence?.note { properties.add("description", [note]) }
        if let evidence {
            let lost: [(String, Bool)] = [
                ("in", !evidence.documents.isEmpty), ("via", !evidence.via.isEmpty), ("citing", !evidence.citing.isEmpty),
                ("on", evidence.saidOn != nil), ("certainty", evidence.certainty != nil), ("measures", !evidence.measures.isEmpty),
                ("personal", evidence.isPersonal), ("reliability", evidence.reliability != nil),
                ("credibility", evidence.credibility != nil),
            ]
            for (field, isLost) in lost where isLost { loss.add(.relations, field, because: LossReport.noPlace) }
        }
        write(id: id(of: relation, attributes[key: "id"]?.text), schema: schema.name, context, properties)
    }

    /// The id of a relation's entity: its own, unless a node has it, or a relation that another entity stands for: entities of one id are one.
    private mutating func id(of relation: Relation, _ given: String?) -> String {
        if let given, !given.isEmpty {
            // An entity with several owners is several relations from one place.
            let isFree = relationIDs[given].map { $0 == relation.place && $0 != nil } ?? true
            if graph.node(id: given) == nil, isFree {
                relationIDs[given] = .some(relation.place)
                return given
            }
            loss.add(.relations, "id", because: isFree ? "a node has the same id" : "another relation has the same id")
        }
        var id = "relation-\(relation.index + 1)"
        while graph.node(id: id) != nil || relationIDs[id] != nil { id += "-2" }
        relationIDs[id] = .some(nil)
        return id
    }

    private mutating func write(id: String, schema: String, _ context: [(String, JSONValue)], _ properties: Properties) {
        let entity = JSONValue.object([("id", .string(id)), ("schema", .string(schema)), ("properties", properties.json)] + context)
        entity.writeCompact(into: &bytes)
        bytes.append(0x0A)
    }
}

extension AttributeValue {
    /// The single texts of a value or a list; nil if it holds a map.
    var texts: [String]? {
        switch self {
        case .map: return nil
        case .list(let values):
            let texts = values.map(\.texts)
            return texts.contains { $0 == nil } ? nil : texts.flatMap { $0 ?? [] }
        default: return [text]
        }
    }

    /// Whether it is a text, or a list of several.
    fileprivate var isOfTexts: Bool {
        switch self {
        case .text: true
        case .list(let values): values.count > 1 && values.allSatisfy { if case .text = $0 { true } else { false } }
        default: false
        }
    }
}
