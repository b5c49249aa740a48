extension EdgeList {
    /// A grid: node r · `columns` + c is joined to its right and its lower neighbour. It has r(c - 1) + c(r - 1) edges, r and c being the
    /// numbers of rows and columns, and as many shortest paths between opposite corners as a binomial coefficient says.
    ///
    /// Time and space: O(nodes).
    ///
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if a side is negative;
    ///   ``GraphKernelError/invalidNodeCount(_:)``, ``GraphKernelError/tooManyEdges(_:)``.
    public static func grid(rows: Int, columns: Int) throws(GraphKernelError) -> EdgeList {
        guard rows >= 0 else { throw .invalidParameter(name: "rows", value: Double(rows), requirement: "at least 0") }
        guard columns >= 0 else { throw .invalidParameter(name: "columns", value: Double(columns), requirement: "at least 0") }
        let (nodeCount, overflows) = rows.multipliedReportingOverflow(by: columns)
        try checkNodeCount(overflows ? .max : nodeCount)
        let edgeCount = nodeCount == 0 ? 0 : rows * (columns - 1) + columns * (rows - 1)
        try checkEdgeCount(edgeCount)
        let (sources, targets) = try (WorkArray<Int32>(zeros: edgeCount), WorkArray<Int32>(zeros: edgeCount))
        var edge = 0
        for row in 0..<rows {
            for column in 0..<columns {
                let node = Int32(row * columns + column)
                if column + 1 < columns {
                    (sources[edge], targets[edge]) = (node, node + 1)
                    edge += 1
                }
                if row + 1 < rows {
                    (sources[edge], targets[edge]) = (node, node + Int32(columns))
                    edge += 1
                }
            }
        }
        return EdgeList(sources: sources.frozen(), targets: targets.frozen(), weights: nil, nodeCount: nodeCount)
    }
}
