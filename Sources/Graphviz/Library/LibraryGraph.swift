import CGraphvizShims

/// A graph inside the library, built from a ``GraphvizGraph`` and closed when it goes out of scope. Used within ``Library/perform(_:)``.
///
/// Memory safety: the handles of nodes, edges and subgraphs belong to the root and are used only while this value lives.
@safe struct LibraryGraph: ~Copyable {
    private let graph: GraphvizGraph
    private let root: OpaquePointer
    /// Whether neither graph nor layout are freed.
    private let leavesMemory: Bool
    private var nodes = unsafe [OpaquePointer]()
    private var edges = unsafe [OpaquePointer]()
    /// nil for a subgraph without nodes, which is not built.
    private var subgraphs = unsafe [OpaquePointer?]()

    /// Builds the graph; it has to be valid and to have passed the ``AttributePolicy``.
    static func building(_ graph: GraphvizGraph, leavingMemory: Bool) throws(GraphvizError) -> LibraryGraph {
        let root = try unsafe made(rgv_open(graph.name.isEmpty ? "graph" : graph.name, graph.isDirected))
        var result = unsafe LibraryGraph(graph, root: root, leavesMemory: leavingMemory)
        try result.build()
        return result
    }

    private init(_ graph: GraphvizGraph, root: OpaquePointer, leavesMemory: Bool) {
        self.graph = graph
        self.leavesMemory = leavesMemory
        unsafe self.root = unsafe root
    }

    deinit { if !leavesMemory { unsafe rgv_close(root) } }

    /// Node and edge attributes are declared before the objects are made, so that each gets the default; those of the graph after the
    /// subgraphs, so that these do not inherit them.
    private mutating func build() throws(GraphvizError) {
        let writer = AttributeWriter(graph)
        unsafe writer.declare(
            RGV_NODE, on: root, defaults: graph.nodeDefaults, of: graph.nodes.lazy.map(\.attributes), fallback: ["label": "\\N"])
        unsafe writer.declare(RGV_EDGE, on: root, defaults: graph.edgeDefaults, of: graph.edges.lazy.map(\.attributes))
        for node in graph.nodes {
            let handle = try unsafe Self.made(rgv_node(root, node.name))
            unsafe writer.set(node.attributes, on: handle)
            unsafe nodes.append(handle)
        }
        for (subgraph, isPopulated) in zip(graph.subgraphs, graph.populatedSubgraphs) {
            guard isPopulated else {
                unsafe subgraphs.append(nil)
                continue
            }
            var parent = unsafe root
            if let index = subgraph.parent, let enclosing = unsafe subgraphs[index] { unsafe parent = unsafe enclosing }
            let handle = try unsafe Self.made(rgv_subgraph(parent, graph.libraryName(of: subgraph)))
            for node in subgraph.nodes { unsafe rgv_add_node(handle, nodes[node]) }
            unsafe subgraphs.append(handle)
        }
        for edge in graph.edges {
            let handle = try unsafe Self.made(rgv_edge(root, nodes[edge.tail], nodes[edge.head]))
            unsafe writer.set(edge.attributes, on: handle)
            unsafe edges.append(handle)
        }
        unsafe writer.declare(RGV_GRAPH, on: root, of: [graph.attributes] + graph.subgraphs.map(\.attributes))
        unsafe writer.set(graph.attributes, on: root)
        for (index, subgraph) in graph.subgraphs.enumerated() {
            if let handle = unsafe subgraphs[index] { unsafe writer.set(subgraph.attributes, on: handle) }
        }
    }

    private static func made(_ handle: OpaquePointer?) throws(GraphvizError) -> OpaquePointer {
        guard let handle = unsafe handle else { throw GraphvizError(.layoutFailed("the graph could not be built: out of memory")) }
        return unsafe handle
    }

    // MARK: Layout

    /// Lays the graph out, calls `body` while the layout lives, and frees it.
    borrowing func withLayout<Value>(
        engine: LayoutEngine, forBitmap: Bool, _ body: (borrowing LibraryGraph) throws(GraphvizError) -> Value
    ) throws(GraphvizError) -> Value {
        // Engines that place nodes at random draw from this generator: a fixed seed makes them repeatable.
        guard unsafe rgv_layout(root, engine.rawValue, 1, forBitmap) == 0 else {
            throw GraphvizError(.layoutFailed(Library.messages.firstLines(orElse: "the engine \(engine.rawValue) gave no reason")))
        }
        defer { if !leavesMemory { unsafe rgv_free_layout(root) } }
        return try body(self)
    }

