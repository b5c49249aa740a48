import Graphviz
import RelationGraph

/// How wide a map in columns would be with another spacing, from its layout with one: a layout takes long, and a narrow page should not wait for
/// one with every spacing.
struct WidthEstimate {
    private let diagram: MapDiagram
    private let drawing: Drawing
    /// The boxes of every column, from left to right.
    private let columns: [[Int]]

    /// How far a map may be reduced before it is laid out narrower: names of 10 points stay above 8 pixels.
    static let smallestScale = 0.85
    /// What an estimate may lack: frames and lines have room of their own.
    private static let tolerance = 1.02
    /// How much wider an ellipse is than what is written in it.
    private static let roundness = 2.0.squareRoot()
    private static let pointsPerInch = 72.0

    /// - Parameter drawing: of the diagram, by dot.
    /// - Complexity: O(boxes · log boxes).
    init(_ diagram: MapDiagram, _ drawing: Drawing) {
        self.diagram = diagram
        self.drawing = drawing
        columns = drawing.columns
    }

    /// The roomiest spacing with which the letters keep their size in a width, the narrowest if there is none; nil if this layout should stay.
    ///
    /// - Parameter spaced: the diagram with a spacing.
    func spacing(within width: Double, of spaced: (MapSpacing) -> MapDiagram) -> MapSpacing? {
        // Placed by distance or on circles, boxes find no other place for being smaller.
        guard diagram.layout.isLayered, MapSVG.width(of: drawing) * WidthEstimate.smallestScale > width else { return nil }
        var narrowest: (spacing: MapSpacing, width: Double)?
        for spacing in MapSpacing.allCases where spacing != diagram.spacing {
            let estimate = self.width(of: spaced(spacing))
            if estimate * WidthEstimate.smallestScale <= width { return spacing }
            if estimate < narrowest?.width ?? .infinity { narrowest = (spacing, estimate) }
        }
        return narrowest?.spacing
    }

    /// The natural width with the spacing of another diagram of the same boxes and lines. Columns and what stands between them are taken to stay
    /// what they are.
    func width(of other: MapDiagram) -> Double {
        var saved = 0.0
        for column in columns {
            let old = column.map { drawing.nodes[$0].size.width }.max() ?? 0
            let new = column.map { drawing.nodes[$0].size.width - shrinkage(of: $0, in: other) }.max() ?? 0
            saved += old - new
        }
        for (left, right) in zip(columns, columns.dropFirst()) {
            saved += (diagram.spacing.columnGap - other.spacing.columnGap) * WidthEstimate.pointsPerInch
            saved += labelWidth(between: left, right, atMost: .infinity)
            saved -= labelWidth(between: left, right, atMost: other.labelsLines ? other.spacing.lineLabelWidth : 0)
        }
        return (MapSVG.width(of: drawing) - max(0, saved)) * WidthEstimate.tolerance
    }

    private func shrinkage(of box: Int, in other: MapDiagram) -> Double {
        let widths = [diagram, other].map { BoxLabel($0.boxes[box], .layout, $0.spacing).size.width }
        let isRound = diagram.boxes[box].node.kind.style.shape.narrowsTowardsItsEnds
        return (widths[0] - widths[1]) * (isRound ? WidthEstimate.roundness : 1)
    }

    /// Of the widest label that has a rank of its own between two columns.
    private func labelWidth(between left: [Int], _ right: [Int], atMost limit: Double) -> Double {
        guard diagram.labelsLines, let one = left.first, let other = right.first else { return 0 }
        let range = drawing.nodes[one].center.x...drawing.nodes[other].center.x
        return drawing.edges.map { edge in
            edge.label.reduce(0) { widest, operation in
                guard case .text(let baseline, _, let width, _) = operation, range.contains(baseline.x) else { return widest }
                return max(widest, min(width, limit))
            }
        }.max() ?? 0
    }
}
