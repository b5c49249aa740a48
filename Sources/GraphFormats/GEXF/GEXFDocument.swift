import RelationGraph

/// A document as far as it has been read: what stands open, and the table of what is finished.
struct GEXFDocument {
    var table: GraphTable
    private var nodeKeys: [String: DeclaredKey] = [:]
    private var edgeKeys: [String: DeclaredKey] = [:]
    private var nodeKeyOrder: [String] = []
    private var edgeKeyOrder: [String] = []
    private var nodeValues = DeclaredValues()
    private var edgeValues = DeclaredValues()
    /// What elements say in attributes of their own: weights, dates, the drawing.
    private var ofNodes = GrowingColumns()
    private var ofEdges = GrowingColumns()
    private var declared = DeclaredNodes()
    private var hasGraph = false
    private var isUndirected = false
    private var warned: Set<String> = []

    private var open: [Element] = []
    private var openNodes: [NodeIndex] = []
    private var openEdge: EdgeEntry?
    private var spells: [(start: String, end: String)] = []
    /// The class of the `<attributes>` that are open, and the key of the `<attribute>`.
    private var declaredDomain = DeclaredKey.Domain.node
    private var openKey = ""
    private var text = ""
    /// The name of a property that the `<meta>` holds besides its own elements.
    private var openProperty: String?

    private enum Element {
        case gexf, meta, metaText, graph, attributes, attribute, standard, nodes, edges, node, edge, attvalues, spells
        /// Passed over, with what is in it.
        case other
    }

    private struct EdgeEntry {
        var source: NodeIndex
        var target: NodeIndex
        var isUndirected: Bool
        var line: Int
        var label: String?
        var kind: String?
        /// What attributes give for a type.
        var types = TextChoice()
    }

    /// The titles of attributes that may give an edge its type, the best first; its label and its kind come after them.
    static let typeKeys = ["relation", "relationship", "predicate", "type"]

    init(file: String) { table = GraphTable(file: file) }

    mutating func take(_ event: XMLEvent, _ events: XMLEvents) {
        switch event {
        case .start(let name, let attributes): start(name, GEXFAttributes(values: attributes), events)
        case .end(let name): end(name, XMLPlace(line: events.line, column: events.column))
        case .text(let piece):
            switch open.last {
            case .standard, .metaText: text += piece
            default: break
            }
        }
    }

    // MARK: Beginnings

    private mutating func start(_ name: String, _ attributes: GEXFAttributes, _ events: XMLEvents) {
        guard let parent = open.last else {
            if name != "gexf" {
                events.stop(
                    "other-format", "This is XML, but no GEXF: it begins with <\(name.prefix(40))>",
                    remedy: "Export the graph as GEXF, or give another file.")
            }
            open.append(.gexf)
            return
        }
        let place = XMLPlace(line: events.line, column: events.column)
        switch (parent, name) {
        case (.gexf, "meta"): open.append(.meta)
        case (.meta, _):
            text = ""
            openProperty = name == "property" ? attributes["name"] : nil
            open.append(.metaText)
        case (.gexf, "graph"):
            hasGraph = true
            isUndirected =
                attributes["defaultedgetype"].map { $0 == "undirected" || $0 == "mutual" } ?? (attributes["edgetype"] == "undirected")
            open.append(.graph)
        case (.graph, "attributes"):
            declaredDomain = attributes["class"] == "edge" ? .edge : attributes["class"] == "node" ? .node : .other
            open.append(.attributes)
        case (.attributes, "attribute"):
            openKey = attributes["id"] ?? ""
            declare(
                DeclaredKey(
                    gexf: openKey, title: attributes["title"], type: attributes["type"], domain: declaredDomain, line: events.line))
            open.append(.attribute)
        case (.attribute, "default"):
            text = ""
            open.append(.standard)
        case (.graph, "nodes"), (.node, "nodes"): open.append(.nodes)
        case (.graph, "edges"), (.node, "edges"): open.append(.edges)
        case (.nodes, "node"): startNode(attributes, place)
        case (.edges, "edge"): startEdge(attributes, place)
        case (.node, "attvalues"), (.edge, "attvalues"): open.append(.attvalues)
        case (.attvalues, "attvalue"):
            takeValue(attributes, place)
            open.append(.other)
        case (.node, "spells"), (.edge, "spells"):
            spells = []
            open.append(.spells)
        case (.spells, "spell"):
            spells.append((attributes.start ?? "..", attributes.end ?? ".."))
            open.append(.other)
        case (.node, _), (.edge, _):
            takeDrawing(name, attributes)
            open.append(.other)
        default: open.append(.other)
        }
        if let despair = table.despair(line: events.line) { events.stop(despair) }
    }

