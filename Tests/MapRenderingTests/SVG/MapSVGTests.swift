import Foundation
import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

/// What is true of every figure, whatever it shows.
struct FigureLaws {
    let text: String
    let document: SVGDocument
    let diagram: MapDiagram

    init(_ diagram: MapDiagram, _ options: MapOptions) throws {
        self.diagram = diagram
        text = try diagram.svg(options)
        document = try SVGDocument(text)
    }

    func check(_ comment: Comment? = nil) throws {
        let root = try #require(document.elements.first)
        #expect(root.name == "svg" && root["xmlns"] == "http://www.w3.org/2000/svg" && root["role"] == "graphics-document", comment)
        let figure = try #require(root["id"])
        #expect(root["aria-labelledby"] == "\(figure)-title \(figure)-desc", comment)
        let ids = document.elements.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count, comment)
        #expect(ids.allSatisfy { $0.hasPrefix(figure) }, comment)
        for element in document.elements {
            for id in element["aria-labelledby"]?.split(separator: " ") ?? [] { #expect(ids.contains(String(id)), comment) }
        }
        // Nothing runs, nothing is fetched, nothing is of an older dialect.
        let allowed: Set = ["svg", "title", "desc", "style", "g", "a", "rect", "path", "polygon", "polyline", "ellipse", "text"]
        #expect(Set(document.elements.map(\.name)).isSubset(of: allowed), comment)
        for element in document.elements {
            for (name, value) in element.attributes {
                #expect(!name.hasPrefix("on") && !name.contains(":") && name != "src", "\(name)")
                if ["fill", "stroke"].contains(name) { #expect(value == "none" || value.hasPrefix("#"), "\(name)=\(value)") }
            }
        }
        for foreign in ["<!DOCTYPE", "<!ENTITY", "xlink", "transparent", "url(", "@import", "<![CDATA["] {
            #expect(!text.contains(foreign), comment)
        }
        for link in document.all("a") {
            #expect(link["rel"] == "noopener", comment)
            #expect(link["href"]?.isSafeURL == true, comment)
        }
        // Everything of the diagram is drawn, and said.
        let boxes = document.all(class: "box")
        let lines = document.all(class: "line")
        #expect(boxes.count == diagram.boxes.count, comment)
        #expect(lines.count == diagram.lines.count, comment)
        for drawn in boxes + lines {
            let parts = document.elements.filter { $0.parent === drawn || $0.parent?.parent === drawn }
            #expect(parts.contains { ["path", "polygon", "polyline", "ellipse"].contains($0.name) }, comment)
            #expect(parts.first?.name == "title" && parts.first?.text.isEmpty == false, comment)
        }
        for (box, group) in zip(diagram.boxes, boxes) {
            let shown = document.all("text").filter {
                $0.parent === group || $0.parent?.parent === group || $0.parent?.parent?.parent === group
            }
            let badge = box.standing.map { [$0.badge] } ?? []
            #expect(shown.map(\.text) == box.tagLines + badge + box.lines + box.caption, comment)
        }
    }
}

@Suite struct MapSVGTests {
    @Test(arguments: MapTheme.allCases, [false, true])
    func figuresKeepTheLaws(_ theme: MapTheme, _ isEmbedded: Bool) throws {
        var options = MapOptions()
        options.theme = theme
        options.isEmbedded = isEmbedded
        options.highlightedNodes = [0]
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        try FigureLaws(diagram, composed).check()
    }

    @Test(arguments: MapLayout.allCases)
    func everyLayoutDrawsEverything(_ layout: MapLayout) throws {
        var options = MapOptions()
        options.layout = layout
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        try FigureLaws(diagram, composed).check("\(layout)")
    }

    @Test func anEmptyMapIsAFigureToo() throws {
        try FigureLaws(MapDiagram(Subgraph(try GraphBuilder().build()), MapOptions()), MapOptions()).check()
    }

    @Test func withoutATitleItIsStillCalledSomething() throws {
        var options = MapOptions()
        options.title = ""
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        let document = try SVGDocument(diagram.svg(composed))
        #expect(document.all("title").first?.text == "Relationship map")
        #expect(!document.all("text").map(\.text).contains("Relationship map"))
    }

    /// Where lines are too many to go around boxes, what is brought out does not disappear behind them.
    @Test func straightLinesThatAreBroughtOutPassOverBoxes() throws {
        var options = MapOptions()
        options.layout = .circo
        let (diagram, composed) = try MapDiagram.view("chain", of: MapFixtures.dispute(), options)
        #expect(!diagram.routesLines)
        let document = try SVGDocument(diagram.svg(composed))
        let drawn = document.elements.compactMap { $0["class"] }.filter { ["line", "box"].contains($0) }
        let raised = diagram.lines.count(where: \.isHighlighted)
        #expect(raised > 0 && raised < diagram.lines.count)
        #expect(drawn.prefix(diagram.lines.count - raised).allSatisfy { $0 == "line" })
        #expect(drawn.suffix(raised).allSatisfy { $0 == "line" } && drawn.dropLast(raised).last == "box")
        #expect(document.texts(in: "legend").joined(separator: " ").contains("lines pass behind boxes, but for those brought out"))
        let dot = try MapDiagram.view("chain", of: MapFixtures.dispute())
        #expect(try !SVGDocument(dot.diagram.svg(dot.options)).texts(in: "legend").contains { $0.contains("pass behind") })
    }

