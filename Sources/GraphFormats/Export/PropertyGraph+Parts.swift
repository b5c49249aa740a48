import RelationGraph

extension PropertyGraph {
    /// Puts into a report what is lost of a graph of which only one table is written.
    func report(missingBut part: GraphPart, to loss: inout LossReport) {
        switch part {
        case .nodes:
            loss = loss.without(.relations)
            loss.add(.relations, "relations", edgeCount, because: "the table of nodes holds none")
        case .edges:
            loss = loss.without(.nodes)
            let reason = "the table of edges holds it not"
            var isJoined = [Bool](repeating: false, count: nodeCount)
            for end in graph.relationSources + graph.relationTargets { isJoined[Int(end)] = true }
            loss.add(.nodes, "nodes", isJoined.count { !$0 }, because: "without a relation, it is not in the table of edges")
            loss.add(.nodes, "name", graph.nodes.count { name(of: $0) != nil }, because: reason)
            var counts = [Int](repeating: 0, count: nodeKeys.count)
            for node in graph.nodes {
                for property in properties(of: node) { counts[property.key] += 1 }
            }
            for (key, count) in zip(nodeKeys, counts) { loss.add(.nodes, key.name, count, because: reason) }
        }
    }
}