    private mutating func declare(_ key: DeclaredKey) {
        switch key.domain {
        case .edge where edgeKeys[key.id] == nil:
            edgeKeys[key.id] = key
            edgeKeyOrder.append(key.id)
        case .node where nodeKeys[key.id] == nil:
            nodeKeys[key.id] = key
            nodeKeyOrder.append(key.id)
        case .edge, .node:
            table.error(
                "duplicate-key", "The attribute “\(key.id)” is declared again", remedy: "Give it an id of its own.", line: key.line)
        default: break
        }
    }

    private mutating func startNode(_ attributes: GEXFAttributes, _ place: XMLPlace) {
        guard let node = table.declareNode(attributes["id"], among: &declared, at: place) else { return open.append(.other) }
        if let label = attributes["label"], !label.isEmpty { table.setName(label, of: node) }
        let parent = attributes["pid"] ?? openNodes.last.map { table.nodeIDs[Int($0)] }
        for (key, value) in [("parent", parent), ("start", attributes.start), ("end", attributes.end)] {
            if let value { ofNodes.set(.text(value), of: key, at: Int(node)) }
        }
        openNodes.append(node)
        open.append(.node)
    }

    private mutating func startEdge(_ attributes: GEXFAttributes, _ place: XMLPlace) {
        guard let (source, target) = table.ends(attributes["source"], attributes["target"], at: place) else { return open.append(.other) }
        openEdge = EdgeEntry(
            source: source, target: target, isUndirected: attributes.isUndirected ?? isUndirected, line: place.line,
            label: attributes["label"], kind: attributes["kind"] ?? (attributes.isUndirected == nil ? attributes["type"] : nil))
        if let weight = attributes["weight"] { takeWeight(weight, place) }
        for (key, value) in [("start", attributes.start), ("end", attributes.end)] {
            if let value { ofEdges.set(.text(value), of: key, at: table.edgeCount) }
        }
        open.append(.edge)
    }

    private mutating func takeWeight(_ weight: String, _ place: XMLPlace) {
        let bytes = Array(weight.utf8)
        if let number = DecimalNumber.plainInteger(bytes.span) {
            ofEdges.set(.integer(number), of: "weight", at: table.edgeCount)
        } else if let number = DecimalNumber.value(bytes.span) {
            ofEdges.set(.decimal(number), of: "weight", at: table.edgeCount)
        } else {
            table.error(
                "bad-weight", "The weight “\(weight.prefix(80))” is no finite number", remedy: "Correct it, or leave it out.",
                line: place.line, column: place.column)
        }
    }

    // MARK: Values

    private mutating func takeValue(_ attributes: GEXFAttributes, _ place: XMLPlace) {
        guard let id = attributes["for"] ?? attributes["id"], let text = attributes["value"] else { return }
        let isEdge = openEdge != nil
        let key = key(id, isEdge: isEdge, line: place.line)
        if attributes.areOfATime {
            warnOnce(
                "dynamic-values", "Values that change in time are not kept: of each, the one that stands last",
                remedy: "Nothing need be done, unless the earlier ones matter.", line: place.line)
        }
        if isEdge, let rank = Self.typeKeys.firstIndex(of: key.name.lowercased()), !text.isEmpty {
            openEdge?.types.offer(text, rank: rank, key: id)
            return
        }
        let value = value(text, of: key, place)
        if isEdge {
            edgeValues.set(value, of: key, at: table.edgeCount)
        } else if let node = openNodes.last {
            nodeValues.set(value, of: key, at: Int(node))
        }
    }

    private mutating func key(_ id: String, isEdge: Bool, line: Int) -> DeclaredKey {
        if let key = isEdge ? edgeKeys[id] : nodeKeys[id] { return key }
        warnOnce(
            "unknown-key", "No <attribute> of \(isEdge ? "edges" : "nodes") has the id “\(id)”: what stands under it is kept as text",
            remedy: "Declare it among the <attributes> at the top.", line: line, of: id)
        let key = DeclaredKey(gexf: id, title: nil, type: nil, domain: isEdge ? .edge : .node, line: line)
        declare(key)
        return key
    }

    private mutating func value(_ text: String, of key: DeclaredKey, _ place: XMLPlace) -> AttributeValue? {
        // Gephi can be told to write what is missing.
        if key.type != .text, text.isEmpty || text == "null" { return nil }
        return key.read(text, in: .gexf, into: &table, once: &warned, at: place)
    }

