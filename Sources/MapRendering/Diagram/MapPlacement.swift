import GraphKernels
import Graphviz
import RelationGraph

/// Where the boxes of a map stand that is laid out by ``MapLayout/fast``: by their distances along the lines, and no box on another.
struct MapPlacement {
    /// The middle of every box, in points.
    let centers: [Point]

    /// Between boxes, in points.
    private static let gap = 16.0

    /// - Throws: `GraphKernelError` if the diagram has more boxes or lines than a graph can have.
    init(_ diagram: MapDiagram) throws(GraphKernelError) {
        if !diagram.bushes.isEmpty {
            centers = BushPlacement(diagram).centers
            return
        }
        let sizes = diagram.boxes.map(\.estimatedSize)
        let layout = try diagram.contacts().stressLayout()
            .removingOverlaps(widths: sizes.map(\.width), heights: sizes.map(\.height), gap: MapPlacement.gap)
        centers = zip(layout.x, layout.y).map { Point(x: ($0 * 100).rounded() / 100, y: ($1 * 100).rounded() / 100) }
    }
}

extension MapDiagram {
    /// Which boxes have a line between them.
    func contacts() throws(GraphKernelError) -> CSRGraph {
        try CSRGraph(
            sources: lines.map { Int32($0.source) }, targets: lines.map { Int32($0.target) }, nodeCount: boxes.count, directed: false,
            policy: [.dropLoops, .dropParallel], keepsEdgeIDs: false)
    }
}

extension MapDiagram.Box {
    /// What the box takes on the map, in points, a little generously: its words with their margins, and more in shapes that narrow.
    fileprivate var estimatedSize: Size {
        var (width, height) = (Lettering.tag.width(of: tag), Lettering.tag.size * 1.2)
        for line in lines {
            width = max(width, lettering.width(of: line))
            height += lettering.size * 1.2 + 1
        }
        for line in caption {
            width = max(width, Lettering.caption.width(of: line))
            height += Lettering.caption.size * 1.2 + 1
        }
        let growth = node.kind.style.shape.narrowsTowardsItsEnds ? 1.45 : 1
        return Size(width: max((width + 18) * growth, 54), height: max((height + 12) * growth, 36))
    }
}

extension GraphvizGraph {
    /// Says where the nodes stand.
    mutating func place(at centers: [Point]) {
        for (node, center) in zip(nodes.indices, centers) { nodes[node].attributes["pos"] = .position(center) }
    }
}
