import RelationGraph

/// What notes say in the words of FollowTheMoney, as far as it has any: every property is one that its model gives to the schema.
struct FTMNoteWords {
    private let graph: RelationGraph
    /// The names of the outlets of documents, and of their authors.
    private var outlets: [NodeIndex: [String]] = [:]
    private var authors: [NodeIndex: [String]] = [:]
    /// The ids of what statements are about.
    private var subjects: [NodeIndex: [String]] = [:]

    /// - Complexity: O(relations).
    init(_ graph: RelationGraph) {
        self.graph = graph
        for relation in graph.relations {
            switch CoreType(rawValue: relation.type.id) {
            case .published: outlets[relation.targetIndex, default: []].append(relation.source.name)
            case .wrote: authors[relation.targetIndex, default: []].append(relation.source.name)
            case .about: subjects[relation.sourceIndex, default: []].append(relation.target.id)
            default: continue
            }
        }
    }

    // MARK: Nodes

    func line(of node: Node, _ facts: NodeFacts) -> FTMLine {
        let schema = FTMEntityWords.schema(of: node.kind, facts)
        var line = FTMLine(id: node.id, schema: schema)
        // Links of sorts that stand for nodes here have no names there.
        guard FTMSchema.isA(schema, "Thing") else { return line }
        if node.name != node.id { line.properties.add("name", node.name) }
        for (key, property, holder) in FTMNoteWords.attributes where FTMSchema.isA(schema, holder) {
            let texts = facts.attributes[key: key]?.texts ?? []
            line.properties.add(property, texts.compactMap { FTMCodes.value($0, of: property) })
        }
        let told = Set(["weak-names", "former-names"].flatMap { facts.attributes[key: $0]?.texts ?? [] })
        line.properties.add("alias", facts.aliases.map(\.name).filter { !told.contains($0) })
        for identifier in facts.identifiers {
            guard let property = FTMProperty.name(ofScheme: identifier.scheme), FTMNoteWords.hasNumber(schema, property) else { continue }
            line.properties.add(property, identifier.value)
        }
        line.properties.add("country", FTMCodes.country(facts.country))
        line.properties.add(schema == "Person" ? "position" : "description", facts.role)
        line.properties.add("summary", facts.summary)
        line.properties.add("sourceUrl", facts.url)
        line.properties.add("keywords", facts.tags)
        line.properties.add("notes", facts.note)
        line.properties.add("modifiedAt", facts.updated?.start)
        line.properties.add("retrievedAt", facts.retrieved?.start)
        if FTMSchema.isA(schema, "Document") { addDocument(node, facts, to: &line.properties) }
        if node.isStatement, schema == "Note" { line.properties.add("entity", subjects[node.index] ?? []) }
        if FTMSchema.isA(schema, "Event"), let period = facts.period { line.properties.add(period) }
        return line
    }

    private func addDocument(_ node: Node, _ facts: NodeFacts, to properties: inout FTMValues) {
        properties.add("title", node.name)
        properties.add("publishedAt", facts.published?.start)
        properties.add("publisher", outlets[node.index] ?? [])
        properties.add("author", authors[node.index] ?? [])
        properties.add("language", FTMCodes.language(facts.language))
    }

    /// The attributes that registers give, their properties, and the schemata that have these.
    private static let attributes = [
        ("born", "birthDate", "Person"), ("birth-place", "birthPlace", "Person"), ("nationality", "nationality", "Person"),
        ("citizenship", "citizenship", "Person"), ("gender", "gender", "Person"), ("title", "title", "Person"),
        ("address", "address", "Thing"),
        ("weak-names", "weakAlias", "Thing"), ("former-names", "previousName", "Thing"), ("call-sign", "callSign", "Vessel"),
        ("vessel-type", "type", "Vehicle"), ("gross-tonnage", "grossRegisteredTonnage", "Vessel"), ("flag", "flag", "Vessel"),
    ]

    /// Which schemata have the numbers that legal entities have not.
    private static let holders = [
        "wikidataId": "Thing", "passportNumber": "Person", "socialSecurityNumber": "Person", "imoNumber": "Vessel", "mmsi": "Vessel",
        "serialNumber": "Airplane", "isin": "Security", "isinCode": "Company", "iban": "BankAccount", "permId": "Organization",
        "cikCode": "Company", "kppCode": "Company", "unscId": "Sanction",
    ]

    /// Whether a schema has the property that holds a number.
    static func hasNumber(_ schema: String, _ property: String) -> Bool { FTMSchema.isA(schema, holders[property] ?? "LegalEntity") }

    // MARK: Relations

    /// - Parameter id: the id of its entity.
    func line(of relation: Relation, _ evidence: Evidence?, id: String) -> FTMLine {
        let schema = FTMSchema.relation(ofType: relation.type.id)
        var line = FTMLine(id: id, schema: schema.name)
        line.properties.add(schema.source, relation.source.id)
        line.properties.add(schema.target, schema.namesTarget ? relation.target.name : relation.target.id)
        if schema.name == "UnknownLink", relation.type.id != "linked-to" { line.properties.add("role", relation.type.label) }
        // It says how well two entities match, and nothing else.
        guard let evidence, schema.name != "Similar" else { return line }
        if let time = relation.type.isStance ? evidence.saidOn : evidence.period { line.properties.add(time) }
        let documents = evidence.documents.map { graph.node($0.document) }
        line.properties.add("proof", documents.map(\.id))
        line.properties.add("sourceUrl", documents.compactMap(\.facts.url))
        line.properties.add("publisher", documents.flatMap { outlets[$0.index] ?? [] })
        line.properties.add("summary", chain("citing", evidence.citing))
        line.properties.add("summary", chain("via", evidence.via))
        line.properties.add("description", evidence.note)
        if schema.name == "Sanction" { line.properties.add("provisions", evidence.measures) }
        return line
    }

    /// The properties for what notes say of how a relation is known.
    static let evidence = ["proof", "sourceUrl", "publisher", "summary", "description", "provisions"]

    private func chain(_ word: String, _ nodes: [NodeIndex]) -> String? {
        nodes.isEmpty ? nil : word + " " + nodes.map { graph.node($0).name }.joined(separator: ", ")
    }
}
