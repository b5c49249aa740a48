import GraphFormats
import GraphKernels
import RelationAnalysis
import RelationGraph
import Testing

/// What holds for all lists of people, whoever is on them.
@Suite struct IdentityLawTests {
    /// A numbered pair of people with its outcome: what has to be the same.
    private struct Finding: Hashable, CustomStringConvertible {
        var ids: Set<String>
        var outcome: IdentityOutcome
        var score: Double?
        var weight: Double

        var description: String { "\(ids.sorted()) \(outcome) \(score ?? -1) \(weight)" }
    }

    /// People with few given names and many surnames, some of them misspelt, as lines of notes.
    private static func people(count: Int, seed: UInt64) -> [String] {
        var random = SplitMix64(seed: seed)
        let given = ["Ali", "Omar", "Maria", "Ivan", "Kassim", "Ghasem", "Сергей", "Sergei"]
        let syllables = ["mar", "vik", "hol", "stein", "ova", "bek", "zad", "ran", "tol", "min"]
        func pick<Element>(_ elements: [Element]) -> Element { elements[Int(random.next() % UInt64(elements.count))] }
        return (0..<count).map { number in
            var surname = pick(syllables) + pick(syllables) + pick(syllables)
            if random.next() % 3 == 0 { surname = String(surname.dropLast()) + pick(["a", "k", ""]) }
            let name = random.next() % 2 == 0 ? "\(pick(given)) \(surname)" : "\"\(surname), \(pick(given))\""
            let born = random.next() % 3 == 0 ? "" : ", attributes: {born: \(1960 + random.next() % 9)-05-0\(1 + random.next() % 4)}"
            return "  p\(number): {name: \(name), country: \(pick(["ir", "ru", "sy"]))\(born)}\n"
        }
    }

    private func findings(_ lines: [String], execution: Execution = .automatic) throws -> Set<Finding> {
        let text = "relgraph: 1\npeople:\n" + lines.joined()
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .relgraph)
        var question = IdentityResolution.Question()
        question.minimumScore = 0.05
        let answer = try IdentityResolution(Subgraph(graph), question, execution: execution)
        return Set(
            (answer.proposed + answer.apart + answer.incomparable).map { proposal in
                Finding(
                    ids: [graph.node(proposal.first).id, graph.node(proposal.second).id], outcome: proposal.outcome,
                    score: proposal.score, weight: proposal.weight)
            })
    }

    @Test(arguments: [1, 2, 3])
    func theOrderOfTheListDoesNotMatter(seed: UInt64) throws {
        let lines = Self.people(count: 300, seed: seed)
        let expected = try findings(lines)
        #expect(expected.count > 10)
        #expect(try findings(lines.reversed()) == expected)
        var random = SplitMix64(seed: seed)
        #expect(try findings(lines.shuffled(using: &random)) == expected)
    }

    @Test func theNumberOfThreadsDoesNotMatter() throws {
        let lines = Self.people(count: 600, seed: 9)
        #expect(try findings(lines, execution: Execution(threads: 4)) == findings(lines, execution: .serial))
    }

    @Test func somebodyElseChangesScoresByTheirFrequenciesAlone() throws {
        let lines = Self.people(count: 200, seed: 4)
        let before = try findings(lines)
        let after = try findings(lines + ["  other: {name: Wolfgang Quast, country: de}\n"])
        #expect(before.count == after.count)
        for finding in before {
            let other = try #require(after.first { $0.ids == finding.ids })
            // A name word weighs log₂ (nodes + 500) / frequency: one node more adds less than 0.003 for each of them.
            #expect(abs(other.weight - finding.weight) < 0.02 && other.outcome == finding.outcome, "\(finding), \(other)")
        }
    }

    @Test func aGroupThatIsTooLargeIsSplitAndTold() throws {
        let lines = (0..<400).map { number in
            "  p\(number): {name: Ali Hasan, attributes: {born: \(1900 + number / 4)-0\(1 + number % 4)-01}}\n"
        }
        let twins = [
            "  a: {name: Ali Hasan, attributes: {born: 2001-02-03}}\n", "  b: {name: Hasan Ali, attributes: {born: 2001-02-03}}\n",
        ]
        let text = "relgraph: 1\npeople:\n" + lines.joined() + twins.joined()
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .relgraph)
        let answer = try IdentityResolution(Subgraph(graph))
        #expect(answer.comparedCount < 402 * 401 / 2 / 10)
        #expect(answer.omission.groupCount >= 1)
        #expect(answer.omission.largest.first?.count == 402)
        let found = answer.proposed.map { Set([graph.node($0.first).id, graph.node($0.second).id]) }
        #expect(found.contains(["a", "b"]))
    }

    @Test func cancelledWorkThrows() throws {
        let text = "relgraph: 1\npeople:\n" + Self.people(count: 50, seed: 5).joined()
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .relgraph)
        let monitor = RunMonitor()
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) { try IdentityResolution(Subgraph(graph), execution: Execution(monitor: monitor)) }
    }
}
