import Foundation
import GraphFormats
import RelationGraph
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What the README shows of the repository's own graph.
@Suite struct BundledGraphTests {
    private static let root = (Fixtures.bundledGraph as NSString).deletingLastPathComponent

    @Test("How is Fox connected with Peskov? Through a meeting that the one reported and the other denied")
    func foxAndPeskov() throws {
        let answer: AnswerShape.Path = try relgraph("path", "Fox", "Peskov", "--format", "json", in: Self.root).decoded()
        let path = try #require(answer.paths.first)
        #expect(path.nodes.map(\.id) == ["fox-news", "putin-met-soleimani-2015", "peskov"])
        try #require(path.edges.count == 2)
        let (report, denial) = (path.edges[0], path.edges[1])
        #expect((report.type, report.forward) == ("reported", true))
        #expect((denial.type, denial.forward) == ("denied", false))
        #expect(
            report.evidence.contains { $0.document == "mt-2015-08-09" && $0.citing == "western-intel-2015" && $0.saidOn == "2015-08-06" })
        #expect(denial.evidence.contains { $0.document == "mt-2015-08-09" && $0.via == "ria-novosti" && $0.saidOn != nil })

        let text = try relgraph("path", "Fox", "Peskov", in: Self.root)
        #expect(text.status == 0)
        for part in [
            "→ reported", "← denied by", "via RIA Novosti", "two Western intelligence sources", "Aug 2015", "[mt-2015-08-09, p5]", "denial",
        ] {
            #expect(text.output.contains(part), "\(part) is not in: \(text.output)")
        }
    }

    @Test("The notes are sound")
    func check() throws {
        let run = try relgraph("check", "--strict", in: Self.root)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output == "No problems found.\n")
    }

    @Test("The default view: well-formed, complete, the same bytes every time")
    func defaultView() throws {
        let folder = try TemporaryFolder()
        let run = try relgraph("render", "--out", folder.path("map.svg"), in: Self.root)
        #expect(run.status == 0, "\(run.messages)")
        let picture = try folder.contents("map.svg")
        #expect(try relgraph("render", in: Self.root).outputBytes == picture)
        let titles = try PictureTitles(picture)

        let graph = try GraphLoader.load([Fixtures.bundledGraph])
        let view = try #require(graph.view(named: "default"))
        let shown = Set(view.nodes)
        let nodes = graph.nodes.filter { shown.contains($0.index) }
        #expect(nodes.count > 40)
        #expect(titles.boxes.count == nodes.count)
        for node in nodes {
            #expect(titles.boxes.contains { $0.hasPrefix("\(node.kind.label): \(node.name)") }, "\(node.id) is not drawn")
        }

        let relations = graph.relations.filter {
            shown.contains($0.sourceIndex) && shown.contains($0.targetIndex) && !view.selection.excludedTypes.contains($0.type.id)
        }
        var lines: Set<[String]> = []
        for relation in relations {
            let ends = [relation.source.id, relation.target.id]
            lines.insert([relation.type.id] + (relation.type.isSymmetric ? ends.sorted() : ends))
            let isDrawn = titles.lines.contains { $0.contains(relation.source.name) && $0.contains(relation.target.name) }
            #expect(isDrawn, "\(relation.source.id) \(relation.type.id) \(relation.target.id) is not drawn")
        }
        #expect(titles.lines.count == lines.count, "a line for every type of relation between two nodes")
        #expect(run.messages.contains("\(nodes.count) nodes, \(lines.count) lines for \(relations.count) relations"), "\(run.messages)")
    }

    @Test("Every view that the graph names can be drawn")
    func views() throws {
        for view in try GraphLoader.load([Fixtures.bundledGraph]).views {
            let run = try relgraph("render", "--view", view.name, "--out", "-", in: Self.root)
            #expect(run.status == 0, "\(view.name): \(run.messages)")
            #expect(try !PictureTitles(run.outputBytes).boxes.isEmpty)
        }
    }
}

/// The titles of the boxes and lines of a picture, as its XML says them.
private final class PictureTitles: NSObject, XMLParserDelegate {
    struct Malformed: Error {
        var reason: String
    }

    private(set) var boxes: [String] = []
    private(set) var lines: [String] = []
    private var owner = ""
    private var title: String?

    init(_ picture: Data) throws {
        super.init()
        let parser = XMLParser(data: picture)
        parser.delegate = self
        guard parser.parse() else { throw Malformed(reason: "line \(parser.lineNumber): \(String(describing: parser.parserError))") }
    }

    func parser(_: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?, attributes: [String: String])
    {
        if name == "g" { owner = attributes["class"] ?? "" }
        if name == "title" { title = "" }
    }

    func parser(_: XMLParser, foundCharacters text: String) { title?.append(text) }

    func parser(_: XMLParser, didEndElement name: String, namespaceURI _: String?, qualifiedName _: String?) {
        guard name == "title", let text = title else { return }
        title = nil
        switch owner {
        case "box": boxes.append(text)
        case "line": lines.append(text)
        default: break
        }
        owner = ""
    }
}
