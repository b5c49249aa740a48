import Graphviz
import RelationAnalysis
import RelationGraph

/// Which boxes of a large map are named, and where: the groups first, then the most important boxes, as many as there is room for. No name lies
/// on another, and only one that has to be there lies on dots, if there is no place free of them.
struct OverviewLabels {
    enum Subject: Equatable {
        case box(Int)
        /// Of `OverviewClusters.clusters`.
        case cluster(Int)
    }

    /// The name of a cluster.
    struct Caption {
        let cluster: Int
        let name: String
        /// Where its middle may stand, the best first.
        let places: [Point]
        /// Of the cluster, around its middle.
        let radius: Double
    }

    struct Label {
        var subject: Subject
        var lines: [String]
        var frame = Rectangle.zero
        var lettering: Lettering
        /// Framed, off its dot.
        var isBoxed = false
        /// From a name off its dot to the rim of the dot.
        var leader: (from: Point, to: Point)?

        var text: String { lines.joined(separator: " ") }

        /// The room that it takes.
        fileprivate var extent: Size {
            let padding = isBoxed ? OverviewLabels.framePadding : OverviewLabels.padding
            return Size(
                width: (lines.map { lettering.width(of: $0) }.max() ?? 0) + 2 * padding.width,
                height: lettering.size * (0.1 + OverviewLabels.leading * Double(lines.count)) + 2 * padding.height)
        }
    }

    let labels: [Label]

    static let boxed = Lettering(size: 11, isBold: true)
    static let plain = Lettering(size: 9.5)
    static let cluster = Lettering(size: 13, isBold: true)
    /// From line to line, in sizes.
    static let leading = 1.1
    /// Square pixels of the drawing for a name.
    private static let areaPerName = 7_000.0
    private static let candidatesPerName = 8
    fileprivate static let padding = Size(width: 2, height: 0)
    fileprivate static let framePadding = Size(width: 4, height: 2.5)
    private static let longestBoxed = 170.0
    private static let longestPlain = 130.0
    private static let longestCluster = 200.0

    /// - Parameters:
    ///   - ranked: indices of boxes, the most important first.
    ///   - framedCount: how many of the first ones have frames.
    ///   - captions: they come before all others.
    init(
        _ diagram: MapDiagram, ranked: [Int], framedCount: Int, captions: [Caption],
        hulls: [OverviewHulls.Hull], centers: [Point], reaches: [Double], size: Size
    ) {
        let nameCount = max(12, Int(size.width * size.height / OverviewLabels.areaPerName))
        var placing = LabelPlacing(size: size, dots: DotIndex(centers, reaches: reaches, size: size))
        func names(_ longest: Double, _ lettering: Lettering, _ lines: Int) -> OverviewNames {
            OverviewNames(width: min(longest, size.width / 3), lettering: lettering, maximumLines: lines)
        }
        let (groupNames, framedNames, plainNames) = (
            names(OverviewLabels.longestCluster, OverviewLabels.cluster, 3), names(OverviewLabels.longestBoxed, OverviewLabels.boxed, 3),
            names(OverviewLabels.longestPlain, OverviewLabels.plain, 3)
        )
        for (caption, text) in zip(captions, groupNames.shortened(captions.map(\.name))) {
            let label = Label(
                subject: .cluster(caption.cluster), lines: groupNames.allLines(of: text), lettering: OverviewLabels.cluster)
            let others = hulls.filter { $0.cluster != caption.cluster }
            placing.placeCaption(label, label.extent, near: caption.places, radius: caption.radius) { place in
                others.contains { $0.contains(place) }
            }
        }
        let captionCount = placing.labels.count
        // After many names that found no room, there is none.
        let candidates = Array(ranked.prefix(max(framedCount, nameCount * OverviewLabels.candidatesPerName)))
        let full = candidates.map { box in
            (diagram.boxes[box].change.map { $0.sign + " " } ?? "") + diagram.boxes[box].node.shownName
        }
        let texts = framedNames.shortened(Array(full.prefix(framedCount))) + plainNames.shortened(Array(full.dropFirst(framedCount)))
        for (rank, box) in candidates.enumerated() where placing.labels.count - captionCount < nameCount {
            let isBoxed = rank < framedCount
            let names = isBoxed ? framedNames : plainNames
            var label = Label(
                subject: .box(box), lines: names.allLines(of: texts[rank]), lettering: names.lettering, isBoxed: isBoxed)
            if isBoxed {
                placing.placeOff(label, label.extent, centers[box], reaches[box])
                continue
            }
            // More of a long name where there is room for it.
            var variants = [label]
            if texts[rank] != full[rank] {
                label.lines = full[rank].balanced(to: OverviewLabels.longestBoxed, in: names.lettering, maximumLines: 6)
                variants.insert(label, at: 0)
            }
            let isPlaced = variants.contains { placing.placePlain($0, $0.extent, centers[box], reaches[box]) }
            // What a map of two versions is for is named in any case.
            if !isPlaced, diagram.boxes[box].change != nil, let label = variants.last {
                placing.placeOff(label, label.extent, centers[box], reaches[box])
            }
        }
        labels = placing.labels
    }
}
