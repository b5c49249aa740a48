import Graphviz

extension Drawing {
    /// The nodes that stand above each other, column by column from left to right: those whose centres are no more than a point apart.
    ///
    /// - Complexity: O(n log n) for n nodes.
    var columns: [[Int]] {
        var columns: [[Int]] = []
        var place = -Double.infinity
        for node in nodes.indices.sorted(by: { nodes[$0].center.x < nodes[$1].center.x }) {
            let x = nodes[node].center.x
            if x - place > 1 { columns.append([]) }
            columns[columns.count - 1].append(node)
            place = x
        }
        return columns
    }
}
