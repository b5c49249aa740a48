import GraphKernels
import RelationAnalysis
import RelationGraph
import Testing

@Suite("Laws of the claim analysis") struct ClaimLawTests {
    private static let seeds: Range<UInt64> = 0..<60

    /// What an analysis answers for every statement, in words.
    private func answers(_ notes: ClaimNotes) throws -> [String: [String]] {
        let analysis = try notes.analysis()
        var answers: [String: [String]] = [:]
        for claims in analysis.statements {
            var words = [claims.explanation]
            for side in [Polarity.for, .against] {
                guard let sources = try analysis.sources(side, of: claims.statement) else { continue }
                words.append("\(sources.side.interval): \(sources.side.origins.map { "\($0.node.id) \($0.identity) \($0.partners.ids)" })")
                words.append("choke points \(sources.chokePoints.ids), circles \(sources.circles.map(\.ids))")
                words.append("chains \(sources.chains.map(\.ids))")
                words.append(try #require(analysis.side(side, of: claims.statement, withDerived: true)).interval)
            }
            answers[claims.statement.id] = words
        }
        return answers
    }

    @Test("Nothing depends on the order of files or of entries", arguments: seeds)
    func order(seed: UInt64) throws {
        var random = RandomClaims(seed: seed)
        let one = try answers(ClaimNotes(files: random.files()))
        for _ in 0..<3 {
            let other = try answers(ClaimNotes(files: random.shuffledFiles()))
            for (statement, words) in one {
                #expect(other[statement] == words, "\(statement), seed \(seed)")
            }
        }
    }

    @Test("A document that only cites existing ones never raises the number of origins", arguments: seeds)
    func citingDocument(seed: UInt64) throws {
        var random = RandomClaims(seed: seed)
        let before = try ClaimNotes(files: random.files())
        let analysis = try before.analysis()
        for claims in analysis.statements {
            for (side, verb) in [(Polarity.for, "reported"), (.against, "denied")] {
                let old = try #require(analysis.side(side, of: claims.statement))
                let cited = claims.positions(side).map(\.speaker.id) + old.documents.ids
                guard !cited.isEmpty else { continue }
                let names = random.some(of: cited)
                let speaker = random.one(of: ["newcomer", random.one(of: cited.filter { !$0.hasPrefix("d") } + ["newcomer"])])
                let addition = """
                    outlets: {newcomer: {name: Newcomer}}
                    documents: {novelty: {title: N, outlet: newcomer}}
                    ties:
                      - {from: \(speaker), \(verb): \(claims.statement.id), citing: [\(names.joined(separator: ", "))], in: [novelty]}
                    """
                let after = try ClaimNotes(files: random.files() + [addition]).side(side, claims.statement.id)
                // A speaker who takes the other side by the new word has moved, not been cited.
                #expect(after.independence.atMost <= old.independence.atMost, "\(claims.statement.id) \(side) \(names), seed \(seed)")
                #expect(after.independence.atLeast <= old.independence.atLeast, "\(claims.statement.id) \(side) \(names), seed \(seed)")
            }
        }
    }

    @Test("One more voice never lowers the number of origins", arguments: seeds)
    func newVoice(seed: UInt64) throws {
        var random = RandomClaims(seed: seed)
        let analysis = try ClaimNotes(files: random.files()).analysis()
        for claims in analysis.statements {
            for (side, verb) in [(Polarity.for, "confirmed"), (.against, "denied")] {
                let old = try #require(analysis.side(side, of: claims.statement))
                let ties = random.some(of: ["works-for: q0", "leads: q1", "works-for: q2", "same-as: p0, note: n"], in: 0...3)
                let addition = """
                    outlets: {newspaper: {name: Newspaper}}
                    documents: {novelty: {title: N, outlet: newspaper}}
                    people: {newcomer: {name: Newcomer, ties: [\(ties.map { "{\($0)}" }.joined(separator: ", "))]}}
                    ties:
                      - {from: newcomer, \(verb): \(claims.statement.id), in: [novelty]}
                    """
                let new = try ClaimNotes(files: random.files() + [addition]).side(side, claims.statement.id)
                #expect(new.independence.atMost >= old.independence.atMost, "\(claims.statement.id) \(side) \(ties), seed \(seed)")
                #expect(new.independence.atLeast >= old.independence.atLeast, "\(claims.statement.id) \(side) \(ties), seed \(seed)")
            }
        }
    }

    @Test("Removing an origin never raises the number of origins", arguments: seeds)
    func removedOrigin(seed: UInt64) throws {
        let random = RandomClaims(seed: seed)
        let notes = try ClaimNotes(files: random.files())
        let analysis = try notes.analysis()
        for claims in analysis.statements {
            for side in [Polarity.for, .against] {
                for derived in [false, true] {
                    let whole = try #require(analysis.side(side, of: claims.statement, withDerived: derived))
                    for origin in whole.originIDs {
                        let rest = try notes.side(side, claims.statement.id, without: [origin], withDerived: derived)
                        #expect(!rest.originIDs.contains(origin))
                        #expect(
                            rest.independence.atMost <= whole.independence.atMost, "\(claims.statement.id) without \(origin), seed \(seed)")
                        #expect(
                            rest.independence.atLeast <= whole.independence.atLeast,
                            "\(claims.statement.id) without \(origin), seed \(seed)")
                    }
                }
            }
        }
    }

    @Test("Bounds, and chains that say what the origins say", arguments: seeds)
    func bounds(seed: UInt64) throws {
        let random = RandomClaims(seed: seed)
        let notes = try ClaimNotes(files: random.files())
        let analysis = try notes.analysis()
        for claims in analysis.statements {
            for side in [Polarity.for, .against] {
                let sources = try #require(try analysis.sources(side, of: claims.statement))
                let independence = sources.side.independence
                #expect(independence.atLeast <= independence.atMost)
                #expect(independence.atMost <= sources.side.origins.count + sources.side.closedCircles.count)
                #expect((independence.atMost == 0) == claims.positions(side).isEmpty, "who holds a side has it from somewhere")
                // The chains say of every document what the origins say of themselves.
                for origin in sources.side.origins {
                    let documents = sources.chains.filter { $0.last == origin.node }.map { $0[0].id }
                    #expect(documents == origin.supports.ids, "\(claims.statement.id) \(side) \(origin.node.id), seed \(seed)")
                }
            }
        }
    }

    @Test("Choke points are the nodes without which a side is empty, or a set of which none can be spared", arguments: seeds)
    func chokePoints(seed: UInt64) throws {
        let random = RandomClaims(seed: seed)
        let notes = try ClaimNotes(files: random.files())
        let analysis = try notes.analysis()
        var isEmptyWithout: [String: Set<String>] = [:]
        for node in notes.graph.nodes where !node.isStatement {
            let rest = try notes.analysis(without: [node.id])
            for claims in rest.statements {
                for side in [Polarity.for, .against] where claims.positions(side).isEmpty {
                    isEmptyWithout["\(claims.statement.id) \(side)", default: []].insert(node.id)
                }
            }
        }
        for claims in analysis.statements {
            for side in [Polarity.for, .against] where !claims.positions(side).isEmpty {
                let sources = try #require(try analysis.sources(side, of: claims.statement))
                let enough = isEmptyWithout["\(claims.statement.id) \(side)"] ?? []
                let points = sources.chokePoints.ids
                #expect(sources.isEachChokePointEnough == !enough.isEmpty, "\(claims.statement.id) \(side), seed \(seed)")
                guard !sources.isEachChokePointEnough else {
                    #expect(Set(points) == enough, "\(claims.statement.id) \(side), seed \(seed)")
                    continue
                }
                for spared in points + [""] {
                    let rest = try #require(try notes.analysis(without: points.filter { $0 != spared }).side(side, of: claims.statement))
                    #expect(rest.stances.isEmpty == spared.isEmpty, "\(claims.statement.id) \(side) \(spared), seed \(seed)")
                }
            }
        }
    }

    @Test("Leaving out only takes away", arguments: seeds)
    func without(seed: UInt64) throws {
        let random = RandomClaims(seed: seed)
        let notes = try ClaimNotes(files: random.files())
        let whole = try notes.analysis()
        for node in notes.graph.nodes where !node.isStatement {
            let rest = try notes.analysis(without: [node.id])
            for claims in rest.statements {
                let before = try #require(whole.claims(of: claims.statement))
                let stances = Set(before.positions.flatMap(\.stances).map(\.relation))
                #expect(claims.positions.flatMap(\.stances).allSatisfy { stances.contains($0.relation) })
                #expect(claims.positions.allSatisfy { $0.speaker != node })
            }
        }
    }
}

