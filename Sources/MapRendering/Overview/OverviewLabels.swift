import Graphviz
import RelationAnalysis
import RelationGraph

/// Which boxes of a large map are named, and where: the most important ones, as many as there is room for, and no name on another.
struct OverviewLabels {
    enum Subject: Equatable {
        case box(Int)
        /// Of `OverviewClusters.clusters`.
        case cluster(Int)
    }

    struct Label {
        var subject: Subject
        var text: String
        var frame: Rectangle
        var lettering: Lettering
        /// In a box of its own over the dot, rather than beside it.
        var isBoxed = false
    }

    let labels: [Label]

    static let boxed = Lettering(size: 11, isBold: true)
    static let plain = Lettering(size: 9.5)
    static let cluster = Lettering(size: 13, isBold: true)
    /// Square pixels of the drawing for a name, and for one in a box.
    private static let areaPerName = 7_000.0
    private static let areaPerBox = 45_000.0
    private static let padding = Size(width: 4, height: 2.5)
    /// Kept free between names.
    private static let gap = 2.0
    private static let longestBoxed = 170.0
    private static let longestPlain = 130.0
    private static let longestCluster = 220.0

    /// - Parameters:
    ///   - ranked: indices of boxes, the most important first.
    ///   - boxedAtLeast: how many of the first ones get a box in any case, as far as there is room.
    ///   - weights: how important every box is.
    ///   - captions: names of clusters, each with the places where it may stand: its middle, the best first. They come before all others.
    init(
        _ diagram: MapDiagram, ranked: [Int], boxedAtLeast: Int, weights: [OverviewPlan.Weight],
        captions: [(cluster: Int, name: String, places: [Point])],
        centers: [Point], reaches: [Double], size: Size
    ) {
        let area = size.width * size.height
        let nameCount = max(12, Int(area / OverviewLabels.areaPerName))
        var boxCount = min(max(boxedAtLeast, Int(area / OverviewLabels.areaPerBox)), ranked.count)
        // Nobody is set before others who are as important.
        while boxCount > boxedAtLeast, boxCount < ranked.count, weights[ranked[boxCount - 1]] == weights[ranked[boxCount]] { boxCount -= 1 }
        var placing = Placing(size: size)
        for (cluster, name, places) in captions {
            let text = name.shortened(to: min(OverviewLabels.longestCluster, size.width / 2.5), in: OverviewLabels.cluster)
            let extent = Size(width: OverviewLabels.cluster.width(of: text) + 6, height: OverviewLabels.cluster.size * 1.2)
            let corners = places.map { Point(x: $0.x - extent.width / 2, y: $0.y - extent.height / 2) }
            placing.place(
                Label(subject: .cluster(cluster), text: text, frame: .zero, lettering: OverviewLabels.cluster), extent, at: corners)
        }
        let captionCount = placing.labels.count
        // After many names that found no room, there is none.
        for (rank, box) in ranked.prefix(nameCount * 4).enumerated() where placing.labels.count - captionCount < nameCount {
            let isBoxed = rank < boxCount
            let lettering = isBoxed ? OverviewLabels.boxed : OverviewLabels.plain
            let longest = isBoxed ? OverviewLabels.longestBoxed : OverviewLabels.longestPlain
            let name = (diagram.boxes[box].change.map { $0.sign + " " } ?? "") + diagram.boxes[box].node.shownName
            let text = name.shortened(to: min(longest, size.width / 3), in: lettering)
            let extent = Size(
                width: lettering.width(of: text) + 2 * OverviewLabels.padding.width,
                height: lettering.size * 1.15 + 2 * (isBoxed ? OverviewLabels.padding.height : 0))
            placing.place(
                Label(subject: .box(box), text: text, frame: .zero, lettering: lettering, isBoxed: isBoxed), extent,
                at: OverviewLabels.places(centers[box], reaches[box], extent, isBoxed: isBoxed))
        }
        labels = placing.labels
    }

    /// Labels that have found a place so far.
    private struct Placing {
        let size: Size
        var labels: [Label] = []

        /// Puts a label where it lies on no other, at the first of the corners where it can; nowhere if it cannot.
        mutating func place(_ label: Label, _ extent: Size, at corners: [Point]) {
            for corner in corners {
                // A name may not leave the drawing; near its edge it is pushed inwards.
                var frame = Rectangle(origin: corner, size: extent)
                frame.origin.x = min(max(0, frame.minX), max(0, size.width - extent.width))
                frame.origin.y = min(max(0, frame.minY), max(0, size.height - extent.height))
                let gap = OverviewLabels.gap
                let room = Rectangle(
                    origin: Point(x: frame.minX - gap, y: frame.minY - gap),
                    size: Size(width: extent.width + 2 * gap, height: extent.height + 2 * gap))
                guard !labels.contains(where: { $0.frame.overlaps(room) }) else { continue }
                var label = label
                label.frame = frame
                labels.append(label)
                return
            }
        }
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
