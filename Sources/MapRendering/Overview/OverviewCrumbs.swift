import GraphKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The small components beside one that holds most of a large map: pairs, triples and loose boxes, which would otherwise take as much room as
/// their lines are long, in columns of their own.
struct OverviewCrumbs {
    /// Boxes of one component each, the largest first.
    let components: [[Int]]

    /// A component of more boxes is no crumb, nor is one of more than this share of all.
    private static let largest = 12
    private static let largestShare = 0.02
    /// The boxes of a crumb are so many hops apart, or less where there are so many crumbs that they would take more than a share of the map.
    private static let spacing = 0.17
    private static let roomShare = 0.1

    /// None where no component holds at least half of all boxes.
    ///
    /// - Complexity: O(boxes + lines).
    init(_ contacts: CSRGraph) {
        let count = contacts.nodeCount
        var isSeen = [Bool](repeating: false, count: count)
        var components: [[Int]] = []
        for start in 0..<count where !isSeen[start] {
            var component = [start]
            isSeen[start] = true
            var next = 0
            while next < component.count {
                for neighbor in contacts.neighbors(of: Int32(component[next])) where !isSeen[Int(neighbor)] {
                    isSeen[Int(neighbor)] = true
                    component.append(Int(neighbor))
                }
                next += 1
            }
            components.append(component)
        }
        let most = components.map(\.count).max() ?? 0
        let limit = min(OverviewCrumbs.largest, Int(OverviewCrumbs.largestShare * Double(count)))
        let crumbs = 2 * most >= count ? components.filter { $0.count <= limit && $0.count < most } : []
        self.components = crumbs.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    }

    /// Puts them in rows below the rest.
    func place(below bounds: (x: ClosedRange<Double>, y: ClosedRange<Double>), _ x: inout [Double], _ y: inout [Double]) {
        guard !components.isEmpty else { return }
        let (width, height) = (bounds.x.upperBound - bounds.x.lowerBound, bounds.y.upperBound - bounds.y.lowerBound)
        let area = components.reduce(0) { $0 + OverviewCrumbs.side($1.count) * OverviewCrumbs.side($1.count) }
        let unit = min(OverviewCrumbs.spacing, (OverviewCrumbs.roomShare * width * height / area).squareRoot())
        guard unit > 0 else { return }
        var (left, top, rowHeight) = (bounds.x.lowerBound, bounds.y.upperBound + 2 * unit, 0.0)
        for component in components {
            let side = OverviewCrumbs.side(component.count) * unit
            if left + side > bounds.x.upperBound, left > bounds.x.lowerBound {
                (left, top, rowHeight) = (bounds.x.lowerBound, top + rowHeight, 0)
            }
            let radius = OverviewCrumbs.radius(component.count) * unit
            for (index, box) in component.enumerated() {
                let angle = 2 * Double.pi * Double(index) / Double(component.count)
                x[box] = left + side / 2 + radius * cos(angle)
                y[box] = top + side / 2 + radius * sin(angle)
            }
            left += side
            rowHeight = max(rowHeight, side)
        }
    }

    /// Of the circle that so many boxes stand on, one unit apart.
    private static func radius(_ count: Int) -> Double { count == 1 ? 0 : max(0.5, Double(count) / (2 * Double.pi)) }

    private static func side(_ count: Int) -> Double { 2 * radius(count) + 1 }
}
