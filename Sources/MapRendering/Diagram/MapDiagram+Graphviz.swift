import Graphviz
import RelationAnalysis
import RelationGraph

/// The font that Graphviz measures with; the SVG names its relatives.
let mapFont = "Arial"

extension MapDiagram {
    /// The diagram as a graph that Graphviz lays out, boxes and lines in the same order.
    ///
    /// - Parameters:
    ///   - withFrame: whether the title, the words in the boxes and what a reader may ask of boxes and lines are part of it, for formats that
    ///     Graphviz itself writes. If not, there is room for the words, and `labelled(_:_:)` puts them in.
    ///   - alignsColumns: whether boxes of one column share a rank.
    func graphvizGraph(_ layout: MapLayout, _ palette: Palette, withFrame: Bool, alignsColumns: Bool = true) -> GraphvizGraph {
        var graph = GraphvizGraph(name: "map", isDirected: true)
        graph.attributes = graphAttributes(layout, palette)
        if withFrame, let title {
            let lines = [title, subtitle, FigureNotice(self).text].compactMap { $0?.drawable }.filter { !$0.isEmpty }
            graph.attributes.merge(["label": .literal(lines.joined(separator: "\n")), "labelloc": "t"]) { $1 }
        }
        graph.nodeDefaults = ["fontname": .text(mapFont), "margin": "0.09,0.05"]
        graph.edgeDefaults = ["fontname": .text(mapFont), "fontsize": .points(.lineLabel), "arrowsize": "0.65"]
        graph.nodes = zip(boxes, heightsForEnds).map { box, height in
            var attributes = attributes(of: box, palette, isWritten: withFrame)
            if height > 0 { attributes["height"] = .text((height / 72).svg) }
            return GraphvizGraph.Node(box.node.id, attributes)
        }
        graph.edges = lines.map { edge($0, layout, palette) }
        if withFrame { addTooltips(to: &graph) }
        addGroups(to: &graph, layout, palette)
        if layout.isLayered, alignsColumns { alignColumns(in: &graph) }
        return graph
    }

    /// A drawing of that graph with the words in its boxes. O(boxes).
    ///
    /// - Parameter keepsStatusRoom: whether they stand where boxes have room for any status; nil for what the diagram says.
    func labelled(_ drawing: Drawing, _ palette: Palette, keepsStatusRoom: Bool? = nil) -> Drawing {
        let keepsStatusRoom = keepsStatusRoom ?? self.keepsStatusRoom
        var drawing = drawing
        for (index, box) in boxes.enumerated() {
            drawing.nodes[index].label = BoxLabel(box, palette, spacing, keepsStatusRoom: keepsStatusRoom).operations(
                around: drawing.nodes[index].center)
        }
        return drawing
    }

    private func graphAttributes(_ layout: MapLayout, _ palette: Palette) -> GraphvizGraph.Attributes {
        let common: GraphvizGraph.Attributes = [
            "bgcolor": .text(palette.canvas), "fontname": .text(mapFont), "fontcolor": .text(palette.text), "outputorder": "edgesfirst",
            "pad": "0.15",
        ]
        let specific: GraphvizGraph.Attributes =
            switch layout {
            // Where lines have labels, those within a column need room between its boxes.
            case .dot:
                [
                    "rankdir": "LR", "newrank": "true", "ranksep": .text(spacing.columnGap.svg), "nodesep": .text(boxGap),
                    "splines": "true",
                ]
            case .neato, .fdp, .sfdp: ["overlap": "prism", "splines": splines, "sep": "+5", "overlap_scaling": "-2", "K": "0.7"]
            case .circo, .twopi: ["overlap": "prism", "splines": splines, "ranksep": "1.4"]
            case .fast: ["splines": splines]
            }
        return common.merging(specific) { $1 }
    }

    /// Of layouts other than dot.
    var splines: GraphvizGraph.Value { routesLines && bushes.isEmpty ? "true" : "line" }

