import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// Pairs of people and organizations as registers describe them.
@Suite struct IdentityResolutionTests {
    private func resolution(_ people: String, node: String? = nil, minimum: Double = 0.5, more: String = "") throws -> (
        IdentityResolution, RelationGraph
    ) {
        let text = "relgraph: 1\npeople:\n" + people.split(separator: "\n").map { "  " + $0 + "\n" }.joined() + more
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .relgraph)
        var question = IdentityResolution.Question()
        question.minimumScore = minimum
        question.node = node.flatMap { graph.node(id: $0)?.index }
        return (try IdentityResolution(Subgraph(graph), question), graph)
    }

    private func pairs(_ proposals: [IdentityProposal], _ graph: RelationGraph) -> [String] {
        proposals.map { [graph.node($0.first).id, graph.node($0.second).id].sorted().joined(separator: " ") }
    }

    private static let soleimanis = """
        un-39: {name: QASEM SOLEIMANI, also: [Qasim Sulaymani], ids: {un: IRi.039, passport: "008827"}, attributes: {born: 1957-03-11}}
        un-40: {name: GHASEM SOLEYMANI, also: [Ghasem Sulaymani], ids: {un: IRi.040}, role: Director of mining}
        ofac: {name: "SOLEIMANI, Qasem", also: ["SOLEYMANI, Ghasem"], ids: {ofac: "10481", passport: "008827"}, attributes: {born: 1957-03-11}}
        """

    @Test func oneManOfTwoListsIsProposedAndHisNamesakeKeptApart() throws {
        let (answer, graph) = try resolution(Self.soleimanis)
        #expect(pairs(answer.proposed, graph) == ["ofac un-39"])
        let proposal = try #require(answer.proposed.first)
        #expect(try #require(proposal.score) > 0.99)
        #expect(Set(proposal.reasonsFor.map(\.field)) == [.birth, .identifier, .name])
        #expect(pairs(answer.apart, graph) == ["ofac un-40"])
        let rival = try #require(answer.apart.first?.reasonsAgainst.first)
        #expect(rival.field == .rival && rival.text.contains("[un-39] better") && rival.text.contains("IRi.039"))
        #expect(answer.incomparable.isEmpty)
    }

    @Test func aRegisterTellsItsEntriesApart() throws {
        let (answer, graph) = try resolution(Self.soleimanis, node: "un-40")
        #expect(pairs(answer.apart, graph).sorted() == ["ofac un-40", "un-39 un-40"])
        #expect(answer.apart.contains { $0.reasons.contains { $0.field == .register } })
    }

    @Test func namesAloneDecideNothing() throws {
        let (answer, graph) = try resolution("a: {name: Tomas Orvat}\nb: {name: Tomas Orvat}")
        #expect(answer.proposed.isEmpty && answer.apart.isEmpty)
        #expect(pairs(answer.incomparable, graph) == ["a b"])
        #expect(answer.incomparable.first?.score == nil)
        #expect(answer.incomparable.first?.nameSimilarity == 1)
    }

    @Test func scriptsThatDoNotMeetCannotBeCompared() throws {
        let (answer, graph) = try resolution(
            "a: {name: 王小明, country: China, attributes: {born: 1970-05-06}}\nb: {name: Wang Xiaoming, country: China, attributes: {born: 1970-05-06}}"
        )
        #expect(pairs(answer.incomparable, graph) == ["a b"])
        #expect(answer.incomparable.first?.nameSimilarity == nil && answer.incomparable.first?.score == nil)
        #expect(answer.incomparable.first?.reasons.contains { $0.text.contains("scripts") } == true)
    }

    @Test(arguments: [
        ("Сергей Иванович Лавренов", "Lavrenov, Sergei"), ("Абдул Рахман Зейди", "Abdulrahman Zaidi"),
        ("Abd al-Rahman Zaidi", "Abdulrahman Zaidi"),
        ("Qasem Soleimani", "Kassim Sulaymani"), ("Tomáš Orvát", "T. Orvat"), ("Jorgen Halvorsen", "Jörgen Halvorson"),
    ])
    func spellingsOfOneNameAgree(first: String, second: String) throws {
        let (answer, _) = try resolution(
            "a: {name: \"\(first)\", attributes: {born: 1970-05-06}}\nb: {name: \"\(second)\", attributes: {born: 1970-05-06}}")
        #expect(answer.proposed.count == 1, "\(first), \(second)")
        #expect(try #require(answer.proposed.first?.nameSimilarity) >= 0.75)
    }

    @Test(arguments: [
        ("1957-03-11", "1957-03-11", true), ("1957-03-11", "1957", true), ("1957~", "1958-01-02", true), ("1955/1959", "1957-03-11", true),
        ("1957-03-11", "1957-11-03", true), ("1957-03-11", "1969-07-20", false), ("1957~", "1969-07-20", false),
    ])
    func datesOfBirthDecide(first: String, second: String, isProposed: Bool) throws {
        let (answer, _) = try resolution(
            "a: {name: Tomas Orvat, attributes: {born: \(first)}}\nb: {name: Tomas Orvat, attributes: {born: \(second)}}", minimum: 0.2)
        #expect(answer.proposed.count == (isProposed ? 1 : 0))
        #expect(answer.apart.count == (isProposed ? 0 : 1))
    }

    @Test func countriesAreKnownByAllTheirNames() throws {
        let (answer, _) = try resolution(
            "a: {name: Tomas Orvat, country: Iran (Islamic Republic of)}\nb: {name: Tomas Orvat, country: ir}", minimum: 0)
        #expect(answer.proposed.first?.reasons.contains { $0.field == .country && $0.weight > 0 } == true)
    }

    @Test func formsOfCompaniesAreNoPartOfTheirNames() throws {
        let more = """
            organizations:
              a: {name: Северный Порт ООО, country: Russia}
              b: {name: "Severny Port, Ltd.", country: Russian Federation}
              c: {name: Severny Port JSC, country: Russia}
            """
        let (answer, graph) = try resolution("x: {name: X}", minimum: 0.2, more: more)
        let proposal = try #require(answer.proposed.first { pairs([$0], graph) == ["a b"] })
        #expect(proposal.nameSimilarity ?? 0 > 0.9)
        #expect(proposal.reasons.contains { $0.field == .form && $0.weight > 0 })
        #expect(answer.proposed.contains { $0.reasons.contains { $0.field == .form && $0.weight < 0 } })
    }

    @Test func whatIsJudgedIsNotProposedAgain() throws {
        let judged = "ties:\n  - {from: un-39, same-as: ofac}\n  - {from: un-40, not-same-as: ofac}\n"
        let (answer, _) = try resolution(Self.soleimanis, more: judged)
        #expect(answer.proposed.isEmpty && answer.apart.isEmpty)
        // The third follows: who is not one with ofac is not one with un-39 either.
        #expect(answer.settledCount == 3)
    }

    @Test func peopleAndOrganizationsAreNeverOne() throws {
        let (answer, _) = try resolution(
            "a: {name: Orvat Trading, country: Iran}", minimum: 0, more: "organizations:\n  b: {name: Orvat Trading, country: Iran}\n")
        #expect(answer.proposed.isEmpty && answer.incomparable.isEmpty)
    }

    @Test func onlyPairsAcrossAreCompared() throws {
        let (_, graph) = try resolution(Self.soleimanis)
        var question = IdentityResolution.Question()
        question.against = [try #require(graph.node(id: "ofac")?.index)]
        let answer = try IdentityResolution(Subgraph(graph), question)
        #expect(answer.comparedCount == 2)
    }

    /// Whoever is judged apart from one of two that are one is apart from both.
    @Test func apartFromOneIsApartFromAllThatAreOneWithIt() throws {
        let graph = try graph { builder in
            builder.nodes("person", "a", "b", "c", "d")
            builder.relate("a", "same-as", "b")
            builder.relate("a", "not-same-as", "c")
        }
        let recorded = RecordedIdentities(Subgraph(graph))
        func areApart(_ one: String, _ other: String) throws -> Bool {
            recorded.areApart(try #require(graph.node(id: one)).index, try #require(graph.node(id: other)).index)
        }
        #expect(try areApart("a", "c") && areApart("c", "b") && !areApart("a", "b") && !areApart("b", "d"))
        let (b, c) = (try #require(graph.node(id: "b")).index, try #require(graph.node(id: "c")).index)
        #expect(recorded.grounds(b, c).map(\.type.id) == ["not-same-as"])
        #expect(recorded.grounds(b, try #require(graph.node(id: "a")).index).map(\.type.id) == ["same-as"])
    }
}
