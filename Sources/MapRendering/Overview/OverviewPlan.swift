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
    /// All boxes, the most important first, and how many of them are brought out or have a framed name.
    let ranked: [Int]
    let leadingCount: Int
    /// Whose names are framed for what they are, not because they are brought out.
    let emphasis: OverviewEmphasis
    let forms: OverviewForms
    /// The names of clusters that have a colour.
    let captions: [OverviewLabels.Caption]

    /// Square pixels of the drawing for a framed name.
    private static let areaPerFrame = 45_000.0
    /// One contact alone is nothing to be framed for.
    private static let leastContacts = 2.0

    /// - Parameter width: of the drawing, in CSS pixels.
    /// - Throws: `GraphKernelError`, `ProjectionError`.
    init(_ diagram: MapDiagram, _ options: MapOptions, width: Double) throws {
        self.diagram = diagram
        hasHighlight = diagram.lines.contains(where: \.isHighlighted) || diagram.boxes.contains(where: \.isHighlighted)
        let contacts = try diagram.contacts()
        let degrees = contacts.degrees()
        let clusters = try OverviewClusters(diagram, options, degrees: degrees)
        self.clusters = clusters
        let forms = OverviewForms(diagram, clusters)
        self.forms = forms
        let margins = diagram.boxes.map { DotOutline($0) == nil ? 0 : DotOutline.margin }
        let layout = try OverviewPlacement(contacts, groupOfBox: clusters.clusterOfBox).layout
        let dots = try OverviewDots(layout, degrees: degrees, forms: forms.forms, margins: margins, width: width)
        (centers, radii, size) = (dots.centers, dots.radii, dots.size)
        reaches = radii.indices.map { dots.radii[$0] * forms.forms[$0].reach + margins[$0] }
        hulls = OverviewHulls(clusters, centers: centers, size: size).hulls
        bundles = OverviewBundles(diagram.lines, clusters, centers: centers)
        let values = diagram.measure == nil ? degrees.map { Double($0) } : diagram.boxes.map(\.lettering.size)
        emphasis = OverviewEmphasis(
            values, limit: Int(size.width * size.height / OverviewPlan.areaPerFrame),
            least: diagram.measure == nil ? OverviewPlan.leastContacts : 0)
        (ranked, leadingCount) = OverviewPlan.ranking(diagram, clusters, emphasis, values, degrees)
        captions = OverviewPlan.captions(hulls, clusters, centers)
        labels =
            OverviewLabels(
                diagram, ranked: ranked, framedCount: leadingCount, captions: captions, hulls: hulls, centers: centers, reaches: reaches,
                size: size
            ).labels
    }

    /// What is brought out, then what is framed, then the centres of coloured clusters, then what came or went, then all others; in each the
    /// highest values first.
    private static func ranking(
        _ diagram: MapDiagram, _ clusters: OverviewClusters, _ emphasis: OverviewEmphasis, _ values: [Double], _ degrees: [Int]
    ) -> (ranked: [Int], leading: Int) {
        let centers = Set(clusters.clusters.filter { $0.color != nil }.compactMap(\.members.first))
        let steps = diagram.boxes.indices.map { box in
            diagram.boxes[box].isHighlighted
                ? 0 : emphasis.framed.contains(box) ? 1 : centers.contains(box) ? 2 : diagram.boxes[box].change != nil ? 3 : 4
        }
        let ranked = diagram.boxes.indices.sorted { a, b in
            steps[a] != steps[b] ? steps[a] < steps[b] : (values[b], degrees[b], a) < (values[a], degrees[a], b)
        }
        return (ranked, steps.count { $0 <= 1 })
    }

    /// None for a cluster that all are in.
    private static func captions(
        _ hulls: [OverviewHulls.Hull], _ clusters: OverviewClusters, _ centers: [Point]
    ) -> [OverviewLabels.Caption] {
        clusters.clusters.indices.compactMap { cluster in
            let members = clusters.clusters[cluster].members.map { centers[$0] }
            guard clusters.clusters[cluster].color != nil, members.count < centers.count else { return nil }
            let middle = Point(x: members.map(\.x).sorted()[members.count / 2], y: members.map(\.y).sorted()[members.count / 2])
            let distances = members.map { $0.distance(to: middle) }.sorted()
            return OverviewLabels.Caption(
                cluster: cluster, name: clusters.clusters[cluster].name,
                places: hulls.first { $0.cluster == cluster }?.captionPlaces ?? [middle], radius: distances[distances.count * 3 / 4])
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
}
