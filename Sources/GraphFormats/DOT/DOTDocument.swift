import RelationGraph

/// The value of an attribute as it is written.
struct DOTValue: Equatable {
    var text: String
    var isHTML: Bool
}

/// Attributes in the order in which they were first given; a later value takes the place of an earlier one.
struct DOTAttributes {
    private(set) var values: [(key: String, value: DOTValue)] = []

    mutating func set(_ value: DOTValue, of key: String) {
        if let known = values.firstIndex(where: { $0.key == key }) {
            values[known].value = value
        } else {
            values.append((key, value))
        }
    }

    mutating func merge(_ other: DOTAttributes) {
        for (key, value) in other.values { set(value, of: key) }
    }
}

/// One end of an edge.
struct DOTEnd {
    var node: NodeIndex
    var port: String?
}

/// What holds between two braces: defaults, and which cluster it is.
struct DOTScope {
    var nodeDefaults = DOTAttributes()
    var edgeDefaults = DOTAttributes()
    /// The name of the subgraph; nil for the graph itself, and for subgraphs without one.
    private(set) var name: String?
    /// The label of a cluster.
    var label: String?
    private(set) var isRoot = true

    mutating func enter(_ name: String?) {
        self.name = name
        label = nil
        isRoot = false
    }

    var isCluster: Bool { name?.hasPrefix("cluster") == true }
}

/// The nodes that a subgraph mentions, each once.
struct DOTMentions {
    /// Whether anybody wants to know.
    let isCounted: Bool
    private(set) var nodes: [NodeIndex] = []
    private var seen: Set<NodeIndex> = []

    init(isCounted: Bool) { self.isCounted = isCounted }

    mutating func add(_ node: NodeIndex) {
        if isCounted, seen.insert(node).inserted { nodes.append(node) }
    }
}

/// What has been read of a DOT file. Edges are kept apart until the end, since a strict graph may go on with an earlier one.
struct DOTDocument {
    var table: GraphTable
    private var isDirected = true
    private var isStrict = false
    private var nodeValues = GrowingColumns()
    private var edgeValues = GrowingColumns()
    private var isCreated: [Bool] = []
    private var cluster: [NodeIndex: String] = [:]
    private var edges: [Edge] = []
    /// Edges that later statements may mean too, by their ends and key.
    private var known: [EdgeKey: Int] = [:]

    private struct Edge {
        var source: NodeIndex
        var target: NodeIndex
        var label: String?
        var rank: Int
        /// Drawn without an arrow in a digraph.
        var isLoose = false
        var line: Int32
    }

    private struct EdgeKey: Hashable {
        var source: NodeIndex
        var target: NodeIndex
        var key: String?
    }

    /// The attributes that may give an edge its type, the best first.
    static let typeKeys = ["relation", "relationship", "predicate", "type", "label"]

    init(file: String) { table = GraphTable(file: file) }

    mutating func read(_ bytes: [UInt8]) throws(UnreadableFile) {
        var parser = try DOTParser(bytes, file: table.file)
        try parser.read(into: &self)
        finish()
    }

    /// Whether an attribute of the graph says how its file is encoded, which another file need not be.
    static func tellsOfBytes(_ key: String) -> Bool { key == "charset" }

    var edgeCount: Int { edges.count }

    mutating func name(_ name: String) { keep(name, under: "name") }

    private mutating func keep(_ text: String, under key: String) {
        guard !DOTDocument.tellsOfBytes(key), table.graphAttributes[key: key] == nil else { return }
        table.graphAttributes.append(Attribute(key, .text(text)))
    }

    mutating func begin(isDirected: Bool, isStrict: Bool) { (self.isDirected, self.isStrict) = (isDirected, isStrict) }

    // MARK: Nodes

    /// The node of a name, which gets the defaults of the scope that mentions it first.
    mutating func node(_ name: String, _ scope: DOTScope, line: Int) -> NodeIndex {
        let node = table.node(name, line: line)
        if Int(node) == isCreated.count {
            isCreated.append(true)
            take(scope.nodeDefaults, of: node)
        }
        return node
    }

