import RelationGraph

/// Writes GraphML with typed keys, as Gephi, yEd, igraph and NetworkX read it.
///
/// The name of a node, and the type of an edge, stand under the key `label`; everything else under a key of its own name. Undirected edges
/// among directed ones carry `directed="false"`.
enum GraphMLWriter: ForeignWriter {
    static let properties = PropertyStyle(reservedOfNodes: Set(GraphMLDocument.nameKeys), reservedOfEdges: Set(GraphMLDocument.typeKeys))

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        var document = Document(graph)
        document.write()
        loss.add(
            .graph, "characters", document.xml.damagedCount,
            because: "of texts are control characters, which XML cannot hold; each becomes U+FFFD")
        return document.xml.bytes
    }

    private struct Document {
        let graph: PropertyGraph
        let isUndirected: Bool
        var xml = XMLText()

        init(_ graph: PropertyGraph) {
            self.graph = graph
            isUndirected = graph.edgeCount > 0 && graph.graph.relations.allSatisfy(\.type.isSymmetric)
        }

        mutating func write() {
            xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
            for (number, property) in graph.properties.enumerated() {
                key("g", number, domain: "graph", name: property.key, type: property.value.columnType)
            }
            let hasNames = graph.graph.nodes.contains { graph.name(of: $0) != nil }
            if hasNames { xml.raw("<key id=\"n\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n") }
            for (number, property) in graph.nodeKeys.enumerated() {
                key("n", number, domain: "node", name: property.name, type: property.type)
            }
            let hasLabels = graph.graph.relations.contains { graph.label(of: $0) != nil }
            if hasLabels { xml.raw("<key id=\"e\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n") }
            for (number, property) in graph.edgeKeys.enumerated() {
                key("e", number, domain: "edge", name: property.name, type: property.type)
            }
            if isUndirected { xml.raw("<graph edgedefault=\"undirected\">\n") } else { xml.raw("<graph edgedefault=\"directed\">\n") }
            for (number, property) in graph.properties.enumerated() { data("g", number, property.value) }
            for node in graph.graph.nodes { write(node) }
            for relation in graph.graph.relations { write(relation) }
            xml.raw("</graph>\n</graphml>\n")
        }

        private mutating func key(
            _ prefix: StaticString, _ number: Int, domain: StaticString, name: String, type: AttributeColumn.ValueType
        ) {
            xml.raw("<key id=\"")
            xml.raw(prefix)
            xml.plain(String(number))
            xml.raw("\" for=\"")
            xml.raw(domain)
            xml.raw("\"")
            xml.attribute("attr.name", name)
            switch type {
            case .text: xml.raw(" attr.type=\"string\"/>\n")
            case .integer: xml.raw(" attr.type=\"long\"/>\n")
            case .decimal: xml.raw(" attr.type=\"double\"/>\n")
            case .boolean: xml.raw(" attr.type=\"boolean\"/>\n")
            }
        }

        private mutating func write(_ node: Node) {
            xml.raw("<node")
            xml.attribute("id", node.id)
            let properties = graph.properties(of: node)
            let name = graph.name(of: node)
            guard name != nil || !properties.isEmpty else {
                xml.raw("/>\n")
                return
            }
            xml.raw(">\n")
            if let name { label("n", name) }
            for property in properties { data("n", property.key, property.value) }
            xml.raw("</node>\n")
        }

        private mutating func write(_ relation: Relation) {
            xml.raw("<edge")
            xml.attribute("source", graph.graph.nodeIDs[Int(relation.sourceIndex)])
            xml.attribute("target", graph.graph.nodeIDs[Int(relation.targetIndex)])
            let type = relation.type
            if type.isSymmetric, !isUndirected { xml.raw(" directed=\"false\"") }
            let properties = graph.properties(of: relation)
            let name = graph.label(of: relation)
            guard name != nil || !properties.isEmpty else {
                xml.raw("/>\n")
                return
            }
            xml.raw(">\n")
            if let name { label("e", name) }
            for property in properties { data("e", property.key, property.value) }
            xml.raw("</edge>\n")
        }

        private mutating func label(_ key: StaticString, _ text: String) {
            xml.raw("<data key=\"")
            xml.raw(key)
            xml.raw("\"")
            content(text)
        }

        private mutating func data(_ prefix: StaticString, _ number: Int, _ value: AttributeValue) {
            xml.raw("<data key=\"")
            xml.raw(prefix)
            xml.plain(String(number))
            xml.raw("\"")
            content(value.text)
        }

        private mutating func content(_ text: String) {
            if XMLText.needsPreserving(text) { xml.raw(" xml:space=\"preserve\"") }
            xml.raw(">")
            xml.text(text)
            xml.raw("</data>\n")
        }
    }
}
