import GraphFormats
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct OverviewNamesTests {
    private static let names = OverviewNames(width: 100, lettering: OverviewLabels.plain, maximumLines: 2)

    @Test func whatFitsIsNotCut() {
        let texts = ["Soleimani visited Moscow in July 2015", "Moscow", ""]
        #expect(Self.names.shortened(texts) == texts)
    }

    @Test func theEndIsKept() {
        let text = Self.names.shortened(["Soleimani visited the capital of the Russian Federation once more in February 2017"])[0]
        #expect(text.hasPrefix("Soleimani visited") && text.hasSuffix("2017") && text.contains("…"))
        #expect(Self.names.lines(of: text)?.count == 2)
    }

    @Test func namesThatDifferInTheMiddleShowIt() {
        let names = ["July", "August", "March"].map {
            "Soleimani visited the capital of the Russian Federation once more in \($0) and flew back to the Islamic Republic of Iran"
        }
        let texts = Self.names.shortened(names)
        #expect(Set(texts).count == 3)
        for (text, month) in zip(texts, ["July", "August", "March"]) { #expect(text.contains(month)) }
    }

    /// Names of one long word that differ somewhere in it.
    @Test func longWordsShowWhereTheyDiffer() {
        let start = "https://example.org/registry/of/companies/and/their/owners/"
        let names = (0..<1000).map { start + "entry-\($0)/" + String(repeating: "documents/", count: 3) + "index.html" }
        let texts = Self.names.shortened(names)
        #expect(Set(texts).count == 1000)
        #expect(texts.allSatisfy { Self.names.lines(of: $0) != nil }, "\(texts.first { Self.names.lines(of: $0) == nil } ?? "")")
    }

    @Test func whatIsWrittenInFullIsBrokenIntoLines() {
        let lines = Self.names.allLines(of: String(repeating: "x", count: 10_000))
        #expect(lines.count == 8 && lines.allSatisfy { Self.names.lettering.width(of: $0) <= Self.names.width })
    }

    @Test("Only equal names become equal texts, and all texts fit that can", arguments: 0..<60)
    func law(_ seed: Int) {
        var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let words = ["the", "council", "of", "Soleimani", "é", "2015", "federation", "Verteidigungsministerium", "visited"]
        let names = (0..<24).map { _ in (0..<(4 + next(16))).map { _ in words[next(2 + seed % 8)] }.joined(separator: " ") }
        let texts = Self.names.shortened(names)
        for one in names.indices {
            #expect(Self.names.lines(of: texts[one]) != nil || texts[one] == names[one])
            if Self.names.lines(of: names[one]) != nil { #expect(texts[one] == names[one]) }
            for other in 0..<one { #expect((texts[one] == texts[other]) == (names[one] == names[other])) }
        }
    }

    @Test("On the map of the repository's graph, no two names look alike", arguments: [640.0, 1100, 2000])
    func bundledGraph(_ width: Double) throws {
        let graph = try MapFixtures.bundled()
        let plan = try OverviewPlan(MapDiagram(Subgraph(graph), MapOptions()), MapOptions(), width: width)
        var namesOfText: [String: Set<String>] = [:]
        for label in plan.labels {
            if case .box(let box) = label.subject { namesOfText[label.text, default: []].insert(plan.diagram.boxes[box].node.name) }
        }
        #expect(namesOfText.count > 30)
        #expect(namesOfText.allSatisfy { $0.value.count == 1 })
    }
}
