import GraphKernels
import RelationGraph
import Testing

@testable import RelationAnalysis

/// The origins of one statement, told pair by pair.
private struct PlainOrigins {
    let origins: [Origin]
    private let apart: Set<[NodeIndex]>

    init(_ origins: [Origin], in graph: RelationGraph) {
        self.origins = origins
        apart = Set(graph.relations.filter { $0.type.id == "not-same-as" }.map { [$0.sourceIndex, $0.targetIndex].sorted() })
    }

    func principals(_ origin: Origin) -> [Node] { [origin.node] + origin.speaksFor }

    func areOne(_ a: Origin, _ b: Origin) -> Bool {
        a.node != b.node && principals(a).contains { principals(b).contains($0) }
    }

    func isApart(_ a: Origin, _ b: Origin) -> Bool {
        if a.identity == .undisclosed || b.identity == .undisclosed { return false }
        if a.identity == .named && b.identity == .named { return true }
        if apart.contains([a.node.index, b.node.index].sorted()) { return true }
        guard let country = a.node.facts.country, let other = b.node.facts.country else { return false }
        return country != other
    }

    func partners(_ origin: Origin) -> [Origin] { origins.filter { areOne($0, origin) } }

    func institution(_ origin: Origin, _ others: [Origin]) -> Node? {
        others.isEmpty ? nil : principals(origin).first { node in others.allSatisfy { principals($0).contains(node) } }
    }

    func mayBe(_ origin: Origin) -> [Origin] {
        origins.filter { $0.node != origin.node && !areOne($0, origin) && !isApart($0, origin) }
    }

    /// By trying all sets.
    var independence: (atLeast: Int, atMost: Int) {
        var (atLeast, atMost) = (0, 0)
        for set in 0..<(1 << origins.count) {
            let members = origins.indices.filter { set >> $0 & 1 == 1 }
            let pairs = members.flatMap { a in members.filter { $0 > a }.map { (origins[a], origins[$0]) } }
            guard pairs.allSatisfy({ !areOne($0, $1) }) else { continue }
            atMost = max(atMost, members.count)
            if pairs.allSatisfy({ isApart($0, $1) }) { atLeast = max(atLeast, members.count) }
        }
        return (atLeast, atMost)
    }
}

