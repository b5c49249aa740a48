import RelationGraph

/// Writes any graph as entities that other programs of FollowTheMoney read, with members beside their properties from which it comes back whole.
///
/// The first entity stands for the graph itself. What relations follow from fields of nodes, or from evidence, follow again.
struct FTMMemberWriter {
    private let graph: RelationGraph
    private let properties: PropertyGraph
    private let entities: FTMEntityWords
    private let notes: FTMNoteWords
    private var ids: FTMRelationIDs

    init(_ graph: RelationGraph) {
        self.graph = graph
        properties = PropertyGraph(graph, style: FTMMember.style)
        entities = FTMEntityWords(graph)
        notes = FTMNoteWords(graph)
        ids = FTMRelationIDs(graph)
    }

    /// - Complexity: O(nodes + relations + what they have).
    mutating func lines() -> (bytes: [UInt8], loss: LossReport) {
        var bytes: [UInt8] = []
        func write(_ line: consuming FTMLine) {
            line.context.append((FTMMember.checksum, .string(FTMMember.checksum(of: line.properties.pairs))))
            line.write(into: &bytes)
        }
        write(graphLine())
        for node in graph.nodes { write(line(of: node)) }
        for relation in graph.relations where !relation.isImplied && !isHeld(relation) { write(line(of: relation)) }
        return (bytes, properties.loss)
    }

    private mutating func graphLine() -> FTMLine {
        var line = FTMLine(id: ids.free(FTMMember.graphID), schema: "Note")
        line.properties.add("name", graph.title ?? "A graph of relgraph")
        line.properties.add("description", graph.summary)
        line.context.append((FTMMember.graph, .bool(true)))
        let free = graph.attributes.count
        for (index, property) in properties.properties.enumerated() {
            let name = (index < free ? PropertyName.attributePrefix : "") + property.key
            line.context.append((name, JSONValue(property.value)))
        }
        return line
    }

    private func members(_ given: [Property], _ keys: [PropertyKey]) -> [(String, JSONValue)] {
        given.map { (keys[$0.key].name, JSONValue($0.value)) }
    }

    private func line(of node: Node) -> FTMLine {
        let facts = node.facts
        let isEntity = FTMEntityWords.givenSchema(facts.attributes) != nil
        var line = isEntity ? entities.line(of: node, facts) : notes.line(of: node, facts)
        if isEntity { line.properties.add(["keywords"], of: notes.line(of: node, facts).properties) }
        // Ours say it, of which nobody is to find two.
        let own = Set(line.context.map(\.0))
        if let name = properties.name(of: node) { line.context.append((FTMMember.name, .string(name))) }
        if properties.isPlain { line.context.append((PropertyName.kind, .string(node.kind.id))) }
        line.context += members(properties.properties(of: node), properties.nodeKeys).filter { !own.contains($0.0) }
        let references = entities.links(of: node).filter(isHeld).compactMap(entities.property).uniqued()
        if isEntity, !references.isEmpty {
            line.context.append((FTMMember.references, .string(references.joined(separator: " "))))
        }
        return line
    }

    /// Whether a property of its source holds a relation.
    private func isHeld(_ relation: Relation) -> Bool {
        entities.property(for: relation) != nil && relation.setting == .list
            && FTMEntityWords.givenSchema(relation.source.facts.attributes) != nil
    }

    private mutating func line(of relation: Relation) -> FTMLine {
        let evidence = relation.evidence
        let attributes = evidence?.attributes ?? []
        let id = ids.id(of: relation, attributes[key: "id"]?.text, isShared: false)
        var line = notes.line(of: relation, evidence, id: id)
        if FTMEntityWords.givenSchema(attributes) != nil {
            let said = line.properties
            line = entities.line(of: relation, evidence, id: id)
            line.properties.add(FTMNoteWords.evidence, of: said)
        }
        if FTMSchema.relation(ofType: relation.type.id).namesTarget {
            line.context.append((FTMMember.target, .string(relation.target.id)))
        }
        if properties.isPlain { line.context.append((PropertyName.type, .string(properties.label(of: relation) ?? "edge"))) }
        if relation.type.isSymmetric { line.context.append((PropertyName.undirected, .bool(true))) }
        line.context += members(properties.properties(of: relation), properties.edgeKeys)
        return line
    }
}
