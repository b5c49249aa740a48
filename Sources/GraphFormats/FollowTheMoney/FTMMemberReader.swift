import RelationGraph

/// Reads entities whose members say what they are in a graph: the counterpart of `FTMMemberWriter`.
///
/// The members become the columns of a table, as the properties of other formats do; of the entity itself, only the ends of relations count.
struct FTMMemberReader {
    private var table: GraphTable
    private var reader: FTMEntityReader
    private var nodeValues = GrowingColumns()
    private var edgeValues = GrowingColumns()
    /// The names of the nodes by their ids.
    private(set) var names: [String: String] = [:]
    /// The lines of the relations by their ids.
    private(set) var relationLines: [String: Int] = [:]
    /// Where the entities with an id stand.
    private var places: [String: Range<Int>] = [:]
    private var hasGraph = false
    /// The lines of entities that have other properties than were written.
    private var changed: [Int] = []
    /// Whether something tells that the graph was made of notes.
    private var holdsNotes = false

    init(_ bytes: [UInt8], file: String) {
        table = GraphTable(file: file)
        reader = FTMEntityReader(JSONScanner(bytes, in: 0..<bytes.count))
    }

    /// What was read, as notes if it was written from notes.
    var content: ForeignContent {
        var table = table
        if let first = changed.first {
            table.warn(
                "changed-properties",
                changed.count == 1
                    ? "The properties of the entity on line \(first) were changed after relgraph wrote it"
                    : "The properties of \(changed.count) entities (\(FTMLines.told(changed))) were changed after relgraph wrote them",
                remedy:
                    "What begins with “relgraph:” beside them counts. Remove all of that from a line to have its properties read instead.",
                line: first)
        }
        table.nodeAttributes = nodeValues.attributes
        table.edgeAttributes = edgeValues.attributes
        guard holdsNotes else {
            // Kinds and types are in the table itself.
            table.nodeAttributes.removeAll { $0.key == PropertyName.kind }
            table.edgeAttributes.removeAll { $0.key == PropertyName.type }
            return .table(table.withPlainKeys.withDatedEdges)
        }
        return .properties(table, isPartial: true)
    }

    // MARK: Entities

    private struct Mistake: Error {
        var message: String
        var remedy = "Correct the member, or remove all that begin with “relgraph:” from the line: then its properties are read."
        var offset: Int?

        init(_ message: String, at offset: Int? = nil) { (self.message, self.offset) = (message, offset) }
    }

    /// Reads the entity that begins at an offset.
    ///
    /// - Throws: an error that ends the reading, where so much is wrong that it is no use to go on.
    mutating func read(at offset: Int, line: Int) throws(UnreadableFile) {
        do throws(Mistake) {
            try readEntity(at: offset, line: line)
        } catch {
            let bytes = reader.scanner.bytes
            let lineStart = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let column = ForeignText.column(of: error.offset ?? offset, lineStart: lineStart, in: bytes.span)
            table.error("bad-member", error.message, remedy: error.remedy, line: line, column: column)
            if let despair = table.despair(line: line) { throw despair }
        }
    }

    private mutating func readEntity(at offset: Int, line: Int) throws(Mistake) {
        reader.scanner.move(to: offset..<reader.scanner.bytes.count)
        // What was read once can be read again.
        guard (try? reader.read()) != nil, let written = reader.entity.id, let id = try? reader.scanner.text(written) else { return }
        let range = offset..<reader.scanner.position
        if let known = places[id] {
            // Files are put behind each other, the same one twice sometimes.
            guard reader.scanner.bytes[known] != reader.scanner.bytes[range] else { return }
            throw Mistake("Another entity of the id “\(id)” has members of relgraph, too, and they differ")
        }
        places[id] = range
        var members = try members()
        if let checksum = try members.takeText(FTMMember.checksum), checksum != writtenChecksum {
            changed.append(line)
        }
        if try members.takeFlag(FTMMember.graph) {
            readGraph(members, line)
        } else if members[PropertyName.type] != nil {
            try readRelation(&members, line)
            relationLines[id] = line
        } else {
            try readNode(id, &members, line)
        }
    }

    /// The checksum of the properties of the entity that was read last.
    private var writtenChecksum: String {
        let entity = reader.entity
        return FTMMember.checksum(
            of: entity.properties.flatMap { number, range in
                entity.values[range].compactMap { value in
                    (try? reader.scanner.text(value)).map { (reader.names[number].name, $0) }
                }
            })
    }

    /// The members of the entity that was read last.
    private func members() throws(Mistake) -> Members {
        var members = Members()
        for (number, offset) in reader.entity.own {
            var scanner = reader.scanner
            scanner.move(to: offset..<scanner.bytes.count)
            let name = reader.names[number].name
            guard let value = try? scanner.value() else { throw Mistake("“\(name)” is no value that can be read", at: offset) }
            try members.append(name, value, at: offset)
        }
        return members
    }

    /// The members of one entity, by their names.
    private struct Members {
        private(set) var values: [Attribute] = []
        private var offsets: [String: Int] = [:]

        subscript(name: String) -> AttributeValue? { values[key: name] }

