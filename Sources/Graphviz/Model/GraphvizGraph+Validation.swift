extension GraphvizGraph {
    /// Checks what the library cannot: indices, names given twice, clusters that overlap, and what HTML labels refer to.
    ///
    /// - Throws: ``GraphvizError`` (`invalidGraph`) with the offending value.
    /// O(nodes + edges + members of subgraphs × nesting depth).
    func validate() throws(GraphvizError) {
        var names = Set<String>(minimumCapacity: nodes.count)
        for node in nodes {
            guard names.insert(node.name).inserted else { throw Self.invalid("two nodes are named \"\(node.name)\"") }
            try Self.validateHTML(node.attributes, of: "node \"\(node.name)\"")
        }
        for (index, edge) in edges.enumerated() {
            guard nodes.indices.contains(edge.tail), nodes.indices.contains(edge.head) else {
                throw Self.invalid("edge \(index) goes from node \(edge.tail) to node \(edge.head), but there are \(nodes.count) nodes")
            }
            try Self.validateHTML(edge.attributes, of: "edge \(index)")
        }
        try Self.validateHTML(attributes, of: "the graph")
        try Self.validateHTML(nodeDefaults, of: "the defaults of nodes")
        try Self.validateHTML(edgeDefaults, of: "the defaults of edges")
        _ = try innermostClusters()
    }

    /// Checks that every node has a position, in two numbers.
    ///
    /// - Throws: ``GraphvizError`` (`invalidGraph`) that names the first node without.
    func validatePositions() throws(GraphvizError) {
        for node in nodes {
            guard case .text(let text)? = node.attributes["pos"] ?? nodeDefaults["pos"] else {
                throw Self.invalid("node \"\(node.name)\" has no position; set its pos")
            }
            guard text.split(separator: ",").count == 2 else {
                throw Self.invalid("the position \"\(text)\" of node \"\(node.name)\" is not x,y")
            }
        }
    }

    /// Whether some group of equal rank has a node that lies in a cluster within or beside it. dot's default ranking aborts on that.
    ///
    /// - Throws: ``GraphvizError`` as ``validate()`` does.
    func ranksCrossClusters() throws(GraphvizError) -> Bool {
        let clusterOfNode = try innermostClusters()
        return subgraphs.indices.contains { index in
            guard !subgraphs[index].isCluster, subgraphs[index].attributes["rank"] != nil else { return false }
            let around = enclosingCluster(of: index)
            return subgraphs[index].nodes.contains { clusterOfNode[$0] != around }
        }
    }

    /// The innermost cluster of each node that lies in one.
    private func innermostClusters() throws(GraphvizError) -> [Int: Int] {
        var names = Set<String>()
        var clusterOfNode = [Int: Int]()
        for (index, subgraph) in subgraphs.enumerated() {
            guard names.insert(libraryName(of: subgraph)).inserted else {
                throw Self.invalid("two subgraphs are named \"\(subgraph.name)\"")
            }
            if let parent = subgraph.parent, !(0..<index).contains(parent) {
                throw Self.invalid("subgraph \"\(subgraph.name)\" (\(index)) lies in subgraph \(parent), which does not come before it")
            }
            for node in subgraph.nodes where !nodes.indices.contains(node) {
                throw Self.invalid("subgraph \"\(subgraph.name)\" contains node \(node), but there are \(nodes.count) nodes")
            }
            try Self.validateHTML(subgraph.attributes, of: "subgraph \"\(subgraph.name)\"")
            guard let cluster = enclosingCluster(of: index) else { continue }
            for node in subgraph.nodes {
                guard let other = clusterOfNode[node] else {
                    clusterOfNode[node] = cluster
                    continue
                }
                if clusters(around: cluster).contains(other) {
                    clusterOfNode[node] = cluster
                } else if !clusters(around: other).contains(cluster) {
                    throw Self.invalid(
                        "node \"\(nodes[node].name)\" is in the clusters \"\(subgraphs[other].name)\" and \"\(subgraphs[cluster].name)\", "
                            + "and neither contains the other")
                }
            }
        }
        return clusterOfNode
    }

    /// The subgraph itself when it is a cluster, else the nearest cluster around it.
    private func enclosingCluster(of index: Int) -> Int? {
        var current: Int? = index
        while let candidate = current, !subgraphs[candidate].isCluster { current = subgraphs[candidate].parent }
        return current
    }

    /// The cluster and all that contain it, innermost first.
    private func clusters(around index: Int) -> [Int] {
        var result = [Int]()
        var current: Int? = index
        while let candidate = current {
            if subgraphs[candidate].isCluster { result.append(candidate) }
            current = subgraphs[candidate].parent
        }
        return result
    }

    /// Which subgraphs have a node of their own or below: Graphviz places no others.
    var populatedSubgraphs: [Bool] {
        var populated = subgraphs.map { !$0.nodes.isEmpty }
        for index in subgraphs.indices.reversed() where populated[index] {
            if let parent = subgraphs[index].parent { populated[parent] = true }
        }
        return populated
    }

    /// HTML labels can load images, name fonts and link: the same rules as for attributes hold.
    private static func validateHTML(_ attributes: Attributes, of owner: String) throws(GraphvizError) {
        for (key, value) in attributes {
            guard case .html(let html) = value else { continue }
            for tag in HTMLTag.tags(in: html) {
                if tag.name == "img" { throw invalid("the \(key) of \(owner) holds an image, which is not supported") }
                if let face = tag.attributes["face"], AttributePolicy.fontName(face) != face {
                    throw invalid("the \(key) of \(owner) names the font \"\(face)\"; use letters, digits, spaces, commas and hyphens")
                }
                if let link = tag.attributes["href"], !AttributePolicy.isSafeLink(link) {
                    throw invalid("the \(key) of \(owner) links to \"\(link)\"; use http, https, mailto or a relative link")
                }
            }
        }
    }

    private static func invalid(_ reason: String) -> GraphvizError { GraphvizError(.invalidGraph(reason)) }
}
