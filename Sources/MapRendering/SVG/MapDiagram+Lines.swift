import Graphviz
import RelationGraph

extension MapDiagram {
    /// What Graphviz laid out, with the lines as relgraph leads them.
    ///
    /// - Parameter movesBoxes: whether columns may move apart to make room for lines.
    func led(_ drawing: Drawing, movesBoxes: Bool) -> Drawing {
        let joins = lines.map { ($0.source, $0.target) }
        // Labels that have ranks of their own stand in the gaps, and so do frames, unless these go along with the columns. Where nobody could
        // follow so many lines, tracks would only make the page heavy.
        let isReadable = hasColumns || groups.isEmpty && MapLayout.automatic(boxes: boxes.count, lines: lines.count) == .dot
        let hasChannels = layout.isLayered && !labelsLines && isReadable
        let led =
            hasChannels
            ? ChannelRouting.route(drawing, sides, joins: joins, spacing, movesBoxes: movesBoxes)
            : BushLines.lead(LineEnds.spread(drawing, sides, joins: joins), joins: joins, hubs: hubOfLeaf)
        return ParallelLines.part(led, joins: joins)
    }

    private var sides: BoxSides {
        var sides = BoxSides()
        for (index, box) in boxes.enumerated() {
            let shape = box.node.kind.style.shape
            if shape == .ellipse {
                sides.round.insert(index)
            } else if !shape.narrowsTowardsItsEnds {
                sides.upright.insert(index)
            }
        }
        return sides
    }

    /// How high each box must be for the ends of the lines that reach it from other columns; 0 if nothing is known of that. Without columns,
    /// most lines run from left to right.
    var heightsForEnds: [Double] {
        guard layout.isLayered else { return boxes.map { _ in 0 } }
        var ends = boxes.map { _ in (left: 0, right: 0) }
        for line in lines where line.source != line.target {
            let columns = hasColumns ? (boxes[line.source].column, boxes[line.target].column) : (0, 1)
            guard let from = columns.0, let to = columns.1, from != to else { continue }
            let (left, right) = from < to ? (line.source, line.target) : (line.target, line.source)
            ends[left].right += 1
            ends[right].left += 1
        }
        return zip(boxes, ends).map { box, ends in
            LineEnds.height(for: max(ends.left, ends.right), isRound: box.node.kind.style.shape.narrowsTowardsItsEnds)
        }
    }
}
