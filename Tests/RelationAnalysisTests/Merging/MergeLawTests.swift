import Foundation
import GraphFormats
import GraphKernels
import RelationAnalysis
import RelationGraph
import Testing

/// What must hold of uniting whatever graphs.
@Suite struct MergeLawTests {
    private static let seeds = Array<UInt64>(1...40)

    private static func merged(_ graphs: RelationGraph..., base: RelationGraph? = nil) throws -> GraphMerge {
        try GraphMerge(graphs.map { .init($0) }, base: base)
    }

    private static func united(_ graphs: RelationGraph..., base: RelationGraph? = nil) throws -> RelationGraph {
        let merge = try GraphMerge(graphs.map { .init($0) }, base: base)
        #expect(merge.conflicts == [])
        return try #require(merge.graph)
    }

    private static func expectSame(_ a: RelationGraph, _ b: RelationGraph, _ seed: UInt64) {
        let difference = GraphDifference(from: a, to: b)
        #expect(difference.isEmpty, "seed \(seed): \(difference.changedNodes.map(\.fields)) \(difference.changedRelations.map(\.fields))")
        #expect(a.title == b.title && a.summary == b.summary)
        #expect(Set(a.views.map(\.name)) == Set(b.views.map(\.name)))
    }

    private static func bundled() throws -> RelationGraph {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try GraphLoader.load([root.appendingPathComponent("graphs").path])
    }

    private static func random(_ seed: UInt64) throws -> RelationGraph { try ClaimNotes(files: RandomClaims(seed: seed).files()).graph }

    @Test(arguments: seeds) func unitedWithItselfOrNothingAGraphIsItself(seed: UInt64) throws {
        for graph in [try Self.random(seed), try PartialNotes(seed: seed).whole()] {
            let text = NativeWriter.text(of: graph)
            let empty = try GraphBuilder().build()
            #expect(NativeWriter.text(of: try Self.united(graph, graph)) == text)
            #expect(NativeWriter.text(of: try Self.united(graph, graph, graph)) == text)
            #expect(NativeWriter.text(of: try Self.united(graph, empty)) == text)
            #expect(NativeWriter.text(of: try Self.united(empty, graph)) == text)
            #expect(NativeWriter.text(of: try Self.united(graph, graph, base: graph)) == text)
        }
    }

    @Test func theBundledGraphUnitedWithItselfIsItself() throws {
        let graph = try Self.bundled()
        let merge = try Self.merged(graph, graph)
        #expect(merge.conflicts.isEmpty && merge.notices.isEmpty)
        #expect(NativeWriter.text(of: try #require(merge.graph)) == NativeWriter.text(of: graph))
    }

    @Test(arguments: seeds) func theOrderOfAuthorsDoesNotMatter(seed: UInt64) throws {
        var notes = PartialNotes(seed: seed)
        let (a, b, c) = (try notes.part(), try notes.part(), try notes.part())
        Self.expectSame(try Self.united(a, b), try Self.united(b, a), seed)
        Self.expectSame(try Self.united(a, b, c), try Self.united(c, a, b), seed)
        // Conflicts are found from either side.
        let (x, y) = (try Self.random(seed), try Self.random(seed + 100))
        let (there, back) = (try Self.merged(x, y), try Self.merged(y, x))
        #expect(Set(there.conflicts.map(\.subject)) == Set(back.conflicts.map(\.subject)))
    }

    @Test(arguments: seeds) func whoIsUnitedFirstDoesNotMatter(seed: UInt64) throws {
        var notes = PartialNotes(seed: seed)
        let (a, b, c) = (try notes.part(), try notes.part(), try notes.part())
        let all = try Self.united(a, b, c)
        Self.expectSame(all, try Self.united(try Self.united(a, b), c), seed)
        Self.expectSame(all, try Self.united(a, try Self.united(b, c)), seed)
    }

    /// Parts of one truth, all of which is in one of them, give it back.
    @Test(arguments: seeds) func whatEveryoneKnowsTogetherIsTheWhole(seed: UInt64) throws {
        var notes = PartialNotes(seed: seed)
        let whole = try notes.whole()
        Self.expectSame(whole, try Self.united(whole, try notes.part()), seed)
        Self.expectSame(whole, try Self.united(try notes.part(), try notes.part(), whole), seed)
    }

