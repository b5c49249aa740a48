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
    private var isDeclared: [Bool] = []
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
        /// What attributes give for a type, by their rank.
        var types: [(rank: Int, key: String, text: String)] = []
    }

    /// The titles of attributes that may give an edge its type, the best first; its label and its kind come after them.
    static let typeKeys = ["relation", "relationship", "predicate", "type"]

    init(file: String) { table = GraphTable(file: file) }

    mutating func take(_ event: XMLEvent, _ events: XMLEvents) {
        switch event {
        case .start(let name, let attributes): start(name, attributes, events)
        case .end(let name): end(name, events)
        case .text(let piece):
            switch open.last {
            case .standard, .metaText: text += piece
            default: break
            }
        }
    }

    // MARK: Beginnings

    private mutating func start(_ name: String, _ attributes: [(name: String, value: String)], _ events: XMLEvents) {
        guard let parent = open.last else {
            if name != "gexf" {
                events.stop(
                    "other-format", "This is XML, but no GEXF: it begins with <\(name.prefix(40))>",
                    remedy: "Export the graph as GEXF, or give another file.")
            }
            open.append(.gexf)
            return
        }
        func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        switch (parent, name) {
        case (.gexf, "meta"): open.append(.meta)
        case (.meta, _):
            text = ""
            openProperty = name == "property" ? attribute("name") : nil
            open.append(.metaText)
        case (.gexf, "graph"):
            hasGraph = true
            isUndirected =
                attribute("defaultedgetype").map { $0 == "undirected" || $0 == "mutual" } ?? (attribute("edgetype") == "undirected")
            open.append(.graph)
        case (.graph, "attributes"):
            declaredDomain = attribute("class") == "edge" ? .edge : attribute("class") == "node" ? .node : .other
            open.append(.attributes)
        case (.attributes, "attribute"):
            openKey = attribute("id") ?? ""
            declare(
                DeclaredKey(
                    gexf: openKey, title: attribute("title"), type: attribute("type"), domain: declaredDomain, line: events.line))
            open.append(.attribute)
        case (.attribute, "default"):
            text = ""
            open.append(.standard)
        case (.graph, "nodes"), (.node, "nodes"): open.append(.nodes)
        case (.graph, "edges"), (.node, "edges"): open.append(.edges)
        case (.nodes, "node"): startNode(attributes, events)
        case (.edges, "edge"): startEdge(attributes, events)
        case (.node, "attvalues"), (.edge, "attvalues"): open.append(.attvalues)
        case (.attvalues, "attvalue"):
            takeValue(attributes, events)
            open.append(.other)
        case (.node, "spells"), (.edge, "spells"):
            spells = []
            open.append(.spells)
        case (.spells, "spell"):
            spells.append((Self.start(attributes) ?? "..", Self.end(attributes) ?? ".."))
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

    /// Nil for what is no direction: NetworkX puts an attribute `type` there, whatever it says.
    private static func isUndirected(_ type: String?) -> Bool? {
        switch type {
        case "undirected", "mutual": true
        case "directed": false
        default: nil
        }
    }

    private static func start(_ attributes: [(name: String, value: String)]) -> String? {
        attributes.first { $0.name == "start" || $0.name == "startopen" }?.value
    }

    private static func end(_ attributes: [(name: String, value: String)]) -> String? {
        attributes.first { $0.name == "end" || $0.name == "endopen" }?.value
    }

    private mutating func startNode(_ attributes: [(name: String, value: String)], _ events: XMLEvents) {
        func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        guard let id = attribute("id"), !id.isEmpty else {
            table.error(
                "missing-id", "The node has no id", remedy: "Give it the attribute `id`.", line: events.line, column: events.column)
            open.append(.other)
            return
        }
        let node = table.node(id, line: events.line)
        while isDeclared.count <= Int(node) { isDeclared.append(false) }
        if isDeclared[Int(node)] {
            table.error(
                "duplicate-id", "The id “\(id)” belongs to two nodes, the first on line \(table.line(of: node))",
                remedy: "Give one of them another id.", line: events.line, column: events.column)
        }
        isDeclared[Int(node)] = true
        table.setLine(events.line, of: node)
        if let label = attribute("label"), !label.isEmpty { table.setName(label, of: node) }
        let parent = attribute("pid") ?? openNodes.last.map { table.nodeIDs[Int($0)] }
        for (key, value) in [("parent", parent), ("start", Self.start(attributes)), ("end", Self.end(attributes))] {
            if let value { ofNodes.set(.text(value), of: key, at: Int(node)) }
        }
        openNodes.append(node)
        open.append(.node)
    }

    private mutating func startEdge(_ attributes: [(name: String, value: String)], _ events: XMLEvents) {
        func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        guard let source = attribute("source"), let target = attribute("target"), !source.isEmpty, !target.isEmpty else {
            table.error(
                "missing-end", "The edge has no \(attribute("source")?.isEmpty == false ? "target" : "source")",
                remedy: "Give it the attributes `source` and `target`.", line: events.line, column: events.column)
            open.append(.other)
            return
        }
        openEdge = EdgeEntry(
            source: table.node(source, line: events.line), target: table.node(target, line: events.line),
            isUndirected: Self.isUndirected(attribute("type")) ?? isUndirected, line: events.line, label: attribute("label"),
            kind: attribute("kind") ?? attribute("type").flatMap { Self.isUndirected($0) == nil ? $0 : nil })
        if let weight = attribute("weight") { takeWeight(weight, events) }
        for (key, value) in [("start", Self.start(attributes)), ("end", Self.end(attributes))] {
            if let value { ofEdges.set(.text(value), of: key, at: table.edgeCount) }
        }
        open.append(.edge)
    }

    private mutating func takeWeight(_ weight: String, _ events: XMLEvents) {
        let bytes = Array(weight.utf8)
        if let number = DecimalNumber.plainInteger(bytes.span) {
            ofEdges.set(.integer(number), of: "weight", at: table.edgeCount)
        } else if let number = DecimalNumber.value(bytes.span) {
            ofEdges.set(.decimal(number), of: "weight", at: table.edgeCount)
        } else {
            table.error(
                "bad-weight", "The weight “\(weight.prefix(80))” is no finite number", remedy: "Correct it, or leave it out.",
                line: events.line, column: events.column)
        }
    }

    // MARK: Values

    private mutating func takeValue(_ attributes: [(name: String, value: String)], _ events: XMLEvents) {
        func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        guard let id = attribute("for") ?? attribute("id"), let text = attribute("value") else { return }
        let isEdge = openEdge != nil
        let key = key(id, isEdge: isEdge, line: events.line)
        if attributes.contains(where: { ["start", "end", "startopen", "endopen", "timestamp"].contains($0.name) }) {
            warnOnce(
                "dynamic-values", "Values that change in time are not kept: of each, the one that stands last",
                remedy: "Nothing need be done, unless the earlier ones matter.", line: events.line)
        }
        if isEdge, let rank = Self.typeKeys.firstIndex(of: key.name.lowercased()), !text.isEmpty {
            openEdge?.types.append((rank, id, text))
            return
        }
        guard let value = value(text, of: key, events) else { return }
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

    /// What a text means under a key; nil if nothing, which is told.
    private mutating func value(_ text: String, of key: DeclaredKey, _ events: XMLEvents) -> AttributeValue? {
        if let value = key.value(text) { return value }
        // Gephi can be told to write what is missing.
        if text.isEmpty || text == "null" { return nil }
        if let number = Double(text), !number.isFinite {
            warnOnce(
                "not-finite", "“\(text.prefix(40))” is no finite number: such values of “\(key.name)” are left out",
                remedy: "Leave the <attvalue> out where a value is unknown.", line: events.line, of: key.id)
        } else {
            table.error(
                "bad-value", "“\(text.prefix(80))” is no \(key.typeName), as which the attribute “\(key.name)” is declared",
                remedy: "Correct the value, or declare the attribute with type=\"string\".", line: events.line, column: events.column)
        }
        return nil
    }

    /// What an element of the drawing says.
    private mutating func takeDrawing(_ name: String, _ attributes: [(name: String, value: String)]) {
        func number(_ key: String) -> Double? {
            attributes.first { $0.name == key }.flatMap { DecimalNumber.value(Array($0.value.utf8).span) }
        }
        var values: [(String, AttributeValue)] = []
        switch name {
        case "color":
            if let hex = attributes.first(where: { $0.name == "hex" })?.value {
                values = [("viz:color", .text(hex))]
            } else if let color = GEXFColor(red: number("r"), green: number("g"), blue: number("b"), alpha: number("a")) {
                values = [("viz:color", .text(color.text))]
            }
        case "position":
            values = ["x", "y", "z"].compactMap { axis in number(axis).map { ("viz:" + axis, .decimal($0)) } }
        case "size", "thickness": values = number("value").map { [("viz:" + name, .decimal($0))] } ?? []
        case "shape": values = attributes.first { $0.name == "value" }.map { [("viz:shape", .text($0.value))] } ?? []
        default: break
        }
        for (key, value) in values {
            if openEdge != nil {
                ofEdges.set(value, of: key, at: table.edgeCount)
            } else if let node = openNodes.last {
                ofNodes.set(value, of: key, at: Int(node))
            }
        }
    }

    // MARK: Ends

    private mutating func end(_ name: String, _ events: XMLEvents) {
        switch open.popLast() {
        case .node: openNodes.removeLast()
        case .edge: endEdge(events)
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

    private mutating func endEdge(_ events: XMLEvents) {
        guard let edge = openEdge else { return }
        openEdge = nil
        let best = edge.types.indices.min { edge.types[$0].rank < edge.types[$1].rank }
        for (index, other) in edge.types.enumerated() where index != best {
            if let key = edgeKeys[other.key], let value = value(other.text, of: key, events) {
                edgeValues.set(value, of: key, at: table.edgeCount)
            }
        }
        let label = edge.label.flatMap { $0.isEmpty ? nil : $0 }
        let kind = edge.kind.flatMap { $0.isEmpty ? nil : $0 }
        let type = best.map { edge.types[$0].text } ?? label ?? kind
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
        table.reportUndeclared(isDeclared, remedy: "Declare it: <node id=\"…\"/>, or correct the edge.")
        for key in nodeKeyOrder.compactMap({ nodeKeys[$0] }) + edgeKeyOrder.compactMap({ edgeKeys[$0] }) {
            guard let standard = key.standard, !standard.isEmpty, key.value(standard) == nil else { continue }
            table.error(
                "bad-value", "The default “\(standard.prefix(80))” of the attribute “\(key.name)” is no \(key.typeName)",
                remedy: "Correct it, or declare the attribute with type=\"string\".", line: key.line)
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

/// A colour as GEXF writes it, in numbers, and as everybody else does.
struct GEXFColor {
    let red: Int
    let green: Int
    let blue: Int
    var alpha: Double?

    init?(red: Double?, green: Double?, blue: Double?, alpha: Double?) {
        guard let red, let green, let blue, [red, green, blue].allSatisfy({ 0...255 ~= $0 }) else { return nil }
        (self.red, self.green, self.blue) = (Int(red), Int(green), Int(blue))
        self.alpha = alpha.flatMap { 0..<1 ~= $0 ? $0 : nil }
    }

    /// Reads what `text` gives.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let hex = parts.first, hex.utf8.count == 7, hex.first == "#", let number = Int(hex.dropFirst(), radix: 16), number >= 0 else {
            return nil
        }
        (red, green, blue) = (number >> 16, number >> 8 & 0xFF, number & 0xFF)
        if parts.count == 2 {
            guard let alpha = Double(parts[1]) else { return nil }
            self.alpha = alpha
        }
        guard self.text == text else { return nil }
    }

    /// `#rrggbb`, with the alpha behind a stroke where it is not 1.
    var text: String {
        func hex(_ number: Int) -> String { (number < 16 ? "0" : "") + String(number, radix: 16) }
        return "#" + hex(red) + hex(green) + hex(blue) + (alpha.map { "/\($0)" } ?? "")
    }
}
