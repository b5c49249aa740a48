import RelationGraph

/// What notes say of nodes and relations besides free attributes, as properties named after the fields of the native format.
struct NoteFields: Sendable {
    private let graph: RelationGraph
    private let writer: NativeFileWriter

    init(_ graph: RelationGraph) {
        self.graph = graph
        writer = NativeFileWriter(graph, layout: SourceFile(path: NativeWriter.defaultPath))
    }

    /// The fields of a node besides its name, what stands in them as text. Ties and stances are edges.
    ///
    /// - Parameter facts: those of the node.
    func of(_ node: Node, _ facts: NodeFacts, depth: PropertyStyle.Depth) -> [Attribute] {
        var properties = [property("kind", .text(node.kind.id), depth)]
        if facts != NodeFacts() || node.isStatement || node.isDocument {
            for field in NodeField.fields(of: node.kind.id) where !Self.isElsewhere(field) {
                for line in writer.lines(of: field, in: node, facts) { properties.append(property(line.key, line.value, depth)) }
            }
        }
        if depth == .full, let comment = facts.comment { properties.append(Attribute(PropertyName.comment, .text(comment))) }
        return properties
    }

    /// The name, the attributes and the relations of a node have places of their own.
    private static func isElsewhere(_ field: NodeField) -> Bool {
        switch field {
        case .name, .says, .title, .attributes, .ties, .stances: true
        default: false
        }
    }

    /// The type of a relation and the fields of its entry.
    ///
    /// - Parameter evidence: that of the relation.
    func of(_ relation: Relation, _ evidence: Evidence?, depth: PropertyStyle.Depth) -> [Attribute] {
        var properties: [Attribute] = []
        switch depth {
        case .full:
            properties.append(Attribute(PropertyName.type, .text(relation.type.id)))
            if let setting = Self.unexpectedSetting(of: relation) { properties.append(Attribute(PropertyName.setting, .text(setting))) }
        case .flat, .bare:
            properties.append(Attribute("layer", .text(relation.type.layer.rawValue)))
        }
        guard let evidence else { return properties }
        for field in EntryField.allCases where field != .attributes && field != .from {
            for line in writer.lines(of: field, in: evidence) { properties.append(property(line.key, line.value, depth)) }
        }
        if depth == .full, let comment = evidence.comment { properties.append(Attribute(PropertyName.comment, .text(comment))) }
        return properties
    }

    private func property(_ name: String, _ value: YAMLOutput, _ depth: PropertyStyle.Depth) -> Attribute {
        switch depth {
        case .full: Attribute(PropertyName.prefix + name, .text(value.propertyText))
        case .flat, .bare: Attribute(name, .text(value.cellText))
        }
    }

    // MARK: Settings

    /// Where a relation stands, if that is not among the stances for a stance, and among the ties for anything else.
    private static func unexpectedSetting(of relation: Relation) -> String? {
        relation.setting == expectedSetting(isStance: relation.type.isStance) ? nil : name(of: relation.setting)
    }

    static func expectedSetting(isStance: Bool) -> RelationSetting { isStance ? .stances : .ties }

    private static func name(of setting: RelationSetting) -> String {
        switch setting {
        case .ties: "ties"
        case .stances: "stances"
        case .list: "list"
        case .implied: "implied"
        }
    }

    static func setting(named name: String) -> RelationSetting? {
        [RelationSetting.ties, .stances, .list, .implied].first { self.name(of: $0) == name }
    }

    // MARK: The graph's own

    /// Title, description, what figures say and look like, vocabulary, views and comments.
    ///
    /// - Parameter order: the keys of free attributes, as nodes and relations first use them.
    func ofGraph(order: (nodes: [String], relations: [String])) -> [Attribute] {
        let file = NativeWriter.singleFile(of: graph)
        var properties = [Attribute(PropertyName.version, .integer(NativeReader.version))]
        func add(_ name: String, _ value: YAMLOutput?) {
            if let value { properties.append(Attribute(name, .text(value.propertyText))) }
        }
        add(PropertyName.title, graph.title.map { .text($0) })
        add(PropertyName.summary, graph.summary.map { .text($0) })
        for field in PropertyName.presentation { add(PropertyName.field(field), file.value(of: field, in: graph.presentation)) }
        add(PropertyName.vocabulary, file.vocabulary)
        add(PropertyName.views, file.views.isEmpty ? nil : .mapping(file.views.map(file.viewLine)))
        let comments = [file.layout.comment.map { ("", $0) }].compactMap { $0 } + file.layout.comments.sorted { $0.key < $1.key }
        add(PropertyName.comments, comments.isEmpty ? nil : .mapping(comments.map { YAMLLine($0.0, .text($0.1)) }))
        if order.nodes.count > 1 || order.relations.count > 1 {
            let lists = [("nodes", order.nodes), ("relations", order.relations)]
            add(PropertyName.attributeOrder, .mapping(lists.map { YAMLLine($0, .list($1.map { YAMLItem(.text($0)) })) }))
        }
        return properties
    }

    /// What a format without a place for it loses of the graph's own fields.
    func reportGraphLosses(to loss: inout LossReport) {
        let reason = LossReport.noPlace
        loss.add(.graph, "title", graph.title == nil ? 0 : 1, because: reason)
        loss.add(.graph, "description", graph.summary == nil ? 0 : 1, because: reason)
        let file = NativeWriter.singleFile(of: graph)
        for field in PropertyName.presentation {
            loss.add(.graph, field.rawValue, file.value(of: field, in: graph.presentation) == nil ? 0 : 1, because: reason)
        }
        loss.add(.graph, "views", graph.views.count, because: reason)
        loss.add(.graph, "vocabulary", file.kinds.count + file.types.count, because: reason)
        loss.add(.graph, "comments", file.layout.comments.count + (file.layout.comment == nil ? 0 : 1), because: reason)
    }
}
