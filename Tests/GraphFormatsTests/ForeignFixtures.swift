import GraphFormats
import RelationGraph
import Testing

/// Short ways to read foreign text and to say what came of it.
enum ForeignFixtures {
    static func graph(_ bytes: [UInt8], _ format: InputFormat) throws -> RelationGraph {
        try GraphLoader.load(["-"], standardInput: { bytes }, inputFormat: format)
    }

    static func graph(_ text: String, _ format: InputFormat) throws -> RelationGraph { try graph(Array(text.utf8), format) }

    static func problems(_ bytes: [UInt8], _ format: InputFormat) throws -> [Problem] {
        try GraphLoader.check(["-"], standardInput: { bytes }, inputFormat: format)
    }

    /// The text in UTF-16 with its mark.
    static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        ([0xFEFF] + text.utf16).flatMap { (unit: UInt16) -> [UInt8] in
            bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
    }

    /// “code line:column” of every problem.
    static func codes(_ text: String, _ format: InputFormat) throws -> [String] {
        try problems(Array(text.utf8), format).map { "\($0.code) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
    }

    /// “source type target” of every edge, with a dash for an undirected one, and its attributes.
    static func edges(_ graph: RelationGraph) -> [String] {
        graph.relations.map { relation in
            let ends = "\(relation.source.id) \(relation.type.isSymmetric ? "-" : "")\(relation.type.id) \(relation.target.id)"
            let attributes = (relation.evidence?.attributes ?? []).map { "\($0.key)=\(text($0.value))" }
            return ([ends] + attributes).joined(separator: " ")
        }
    }

    static func edges(_ text: String, _ format: InputFormat) throws -> [String] { edges(try graph(text, format)) }

    private static func text(_ value: AttributeValue) -> String {
        switch value {
        case .text(let text): "“\(text)”"
        default: value.text
        }
    }

    /// Whatever comes of mutated bytes, nothing traps, and places lie within the file.
    static func expectNoTrap(_ originals: [String], _ format: InputFormat, tokens: [String], seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        for _ in 0..<300 {
            let original = Array(originals[Int(random.next() % UInt64(originals.count))].utf8)
            let bytes = HostileFileTests.mutated(original, tokens: tokens.map { Array($0.utf8) }, &random)
            let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
            for problem in try problems(bytes, format) {
                #expect(!problem.remedy.isEmpty && problem.message.first?.isLowercase == false)
                guard let place = problem.place else { continue }
                #expect((1...lineCount).contains(place.line) && place.column >= 1, "seed \(seed): \(problem)")
            }
            guard let graph = try? graph(bytes, format) else { continue }
            #expect(graph.relations.allSatisfy { Int($0.sourceIndex) < graph.nodeCount && Int($0.targetIndex) < graph.nodeCount })
        }
    }
}
