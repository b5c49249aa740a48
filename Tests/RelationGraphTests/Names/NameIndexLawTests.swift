import Testing

@testable import RelationGraph

@Suite struct NameIndexLawTests {
    private let nodes = NamedNode.cast + [.director]
    private static let queries = [
        "Sergei", "Soleimani", "qasem", "Касем", "قاسم", "Fox", "un", "P", "Pu", "Putim", "Lavrov S", "General Soleimani", "force",
        "Moscow",
        "Iran 2015", "Al-Quds",
    ]

    @Test func everyRecordedTextIsFoundFirstWithScoreOne() throws {
        let named = NamedNodes(nodes)
        for record in named.index.records {
            let best = try #require(named.index.matches(record.text).first)
            #expect(best.node == record.node, "\(record.text)")
            #expect(best.score == 1)
            #expect(best.band == .exact)
        }
    }

    @Test(arguments: queries)
    func scoresStandInTheirBandAndFall(query: String) {
        let matches = NamedNodes(nodes).index.matches(query)
        for match in matches {
            #expect(match.band.scores.contains(match.score))
            #expect((0...1).contains(match.similarity))
            #expect(!match.reason.isEmpty)
        }
        for (first, second) in zip(matches, matches.dropFirst()) {
            #expect(first.score >= second.score)
            #expect(first.isBetter(than: second))
        }
        #expect(Set(matches.map(\.node)).count == matches.count)
    }

    @Test func bandsDoNotOverlap() {
        for (weaker, stronger) in zip(NameBand.allCases, NameBand.allCases.dropFirst()) {
            #expect(weaker < stronger)
            #expect(weaker.scores.upperBound < stronger.scores.lowerBound)
        }
    }

    @Test(arguments: queries)
    func theOrderOfTheRecordsDoesNotShow(query: String) {
        let records = NamedNodes.records(nodes)
        let expected = NameIndex(records).matches(query)
        var state: UInt64 = 2015
        for _ in 0..<8 {
            let shuffled = records.map { record in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return (key: state >> 16, record)
            }.sorted { $0.key < $1.key }.map(\.1)
            #expect(NameIndex(shuffled).matches(query) == expected)
            #expect(NameIndex(shuffled).resolve(query) == NameIndex(records).resolve(query))
        }
    }

    @Test(arguments: queries)
    func anotherNumberingOfTheNodesFindsTheSame(query: String) {
        let forward = NamedNodes(nodes)
        let backward = NamedNodes(nodes.reversed())
        let key = { (named: NamedNodes, match: NameMatch) in "\(match.score) \(named.id(match)) \(match.text) \(match.reason)" }
        #expect(
            forward.index.matches(query).map { key(forward, $0) }.sorted()
                == backward.index.matches(query).map { key(backward, $0) }.sorted())
        #expect(forward.answer(query).split(separator: " ").count == backward.answer(query).split(separator: " ").count)
    }

    @Test(arguments: [
        "", " ", "\n\t", "\u{0}\u{1}\u{7F}", "👩‍👩‍👧‍👦", "\u{301}\u{302}", "\u{202E}\u{202D}\u{200F}", "--- ' ''", "\u{FFFD}", "🇮🇷🇷🇺", "the",
        "al-", "*", "%s%n", "\u{10FFFF}",
    ])
    func oddQueriesGetAnAnswer(query: String) {
        let named = NamedNodes(nodes)
        #expect(named.index.matches(query).allSatisfy { $0.score < 0.95 })
        if case .match = named.index.resolve(query) { Issue.record("\(query.debugDescription) names nobody") }
    }

    @Test func longQueriesAreBounded() {
        let named = NamedNodes(nodes)
        for unit in ["a", "a ", "Putin ", "\u{301}", "e\u{301}", "👍", "\u{202E}", "و", "putin-", "''"] {
            for length in [NameIndex.maximumQueryLength / unit.utf8.count, 1 << 20] {
                let query = String(repeating: unit, count: length)
                #expect(named.index.matches(query).allSatisfy { $0.band < .sameLetters })
                if case .match = named.index.resolve(query) { Issue.record("\(length) × \(unit.debugDescription) names nobody") }
            }
        }
    }

    @Test func oddNamesAreFoundByTheirText() {
        let texts = ["👍", "\u{301}", "---", String(repeating: "x", count: 1000), String(repeating: "و", count: 500), "\u{202E}nitup", "O'"]
        let named = NamedNodes(texts.map { NamedNode(id: "id " + $0, name: $0) })
        for text in texts { #expect(named.answer(text) == "id " + text) }
    }

    @Test func anEmptyIndexAndEmptyNamesFindNothing() {
        #expect(NameIndex([]).matches("Putin").isEmpty)
        #expect(NameIndex([]).resolve("Putin") == .none(suggestions: []))
        #expect(NamedNodes([NamedNode(id: "", name: "")]).answer("") == "none: ")
    }

    @Test func canonicallyEquivalentSpellingsAreTheSameText() {
        let named = NamedNodes([NamedNode(id: "a", name: "Erdo\u{11F}an")])
        #expect(named.index.matches("Erdog\u{306}an").first?.band == .exact)
    }

    @Test func manyTasksMayAskOneIndex() async {
        let named = NamedNodes(nodes)
        let expected = NamedNodes(nodes).index.matches("Sergei")
        await withTaskGroup(of: [NameMatch].self) { group in
            for _ in 0..<8 { group.addTask { named.index.matches("Sergei") } }
            for await matches in group { #expect(matches == expected) }
        }
    }
}