    /// Between boxes of one column, in inches: room for labels, and for the lines within a column, of which else only the heads would be seen.
    private var boxGap: String {
        if labelsLines { return "0.3" }
        let hasLinesWithin = hasColumns && lines.contains { column($0.source) == column($0.target) && column($0.source) != nil }
        return hasLinesWithin ? "0.19" : "0.11"
    }

    /// What a reader of Graphviz's own formats may ask of a box or a line.
    private func addTooltips(to graph: inout GraphvizGraph) {
        for (index, box) in boxes.enumerated() {
            graph.nodes[index].attributes["tooltip"] = .literal(box.node.name.drawable)
            if let url = box.node.facts.url { graph.nodes[index].attributes["URL"] = .text(url) }
        }
        for (index, line) in lines.enumerated() { graph.edges[index].attributes["tooltip"] = .literal(words(of: line).drawable) }
    }

    /// - Parameter isWritten: whether Graphviz writes the words, or only keeps room for them.
    private func attributes(of box: Box, _ palette: Palette, isWritten: Bool) -> GraphvizGraph.Attributes {
        let style = box.node.kind.style
        var outline = BoxOutline(box)
        if keepsStatusRoom, box.standing != nil { outline = .ofAnyStatus }
        let tones = palette.tones(style.color)
        let line = palette.tones(outline.color.map(StyleColor.palette) ?? style.color).line
        let words = BoxLabel(box, palette, spacing, keepsStatusRoom: keepsStatusRoom)
        let label = isWritten ? words.html(alpha: box.isDimmed ? Palette.dimmedAlpha : "") : words.room
        var styles = ["filled"]
        if style.shape == .rounded { styles.append("rounded") }
        if outline.stroke != .solid { styles.append(outline.stroke.rawValue) }
        var attributes: GraphvizGraph.Attributes = [
            "shape": .text(style.shape.graphvizName), "style": .text(styles.joined(separator: ",")),
            "color": .text(box.isDimmed ? Palette.dimmed(line) : line),
            "fillcolor": .text(box.isDimmed || box.change == .removed ? palette.canvas : tones.fill),
            "penwidth": .text(outline.width.svg), "label": .html(label),
        ]
        if outline.isDouble { attributes["peripheries"] = "2" }
        return attributes
    }

    private func edge(_ line: Line, _ layout: MapLayout, _ palette: Palette) -> GraphvizGraph.Edge {
        let style = line.type.style
        let isRemoved = line.change == .removed
        let tones = palette.tones(isRemoved ? .palette(.grey) : style.color)
        let isReversed = layout.isLayered && readsBackwards(line)
        var attributes: GraphvizGraph.Attributes = [
            "color": .text(line.isDimmed ? Palette.dimmed(tones.line) : tones.line), "penwidth": .text(line.penWidth.svg),
            "arrowsize": .text(line.arrowSize.svg),
        ]
        if isRemoved {
            attributes["style"] = "dashed"
        } else if style.dash != .solid {
            attributes["style"] = .text(style.dash.rawValue)
        }
        if style.arrow == .none {
            attributes["dir"] = "none"
        } else if isReversed {
            attributes["dir"] = "back"
            attributes["arrowtail"] = .text(style.arrow.graphvizName)
        } else {
            attributes["arrowhead"] = .text(style.arrow.graphvizName)
        }
        if layout.isLayered, !constrainsColumns(line) { attributes["constraint"] = "false" }
        if labelsLines || (line.isHighlighted || line.change != nil) && labelsHighlightedLines {
            // A label of its own rank moves the boxes apart; one beside its line leaves a map as it is without.
            attributes[labelsLines ? "label" : "xlabel"] = .literal(
                line.label.balanced(to: spacing.lineLabelWidth, in: .lineLabel, maximumLines: 3).joined(separator: "\n"))
            attributes["fontcolor"] = .text(line.isDimmed ? Palette.dimmed(tones.text) : tones.text)
        }
        let ends = isReversed ? (line.target, line.source) : (line.source, line.target)
        return GraphvizGraph.Edge(ends.0, ends.1, attributes)
    }

    private func column(_ box: Int) -> Int? { boxes[box].column }

