import RelationGraph

/// What entities say besides their ids, names and ends: read from the bytes of the file whenever it is asked for.
///
/// Of millions of entities, a question looks at few; the bytes take less room than objects would, and no time to be made.
final class FTMArchive: Sendable {
    private let bytes: [UInt8]
    private let schemata: FTMNames<FTMSchema>
    private let names: FTMNames<FTMProperty>
    /// Where the entities begin, by the numbers of their records.
    private let nodeOffsets: [UInt32]
    private let edgeOffsets: [UInt32]

    init(
        _ bytes: [UInt8], schemata: FTMNames<FTMSchema>, names: FTMNames<FTMProperty>, nodeOffsets: [UInt32], edgeOffsets: [UInt32]
    ) {
        self.bytes = bytes
        self.schemata = schemata
        self.names = names
        self.nodeOffsets = nodeOffsets
        self.edgeOffsets = edgeOffsets
    }

    /// What a node's entity says of it.
    ///
    /// - Complexity: O(bytes of the entity).
    func facts(_ record: Int, _ extent: FactsExtent = .all) -> NodeFacts {
        // What an entity dates, its birth or its founding, is an attribute.
        if extent == .dates || extent == .documents { return NodeFacts() }
        // What was read once can be read again: nothing is thrown.
        return (try? FTMDetails(reader(nodeOffsets[record])).facts(withAttributes: extent == .all)) ?? NodeFacts()
    }

    /// What several entities say of the one node that they are parts of: the same as if one said it all.
    ///
    /// - Returns: Its name, nil if it has none, its kind and its facts.
    func united(_ records: [Int]) -> (name: String?, kind: NodeKind, facts: NodeFacts)? {
        // What was read once can be read again.
        guard let details = try? FTMDetails(reader(0), partsAt: records.map { nodeOffsets[$0] }) else { return nil }
        return try? (details.name(), details.schema.kind, details.facts(withAttributes: true))
    }

    /// Relations as the parts of their entity tell them together.
    struct UnitedRelations {
        var type: RelationType
        /// Whether the targets are names of authorities, not ids.
        var isListing: Bool
        var sources: [String]
        var targets: [String]
        var evidence: Evidence
    }

    /// - Parameter offsets: where the parts begin.
    func relations(partsAt offsets: [UInt32]) -> UnitedRelations? {
        // What was read once can be read again.
        guard let details = try? FTMDetails(reader(0), partsAt: offsets) else { return nil }
        return try? details.relations()
    }

    /// What the entity of an edge says of it.
    func evidence(_ record: Int, _ extent: FactsExtent) -> Evidence {
        // No entity of an edge names a document of the graph.
        if extent == .documents { return Evidence() }
        return (try? FTMDetails(reader(edgeOffsets[record])).evidence(withAttributes: extent == .all)) ?? Evidence()
    }

    private func reader(_ offset: UInt32) -> FTMEntityReader {
        var reader = FTMEntityReader(JSONScanner(bytes, in: Int(offset)..<bytes.count))
        reader.schemata = schemata
        reader.names = names
        return reader
    }
}

/// The facts, or the evidence, of one entity.
struct FTMDetails {
    private let reader: FTMEntityReader
    let schema: FTMSchema
    private var entity: FTMEntity { reader.entity }

    init(_ reader: consuming FTMEntityReader) throws(JSONSyntaxError) {
        try reader.read()
        schema = reader.schemata[reader.entity.schema]
        self.reader = reader
    }

    /// What the parts of an entity say together.
    init(_ reader: consuming FTMEntityReader, partsAt offsets: [UInt32]) throws(JSONSyntaxError) {
        try reader.read(partsAt: offsets)
        schema = reader.schemata[reader.entity.schema]
        self.reader = reader
    }

    // MARK: Edges

    func evidence(withAttributes: Bool) throws(JSONSyntaxError) -> Evidence {
        var evidence = Evidence()
        if withAttributes { evidence.attributes = try edgeAttributes() }
        if let day = try date("date") {
            evidence.period = DateSpan(day)
        } else {
            let start = try date("startDate")
            let listing = start == nil ? try date("listingDate") : nil
            evidence.period = DateSpan(from: start ?? listing, to: try date("endDate"))
        }
        return evidence
    }

    func relations() throws(JSONSyntaxError) -> FTMArchive.UnitedRelations? {
        guard let ends = reader.ends else { return nil }
        var type = FTMPiece.listing
        if case .edge(let own, _, _) = schema.role { type = own }
        guard let type else { return nil }
        let isListing = if case .listing = schema.role { true } else { false }
        return FTMArchive.UnitedRelations(
            type: type, isListing: isListing, sources: try texts(ends.sources), targets: try texts(ends.targets),
            evidence: try evidence(withAttributes: true))
    }

    private func edgeAttributes() throws(JSONSyntaxError) -> [Attribute] {
        let ends: [String] =
            switch schema.role {
            case .node: []
            case .edge(_, let source, let target): [source, target]
            case .listing: ["entity", "authority"]
            }
        var attributes: [Attribute] = []
        attributes.reserveCapacity(entity.properties.count + entity.context.count + 2)
        if let id = entity.id { attributes.append(Attribute("id", .text(try reader.scanner.text(id)))) }
        attributes.append(Attribute("schema", .text(schema.name)))
        for (number, range) in entity.properties where !ends.contains(reader.names[number].name) {
            attributes.append(Attribute(reader.names[number].name, FTMDetails.value(try texts(range))))
        }
        attributes += try context()
        return attributes
    }

