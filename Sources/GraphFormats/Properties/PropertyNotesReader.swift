import RelationGraph

/// Reads notes that a foreign file holds as properties: the counterpart of `NoteFields`.
///
/// The fields go through the reader of the native format, so that everything is checked as it is there; problems name the line of the node or
/// the edge.
struct PropertyNotesReader {
    private let table: GraphTable
    /// Whether nodes without a kind are only referred to, and stand elsewhere.
    private let isPartial: Bool
    private var reader: NativeFileReader
    /// Free attributes in the order in which they were written.
    private let nodeColumns: [AttributeColumn]
    private let edgeColumns: [AttributeColumn]
    private let nodeFields: [AttributeColumn]
    private let edgeFields: [AttributeColumn]

    init(_ table: GraphTable, isPartial: Bool = false) {
        self.table = table
        self.isPartial = isPartial
        reader = NativeFileReader(foreign: table.file)
        let order = Self.order(table.graphAttributes)
        func isField(_ column: AttributeColumn) -> Bool { column.key.hasPrefix(PropertyName.prefix) && !column.hasEscapedKey }
        func free(_ columns: [AttributeColumn]) -> [AttributeColumn] { columns.filter { !isField($0) }.map(\.withPlainKey) }
        nodeFields = table.nodeAttributes.filter(isField)
        edgeFields = table.edgeAttributes.filter(isField)
        nodeColumns = Self.sorted(free(table.nodeAttributes), order["nodes"] ?? [])
        edgeColumns = Self.sorted(free(table.edgeAttributes), order["relations"] ?? [])
    }

    private static func order(_ properties: [Attribute]) -> [String: [String]] {
        guard case .text(let text)? = properties[key: PropertyName.attributeOrder],
            case .mapping(let parts) = YAMLValue(property: text, line: 1).content
        else { return [:] }
        let lists = parts.map { part in
            (part.key, part.value.elements.compactMap { value in if case .scalar(let text, _) = value.content { text } else { nil } })
        }
        return Dictionary(lists) { first, _ in first }
    }

    private static func sorted(_ columns: [AttributeColumn], _ order: [String]) -> [AttributeColumn] {
        let places = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        return columns.enumerated().sorted {
            (places[$0.element.key] ?? .max, $0.offset) < (places[$1.element.key] ?? .max, $1.offset)
        }.map(\.element)
    }

    private func text(_ name: String) -> String? {
        if case .text(let text)? = table.graphAttributes[key: name] { return text }
        return nil
    }

    // MARK: Vocabulary

    /// Declares the kinds and types of the file, those without a declaration too.
    mutating func readVocabulary(_ builder: inout GraphBuilder) {
        for problem in table.problems { builder.report(problem) }
        let declared = text(PropertyName.vocabulary).map { YAMLValue(property: $0, line: 1) }
        let kinds = column(PropertyName.kind, of: nodeFields)
        let types = column(PropertyName.type, of: edgeFields)
        var own = reader
        own.lend(&builder) { reader in
            if let declared { reader.readVocabulary(declared) }
            var known: Set<String> = []
            for row in 0..<table.nodeCount {
                guard let kind = kinds?[row]?.text, known.insert(kind).inserted, reader.builder.vocabulary.kind(kind) == nil else {
                    continue
                }
                reader.builder.declare(
                    NodeKind(id: kind, label: NativeFileReader.label(kind), section: kind + "s"),
                    at: table.place(line: table.line(of: NodeIndex(row))))
            }
            for edge in 0..<table.edgeCount {
                let own = table.type(ofEdge: edge)
                let id = types?[edge]?.text ?? own.label ?? "edge"
                guard known.insert("edge " + id).inserted, reader.builder.vocabulary.relationType(id) == nil else { continue }
                let label = own.label ?? id
                reader.builder.declare(
                    RelationType(
                        id: id, label: label, inverse: own.isSymmetric ? label : "is the target of “\(label)”", layer: .ties,
                        symmetric: own.isSymmetric),
                    at: table.place(line: table.line(ofEdge: edge)))
            }
        }
        reader = own
    }

    private func column(_ name: String, of columns: [AttributeColumn]) -> AttributeColumn? { columns.first { $0.key == name } }

    // MARK: Content

