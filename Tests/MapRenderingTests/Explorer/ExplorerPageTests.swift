import Foundation
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

/// What a page to explore holds, as far as its text tells.
@Suite struct ExplorerPageTests {
    /// SHA-256 as policies write it, by a program that surely knows.
    private func hash(_ text: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sys, hashlib, base64; print(base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode())",
        ]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return "sha256-" + answer.trimmingCharacters(in: .newlines)
    }

    @Test("The sums that the policy names are those of the texts: if not, ExplorerAssets has to have the ones told here")
    func sums() throws {
        #expect(try ExplorerAssets.scriptHash == hash(ExplorerAssets.script))
        #expect(try ExplorerAssets.styleHash == hash(ExplorerAssets.style))
        #expect(try ExplorerAssets.paletteHash == hash(MapStyleSheet.wholeText(scope: ExplorerPage.scope)))
    }

    @Test(arguments: MapTheme.allCases) func everyThemeIsWhollyCoveredByThePolicy(_ theme: MapTheme) throws {
        let html = try ExplorerFixture(MapFixtures.dispute(), theme: theme).html
        #expect(html.contains("<html lang=\"en\" data-theme=\"\(theme.rawValue)\">"))
        #expect(html.contains("content=\"default-src 'none'; script-src 'sha256-"))
        #expect(!html.contains(" style=\"") && !html.contains("unsafe") && !html.contains("{{"))
        #expect(html.ranges(of: "<style>").count == (theme == .auto ? 2 : 1))
        #expect(html.ranges(of: "<script").count == 2)
    }

    @Test func theBundledGraphIsSmall() throws {
        let graph = try MapFixtures.bundled()
        for (view, limit) in [("default", 400_000), (nil, 800_000)] {
            let size = try ExplorerFixture(graph, view: view).html.utf8.count
            #expect(size < limit, "the page of \(view ?? "all") has \(size) bytes")
        }
    }

    @Test func theSameMapGivesTheSameBytes() throws {
        let graph = try MapFixtures.dispute()
        #expect(try ExplorerFixture(graph).html == ExplorerFixture(graph).html)
    }

    @Test func nothingOfTheGraphIsMarkup() throws {
        let hostile = "</script><!--<script>alert(1)</script>\"'&{{data}}\u{2028}\u{202E}"
        let html = try ExplorerFixture(MapFixtures.people([hostile, "B"], url: "javascript:alert(1)")).html
        #expect(html.ranges(of: "</script>").count == 2)
        #expect(!html.contains("<!--") && !html.contains("javascript:"))
        #expect(!html.unicodeScalars.contains("\u{2028}") && !html.unicodeScalars.contains("\u{202E}"))
    }

    @Test func aTableOfTheRelationsStandsForThoseWithoutScripts() throws {
        let html = try ExplorerFixture.dispute().html
        let table = html[
            try #require(html.firstRange(of: "<noscript>")).upperBound..<#require(html.firstRange(of: "</noscript>")).lowerBound]
        #expect(
            table.contains(
                "<td>Dmitry Peskov denied: The general visited Moscow in July 2015<td>7 Aug 2015, via Reuters<td>Reuters, 9 Aug 2015; Second report, 15 Aug 2015\n"
            ))
        #expect(table.contains("<span>Reuters, 9 Aug 2015: First report</span>"))
    }
}

@Suite struct ScriptValueTests {
    @Test func whatCouldEndAScriptIsEscaped() {
        var text = ""
        ScriptValue.string("</script>\\\"\u{2028}<!--&\n").write(into: &text)
        #expect(text == #""\u003c/script\u003e\\\" \u003c!--\u0026 ""#)
    }

    @Test func whatIsEmptyIsLeftOut() {
        var text = ""
        ScriptValue.object(dropping: [
            ("a", .integer(1)), ("b", nil), ("c", ScriptValue.strings([]).unlessEmpty), ("d", ScriptValue.strings(["x"]).unlessEmpty),
        ]).write(into: &text)
        #expect(text == #"{"a":1,"d":["x"]}"#)
    }
}

@Suite struct KnowledgeStepsTests {
    @Test("Every day shows what a selection as of it leaves, on every relation and every document of the bundled graph")
    func stepsAgreeWithSelections() throws {
        let graph = try MapFixtures.bundled()
        let steps = KnowledgeSteps(Subgraph(graph), drawn: Subgraph(graph), Selection())
        #expect(steps.days.count > 10)
        for (step, day) in steps.days.enumerated() {
            var selection = Selection()
            selection.asOf = DateSpan(day)
            let part = Subgraph(graph, selection)
            for relation in graph.relations {
                #expect(part.contains(relation) == (steps.first(knowing: relation) <= step), "\(Wording.sentence(relation)) on \(day.text)")
                guard part.contains(relation) else { continue }
                let told = Set(part.documents(of: relation).map(\.id))
                let shown = relation.documents.filter { steps.first(witnessing: relation, $0.index) <= step }.map(\.id)
                #expect(told == Set(shown))
            }
        }
    }

    @Test func nothingHappensWithoutDates() throws {
        let part = Subgraph(try MapFixtures.people(["A", "B", "C"]))
        let steps = KnowledgeSteps(part, drawn: part, Selection())
        #expect(steps.days.isEmpty)
        #expect(part.relations.allSatisfy { steps.first(knowing: $0) == 0 })
    }

    @Test func aDateLimitOfTheSelectionIsKept() throws {
        var selection = Selection()
        selection.asOf = DateSpan("2015-08-10")
        let part = Subgraph(try MapFixtures.dispute(), selection)
        let steps = KnowledgeSteps(part, drawn: part, selection)
        #expect(steps.days.map(\.text) == ["2015-08-07", "2015-08-09"])
    }
}

@Suite struct ExplorerClaimsTests {
    @Test func standingsAreThoseOfTheAnalysisAsOfEveryDay() throws {
        let graph = try MapFixtures.bundled()
        let steps = KnowledgeSteps(Subgraph(graph), drawn: Subgraph(graph), Selection())
        let statements = graph.nodes.filter(\.isStatement)
        let claims = ExplorerClaims(statements, of: graph, Selection(), steps) { _ in true }
        for (step, selection) in (steps.selections + [Selection()]).enumerated() {
            let analysis = ClaimAnalysis(graph, selection)
            for statement in statements {
                let standing = claims.standings[statement.index]?.last { $0.step <= step }
                let expected = analysis.claims(of: statement)
                #expect(standing?.status == expected?.status)
                #expect(standing?.explanation == expected?.explanation)
            }
        }
    }
}
