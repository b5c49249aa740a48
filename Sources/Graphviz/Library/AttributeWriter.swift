import CGraphvizShims

/// Puts attributes on library objects.
struct AttributeWriter {
    /// Every text that an HTML label could be mistaken for.
    private let texts: Set<String>

    init(_ graph: GraphvizGraph) {
        var texts = Set(graph.nodes.map(\.name)).union(graph.subgraphs.map(graph.libraryName)).union([graph.name])
        var hasHTML = false
        let all = [graph.attributes, graph.nodeDefaults, graph.edgeDefaults] + graph.subgraphs.map(\.attributes)
        func collect(_ attributes: GraphvizGraph.Attributes) {
            for value in attributes.values {
                switch value {
                case .text(let text): texts.insert(text)
                case .html: hasHTML = true
                }
            }
        }
        all.forEach(collect)
        for node in graph.nodes { collect(node.attributes) }
        for edge in graph.edges { collect(edge.attributes) }
        self.texts = hasHTML ? texts : []
    }

    /// Declares every attribute that occurs, with its default, in sorted order. What has none of its own is empty, which Graphviz takes
    /// for "not set".
    func declare(
        _ kind: rgv_kind, on root: OpaquePointer, defaults: GraphvizGraph.Attributes = [:],
        of objects: some Sequence<GraphvizGraph.Attributes>, fallback: [String: String] = [:]
    ) {
        var keys = Set(defaults.keys)
        for attributes in objects { keys.formUnion(attributes.keys) }
        for key in keys.sorted() {
            let (text, isHTML) = stored(defaults[key] ?? .text(fallback[key] ?? ""))
            unsafe rgv_declare(root, kind, key, text, isHTML)
        }
    }

    func set(_ attributes: GraphvizGraph.Attributes, on object: OpaquePointer) {
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            let (text, isHTML) = stored(value)
            unsafe rgv_set(object, key, text, isHTML)
        }
    }

    /// cgraph 2.42 keeps one copy of equal strings, and whoever comes first decides whether it is HTML: a comment tells them apart.
    private func stored(_ value: GraphvizGraph.Value) -> (text: String, isHTML: Bool) {
        switch value {
        case .text(let text): (text, false)
        case .html(let html): (!html.contains("<") || texts.contains(html) ? "<!---->" + html : html, true)
        }
    }
}
