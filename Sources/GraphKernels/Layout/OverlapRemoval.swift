extension PlanarLayout {
    /// The layout with boxes around the nodes that do not overlap, as like the old one as is easy to have.
    ///
    /// Nodes at the very same place are parted; the whole is enlarged until about a quarter of the boxes overlap; then these are pushed
    /// apart, first to the sides, where that is the shorter way, then up and down, where whatever is left overlaps. A push keeps the order
    /// of the boxes on its axis, is the mean of pushing everything one way and everything the other, and moves nothing that is free.
    /// A layout without overlaps is returned as it is.
    ///
    /// Time: O(n log n) for layouts that are not stacks of boxes: 10,000 boxes take some hundredths of a second.
    ///
    /// The constraints are those of T. Dwyer, K. Marriott, P. J. Stuckey, Fast node overlap removal, 2006, doi:10.1007/11618058_15, their
    /// solution is simpler.
    ///
    /// - Parameters:
    ///   - widths: The width of the box around every node, between 0 and 1e100.
    ///   - heights: The height of the box around every node, between 0 and 1e100.
    ///   - gap: Left free between boxes, between 0 and 1e100.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if there is not one width and one height a node, a size is
    ///   out of its range, or a coordinate of this layout is greater than 1e100.
    public func removingOverlaps(widths: [Double], heights: [Double], gap: Double = 0) throws(GraphKernelError) -> PlanarLayout {
        for (name, sizes) in [("width", widths), ("height", heights)] {
            guard sizes.count == nodeCount else {
                throw .invalidParameter(
                    name: "the number of \(name)s", value: Double(sizes.count), requirement: "that of the nodes, \(nodeCount)")
            }
            for size in sizes { try OverlapRemoval.check(size, name: "a \(name)", within: 0...OverlapRemoval.greatest) }
        }
        try OverlapRemoval.check(gap, name: "gap", within: 0...OverlapRemoval.greatest)
        for place in [x, y].joined() {
            try OverlapRemoval.check(place, name: "a coordinate", within: -OverlapRemoval.greatest...OverlapRemoval.greatest)
        }
        var boxes = OverlapRemoval(x: x, y: y, widths: widths.map { $0 + gap }, heights: heights.map { $0 + gap })
        guard boxes.overlappingCount > 0 else { return self }
        boxes.partCoincident()
        boxes.enlarge()
        boxes.pushApart()
        return try PlanarLayout(x: boxes.x, y: boxes.y)
    }
}

/// Boxes that are being moved.
struct OverlapRemoval {
    private(set) var x: [Double]
    private(set) var y: [Double]
    private let widths: [Double]
    private let heights: [Double]

    /// The share of boxes that may overlap before they are pushed.
    private static let overlappingShare = 0.25
    /// Of places and sizes: areas and enlarged pages are numbers.
    static let greatest = 1e100
    /// The largest page for the boxes, in their own area.
    private static let pageLimit = 8.0

    init(x: [Double], y: [Double], widths: [Double], heights: [Double]) {
        (self.x, self.y, self.widths, self.heights) = (x, y, widths, heights)
    }

    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)``.
    static func check(_ value: Double, name: String, within range: ClosedRange<Double>) throws(GraphKernelError) {
        guard range.contains(value) else {
            throw .invalidParameter(name: name, value: value, requirement: "between \(range.lowerBound) and \(range.upperBound)")
        }
    }

    /// How many boxes overlap one beside them in the order of the sweep; 0 if and only if no boxes overlap.
    var overlappingCount: Int { overlappingCount(scale: 1) }

    private func overlappingCount(scale: Double) -> Int {
        var overlapping = [Bool](repeating: false, count: x.count)
        let places = x.map { $0 * scale }
        SweepLine(along: places, across: y.map { $0 * scale }, heights).run { left, right in
            guard abs(places[right] - places[left]) < (widths[left] + widths[right]) / 2 - Self.tolerance(widths[left]) else { return }
            overlapping[left] = true
            overlapping[right] = true
        }
        return overlapping.count { $0 }
    }

    /// What rounding may leave of an overlap.
    private static func tolerance(_ width: Double) -> Double { 1e-9 * width }

    /// Puts nodes that share one place on a spiral around it.
    mutating func partCoincident() {
        let order = x.indices.sorted { (x[$0], y[$0], $0) < (x[$1], y[$1], $1) }
        var first = 0
        while first < order.count {
            var last = first + 1
            while last < order.count, x[order[last]] == x[order[first]], y[order[last]] == y[order[first]] { last += 1 }
            let (centerX, centerY) = (x[order[first]], y[order[first]])
            // The direction turns by the golden angle, whose cosine and sine these are.
            var direction = SIMD2(1.0, 0.0)
            for (number, node) in order[first..<last].enumerated().dropFirst() {
                let radius = (Double(number)).squareRoot() / 2
                x[node] = centerX + radius * widths[node] * direction.x
                y[node] = centerY + radius * heights[node] * direction.y
                direction = SIMD2(
                    direction.x * -0.737368878 - direction.y * 0.675490294, direction.x * 0.675490294 + direction.y * -0.737368878)
            }
            first = last
        }
    }

    /// Multiplies the coordinates by the least factor from 1 on that leaves few overlaps, within the limit of the page.
    mutating func enlarge() {
        let limit = scaleLimit()
        guard limit > 1 else { return }
        let allowed = Int(Double(x.count) * Self.overlappingShare)
        var (low, high) = (1.0, limit)
        if overlappingCount(scale: 1) <= allowed { return }
        for _ in 0..<12 where high > low * 1.02 {
            let middle = (low * high).squareRoot()
            if overlappingCount(scale: middle) <= allowed { high = middle } else { low = middle }
        }
        for node in x.indices {
            x[node] *= high
            y[node] *= high
        }
    }

    /// The factor at which the page is as large as it may become.
    private func scaleLimit() -> Double {
        guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return 1 }
        let count = Double(x.count)
        let area = zip(widths, heights).reduce(0) { $0 + $1.0 * $1.1 } * Self.pageLimit
        let (spanX, spanY) = (right - left, bottom - top)
        let (width, height) = (widths.reduce(0, +) / count, heights.reduce(0, +) / count)
        guard spanX > 0 || spanY > 0 else { return 1 }
        var (low, high) = (1.0, 2.0)
        func page(_ scale: Double) -> Double { (spanX * scale + width) * (spanY * scale + height) }
        while page(high) < area, high < 1e12 { high *= 2 }
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if page(middle) < area { low = middle } else { high = middle }
        }
        return low
    }

    /// Solves the constraints on the horizontal axis, then those on the vertical one, which leave nothing overlapping.
    mutating func pushApart() {
        var constraints = SeparationConstraints(count: x.count)
        let (x, y) = (x, y)
        SweepLine(along: x, across: y, heights).run(reach: 12) { left, right in
            let overlapX = (widths[left] + widths[right]) / 2 - (x[right] - x[left])
            let overlapY = (heights[left] + heights[right]) / 2 - abs(y[right] - y[left])
            guard overlapX > 0 else { return false }
            if overlapX <= overlapY { constraints.add(left, right, apart: (widths[left] + widths[right]) / 2) }
            return true
        }
        self.x = constraints.solution(near: x)
        constraints = SeparationConstraints(count: x.count)
        SweepLine(along: y, across: self.x, widths).run { upper, lower in
            constraints.add(upper, lower, apart: (heights[upper] + heights[lower]) / 2)
        }
        self.y = constraints.solution(near: y)
    }
}
