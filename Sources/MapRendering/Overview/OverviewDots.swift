import GraphKernels
import Graphviz

/// Where the dots of a large map stand in its drawing and how large they are: as large as there is room for, larger with more contacts, and no
/// two closer than they are wide.
struct OverviewDots {
    /// A box each.
    let centers: [Point]
    let radii: [Double]
    let size: Size

    /// The highest drawing, in its widths.
    private static let tallest = 0.85
    private static let edge = 8.0
    /// The part of the drawing that dots of the least size would cover, and what that size is at least and at most.
    private static let dotShare = 0.04
    private static let dotRange = 1.0...4.0
    /// How much larger the dot of the most contacts is.
    private static let largestDot = 3.2
    /// Left free between dots, in pixels.
    private static let gap = 0.8
    /// Pushing dots apart makes the drawing larger, and fitting it in again brings them nearer: a few times, until it still fits.
    private static let rounds = 12
    /// What is left of a dot at least where what is drawn around it takes the room.
    private static let leastShare = 0.6

    /// - Parameters:
    ///   - width: of the drawing, in CSS pixels.
    ///   - margins: what is drawn around the dots.
    /// - Throws: `GraphKernelError`.
    /// - Complexity: O(dots · log dots) for each of a few rounds.
    init(_ layout: PlanarLayout, degrees: [Int], forms: [DotForm], margins: [Double], width: Double) throws(GraphKernelError) {
        var page = try Page(layout, width: width)
        let most = Double(max(1, degrees.max() ?? 1))
        let least = (Self.dotShare * page.size.width * page.size.height / (Double.pi * Double(max(1, degrees.count)))).squareRoot()
        let smallest = min(max(least, Self.dotRange.lowerBound), Self.dotRange.upperBound)
        let radii = degrees.map { smallest * (0.75 + (Self.largestDot - 0.75) * (Double($0) / most).squareRoot()) }
        let widths = radii.indices.map { 2 * (radii[$0] * max(1, forms[$0].halfWidth) + margins[$0]) + Self.gap }
        var scale = 1.0
        for _ in 0..<Self.rounds {
            let apart = try page.layout.removingOverlaps(widths: widths, heights: widths)
            page = try Page(apart, width: width)
            scale = page.scale
            if scale >= 1 - 1e-9 { break }
        }
        (centers, size) = (page.points, page.size)
        // What still does not fit gets smaller dots; what is drawn around them stays as wide as it is.
        let reduction = min(1, scale)
        self.radii = radii.indices.map { dot in
            let room = reduction * (radii[dot] * max(1, forms[dot].halfWidth) + margins[dot]) - margins[dot]
            return max(room / max(1, forms[dot].halfWidth), Self.leastShare * radii[dot] * reduction)
        }
    }

    /// A layout in pixels, as large as fits the width and the height that goes with it.
    private struct Page {
        let layout: PlanarLayout
        let size: Size
        /// What places were multiplied by.
        let scale: Double

        var points: [Point] { zip(layout.x, layout.y).map { Point(x: $0, y: $1) } }

        init(_ layout: PlanarLayout, width: Double) throws(GraphKernelError) {
            guard let bounds = layout.bounds else {
                (self.layout, size, scale) = (layout, Size(width: width, height: 0), 1)
                return
            }
            let (spanX, spanY) = (bounds.x.upperBound - bounds.x.lowerBound, bounds.y.upperBound - bounds.y.lowerBound)
            let (roomX, roomY) = (width - 2 * edge, width * tallest - 2 * edge)
            let scale = min(spanX > 0 ? roomX / spanX : .infinity, spanY > 0 ? roomY / spanY : .infinity)
            let factor = scale.isFinite ? scale : 1
            let left = edge + (roomX - spanX * factor) / 2
            self.layout = try PlanarLayout(
                x: layout.x.map { left + ($0 - bounds.x.lowerBound) * factor },
                y: layout.y.map { edge + ($0 - bounds.y.lowerBound) * factor })
            self.scale = factor
            size = Size(width: width, height: spanY * factor + 2 * edge)
        }
    }
}
