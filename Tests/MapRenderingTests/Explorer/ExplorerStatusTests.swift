import BrowserSupport
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

extension ExplorerInBrowser {
    /// How statements stand, on the map, in the panel and in the filters.
    @Suite struct Statuses {
        private func badge(_ open: ExplorerPageInBrowser, _ id: String) throws -> String {
            try open.text("\(try open.fixture.box(id)) .badge text")
        }

        @Test("Every statement's badge, outline and title are those of the analysis as of every day") func everyDay() throws {
            let fixture = try ExplorerFixture.bundled()
            let open = try fixture.open()
            defer { open.close() }
            let days = try open.page.evaluate("JSON.parse(document.getElementById('graph').textContent).steps.map(s => s.date)").strings
            let statements = fixture.diagram.boxes.map(\.node).filter(\.isStatement)
            #expect(statements.count > 3 && days.count > 3)
            for step in [0, 1, days.count / 2, days.count - 1, days.count] {
                try open.page.evaluate(
                    "(s => { s.value = \(step); s.dispatchEvent(new Event('input', {bubbles: true})) })(document.getElementById('when'))")
                var selection = Selection()
                if step < days.count { selection.asOf = DateSpan(days[step]) }
                let analysis = ClaimAnalysis(fixture.part.graph, selection)
                for statement in statements {
                    guard try open.isShown(fixture.box(statement.id)), let claims = analysis.claims(of: statement) else { continue }
                    let standing = StatementStanding(claims)
                    #expect(try badge(open, statement.id) == standing.badge, "\(statement.id) at step \(step)")
                    let classes = try open.page.evaluate("document.querySelector('\(try fixture.box(statement.id))').className.baseVal")
                        .string
                    #expect(classes?.split(separator: " ").contains { $0 == claims.status.rawValue } == true)
                    #expect(try open.text("\(try fixture.box(statement.id)) title").hasSuffix("; \(standing.words)"))
                    #expect(try open.isShown("\(try fixture.box(statement.id)) .outer") == (claims.status == .disputed))
                }
            }
        }

        @Test func theBadgeLiesInItsBox() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            let outside = try open.page.evaluate(
                """
                [...document.querySelectorAll(".badge")].filter(badge => {
                  const [inner, outer] = [badge, badge.closest(".box").querySelector(":scope > path")].map(e => e.getBoundingClientRect());
                  return inner.width < 5 || inner.left < outer.left || inner.right > outer.right || inner.top < outer.top;
                }).length
                """)
            #expect(outside == 0)
        }

        @Test func thePanelSaysOfWhatTheStatusIs() throws {
            let open = try ExplorerFixture.dispute().open(hash: "#node=visit")
            defer { open.close() }
            #expect(try open.text("#chosen .status") == "DISPUTED")
            #expect(try !open.panel.contains("That is by all"))
            // Without the denial on the page, the statement is what it was.
            try open.toggle("denied")
            #expect(try open.text("#chosen .status") == "DISPUTED")
            #expect(try open.panel.contains("That is by all that was known, whether or not this page shows it."))
            #expect(try badge(open, "visit") == "DISPUTED")
        }

        @Test("Of those without a position as many are counted as are listed")
        func withoutAPosition() throws {
            let graph = try MapFixtures.bundled()
            let open = try ExplorerFixture(graph, view: "default").open(hash: "#node=visit-2015")
            defer { open.close() }
            let statement = try #require(graph.node(id: "visit-2015"))
            let claims = try #require(ClaimAnalysis(graph, Selection()).claims(of: statement))
            let (whole, part) = (claims.undecided.count, claims.partlyUndecided.count)
            #expect(whole > 1 && part > 0)
            #expect(try open.panel.contains(try #require(claims.indecision)))
            #expect(try open.panel.contains("No position (\(whole) speakers, \(part) more in some words only)"))
            let listed = try open.page.evaluate(
                "[...document.querySelectorAll('#chosen section')].find(s => s.textContent.startsWith('No position'))"
                    + ".querySelectorAll(':scope > ul > li').length")
            #expect(listed.number == Double(whole + part))
        }

        @Test func thePanelSaysSoToAReaderOfAPartOfTheNotes() throws {
            var selection = Selection()
            selection.types = ["denied"]
            let open = try ExplorerFixture(MapFixtures.dispute(), selection: selection).open(hash: "#node=visit")
            defer { open.close() }
            #expect(try open.text("#chosen .status") == "DISPUTED")
            #expect(try open.panel.contains("That is by all that was known, whether or not this page shows it."))
        }

        @Test("The ends of a dashed line are not dashed") func ends() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            let dashes = try open.page.evaluate(
                """
                [...document.querySelectorAll('.line')].filter(line => line.querySelector('path + path')).map(line =>
                  [...line.querySelectorAll('path')].map(path => getComputedStyle(path).strokeDasharray === 'none' ? 'solid' : 'dashed').join(' '))
                """
            ).strings
            #expect(Set(dashes).isSubset(of: ["dashed solid", "solid solid", "dashed solid solid", "solid solid solid"]), "\(Set(dashes))")
            #expect(dashes.contains { $0.hasPrefix("dashed") })
        }

        @Test("The outer outline of what is disputed has the colour that the key gives it") func outerOutline() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            func stroke(_ selector: String) throws -> String? {
                try open.page.evaluate("getComputedStyle(document.querySelector(\(Page.quoted(selector)))).stroke").string
            }
            let box = try open.fixture.box("visit")
            #expect(try stroke("\(box) .outer > path") == "rgb(213, 94, 0)")
            #expect(try stroke("\(box) > path") == "rgb(184, 134, 11)")
        }

        @Test func aFilterHidesStatementsByStatus() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            try open.toggle("Disputed")
            #expect(try !open.isShown(open.fixture.box("visit")))
            #expect(try open.isShown(open.fixture.box("later")))
            #expect(try !open.isShown(open.fixture.line("peskov", "denied", "visit")))
            #expect(try open.hash == "#no-status=disputed")
            try open.toggle("Disputed")
            #expect(try open.isShown(open.fixture.box("visit")))
        }

        @Test func withoutScriptsTheStatusOfTheEndIsShown() throws {
            let open = try ExplorerFixture.dispute().open(runsScripts: false)
            defer { open.close() }
            #expect(open.fixture.html.contains(">DISPUTED</text>"))
            #expect(open.fixture.html.contains("class=\"box disputed\""))
        }

        @Test("What was taken back has its sign only from then on") func signs() throws {
            let graph = try MapFixtures.graph(
                """
                relgraph: 1
                people: {a: {name: A Witness}, b: {name: B Witness}}
                outlets: {paper: {name: Paper}}
                documents: {one: {title: One, outlet: paper, date: 2020-01-01}, two: {title: Two, outlet: paper, date: 2020-02-01}}
                statements:
                  s:
                    says: It rained
                    stances:
                      - {asserted: a, on: 2020-01-01, in: [one]}
                      - {denied: a, on: 2020-02-01, in: [two]}
                      - {asserted: b, on: 2020-02-01, in: [two]}
                """)
            let fixture = try ExplorerFixture(graph)
            let open = try fixture.open()
            defer { open.close() }
            let mark = try fixture.line("a", "asserted", "s").replacing("map-e", with: "map-em")
            #expect(try open.isShown(mark))
            try open.page.evaluate(
                "(s => { s.value = 0; s.dispatchEvent(new Event('input', {bubbles: true})) })(document.getElementById('when'))")
            #expect(try !open.isShown(mark))
            #expect(try badge(open, "s") == "ASSERTED")
        }
    }
}
