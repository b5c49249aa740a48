/// Rules out nodes of a component of an undirected, unweighted graph as ends of a longer way than is known, many at a time.
///
/// A node is open until all ways between it and others are known to be no longer. Let r be how far the farthest **open** node is from a hub:
/// ways from a node d away from it to open ones are at most d + r long, and those to others are known; so it is closed if that is no longer.
/// Searches from the farthest open nodes of a hub close these, which lowers r there and at others, by which more is closed, and so on: of a
/// random graph, in which neither the middle nor the rim is small, a few per cent of the nodes are searched from. It is the bound of
/// ``EccentricityBounds``, with eccentricities that shrink, and of iFUB, with many middles.
///
/// Space: a byte a node and hub, of which there are up to 256.
struct DiameterCover {
    private typealias Row = SIMD16<UInt8>

    private let order: LocalityOrder
    /// The component, by new numbers.
    private let range: Range<Int>
    private let execution: Execution
    /// The distances of a node from all hubs, and 1 more, node by node.
    private let rows: WorkArray<Row>
    private let rowCount: Int
    /// The greatest of these of an open node, by hub.
    private let greatest: WorkArray<Row>
    /// By number within the component.
    private let isOpen: WorkArray<Bool>
    private(set) var openCount = 0

    /// Longer ways do not fit a byte; it would not pay either, because searches from hubs share little there.
    static let greatestLength = 200.0
    /// How many bytes the distances from hubs may take, beyond the least number of hubs.
    private static let space = 1 << 26

    /// - Parameters:
    ///   - order: Of the graph.
    ///   - node: One of the component.
    ///   - mayBeOpen: Whether a node, by its old number, is not known to be closed.
    init(
        _ order: LocalityOrder, componentOf node: Int32, execution: Execution, mayBeOpen: (_ node: Int32) -> Bool
    ) throws(GraphKernelError) {
        let place = order.oldNodes.firstIndex(of: node) ?? 0
        let range = order.batches.first { $0.range.contains(place) }?.range ?? place..<place
        let hubCount = min(range.count, SearchSet.capacity, max(16, Self.space / max(1, range.count)))
        let rowCount = (hubCount + Row.scalarCount - 1) / Row.scalarCount
        // What is beyond the last hub is as far as can be, and closes nothing.
        let rows = try WorkArray<Row>(repeating: Row(repeating: .max), count: rowCount * range.count)
        // Within a component, the nodes of most edges come first.
        let hubs = (range.lowerBound..<range.lowerBound + hubCount).map { Int32(truncatingIfNeeded: $0) }
        for (hub, node) in hubs.enumerated() { rows[(Int(node) - range.lowerBound) * rowCount + hub / 16][hub % 16] = 1 }
        try MultiSourceBFS(order, monitor: execution.monitor).run(from: hubs[...], within: range) { node, level, searches in
            let first = (node - range.lowerBound) * rowCount
            let length = UInt8(clamping: level + 1)
            searches.forEach { rows[first + $0 / 16][$0 % 16] = length }
        }
        try execution.checkCancelled()
        isOpen = try WorkArray(zeros: range.count)
        for index in 0..<range.count where mayBeOpen(order.oldNodes[range.lowerBound + index]) {
            isOpen[index] = true
            openCount += 1
        }
        greatest = try WorkArray(zeros: rowCount)
        (self.order, self.range, self.execution, self.rows, self.rowCount) = (order, range, execution, rows, rowCount)
    }

