import RelationGraph

/// The nodes and edges of a part of a file: what is needed to build a graph, and where everything else stands. Parts are read beside each other
/// and put together in their order.
struct FTMPiece: Sendable {
    /// An id, where it stands, and what it is looked up by.
    struct Reference: Sendable {
        var text: JSONText
        var key: TextKey

        init(_ text: JSONText, in bytes: [UInt8]) {
            self.text = text
            key = TextKey(bytes.span.extracting(text.range))
        }
    }

    struct Node: Sendable {
        var id: String
        /// The key of the id.
        var key: TextKey
        /// Nil if it is the id.
        var name: String?
        var schema: Int32
        var line: Int32
        /// Where its entity begins.
        var offset: UInt32
    }

    struct Edge: Sendable {
        var source: Reference
        /// The target; of a listing, the name of the authority that lists.
        var target: Reference
        /// The position of the authority in `authorities`; -1 for none.
        var authority: Int32
        /// The position of its type in `types`.
        var type: Int32
        var line: Int32
        /// Where the entity begins that it is; nil if it is a property of one.
        var offset: UInt32?
    }

    struct Authority: Sendable {
        var id: String
        var name: String
        var line: Int
    }

    /// The entity of relations.
    struct Relations: Sendable {
        /// The key of its id, or half of it.
        var key: UInt32
        /// Where it begins.
        var offset: UInt32
    }

    private(set) var nodes: [Node] = []
    private(set) var relations: [Relations] = []
    private(set) var edges: [Edge] = []
    private(set) var types: [RelationType] = []
    /// Who sanctions, by the names that listings give.
    private(set) var authorities = FTMNames<Authority>()
    /// What entities are, by the numbers of their schemata; nil as long as that is open.
    private var forms: [Form?] = []
    /// What properties are for nodes, by their numbers.
    private var uses: [Use] = []

    /// What the entities of a schema are, with the numbers of the properties that say it: to look at what a schema is for every entity takes
    /// longer than to read it.
    private enum Form {
        case node
        case edge(source: Int, target: Int, type: Int32)
        case listing(entity: Int, authority: Int, type: Int32)
    }

    private struct Use {
        var titleRank: Int?
        var isReference: Bool
        /// The position of the type of its edges; -1 as long as there is none.
        var type: Int32 = -1
    }

    static let listing = Vocabulary.builtIn.relationType("sanctioned-by")

    /// Takes over the entity that was read last.
    mutating func append(from reader: borrowing FTMEntityReader, line: Int) throws(JSONSyntaxError) {
        let bytes = reader.scanner.bytes
        switch form(of: reader) {
        case .node: break
        case .edge(let source, let target, let type):
            guard let sources = reader.values(source), let targets = reader.values(target) else { break }
            appendRelations(from: reader)
            for source in sources {
                let source = Reference(reader.entity.values[source], in: bytes)
                for target in targets {
                    append(type, from: source, to: Reference(reader.entity.values[target], in: bytes), line, reader.entity.start)
                }
            }
            return
        case .listing(let entity, let authority, let type):
            guard let listed = reader.values(entity), let names = reader.values(authority) else { break }
            appendRelations(from: reader)
            for name in names {
                let name = reader.entity.values[name]
                let authority = try self.authority(name, reader.scanner, line)
                let target = Reference(name, in: bytes)
                for node in listed {
                    let node = Reference(reader.entity.values[node], in: bytes)
                    append(type, from: node, to: target, authority: authority, line, reader.entity.start)
                }
            }
            return
        }
        try append(nodeFrom: reader, line: line)
    }

    private mutating func appendRelations(from reader: borrowing FTMEntityReader) {
        guard let id = reader.entity.id else { return }
        let key = FTMKey.bits(reader.scanner.bytes.span.extracting(id.range))
        relations.append(Relations(key: FTMKey.half(key), offset: UInt32(reader.entity.start)))
    }

