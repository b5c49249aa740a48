import RelationGraph

/// Reads bundles of STIX 2.0 and 2.1, the language in which threat intelligence is exchanged.
///
/// Every object becomes a node of the kind of its type, but for `relationship`, which is an edge of its own type between the objects that it
/// joins, and `sighting`, an edge `sighted` from everyone who saw to what was seen. A property that refers to objects becomes edges called
/// after it: `created_by_ref` is `created-by`. Everything else stays, as `STIXObject` says. Objects of types that are not known are nodes too.
enum STIXReader: GraphTableReader {
    /// - Complexity: O(bytes) expected. One object at a time is in memory besides the table.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var bundle = STIXBundle(file: file)
        do throws(UnreadableFile) {
            let start = try ForeignText.start(of: bytes, file: file)
            var scanner = JSONScanner(bytes, in: start..<bytes.count)
            do throws(JSONSyntaxError) {
                try bundle.read(&scanner)
            } catch {
                throw error.located(in: bytes, file: file)
            }
        } catch {
            bundle.table.report(error.problem)
        }
        return bundle.table
    }

    /// Whether the beginning of a JSON file is that of a bundle.
    static func recognizes(_ head: some Sequence<UInt8>) -> Bool {
        let text = String(decoding: head.filter { $0 > 0x20 }, as: UTF8.self)
        return text.hasPrefix("{") && text.contains("\"type\":\"bundle\"")
            && (text.contains("\"objects\":[") || text.contains("\"bundle--"))
    }
}

/// A bundle as far as it has been read.
private struct STIXBundle {
    var table: GraphTable
    private var place = TextPosition()
    /// The edges wait until all objects are known.
    private var edges: [Edge] = []
    /// When the objects were changed whose newest versions count, by their ids; and where the first of each stands.
    private var versions: [String: (modified: String, line: Int)] = [:]

    private struct Edge {
        var source: String
        var target: String
        var type: String
        var evidence: Evidence?
        var line: Int
        /// The object that it is, or whose property, and the version of that.
        var object: String
        var version: String
    }

    init(file: String) { table = GraphTable(file: file) }

    mutating func read(_ scanner: inout JSONScanner) throws(JSONSyntaxError) {
        guard !scanner.isAtEnd else { throw JSONSyntaxError(ForeignText.empty(table.file), offset: 0) }
        var seen: Set<String> = []
        var (isBundle, hasObjects) = (false, false)
        try scanner.openObject()
        var isFirst = true
        while let name = try scanner.nextKey(&isFirst) {
            let key = try scanner.text(name)
            guard seen.insert(key).inserted else { throw .duplicateKey(key, at: name.range.lowerBound - 1) }
            switch key {
            case "objects":
                hasObjects = true
                try scanner.openList()
                var isFirstObject = true
                while try scanner.hasElement(&isFirstObject) { try readObject(&scanner) }
            case "type":
                if case .string("bundle") = try scanner.value() { isBundle = true }
            case "id", "spec_version": try scanner.skipValue()
            default:
                if let value = AttributeValue(try scanner.value()) { table.graphAttributes.append(Attribute(key, value)) }
            }
        }
        try scanner.finish()
        guard isBundle, hasObjects else {
            let lacking = isBundle ? "no “objects”" : "no “type” that is “bundle”"
            throw JSONSyntaxError(
                offset: 0, code: "no-bundle", message: "The file holds no bundle: there is \(lacking)",
                remedy: "Check that it is the file you meant.")
        }
        appendEdges()
    }

    private mutating func readObject(_ scanner: inout JSONScanner) throws(JSONSyntaxError) {
        scanner.skipBlanks()
        let start = scanner.position
        place.move(to: start, in: scanner.bytes)
        let line = place.line
        guard case .object(let pairs) = try scanner.value() else {
            throw JSONSyntaxError(
                offset: start, code: "bad-object", message: "An object of the bundle is no JSON object", remedy: "Remove it.")
        }
        let object = STIXObject(pairs)
        guard !object.id.isEmpty, !object.type.isEmpty else {
            throw JSONSyntaxError(
                offset: start, code: object.id.isEmpty ? "missing-id" : "missing-type",
                message: "The object has no “\(object.id.isEmpty ? "id" : "type")”", remedy: "Add it, or remove the object.")
        }
        switch object.type {
        case "relationship": try appendRelationship(object, line, at: start)
        case "sighting": try appendSighting(object, line, at: start)
        default: appendNode(object, line)
        }
    }