    /// The open nodes that are farthest from a hub, of as many hubs as have them for a number of nodes, and first of those that have fewest.
    /// They are closed, because they are to be searched from.
    ///
    /// - Returns: Their old numbers.
    mutating func takeFarthest(_ count: Int) throws(GraphKernelError) -> [Int32] {
        var nodes: [Int32] = []
        let tallies = try farthestCounts()
        for hub in (0..<tallies.count).sorted(by: { (tallies[$0], $0) < (tallies[$1], $1) }) {
            let (row, lane) = (hub / Row.scalarCount, hub % Row.scalarCount)
            let farthest = greatest[row][lane]
            for index in 0..<range.count where nodes.count < count && isOpen[index] && rows[index * rowCount + row][lane] == farthest {
                isOpen[index] = false
                nodes.append(order.oldNodes[range.lowerBound + index])
            }
            if nodes.count == count { break }
        }
        openCount -= nodes.count
        return nodes
    }

    /// How many open nodes are as far from a hub as any, by hub.
    private func farthestCounts() throws(GraphKernelError) -> [Int] {
        let counts = try WorkArray<Row>(zeros: rowCount)
        var tallies = [Int](repeating: 0, count: rowCount * Row.scalarCount)
        // As many as a lane can count.
        let most = Int(UInt8.max)
        var counted = 0
        func takeCounts() {
            for row in 0..<rowCount {
                for lane in 0..<Row.scalarCount { tallies[row * Row.scalarCount + lane] += Int(counts[row][lane]) }
                counts[row] = .zero
            }
            counted = 0
        }
        for node in 0..<range.count where isOpen[node] {
            for row in 0..<rowCount { counts[row] &+= Row.one.replacing(with: 0, where: rows[node * rowCount + row] .!= greatest[row]) }
            counted += 1
            if counted == most { takeCounts() }
        }
        takeCounts()
        return tallies
    }

    /// All of the component that is closed, by old numbers.
    var closedNodes: [Int32] {
        (0..<range.count).filter { !isOpen[$0] }.map { order.oldNodes[range.lowerBound + $0] }
    }

    /// Closes what can be closed if no way is longer than a length that is known.
    mutating func close(knowing length: Double) throws(GraphKernelError) {
        // Rows say no more than 255: a distance that could be greater closes nothing.
        guard length <= DiameterCover.greatestLength else { return }
        let (rows, greatest, isOpen, rowCount) = (rows, greatest, isOpen, rowCount)
        let length = Row(repeating: UInt8(clamping: Int(length)))
        let size = 1 << 12
        let chunkCount = (range.count + size - 1) / size
        let limited = execution.limited(toWork: range.count * rowCount)
        let (partial, counts) = try (WorkArray<Row>(zeros: chunkCount * rowCount), WorkArray<Int>(zeros: chunkCount))
        var before = openCount
        repeat {
            before = openCount
            try limited.forEachChunk(of: range.count, size: size) { nodes, _ in
                let first = nodes.lowerBound / size * rowCount
                partial.fill(first..<first + rowCount, with: .zero)
                for node in nodes where isOpen[node] {
                    for row in 0..<rowCount { partial[first + row] = pointwiseMax(partial[first + row], rows[node * rowCount + row]) }
                }
            }
            greatest.fill(0..<rowCount, with: .zero)
            for chunk in 0..<chunkCount {
                for row in 0..<rowCount { greatest[row] = pointwiseMax(greatest[row], partial[chunk * rowCount + row]) }
            }
            // How far from a hub nodes are closed, and 1 more; 0 where the open ones are too far for any.
            let reach = try WorkArray<Row>(zeros: rowCount)
            for row in 0..<rowCount {
                reach[row] = (length &+ 2 &- greatest[row]).replacing(with: 0, where: greatest[row] .> length &+ 1)
            }
            try limited.forEachChunk(of: range.count, size: size) { nodes, _ in
                var count = 0
                for node in nodes where isOpen[node] {
                    var isClosed = false
                    for row in 0..<rowCount { isClosed = isClosed || any(rows[node * rowCount + row] .<= reach[row]) }
                    if isClosed { isOpen[node] = false } else { count += 1 }
                }
                counts[nodes.lowerBound / size] = count
            }
            openCount = (0..<chunkCount).reduce(0) { $0 + counts[$1] }
        } while openCount > 0 && openCount < before
    }
}
