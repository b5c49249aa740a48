import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// Names that differ by slips of the pen: which of them are compared, and what is told of them.
@Suite struct SlipTests {
    private func answer(_ names: String...) throws -> IdentityResolution {
        let people = names.enumerated().map { "  p\($0.offset): {name: \($0.element), attributes: {born: 1970-05-06}}\n" }
        let text = "relgraph: 1\npeople:\n" + people.joined()
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .relgraph)
        return try IdentityResolution(Subgraph(graph))
    }

    @Test(arguments: [
        ("Tomas Halvorsen", "Tomas Halvortsen", "one letter differs: Halvorsen/Halvortsen"),
        ("Tomas Halvorsen", "Tomas Halvosren", "two letters swapped: Halvorsen/Halvosren"),
        ("Bertil Lindqvist", "Bertul Lindqvixt", "one letter differs: Lindqvist/Lindqvixt"),
        ("Kassim Lindqvist", "Lindqvist Ghasem", "by sound: Kassim/Ghasem"),
        ("Dragan Petrovic", "Petrivic Dragqn", "in another order"),
    ])
    func namesAgreeAndTheReasonSaysHow(first: String, second: String, reason: String) throws {
        let answer = try answer(first, second)
        let proposal = try #require(answer.proposed.first, "\(first), \(second)")
        let text = try #require(proposal.reasons.first { $0.field == .name }?.text)
        #expect(text.contains(reason), "\(text)")
    }

    @Test func aSlipInTheOnlyNameIsFound() throws {
        #expect(try answer("Halvorsen", "Halvortsen").comparedCount == 1)
    }

    @Test func twoSlipsOfOneNameMeetAtTheName() throws {
        // Markik and Marvin are a letter from Marvik each, and two from each other, in words too short for two slips.
        let answer = try answer("Zeljko Marvik", "Zdravko Marvik", "Zlatko Markik", "Zvonimir Marvin")
        #expect(answer.comparedCount == 6)
    }

    @Test func aSlipInALongNameWeighsMoreThanInAShortOne() throws {
        func weight(_ first: String, _ second: String) throws -> Double {
            let proposal = try #require(try answer(first, second).proposed.first, "\(first), \(second)")
            return proposal.weight
        }
        #expect(try weight("Tomas Wolkenstein", "Tomas Wolkensteim") > weight("Tomas Kline", "Tomas Kling"))
    }
}
