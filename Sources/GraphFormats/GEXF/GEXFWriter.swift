import RelationGraph

/// Writes GEXF 1.3, as Gephi and NetworkX read it.
///
/// Names and types stand under `label`. Of notes, what has a period begins and ends with it, so that Gephi's timeline shows it.
enum GEXFWriter: ForeignWriter {
    static let properties = PropertyStyle(
        typesGraph: false, reservedOfNodes: [], reservedOfEdges: Set(GEXFDocument.typeKeys + ["label", "kind"]))

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        var document = Document(graph)
        document.write()
        loss.add(
            .graph, "characters", document.xml.damagedCount,
            because: "of texts are control characters, which XML cannot hold; each becomes U+FFFD")
        return document.xml.bytes
    }

    /// Where a property stands.
    private enum Place {
        /// In an element of its own among the others.
        case value
        /// In an attribute of the node or the edge.
        case weight, start, end, parent
        /// In an element of the drawing.
        case color, position, size, thickness, shape

        init(_ key: PropertyKey, ofEdge isEdge: Bool, isPlain: Bool) {
            switch (key.name, key.type) {
            case ("weight", .integer) where isEdge, ("weight", .decimal) where isEdge: self = .weight
            case ("start", .text) where isPlain: self = .start
            case ("end", .text) where isPlain: self = .end
            case ("parent", .text) where !isEdge && isPlain: self = .parent
            case ("viz:x", .decimal) where !isEdge, ("viz:y", .decimal) where !isEdge, ("viz:z", .decimal) where !isEdge: self = .position
            case ("viz:size", .decimal) where !isEdge: self = .size
            case ("viz:thickness", .decimal) where isEdge: self = .thickness
            case ("viz:shape", .text): self = .shape
            case ("viz:color", .text): self = .color
            default: self = .value
            }
        }
    }

    private struct Document {
        let graph: PropertyGraph
        let isUndirected: Bool
        let nodePlaces: [Place]
        let edgePlaces: [Place]
        var xml = XMLText()

        init(_ graph: PropertyGraph) {
            self.graph = graph
            isUndirected = graph.isUndirected
            nodePlaces = graph.nodeKeys.map { Place($0, ofEdge: false, isPlain: graph.isPlain) }
            edgePlaces = graph.edgeKeys.map { Place($0, ofEdge: true, isPlain: graph.isPlain) }
        }

        mutating func write() {
            xml.raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\""
            )
            if !graph.properties.isEmpty { xml.raw(" xmlns:relgraph=\"urn:relgraph:properties\"") }
            xml.raw(">\n")
            writeMeta()
            let isDynamic =
                graph.graph.nodes.contains { $0.facts.period != nil } || graph.graph.relations.contains { $0.evidence?.period != nil }
            xml.raw("<graph")
            if isUndirected { xml.raw(" defaultedgetype=\"undirected\"") } else { xml.raw(" defaultedgetype=\"directed\"") }
            if isDynamic, !graph.isPlain { xml.raw(" mode=\"dynamic\" timeformat=\"date\"") }
            xml.raw(">\n")
            declare(graph.nodeKeys, nodePlaces, "node")
            declare(graph.edgeKeys, edgePlaces, "edge")
            xml.raw("<nodes>\n")
            for node in graph.graph.nodes { write(node) }
            xml.raw("</nodes>\n<edges>\n")
            for relation in graph.graph.relations { write(relation) }
            xml.raw("</edges>\n</graph>\n</gexf>\n")
        }

        /// The graph's own properties, in elements of our own: the format has no other place for them.
        private mutating func writeMeta() {
            guard !graph.properties.isEmpty else { return }
            xml.raw("<meta>\n")
            if let title = graph.graph.title { element("description", title) }
            for property in graph.properties {
                xml.raw("<relgraph:property")
                xml.attribute("name", property.key)
                xml.raw(">")
                xml.text(property.value.text)
                xml.raw("</relgraph:property>\n")
            }
            xml.raw("</meta>\n")
        }

        private mutating func element(_ name: StaticString, _ text: String) {
            xml.raw("<")
            xml.raw(name)
            xml.raw(">")
            xml.text(text)
            xml.raw("</")
            xml.raw(name)
            xml.raw(">\n")
        }

        private mutating func declare(_ keys: [PropertyKey], _ places: [Place], _ domain: StaticString) {
            guard places.contains(.value) else { return }
            xml.raw("<attributes class=\"")
            xml.raw(domain)
            xml.raw("\">\n")
            for (number, key) in keys.enumerated() where places[number] == .value {
                xml.raw("<attribute id=\"")
                xml.plain(String(number))
                xml.raw("\"")
                xml.attribute("title", key.name)
                switch key.type {
                case .text: xml.raw(" type=\"string\"/>\n")
                case .integer: xml.raw(" type=\"long\"/>\n")
                case .decimal: xml.raw(" type=\"double\"/>\n")
                case .boolean: xml.raw(" type=\"boolean\"/>\n")
                }
            }
            xml.raw("</attributes>\n")
        }

        private mutating func write(_ node: Node) {
            let properties = graph.properties(of: node)
            xml.raw("<node")
            xml.attribute("id", node.id)
            xml.attribute("label", graph.name(of: node) ?? node.id)
            attributes(properties, nodePlaces, period: graph.isPlain ? nil : node.facts.period)
            content(properties, nodePlaces, end: "</node>\n")
        }

        private mutating func write(_ relation: Relation) {
            let properties = graph.properties(of: relation)
            xml.raw("<edge id=\"")
            xml.plain(String(relation.index))
            xml.raw("\"")
            xml.attribute("source", graph.graph.nodeIDs[Int(relation.sourceIndex)])
            xml.attribute("target", graph.graph.nodeIDs[Int(relation.targetIndex)])
            if relation.type.isSymmetric, !isUndirected { xml.raw(" type=\"undirected\"") }
            if let label = graph.label(of: relation) { xml.attribute("label", label) }
            attributes(properties, edgePlaces, period: graph.isPlain ? nil : relation.evidence?.period)
            content(properties, edgePlaces, end: "</edge>\n")
        }

        private mutating func attributes(_ properties: [Property], _ places: [Place], period: DateSpan?) {
            for property in properties {
                switch places[property.key] {
                case .weight: xml.attribute("weight", property.value.text)
                case .start: xml.attribute("start", property.value.text)
                case .end: xml.attribute("end", property.value.text)
                case .parent: xml.attribute("pid", property.value.text)
                default: break
                }
            }
            if let day = period?.start?.firstDay { xml.attribute("start", day.text) }
            if let day = period?.end?.lastDay { xml.attribute("end", day.text) }
        }

        private mutating func content(_ properties: [Property], _ places: [Place], end: StaticString) {
            let values = properties.filter { places[$0.key] == .value }
            let drawn = properties.filter { [.color, .size, .thickness, .shape].contains(places[$0.key]) }
            let position = properties.filter { places[$0.key] == .position }
            guard !values.isEmpty || !drawn.isEmpty || !position.isEmpty else {
                xml.raw("/>\n")
                return
            }
            xml.raw(">\n")
            if !values.isEmpty {
                xml.raw("<attvalues>\n")
                for property in values {
                    xml.raw("<attvalue for=\"")
                    xml.plain(String(property.key))
                    xml.raw("\"")
                    xml.attribute("value", property.value.text)
                    xml.raw("/>\n")
                }
                xml.raw("</attvalues>\n")
            }
            for property in drawn { draw(property, places) }
            if !position.isEmpty {
                xml.raw("<viz:position")
                for property in position {
                    xml.raw(" ")
                    xml.plain(String(graph.nodeKeys[property.key].name.dropFirst("viz:".count)))
                    xml.raw("=\"")
                    xml.plain(property.value.text)
                    xml.raw("\"")
                }
                xml.raw("/>\n")
            }
            xml.raw(end)
        }

        private mutating func draw(_ property: Property, _ places: [Place]) {
            switch places[property.key] {
            case .color:
                xml.raw("<viz:color")
                if let color = GEXFColor(property.value.text) {
                    for (name, number) in [("r", color.red), ("g", color.green), ("b", color.blue)] {
                        xml.plain(" \(name)=\"\(number)\"")
                    }
                    if let alpha = color.alpha { xml.plain(" a=\"\(alpha)\"") }
                } else {
                    xml.attribute("hex", property.value.text)
                }
                xml.raw("/>\n")
            case .size:
                xml.raw("<viz:size")
                xml.attribute("value", property.value.text)
                xml.raw("/>\n")
            case .thickness:
                xml.raw("<viz:thickness")
                xml.attribute("value", property.value.text)
                xml.raw("/>\n")
            case .shape:
                xml.raw("<viz:shape")
                xml.attribute("value", property.value.text)
                xml.raw("/>\n")
            default: break
            }
        }
    }
}
