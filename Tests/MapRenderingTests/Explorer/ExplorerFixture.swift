import BrowserSupport
import Foundation
import MapRendering
import RelationAnalysis
import RelationGraph
import Testing

/// A page to explore, with what it is made of.
struct ExplorerFixture {
    let html: String
    let diagram: MapDiagram
    let part: Subgraph

    init(_ graph: RelationGraph, view: String? = nil, selection: Selection = Selection(), theme: MapTheme = .auto) throws {
        var request = MapRequest()
        request.view = try view.map { try #require(graph.view(named: $0), "no view \($0)") }
        request.selection = selection
        var options = MapOptions()
        options.theme = theme
        let (part, composed) = try request.compose(graph, options)
        self.part = part
        diagram = MapDiagram(part, composed)
        html = String(decoding: try MapRenderer().page(part, composed, request.known).bytes, as: UTF8.self)
    }

    private static let bundledResult = Result { try ExplorerFixture(MapFixtures.bundled(), view: "default") }

    /// The default view of the repository's graph.
    static func bundled() throws -> ExplorerFixture { try bundledResult.get() }

    private static let disputeResult = Result { try ExplorerFixture(MapFixtures.dispute()) }

    /// The small graph of the fixtures, drawn whole.
    static func dispute() throws -> ExplorerFixture { try disputeResult.get() }

    /// Opens the page in the suite's browser, from a file.
    ///
    /// - Parameters:
    ///   - hash: what stands behind the number sign of the address.
    ///   - prepare: what to do before it is opened.
    func open(
        width: Int = 1280, height: Int = 800, hash: String = "", runsScripts: Bool = true, prepare: (Page) throws -> Void = { _ in }
    ) throws -> ExplorerPageInBrowser {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("explorer-\(UUID().uuidString).html")
        try html.write(to: file, atomically: true, encoding: .utf8)
        let page = try Browser.current().page(width: width, height: height)
        if !runsScripts { try page.disableScripts() }
        try prepare(page)
        try page.open(try #require(URL(string: file.absoluteString + hash)))
        // The map is put in its place with the first picture, which may come after the page has loaded; without scripts nothing puts it anywhere.
        guard runsScripts else { return ExplorerPageInBrowser(page: page, file: file, fixture: self) }
        try page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return ExplorerPageInBrowser(page: page, file: file, fixture: self)
    }

    /// The selector of a node's box.
    func box(_ id: String) throws -> String {
        "#map-n\(try #require(diagram.boxes.firstIndex { $0.node.id == id }, "no box \(id)"))"
    }

    /// The selector of a line.
    func line(_ source: String, _ type: String, _ target: String) throws -> String {
        let index = diagram.lines.firstIndex {
            diagram.boxes[$0.source].node.id == source && $0.type.id == type && diagram.boxes[$0.target].node.id == target
        }
        return "#map-e\(try #require(index, "no line \(source) \(type) \(target)"))"
    }
}

/// An open page, with what tests ask of it.
struct ExplorerPageInBrowser {
    let page: Page
    private let file: URL
    let fixture: ExplorerFixture

    init(page: Page, file: URL, fixture: ExplorerFixture) {
        self.page = page
        self.file = file
        self.fixture = fixture
    }

    /// Closes the page, after it was seen that nothing went wrong in it and that it asked for nothing but itself.
    func close(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(page.problems.isEmpty, sourceLocation: sourceLocation)
        #expect(page.requests.allSatisfy { $0.hasPrefix(file.absoluteString) }, "\(page.requests)", sourceLocation: sourceLocation)
        discard()
    }

    /// Closes a page in which something was to go wrong.
    func discard() {
        page.close()
        try? FileManager.default.removeItem(at: file)
    }

    func text(_ selector: String) throws -> String {
        try page.evaluate("document.querySelector(\(Page.quoted(selector)))?.textContent ?? ''").string ?? ""
    }

    /// What the panel says.
    var panel: String { get throws { try text("#chosen") } }
    /// The heading of the panel, empty where nothing is chosen.
    var heading: String { get throws { try text("#chosen:not([hidden]) h2") } }
    var count: String { get throws { try text("#count") } }
    /// What was last told to those who cannot see the page.
    var news: String { get throws { try text("#news") } }
    var hash: String { get throws { try page.evaluate("decodeURIComponent(location.hash)").string ?? "" } }
    var transform: String { get throws { try page.evaluate("document.getElementById('map').style.transform").string ?? "" } }
    var scale: Double { get throws { try page.evaluate("document.getElementById('map').getBoundingClientRect().width").number ?? 0 } }

    /// Whether an element is to be seen.
    func isShown(_ selector: String) throws -> Bool {
        // `checkVisibility` tells of parts of drawings that they are visible even where they are not displayed.
        try page.evaluate("document.querySelector(\(Page.quoted(selector))).getClientRects().length > 0") == true
    }

    /// The names in the accessibility tree of all that the map holds.
    func accessibleNames() throws -> [String] {
        let tree = try page.call("Accessibility.getFullAXTree")
        return (tree["nodes"].array ?? []).filter { $0["ignored"] != true }.compactMap { $0["name"]["value"].string }
    }

    /// Chooses a node by searching for it.
    func find(_ query: String) throws {
        try page.click("#search")
        try page.type(query)
        try page.press("Enter")
    }

    /// Opens the list of what is shown and hidden, and takes the tick from an entry or gives it back.
    func toggle(_ label: String) throws {
        try page.evaluate(
            "document.getElementById('filters').open = true; [...document.querySelectorAll('#filters label')].forEach(l => l.removeAttribute('id'));"
                + "[...document.querySelectorAll('#filters label')].find(l => l.textContent.trim().startsWith(\(Page.quoted(label)))).id = 'wanted'"
        )
        try page.click("#wanted input")
    }

    /// Waits until a movement of the map has come to rest.
    func settle() throws {
        try page.evaluate(
            """
            new Promise(done => {
              const map = document.getElementById('map'), stage = document.getElementById('stage');
              const begin = performance.now();
              let last = null, still = 0;
              const look = () => {
                still = map.style.transform === last && !stage.classList.contains('moving') ? still + 1 : 0;
                last = map.style.transform;
                if (still >= 10 && performance.now() - begin > 500) done();
                else requestAnimationFrame(look);
              };
              look();
            })
            """)
    }
}

/// The tests of pages that need a browser share one.
@Suite(.serialized, .needsBrowser, .browser) enum ExplorerInBrowser {}
