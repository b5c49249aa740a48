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
        surveyAttributes()
        surveyFields()
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
        let free = nodeAttributes.split(node.facts.attributes, isPlain: hasNoJSON)
        let texts = isPlain ? [] : fields.of(node, depth: style.depth)
        return numbered(texts, free, by: nodeKeyNumbers)
    }

    /// What an edge has.
    func properties(of relation: Relation) -> [Property] {
        guard style.depth != .bare else { return [] }
        let free = edgeAttributes.split(relation.evidence?.attributes ?? [], isPlain: hasNoJSON)
        let texts = isPlain ? [] : fields.of(relation, depth: style.depth)
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

    private mutating func surveyAttributes() {
        var (ofNodes, ofEdges) = (AttributeForms.Survey(), AttributeForms.Survey())
        for node in graph.nodes { ofNodes.take(node.facts.attributes) }
        for relation in graph.relations { ofEdges.take(relation.evidence?.attributes ?? []) }
        let names = namesOfFields
        nodeAttributes = AttributeForms(ofNodes, style, reserved: style.reservedOfNodes.union(names.nodes), isPlain: hasNoJSON)
        edgeAttributes = AttributeForms(ofEdges, style, reserved: style.reservedOfEdges.union(names.edges), isPlain: hasNoJSON)
        ofNodes.reportClashes(of: .nodes, with: names.nodes, to: &loss)
        ofEdges.reportClashes(of: .relations, with: names.edges, to: &loss)
        ofNodes.reportLosses(of: .nodes, style, isPlain: hasNoJSON, to: &loss)
        ofEdges.reportLosses(of: .relations, style, isPlain: hasNoJSON, to: &loss)
    }

    /// The names under which a table holds what notes say, so that no free attribute may be called so.
    private var namesOfFields: (nodes: Set<String>, edges: Set<String>) {
        guard style.depth == .flat, !isPlain else { return ([], []) }
        return (
            Set(graph.nodes.lazy.flatMap { fields.of($0, depth: style.depth).map(\.key) }),
            Set(graph.relations.lazy.flatMap { fields.of($0, depth: style.depth).map(\.key) })
        )
    }

    /// Whether attributes are properties of their own, each of them.
    private var hasNoJSON: Bool { isPlain || style.depth != .full }

    private mutating func surveyFields() {
        var (ofNodes, ofEdges) = (KeySurvey(), KeySurvey())
        if !isPlain {
            for node in graph.nodes {
                ofNodes.take(fields.of(node, depth: style.depth).map(\.key))
                if nodeAttributes.split(node.facts.attributes, isPlain: hasNoJSON).json != nil { ofNodes.take([PropertyName.attributes]) }
            }
            for relation in graph.relations {
                ofEdges.take(fields.of(relation, depth: style.depth).map(\.key))
                if edgeAttributes.split(relation.evidence?.attributes ?? [], isPlain: hasNoJSON).json != nil {
                    ofEdges.take([PropertyName.attributes])
                }
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
