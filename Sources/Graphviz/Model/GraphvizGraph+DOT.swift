extension GraphvizGraph {
    /// The graph in the DOT language, as a layout sees it: after the ``AttributePolicy``, attributes sorted, one statement a line.
    ///
    /// Attributes of the graph and of subgraphs stand at the end of their braces, because a DOT reader lets later subgraphs inherit earlier
    /// ones. Quoting: `"` and a trailing `\` are escaped, other backslashes are Graphviz's own escapes and stay. Edges, members and subgraphs
    /// whose indices are out of range are left out; a layout refuses them.
    /// O(nodes + edges + attributes).
    public func dotSource() -> String {
        let graph = AttributePolicy.standard.applied(to: self)
        var text = "\(isDirected ? "digraph" : "graph") \(Self.quoted(name)) {\n"
        if !graph.nodeDefaults.isEmpty { text += "  node \(Self.list(graph.nodeDefaults));\n" }
        if !graph.edgeDefaults.isEmpty { text += "  edge \(Self.list(graph.edgeDefaults));\n" }
        for node in graph.nodes {
            text += "  \(Self.quoted(node.name))\(node.attributes.isEmpty ? "" : " " + Self.list(node.attributes));\n"
        }
        var children = [Int?: [Int]]()
        for (index, subgraph) in graph.subgraphs.enumerated() { children[subgraph.parent, default: []].append(index) }
        for index in children[nil] ?? [] { graph.write(subgraph: index, children: children, indent: "  ", to: &text) }
        let arrow = isDirected ? "->" : "--"
        for edge in graph.edges where nodes.indices.contains(edge.tail) && nodes.indices.contains(edge.head) {
            let ends = "\(Self.quoted(nodes[edge.tail].name)) \(arrow) \(Self.quoted(nodes[edge.head].name))"
            text += "  \(ends)\(edge.attributes.isEmpty ? "" : " " + Self.list(edge.attributes));\n"
        }
        for (key, value) in graph.attributes.sorted(by: { $0.key < $1.key }) { text += "  \(key)=\(Self.quoted(value));\n" }
        return text + "}\n"
    }

    private func write(subgraph index: Int, children: [Int?: [Int]], indent: String, to text: inout String) {
        let subgraph = subgraphs[index]
        let inner = indent + "  "
        text += "\(indent)subgraph \(Self.quoted(libraryName(of: subgraph))) {\n"
        for child in children[index] ?? [] where child > index { write(subgraph: child, children: children, indent: inner, to: &text) }
        for node in subgraph.nodes where nodes.indices.contains(node) { text += "\(inner)\(Self.quoted(nodes[node].name));\n" }
        for (key, value) in subgraph.attributes.sorted(by: { $0.key < $1.key }) { text += "\(inner)\(key)=\(Self.quoted(value));\n" }
        text += "\(indent)}\n"
    }

    private static func list(_ attributes: Attributes) -> String {
        let pairs = attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\(quoted($0.value))" }
        return "[\(pairs.joined(separator: ", "))]"
    }

    private static func quoted(_ value: Value) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .html(let html): "<\(balanced(html))>"
        }
    }

    /// A `>` that closes no tag is fine in a label, but would end it in DOT source.
    private static func balanced(_ html: String) -> String {
        var result = ""
        var depth = 0
        for character in html {
            if character == "<" { depth += 1 }
            if character == ">" {
                if depth == 0 {
                    result += "&gt;"
                    continue
                }
                depth -= 1
            }
            result.append(character)
        }
        return result
    }

    /// A DOT id: bare when it is a plain word or a number, else in quotes.
    private static func quoted(_ text: String) -> String {
        if isBareID(text) { return text }
        var result = "\""
        var backslashes = 0
        for character in text.unicodeScalars {
            // A reader takes backslashes in pairs and knows `\"` and an escaped line end: after an odd one, a quote is escaped already.
            let isOdd = backslashes % 2 == 1
            if character == "\"", !isOdd { result += "\\" }
            if character == "\n", isOdd { result += "\\" }
            backslashes = character == "\\" ? backslashes + 1 : 0
            result.unicodeScalars.append(character)
        }
        if backslashes % 2 == 1 { result += "\\" }
        return result + "\""
    }

    private static func isBareID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
        func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) || byte == 95 }
        guard let first = bytes.first else { return false }
        if isLetter(first) {
            let keywords = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
            return bytes.allSatisfy { isLetter($0) || isDigit($0) } && !keywords.contains(text.lowercased())
        }
        let digits = first == 45 ? bytes.dropFirst() : bytes[...]
        let parts = digits.split(separator: 46, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
    }
}
