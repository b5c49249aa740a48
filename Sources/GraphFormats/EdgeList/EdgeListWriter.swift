import RelationGraph

/// Writes text edge lists: `u v` a line, or `u v weight` if every edge has a number under `weight`.
enum EdgeListWriter: ForeignWriter {
    static let properties = PropertyStyle(depth: .bare, heldOfEdges: ["weight"])

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        let relations = graph.graph.relations
        let weights = weights(of: graph, loss: &loss)
        let ids = words(for: graph, loss: &loss)
        let undirected = relations.count(where: \.type.isSymmetric)
        let isUndirected = undirected > 0 && undirected == relations.count
        if !isUndirected {
            loss.add(.relations, "direction", undirected, because: "an undirected edge among directed ones comes back as directed")
        }
        if !graph.isPlain {
            loss.add(.nodes, "name", graph.nodeCount, because: LossReport.noPlace)
        } else {
            loss.add(.nodes, "name", graph.graph.nodes.count { graph.name(of: $0) != nil }, because: LossReport.noPlace)
        }
        loss.add(.relations, "type", relations.count { graph.label(of: $0) != nil }, because: LossReport.noPlace)
        var isJoined = [Bool](repeating: false, count: graph.nodeCount)
        var bytes = Array((isUndirected ? "# Undirected graph\n" : "# Directed graph\n").utf8)
        for relation in relations {
            let (source, target) = (Int(relation.sourceIndex), Int(relation.targetIndex))
            (isJoined[source], isJoined[target]) = (true, true)
            bytes += ids[source].utf8
            bytes.append(UInt8(ascii: " "))
            bytes += ids[target].utf8
            if let weights {
                bytes.append(UInt8(ascii: " "))
                bytes += weights[Int(relation.index)].utf8
            }
            bytes.append(0x0A)
        }
        loss.add(.nodes, "nodes", isJoined.count { !$0 }, because: "without a relation, it is in no edge list")
        return bytes
    }

    /// The weight of every edge; nil if not all have one, and it is not a number of the same type everywhere.
    private static func weights(of graph: PropertyGraph, loss: inout LossReport) -> [String]? {
        let values = graph.graph.relations.map { $0.attribute("weight") }
        let known = values.compactMap { $0 }
        guard !known.isEmpty else { return nil }
        let areIntegers = known.allSatisfy { if case .integer = $0 { true } else { false } }
        let areDecimals = known.allSatisfy { if case .decimal(let number) = $0 { number.isFinite } else { false } }
        guard known.count == values.count, areIntegers || areDecimals else {
            loss.add(.relations, "weight", known.count, because: "only numbers can stand in an edge list, and only if all edges have one")
            return nil
        }
        return known.map(\.text)
    }

    /// The ids, each as one word.
    private static func words(for graph: PropertyGraph, loss: inout LossReport) -> [String] {
        let ids = graph.graph.nodeIDs
        guard ids.contains(where: { !isWord($0) }) else { return ids }
        var taken = Set(ids)
        var changed = 0
        let words = ids.map { id in
            if isWord(id) { return id }
            changed += 1
            let word = String(id.unicodeScalars.map { isBlank($0) ? "_" : Character($0) })
            var candidate = isWord(word) ? word : "_" + word
            while !taken.insert(candidate).inserted { candidate += "_" }
            return candidate
        }
        loss.add(.nodes, "id", changed, because: "holds blanks, or begins as a comment does, and comes back with “_” for that")
        return words
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 }

    private static func isWord(_ id: String) -> Bool {
        // A mark that combines with the number sign makes another character of it, but not another byte.
        guard let first = id.utf8.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "%") else { return false }
        return !id.unicodeScalars.contains(where: isBlank)
    }
}