    @Test func titleAndDescriptionSayWhatIsShown() throws {
        let (diagram, options) = try MapDiagram.view("default", of: MapFixtures.dispute())
        let laws = try FigureLaws(diagram, options)
        #expect(laws.document.all("title").first?.text == "The dispute")
        #expect(laws.document.all("desc").first?.text == diagram.summary)
        let shown = laws.document.all("text").map(\.text)
        #expect(shown.prefix(2) == ["The dispute", "Who says what"])
    }

    @Test func linesCarryTheirLabels() throws {
        let (diagram, options) = try MapDiagram.view("default", of: MapFixtures.dispute())
        let document = try FigureLaws(diagram, options).document
        #expect(document.texts(in: "line-label").sorted() == diagram.lines.map(\.type.label).sorted())
        #expect(document.texts(in: "group-label").sorted() == diagram.groups.map(\.label).sorted())
    }

    @Test func linksAreEscapedAndSafe() throws {
        let (diagram, options) = try MapDiagram.view("default", of: MapFixtures.dispute())
        #expect(try FigureLaws(diagram, options).document.all("a").map { $0["href"] } == ["https://example.org/?a=1&b=2"])
        let hostile = try MapFixtures.people(["A", "B"], url: "javascript:alert(1)")
        #expect(try FigureLaws(MapDiagram(Subgraph(hostile), options), options).document.all("a").isEmpty)
    }

    @Test func anEmbeddedFigureFitsItsPage() throws {
        var options = MapOptions()
        options.width = 640
        let (diagram, plain) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        var embedded = plain
        embedded.isEmbedded = true
        #expect(try diagram.svg(plain).hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "))
        let text = try diagram.svg(embedded)
        #expect(text.hasPrefix("<svg "))
        let root = try #require(try SVGDocument(text).elements.first)
        #expect(root["width"] == "100%" && root["height"] == nil)
        let style = try #require(try SVGDocument(text).all("style").first)
        #expect(style.text.hasPrefix("#\(try #require(root["id"])){max-width:640px;height:auto}"))
        #expect(!text.contains(" style="), "A strict content security policy forbids attributes of style")
        let page = "<!DOCTYPE html><html><body>\(text)</body></html>"
        #expect(page.components(separatedBy: "<?xml").count == 1)
    }

    @Test func widthSetsTheSizeButNotTheDrawing() throws {
        let (diagram, options) = try MapDiagram.view("default", of: MapFixtures.dispute())
        var wide = options
        wide.width = 2_000
        let (natural, scaled) = (try SVGDocument(diagram.svg(options)).elements[0], try SVGDocument(diagram.svg(wide)).elements[0])
        #expect(natural["viewBox"] == scaled["viewBox"])
        #expect(scaled["width"] == "2000")
        let box = try #require(scaled["viewBox"]).split(separator: " ").compactMap { Double($0) }
        #expect(abs(try #require(scaled["height"].flatMap(Double.init)) - 2_000 * box[3] / box[2]) < 0.01)
    }

    // MARK: Ids

    @Test func figureIDsAreStableAndTellFiguresApart() throws {
        let graph = try MapFixtures.dispute()
        func id(_ change: (inout MapOptions) -> Void) throws -> String {
            var options = MapOptions()
            change(&options)
            let (diagram, composed) = try MapDiagram.view("default", of: graph, options)
            return try #require(try SVGDocument(diagram.svg(composed)).elements[0]["id"])
        }
        let ids = [
            try id { _ in }, try id { $0.title = "Another" }, try id { $0.highlightedNodes = [0] }, try id { $0.layout = .neato },
            try id { $0.theme = .dark }, try id { $0.showsLegend = false }, try id { $0.subtitle = "Another" },
        ]
        #expect(Set(ids).count == ids.count)
        #expect(try id { _ in } == ids[0])
        #expect(ids.allSatisfy { $0.wholeMatch(of: /map-[0-9a-f]{8}/) != nil })
    }

    @Test func theSameMapGivesTheSameBytes() throws {
        let (diagram, options) = try MapDiagram.view("default", of: MapFixtures.bundled())
        #expect(try diagram.svg(options) == diagram.svg(options))
    }

    // MARK: Themes

