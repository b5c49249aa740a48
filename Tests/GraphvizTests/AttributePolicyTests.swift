import Testing

@testable import Graphviz

@Suite struct AttributePolicyTests {
    private func applied(_ key: String, _ value: GraphvizGraph.Value) -> GraphvizGraph.Value? {
        AttributePolicy.standard.applied(to: [key: value])[key]
    }

    @Test func numbersAreClamped() {
        #expect(applied("weight", 2_147_483_647) == "1000")
        #expect(applied("weight", -5) == "0")
        #expect(applied("minlen", "1e9") == "100")
        #expect(applied("peripheries", 99_999) == "16")
        #expect(applied("sides", 1_000_000) == "64")
        #expect(applied("penwidth", 3.2) == "3.2")
        #expect(applied("fontsize", 0) == "1")
        #expect(applied("ranksep", "0.8 equally") == "0.8 equally")
        #expect(applied("ranksep", "900 equally") == "50 equally")
        #expect(applied("margin", "0.1, 9999") == "0.1,200")
        #expect(applied("size", "7,5!") == "7,5!")
        #expect(applied("sep", "+4,-4") == "+4,0")
        #expect(applied("ratio", "fill") == "fill")
        #expect(applied("minlen", "2.6") == "3")
    }

    @Test func positionsAreNumbersOfNodes() {
        #expect(applied("pos", "-12.5,7!") == "-12.5,7!")
        #expect(applied("pos", "1e300,0") == "1000000,0")
        #expect(applied("pos", "e,1,2 3,4") == nil)
        #expect(applied("pos", .position(Point(x: 3, y: 0))) == "3,0")
        var graph = GraphvizGraph(name: "g")
        graph.nodes = [.init("a", ["pos": "1,2"])]
        graph.edges = [.init(0, 0, ["pos": "1,2"])]
        let result = AttributePolicy.standard.applied(to: graph)
        #expect(result.nodes[0].attributes["pos"] == "1,2")
        #expect(result.edges[0].attributes["pos"] == nil)
    }

