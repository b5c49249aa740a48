import BrowserSupport
import Foundation
import RelationGraph
import Testing

@testable import MapRendering

extension ExplorerInBrowser {
    /// Readers with small screens, dark rooms, printers, screen readers, without scripts; and writers of hostile names.
    @Suite struct Readers {
        @Test("Nothing is wider than the window", arguments: [320, 390, 640, 800, 1280]) func widths(_ width: Int) throws {
            let open = try ExplorerFixture.bundled().open(width: width, height: 700, hash: "#node=visit-2015")
            defer { open.close() }
            try open.toggle("People")
            #expect(try open.page.evaluate("document.documentElement.scrollWidth <= innerWidth") == true)
            #expect(try open.page.evaluate("document.getElementById('stage').clientHeight > 200") == true)
        }

        @Test func aPanelBelowTheMapComesIntoView() throws {
            let open = try ExplorerFixture.bundled().open(width: 390, height: 844) { try $0.emulate(reducedMotion: true) }
            defer { open.close() }
            try open.find("peskov")
            let top = try #require(try open.page.evaluate("document.querySelector('#chosen h2').getBoundingClientRect().top").number)
            #expect(0...844 ~= top)
        }

        @Test func lessMotionIsRespected() throws {
            let open = try ExplorerFixture.bundled().open { try $0.emulate(reducedMotion: true) }
            defer { open.close() }
            try open.page.click("#search")
            try open.page.type("peskov")
            try open.page.press("Enter")
            try open.page.evaluate("new Promise(requestAnimationFrame)")
            let first = try open.transform
            try open.settle()
            #expect(try open.transform == first)
        }

        @Test func theDarkAreNotBlinded() throws {
            let open = try ExplorerFixture.bundled().open { try $0.emulate(.dark) }
            defer { open.close() }
            let colors = try open.page.evaluate(
                """
                [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector("aside")).backgroundColor,
                 getComputedStyle(document.querySelector(".box text")).fill]
                """
            ).strings
            #expect(colors[0] == "rgb(20, 24, 29)" && colors[1] == "rgb(28, 34, 42)")
            #expect(colors[2] != "rgb(26, 26, 26)")
        }

        @Test func paperShowsTheMapAndThePanelOnly() throws {
            let open = try ExplorerFixture.bundled().open(hash: "#node=visit-2015") { try $0.emulate(.dark) }
            defer { open.close() }
            try open.page.emulate(.dark, isPrint: true)
            for hidden in [".tools", ".zoom", ".time", "#names", "#filters"] { #expect(try !open.isShown(hidden), "\(hidden)") }
            for shown in ["#map", "#chosen", "h1"] { #expect(try open.isShown(shown), "\(shown)") }
            // None, that is the paper's.
            #expect(try open.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)")
            try open.page.emulate(.dark)
            #expect(try open.isShown("#names"))
            #expect(try open.page.pdf().starts(with: Data("%PDF".utf8)))
        }

        @Test("Whatever is in view, paper shows the whole map, and its key") func paperShowsAllOfIt() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            try open.settle()
            let box = "document.querySelector('.stage > svg').getAttribute('viewBox')"
            try open.page.emulate(.light, isPrint: true)
            let whole = try open.page.evaluate(box)
            try open.page.emulate(.light)
            for _ in 1...4 { try open.page.click("#closer") }
            try open.settle()
            try open.page.emulate(.light, isPrint: true)
            #expect(try open.page.evaluate(box) == whole)
            #expect(try open.isShown(".keys"))
            let content = "getComputedStyle(document.querySelector('.keys'), '::details-content').contentVisibility"
            #expect(try open.page.evaluate(content) == "visible")
            // It says what is not shown.
            #expect(try open.text("#hidden").isEmpty)
            try open.page.emulate(.light)
            try open.toggle("People")
            try open.page.emulate(.light, isPrint: true)
            #expect(try open.text("#hidden") == "Hidden: People" && open.isShown("#hidden"))
        }

        @Test func withoutScriptsMapAndTableRemain() throws {
            let open = try ExplorerFixture.dispute().open(runsScripts: false)
            defer { open.close() }
            let names = try open.accessibleNames()
            #expect(names.contains { $0.hasPrefix("Person: Dmitry Peskov") })
            #expect(names.contains("The relations on the map, and where they are known from"))
            #expect(!names.contains("Search names"))
        }

        @Test(
            "axe-core finds nothing grave", .needsAccessibilityChecker,
            arguments: Page.Scheme.allCases, ["", "#node=visit-2015", "#from=fox-news&to=peskov", "#node=peskov&as-of=2015-08-09"])
        func accessibility(_ scheme: Page.Scheme, _ hash: String) throws {
            let open = try ExplorerFixture.bundled().open(hash: hash) { try $0.emulate(scheme) }
            defer { open.close() }
            let found = try Accessibility.violations(of: open.page)
            #expect(found.filter(\.isGrave).isEmpty, "\(found)")
            try open.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            try open.page.click("#search")
            try open.page.type("mos")
            let others = try Accessibility.violations(of: open.page)
            #expect(others.filter(\.isGrave).isEmpty, "\(others)")
        }

        @Test("axe-core finds nothing grave on a phone", .needsAccessibilityChecker) func accessibilityOnAPhone() throws {
            let open = try ExplorerFixture.bundled().open(width: 390, height: 844, hash: "#node=visit-2015")
            defer { open.close() }
            let found = try Accessibility.violations(of: open.page)
            #expect(found.filter(\.isGrave).isEmpty, "\(found)")
        }

        @Test("axe-core finds nothing grave in a figure on somebody's page", .needsAccessibilityChecker, arguments: Page.Scheme.allCases)
        func accessibilityOfAFigure(_ scheme: Page.Scheme) throws {
            var options = MapOptions()
            options.isEmbedded = true
            let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.bundled(), options)
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("figure-\(UUID().uuidString).html")
            defer { try? FileManager.default.removeItem(at: file) }
            let head =
                "<!doctype html><html lang=en><meta name=color-scheme content='light dark'><title>A report</title><main><h1>A report</h1>"
            try (head + diagram.svg(composed) + "</main>").write(to: file, atomically: true, encoding: .utf8)
            let page = try Browser.current().page()
            defer { page.close() }
            try page.emulate(scheme)
            try page.open(file)
            let found = try Accessibility.violations(of: page)
            #expect(found.filter(\.isGrave).isEmpty, "\(found)")
            // In a column narrower than the figure, and in one wider than it.
            let widths = try page.evaluate(
                """
                ["300px", "3000px"].map(width => {
                  const main = document.querySelector("main");
                  main.style.width = width;
                  return main.querySelector("svg").getBoundingClientRect().width;
                })
                """)
            #expect(widths[0] == 300)
            #expect(try #require(widths[1].number) < 3000)
            #expect(page.problems.isEmpty)
        }

