import BrowserSupport
import Foundation
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

extension ExplorerInBrowser {
    /// A map of many nodes, which the page paints as dots.
    @Suite struct Dots {
        private static let circlesResult = Result { try ExplorerFixture(OverviewFixture.circles(6, of: 60, joins: 8)) }

        private static func open(
            width: Int = 1280, hash: String = "", prepare: (Page) throws -> Void = { _ in }
        ) throws -> ExplorerPageInBrowser {
            let open = try circlesResult.get().open(width: width, hash: hash, prepare: prepare)
            try open.settle()
            return open
        }

        /// The sum over all pixels of the canvas of a JavaScript expression in which `pixel` is a pixel's red, green, blue and opacity.
        private func sum(_ expression: String, _ open: ExplorerPageInBrowser) throws -> Double {
            let answer = try open.page.evaluate(
                """
                (() => {
                  const canvas = document.querySelector("#map canvas");
                  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
                  copy.drawImage(canvas, 0, 0);
                  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
                  let sum = 0;
                  for (let index = 0; index < data.length; index += 4) {
                    const pixel = data.subarray(index, index + 4);
                    sum += Number(\(expression));
                  }
                  return sum;
                })()
                """)
            return try #require(answer.number)
        }

        /// How many pixels of the canvas have paint on them.
        private func painted(_ open: ExplorerPageInBrowser) throws -> Double { try sum("pixel[3] > 0", open) }

        private func id(_ name: String) throws -> String {
            try #require(Self.circlesResult.get().part.graph.nodes.first { $0.name == name }).id
        }

        @Test func everyNodeAndLineIsThereAndTheMapIsPainted() throws {
            let open = try Self.open()
            defer { open.close() }
            let (nodes, lines) = (open.fixture.diagram.boxes.count, open.fixture.diagram.lines.count)
            #expect(nodes > 250)
            #expect(try open.count == "Shown: \(nodes) of \(nodes) names, \(lines) of \(lines) lines")
            #expect(try open.page.evaluate("document.querySelectorAll('#map svg').length") == 0)
            #expect(try painted(open) > 10_000)
            #expect(open.fixture.html.contains("<noscript>\n<svg") || open.fixture.html.contains("<noscript><svg"))
        }

        @Test func aSearchGoesToItsDotAndTellsOfIt() throws {
            let open = try Self.open()
            defer { open.close() }
            try open.find("Member 3-17")
            try open.settle()
            #expect(try open.heading == "Member 3-17")
            #expect(try open.panel.contains("Centre 3"))
            // The dot is in the middle of the map, and a click there means it.
            let (dot, stage) = (try open.page.center(of: "#dot"), try open.page.center(of: "#stage"))
            #expect(abs(dot.x - stage.x) < 60 && abs(dot.y - stage.y) < 60)
            try open.page.press("Escape")
            #expect(try open.heading.isEmpty)
            try open.page.click(at: dot)
            #expect(try open.heading == "Member 3-17")
        }

        @Test func aClickOnALineTellsOfIt() throws {
            let open = try Self.open()
            defer { open.close() }
            try open.find("Member 2-30")
            try open.settle()
            let from = try open.page.center(of: "#dot")
            // Halfway to the neighbour that it is joined with.
            let places = try open.page.evaluate(
                """
                (() => {
                  const { dots, nodes } = JSON.parse(document.getElementById("graph").textContent);
                  return ["Member 2-30", "Member 2-31"].map(name => nodes.findIndex(node => node.name === name))
                    .map(index => [dots.x[index] / 10, dots.y[index] / 10]);
                })()
                """)
            let scale = try #require(
                try open.page.evaluate("Number(new URLSearchParams(location.hash.slice(1)).get('at').split(',')[2])").number)
            let (dx, dy) = (
                try #require(places[1][0].number) - #require(places[0][0].number),
                try #require(places[1][1].number) - #require(places[0][1].number)
            )
            try open.page.press("Escape")
            try open.page.click(at: Page.Place(x: from.x + dx * scale / 2, y: from.y + dy * scale / 2))
            #expect(try open.heading.contains("Member 2-"), "\(dx), \(dy), \(scale)")
            #expect(try open.hash.contains("line="))
        }

