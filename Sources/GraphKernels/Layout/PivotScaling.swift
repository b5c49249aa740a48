/// Where a layout begins: classical scaling of the distances to pivots, in their two strongest directions.
///
/// The squared distances, a column a pivot, are centred by rows and by columns; the first two eigenvectors of the columns' products with each
/// other say how columns add up to coordinates.
///
/// U. Brandes, C. Pich, Eigensolver methods for progressive multidimensional scaling of large data, 2007, doi:10.1007/978-3-540-70904-6_6.
struct PivotScaling {
    /// More pivots than these change the result little, and the products grow with their square.
    private static let pivotLimit = 48
    private static let iterations = 60

    private let distances: PivotDistances
    private let nodeCount: Int
    private let count: Int
    /// The mean of the squared distances, a column, less half of the mean of all.
    private var means: [Double] = []
    private let execution: Execution

    /// A position a node. O(nodes · pivots²) for at most 48 pivots.
    static func positions(
        _ distances: PivotDistances, nodeCount: Int, execution: Execution
    ) throws(GraphKernelError) -> WorkArray<SIMD2<Float>> {
        try PivotScaling(distances, nodeCount: nodeCount, execution: execution).positions()
    }

    private init(_ distances: PivotDistances, nodeCount: Int, execution: Execution) throws(GraphKernelError) {
        self.distances = distances
        self.nodeCount = nodeCount
        self.execution = execution.limited(toWork: nodeCount * distances.stride)
        count = min(distances.pivots.count, PivotScaling.pivotLimit)
        means = try columnSums(width: count) { row, sums in
            for pivot in 0..<row.count { sums[pivot] += Double(row[pivot]) }
        }.map { $0 / Double(nodeCount) }
    }

    private func positions() throws(GraphKernelError) -> WorkArray<SIMD2<Float>> {
        let count = count
        let products = try columnSums(width: count * count) { row, sums in
            let centered = centered(row)
            for a in 0..<count {
                let value = centered[a]
                for b in a..<count { sums[a * count + b] += value * centered[b] }
            }
        }
        var matrix = products
        for a in 0..<count {
            for b in 0..<a { matrix[a * count + b] = products[b * count + a] }
        }
        let first = PivotScaling.eigenvector(&matrix, count)
        let second = PivotScaling.eigenvector(&matrix, count)
        let positions = try WorkArray<SIMD2<Float>>(zeros: nodeCount)
        let (distances, stride) = (distances.distances, distances.stride)
        try execution.forEachChunk(of: nodeCount, size: 1024) { chunk, _ in
            var row = [Float](repeating: 0, count: count)
            for node in chunk {
                for pivot in 0..<count {
                    let distance = distances[node * stride + pivot]
                    row[pivot] = distance * distance
                }
                let centered = centered(row)
                var (x, y) = (0.0, 0.0)
                for pivot in 0..<count {
                    x += first[pivot] * centered[pivot]
                    y += second[pivot] * centered[pivot]
                }
                positions[node] = SIMD2(Float(x), Float(y))
            }
        }
        return positions
    }

    /// A row of squared distances, with the means of its own and of the columns taken away.
    private func centered(_ row: [Float]) -> [Double] {
        var mean = 0.0
        for pivot in 0..<count { mean += Double(row[pivot]) - means[pivot] }
        mean /= Double(count)
        return (0..<count).map { (Double(row[$0]) - means[$0] - mean) * -0.5 }
    }

    /// Sums over all nodes, a chunk at a time and the chunks in order, so that threads do not matter.
    private func columnSums(
        width: Int, _ add: @Sendable (_ row: [Float], _ sums: inout [Double]) -> Void
    ) throws(GraphKernelError) -> [Double] {
        let size = 1024
        let chunkCount = (nodeCount + size - 1) / size
        let partial = try WorkArray<Double>(zeros: chunkCount * width)
        let (distances, stride, count) = (distances.distances, distances.stride, count)
        try execution.forEachChunk(of: nodeCount, size: size) { chunk, _ in
            var sums = [Double](repeating: 0, count: width)
            var row = [Float](repeating: 0, count: count)
            for node in chunk {
                for pivot in 0..<count {
                    let distance = distances[node * stride + pivot]
                    row[pivot] = distance * distance
                }
                add(row, &sums)
            }
            for index in 0..<width { partial[chunk.lowerBound / size * width + index] = sums[index] }
        }
        var sums = [Double](repeating: 0, count: width)
        for chunk in 0..<chunkCount {
            for index in 0..<width { sums[index] += partial[chunk * width + index] }
        }
        return sums
    }

    /// The strongest eigenvector of a symmetric matrix, by powers, and the matrix without its part.
    private static func eigenvector(_ matrix: inout [Double], _ count: Int) -> [Double] {
        var generator = SplitMix64(seed: 1)
        var vector = (0..<count).map { _ in generator.nextUnit() - 0.5 }
        var value = 0.0
        for _ in 0..<iterations {
            var next = [Double](repeating: 0, count: count)
            for a in 0..<count {
                var sum = 0.0
                for b in 0..<count { sum += matrix[a * count + b] * vector[b] }
                next[a] = sum
            }
            value = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard value > 0 else { break }
            vector = next.map { $0 / value }
        }
        for a in 0..<count {
            for b in 0..<count { matrix[a * count + b] -= value * vector[a] * vector[b] }
        }
        return vector
    }
}
