import Graphviz
import RelationGraph

extension MapDiagram {
    /// Where the boxes stand: in their kept places, or else near what they belong to.
    ///
    /// - Parameter drawing: a layout from scratch, which gives sizes and, for what is new, a place to begin with.
    func placement(_ drawing: Drawing, _ kept: MapPositions, isLayered: Bool) -> Placement {
        var groupOfBox: [Int: Int] = [:]
        if isLayered {
            for (index, group) in groups.enumerated() { for box in group.members { groupOfBox[box] = index } }
        }
        var neighbors: [[Int]] = Array(repeating: [], count: boxes.count)
        for line in lines {
            neighbors[line.source].append(line.target)
            neighbors[line.target].append(line.source)
        }
        let candidates = boxes.indices.map { index in
            BoxPlacement.Box(
                id: boxes[index].node.id, size: drawing.nodes[index].size, fresh: drawing.nodes[index].center, column: boxes[index].column,
                group: groupOfBox[index], neighbors: neighbors[index], kept: kept.places[boxes[index].node.id])
        }
        return BoxPlacement.place(candidates, isLayered: isLayered)
    }

    /// The graph with every box in its place: Graphviz only draws the lines.
    func placedGraph(_ layout: MapLayout, _ palette: Palette, _ placement: Placement) -> GraphvizGraph {
        var graph = graphvizGraph(layout, palette, withFrame: false)
        graph.subgraphs = []
        graph.edges.removeSubrange(lines.count...)
        for key in ["rankdir", "newrank", "ranksep", "nodesep", "overlap", "overlap_scaling", "sep", "K"] { graph.attributes[key] = nil }
        graph.attributes["splines"] = splines
        // Lines may pass between boxes that stand as close as dot puts them.
        graph.attributes["esep"] = "+1"
        for (index, center) in placement.centers.enumerated() { graph.nodes[index].attributes["pos"] = .position(center) }
        return graph
    }

    /// A drawing of the placed graph, in the coordinates of the places and with its frames.
    func finish(_ drawing: Drawing, _ placement: Placement, _ palette: Palette, isLayered: Bool) -> Drawing {
        guard let place = placement.centers.first, let node = drawing.nodes.first else { return drawing }
        var drawing = drawing.shifted(by: Point(x: place.x - node.center.x, y: place.y - node.center.y))
        guard isLayered, !groups.isEmpty else { return drawing }
        let outlines = drawing.nodes.map { Rectangle(center: $0.center, size: $0.size) }
        drawing.subgraphs = zip(groups, FrameOutlines.frames(of: groups.map(\.members), around: outlines)).map { group, frames in
            FrameOutlines.drawing(of: frames, label: group.label, palette)
        }
        for frame in drawing.subgraphs { drawing.bounds = drawing.bounds.union(frame.bounds) }
        return drawing
    }
}