        @Test func draggingMovesThePictureAndRestPaintsItAnew() throws {
            let open = try Self.open()
            defer { open.close() }
            func transform() throws -> String {
                try open.page.evaluate("document.querySelector('#map canvas').style.transform").string ?? ""
            }
            let before = try transform()
            let middle = try open.page.center(of: "#stage")
            try open.page.drag(from: middle, to: Page.Place(x: middle.x + 90, y: middle.y + 40))
            try open.settle()
            #expect(try transform() == before)
            #expect(try open.hash.contains("at="))
            #expect(try open.heading.isEmpty)
            #expect(try painted(open) > 10_000)
        }

        @Test func closerByMoreAreNamed() throws {
            let open = try Self.open()
            defer { open.close() }
            // Every name is written once with a rim and once without.
            try open.page.evaluate(
                """
                (() => {
                  window.names = new Set();
                  const write = CanvasRenderingContext2D.prototype.fillText;
                  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) { names.add(text); write.call(this, text, ...rest); };
                })()
                """)
            let middle = try open.page.center(of: "#stage")
            try open.page.click("#fit")
            try open.page.wheel(at: middle, by: 1)
            try open.settle()
            let first = Set(try open.page.evaluate("[...names]").strings)
            #expect(first.isSuperset(of: (0..<6).map { "Centre \($0)" }))
            try open.page.evaluate("names.clear()")
            for _ in 0..<4 { try open.page.wheel(at: middle, by: -300) }
            try open.settle()
            let others = Set(try open.page.evaluate("[...names]").strings)
            #expect(!others.subtracting(first).isEmpty)
        }