        @Test func hostileNamesAreTextAndNothingElse() throws {
            let hostile = [
                "<img src=x onerror=\"alert(1)\">", "</script><script>alert(2)</script>", "</title></svg><script>alert(3)</script>", "<!--",
                "]]>", "javascript:alert(4)", "\u{202E}gpj.exe", "a\u{200B}b\u{2028}c\u{2029}d", "{{data}}", "' onclick='alert(5)' x='",
                "Z\(String(repeating: "\u{0301}", count: 500))", String(repeating: "long ", count: 2000), "${alert(6)}", "\\u003cb>",
                "</noscript>",
                "constructor", "__proto__",
            ]
            let fixture = try ExplorerFixture(MapFixtures.people(hostile, url: "javascript:alert(7)"))
            let open = try fixture.open(hash: "#node=n5")
            defer { open.close() }
            let count = hostile.count
            #expect(try open.count == "Shown: \(count) of \(count) names, \(count) of \(count) lines")
            for (index, name) in hostile.enumerated() {
                try open.page.click("#reset")
                try open.find("n\(index)")
                #expect(try open.heading == name.drawable, "\(name.prefix(40))")
                #expect(
                    try open.page.evaluate(
                        "document.querySelectorAll('img, #page script:not(#graph, [type=module]), [onclick], [onerror]').length") == 0)
                #expect(try open.page.evaluate("[...document.links].every(a => /^https?:/.test(a.href))") == true)
            }
            #expect(try open.page.evaluate("document.documentElement.scrollWidth <= innerWidth") == true)
        }

        @Test("What is smuggled into the page all the same does not run") func thePolicyHolds() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.discard() }
            let answer = try open.page.evaluate(
                """
                (() => {
                  const script = document.createElement("script");
                  script.textContent = "window.ran = true";
                  document.body.append(script);
                  const place = document.createElement("div");
                  place.innerHTML = "<img src=x onerror='window.ran = true'><p style='color: red'>";
                  document.body.append(place);
                  return new Promise(done => setTimeout(() => done([window.ran === true, getComputedStyle(place.lastChild).color]), 200));
                })()
                """)
            #expect(answer[0] == false && answer[1] != "rgb(255, 0, 0)")
            #expect(open.page.problems.allSatisfy { $0.contains("Content Security Policy") })
        }

        @Test func aGraphWithoutClaimsOrDatesHasAPageToo() throws {
            let open = try ExplorerFixture(MapFixtures.people(["A", "B", "C"])).open()
            defer { open.close() }
            #expect(try !open.isShown(".time"))
            try open.page.click(open.fixture.box("n1"))
            #expect(try open.heading == "B")
        }
    }
}
