import BrowserSupport
import Foundation
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

extension ExplorerInBrowser {
    /// How two names are connected.
    @Suite struct Paths {
        @Test func twoClicksInThatModeFindAPath() throws {
            let open = try ExplorerFixture.bundled().open()
            defer { open.close() }
            try open.page.click("#trace")
            #expect(try open.news == "Choose the first name.")
            try open.page.click(open.fixture.box("fox-news"))
            #expect(try open.text("#trace") == "Choose the second name …")
            try open.page.click(open.fixture.box("peskov"))
            #expect(try open.heading == "Fox News to Dmitry Peskov: 2 hops")
            let panel = try open.panel
            for words in ["runs through a denial (by Dmitry Peskov)", "→ reported", "← denied by", "in TRT World, 15 Aug 2015"] {
                #expect(panel.contains(words), "\(words) in \(panel)")
            }
            #expect(try open.hash.hasPrefix("#from=fox-news&to=peskov"))
            let lit = try open.page.evaluate("[...document.querySelectorAll('.line.lit')].map(e => e.id)").strings
            #expect(lit.count == 2)
            #expect(try open.news.hasPrefix("2 hops: Fox News reported: "))
            try open.page.press("Escape")
            #expect(try open.heading.isEmpty)
            #expect(try open.page.evaluate("document.querySelectorAll('.lit').length") == 0)
        }

        @Test func thePanelLeadsToAPathByKeysAlone() throws {
            let open = try ExplorerFixture.dispute().open()
            defer { open.close() }
            try open.find("western")
            try open.page.press("Tab")
            try open.page.press("Enter")
            #expect(try open.news == "Now choose the other name.")
            try open.find("putin")
            #expect(try open.heading.hasPrefix("Western officials to Vladimir Putin: "))
        }

        @Test func noConnectionIsSaid() throws {
            let open = try ExplorerFixture.dispute().open(hash: "#from=hermit&to=peskov")
            defer { open.close() }
            #expect(try open.panel.contains("No connection between them on this map."))
            try open.page.click("#reset")
            let limited = try ExplorerFixture.dispute().open(hash: "#from=western&to=peskov&no-layer=attribution&no-layer=claims")
            defer { limited.close() }
            #expect(try limited.panel.contains("No connection between them on this map, as far as it is shown."))
        }

        @Test("As short as the command's answer, and through the same names, between every two of the bundled map")
        func allPairs() throws {
            let fixture = try ExplorerFixture.bundled()
            let open = try fixture.open()
            defer { open.close() }
            // What the address asks for, the page answers; its heading tells the length.
            let nodes = fixture.diagram.boxes.map(\.node)
            for from in [nodes[0], try #require(nodes.first { $0.id == "fox-news" }), try #require(nodes.first { $0.isStatement })] {
                for to in nodes where to != from {
                    let expected = try ConnectionQuery().connections(from: from, to: to, in: fixture.part).paths.first
                    try open.page.evaluate(
                        "history.replaceState(null, '', '#' + new URLSearchParams({from: \(Page.quoted(from.id)), to: \(Page.quoted(to.id))})); dispatchEvent(new PopStateEvent('popstate'))"
                    )
                    let heading = try open.heading
                    guard let expected else {
                        #expect(try open.panel.contains("No connection"))
                        continue
                    }
                    #expect(heading.hasSuffix(": \(expected.hops.count) hop\(expected.hops.count == 1 ? "" : "s")"), "\(heading)")
                    let lit = Set(try open.page.evaluate("[...document.querySelectorAll('.box.lit')].map(e => e.id)").strings)
                    #expect(lit.count == expected.nodes.count)
                }
            }
        }
    }
}
