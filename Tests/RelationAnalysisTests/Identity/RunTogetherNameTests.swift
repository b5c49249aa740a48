import Foundation
import GraphFormats
import RelationGraph
import Testing

@testable import RelationAnalysis

/// Names whose words are the same run together.
@Suite struct RunTogetherNameTests {
    /// The names of a list of the Office of Foreign Assets Control and of the bundled notes, and what slips of the pen make of them.
    private static func names() throws -> [String] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let root = tests.deletingLastPathComponent()
        let list = tests.appendingPathComponent("RelgraphCommandsTests/Fixtures/registers/sdn.csv")
        var names: [String] = []
        for path in [root.appendingPathComponent("graphs"), list] {
            let graph = try GraphLoader.load([path.path])
            for node in graph.nodes where node.name.count < 60 { names += [node.name] + node.facts.aliases.map(\.name) }
        }
        names += ["Abd al-Rahman Nasser", "Abdulrahman Nasser", "Al Quds", "Alquds Force", "Al-Quds Force", "رحمت الله", "Rahmatullah"]
        var all = Set(names)
        for name in names {
            let joined: String = name.replacing(" ", with: "")
            all.insert(joined)
            guard name.count > 6, joined.count > 6 else { continue }
            let middle = name.index(name.startIndex, offsetBy: name.count / 2)
            all.insert("\(name[..<middle]) \(name[middle...])")
            // Slips of the pen.
            all.insert(String(joined.dropFirst()))
            all.insert(joined + "a")
            all.insert(String(joined.dropLast()) + "xo")
        }
        return all.sorted()
    }

    @Test func aLookAtAFewBitsChangesNoAnswer() throws {
        var builder = NameTableBuilder()
        for name in try Self.names() { builder.append([name], weak: [], isPerson: true) }
        let table = builder.closed()
        var same = 0
        for (number, one) in table.names.enumerated() {
            for other in table.names[..<number] {
                let isSame = NameComparison.isSameRunTogether(one, other, table, skims: false)
                if isSame { same += 1 }
                if NameComparison.isSameRunTogether(one, other, table) != isSame { Issue.record("\(one.text), \(other.text)") }
            }
        }
        #expect(same > 50, "the list has such names")
    }
}