    mutating func readContent(_ builder: inout GraphBuilder) {
        // Some formats have a place for the title, where other programs look for it.
        let title = text(PropertyName.title)
        builder.add(table.graphAttributes.filter { !$0.key.hasPrefix(PropertyName.prefix) && $0.value != title.map(AttributeValue.text) })
        if builder.title == nil { builder.title = title }
        if builder.summary == nil { builder.summary = text(PropertyName.summary) }
        let presentation = PropertyName.presentation.compactMap { field in
            text(PropertyName.field(field)).map { text in
                let value =
                    field.shape.isSingle
                    ? YAMLValue(content: .scalar(text, isPlain: false), line: 1, column: 1)
                    : YAMLValue(property: text, line: 1)
                return (field, YAMLEntry(key: field.rawValue, line: 1, column: 1, value: value))
            }
        }
        let views = text(PropertyName.views).map { YAMLValue(property: $0, line: 1) }
        let comments = text(PropertyName.comments).map { YAMLValue(property: $0, line: 1) }
        let table = table
        // A file of edges alone, beside one of the nodes, only refers to them.
        let kinds = column(PropertyName.kind, of: nodeFields)
        let isPartial = isPartial
        let names = table.nodeNames
        var own = reader
        own.lend(&builder) { reader in
            if let comments { reader.takeComments(comments) }
            reader.checkKindsOfTypes()
            for (field, entry) in presentation where !reader.holds(field) { reader.readPresentation(field, entry) }
            if let views { reader.readViews(YAMLEntry(key: FileField.views.rawValue, line: 1, column: 1, value: views)) }
            for row in 0..<table.nodeCount where isPartial ? kinds?[row] != nil : kinds != nil || table.edgeCount == 0 {
                let line = table.line(of: NodeIndex(row))
                reader.readNode(
                    Reference(table.nodeIDs[row], at: table.place(line: line)), kind: kinds?[row]?.text ?? "node", name: names[row],
                    fields: fields(nodeFields, row, line: line, NodeField.self), comment: comment(nodeFields, row),
                    attributes: attributes(nodeColumns, nodeFields, row, line: line, &reader))
            }
            for edge in 0..<table.edgeCount { readEdge(edge, into: &reader) }
            reader.builder.add(reader.layout)
        }
        reader = own
    }

    private func readEdge(_ edge: Int, into reader: inout NativeFileReader) {
        let own = table.type(ofEdge: edge)
        let id = column(PropertyName.type, of: edgeFields)?[edge]?.text ?? own.label ?? "edge"
        let isStance = reader.builder.vocabulary.relationType(id)?.isStance == true
        let named = column(PropertyName.setting, of: edgeFields)?[edge].flatMap { NoteFields.setting(named: $0.text) }
        let setting = named ?? NoteFields.expectedSetting(isStance: isStance)
        // What follows from fields of nodes, or from evidence, follows again.
        guard setting != .implied else { return }
        let line = table.line(ofEdge: edge)
        let place = table.place(line: line)
        var draft = RelationDraft(
            source: Reference(table.nodeIDs[Int(table.edgeSources[edge])], at: place), type: Reference(id, at: place),
            target: Reference(table.nodeIDs[Int(table.edgeTargets[edge])], at: place), setting: setting, place: place)
        reader.read(fields(edgeFields, edge, line: line, EntryField.self), besides: "", of: &draft)
        draft.evidence.attributes = attributes(edgeColumns, edgeFields, edge, line: line, &reader)
        draft.evidence.comment = comment(edgeFields, edge)
        reader.builder.add(draft)
    }

    private static let ownNames: Set<String> = [
        PropertyName.kind, PropertyName.type, PropertyName.setting, PropertyName.comment, PropertyName.attributes,
    ]

    /// The fields that a row has, with what their shapes make of the texts.
    private func fields<Field: NativeField>(_ columns: [AttributeColumn], _ row: Int, line: Int, _: Field.Type) -> [YAMLEntry] {
        columns.compactMap { column in
            guard let text = column[row]?.text, !Self.ownNames.contains(column.key) else { return nil }
            let name = String(column.key.dropFirst(PropertyName.prefix.count))
            let value =
                Field.named(name)?.shape.isSingle == false
                ? YAMLValue(property: text, line: line)
                : YAMLValue(content: .scalar(text, isPlain: false), line: Int32(clamping: line), column: 1)
            return YAMLEntry(key: name, line: Int32(clamping: line), column: 1, value: value)
        }
    }

    private func comment(_ columns: [AttributeColumn], _ row: Int) -> String? { column(PropertyName.comment, of: columns)?[row]?.text }

    private func attributes(
        _ columns: [AttributeColumn], _ fields: [AttributeColumn], _ row: Int, line: Int, _ reader: inout NativeFileReader
    ) -> [Attribute] {
        var attributes = columns.compactMap { column in column[row].map { Attribute(column.key, $0) } }
        if let text = column(PropertyName.attributes, of: fields)?[row]?.text {
            let entry = YAMLEntry(
                key: PropertyName.attributes, line: Int32(clamping: line), column: 1, value: YAMLValue(property: text, line: line))
            attributes += reader.attributes(entry)
        }
        return attributes
    }
}

extension FieldShape {
    /// Whether one text is all that may stand there.
    fileprivate var isSingle: Bool {
        switch self {
        case .line, .paragraph, .reference, .date, .singleDate, .flag, .number, .choice, .color, .link, .version: true
        default: false
        }
    }
}
