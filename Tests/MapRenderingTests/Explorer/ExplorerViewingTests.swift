import BrowserSupport
import Foundation
import RelationGraph
import Testing

@testable import MapRendering

extension ExplorerInBrowser {
    /// Moving the map, filtering it, going through time; and the address that keeps all that.
    @Suite struct Viewing {
        private let middle = Page.Place(x: 400, y: 400)

        @Test func wheelDragButtonsAndKeysMoveTheMap() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            try open.settle()
            let start = try open.scale
            try open.page.wheel(at: middle, by: -300)
            try open.settle()
            let zoomed = try open.scale
            #expect(zoomed > start * 1.2)
            let before = try open.transform
            try open.page.drag(from: middle, to: Page.Place(x: 460, y: 330))
            try open.settle()
            #expect(try open.transform != before && abs(open.scale - zoomed) < 0.01)
            #expect(try open.heading.isEmpty, "a drag is no click")
            #expect(try open.hash.contains("at="))
            try open.page.click("#closer")
            try open.settle()
            #expect(try open.scale > zoomed)
            try open.page.evaluate("document.getElementById('stage').focus()")
            for key in ["-", "+", "ArrowLeft", "ArrowUp"] {
                let last = try open.transform
                try open.page.press(key)
                try open.settle()
                #expect(try open.transform != last, "\(key)")
            }
            try open.page.press("0")
            try open.settle()
            #expect(try abs(open.scale - start) < 0.01)
            #expect(try open.hash.isEmpty)
        }

        @Test("On a narrow window the map opens where it can be read, and is shown whole when that is asked for", arguments: [390, 640])
        func opensReadable(_ width: Int) throws {
            let open = try ExplorerFixture.bundled().open(width: width, height: 844)
            defer { open.close() }
            try open.settle()
            #expect(try open.hash.isEmpty)
            let stage = try #require(try open.page.evaluate("document.getElementById('stage').clientWidth").number)
            #expect(try open.scale > 1.3 * stage)
            // What has the most lines is in view, its name as large as 8 pixels.
            let box = try open.fixture.box("visit-2015")
            let height = try open.page.evaluate(
                "Math.max(...[...document.querySelectorAll('\(box) text')].map(text => text.getBoundingClientRect().height))"
            ).number
            #expect(try #require(height) > 8)
            let center = try open.page.center(of: box)
            #expect(center.x > 0 && center.x < Double(width))
            // It stays so when the window is turned.
            try open.page.setViewport(width: width - 20, height: 800)
            try open.settle()
            #expect(try open.hash.isEmpty && open.scale > 1.3 * stage)
            try open.page.click("#fit")
            try open.settle()
            #expect(try open.scale <= stage + 1)
        }

