extension Subgraph {
    /// The nodes within so many walkable relations of a node, itself included; none if it is out of sight.
    ///
    /// - Complexity: O(nodes + relations).
    public func neighborhood(of center: NodeIndex, depth: Int) -> Set<NodeIndex> {
        guard contains(graph.node(center)) else { return [] }
        // Statements covered by one document are no neighbours of each other, but they are what stands around the document.
        let isCovering = graph.node(center).isDocument
        var reached: Set<NodeIndex> = [center]
        var frontier = [center]
        var distance = 0
        while distance < depth, !frontier.isEmpty {
            var next: [NodeIndex] = []
            for index in frontier {
                for relation in relations(of: graph.node(index)) where relation.type.isWalkable || isCovering && index == center {
                    let other = relation.other(than: index).index
                    if reached.insert(other).inserted { next.append(other) }
                }
            }
            frontier = next
            distance += 1
        }
        return reached
    }
}
