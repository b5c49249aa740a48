import RelationGraph

/// The nodes that a document declares, not only mentions in its edges.
struct DeclaredNodes {
    private var isDeclared: [Bool] = []

    func contains(_ node: NodeIndex) -> Bool { Int(node) < isDeclared.count && isDeclared[Int(node)] }

    /// False if the node was declared before.
    mutating func insert(_ node: NodeIndex) -> Bool {
        while isDeclared.count <= Int(node) { isDeclared.append(false) }
        defer { isDeclared[Int(node)] = true }
        return !isDeclared[Int(node)]
    }
}

extension GraphTable {
    /// The node that an element declares; nil if the element gives no id. What is wrong is reported.
    mutating func declareNode(_ id: String?, among declared: inout DeclaredNodes, at place: XMLPlace) -> NodeIndex? {
        guard let id, !id.isEmpty else {
            error("missing-id", "The node has no id", remedy: "Give it the attribute `id`.", line: place.line, column: place.column)
            return nil
        }
        let node = node(id, line: place.line)
        if !declared.insert(node) {
            error(
                "duplicate-id", "The id “\(id)” belongs to two nodes, the first on line \(line(of: node))",
                remedy: "Give one of them another id.", line: place.line, column: place.column)
        }
        setLine(place.line, of: node)
        return node
    }

    /// The nodes that an element joins; nil, and an error, if it lacks an end.
    mutating func ends(_ source: String?, _ target: String?, at place: XMLPlace) -> (source: NodeIndex, target: NodeIndex)? {
        guard let source, let target, !source.isEmpty, !target.isEmpty else {
            error(
                "missing-end", "The edge has no \(source?.isEmpty == false ? "target" : "source")",
                remedy: "Give it the attributes `source` and `target`.", line: place.line, column: place.column)
            return nil
        }
        return (node(source, line: place.line), node(target, line: place.line))
    }

    /// Reports the nodes that edges name, but that nothing declares.
    mutating func reportUndeclared(_ declared: DeclaredNodes, remedy: String) {
        for node in 0..<NodeIndex(nodeCount) where !declared.contains(node) {
            let line = line(of: node)
            error("unknown-reference", "No node has the id “\(nodeIDs[Int(node)])”, which an edge names", remedy: remedy, line: line)
            if let despair = despair(line: line) {
                report(despair.problem)
                break
            }
        }
    }
}