    @Test(arguments: [MapTheme.dark, .print])
    func noLightColorIsLeftInAnotherTheme(_ theme: MapTheme) throws {
        var options = MapOptions()
        options.theme = theme
        options.highlightedNodes = [0]
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.bundled(), options)
        let document = try SVGDocument(diagram.svg(composed))
        let own = Set(ColorUse.byLightValue.values.map { $0.value(theme.palette) })
        for element in document.elements {
            for color in [element["fill"], element["stroke"]].compactMap({ $0 }) where color != "none" {
                #expect(own.contains(color), "\(element.name) \(color)")
            }
        }
    }

    /// What the automatic theme repaints: every colour has the class of its use, and the style sheet a rule for it.
    @Test func everyColorOfTheAutomaticThemeHasARule() throws {
        let (diagram, options) = try MapDiagram.view("default", of: MapFixtures.bundled())
        let document = try SVGDocument(diagram.svg(options))
        let figure = try #require(document.elements[0]["id"])
        let sheet = try #require(document.all("style").first?.text)
        #expect(sheet.hasPrefix("@media screen and (prefers-color-scheme:dark){#\(figure) "))
        for element in document.elements {
            let classes = element["class"]?.split(separator: " ").map(String.init) ?? []
            for (attribute, prefix, property) in [("fill", "f-", "fill"), ("stroke", "s-", "stroke")] {
                guard let color = element[attribute], color != "none" else { continue }
                let use = try #require(ColorUse.byLightValue[color], "\(color)")
                #expect(classes.contains(prefix + use.name), "\(element.name) \(attribute) \(color)")
                #expect(sheet.contains("#\(figure) .\(prefix)\(use.name){\(property):\(use.value(.dark))}"))
            }
        }
    }

    @Test func otherThemesNeedNoStyleSheet() throws {
        var options = MapOptions()
        options.theme = .light
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        #expect(try SVGDocument(diagram.svg(composed)).all("style").isEmpty)
    }

    // MARK: Dimming

    @Test func dimmedBoxesStayOpaqueSoThatNoLineShinesThrough() throws {
        var options = MapOptions()
        options.highlightedNodes = [try MapFixtures.dispute().index("kremlin")]
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        let document = try SVGDocument(diagram.svg(composed))
        for (box, drawn) in zip(diagram.boxes, document.all(class: "box")) {
            #expect((drawn["stroke-opacity"] != nil) == box.isDimmed)
            #expect(drawn["opacity"] == nil && drawn["fill-opacity"] == nil)
        }
        for (line, drawn) in zip(diagram.lines, document.all(class: "line")) { #expect((drawn["opacity"] != nil) == line.isDimmed) }
    }
}

@Suite struct HostileNameTests {
    static let names = [
        "<script>alert(1)</script>", "\"quoted\" 'name' & more", "]]> <!-- --> <![CDATA[", "nul\u{0} bell\u{7} escape\u{1B}",
        "safe\u{202E}gpj.exe",
        "\u{200B}\u{200B}", "e" + String(repeating: "\u{301}", count: 3_000), String(repeating: "long", count: 2_500),
        "back\\slash \\N \\G \\n &amp; &#60;", "</TD></TABLE>", "قاسم سلیمانی", "שלום", "👩‍👩‍👧‍👦", "%s %d {x} <B>", "", "\u{FFFE}\u{85}x",
    ]

    @Test(arguments: [MapLayout.dot, .neato])
    func neitherBreakThePictureNorGetLost(_ layout: MapLayout) throws {
        var options = MapOptions()
        options.title = HostileNameTests.names.joined(separator: " ")
        options.subtitle = options.title
        options.groupBy = .attribute("country")
        options.layout = layout
        let diagram = MapDiagram(Subgraph(try MapFixtures.people(HostileNameTests.names, url: "x\"><script>\u{1}")), options)
        let laws = try FigureLaws(diagram, options)
        try laws.check()
        // What a box has no room for is said by its title.
        let titles = laws.document.all(class: "box").map { box in laws.document.all("title").first { $0.parent === box }?.text ?? "" }
        for (index, (name, title)) in zip(HostileNameTests.names, titles).enumerated() {
            let words = name.drawable.isEmpty ? "n\(index)" : name.drawable
            #expect(title.hasPrefix("Person: \(words)"), "\(words.prefix(40))")
        }
        let width = try #require(laws.document.elements[0]["width"].flatMap(Double.init))
        #expect(width < 8_000)
    }

    @Test func otherFormatsStandThemToo() throws {
        var options = MapOptions()
        options.title = HostileNameTests.names.joined(separator: " ")
        let diagram = MapDiagram(Subgraph(try MapFixtures.people(HostileNameTests.names)), options)
        #expect(try !MapRenderer().render(diagram, options, format: .json).bytes.isEmpty)
        #expect(try !MapRenderer().render(diagram, options, format: .dot).bytes.isEmpty)
    }
}
