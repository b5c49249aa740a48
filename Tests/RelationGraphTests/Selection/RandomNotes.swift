import RelationGraph

/// Random notes and selections of them, the same for the same seed.
struct RandomNotes {
    /// Ascending, of all precisions.
    static let dates = ["2014", "2015-03", "2015-08-05", "2015-08-07", "2015-08-09", "2015-10", "2016", "2017-02-11"]

    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(state: seed) }

    private mutating func pick<Element>(_ elements: [Element], atMost count: Int, in range: [Int] = [0, 1, 1, 2]) -> [Element] {
        let wanted = range[Int.random(in: range.indices, using: &generator)]
        return Array(elements.shuffled(using: &generator).prefix(min(wanted, count)))
    }

    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &generator)]
    }

    private mutating func date() -> String? { pick(Self.dates, atMost: 1, in: [0, 1, 1]).first }

    /// - Parameter isDocumented: Whether each stance and tie names a document; otherwise some do not.
    mutating func graph(isDocumented: Bool = false) throws -> RelationGraph {
        let counts = isDocumented ? [1, 2] : [0, 1, 2]
        var builder = GraphBuilder()
        let people = ["p0", "p1", "p2", "p3"]
        let outlets = ["o0", "o1", "o2"]
        let documents = ["d0", "d1", "d2", "d3"]
        let statements = ["s0", "s1", "s2"]
        for (kind, ids) in [("person", people), ("outlet", outlets), ("source", ["src"])] {
            for id in ids {
                var draft = NodeDraft(id: Reference(id), kind: kind, name: id)
                draft.facts.reliability = pick(Reliability.allCases, atMost: 1, in: [0, 1]).first
                builder.add(draft)
            }
        }
        for id in documents {
            builder.document(id, outlet: one(of: outlets), published: date())
        }
        for (number, id) in statements.enumerated() {
            builder.statement(id, [(.about, pick(people, atMost: 2)), (.implies, pick(Array(statements[..<number]), atMost: 1))])
        }
        for _ in 0..<10 {
            builder.relate(
                one(of: people + outlets), one(of: ["reported", "denied", "no-information"]), one(of: statements),
                in: pick(documents, atMost: 2, in: counts), said: date(), via: pick(outlets, atMost: 2),
                citing: pick(["src"] + people, atMost: 1), reliability: pick(Reliability.allCases, atMost: 1, in: [0, 0, 0, 1]).first)
        }
        for _ in 0..<8 {
            builder.relate(
                one(of: people), one(of: ["met", "called", "works-for"]), one(of: people + outlets),
                in: pick(documents, atMost: 2, in: counts), period: date(), citing: pick(["src"], atMost: 1))
        }
        return try builder.build()
    }

    mutating func node(of graph: RelationGraph) -> NodeIndex { NodeIndex.random(in: 0..<NodeIndex(graph.nodeCount), using: &generator) }

    /// A selection with each limit set or not.
    mutating func selection(of graph: RelationGraph, dated: Bool = true) -> Selection {
        var selection = Selection()
        let documents = graph.nodes.filter(\.isDocument).map(\.index)
        selection.layers = pick([.ties, .claims, .attribution], atMost: 2, in: [0, 0, 2])
        selection.types = pick(["met", "reported", "about", "citing", "via", "covers"], atMost: 4, in: [0, 0, 0, 4])
        selection.excludedTypes = pick(["denied", "about", "citing"], atMost: 1)
        selection.kinds = pick(["person", "outlet", "document", "statement", "source"], atMost: 4, in: [0, 0, 4])
        selection.excludedKinds = pick(["person", "outlet", "document", "statement"], atMost: 1, in: [0, 0, 1])
        selection.documents = pick(documents, atMost: 2, in: [0, 0, 1, 2])
        selection.without = pick(graph.nodes.map(\.index), atMost: 2, in: [0, 0, 1, 2])
        selection.minReliability = pick(Reliability.allCases, atMost: 1, in: [0, 0, 1]).first
        selection.gradedOnly = one(of: [false, false, false, true])
        guard dated else { return selection }
        selection.asOf = date().flatMap { DateSpan($0) }
        selection.since = pick(Self.dates, atMost: 1, in: [0, 0, 1]).first.flatMap { DateSpan($0) }
        selection.until = pick(Self.dates, atMost: 1, in: [0, 0, 1]).first.flatMap { DateSpan($0) }
        return selection
    }
}

/// A generator that is the same everywhere, so that a seed named by a failure reproduces it.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
