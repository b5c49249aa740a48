import RelationGraph

/// Writes the DOT language, with everything that is known in attributes: `label` is the name of a node and the type of an edge.
///
/// Where some edges are undirected, all stand in a digraph, those with `dir=none`.
enum DOTWriter: ForeignWriter {
    static let properties = PropertyStyle(
        typing: .guessed, typesGraph: false, reservedOfNodes: ["label"], reservedOfEdges: Set(DOTDocument.typeKeys + ["key", "dir"]))

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        var document = Document(graph)
        document.write()
        return document.bytes
    }

    private struct Document {
        let graph: PropertyGraph
        let isUndirected: Bool
        var bytes: [UInt8] = []

        init(_ graph: PropertyGraph) {
            self.graph = graph
            isUndirected = graph.isUndirected
        }

        mutating func write() {
            bytes += (isUndirected ? "graph {\n" : "digraph {\n").utf8
            // Other formats may hold what a DOT file said of its own bytes.
            for property in graph.properties where !DOTDocument.tellsOfBytes(property.key) {
                bytes += "  ".utf8
                name(property.key)
                bytes += "=".utf8
                quoted(property.value.text)
                bytes += ";\n".utf8
            }
            for node in graph.graph.nodes {
                bytes += "  ".utf8
                name(node.id)
                attributes(graph.name(of: node), graph.properties(of: node), graph.nodeKeys, isLoose: false)
            }
            for relation in graph.graph.relations {
                bytes += "  ".utf8
                name(relation.source.id)
                bytes += (isUndirected ? " -- " : " -> ").utf8
                name(relation.target.id)
                attributes(
                    graph.label(of: relation), graph.properties(of: relation), graph.edgeKeys,
                    isLoose: relation.type.isSymmetric && !isUndirected)
            }
            bytes += "}\n".utf8
        }

        private mutating func attributes(_ label: String?, _ properties: [Property], _ keys: [PropertyKey], isLoose: Bool) {
            guard label != nil || !properties.isEmpty || isLoose else {
                bytes += ";\n".utf8
                return
            }
            bytes += " [".utf8
            var isFirst = true
            func separate(_ bytes: inout [UInt8]) {
                if !isFirst { bytes += ", ".utf8 }
                isFirst = false
            }
            if let label {
                separate(&bytes)
                bytes += "label=".utf8
                quoted(DOTText.labelText(label))
            }
            if isLoose {
                separate(&bytes)
                bytes += "dir=none".utf8
            }
            for property in properties {
                separate(&bytes)
                name(keys[property.key].name)
                bytes += "=".utf8
                switch property.value {
                case .text(let text): quoted(text)
                default: name(property.value.text)
                }
            }
            bytes += "];\n".utf8
        }

        /// A name, in quotes unless it is a single word that is no keyword.
        private mutating func name(_ text: String) {
            let keywords: Set<String> = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
            let isWord =
                text.utf8.first.map { $0 == UInt8(ascii: "_") || isLetter($0) } == true
                && text.utf8.allSatisfy { $0 == UInt8(ascii: "_") || isLetter($0) || 0x30...0x39 ~= $0 }
            if isNumeral(text) || isWord && !keywords.contains(text.lowercased()) { bytes += text.utf8 } else { quoted(text) }
        }

        private func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

        private func isNumeral(_ text: String) -> Bool {
            let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
            return !digits.isEmpty && digits.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        }

        private mutating func quoted(_ text: String) {
            bytes.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
    }
}