        @Test func theKeyboardWalksTheDots() throws {
            let open = try Self.open()
            defer { open.close() }
            try open.page.evaluate("document.getElementById('stage').focus()")
            try open.page.press("Enter")
            func label() throws -> String { try open.page.evaluate("document.activeElement.getAttribute('aria-label')").string ?? "" }
            var seen: Set<String> = [try label()]
            for key in ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"] {
                try open.page.press(key)
                seen.insert(try label())
            }
            #expect(seen.count > 2 && !seen.contains(""))
            let last = try label()
            try open.page.press("Enter")
            #expect(try last.hasSuffix(": " + open.heading))
        }

        @Test func filtersHideLinesAndWhatTheyLeaveBare() throws {
            let open = try Self.open()
            defer { open.close() }
            let before = try painted(open)
            try open.toggle("met")
            let left = open.fixture.diagram.lines.filter { $0.type.id != "met" }
            let standing = Set(left.flatMap { [$0.source, $0.target] })
            try open.settle()
            #expect(try open.count.hasPrefix("Shown: \(standing.count) of"))
            #expect(try painted(open) != before)
        }

        @Test("Dots of statements have the outlines of how these stand, on the day chosen") func outlines() throws {
            let fixture = try ExplorerFixture(MapFixtures.bundled())
            let open = try fixture.open()
            defer { open.close() }
            // Dashes, or none, are set before and after each of the outlines of a painting, and for nothing else.
            try open.page.evaluate(
                """
                (() => {
                  const { setTransform, setLineDash, stroke } = CanvasRenderingContext2D.prototype;
                  let isOutline = false;
                  Object.assign(CanvasRenderingContext2D.prototype, {
                    setTransform(...rest) { window.outlines = []; setTransform.apply(this, rest); },
                    setLineDash(dashes) { isOutline = !isOutline; setLineDash.call(this, dashes); },
                    stroke(...rest) { if (isOutline) window.outlines.push(this.strokeStyle); stroke.apply(this, rest); },
                  });
                })()
                """)
            let days = try open.page.evaluate("JSON.parse(document.getElementById('graph').textContent).steps.map(s => s.date)").strings
            var expectations: Set<[String]> = []
            for step in [0, days.count / 2, days.count] {
                try open.page.evaluate(
                    "(s => { s.value = \(step); s.dispatchEvent(new Event('input', {bubbles: true})) })(document.getElementById('when'))")
                try open.page.click("#fit")
                try open.settle()
                var selection = Selection()
                if step < days.count { selection.asOf = DateSpan(days[step]) }
                let analysis = ClaimAnalysis(fixture.part.graph, selection)
                let known = Subgraph(fixture.part.graph, selection)
                let expected = fixture.diagram.boxes.map(\.node).filter(known.contains)
                    .compactMap { analysis.claims(of: $0).flatMap { DotOutline($0.status) } }
                    .map { Palette.light.tones(.palette($0.color)).line.lowercased() }.sorted()
                #expect(try open.page.evaluate("outlines").strings.sorted() == expected, "at step \(step)")
                expectations.insert(expected)
            }
            #expect(expectations.count > 1)
            #expect(fixture.html.contains(">disputed: for and against<"))
        }

        @Test func pathsAreFoundAndBroughtOut() throws {
            let open = try Self.open()
            defer { open.close() }
            let before = try painted(open)
            try open.page.click("#trace")
            try open.find("Member 0-20")
            try open.find("Member 1-41")
            try open.settle()
            let nodes = open.fixture.part.graph.nodes
            let ends = try ["Member 0-20", "Member 1-41"].map { name in try #require(nodes.first { $0.name == name }) }
            let expected = try #require(try ConnectionQuery().connections(from: ends[0], to: ends[1], in: open.fixture.part).paths.first)
            #expect(try open.heading == "Member 0-20 to Member 1-41: \(expected.hops.count) hops")
            #expect(try painted(open) != before)
        }

        @Test func theDarkAreNotBlindedAndPaperIsWhite() throws {
            func ink(_ open: ExplorerPageInBrowser) throws -> Double {
                try sum("pixel[3] === 255 && pixel[0] + pixel[1] + pixel[2]", open) / sum("pixel[3] === 255", open)
            }
            let light = try Self.open()
            defer { light.close() }
            let dark = try Self.open { try $0.emulate(.dark) }
            defer { dark.close() }
            #expect(try ink(dark) != ink(light))
            #expect(try dark.page.pdf().starts(with: Data("%PDF".utf8)))
            #expect(try dark.page.pdf().count > 20_000)
        }

        @Test(
            "axe-core finds nothing grave", .needsAccessibilityChecker, arguments: Page.Scheme.allCases, [390, 1280])
        func accessibility(_ scheme: Page.Scheme, _ width: Int) throws {
            let open = try Self.open(width: width, hash: "#node=\(try id("Centre 2"))") { try $0.emulate(scheme) }
            defer { open.close() }
            try open.page.evaluate("document.querySelectorAll('#filters, .keys').forEach(d => d.open = true)")
            let found = try Accessibility.violations(of: open.page)
            #expect(found.filter(\.isGrave).isEmpty, "\(found)")
            #expect(try open.page.evaluate("document.documentElement.scrollWidth <= innerWidth") == true)
        }

        @Test func withoutScriptsTheDrawingAndTheTableRemain() throws {
            let open = try Self.circlesResult.get().open(runsScripts: false)
            defer { open.close() }
            #expect(open.fixture.html.contains("<table>"))
            let names = try open.accessibleNames()
            #expect(names.contains { $0.hasPrefix("A map of 360 nodes") })
            #expect(names.contains("The relations on the map, and where they are known from"))
        }

        @Test func hostileNamesArePaintedAsText() throws {
            var names = (0..<260).map { "Person \($0)" }
            names[3] = "<img src=x onerror=\"alert(1)\">"
            names[4] = String(repeating: "long ", count: 2000)
            names[5] = "\u{202E}gpj.exe"
            let open = try ExplorerFixture(MapFixtures.people(names, url: "javascript:alert(7)")).open()
            defer { open.close() }
            try open.settle()
            for index in 3...5 {
                try open.page.click("#reset")
                try open.find("n\(index)")
                #expect(try open.heading == names[index].drawable)
            }
            #expect(try open.page.evaluate("document.querySelectorAll('img').length") == 0)
        }
    }
}
