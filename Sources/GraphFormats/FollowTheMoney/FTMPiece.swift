import RelationGraph

/// An entity as it stands in a file. Its properties' values lie one after the other, so that reading the next one needs no new memory.
struct FTMEntity {
    var id = ""
    var schema = FTMSchema.named("Thing")
    var caption: String?
    private(set) var properties: [(property: FTMProperty, values: Range<Int>)] = []
    private(set) var values: [String] = []
    /// What stands beside the properties: data sets, days of sight.
    var context: [Attribute] = []
    var line = 1

    mutating func clear() {
        id = ""
        caption = nil
        properties.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        context.removeAll(keepingCapacity: true)
    }

    mutating func add(_ value: String) { values.append(value) }

    /// Gives a property the values that were added since a number of them.
    mutating func endProperty(_ property: FTMProperty, from start: Int) {
        if start < values.count { properties.append((property, start..<values.count)) }
    }

    func texts(_ name: String) -> ArraySlice<String> {
        properties.first { $0.property.name == name }.map { values[$0.values] } ?? []
    }
}

/// The nodes and edges of a part of a file. Parts are read beside each other and put together in their order.
struct FTMPiece {
    struct Node {
        var id: String
        /// Nil if it is the id.
        var name: String?
        var schema: FTMSchema
        var facts: NodeFacts
        var line: Int
    }

    struct Edge {
        var source: String
        var target: String
        var type: String
        var evidence: Evidence?
        var line: Int
    }

    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []
    private(set) var types: [String: RelationType] = [:]
    /// Who sanctions, by the names that listings give.
    private(set) var authorities: [String: Node] = [:]

    /// What names an entity that has no name, the best first.
    private static let titles = ["title", "fileName", "full", "number", "registrationNumber", "accountNumber", "label"]

    mutating func append(_ entity: FTMEntity) {
        switch entity.schema.role {
        case .node: append(node: entity)
        case .edge(let type, let source, let target):
            let (sources, targets) = (entity.texts(source), entity.texts(target))
            guard !sources.isEmpty, !targets.isEmpty else { return append(node: entity) }
            let evidence = evidence(of: entity, besides: [source, target])
            for source in sources {
                for target in targets { append(type, from: source, to: target, evidence, entity.line) }
            }
        case .listing:
            let (listed, names) = (entity.texts("entity"), entity.texts("authority"))
            guard !listed.isEmpty, !names.isEmpty, let type = Vocabulary.builtIn.relationType("sanctioned-by") else {
                return append(node: entity)
            }
            let evidence = evidence(of: entity, besides: ["entity", "authority"])
            for name in names {
                let authority = authority(name, entity.line)
                for node in listed { append(type, from: node, to: authority, evidence, entity.line) }
            }
        }
    }

    private mutating func append(_ type: RelationType, from source: String, to target: String, _ evidence: Evidence?, _ line: Int) {
        if types[type.id] == nil { types[type.id] = type }
        edges.append(Edge(source: source, target: target, type: type.id, evidence: evidence, line: line))
    }

    /// Gives the nodes away.
    mutating func takeNodes() -> [Node] {
        defer { nodes = [] }
        return nodes
    }

    private mutating func authority(_ name: String, _ line: Int) -> String {
        if let known = authorities[name] { return known.id }
        let id = "authority-" + (Slug.suggestion(for: name) ?? "unnamed")
        authorities[name] = Node(id: id, name: name, schema: .named("Organization"), facts: NodeFacts(), line: line)
        return id
    }

    // MARK: Edges

    private func evidence(of entity: FTMEntity, besides ends: [String]) -> Evidence {
        var evidence = Evidence()
        evidence.attributes.reserveCapacity(entity.properties.count + entity.context.count)
        evidence.attributes.append(Attribute("id", .text(entity.id)))
        evidence.attributes.append(Attribute("schema", .text(entity.schema.name)))
        for (property, values) in entity.properties where !ends.contains(property.name) {
            evidence.attributes.append(Attribute(property.name, FTMPiece.value(entity.values[values])))
        }
        evidence.attributes += entity.context
        func date(_ names: String...) -> PartialDate? {
            for name in names {
                if let date = entity.texts(name).first.flatMap({ PartialDate($0.prefix(10)) }) { return date }
            }
            return nil
        }
        if let day = date("date") {
            evidence.period = DateSpan(day)
        } else {
            evidence.period = DateSpan(from: date("startDate", "listingDate"), to: date("endDate"))
        }
        return evidence
    }