    /// Whether the line points from a later column to an earlier one, so that it is ranked against its direction. Within a column all lines
    /// are ranked one way: dot (seen in 2.43) aborts on parallel lines between two clusters that run against the order of the nodes.
    private func readsBackwards(_ line: Line) -> Bool {
        guard let from = column(line.source), let to = column(line.target) else { return false }
        return from == to && hasColumns ? boxes[line.source].node.id > boxes[line.target].node.id : from > to
    }

    /// Lines within a column must not pull it apart.
    private func constrainsColumns(_ line: Line) -> Bool {
        guard hasColumns, let from = column(line.source), let to = column(line.target) else { return !line.type.isSymmetric }
        return from != to
    }

    private func addGroups(to graph: inout GraphvizGraph, _ layout: MapLayout, _ palette: Palette) {
        // Engines other than dot draw no clusters that mean anything (sfdp, neato) or distort the map for them (fdp).
        guard layout.isLayered else { return }
        for (index, group) in groups.enumerated() {
            graph.subgraphs.append(
                GraphvizGraph.Subgraph(
                    "cluster_\(index)",
                    [
                        "label": .leftAligned(group.label.wrapped(to: spacing.groupWidth, in: .group, maximumLines: 3)), "labeljust": "l",
                        "style": "rounded,filled",
                        "fillcolor": .text(palette.groupFill),
                        "color": .text(palette.groupLine), "fontcolor": .text(palette.mutedText), "fontsize": .points(.group),
                        "fontname": .text(mapFont), "margin": "10",
                    ], nodes: group.members))
        }
    }

    /// Boxes of one column share a rank, and the ranks follow each other as the columns do: where no relation says so, an unseen line does.
    /// Without it a column that has nothing to do with its neighbours would stand among them, and frames would cross.
    private func alignColumns(in graph: inout GraphvizGraph) {
        guard hasColumns else { return }
        let members = Dictionary(grouping: boxes.indices.filter { column($0) != nil }) { column($0) ?? 0 }.sorted { $0.key < $1.key }
        for (column, boxes) in members where boxes.count > 1 {
            graph.subgraphs.append(GraphvizGraph.Subgraph("column_\(column)", isCluster: false, ["rank": "same"], nodes: boxes))
        }
        for (left, right) in zip(members, members.dropFirst()) {
            guard let left = left.value.first, let right = right.value.first else { continue }
            graph.edges.append(GraphvizGraph.Edge(left, right, ["style": "invis", "weight": "0"]))
        }
    }
}

extension MapDiagram.Line {
    /// What stands beside it: "denied", between two versions "+ denied", of many edges of a foreign file "paid ×60".
    var label: String { (change.map { $0.sign + " " } ?? "") + type.label + (repetitions > 1 ? " ×\(repetitions)" : "") }

    /// How many relations it stands for, each a fact of its own: those known from documents are reports of what may be one.
    var repetitions: Int { relations.contains { !$0.documents.isEmpty || $0.type.isStance } ? 1 : relations.count }

    var penWidth: Double {
        if change == .added { return 2.6 }
        return isHighlighted ? 3.2 : type.style.width.points
    }

    /// A head grows with its line, or the line would swallow it.
    var arrowSize: Double {
        let size = 0.6 + 0.11 * penWidth
        return type.style.arrow == .tee ? size + 0.2 : size
    }
}

extension NodeStyle.Shape {
    var graphvizName: String { self == .rounded ? "box" : rawValue }
}

extension LineStyle.Width {
    /// In points; each so much wider than the one before that they are told apart without comparing.
    var points: Double {
        switch self {
        case .thin: 0.8
        case .normal: 1.4
        case .bold: 2.4
        }
    }
}

extension LineStyle.Arrow {
    var graphvizName: String { self == .open ? "empty" : rawValue }
}

extension GraphvizGraph.Value {
    /// Lines of text as they are, flush left.
    fileprivate static func leftAligned(_ lines: [String]) -> Self {
        let escaped = lines.map { line in if case .text(let text) = literal(line) { text } else { line } }
        return .text(escaped.map { $0 + "\\l" }.joined())
    }

    fileprivate static func points(_ lettering: Lettering) -> Self { .text(String(Int(lettering.size))) }
}