    /// The laid-out graph in a format.
    borrowing func rendered(_ format: OutputFormat) throws(GraphvizError) -> [UInt8] {
        var bytes: UnsafeMutablePointer<CChar>?
        var count = 0
        let status = unsafe rgv_render(root, format.rawValue, &bytes, &count)
        defer { unsafe rgv_free_render(bytes) }
        guard status == 0, let bytes = unsafe bytes else {
            throw GraphvizError(.layoutFailed(Library.messages.firstLines(orElse: "no \(format.rawValue) output was written")))
        }
        return unsafe Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }

    // MARK: Reading

    /// The drawing operations of everything in the graph, which Graphviz attaches to its objects.
    borrowing func drawing(splines: String) throws(GraphvizError) -> Drawing {
        guard unsafe rgv_attach_drawing(root) == 0 else {
            throw GraphvizError(.layoutFailed(Library.messages.firstLines(orElse: "no drawing was made")))
        }
        var box = rgv_box()
        guard unsafe rgv_bounds(root, &box) || graph.nodes.isEmpty else { throw GraphvizError(.layoutFailed("the drawing has no extent")) }
        let frame = CoordinateFrame(left: box.x0, top: box.y1)
        var drawing = Drawing(bounds: frame.rectangle(box), splines: splines)
        drawing.bounds.origin = .zero
        drawing.graph = try unsafe operations(root, ["_draw_", "_ldraw_"], frame)
        drawing.nodes.reserveCapacity(graph.nodes.count)
        for (index, item) in graph.nodes.enumerated() {
            let node = unsafe nodes[index]
            var box = rgv_box()
            guard unsafe rgv_node_box(node, &box), (box.x0 + box.x1 + box.y0 + box.y1).isFinite else {
                throw GraphvizError(.layoutFailed("node \"\(item.name)\" was not placed"))
            }
            let rectangle = frame.rectangle(box)
            let center = Point(x: rectangle.minX + rectangle.size.width / 2, y: rectangle.minY + rectangle.size.height / 2)
            drawing.nodes.append(
                NodeDrawing(
                    center: Point(x: XDotParser.rounded(center.x), y: XDotParser.rounded(center.y)), size: rectangle.size,
                    shape: try unsafe operations(node, ["_draw_"], frame), label: try unsafe operations(node, ["_ldraw_"], frame)))
        }
        drawing.edges.reserveCapacity(graph.edges.count)
        for index in graph.edges.indices {
            let edge = unsafe edges[index]
            drawing.edges.append(
                EdgeDrawing(
                    path: try unsafe operations(edge, ["_draw_"], frame), label: try unsafe operations(edge, ["_ldraw_"], frame),
                    headArrow: try unsafe operations(edge, ["_hdraw_"], frame), tailArrow: try unsafe operations(edge, ["_tdraw_"], frame),
                    headLabel: try unsafe operations(edge, ["_hldraw_"], frame),
                    tailLabel: try unsafe operations(edge, ["_tldraw_"], frame)))
        }
        for (index, subgraph) in graph.subgraphs.enumerated() {
            var box = rgv_box()
            guard subgraph.isCluster, let cluster = unsafe subgraphs[index], unsafe rgv_bounds(cluster, &box) else {
                drawing.subgraphs.append(SubgraphDrawing())
                continue
            }
            drawing.subgraphs.append(
                SubgraphDrawing(
                    bounds: frame.rectangle(box), shape: try unsafe operations(cluster, ["_draw_"], frame),
                    label: try unsafe operations(cluster, ["_ldraw_"], frame)))
        }
        return drawing
    }

    /// From the library's coordinates to a drawing's.
    private struct CoordinateFrame {
        var left: Double
        var top: Double

        func rectangle(_ box: rgv_box) -> Rectangle {
            Rectangle(
                origin: Point(x: XDotParser.rounded(box.x0 - left), y: XDotParser.rounded(top - box.y1)),
                size: Size(width: XDotParser.rounded(box.x1 - box.x0), height: XDotParser.rounded(box.y1 - box.y0)))
        }
    }

    private borrowing func operations(
        _ object: OpaquePointer, _ names: [String], _ frame: CoordinateFrame
    ) throws(GraphvizError) -> [DrawingOperation] {
        var result = [DrawingOperation]()
        for name in names {
            guard let text = unsafe rgv_get(object, name), unsafe text.pointee != 0 else { continue }
            result += try unsafe XDotParser.parse(String(cString: text), left: frame.left, top: frame.top)
        }
        return result
    }
}