        mutating func append(_ name: String, _ value: JSONValue, at offset: Int) throws(Mistake) {
            switch value {
            case .null: return
            // What programs make of one value where they unite entities.
            case .array(let elements) where elements.count < 2:
                if let element = elements.first { try append(name, element, at: offset) }
            case .array:
                throw Mistake("“\(name)” has several values: two versions of the entity have been united", at: offset)
            case .object: throw Mistake("“\(name)” is an object; it should be a single text, number or truth value", at: offset)
            default:
                guard let single = AttributeValue(value) else { return }
                offsets[name] = offset
                values.append(Attribute(name, single))
            }
        }

        /// Takes out a text.
        mutating func takeText(_ name: String) throws(Mistake) -> String? {
            guard let index = values.firstIndex(where: { $0.key == name }) else { return nil }
            guard case .text(let text) = values[index].value else { throw Mistake("“\(name)” is no text", at: offsets[name]) }
            values.remove(at: index)
            return text
        }

        mutating func takeFlag(_ name: String) throws(Mistake) -> Bool {
            guard let index = values.firstIndex(where: { $0.key == name }) else { return false }
            guard case .boolean(let flag) = values[index].value else {
                throw Mistake("“\(name)” is neither true nor false", at: offsets[name])
            }
            values.remove(at: index)
            return flag
        }
    }

    // MARK: Parts

    private mutating func readGraph(_ members: Members, _ line: Int) {
        guard !hasGraph else {
            table.warn(
                "second-graph", "Two entities of the file stand for its graph",
                remedy: "The title, the views and the vocabulary of the first count. Read the files apart that were put together here.",
                line: line)
            return
        }
        hasGraph = true
        if members[PropertyName.version] != nil { holdsNotes = true }
        table.graphAttributes = members.values.map { member in
            member.key.hasPrefix(PropertyName.attributePrefix)
                ? Attribute(String(member.key.dropFirst(PropertyName.attributePrefix.count)), member.value) : member
        }
    }

    private mutating func readNode(_ id: String, _ members: inout Members, _ line: Int) throws(Mistake) {
        let name = try members.takeText(FTMMember.name)
        guard case .text(let kind)? = members[PropertyName.kind], !kind.isEmpty else {
            throw Mistake("The kind of the node is no text: “\(PropertyName.kind)”")
        }
        let references = try references(try members.takeText(FTMMember.references))
        if kind != NodeKind.unknownID { holdsNotes = true }
        let node = table.node(id, line: line)
        table.setLine(line, of: node)
        if let name { table.setName(name, of: node) }
        names[id] = name ?? id
        for member in members.values { nodeValues.set(member.value, of: member.key, at: Int(node)) }
        for (property, target) in references {
            let type = FTMProperty.hyphenated(property)
            edgeValues.set(.text(type), of: PropertyName.type, at: table.edgeCount)
            edgeValues.set(.text("list"), of: PropertyName.setting, at: table.edgeCount)
            let other = table.node(target, line: line)
            table.appendEdge(from: node, to: other, type: GraphTable.EdgeType(type), line: line)
        }
    }

    /// The properties that a member names, with the ids that they have.
    private func references(_ names: String?) throws(Mistake) -> [(property: String, target: String)] {
        var references: [(property: String, target: String)] = []
        for name in (names ?? "").split(separator: " ").map(String.init) {
            guard let values = reader.values(name) else {
                throw Mistake("“\(FTMMember.references)” names the property “\(name)”, which the entity has not")
            }
            references += values.compactMap { value in (try? reader.scanner.text(value)).map { (name, $0) } }
        }
        return references
    }

    private mutating func readRelation(_ members: inout Members, _ line: Int) throws(Mistake) {
        guard case .text(let type)? = members[PropertyName.type], !type.isEmpty else {
            throw Mistake("The type of the relation is no text: “\(PropertyName.type)”")
        }
        guard members[PropertyName.kind] == nil else {
            throw Mistake("The entity is a node and a relation: it has “\(PropertyName.kind)” and “\(PropertyName.type)”")
        }
        let named = try members.takeText(FTMMember.target)
        let isSymmetric = try members.takeFlag(PropertyName.undirected)
        guard let ends = reader.endNames else {
            let schema = reader.schemata[reader.entity.schema].name
            throw Mistake("“\(PropertyName.type)” makes it a relation, but its schema “\(schema)” joins nothing")
        }
        let source = try end(ends.source)
        let target: String
        if let named { target = named } else { target = try end(ends.target) }
        for member in members.values { edgeValues.set(member.value, of: member.key, at: table.edgeCount) }
        table.appendEdge(
            from: table.node(source, line: line), to: table.node(target, line: line),
            type: GraphTable.EdgeType(type == "edge" ? nil : type, symmetric: isSymmetric), line: line)
    }

    /// The one id that a property has.
    private func end(_ property: String) throws(Mistake) -> String {
        guard let values = reader.values(property), let value = values.first, let id = try? reader.scanner.text(value) else {
            throw Mistake("The relation has no “\(property)”")
        }
        guard values.count == 1 else { throw Mistake("The relation has several values of “\(property)”: two have been united") }
        return id
    }
}

extension FTMEntityReader {
    /// Whether members of ours say what the entity is that was read last: a node, a relation, or the graph.
    var isOfMembers: Bool { !entity.own.isEmpty && entity.own.contains { FTMMember.marks.contains(names[$0.number].name) } }
}
