/// What is asked of the library, in this process or in a worker. The graph has to come from ``LayoutRequest/checked()`` before it is laid out.
struct LayoutRequest: Sendable, Equatable {
    var graph: GraphvizGraph
    var engine: LayoutEngine
    /// nil: a drawing.
    var format: OutputFormat?
}

enum LayoutAnswer: Sendable, Equatable {
    case drawing(Drawing)
    case bytes([UInt8])
}

extension LayoutRequest {
    /// dot's network simplex and its crossing minimization take time without bound on a dense graph. From this many edges on, and from
    /// this many edges for each node, their iterations are limited unless the graph sets the limits itself: the drawing comes in seconds
    /// rather than minutes, with a few more crossings.
    static let denseEdges = 300
    static let denseEdgesPerNode = 2
    static let denseLimits: GraphvizGraph.Attributes = ["mclimit": 0.3, "nslimit": 2, "nslimit1": 2]

    /// The request with the graph as the library gets it: checked, its attributes within the policy, limits set on dense graphs, `newrank`
    /// where it is needed.
    ///
    /// - Throws: ``GraphvizError`` for an unknown engine or format and for an invalid graph.
    func checked() throws(GraphvizError) -> LayoutRequest {
        guard LayoutEngine.known.contains(engine) else { throw GraphvizError(.unsupportedEngine(engine.rawValue)) }
        if let format, !OutputFormat.known.contains(format) { throw GraphvizError(.unsupportedFormat(format.rawValue)) }
        var graph = AttributePolicy.standard.applied(to: graph)
        try graph.validate()
        if engine == .fixedPositions { try graph.validatePositions() }
        if engine == .dot, graph.edges.count >= max(Self.denseEdges, Self.denseEdgesPerNode * graph.nodes.count) {
            graph.attributes.merge(Self.denseLimits) { own, _ in own }
        }
        if engine == .dot, try graph.ranksCrossClusters() { graph.attributes["newrank"] = "true" }
        return LayoutRequest(graph: graph, engine: engine, format: format)
    }

    /// Lays the graph of a checked request out in this process and verifies that nothing was lost.
    ///
    /// Graphviz drops edges whose splines it cannot route and reports success all the same; so every edge is looked for, and while one is
    /// missing simpler splines are tried.
    ///
    /// - Parameter leavingMemory: whether what Graphviz holds is left to the end of the process. A worker that ends anyway need not spend
    ///   time on it; and 2.42 corrupts its memory when it frees a layout of dot with labelled edges within a rank.
    func perform(leavingMemory: Bool = false) throws(GraphvizError) -> LayoutAnswer {
        try Library.perform { () throws(GraphvizError) in
            if engine != .dot { try Library.loadSpringsPlugin() }
            if format?.isBitmapPlugin == true { try Library.loadBitmapPlugin() }
            var asked = engine == .dot ? "true" : "line"
            if case .text(let own)? = graph.attributes["splines"] { asked = own }
            var attempts = [asked]
            for simpler in ["polyline", "line"] where simpler != asked { attempts.append(simpler) }
            var lost = [Int]()
            for (index, splines) in attempts.enumerated() {
                var candidate = graph
                if index > 0 { candidate.attributes["splines"] = .text(splines) }
                let (answer, drawing) = try layOut(candidate, splines: splines, leavingMemory: leavingMemory)
                lost = drawing.lostEdges(of: graph)
                if lost.isEmpty { return answer }
            }
            let examples = lost.prefix(3).map { graph.nodes[graph.edges[$0].tail].name + " → " + graph.nodes[graph.edges[$0].head].name }
            throw GraphvizError(.edgesNotDrawn(count: lost.count, of: graph.edges.count, examples: examples))
        }
    }

    /// One layout, with the drawing to verify it by.
    private func layOut(
        _ graph: GraphvizGraph, splines: String, leavingMemory: Bool
    ) throws(GraphvizError) -> (answer: LayoutAnswer, drawing: Drawing) {
        Library.resetMessages()
        let hasUnsafeLayout = engine == .dot && graph.edges.contains { $0.attributes["label"] != nil }
        let handle = try LibraryGraph.building(graph, leavingMemory: leavingMemory || hasUnsafeLayout)
        return try handle.withLayout(engine: engine, forBitmap: format?.isBitmapPlugin == true) { handle throws(GraphvizError) in
            // The format first: drawing leaves its operations on the graph, where other formats would print them.
            let bytes: [UInt8]? = if let format { try handle.rendered(format) } else { nil }
            var drawing = try handle.drawing(splines: splines)
            let messages = Library.messages
            if messages.contains("in label of") || messages.contains("bad label format") {
                throw GraphvizError(.layoutFailed(messages.firstLines(orElse: "bad label")))
            }
            drawing.warnings = messages.firstLines(orElse: "")
            try drawing.verifyLabels(of: graph)
            return (bytes.map { .bytes($0) } ?? .drawing(drawing), drawing)
        }
    }
}

extension Drawing {
    /// The edges that should have a path and have none.
    func lostEdges(of graph: GraphvizGraph) -> [Int] {
        edges.indices.filter {
            edges[$0].path.isEmpty && !GraphvizGraph.isInvisible(graph.edges[$0].attributes, defaults: graph.edgeDefaults)
        }
    }

    /// Graphviz loses the whole of an HTML label in silence over small faults, such as an empty `FONT` element.
    func verifyLabels(of graph: GraphvizGraph) throws(GraphvizError) {
        for (index, node) in graph.nodes.enumerated() where nodes[index].label.isEmpty {
            let shape = node.attributes["shape"] ?? graph.nodeDefaults["shape"]
            guard shape != "point", !GraphvizGraph.isInvisible(node.attributes, defaults: graph.nodeDefaults) else { continue }
            try Self.verify(node.attributes["label"] ?? graph.nodeDefaults["label"], of: "node \"\(node.name)\"")
        }
        for (index, edge) in graph.edges.enumerated() where edges[index].label.isEmpty {
            guard !GraphvizGraph.isInvisible(edge.attributes, defaults: graph.edgeDefaults) else { continue }
            try Self.verify(edge.attributes["label"] ?? graph.edgeDefaults["label"], of: "edge \(index)")
        }
        for (index, subgraph) in graph.subgraphs.enumerated() where subgraphs[index].label.isEmpty && !subgraphs[index].shape.isEmpty {
            try Self.verify(subgraph.attributes["label"], of: "cluster \"\(subgraph.name)\"")
        }
    }

    private static func verify(_ label: GraphvizGraph.Value?, of owner: String) throws(GraphvizError) {
        guard case .html(let html)? = label, HTMLTag.showsText(html) else { return }
        throw GraphvizError(.layoutFailed("Graphviz lost the HTML label of \(owner); an empty element within it is a known cause"))
    }
}

extension String {
    /// At most six lines and 600 characters of what the library said, on one line.
    func firstLines(orElse fallback: String) -> String {
        let lines = split(whereSeparator: \.isNewline).prefix(6).map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
        let text = lines.joined(separator: "; ")
        return text.isEmpty ? fallback : String(text.prefix(600))
    }
}