    private mutating func appendRelationship(_ object: STIXObject, _ line: Int, at offset: Int) throws(JSONSyntaxError) {
        guard let source = object.text("source_ref"), let target = object.text("target_ref") else {
            throw JSONSyntaxError(
                offset: offset, code: "missing-end",
                message: "The relationship has no “\(object.text("source_ref") == nil ? "source_ref" : "target_ref")”",
                remedy: "Add it, or remove the relationship.")
        }
        guard let version = newVersion(of: object, line) else { return }
        let type = object.text("relationship_type") ?? "related-to"
        let evidence = object.evidence(besides: ["source_ref", "target_ref", "relationship_type"], from: "start_time", to: "stop_time")
        edges.append(
            Edge(source: source, target: target, type: type, evidence: evidence, line: line, object: object.id, version: version))
    }

    private mutating func appendSighting(_ object: STIXObject, _ line: Int, at offset: Int) throws(JSONSyntaxError) {
        guard let seen = object.text("sighting_of_ref") else {
            throw JSONSyntaxError(
                offset: offset, code: "missing-end", message: "The sighting has no “sighting_of_ref”",
                remedy: "Add it, or remove the sighting.")
        }
        // Who reports it saw it, unless it says who did.
        var places = object.references.filter { $0.key == "where_sighted_refs" }.map(\.id)
        if places.isEmpty { places = object.references.filter { $0.key == "created_by_ref" }.map(\.id) }
        guard !places.isEmpty else { return appendNode(object, line) }
        guard let version = newVersion(of: object, line) else { return }
        let evidence = object.evidence(besides: ["sighting_of_ref", "where_sighted_refs"], from: "first_seen", to: "last_seen")
        for place in places {
            edges.append(
                Edge(source: place, target: seen, type: "sighted", evidence: evidence, line: line, object: object.id, version: version))
        }
    }

    /// The version of an object that counts more than those before it; nil if a newer one has been read.
    private mutating func newVersion(of object: STIXObject, _ line: Int) -> String? {
        let version = object.text("modified") ?? object.text("created") ?? ""
        if let known = versions[object.id] {
            table.warn(
                "several-versions", "“\(object.id)” stands here again, first on line \(known.line)",
                remedy: "Nothing need be done: the version that was changed last counts.", line: line)
            // Times of STIX are written in UTC and alike, so that they sort as texts.
            guard version > known.modified else { return nil }
            versions[object.id]?.modified = version
        } else {
            versions[object.id] = (version, line)
        }
        return version
    }

    private mutating func appendNode(_ object: STIXObject, _ line: Int) {
        guard let version = newVersion(of: object, line) else { return }
        let node = table.node(object.id, line: line)
        if let name = object.name { table.setName(name, of: node) }
        if let kind = object.kind { table.setKind(kind, of: node) }
        table.setFacts(object.facts, of: node)
        for reference in object.references {
            edges.append(
                Edge(
                    source: object.id, target: reference.id, type: reference.type, line: line, object: object.id, version: version))
        }
    }

    private mutating func appendEdges() {
        let known = table.nodeCount
        // Of several versions of one object the newest counts.
        for edge in edges where edge.version == versions[edge.object]?.modified {
            let source = table.node(edge.source, line: edge.line)
            table.appendEdge(
                from: source, to: table.node(edge.target, line: edge.line),
                type: GraphTable.EdgeType(edge.type), line: edge.line, evidence: edge.evidence)
        }
        guard table.nodeCount > known else { return }
        let count = table.nodeCount - known
        table.warn(
            "missing-entities",
            count == 1
                ? "An id is mentioned whose object is not in the bundle" : "\(count) ids are mentioned whose objects are not in the bundle",
            remedy: "They are nodes without more than their ids. Read the bundles together in which they are.",
            line: table.line(of: NodeIndex(known)))
    }
}
