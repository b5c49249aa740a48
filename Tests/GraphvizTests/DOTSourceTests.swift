import Testing

@testable import Graphviz

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct DOTSourceTests {
    @Test func readableAndInSortedOrder() {
        var graph = GraphvizGraph(name: "my graph")
        graph.attributes = ["rankdir": "LR", "label": "A \"title\"", "nodesep": 0.11]
        graph.nodeDefaults = ["shape": "box", "fontname": "Helvetica"]
        graph.edgeDefaults = ["color": "#0072B2"]
        graph.nodes = [
            .init("Fox News"), .init("node", ["label": .html("<B>a</B> > b")]), .init("2015", ["label": "x\\ny", "URL": "javascript:x"]),
        ]
        graph.edges = [.init(0, 1, ["style": "dashed"]), .init(1, 2)]
        graph.subgraphs = [
            .init("Russia", ["label": "Russia"], nodes: [0]), .init("inner", parent: 0, nodes: [1]),
            .init("row", isCluster: false, ["rank": "same"], nodes: [0, 1]),
        ]
        let expected = #"""
            digraph "my graph" {
              node [fontname=Helvetica, shape=box];
              edge [color="#0072B2"];
              "Fox News";
              "node" [label=<<B>a</B> &gt; b>];
              2015 [label="x\ny"];
              subgraph cluster_Russia {
                subgraph cluster_inner {
                  "node";
                }
                "Fox News";
                label=Russia;
              }
              subgraph row {
                "Fox News";
                "node";
                rank=same;
              }
              "Fox News" -> "node" [style=dashed];
              "node" -> 2015;
              label="A \"title\"";
              nodesep=0.11;
              rankdir=LR;
            }

            """#
        #expect(graph.dotSource() == expected)
        graph.isDirected = false
        #expect(graph.dotSource().hasPrefix("graph ") && graph.dotSource().contains("\"node\" -- 2015"))
    }

    @Test(arguments: [
        ("", "\"\""), ("a_1", "a_1"), ("1a", "\"1a\""), ("-.5", "\"-.5\""), ("-12.5", "-12.5"), ("1.", "\"1.\""), ("-", "\"-\""),
        ("Graph", "\"Graph\""),
        ("a\"b", "\"a\\\"b\""), ("a\\", "\"a\\\\\""), ("a\\\\", "\"a\\\\\""), ("a\\\"b", "\"a\\\"b\""), ("a\\\\\"b", "\"a\\\\\\\"b\""),
        ("é", "\"é\""),
    ])
    func names(name: String, quoted: String) {
        var graph = GraphvizGraph(name: "g")
        graph.nodes = [.init(name)]
        #expect(graph.dotSource() == "digraph g {\n  \(quoted);\n}\n")
    }

    @Test func dotReadsWhatWeWriteAndLaysOutTheSame() throws {
        guard
            let dot = ["/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot"].first(where: { (path: String) in
                unsafe access(path, X_OK) == 0
            })
        else {
            print("SKIPPED dotReadsWhatWeWriteAndLaysOutTheSame: the program dot is not installed")
            #expect(unsafe getenv("CI") == nil, "the program dot is not installed")
            return
        }
        var graph = GraphvizGraph.random(nodes: 12, edges: 18, clusters: 2, seed: 8)
        let names = ["a\"b", "a\\", "<html>", "Пу́тин", "node", "-1.5", "semi;colon", "x -> y"]
        for (index, name) in names.enumerated() { graph.nodes[index] = .init(name, ["label": .html("<I>\(index)</I> > 1")]) }
        let source = graph.dotSource()
        let path = "/tmp/relgraph-dot-source-\(getpid()).gv"
        guard let file = unsafe fopen(path, "w") else {
            Issue.record("\(path) cannot be written")
            return
        }
        _ = unsafe fputs(source, file)
        unsafe fclose(file)
        defer { unsafe unlink(path) }
        guard let pipe = unsafe popen("\(dot) -Tplain \(path) 2>&1", "r") else {
            Issue.record("\(dot) cannot be started")
            return
        }
        var lines = [String]()
        var buffer = [CChar](repeating: 0, count: 65_536)
        while unsafe fgets(&buffer, Int32(buffer.count), pipe) != nil {
            lines.append(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
        let status = unsafe pclose(pipe)
        #expect(status == 0, "\(lines.joined())")
        #expect(lines.count { $0.hasPrefix("node ") } == 12)
        #expect(lines.count { $0.hasPrefix("edge ") } == 18)
        #expect(lines.last == "stop\n")
    }
}