    @Test(arguments: seeds) func whereOneChangedNothingTheOtherIsFollowed(seed: UInt64) throws {
        let (base, other) = (try Self.random(seed), try Self.random(seed + 1000))
        Self.expectSame(other, try Self.united(base, other, base: base), seed)
        Self.expectSame(other, try Self.united(other, base, base: base), seed)
        Self.expectSame(other, try Self.united(other, other, base: base), seed)
        Self.expectSame(base, try Self.united(base, base, base: other), seed)
    }
}

/// Notes of authors who each know a part of one truth, so that they never contradict each other.
struct PartialNotes {
    private var generator: SplitMix64
    private var nodes: [(section: String, id: String, fields: [String])] = []
    private var entries: [(ends: String, chain: [String], documents: [String])] = []

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
        for number in 0..<4 {
            nodes.append(
                (
                    "people", "p\(number)",
                    [
                        "role: role \(number)", "country: Norway", "note: known", "tags: [t\(number), u]", "also: [Per\(number), Pål]",
                        "attributes: {a: \(number), b: [1, 2]}",
                    ]
                ))
        }
        for number in 0..<3 { nodes.append(("outlets", "o\(number)", ["url: \"https://o\(number).example\"", "reliability: B"])) }
        for number in 0..<4 {
            nodes.append(("documents", "d\(number)", ["outlet: o\(number % 3)", "date: 2020-0\(number + 1)", "by: [p0, p1]"]))
        }
        for number in 0..<3 {
            nodes.append(("statements", "s\(number)", ["about: [p0, p1]", "when: 2020", "implies: [s\((number + 1) % 3)]"]))
        }
        // Every entry stands in a place of its own. Those that several documents tell are known with all that they say; of the others anybody may
        // know a part.
        for number in 0..<14 {
            let verb = number < 10 ? ["reported", "denied", "asserted"][number % 3] : "met"
            let ends =
                number < 10
                ? "from: \(one(["p0", "p1", "o0", "o1"])), \(verb): s\(number % 3)" : "from: p\(number % 4), met: p\((number + 1) % 4)"
            let chain = ["on: 2020-05", "via: o2", "note: n\(number)", "certainty: probable", "citing: p3"]
            let documents = (0..<(number % 2 == 0 ? 3 : 1)).map { "d\(($0 + number) % 4)#p\(number)" }
            entries.append((ends, chain, documents))
        }
    }

    private mutating func one(_ elements: [String]) -> String { elements[Int.random(in: elements.indices, using: &generator)] }

    private mutating func some(_ elements: [String]) -> [String] { elements.filter { _ in Bool.random(using: &generator) } }

    func whole() throws -> RelationGraph { try text(nodes.map(\.fields), entries.map { ($0.chain, $0.documents) }) }

    /// What one author knows.
    mutating func part() throws -> RelationGraph {
        var fields: [[String]] = []
        for node in nodes { fields.append(some(node.fields)) }
        var known: [([String], [String])?] = []
        for entry in entries {
            guard Bool.random(using: &generator) else {
                known.append(nil)
                continue
            }
            known.append(entry.documents.count > 1 ? (entry.chain, nonEmpty(entry.documents)) : (some(entry.chain), entry.documents))
        }
        return try text(fields, known)
    }

    private mutating func nonEmpty(_ elements: [String]) -> [String] {
        let chosen = some(elements)
        return chosen.isEmpty ? [elements[0]] : chosen
    }

    private func text(_ fields: [[String]], _ known: [([String], [String])?]) throws -> RelationGraph {
        var lines = ["relgraph: 1"]
        for section in ["people", "outlets", "documents", "statements"] {
            lines.append("\(section):")
            for (node, fields) in zip(nodes, fields) where node.section == section {
                let key = ["documents": "title", "statements": "says"][section] ?? "name"
                lines.append("  \(node.id): {" + (["\(key): the \(node.id)"] + fields).joined(separator: ", ") + "}")
            }
        }
        let list = zip(entries, known).compactMap { entry, known in
            known.map { "  - {" + ([entry.ends] + $0.0 + ["in: [\($0.1.joined(separator: ", "))]"]).joined(separator: ", ") + "}" }
        }
        if !list.isEmpty { lines += ["ties:"] + list }
        return try GraphMergeTests.graph(lines.dropFirst().joined(separator: "\n"))
    }
}