    private mutating func append(nodeFrom reader: borrowing FTMEntityReader, line: Int) throws(JSONSyntaxError) {
        guard let text = reader.entity.id else { return }
        while uses.count < reader.names.values.count {
            let property = reader.names[uses.count]
            uses.append(Use(titleRank: property.titleRank, isReference: property.role == .reference))
        }
        let bytes = reader.scanner.bytes
        let id = Reference(text, in: bytes)
        let isKnown = reader.schemata[reader.entity.schema].isKnown
        var title = reader.entity.caption
        var rank = title == nil ? Int.max : -1
        for (property, range) in reader.entity.properties {
            if let own = uses[property].titleRank, own < rank { (title, rank) = (reader.entity.values[range.lowerBound], own) }
            guard isKnown, uses[property].isReference else { continue }
            if uses[property].type < 0 { uses[property].type = number(of: reader.names[property].type) }
            for value in reader.entity.values[range] where !reader.scanner.isSame(value, text) {
                append(uses[property].type, from: id, to: Reference(value, in: bytes), line, nil)
            }
        }
        let name: String? = if let title { try reader.scanner.text(title) } else { nil }
        let spelled = try reader.scanner.text(text)
        nodes.append(
            Node(
                id: spelled, key: text.hasEscapes ? TextKey(spelled) : id.key, name: name, schema: Int32(reader.entity.schema),
                line: Int32(clamping: line), offset: UInt32(reader.entity.start)))
    }

    /// What the entity that was read last is. A schema whose properties have not all been met makes nodes so far.
    private mutating func form(of reader: borrowing FTMEntityReader) -> Form {
        let schema = reader.entity.schema
        while forms.count <= schema { forms.append(nil) }
        if let known = forms[schema] { return known }
        var form: Form?
        switch reader.schemata[schema].role {
        case .node: form = .node
        case .edge(let type, let source, let target):
            if let source = reader.names.number(of: source), let target = reader.names.number(of: target) {
                form = .edge(source: source, target: target, type: number(of: type))
            }
        case .listing:
            if let entity = reader.names.number(of: "entity"), let authority = reader.names.number(of: "authority"),
                let type = FTMPiece.listing
            {
                form = .listing(entity: entity, authority: authority, type: number(of: type))
            }
        }
        forms[schema] = form
        return form ?? .node
    }

    /// The position of a type of edges.
    private mutating func number(of type: RelationType) -> Int32 {
        if let known = types.firstIndex(where: { $0.id == type.id }) { return Int32(known) }
        types.append(type)
        return Int32(types.count - 1)
    }

    private mutating func append(
        _ type: Int32, from source: Reference, to target: Reference, authority: Int32 = -1, _ line: Int, _ offset: Int?
    ) {
        edges.append(
            Edge(
                source: source, target: target, authority: authority, type: type, line: Int32(clamping: line),
                offset: offset.map { UInt32($0) }))
    }

    private mutating func authority(_ text: JSONText, _ scanner: JSONScanner, _ line: Int) throws(JSONSyntaxError) -> Int32 {
        if let known = authorities.number(of: text.range, in: scanner.bytes) { return Int32(known) }
        let name = try scanner.text(text)
        let authority = Authority(id: FTMPiece.authorityID(name), name: name, line: line)
        return Int32(authorities.insert(text.range, in: scanner.bytes, authority))
    }

    /// The id of the node that stands for an authority of which only the name is known.
    static func authorityID(_ name: String) -> String { "authority-" + (Slug.suggestion(for: name) ?? "unnamed") }
}

extension FTMEntityReader {
    /// Where the values of a property stand among those of the entity that was read last; nil if it has none.
    func values(_ number: Int) -> Range<Int>? {
        for property in entity.properties where property.number == number { return property.values }
        return nil
    }

    /// The values of a property of the entity that was read last; nil if it has none.
    func values(_ name: String) -> ArraySlice<JSONText>? {
        for (number, range) in entity.properties where names[number].name == name { return entity.values[range] }
        return nil
    }
}

extension JSONScanner {
    /// Whether two texts spell the same.
    func isSame(_ one: JSONText, _ other: JSONText) -> Bool {
        if one.hasEscapes || other.hasEscapes { return (try? text(one)) == (try? text(other)) }
        return bytes[one.range] == bytes[other.range]
    }
}
