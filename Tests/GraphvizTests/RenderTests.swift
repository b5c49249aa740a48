import Testing

@testable import Graphviz

@Suite struct RenderTests {
    private let graphviz = Graphviz()

    @Test func everyFormatHasItsMark() throws {
        func text(_ format: OutputFormat) throws -> String {
            String(decoding: try graphviz.render(.small, engine: .dot, format: format), as: UTF8.self)
        }
        #expect(try text(.svg).contains("<svg"))
        #expect(try text(.svg).hasSuffix("</svg>\n"))
        #expect(try text(.dot).hasPrefix("digraph small {"))
        #expect(try !text(.dot).contains("_draw_"), "the operations we verify by must not get into other formats")
        #expect(try text(.xdot).contains("_draw_"))
        #expect(try text(.json).contains("\"name\": \"small\""))
        #expect(try text(.plain).hasPrefix("graph 1 "))
    }

    @Test func unknownFormatsAndEnginesAreRefused() {
        #expect(throws: GraphvizError(.unsupportedFormat("gif89"))) {
            try graphviz.render(.small, engine: .dot, format: OutputFormat(rawValue: "gif89"))
        }
        #expect(throws: GraphvizError(.unsupportedEngine("nop"))) {
            try graphviz.layout(.small, engine: LayoutEngine(rawValue: "nop"))
        }
        #expect(GraphvizError(.unsupportedFormat("gif89")).description.contains("svg"))
    }

    @Test func bitmapsAreDrawnAndLeaveTheLayoutAsItWas() throws {
        let before = try graphviz.layout(.small, engine: .dot)
        do {
            let png = try graphviz.render(.small, engine: .dot, format: .png)
            #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            #expect(png.count > 1_000)
            let pdf = try graphviz.render(.small, engine: .dot, format: .pdf)
            #expect(pdf.starts(with: Array("%PDF".utf8)))
        } catch {
            // A machine without pango: the error has to say so.
            guard case .libraryMissing(let what) = error.kind else { throw error }
            #expect(what.contains("pango"))
        }
        #expect(try graphviz.layout(.small, engine: .dot) == before)
    }

    @Test func brokenHTMLIsAnError() {
        for html in ["<B>open", "a < b", "<NOSUCH>x</NOSUCH>", "<FONT></FONT>text", "<TABLE><TR></TR></TABLE>x"] {
            var graph = GraphvizGraph(name: "g")
            graph.nodes = [.init("a", ["label": .html(html)])]
            #expect(throws: GraphvizError.self, "\(html)") { try graphviz.layout(graph, engine: .dot) }
        }
    }

    @Test func errorsOfOneRenderDoNotStickToTheNext() throws {
        var graph = GraphvizGraph(name: "g")
        graph.nodes = [.init("a", ["label": .html("<B>open")])]
        _ = try? graphviz.layout(graph, engine: .dot)
        #expect(try graphviz.layout(.small, engine: .dot).warnings.isEmpty)
    }

    @Test func warningsAreHandedOut() throws {
        var graph = GraphvizGraph.small
        graph.nodes[1].attributes["shape"] = "no-such-shape"
        #expect(try graphviz.layout(graph, engine: .dot).warnings.contains("no-such-shape"))
    }
}