    mutating func take(_ attributes: DOTAttributes, of node: NodeIndex) {
        for (key, value) in attributes.values {
            guard key == "label" else {
                nodeValues.set(.text(DOTText.plain(value.text)), of: key, at: Int(node))
                continue
            }
            let id = table.nodeIDs[Int(node)]
            let label = value.isHTML ? DOTText.html(value.text) : DOTText.label(value.text, of: id)
            table.setName(label.isEmpty ? id : label, of: node)
        }
    }

    // MARK: Edges

    mutating func edge(from source: DOTEnd, to target: DOTEnd, _ given: DOTAttributes, line: Int) {
        var attributes = given
        if let port = source.port { attributes.set(DOTValue(text: port, isHTML: false), of: "tailport") }
        if let port = target.port { attributes.set(DOTValue(text: port, isHTML: false), of: "headport") }
        let key = attributes.values.first { $0.key == "key" }.map { DOTText.plain($0.value.text) }
        let number = number(from: source.node, to: target.node, key: key, line: line)
        for (name, value) in attributes.values {
            if name == "dir", value.text == "none" {
                edges[number].isLoose = true
                continue
            }
            guard let rank = DOTDocument.typeKeys.firstIndex(of: name.lowercased()) else {
                edgeValues.set(.text(DOTText.plain(value.text)), of: name, at: number)
                continue
            }
            let label =
                name == "label" ? value.isHTML ? DOTText.html(value.text) : DOTText.label(value.text, of: "") : DOTText.plain(value.text)
            if rank <= edges[number].rank, !label.isEmpty {
                // What gave the type before stays as what it is.
                if let old = edges[number].label, rank < edges[number].rank {
                    edgeValues.set(.text(old), of: DOTDocument.typeKeys[edges[number].rank], at: number)
                }
                (edges[number].label, edges[number].rank) = (label, rank)
            } else if !label.isEmpty {
                edgeValues.set(.text(label), of: name, at: number)
            }
        }
    }

    /// The number of an edge: a new one, unless the graph is strict or a key tells that it is an earlier one.
    private mutating func number(from source: NodeIndex, to target: NodeIndex, key: String?, line: Int) -> Int {
        let number = edges.count
        if isStrict || key != nil {
            let isSwapped = !isDirected && source > target
            let edge = EdgeKey(source: isSwapped ? target : source, target: isSwapped ? source : target, key: isStrict ? nil : key)
            if let earlier = known[edge] { return earlier }
            known[edge] = number
        }
        edges.append(Edge(source: source, target: target, label: nil, rank: .max, line: Int32(clamping: line)))
        return number
    }

    // MARK: Subgraphs

    /// Attributes of the graph, or of the subgraph whose scope it is.
    mutating func take(_ attributes: DOTAttributes, of scope: inout DOTScope) {
        for (key, value) in attributes.values {
            if key == "label" { scope.label = value.isHTML ? DOTText.html(value.text) : DOTText.label(value.text, of: scope.name ?? "") }
            if scope.isRoot { keep(DOTText.plain(value.text), under: key) }
        }
    }

    /// The end of a subgraph: what it mentions belongs to it, unless it belongs to one within.
    mutating func end(_ scope: DOTScope, _ nodes: [NodeIndex]) {
        guard let name = scope.name else { return }
        let label = scope.isCluster ? scope.label.flatMap { $0.isEmpty ? nil : $0 } ?? name : name
        for node in nodes {
            if scope.isCluster {
                if cluster[node] == nil { cluster[node] = label }
            } else {
                nodeValues.set(.text(label), of: "subgraph", at: Int(node))
            }
        }
    }

    // MARK: End

    private mutating func finish() {
        for (node, name) in cluster.sorted(by: { $0.key < $1.key }) { nodeValues.set(.text(name), of: "cluster", at: Int(node)) }
        table.reserveCapacity(edges: edges.count)
        for edge in edges {
            table.appendEdge(
                from: edge.source, to: edge.target, type: GraphTable.EdgeType(edge.label, symmetric: !isDirected || edge.isLoose),
                line: Int(edge.line))
        }
        table.nodeAttributes = nodeValues.guessed(rows: table.nodeCount)
        table.edgeAttributes = edgeValues.guessed(rows: table.edgeCount)
    }
}
