import Graphviz

/// Which boxes of a large map are named, and where: the most important ones, as many as there is room for, and no name on another.
struct OverviewLabels {
    struct Label {
        var box: Int
        var text: String
        var frame: Rectangle
        /// In a box of its own over the dot, rather than beside it.
        var isBoxed: Bool

        var lettering: Lettering { isBoxed ? OverviewLabels.boxed : OverviewLabels.plain }
    }

    let labels: [Label]

    static let boxed = Lettering(size: 11, isBold: true)
    static let plain = Lettering(size: 9.5)
    /// Square pixels of the drawing for a name, and for one in a box.
    private static let areaPerName = 7_000.0
    private static let areaPerBox = 45_000.0
    private static let padding = Size(width: 4, height: 2.5)
    /// Kept free between names.
    private static let gap = 2.0
    private static let longestBoxed = 170.0
    private static let longestPlain = 130.0

    /// - Parameters:
    ///   - ranked: indices of boxes, the most important first.
    ///   - boxedAtLeast: how many of the first ones get a box in any case, as far as there is room.
    init(_ diagram: MapDiagram, ranked: [Int], boxedAtLeast: Int, centers: [Point], radii: [Double], size: Size) {
        let area = size.width * size.height
        let nameCount = max(12, Int(area / OverviewLabels.areaPerName))
        let boxCount = max(boxedAtLeast, Int(area / OverviewLabels.areaPerBox))
        var labels: [Label] = []
        var taken: [Rectangle] = []
        // After many names that found no room, there is none.
        for (rank, box) in ranked.prefix(nameCount * 4).enumerated() where labels.count < nameCount {
            let isBoxed = rank < boxCount
            let lettering = isBoxed ? OverviewLabels.boxed : OverviewLabels.plain
            let longest = isBoxed ? OverviewLabels.longestBoxed : OverviewLabels.longestPlain
            let text = diagram.boxes[box].node.shownName.shortened(to: min(longest, size.width / 3), in: lettering)
            let extent = Size(
                width: lettering.width(of: text) + 2 * OverviewLabels.padding.width,
                height: lettering.size * 1.15 + 2 * (isBoxed ? OverviewLabels.padding.height : 0))
            for place in OverviewLabels.places(centers[box], radii[box], extent, isBoxed: isBoxed) {
                // A name may not leave the drawing; near its edge it is pushed inwards.
                var frame = Rectangle(origin: place, size: extent)
                frame.origin.x = min(max(0, frame.minX), max(0, size.width - extent.width))
                frame.origin.y = min(max(0, frame.minY), max(0, size.height - extent.height))
                let room = Rectangle(
                    origin: Point(x: frame.minX - OverviewLabels.gap, y: frame.minY - OverviewLabels.gap),
                    size: Size(width: extent.width + 2 * OverviewLabels.gap, height: extent.height + 2 * OverviewLabels.gap))
                guard !taken.contains(where: { $0.overlaps(room) }) else { continue }
                taken.append(frame)
                labels.append(Label(box: box, text: text, frame: frame, isBoxed: isBoxed))
                break
            }
        }
        self.labels = labels
    }

    /// The corners to try. A plain name: to the right and the left of its dot, then above and below. A box: over its dot, then above and below,
    /// to the right and the left, and once more farther away, so that hardly ever one that names a group finds no room.
    private static func places(_ center: Point, _ radius: Double, _ extent: Size, isBoxed: Bool) -> [Point] {
        let (left, middle) = (center.x - extent.width / 2, center.y - extent.height / 2)
        func around(_ radius: Double) -> (upDown: [Point], sides: [Point]) {
            (
                [Point(x: left, y: center.y - radius - extent.height), Point(x: left, y: center.y + radius)],
                [Point(x: center.x + radius - 2, y: middle), Point(x: center.x - radius - extent.width + 2, y: middle)]
            )
        }
        let near = around(radius)
        guard isBoxed else { return near.sides + near.upDown }
        let far = around(radius + extent.height)
        return [Point(x: left, y: middle)] + near.upDown + near.sides + far.upDown + far.sides
    }
}