@Suite("Origins by groups are the origins by pairs") struct OriginLawTests {
    /// People, outlets, unnamed sources and institutions that all assert one thing: offices of offices, some dated, countries, judgements.
    private static func notes(seed: UInt64) throws -> ClaimNotes {
        var random = SplitMix64(seed: seed)
        func one<Element>(of elements: [Element]) -> Element { elements[Int.random(in: elements.indices, using: &random)] }
        func some(of elements: [String], _ most: Int) -> [String] {
            Array(elements.shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)))
        }
        let firms = (0..<5).map { "f\($0)" }
        var sections = ["organizations": "", "people": "", "sources": "", "outlets": ""]
        var voices: [String] = []
        for (place, firm) in firms.enumerated() {
            let above = some(of: firms[..<place].map { "{part-of: \($0)}" }, 2).joined(separator: ", ")
            sections["organizations", default: ""] += "  \(firm): {name: \(firm), ties: [\(above)]}\n"
        }
        for place in 0..<Int.random(in: 1...9, using: &random) {
            let kind = one(of: ["people", "people", "sources", "sources", "outlets", "firm"])
            guard kind != "firm" else {
                voices.append(one(of: firms))
                continue
            }
            let id = "v\(place)"
            let verbs = kind == "outlets" ? ["part-of"] : ["works-for", "leads", "spokesperson-of"]
            var ties = some(of: firms, 2).map { firm in
                "{\(one(of: verbs)): \(firm)\(one(of: ["", "", ", until: 2015", ", since: 2019"]))}"
            }
            let earlier = voices.filter { $0.hasPrefix("v") }
            let outlets = earlier.filter { sections["outlets"]?.contains(" \($0):") ?? false }
            if kind == "people", let outlet = outlets.first, one(of: [true, false]) { ties.append("{works-for: \(outlet)}") }
            let people = earlier.filter { !outlets.contains($0) }
            if kind != "outlets" {
                for other in some(of: people, 2) {
                    ties.append("{\(one(of: ["not-same-as", "not-same-as", "same-as"])): \(other), note: n}")
                }
            }
            let country = one(of: [", country: Iran", ", country: Russia", ", country: Norway", "", ""])
            let unnamed = kind == "sources" ? one(of: [", anonymous: true", ", anonymous: true", ""]) : ""
            sections[kind, default: ""] += "  \(id): {name: \(id)\(country)\(unnamed), ties: [\(ties.joined(separator: ", "))]}\n"
            voices.append(id)
        }
        let stances = Set(voices).sorted().map { "{asserted: \($0)\(one(of: ["", ", on: 2014", ", on: 2020", ", personal: true"]))}" }
        return try ClaimNotes(
            sections.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { "\($0.key):\n\($0.value)" }.joined()
                + "statements: {s: {says: S, stances: [\(stances.joined(separator: ", "))]}}")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func asByPairs(seed: UInt64) throws {
        let notes = try Self.notes(seed: seed)
        let side = try notes.side(.for, "s")
        let plain = PlainOrigins(side.origins, in: notes.graph)
        let expected = plain.independence
        #expect(side.interval == "\(expected.atLeast) to \(expected.atMost)", "seed \(seed)")
        for origin in side.origins {
            let partners = plain.partners(origin)
            #expect(origin.partners == partners.map(\.node), "\(origin.node.id), seed \(seed)")
            let institutions = partners.compactMap { plain.institution(origin, [$0]) }
            #expect(origin.partnerInstitutions == institutions, "\(origin.node.id), seed \(seed)")
            #expect(origin.sharedInstitution == plain.institution(origin, partners), "\(origin.node.id), seed \(seed)")
            let mayBe = plain.mayBe(origin).map(\.node)
            #expect(origin.mayBe == mayBe, "\(origin.node.id), seed \(seed)")
            for other in side.origins { #expect(origin.isOne(with: other.node) == plain.areOne(origin, other), "seed \(seed)") }
            func passesOn(_ node: Node) -> Bool { node.isMedium || origin.identity == .named && !node.facts.isAnonymous }
            let excerpts = [
                (origin.partners(upTo: 2), partners.map(\.node)), (origin.mayBe(upTo: 2), mayBe),
                (origin.maySupply(upTo: 2), mayBe.filter(passesOn)), (origin.mayBeSame(upTo: 2), mayBe.filter { !passesOn($0) }),
            ]
            for (excerpt, whole) in excerpts {
                #expect(excerpt.first == Array(whole.prefix(2)) && excerpt.count == whole.count, "\(origin.node.id), seed \(seed)")
            }
        }
    }

    /// Groups in groups, beside each other and across: the reductions against the search by itself.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func reductionsChangeNoSize(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let (count, groupCount, traitCount) = (Int.random(in: 0...24, using: &random), Int.random(in: 1...9, using: &random), 4)
        let voices = (0..<count).map { _ -> (groups: [Int], trait: Int) in
            let groups = (0..<groupCount).filter { _ in Int.random(in: 0..<groupCount, using: &random) == 0 }
            return (groups, Int.random(in: 0..<traitCount, using: &random))
        }
        let pairs = (0..<traitCount).flatMap { a in (a..<traitCount).map { [a, $0] } }
        let alike = Set(pairs.filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
        func canBeOne(_ a: Int, _ b: Int) -> Bool { alike.contains([a, b].sorted()) }
        let neighbors = voices.indices.map { a in
            voices.indices.filter { b in
                a != b && (canBeOne(voices[a].trait, voices[b].trait) || voices[a].groups.contains(where: voices[b].groups.contains))
            }
        }
        let plain = LargestIndependentSet.size(neighbors, weights: neighbors.map { _ in 1 })
        #expect(VoiceGroups(voices, canBeOne: canBeOne).largestSet() == plain, "seed \(seed)")
    }

    @Test func theHeaviestSetIsNotTheOneOfMost() {
        // A path of five: its ends and its middle are most, its second and fourth are heavier.
        let path = [[1], [0, 2], [1, 3], [2, 4], [3]]
        #expect(LargestIndependentSet.size(path, weights: [1, 1, 1, 1, 1]) == 3...3)
        #expect(LargestIndependentSet.size(path, weights: [1, 4, 1, 4, 1]) == 8...8)
    }

    @Test("Five thousand voices of ministries of one government, and as many outlets that name no source")
    func manyOfOneInstitution() throws {
        let ministries = (0..<50).map { "m\($0): {name: M\($0), ties: [{part-of: gov}]}" }.joined(separator: ", ")
        let people = (0..<5000).map { "p\($0): {name: P\($0), ties: [{works-for: m\($0 % 50)}]}" }.joined(separator: ", ")
        let outlets = (0..<5000).map { "o\($0): {name: O\($0)}" }.joined(separator: ", ")
        let stances = (0..<5000).flatMap { ["{asserted: p\($0)}", "{reported: o\($0)}"] }.joined(separator: ", ")
        let notes = try ClaimNotes(
            """
            organizations: {gov: {name: Gov}, \(ministries)}
            people: {\(people)}
            outlets: {\(outlets)}
            statements: {s: {says: S, stances: [\(stances)]}}
            """)
        let sources = try notes.sources(.for, "s")
        #expect(sources.side.interval == "1 to 5001")
        let origin = try #require(sources.side.origins.first { $0.node.id == "p0" })
        #expect(origin.sharedInstitution?.id == "gov")
        #expect(origin.partners(upTo: 2).first.ids == ["p1", "p10"])
        #expect(origin.partners(upTo: 2).count == 4999 && origin.maySupply(upTo: 2).count == 5000 && origin.mayBeSame(upTo: 2).isEmpty)
        #expect(sources.chokePoints.count == 10_000 && !sources.isEachChokePointEnough)
    }
}
