import RelationGraph

/// A key that nodes, or edges, of a file have values under.
struct PropertyKey: Sendable {
    let name: String
    let type: AttributeColumn.ValueType
}

/// A value under the key of the given number.
struct Property: Sendable {
    let key: Int
    /// A text, a number or a truth value, of the key's type.
    let value: AttributeValue
}

/// A graph in the terms of foreign formats: nodes and edges with properties, each a single value under a typed key.
///
/// What notes hold becomes properties named after the fields of the native format: lists and mappings as JSON, everything else as its text.
/// A graph that was read from foreign files alone has nothing but its free attributes.
struct PropertyGraph: Sendable {
    let graph: RelationGraph
    let style: PropertyStyle
    /// Read from foreign files alone.
    let isPlain: Bool
    /// What is said of the graph itself.
    private(set) var properties: [Attribute] = []
    private(set) var nodeKeys: [PropertyKey] = []
    private(set) var edgeKeys: [PropertyKey] = []
    /// What becomes of fields and attributes that the style has no form for.
    private(set) var loss = LossReport()

    private var nodeAttributes = AttributeForms()
    private var edgeAttributes = AttributeForms()
    private var nodeKeyNumbers: [String: Int] = [:]
    private var edgeKeyNumbers: [String: Int] = [:]
    private let fields: NoteFields

    /// - Complexity: O(nodes + relations + properties).
    init(_ graph: RelationGraph, style: PropertyStyle) {
        self.graph = graph
        self.style = style
        fields = NoteFields(graph)
        isPlain = graph.vocabulary.kinds.allSatisfy { $0.id == "node" }
        let (ofNodes, ofEdges) = surveyed()
        takeAttributes(ofNodes, ofEdges)
        takeFields(ofNodes.fields, ofEdges.fields)
        if style.depth == .full, style.holdsGraph {
            properties = graph.attributes
            if !style.typesGraph { reportTexts(to: &loss) }
        } else {
            loss.addAttributes(of: graph)
        }
        if !isPlain {
            switch style.depth {
            case .full where style.holdsGraph: properties += fields.ofGraph(order: (nodeAttributes.keys, edgeAttributes.keys))
            case .full, .flat, .bare: fields.reportGraphLosses(to: &loss)
            }
        }
        loss = loss.sorted
    }

    private func reportTexts(to loss: inout LossReport) {
        for attribute in graph.attributes {
            if case .text = attribute.value { continue }
            loss.add(.graph, attribute.key, because: "comes back as a text")
        }
    }

    var nodeCount: Int { graph.nodeCount }
    var edgeCount: Int { graph.relationCount }

    /// The name of a node; nil if it is its id, and nothing else is known to be the name.
    func name(of node: Node) -> String? { isPlain && node.name == node.id ? nil : node.name }

    /// What an edge is called; nil if nothing.
    func label(of relation: Relation) -> String? {
        let label = relation.type.label
        return isPlain && label == "edge" ? nil : label
    }

    /// What a node has, in the order of the keys' first use.
    func properties(of node: Node) -> [Property] {
        guard style.depth != .bare else { return [] }
        let facts = node.facts
        let free = nodeAttributes.split(facts.attributes, isPlain: hasNoJSON)
        let texts = isPlain ? [] : fields.of(node, facts, depth: style.depth)
        return numbered(texts, free, by: nodeKeyNumbers)
    }

    /// What an edge has.
    func properties(of relation: Relation) -> [Property] {
        guard style.depth != .bare else { return [] }
        let evidence = relation.evidence
        let free = edgeAttributes.split(evidence?.attributes ?? [], isPlain: hasNoJSON)
        let texts = isPlain ? [] : fields.of(relation, evidence, depth: style.depth)
        return numbered(texts, free, by: edgeKeyNumbers)
    }

    private func numbered(_ texts: [Attribute], _ free: AttributeForms.Split, by numbers: [String: Int]) -> [Property] {
        var properties: [Property] = []
        properties.reserveCapacity(texts.count + free.single.count + 1)
        for text in texts + free.single {
            if let key = numbers[text.key] { properties.append(Property(key: key, value: text.value)) }
        }
        if let json = free.json, let key = numbers[PropertyName.attributes] { properties.append(Property(key: key, value: .text(json))) }
        return properties
    }