    private mutating func takeDrawing(_ name: String, _ attributes: GEXFAttributes) {
        for (key, value) in attributes.drawing(name) {
            if openEdge != nil {
                ofEdges.set(value, of: key, at: table.edgeCount)
            } else if let node = openNodes.last {
                ofNodes.set(value, of: key, at: Int(node))
            }
        }
    }

    // MARK: Ends

    private mutating func end(_ name: String, _ place: XMLPlace) {
        switch open.popLast() {
        case .node: openNodes.removeLast()
        case .edge: endEdge(place)
        case .standard:
            if declaredDomain == .edge { edgeKeys[openKey]?.standard = text } else { nodeKeys[openKey]?.standard = text }
        case .spells: endSpells()
        case .metaText:
            let content = openProperty == nil ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text
            let key = openProperty ?? name
            if !content.isEmpty, table.graphAttributes[key: key] == nil { table.graphAttributes.append(Attribute(key, .text(content))) }
        default: break
        }
    }

    private mutating func endEdge(_ place: XMLPlace) {
        guard let edge = openEdge else { return }
        openEdge = nil
        let (best, others) = edge.types.decided
        for other in others {
            guard let key = edgeKeys[other.key] else { continue }
            edgeValues.set(value(other.text, of: key, place), of: key, at: table.edgeCount)
        }
        let label = edge.label.flatMap { $0.isEmpty ? nil : $0 }
        let kind = edge.kind.flatMap { $0.isEmpty ? nil : $0 }
        let type = best ?? label ?? kind
        if best != nil, let label { ofEdges.set(.text(label), of: "label", at: table.edgeCount) }
        if let kind, type != kind { ofEdges.set(.text(kind), of: "kind", at: table.edgeCount) }
        table.appendEdge(from: edge.source, to: edge.target, type: GraphTable.EdgeType(type, symmetric: edge.isUndirected), line: edge.line)
    }

    /// When something existed: from the first beginning to the last end, and all times if there are several.
    private mutating func endSpells() {
        guard let first = spells.first, let last = spells.last else { return }
        let row = openEdge == nil ? openNodes.last.map { Int($0) } : table.edgeCount
        guard let row else { return }
        var values = [("start", first.start), ("end", last.end)].filter { $0.1 != ".." }
        if spells.count > 1 { values.append(("spells", spells.map { "\($0.start)/\($0.end)" }.joined(separator: "; "))) }
        for (key, value) in values {
            if openEdge == nil { ofNodes.set(.text(value), of: key, at: row) } else { ofEdges.set(.text(value), of: key, at: row) }
        }
    }

    private mutating func warnOnce(_ code: String, _ message: String, remedy: String, line: Int, of what: String = "") {
        if warned.insert(code + what).inserted { table.warn(code, message, remedy: remedy, line: line) }
    }

    /// Fills in what attributes say of all, and reports what the document should have had.
    mutating func finish() {
        if !hasGraph {
            table.error("no-graph", "The document holds no <graph>", remedy: "Check that it is the file you meant.", line: 1)
        }
        table.reportUndeclared(declared, remedy: "Declare it: <node id=\"…\"/>, or correct the edge.")
        for key in nodeKeyOrder.compactMap({ nodeKeys[$0] }) + edgeKeyOrder.compactMap({ edgeKeys[$0] }) {
            key.checkStandard(in: .gexf, &table)
        }
        let nodeColumns = nodeValues.attributes(nodeKeyOrder.compactMap { nodeKeys[$0] }, rows: table.nodeCount)
        let edgeColumns = edgeValues.attributes(
            edgeKeyOrder.compactMap { edgeKeys[$0] }.filter { !Self.typeKeys.contains($0.name.lowercased()) || $0.standard == nil },
            rows: table.edgeCount)
        table.nodeAttributes = Self.united(ofNodes.attributes, nodeColumns)
        table.edgeAttributes = Self.united(ofEdges.attributes, edgeColumns)
    }

    /// What elements say themselves, and what is declared; of two with one name, both. Where notes give the dates, they are told already.
    private static func united(_ own: [AttributeColumn], _ declared: [AttributeColumn]) -> [AttributeColumn] {
        let names = Set(declared.map(\.key))
        let isOurs = names.contains(PropertyName.kind) || names.contains(PropertyName.type)
        return own.filter { !isOurs || $0.key != "start" && $0.key != "end" }
            .map { names.contains($0.key) ? $0.renamed($0.key + " of the element") : $0 } + declared
    }
}
