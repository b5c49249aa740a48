import BrowserSupport
import Foundation
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

extension ExplorerInBrowser {
    /// Choosing a name or a line, by mouse, by keys, by search, and what is then told.
    @Suite struct Choosing {
        @Test func thePageOpensWithTheWholeMap() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            let (nodes, lines) = (open.fixture.diagram.boxes.count, open.fixture.diagram.lines.count)
            #expect(try open.count == "Shown: \(nodes) of \(nodes) names, \(lines) of \(lines) lines")
            #expect(try open.heading.isEmpty && open.hash.isEmpty)
        }

        @Test func aClickOnABoxTellsWhatIsKnown() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            try open.page.click(open.fixture.box("visit"))
            #expect(try open.heading == "The general visited Moscow in July 2015")
            let panel = try open.panel
            let visit = try #require(open.fixture.part.graph.node(id: "visit"))
            let explanation = try #require(ClaimAnalysis(open.fixture.part.graph).claims(of: visit)?.explanation)
            #expect(panel.lowercased().contains(explanation.lowercased()))
            for words in ["For (1 speaker)", "Against (1 speaker)", "Dmitry Peskov", "denied", "7 Aug 2015, via Reuters", "Second report"] {
                #expect(panel.contains(words), "\(words) in \(panel)")
            }
            #expect(try open.news.hasPrefix("Statement: The general visited Moscow in July 2015"))
            #expect(try open.hash == "#node=visit")
        }

        @Test func aClickOnALineTellsOfIt() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            let line = try open.fixture.line("peskov", "denied", "visit")
            let place = try open.page.evaluate(
                """
                (() => {
                  const path = document.querySelector("\(line) path");
                  const point = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
                  return [point.x + 3, point.y + 2];
                })()
                """)
            try open.page.click(at: Page.Place(x: #require(place[0].number), y: #require(place[1].number)))
            #expect(try open.heading == "Dmitry Peskov denied: The general visited Moscow in July 2015")
            #expect(try open.panel.contains("in Reuters, 9 Aug 2015: First report"))
        }

        @Test func aClickBesideEverythingChoosesNothing() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            let stage = try open.page.evaluate("(b => [b.left, b.bottom])(document.getElementById('stage').getBoundingClientRect())")
            try open.page.click(at: Page.Place(x: #require(stage[0].number) + 3, y: #require(stage[1].number) - 3))
            #expect(try open.heading.isEmpty)
        }

        @Test(
            "Search knows names, aliases and ids, without case and diacritics",
            arguments: [
                ("PÉSKÓV", "Dmitry Peskov"), ("western", "Western officials"),
                ("moscow february", "The general visited Moscow in February 2017"),
            ])
        func search(_ query: String, _ name: String) throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            try open.page.click("#search")
            try open.page.type(query)
            #expect(try open.text("#hits [aria-selected=true] .hit") == name)
            #expect(try open.news.hasSuffix("found"))
            try open.page.press("Enter")
            #expect(try open.heading == name)
            // The keyboard goes on where the answer stands, and the way back leads to where it was.
            #expect(try open.page.evaluate("document.activeElement.matches('#chosen h2')") == true)
            try open.page.press("Escape")
            #expect(try open.heading.isEmpty)
            #expect(try open.page.evaluate("document.activeElement.id") == "search")
        }

        @Test func anAliasIsFoundInItsOwnScript() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            try open.find("песков")
            #expect(try open.heading == "Dmitry Peskov")
        }

        @Test func aSearchThatFindsNothingSaysSo() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            try open.page.click("#search")
            try open.page.type("zzz")
            #expect(try open.text("#hits") == "No name matches")
            try open.page.press("Enter")
            #expect(try open.heading.isEmpty)
            try open.page.press("Escape")
            #expect(try open.page.evaluate("document.getElementById('hits').hidden") == true)
        }

        @Test func theKeyboardWalksTheMap() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            try open.page.evaluate("document.getElementById('stage').focus()")
            try open.page.press("Enter")
            func focused() throws -> String { try open.page.evaluate("document.activeElement.id").string ?? "" }
            let first = try focused()
            #expect(first.hasPrefix("map-n"))
            var seen: Set<String> = [first]
            for key in ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"] {
                try open.page.press(key)
                seen.insert(try focused())
            }
            #expect(seen.count > 2)
            #expect(try open.page.evaluate("document.querySelectorAll('.box[tabindex=\"0\"]').length") == 1)
            let name = try open.page.evaluate("document.activeElement.querySelector('title').textContent").string ?? ""
            try open.page.press("Enter")
            #expect(try !open.heading.isEmpty && name.contains(open.heading))
            let last = try focused()
            #expect(!last.hasPrefix("map-n"))
            try open.page.press("Escape")
            #expect(try seen.contains(focused()))
        }

        @Test func theListOfNamesIsOneStopWithArrowsWithin() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            let names = try open.page.evaluate("[...document.querySelectorAll('#names button')].map(b => b.textContent)").strings
            #expect(Set(names) == Set(open.fixture.diagram.boxes.map(\.node.name)))
            #expect(try open.page.evaluate("document.querySelectorAll('#names button[tabindex=\"0\"]').length") == 1)
            try open.page.evaluate("document.querySelector('#names button').focus()")
            try open.page.press("ArrowDown")
            try open.page.press("End")
            try open.page.press("Enter")
            #expect(try open.heading == names.last)
        }

        @Test func whatIsNotOnTheMapIsToldAsText() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            try open.find("visit-2015")
            #expect(try open.page.evaluate("document.querySelectorAll('#chosen .absent').length > 0") == true)
            let shown = try open.page.evaluate("[...document.querySelectorAll('#chosen button.name')].map(b => b.textContent)").strings
            #expect(Set(shown).isSubset(of: Set(open.fixture.diagram.boxes.map(\.node.name))))
        }
    }
}
