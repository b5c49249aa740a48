import GraphFormats
import RelationGraph
import Testing

/// Files that are made, or have happened, to break a reader.
@Suite struct HostileFileTests {
    private func codes(_ text: String) -> [String] { NativeFixtures.problems(text).map(\.code) }

    @Test func aliasesExpandWithinTheirFile() throws {
        let graph = try NativeFixtures.graph(
            "relgraph: 1\npeople:\n  a: {name: A, tags: &tags [x, y]}\n  b: {name: B, tags: *tags}\n")
        #expect(graph.node(id: "b")?.facts.tags == ["x", "y"])
    }

    @Test func expandingAliasesAreRefused() {
        var text = "relgraph: 1\nattributes:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            text += "  a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        #expect(codes(text) == ["yaml-bomb"])
    }

    @Test func expandingAliasesAsKeysAreRefused() {
        var text = "relgraph: 1\nattributes:\n  a0: &a0 [x, x]\n"
        for level in 1...30 { text += "  a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(codes(text + "  ? *a30\n  : x\n") == ["complex-key"])
        #expect(codes(text + "  *a30 : x\n") == ["complex-key"])
        #expect(codes(text + "  {*a30 : x}: x\n") == ["complex-key"])
        #expect(codes(text + "  [*a30]: x\n") == ["complex-key"])
    }

    @Test func chainsOfAliasesAreRefused() {
        var text = "relgraph: 1\nattributes:\n  a0: &a0 [x]\n"
        for level in 1...5000 { text += "  a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(codes(text) == ["yaml-bomb"])
    }

    /// The deepest nesting that the check on anchors lets through to the parser.
    @Test func deepChainsOfAliasesAreRefused() {
        #expect(codes(HostileFileTests.deepChain) == ["nested-too-deeply"])
    }

    static var deepChain: String {
        let (open, close) = (String(repeating: "[", count: 900), String(repeating: "]", count: 900))
        var text = "relgraph: 1\nattributes:\n  a0: &a0 [x]\n"
        for level in 1..<32 { text += "  a\(level): &a\(level) \(open)*a\(level - 1)\(close)\n" }
        return text
    }

    @Test(arguments: [90, 101, 999, 100_000]) func nestingIsBounded(_ depth: Int) {
        let flow =
            "relgraph: 1\npeople:\n  a:\n    name: A\n    attributes:\n      x: " + String(repeating: "[", count: depth)
            + String(repeating: "]", count: depth) + "\n"
        let mapping =
            "relgraph: 1\npeople:\n  a:\n    name: A\n    attributes:\n      x: " + String(repeating: "{a: ", count: depth)
            + String(repeating: "}", count: depth) + "\n"
        let compact =
            "relgraph: 1\npeople:\n  a:\n    name: A\n    attributes:\n      x:\n        " + String(repeating: "- ", count: depth) + "x\n"
        for text in [flow, mapping, compact] { #expect(codes(text).contains("nested-too-deeply") == (depth > 95)) }
    }

    @Test(arguments: [50, 3000]) func blockNestingIsBounded(_ depth: Int) {
        var text = "relgraph: 1\npeople:\n  a:\n    name: A\n    attributes:\n"
        for level in 0..<depth { text += String(repeating: " ", count: 6 + level) + "a:\n" }
        text += String(repeating: " ", count: 6 + depth) + "a: x\n"
        #expect(codes(text).contains("nested-too-deeply") == (depth > 95))
    }

    @Test func unclosedBracketsAreNoTrap() {
        for opening in ["[", "{a: ", "- ", "? ", "\"", "'", "|", "&a ", "!a ", "[{", "- ["] {
            #expect(!codes("relgraph: 1\nx: " + String(repeating: opening, count: 20_000)).isEmpty)
            #expect(!codes(String(repeating: opening, count: 20_000)).isEmpty)
        }
    }

    @Test func longLinesAreRefusedBeforeParsing() {
        var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: (60 << 20))
        bytes.replaceSubrange(0..<19, with: "relgraph: 1\ntitle: ".utf8)
        let problems = NativeFixtures.problems(bytes)
        #expect(problems.map(\.code) == ["line-too-long"])
        #expect(problems.first?.place == SourcePlace(file: "a.yaml", line: 2, column: 1))
    }

    @Test func largeFilesAreRefused() {
        let problems = NativeFixtures.problems([UInt8](repeating: UInt8(ascii: "\n"), count: 100 << 20))
        #expect(problems.map(\.code) == ["file-too-large"])
    }

    @Test func encodingsAreTold() {
        let text = "relgraph: 1\npeople: {a: Ä}\n"
        #expect(NativeFixtures.problems([0xEF, 0xBB, 0xBF] + Array(text.utf8)).map(\.code) == ["orphan"])
        let utf16 = Array(text.utf16)
        #expect(NativeFixtures.problems([0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).map(\.code) == ["encoding"])
        #expect(NativeFixtures.problems(utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).map(\.code) == ["encoding"])
        var latin1 = Array("relgraph: 1\npeople: {é: \"".utf8)
        latin1 += [0xE4] + Array("\"}\n".utf8)
        let problem = NativeFixtures.problems(latin1).first
        #expect(problem?.code == "encoding")
        #expect(problem?.place == SourcePlace(file: "a.yaml", line: 2, column: 14))
    }

    /// Seeded mutations of valid files: whatever comes of them, nothing traps, places lie within the file, and what is a graph still is written
    /// and read again as the same.
    @Test(arguments: 0..<8) func mutationsNeverTrap(_ seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let originals = [Array(NativeFixtures.canonical.utf8), Array(NativeFixtures.untidy.utf8)]
        for _ in 0..<400 {
            let bytes = HostileFileTests.mutated(originals[Int(random.next() % 2)], &random)
            let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
            for problem in NativeFixtures.problems(bytes) {
                guard let place = problem.place else { continue }
                #expect((1...lineCount).contains(place.line) && place.column >= 1, "seed \(seed): \(problem)")
            }
            var builder = GraphBuilder()
            NativeReader.read(bytes, file: "a.yaml", into: &builder)
            guard let graph = try? builder.build() else { continue }
            let text = NativeWriter.text(of: graph)
            let again = try NativeFixtures.graph(text)
            #expect(GraphSnapshot(again) == GraphSnapshot(graph), "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
            #expect(NativeWriter.text(of: again) == text, "seed \(seed)")
        }
    }

    static let tokens = [
        "- ", ": ", "{", "}", "[", "]", "\n", "  ", "&a ", "*a", "\"", "'", "#", "|", "\t", "? ", "---\n", "!!", "<<: ", ",", "~",
        "\u{202E}",
    ].map { Array($0.utf8) }

    /// A copy with a few bytes changed, removed, doubled, or replaced by what the format has a meaning for.
    static func mutated(_ original: [UInt8], tokens: [[UInt8]] = tokens, _ random: inout SplitMix64) -> [UInt8] {
        var bytes = original
        for _ in 0..<(1 + random.next() % 4) {
            guard !bytes.isEmpty else { return bytes }
            let position = Int(random.next() % UInt64(bytes.count))
            let end = min(bytes.count, position + Int(random.next() % 40))
            switch random.next() % 5 {
            case 0: bytes[position] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.remove(at: position)
            case 2: bytes.insert(contentsOf: tokens[Int(random.next() % UInt64(tokens.count))], at: position)
            case 3: bytes.removeSubrange(position..<end)
            default: bytes.insert(contentsOf: bytes[position..<end], at: position)
            }
        }
        return bytes
    }
}

/// Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, 2014.
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