    // MARK: Survey

    /// What all nodes, or all relations, have besides names and ends.
    private struct Survey {
        var attributes = AttributeForms.Survey()
        var fields = KeySurvey()
    }

    /// - Complexity: O(nodes + relations + what they have): everything is asked for once.
    private func surveyed() -> (nodes: Survey, edges: Survey) {
        var (ofNodes, ofEdges) = (Survey(), Survey())
        for node in graph.nodes {
            let facts = node.facts
            ofNodes.attributes.take(facts.attributes)
            if !isPlain { ofNodes.fields.take(fields.of(node, facts, depth: style.depth).map(\.key)) }
        }
        for relation in graph.relations {
            let evidence = relation.evidence
            ofEdges.attributes.take(evidence?.attributes ?? [])
            if !isPlain { ofEdges.fields.take(fields.of(relation, evidence, depth: style.depth).map(\.key)) }
        }
        return (ofNodes, ofEdges)
    }

    private mutating func takeAttributes(_ ofNodes: Survey, _ ofEdges: Survey) {
        // The names under which a table holds what notes say, so that no free attribute may be called so.
        let isFlat = style.depth == .flat
        let names = (nodes: isFlat ? ofNodes.fields.names : [], edges: isFlat ? ofEdges.fields.names : [])
        nodeAttributes = AttributeForms(
            ofNodes.attributes, style, reserved: style.reservedOfNodes.union(names.nodes), isPlain: hasNoJSON)
        edgeAttributes = AttributeForms(
            ofEdges.attributes, style, reserved: style.reservedOfEdges.union(names.edges), isPlain: hasNoJSON)
        ofNodes.attributes.reportClashes(of: .nodes, with: names.nodes, to: &loss)
        ofEdges.attributes.reportClashes(of: .relations, with: names.edges, to: &loss)
        ofNodes.attributes.reportLosses(of: .nodes, style, isPlain: hasNoJSON, to: &loss)
        ofEdges.attributes.reportLosses(of: .relations, style, isPlain: hasNoJSON, to: &loss)
    }

    /// Whether attributes are properties of their own, each of them.
    private var hasNoJSON: Bool { isPlain || style.depth != .full }

    private mutating func takeFields(_ ofNodes: KeySurvey, _ ofEdges: KeySurvey) {
        var (ofNodes, ofEdges) = (ofNodes, ofEdges)
        if !hasNoJSON {
            if graph.nodes.contains(where: { nodeAttributes.split($0.facts.attributes, isPlain: false).json != nil }) {
                ofNodes.take([PropertyName.attributes])
            }
            if graph.relations.contains(where: { edgeAttributes.split($0.evidence?.attributes ?? [], isPlain: false).json != nil }) {
                ofEdges.take([PropertyName.attributes])
            }
        }
        (nodeKeys, nodeKeyNumbers) = keys(ofNodes, nodeAttributes)
        (edgeKeys, edgeKeyNumbers) = keys(ofEdges, edgeAttributes)
        guard style.depth != .full else { return }
        let reason = style.depth == .flat ? "comes back as a free attribute, a text" : LossReport.noPlace
        for (name, count) in ofNodes.counts { loss.add(.nodes, name, count, because: reason) }
        for (name, count) in ofEdges.counts { loss.add(.relations, name, count, because: reason) }
    }

    private func keys(_ survey: KeySurvey, _ attributes: AttributeForms) -> ([PropertyKey], [String: Int]) {
        let texts = survey.counts.map { PropertyKey(name: $0.name, type: .text) }
        let known = Set(texts.map(\.name))
        let keys = texts + attributes.single.filter { !known.contains($0.name) }
        return (keys, Dictionary(keys.enumerated().map { ($1.name, $0) }) { first, _ in first })
    }

    /// Names in the order of their first use, and how often each is used.
    private struct KeySurvey {
        private(set) var counts: [(name: String, count: Int)] = []
        private var positions: [String: Int] = [:]

        var names: Set<String> { Set(positions.keys) }

        mutating func take(_ names: [String]) {
            for name in names {
                if let position = positions[name] {
                    counts[position].count += 1
                } else {
                    positions[name] = counts.count
                    counts.append((name, 1))
                }
            }
        }
    }
}
