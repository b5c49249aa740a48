import RelationGraph
import Testing

@Suite("The grade of a report")
struct SourceGradeTests {
    /// What one stance is graded, of a speaker and two whom it cites.
    private func grade(
        speaker: Reliability? = nil, cited: [Reliability?] = [], own: Reliability? = nil, credibility: Credibility? = nil,
        type: String = "reported"
    ) throws -> SourceGrade {
        var builder = GraphBuilder()
        func add(_ id: String, _ kind: String, _ reliability: Reliability?) {
            var draft = NodeDraft(id: Reference(id), kind: kind, name: id)
            draft.facts.reliability = reliability
            builder.add(draft)
        }
        add("speaker", "outlet", speaker)
        add("agency", "outlet", .e)
        add("document", "document", .e)
        for (number, reliability) in cited.enumerated() { add("s\(number)", "source", reliability) }
        builder.statement("claim")
        builder.relate(
            "speaker", type, type == "reported" ? "claim" : "agency", in: ["document"], via: ["agency"],
            citing: cited.indices.map { "s\($0)" }, reliability: own, credibility: credibility)
        let relation = try #require(try builder.build().relations.first { $0.type.id == type })
        return SourceGrade(relation)
    }

    @Test func theLetterBelongsToTheSource() throws {
        #expect(try grade(speaker: .b).reliability == .b)
        #expect(try grade(cited: [.c]).reliability == .c)
        #expect(try grade().reliability == nil, "who passes words on and who prints them are not who said them")
    }

    @Test func theWorstKnownLetterCounts() throws {
        #expect(try grade(speaker: .a, cited: [.d, .b]).reliability == .d)
        #expect(try grade(speaker: .e, cited: [.a]).reliability == .e)
        #expect(try grade(speaker: .b, cited: [nil, .a]).reliability == .b)
    }

    @Test(arguments: Reliability.allCases) func whatCannotBeJudgedCountsAsNothing(_ letter: Reliability) throws {
        let alone = try grade(speaker: letter)
        #expect(alone.reliability == (letter == .f ? nil : letter))
        #expect(try grade(speaker: letter, cited: [.f]) == alone)
        #expect(try grade(speaker: .f, cited: [letter]) == alone)
    }

    @Test func aReportMayBeAnException() throws {
        #expect(try grade(speaker: .e, cited: [.d], own: .a).reliability == .a)
        #expect(try grade(speaker: .a, own: .f).reliability == nil, "of this report, it cannot be judged")
        let graded = try grade(speaker: .b, credibility: .two)
        #expect(graded.code == "B2")
        #expect(graded.words == "usually reliable, probably true")
        #expect(try grade(speaker: .b, credibility: .six).code == "B")
        #expect(try grade(credibility: .three).words == "possibly true")
        #expect(try grade(speaker: .f, credibility: .six).isUnknown)
    }

    @Test func aTieHasNoSpeaker() throws {
        #expect(try grade(speaker: .d, type: "met").reliability == nil)
        #expect(try grade(speaker: .a, cited: [.c], type: "met").reliability == .c)
        #expect(try grade(cited: [.c], own: .b, type: "met").reliability == .b)
    }

    @Test func lettersAreOrderedFromBestToWorst() {
        let known = Reliability.allCases.filter(\.isKnown)
        #expect(known.count == 5)
        for (position, letter) in known.enumerated() {
            #expect(known.filter { $0.isWorse(than: letter) } == Array(known.dropFirst(position + 1)))
            #expect(!letter.isWorse(than: .f) && !Reliability.f.isWorse(than: letter))
        }
        let words = Reliability.allCases.map(\.words) + Credibility.allCases.map(\.words)
        #expect(Set(words).count == 12)
    }
}
