import Graphviz

/// A repeatable sequence of pseudo-random numbers (SplitMix64).
struct SampleNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension GraphvizGraph {
    /// Three nodes, two in a cluster, labels of every kind.
    static var small: GraphvizGraph {
        var graph = GraphvizGraph(name: "small")
        graph.attributes = ["rankdir": "LR", "label": "Title"]
        graph.nodeDefaults = ["fontname": "Helvetica", "shape": "box"]
        graph.nodes = [Node("a", ["label": .html("<B>Bold</B><BR/>plain")]), Node("b"), Node("c", ["shape": "ellipse"])]
        graph.edges = [
            Edge(0, 1, ["label": "met", "headlabel": "h", "taillabel": "t", "dir": "both"]), Edge(1, 2), Edge(0, 2, ["style": "dashed"]),
        ]
        graph.subgraphs = [Subgraph("one", ["label": "Cluster"], nodes: [0, 1])]
        return graph
    }

    /// A random graph with `clusters` disjoint clusters.
    static func random(nodes: Int, edges: Int, clusters: Int = 0, seed: UInt64) -> GraphvizGraph {
        var numbers = SampleNumbers(state: seed)
        var graph = GraphvizGraph(name: "random")
        graph.attributes = ["rankdir": "LR"]
        graph.nodes = (0..<nodes).map { Node("node \($0)", ["label": .literal("Person number \($0)")]) }
        graph.edges = (0..<edges).map { _ in
            Edge(Int.random(in: 0..<nodes, using: &numbers), Int.random(in: 0..<nodes, using: &numbers))
        }
        graph.subgraphs = (0..<clusters).map { cluster in
            let members = Array(stride(from: cluster, to: nodes, by: clusters * 2))
            return Subgraph("group \(cluster)", ["label": .text("Group \(cluster)")], nodes: members)
        }
        return graph
    }

    /// A map in columns with clusters, HTML labels and `constraint=false` on half of its edges: what makes dot lose edges.
    static func tangle(seed: UInt64) -> GraphvizGraph {
        var numbers = SampleNumbers(state: seed)
        let count = 12 + Int(seed % 25)
        let clusters = Int(seed % 5)
        var graph = GraphvizGraph(name: "map")
        graph.attributes = ["rankdir": "LR", "ranksep": 0.8, "nodesep": 0.11, "splines": "true"]
        graph.attributes["newrank"] = seed % 2 == 0 ? "true" : "false"
        graph.nodeDefaults = ["shape": "box", "fontname": "Helvetica", "fontsize": 10]
        graph.nodes = (0..<count).map {
            Node("n\($0)", ["label": .html("<FONT POINT-SIZE=\"7\">person</FONT><BR/><B>Node number \($0)</B>")])
        }
        graph.edges = (0..<2 * count).map { _ in
            let isFree = Double.random(in: 0..<1, using: &numbers) < 0.5
            let ends = [Int.random(in: 0..<count, using: &numbers), Int.random(in: 0..<count, using: &numbers)].sorted()
            return Edge(ends[0], ends[1], isFree ? ["constraint": "false"] : [:])
        }
        graph.subgraphs = (0..<clusters).map { cluster in
            let members = Array(stride(from: cluster, to: count, by: clusters + 2))
            return Subgraph("c\(cluster)", ["label": .text("Cluster \(cluster)")], nodes: members)
        }
        return graph
    }

    static func chain(_ nodes: Int) -> GraphvizGraph {
        var graph = GraphvizGraph(name: "chain")
        graph.nodes = (0..<nodes).map { Node("n\($0)") }
        graph.edges = (1..<nodes).map { Edge($0 - 1, $0) }
        return graph
    }
}

extension [DrawingOperation] {
    var texts: [String] {
        compactMap { if case .text(_, _, _, let string) = $0 { string } else { nil } }
    }

    var textWidth: Double {
        reduce(0) { if case .text(_, _, let width, _) = $1 { $0 + width } else { $0 } }
    }

    var points: [Point] {
        flatMap { operation -> [Point] in
            switch operation {
            case .polygon(let points, _), .polyline(let points), .bezier(let points, _): points
            case .ellipse(let center, _, _): [center]
            default: []
            }
        }
    }
}
