/// Puts the components of a layout beside and below each other, on a page about half as wide again as high.
///
/// Components are boxes with a margin, the tallest first. Each is put where it reaches down least on the skyline of those before it, the
/// leftmost such place.
struct ComponentPacking {
    private let ranges: [Range<Int>]
    private let order: FrozenArray<Int32>

    /// Left free between components, in hops.
    private static let margin: Float = 1
    private static let pageRatio: Float = 1.5

    private struct Box {
        var component: Int
        var low: SIMD2<Float>
        var size: SIMD2<Float>
    }

    /// A piece of the skyline: how far down is taken, from a place to the next piece.
    private struct Step {
        var start: Float
        var depth: Float
    }

    /// - Parameters:
    ///   - ranges: where in `order` the nodes of every component are.
    init(_ ranges: [Range<Int>], _ order: FrozenArray<Int32>) {
        self.ranges = ranges
        self.order = order
    }

    /// Shifts the components. O(nodes + components · (log components + pieces of the skyline)).
    func pack(_ positions: WorkArray<SIMD2<Float>>) {
        guard ranges.count > 1 else { return }
        let boxes = ranges.indices.map { box(of: $0, positions) }.sorted {
            ($1.size.y, $1.size.x, $0.component) < ($0.size.y, $0.size.x, $1.component)
        }
        let area = boxes.reduce(Float(0)) { $0 + $1.size.x * $1.size.y }
        let width = max(boxes.map(\.size.x).max() ?? 0, (area * Self.pageRatio).squareRoot())
        var skyline = [Step(start: 0, depth: 0)]
        for box in boxes {
            let corner = Self.place(box.size, on: &skyline, width: width)
            for index in ranges[box.component] { positions[order[index]] += corner - box.low }
        }
    }

    private func box(of component: Int, _ positions: WorkArray<SIMD2<Float>>) -> Box {
        var (low, high) = (SIMD2<Float>(repeating: .infinity), SIMD2<Float>(repeating: -.infinity))
        for index in ranges[component] {
            low = pointwiseMin(low, positions[order[index]])
            high = pointwiseMax(high, positions[order[index]])
        }
        return Box(component: component, low: low, size: high - low + Self.margin)
    }

    /// The upper left corner for a box, which is then part of the skyline.
    private static func place(_ size: SIMD2<Float>, on skyline: inout [Step], width: Float) -> SIMD2<Float> {
        var best = (index: 0, last: 0, depth: Float.infinity)
        for index in skyline.indices {
            // A little room for rounding: the widest box has to fit.
            let end = skyline[index].start + size.x
            guard end <= width * 1.0001 else { break }
            var (depth, last) = (Float(0), index)
            while last < skyline.count, skyline[last].start < end {
                depth = max(depth, skyline[last].depth)
                last += 1
            }
            if depth < best.depth { best = (index, last, depth) }
        }
        let start = skyline[best.index].start
        let end = start + size.x
        var steps = [Step(start: start, depth: best.depth + size.y)]
        let next = best.last < skyline.count ? skyline[best.last].start : .infinity
        if end < next { steps.append(Step(start: end, depth: skyline[best.last - 1].depth)) }
        skyline.replaceSubrange(best.index..<best.last, with: steps)
        return SIMD2(start, best.depth)
    }
}
