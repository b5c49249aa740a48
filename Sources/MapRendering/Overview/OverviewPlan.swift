import GraphKernels
import Graphviz
import RelationGraph

/// What a map of many nodes shows and where: a dot for every node, names for the most important ones, in a drawing of a given width.
///
/// Letters keep their size whatever the width, so a wider figure has more names.
struct OverviewPlan {
    let diagram: MapDiagram
    let clusters: OverviewClusters
    let size: Size
    /// A box each.
    let centers: [Point]
    let radii: [Double]
    /// How far the dots reach from their centres, which is more than the radius for all that are no discs.
    let reaches: [Double]
    let hulls: [OverviewHulls.Hull]
    let bundles: OverviewBundles
    let labels: [OverviewLabels.Label]
    private var isSilent = false
    /// Whether something is brought out and the rest is to stay behind it.
    let hasHighlight: Bool
    /// All boxes, the most important first, and how many of them are so whatever their size: what is brought out, and the centres of clusters.
    let ranked: [Int]
    let leadingCount: Int
    /// The names of clusters that have a hull and no centre in it that they are called after, each with the places where it may stand.
    let captions: [(cluster: Int, name: String, places: [Point])]

    /// The highest drawing, in its widths.
    private static let tallest = 0.85
    /// The part of the drawing that dots of the least size would cover, and what that size is at least and at most.
    private static let dotShare = 0.04
    private static let dotRange = 1.0...4.0
    /// How much larger the dot of the most contacts is.
    private static let largestDot = 3.2
    private static let edge = 8.0

    /// - Parameter width: of the drawing, in CSS pixels.
    /// - Throws: `GraphKernelError`, `ProjectionError`.
    init(_ diagram: MapDiagram, _ options: MapOptions, width: Double) throws {
        self.diagram = diagram
        hasHighlight = diagram.lines.contains(where: \.isHighlighted) || diagram.boxes.contains(where: \.isHighlighted)
        let contacts = try diagram.contacts()
        let degrees = contacts.degrees()
        let clusters = try OverviewClusters(diagram, options, degrees: degrees)
        self.clusters = clusters
        (centers, size) = OverviewPlan.fit(try OverviewPlacement(contacts, groupOfBox: clusters.clusterOfBox).layout, width: width)
        let most = Double(max(1, degrees.max() ?? 1))
        let least = (OverviewPlan.dotShare * size.width * size.height / (Double.pi * Double(max(1, diagram.boxes.count)))).squareRoot()
        let smallest = min(max(least, OverviewPlan.dotRange.lowerBound), OverviewPlan.dotRange.upperBound)
        radii = degrees.map { smallest * (0.75 + (OverviewPlan.largestDot - 0.75) * (Double($0) / most).squareRoot()) }
        reaches = zip(radii, diagram.boxes.indices).map { $0 * clusters.form($1).reach }
        hulls = OverviewHulls(clusters, centers: centers, size: size).hulls
        bundles = OverviewBundles(diagram.lines, clusters, centers: centers)
        let first = OverviewPlan.first(diagram, clusters)
        let isFirst = Set(first)
        let weights = zip(diagram.boxes, degrees).map(Weight.init)
        let others = diagram.boxes.indices.filter { !isFirst.contains($0) }.sorted { (weights[$1], $0) < (weights[$0], $1) }
        ranked = first + others
        leadingCount = first.count
        captions = OverviewPlan.captions(hulls, clusters, centers)
        labels =
            OverviewLabels(
                diagram, ranked: ranked, boxedAtLeast: leadingCount, weights: weights, captions: captions, centers: centers,
                reaches: reaches, size: size
            ).labels
    }

    /// What makes one box more important than another.
    struct Weight: Comparable {
        private let isChanged: Bool
        private let lettering: Double
        private let degree: Int

        init(_ box: MapDiagram.Box, degree: Int) { (isChanged, lettering, self.degree) = (box.change != nil, box.lettering.size, degree) }

        static func < (a: Weight, b: Weight) -> Bool {
            a.isChanged != b.isChanged ? b.isChanged : (a.lettering, a.degree) < (b.lettering, b.degree)
        }
    }

    /// One called after a box in its hull or beside it is named by that.
    private static func captions(
        _ hulls: [OverviewHulls.Hull], _ clusters: OverviewClusters, _ centers: [Point]
    ) -> [(cluster: Int, name: String, places: [Point])] {
        hulls.compactMap { hull in
            let cluster = clusters.clusters[hull.cluster]
            if cluster.isCalledAfterItsCenter, let center = cluster.members.first, hull.isNear(centers[center]) { return nil }
            return (hull.cluster, cluster.name, hull.captionPlaces)
        }
    }

    /// Up to so many lines, each is an element with a title.
    static let titledLineLimit = 2500
    /// Up to so many lines that have a direction, on so much room each, it can be seen.
    private static let pointedLineLimit = 1500
    private static let areaPerHead = 550.0

    /// Up to so many dots, each has a title.
    static let titledDotLimit = 30_000

    var hasLineTitles: Bool { !isSilent && diagram.lines.count <= OverviewPlan.titledLineLimit }
    var hasDotTitles: Bool { !isSilent && diagram.boxes.count <= OverviewPlan.titledDotLimit }

    /// The same without words of lines and dots.
    var silent: OverviewPlan {
        var plan = self
        plan.isSilent = true
        return plan
    }

    /// How many boxes have their names beside them.
    var namedCount: Int { labels.count { if case .box = $0.subject { true } else { false } } }

    /// Whether lines show where they point.
    var showsDirections: Bool {
        diagram.lines.count <= OverviewPlan.pointedLineLimit
            && size.width * size.height >= OverviewPlan.areaPerHead * Double(diagram.lines.count)
    }

    /// Whether a line has a head. One that is brought out has it on any map.
    func points(_ line: MapDiagram.Line) -> Bool {
        (showsDirections || line.isHighlighted) && !line.type.isSymmetric && line.type.style.arrow != .none
    }

    /// Who is named before all others: what is brought out, then whom the coloured clusters are called after.
    private static func first(_ diagram: MapDiagram, _ clusters: OverviewClusters) -> [Int] {
        let highlighted = diagram.boxes.indices.filter { diagram.boxes[$0].isHighlighted }
        let centers = clusters.clusters.filter { $0.color != nil }.compactMap(\.members.first)
        return highlighted + centers.filter { !diagram.boxes[$0].isHighlighted }
    }

    /// The layout in pixels, as large as fits the width and the height that goes with it.
    private static func fit(_ layout: PlanarLayout, width: Double) -> ([Point], Size) {
        guard let bounds = layout.bounds else { return ([], Size(width: width, height: 0)) }
        let (spanX, spanY) = (bounds.x.upperBound - bounds.x.lowerBound, bounds.y.upperBound - bounds.y.lowerBound)
        let (roomX, roomY) = (width - 2 * edge, width * tallest - 2 * edge)
        let scale = min(spanX > 0 ? roomX / spanX : .infinity, spanY > 0 ? roomY / spanY : .infinity)
        let factor = scale.isFinite ? scale : 1
        let left = edge + (roomX - spanX * factor) / 2
        let points = zip(layout.x, layout.y).map { x, y in
            Point(x: left + (x - bounds.x.lowerBound) * factor, y: edge + (y - bounds.y.lowerBound) * factor)
        }
        return (points, Size(width: width, height: spanY * factor + 2 * edge))
    }
}