/// Random notes on a few statements: dates in order or unknown, chains, circles, institutions, copied articles.
struct RandomClaims {
    private var generator: SplitMix64
    private var sections: [String: [String]] = [:]
    private var entries: [String] = []

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
        let people = ["p0", "p1", "p2", "p3"]
        let outlets = ["o0", "o1", "o2", "o3"]
        let sources = ["s0", "s1", "s2"]
        let documents = ["d0", "d1", "d2", "d3", "d4"]
        let statements = ["t0", "t1", "t2", "t3"]
        for person in people {
            let ties = some(of: ["works-for: q0", "leads: q1", "spokesperson-of: q0, until: 2020-01", "works-for: q2"], in: 0...2)
                .map { "{\($0)}" }
            add("people", person, "name: \(person), ties: [\(ties.joined(separator: ", "))]")
        }
        add("organizations", "q0", "name: q0, ties: [\(one(of: ["", "{part-of: q1}"]))]")
        for organization in ["q1", "q2"] { add("organizations", organization, "name: \(organization)") }
        for outlet in outlets { add("outlets", outlet, "name: \(outlet)") }
        for source in sources {
            let country = some(of: ["Iran", "Russia"], in: 0...1).map { ", country: \($0)" }.joined()
            add("sources", source, "name: \(source), anonymous: \(one(of: ["true", "true", "false"]))\(country)")
        }
        for document in documents {
            let copied = some(of: outlets + ["d0"].filter { $0 != document }, in: 0...1).map { ", copied-from: \($0)" }.joined()
            add("documents", document, "title: \(document), outlet: \(one(of: outlets))\(one(of: ["", "", copied]))")
        }
        for (place, statement) in statements.enumerated() {
            let implied = some(of: Array(statements[..<place]), in: 0...1).joined(separator: ", ")
            let opposed = place > 0 ? some(of: Array(statements[..<place]), in: 0...1).joined(separator: ", ") : ""
            add("statements", statement, "says: \(statement), implies: [\(implied)], contradicts: [\(opposed == implied ? "" : opposed)]")
        }
        for _ in 0..<14 {
            let speaker = one(of: people + outlets + outlets + sources)
            let verb = one(of: ["reported", "reported", "asserted", "denied", "denied", "no-information", "retracted"])
            var entry = "from: \(speaker), \(verb): \(one(of: statements))"
            entry += some(of: ["2020-01", "2020-02-03", "2020-03"], in: 0...1).map { ", on: \($0)" }.joined()
            entry += ", citing: [\(some(of: sources + outlets + ["p0", "d0", "d1"], in: 0...2).joined(separator: ", "))]"
            entry += ", via: [\(some(of: outlets, in: 0...1).joined(separator: ", "))]"
            entry += ", in: [\(some(of: documents, in: 1...2).joined(separator: ", "))]"
            entries.append("  - {\(entry)}\n")
        }
    }

    private mutating func add(_ section: String, _ id: String, _ fields: String) {
        sections[section, default: []].append("  \(id): {\(fields)}\n")
    }

    mutating func one(of elements: [String]) -> String { elements[Int.random(in: elements.indices, using: &generator)] }

    mutating func some(of elements: [String], in counts: ClosedRange<Int> = 1...2) -> [String] {
        Array(elements.shuffled(using: &generator).prefix(Int.random(in: counts, using: &generator)))
    }

    private func text(_ sections: [String: [String]], _ entries: [String]) -> String {
        sections.sorted { $0.key < $1.key }.map { "\($0.key):\n" + $0.value.joined() }.joined()
            + (entries.isEmpty ? "" : "ties:\n" + entries.joined())
    }

    func files() -> [String] { [text(sections, entries)] }

    /// The same notes in another order, over two files.
    mutating func shuffledFiles() -> [String] {
        var (first, second): ([String: [String]], [String: [String]]) = ([:], [:])
        for (section, nodes) in sections {
            let nodes = nodes.shuffled(using: &generator)
            let cut = Int.random(in: 0...nodes.count, using: &generator)
            if cut > 0 { first[section] = Array(nodes[..<cut]) }
            if cut < nodes.count { second[section] = Array(nodes[cut...]) }
        }
        let entries = entries.shuffled(using: &generator)
        let cut = Int.random(in: 0...entries.count, using: &generator)
        return [text(second, Array(entries[cut...])), text(first, Array(entries[..<cut]))]
    }
}
