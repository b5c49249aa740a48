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

    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []
    private(set) var types: [RelationType] = []
    /// Who sanctions, by the names that listings give.
    private(set) var authorities = FTMNames<Authority>()
    /// The positions of types by the numbers of schemata and of properties; -1 where there is none yet.
    private var typesOfSchemata: [Int32] = []
    private var typesOfProperties: [Int32] = []

    private static let listing = Vocabulary.builtIn.relationType("sanctioned-by")

    /// Takes over the entity that was read last.
    mutating func append(from reader: borrowing FTMEntityReader, line: Int) throws(JSONSyntaxError) {
        // Of the reader itself nothing is captured or copied: it has a dozen arrays.
        let (entity, bytes) = (reader.entity, reader.scanner.bytes)
        switch reader.schemata[entity.schema].role {
        case .node: break
        case .edge(let type, let source, let target):
            guard let sources = reader.values(source), let targets = reader.values(target) else { break }
            let type = FTMPiece.number(of: type, entity.schema, &typesOfSchemata, &types)
            for source in sources {
                let source = Reference(source, in: bytes)
                for target in targets { append(type, from: source, to: Reference(target, in: bytes), line, entity.start) }
            }
            return
        case .listing:
            guard let listed = reader.values("entity"), let names = reader.values("authority"), let type = FTMPiece.listing else { break }
            let number = FTMPiece.number(of: type, entity.schema, &typesOfSchemata, &types)
            for name in names {
                let authority = try authority(name, reader.scanner, line)
                let target = Reference(name, in: bytes)
                for node in listed {
                    append(number, from: Reference(node, in: bytes), to: target, authority: authority, line, entity.start)
                }
            }
            return
        }
        try append(node: entity, from: reader, line: line)
    }

    private mutating func append(node entity: FTMEntity, from reader: borrowing FTMEntityReader, line: Int) throws(JSONSyntaxError) {
        guard let text = entity.id else { return }
        let bytes = reader.scanner.bytes
        let id = Reference(text, in: bytes)
        let isKnown = reader.schemata[entity.schema].isKnown
        var title = entity.caption
        var rank = title == nil ? Int.max : -1
        for (number, range) in entity.properties {
            // One field after the other: to copy a property takes longer than to look at it.
            if let own = reader.names.values[number].titleRank, own < rank { (title, rank) = (entity.values[range.lowerBound], own) }
            guard isKnown, reader.names.values[number].role == .reference else { continue }
            let type = FTMPiece.number(of: reader.names.values[number].type, number, &typesOfProperties, &types)
            for value in entity.values[range] where !reader.scanner.isSame(value, text) {
                append(type, from: id, to: Reference(value, in: bytes), line, nil)
            }
        }
        let name: String? = if let title { try reader.scanner.text(title) } else { nil }
        let spelled = try reader.scanner.text(text)
        nodes.append(
            Node(
                id: spelled, key: text.hasEscapes ? TextKey(spelled) : id.key, name: name, schema: Int32(entity.schema),
                line: Int32(clamping: line), offset: UInt32(entity.start)))
    }

    private mutating func append(
        _ type: Int32, from source: Reference, to target: Reference, authority: Int32 = -1, _ line: Int, _ offset: Int?
    ) {
        edges.append(
            Edge(
                source: source, target: target, authority: authority, type: type, line: Int32(clamping: line),
                offset: offset.map { UInt32($0) }))
    }

    private static func number(of type: RelationType, _ owner: Int, _ known: inout [Int32], _ types: inout [RelationType]) -> Int32 {
        while known.count <= owner { known.append(-1) }
        if known[owner] < 0 {
            known[owner] = Int32(types.firstIndex { $0.id == type.id } ?? types.count)
            if Int(known[owner]) == types.count { types.append(type) }
        }
        return known[owner]
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