    private static func value(_ values: ArraySlice<String>) -> AttributeValue {
        if values.count == 1, let first = values.first { return .text(first) }
        return .list(values.map(AttributeValue.text))
    }

    // MARK: Nodes

    private mutating func append(node entity: FTMEntity) {
        var facts = NodeFacts()
        var name = entity.caption ?? entity.texts("name").first
        if name == nil { name = FTMPiece.titles.lazy.compactMap { entity.texts($0).first }.first }
        facts.attributes.reserveCapacity(entity.properties.count + entity.context.count + 1)
        facts.attributes.append(Attribute("schema", .text(entity.schema.name)))
        let isKnown = entity.schema.isKnown
        for (property, range) in entity.properties {
            let values = entity.values[range]
            switch property.role {
            case .name:
                FTMPiece.add(values, to: &facts, besides: name)
                // One that is the name need not be told twice.
                if values.count == 1, values.first == name { continue }
            case .alias:
                FTMPiece.add(values, to: &facts, besides: name)
                if property.name == "alias" { continue }
            case .weakAlias, .formerName: FTMPiece.add(values, to: &facts, besides: name)
            case .country: if facts.country == nil { facts.country = values.first }
            case .role: if facts.role == nil { facts.role = values.first }
            case .url: if facts.url == nil { facts.url = values.first }
            case .identifier(let scheme): facts.identifiers += values.map { Identifier(scheme: scheme, value: $0) }
            case .reference where isKnown:
                for value in values where value != entity.id { append(property.type, from: entity.id, to: value, nil, entity.line) }
                continue
            case .reference, .summary, .note, .plain: break
            }
            facts.attributes.append(Attribute(property.name, FTMPiece.value(values)))
        }
        facts.attributes += entity.context
        nodes.append(Node(id: entity.id, name: name, schema: entity.schema, facts: facts, line: entity.line))
    }

    private static func add(_ names: ArraySlice<String>, to facts: inout NodeFacts, besides name: String?) {
        for other in names where other != name && !facts.aliases.contains(where: { $0.name == other }) {
            facts.aliases.append(Alias(other, language: ScriptTag.tag(of: other)))
        }
    }
}

extension GraphTable {
    /// Puts the pieces of a file together: first all entities, then what joins them. Parts of one entity are united.
    mutating func append(_ pieces: consuming [FTMPiece], firstLines: [Int]) {
        reserveCapacity(edges: pieces.reduce(0) { $0 + $1.edges.count })
        for (number, firstLine) in firstLines.enumerated() {
            // What is entered is not kept twice.
            for node in pieces[number].takeNodes() { append(node, line: firstLine + node.line) }
        }
        for (piece, firstLine) in zip(pieces, firstLines) {
            for authority in piece.authorities.values.sorted(by: { $0.line < $1.line }) {
                append(authority, line: firstLine + authority.line)
            }
            for type in piece.types.values { declare(type) }
        }
        let known = nodeCount
        for (piece, firstLine) in zip(pieces, firstLines) {
            for edge in piece.edges {
                let line = firstLine + edge.line
                appendEdge(
                    from: node(edge.source, line: line), to: node(edge.target, line: line), type: EdgeType(edge.type), line: line,
                    evidence: edge.evidence)
            }
        }
        if nodeCount > known {
            let count = nodeCount - known
            warn(
                "missing-entities",
                count == 1
                    ? "An id is mentioned whose entity is not in the file"
                    : "\(count) ids are mentioned whose entities are not in the file",
                remedy: "They are nodes without more than their ids. Read the files together in which they are.",
                line: line(of: NodeIndex(known)))
        }
    }

    private mutating func append(_ entity: FTMPiece.Node, line: Int) {
        let known = nodeCount
        let node = node(entity.id, line: line)
        if Int(node) < known {
            var facts = facts(of: node) ?? NodeFacts()
            facts.complete(with: entity.facts)
            setFacts(facts, of: node)
            return
        }
        if let name = entity.name { setName(name, of: node) }
        setKind(entity.schema.kind, of: node)
        setFacts(entity.facts, of: node)
    }
}