        @Test func theWheelKeepsWhatIsUnderThePointer() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            try open.settle()
            let box = try open.fixture.box("fox-news")
            let place = try open.page.center(of: box)
            try open.page.wheel(at: place, by: -400)
            try open.settle()
            let after = try open.page.center(of: box)
            #expect(abs(after.x - place.x) < 4 && abs(after.y - place.y) < 4)
        }

        @Test func twoFingersZoomAndAFingerTaps() throws {
            let open = try ExplorerFixture.bundled().open(width: 390, height: 844) {
                try $0.setViewport(width: 390, height: 844, touch: true)
            }
            defer { open.close() }
            let start = try open.scale
            try open.page.pinch(around: Page.Place(x: 200, y: 420), from: 60, to: 220)
            try open.settle()
            #expect(try open.scale > start * 2)
            #expect(try open.heading.isEmpty, "a pinch is no tap")
        }

        @Test func whatIsHiddenIsGone() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            let people = open.fixture.diagram.boxes.filter { $0.node.kind.id == "person" }
            #expect(try open.accessibleNames().contains { $0.hasPrefix("Person: Dmitry Peskov") })
            try open.toggle("People")
            #expect(try !open.isShown(open.fixture.box("peskov")))
            #expect(try !open.isShown(open.fixture.line("peskov", "denied", "putin-met-soleimani-2015")))
            #expect(try !open.accessibleNames().contains { $0.contains("Dmitry Peskov") })
            let (nodes, lines) = (open.fixture.diagram.boxes.count, open.fixture.diagram.lines)
            let left = lines.filter { line in
                [line.source, line.target].allSatisfy { open.fixture.diagram.boxes[$0].node.kind.id != "person" }
            }
            #expect(try open.count == "Shown: \(nodes - people.count) of \(nodes) names, \(left.count) of \(lines.count) lines")
            try open.page.click("#search")
            try open.page.type("peskov")
            #expect(try open.text("#hits") == "1 hidden now")
            try open.page.press("Escape")
            try open.toggle("People")
            #expect(try open.isShown(open.fixture.box("peskov")))
        }

        @Test("A limit on relations drops what it leaves bare, as a selection does; one on a layer as one on its types")
        func layersAndTypes() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            try open.toggle("denied")
            let denials = open.fixture.diagram.lines.filter { $0.type.id == "denied" }
            #expect(!denials.isEmpty)
            let left = open.fixture.diagram.lines.filter { $0.type.id != "denied" }
            #expect(try open.count.contains("\(left.count) of"))
            let standing = Set(left.flatMap { [$0.source, $0.target] })
            #expect(try open.count.hasPrefix("Shown: \(standing.count) of"))
            try open.toggle("denied")
            // The first of the boxes of this name is that of the first layer, ties.
            try open.toggle("All of these")
            let ties = open.fixture.diagram.lines.count { $0.type.layer == .ties }
            #expect(try open.count.contains("\(open.fixture.diagram.lines.count - ties) of"))
            #expect(try open.hash.contains("no-layer=ties"))
        }

        @Test("Every day of the slider shows what a selection as of that day does") func time() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            let days = try open.page.evaluate("JSON.parse(document.getElementById('graph').textContent).steps.map(s => s.date)").strings
            #expect(days.count >= 5)
            for (step, day) in days.enumerated() {
                try open.page.evaluate(
                    "(s => { s.value = \(step); s.dispatchEvent(new Event('input', {bubbles: true})) })(document.getElementById('when'))")
                var selection = Selection()
                selection.asOf = DateSpan(day)
                let known = open.fixture.part.intersection(Subgraph(open.fixture.part.graph, selection))
                let lines = open.fixture.diagram.lines.count { $0.relations.contains(where: known.contains) }
                let count = try open.count
                #expect(count.hasPrefix("Shown: \(known.nodeCount) of"), "\(day): \(count)")
                #expect(count.contains("\(lines) of"), "\(day): \(count)")
                #expect(try open.hash.contains("as-of=\(day)"))
            }
        }

        @Test func whatIsLaterIsNotTold() throws {
            let open = try ExplorerFixture.dispute().open(hash: "#node=visit&as-of=2015-08-09")
            defer { open.close() }
            #expect(try open.text("#date") == "9 Aug 2015")
            let panel = try open.panel
            #expect(panel.contains("Dmitry Peskov") && panel.contains("in Reuters, 9 Aug 2015"))
            // Said before, it is witnessed by the later report too; what that alone tells is not there yet.
            #expect(try !open.isShown(open.fixture.line("reuters", "asserted", "later")))
            let names = try open.accessibleNames()
            #expect(!names.contains { $0.contains("February 2017") })
            #expect(names.contains { $0.contains("Dmitry Peskov spokesperson of Vladimir Putin (Reuters, 9 Aug 2015)") })
        }

        @Test func theSliderIsWorkedByKeysAndPlays() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            try open.page.evaluate("document.getElementById('when').focus()")
            try open.page.press("ArrowLeft")
            #expect(try open.text("#date") == "15 Aug 2015")
            #expect(try open.page.evaluate("document.getElementById('when').getAttribute('aria-valuetext')") == "15 Aug 2015")
            try open.page.press("Home")
            try open.page.click("#play")
            #expect(try open.text("#play") == "Pause")
            try open.page.wait(for: "document.getElementById('date').textContent === 'all that is known'")
            #expect(try open.text("#play") == "Play")
        }

        @Test func theAddressKeepsTheView() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            try open.toggle("denied")
            try open.find("kremlin")
            try open.settle()
            let (hash, count, transform) = (try open.page.evaluate("location.hash").string ?? "", try open.count, try open.transform)
            #expect(hash.contains("node=kremlin") && hash.contains("no-type=denied") && hash.contains("at="))
            let again = try ExplorerFixture.bundled().open(hash: hash)
            defer { again.close() }
            try again.settle()
            #expect(try again.count == count && again.heading == "Kremlin")
            func parts(_ text: String) -> [Double] { text.split { !"-.0123456789".contains($0) }.compactMap { Double($0) } }
            #expect(zip(parts(try again.transform), parts(transform)).allSatisfy { abs($0 - $1) < 3 })
            // The browser's way back leads through what was chosen.
            try open.page.evaluate("history.back()")
            try open.page.wait(for: "document.getElementById('chosen').hidden")
            #expect(try open.hash.contains("no-type=denied"))
            try open.page.click("#reset")
            try open.settle()
            #expect(try open.hash.isEmpty)
            #expect(try open.count.hasPrefix("Shown: \(open.fixture.diagram.boxes.count) of"))
        }

        @Test(
            "An address that makes no sense does no harm",
            arguments: ["#node=nobody&as-of=never&at=1,2", "#%E0%A4%A", "#line=[]&from=x&no-kind=y&at=,,"])
        func nonsense(_ hash: String) throws {
            let open = try ExplorerFixture.dispute().open(hash: hash)
            defer { open.close() }
            #expect(try open.heading.isEmpty)
            #expect(try open.count.hasPrefix("Shown: \(open.fixture.diagram.boxes.count) of"))
        }
    }
}
