import Testing

@testable import Graphviz

@Test func smoke() throws {
    var g = GraphvizGraph(name: "g")
    g.attributes = ["rankdir": "LR", "label": "Title"]
    g.nodes = [.init("a", ["label": .html("<B>Bold</B><BR/>x")]), .init("b", ["shape": "box"]), .init("c")]
    g.edges = [.init(0, 1, ["label": "met"]), .init(1, 2), .init(0, 2, ["style": "dashed"])]
    g.subgraphs = [.init("one", ["label": "Cluster"], nodes: [0, 1])]
    print(g.dotSource())
    let d = try Graphviz().layout(g, engine: .dot)
    dump(d)
    print(Graphviz.version)
    print(String(decoding: try Graphviz().render(g, engine: .dot, format: .svg), as: UTF8.self))
}
