/// A graph to be laid out: a value with no tie to the library.
///
/// Nodes, edges and subgraphs are identified by their index, and a ``Drawing`` uses the same indices. Attributes are Graphviz's own
/// (`shape`, `rankdir`, …, see <https://graphviz.org/doc/info/attrs.html>) and pass an ``AttributePolicy`` before Graphviz sees them.
///
/// Attributes of a graph or subgraph are its own: unlike in DOT source written by hand, subgraphs do not inherit them.
public struct GraphvizGraph: Sendable, Hashable {
    /// An attribute's value: plain text, or an HTML-like label.
    public enum Value: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
        /// Text as Graphviz reads it: in labels, `\n`, `\l`, `\N`, … and entities such as `&amp;` have their meaning. See ``literal(_:)``.
        case text(String)
        /// The inside of an HTML-like label, without the enclosing `<` and `>`.
        case html(String)

        public init(stringLiteral value: String) { self = .text(value) }
        public init(integerLiteral value: Int) { self = .text(String(value)) }
        public init(floatLiteral value: Double) { self = .text(String(value)) }

        /// A label that shows `text` as it is: backslashes and ampersands lose their special meaning.
        public static func literal(_ text: String) -> Value {
            var escaped = ""
            for character in text {
                switch character {
                case "\\": escaped += "\\\\"
                case "&": escaped += "&amp;"
                default: escaped.append(character)
                }
            }
            return .text(escaped)
        }

        /// A node's `pos`: its centre in points, y growing down as in a ``Drawing``. Engines that place by distance begin there;
        /// ``LayoutEngine/fixedPositions`` leaves the node there, up to a shift of the whole drawing.
        public static func position(_ center: Point) -> Value { .text("\(center.x),\(center.y == 0 ? 0 : -center.y)") }
    }

    /// Written in sorted order of the keys, so that equal graphs give equal source.
    public typealias Attributes = [String: Value]

    public struct Node: Sendable, Hashable {
        /// Unique in the graph.
        public var name: String
        public var attributes: Attributes

        public init(_ name: String, _ attributes: Attributes = [:]) {
            self.name = name
            self.attributes = attributes
        }
    }

    /// An edge between two nodes, given by their indices. Loops and parallel edges are allowed.
    public struct Edge: Sendable, Hashable {
        public var tail: Int
        public var head: Int
        public var attributes: Attributes

        public init(_ tail: Int, _ head: Int, _ attributes: Attributes = [:]) {
            self.tail = tail
            self.head = head
            self.attributes = attributes
        }
    }

    /// A set of nodes: a cluster that is drawn around them, or a group that shares a rank (`rank=same`) and is not drawn.
    public struct Subgraph: Sendable, Hashable {
        /// Unique among the subgraphs.
        public var name: String
        public var isCluster: Bool
        public var attributes: Attributes
        /// The index of the enclosing subgraph, smaller than this one's; `nil` directly inside the graph.
        public var parent: Int?
        /// Indices of the nodes. Nodes of subgraphs within this one need not be repeated.
        public var nodes: [Int]

        public init(_ name: String, isCluster: Bool = true, _ attributes: Attributes = [:], parent: Int? = nil, nodes: [Int] = []) {
            self.name = name
            self.isCluster = isCluster
            self.attributes = attributes
            self.parent = parent
            self.nodes = nodes
        }
    }

    public var name: String
    public var isDirected: Bool
    public var attributes: Attributes = [:]
    public var nodeDefaults: Attributes = [:]
    public var edgeDefaults: Attributes = [:]
    public var nodes: [Node] = []
    public var edges: [Edge] = []
    public var subgraphs: [Subgraph] = []

    public init(name: String, isDirected: Bool = true) {
        self.name = name
        self.isDirected = isDirected
    }

    /// The name that Graphviz gets for a subgraph: it takes those beginning with `cluster` for clusters, and only those.
    func libraryName(of subgraph: Subgraph) -> String {
        let marked = subgraph.name.hasPrefix("cluster")
        if subgraph.isCluster { return marked ? subgraph.name : "cluster_" + subgraph.name }
        return marked ? "group_" + subgraph.name : subgraph.name
    }

    /// Whether Graphviz is asked not to draw this node or edge: the last `style` that applies names `invis`.
    static func isInvisible(_ attributes: Attributes, defaults: Attributes) -> Bool {
        guard case .text(let style)? = attributes["style"] ?? defaults["style"] else { return false }
        return style.split(separator: ",").contains { $0.trimmingSpaces == "invis" }
    }
}

extension Substring {
    var trimmingSpaces: Substring {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