    private func date(_ name: String) throws(JSONSyntaxError) -> PartialDate? {
        guard let text = reader.values(name)?.first else { return nil }
        return PartialDate(try reader.scanner.text(text).prefix(10))
    }

    // MARK: Nodes

    /// - Parameter withAttributes: whether all of it is wanted; otherwise aliases and identifiers are enough.
    func facts(withAttributes: Bool) throws(JSONSyntaxError) -> NodeFacts {
        var facts = NodeFacts()
        let name = try name()
        if withAttributes {
            facts.attributes.reserveCapacity(entity.properties.count + entity.context.count + 1)
            facts.attributes.append(Attribute("schema", .text(schema.name)))
        }
        for (number, range) in entity.properties {
            let property = reader.names[number]
            if property.role == .reference, schema.isKnown { continue }
            if !withAttributes, !property.role.isOfNames { continue }
            let values = try texts(range)
            switch property.role {
            case .name:
                FTMDetails.add(values, to: &facts, besides: name)
                // One that is the name need not be told twice.
                if values.count == 1, values.first == name { continue }
            case .alias:
                FTMDetails.add(values, to: &facts, besides: name)
                if property.name == "alias" { continue }
            case .weakAlias, .formerName: FTMDetails.add(values, to: &facts, besides: name)
            case .country: if facts.country == nil { facts.country = values.first }
            case .role: if facts.role == nil { facts.role = values.first }
            case .url: if facts.url == nil { facts.url = values.first }
            case .identifier(let scheme): facts.identifiers += values.map { Identifier(scheme: scheme, value: $0) }
            case .summary where property.name == "summary" && values.count == 1:
                facts.summary = values[0]
                continue
            case .note where values.count == 1:
                facts.note = values[0]
                continue
            case .reference, .summary, .note, .plain: break
            }
            if withAttributes { facts.attributes.append(Attribute(property.name, FTMDetails.value(values))) }
        }
        if withAttributes { facts.attributes += try context() }
        return facts
    }

    func name() throws(JSONSyntaxError) -> String? {
        var (title, rank) = (entity.caption, entity.caption == nil ? Int.max : -1)
        for (number, range) in entity.properties {
            if let own = reader.names[number].titleRank, own < rank { (title, rank) = (entity.values[range.lowerBound], own) }
        }
        guard let title else { return nil }
        return try reader.scanner.text(title)
    }

    private static func add(_ names: [String], to facts: inout NodeFacts, besides name: String?) {
        for other in names where other != name && !facts.aliases.contains(where: { $0.name == other }) {
            facts.aliases.append(Alias(other, language: ScriptTag.tag(of: other)))
        }
    }

    // MARK: Values

    private func texts(_ range: Range<Int>) throws(JSONSyntaxError) -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(range.count)
        for text in entity.values[range] { texts.append(try reader.scanner.text(text)) }
        return texts
    }

    private static func value(_ values: [String]) -> AttributeValue {
        values.count == 1 ? .text(values[0]) : .list(values.map(AttributeValue.text))
    }

    /// What stands beside the properties.
    private func context() throws(JSONSyntaxError) -> [Attribute] {
        var attributes: [Attribute] = []
        // Other programs may have names that begin as ours do.
        for (number, offset) in entity.context + (reader.isOfMembers ? [] : entity.own) {
            var scanner = reader.scanner
            scanner.move(to: offset..<scanner.end)
            var whole = scanner
            try whole.skipValue()
            scanner.skipBlanks()
            // A number too large to be one stays as it is written.
            let written = JSONValue.string(try scanner.text(JSONText(range: scanner.position..<whole.position)))
            guard let value = FTMDetails.context((try? scanner.value()) ?? written) else { continue }
            let key = reader.names[number].name
            // Parts of one entity may each tell it.
            if let known = attributes.firstIndex(where: { $0.key == key }) {
                attributes[known].value = attributes[known].value.united(with: value)
            } else {
                attributes.append(Attribute(key, value))
            }
        }
        return attributes
    }

    /// Lists of single values stay lists; what else is nested has no use here.
    private static func context(_ value: JSONValue) -> AttributeValue? {
        switch value {
        case .array(let values):
            let values = values.compactMap { value -> AttributeValue? in
                switch value {
                case .array, .object: nil
                default: AttributeValue(value)
                }
            }
            return values.isEmpty ? nil : .list(values)
        case .object: return nil
        default: return AttributeValue(value)
        }
    }
}

extension AttributeValue {
    /// The values of two lists, each once. A single value is a list of one, and stays single if the other adds none.
    fileprivate func united(with other: AttributeValue) -> AttributeValue {
        var known = elements
        let count = known.count
        for value in other.elements where !known.contains(value) { known.append(value) }
        return known.count == count ? self : .list(known)
    }

    private var elements: [AttributeValue] { if case .list(let values) = self { values } else { [self] } }
}