    @Test(arguments: ["", "heavy", "nan", "inf", "-inf", "0x10", "1,2,3", "--1", "٣"])
    func whatIsNoNumberIsDropped(text: String) { #expect(applied("weight", .text(text)) == nil) }

    @Test func fontsAreWhitelisted() {
        #expect(applied("fontname", "Helvetica Neue, Arial-Bold_2") == "Helvetica Neue, Arial-Bold_2")
        #expect(applied("fontname", "x\" onload=\"alert(1)") == "x onloadalert1")
        #expect(applied("labelfontname", "\"><script>") == "script")
        #expect(applied("fontname", "Шрифт") == nil)
    }

    @Test(arguments: [
        ("https://example.org/a?b=c&d=e:f", true), ("HTTP://example.org", true), ("mailto:a@b.org", true), ("page.html#x:y", true),
        ("/a/b:c", true), ("?q=a:b", true), ("", true), ("javascript:alert(1)", false), ("java\tscript:alert(1)", false),
        (" JavaScript:alert(1)", false), ("data:text/html,x", false), ("file:///etc/passwd", false), ("vbscript:x", false),
        ("java&#115;cript:x", false), ("javascript&colon;x", false), ("\\N", false),
    ])
    func linksAreWhitelisted(link: String, isSafe: Bool) {
        for key in ["URL", "href", "edgeURL", "headhref", "tailURL", "labelhref"] {
            #expect((applied(key, .text(link)) != nil) == isSafe, "\(key)=\(link)")
        }
    }

    @Test func filesAndPageAttributesAreDropped() {
        for key in [
            "stylesheet", "image", "imagepath", "shapefile", "fontpath", "rotate", "layout", "_draw_", "a b", "1st", "", "bad\"key",
        ] {
            #expect(applied(key, "x") == nil, "\(key)")
        }
        #expect(applied("rankdir", "LR") == "LR")
        #expect(applied("URL", .html("<B>x</B>")) == nil)
        #expect(applied("label", .html("")) == "")
    }

    @Test func forbiddenCharactersAreRemoved() {
        #expect(applied("label", "a\0b\u{1}c\u{7F}d\u{FFFF}e\tf\ng") == "abcde\tf\ng")
        #expect(applied("label", .html("<B>a\0</B>")) == .html("<B>a</B>"))
    }

    @Test func hostileAttributesAreHarmlessInTheDrawing() throws {
        var graph = GraphvizGraph.small
        graph.attributes.merge(
            ["stylesheet": "x.css\"?><script/>", "nodesep": 1e9, "ranksep": -3, "fontname": "a\"b", "splines": "no such"]) { $1 }
        graph.nodes[0].attributes.merge(
            ["peripheries": 1_000_000_000, "fontsize": 1e300, "width": 1e12, "URL": "javascript:alert(1)", "image": "/etc/passwd"]) { $1 }
        graph.edges[0].attributes.merge(["weight": 2_147_483_647, "minlen": 2_147_483_647, "penwidth": -1, "arrowsize": 1e9]) { $1 }
        let svg = String(decoding: try Graphviz().render(graph, engine: .dot, format: .svg), as: UTF8.self)
        for word in ["script", "stylesheet", "passwd", "a\"b"] { #expect(!svg.contains(word)) }
    }
}

@Suite struct ValidationTests {
    private func reason(_ change: (inout GraphvizGraph) -> Void) -> String? {
        var graph = GraphvizGraph.small
        change(&graph)
        do { try graph.validate() } catch {
            guard case .invalidGraph(let reason) = error.kind else { return nil }
            return reason
        }
        return nil
    }

    @Test func contradictionsAreNamed() {
        #expect(reason { _ in } == nil)
        #expect(reason { $0.nodes[1].name = "a" } == "two nodes are named \"a\"")
        #expect(reason { $0.edges.append(.init(0, 3)) } == "edge 3 goes from node 0 to node 3, but there are 3 nodes")
        #expect(reason { $0.edges.append(.init(-1, 0)) }?.contains("-1") == true)
        #expect(reason { $0.subgraphs.append(.init("one")) } == "two subgraphs are named \"one\"")
        #expect(reason { $0.subgraphs[0].nodes = [9] }?.contains("node 9") == true)
        #expect(reason { $0.subgraphs[0].parent = 0 }?.contains("does not come before") == true)
        #expect(reason { $0.subgraphs.append(.init("two", nodes: [1, 2])) }?.contains("\"one\" and \"two\"") == true)
    }

    @Test func nestedClustersAndGroupsMayShareNodes() {
        #expect(reason { $0.subgraphs.append(.init("inner", parent: 0, nodes: [0])) } == nil)
        #expect(reason { $0.subgraphs.append(.init("row", isCluster: false, ["rank": "same"], nodes: [0, 2])) } == nil)
        #expect(
            reason {
                $0.subgraphs = [
                    .init("outer"), .init("inner", parent: 0, nodes: [0]), .init("again", isCluster: false, parent: 0, nodes: [0]),
                ]
            } == nil)
    }

    @Test func htmlMayNotLoadOrRunAnything() {
        #expect(reason { $0.nodes[0].attributes["label"] = .html("<TABLE><TR><TD><IMG SRC=\"/etc/passwd\"/></TD></TR></TABLE>") } != nil)
        #expect(reason { $0.nodes[0].attributes["label"] = .html("<TABLE HREF='javascript:x'><TR><TD>a</TD></TR></TABLE>") } != nil)
        #expect(reason { $0.nodes[0].attributes["label"] = .html("<font FACE = \"a&quot;b\">a</font>") } != nil)
        #expect(reason { $0.nodes[0].attributes["label"] = .html("<FONT FACE=\"Helvetica\" COLOR=\"#fff\">IMG HREF</FONT>") } == nil)
        #expect(reason { $0.edgeDefaults["label"] = .html("<img/>") } != nil)
    }

    @Test func tagsAreFound() {
        let html = "a<B>b</B><!-- <IMG/> --><TD HREF = 'x' Port=\"p>q\">c</TD><BR/>"
        #expect(
            HTMLTag.tags(in: html) == [
                HTMLTag(name: "b", attributes: [:]), HTMLTag(name: "td", attributes: ["href": "x", "port": "p>q"]),
                HTMLTag(name: "br", attributes: [:]),
            ])
        for broken in ["<", "<B", "<B x", "<B x=", "<B x=y>", "<B x='", "<!--", "</", "<>"] { _ = HTMLTag.tags(in: broken) }
        #expect(HTMLTag.showsText("<B>x</B>") && !HTMLTag.showsText("<TABLE><TR><TD> </TD></TR></TABLE>"))
    }
}
