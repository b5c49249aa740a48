import GraphFormats
import RelationGraph
import Testing

@Suite struct PositionFileTests {
    private static let canonical = """
        # Where the boxes of a map stand: `relgraph render --positions` reads this file and keeps it up to date.
        # In points from the left and from the top, of each box's middle. Edit it as you like; with `pinned: true` a box stays for good.
        relgraph-positions: 1
        layout: dot
        nodes:
          "12": {x: 0, y: -3.5}
          fox-news: {x: 372, y: 518}
          peskov: {x: 768, y: 748, pinned: true}

        """

    private func read(_ text: String) throws(GraphProblems) -> PositionFile {
        try PositionFile(Array(text.utf8), file: "map.positions.yaml", layouts: ["dot", "neato"])
    }

    @Test func comesBackByteForByte() throws {
        let file = try read(Self.canonical)
        #expect(file.layout == "dot" && file.places.count == 3)
        #expect(file.places["peskov"] == PositionFile.Place(x: 768, y: 748, isPinned: true))
        #expect(file.text == Self.canonical)
        #expect(try read(PositionFile().text) == PositionFile())
    }

    @Test(
        arguments: [
            ("nodes: {}", "missing-version", 1, 1), ("relgraph-positions: 2\n", "newer-version", 1, 21),
            ("relgraph-positions: 1\nlayout: dott\n", "unknown-value", 2, 9),
            ("relgraph-positions: 1\nnode: {}\n", "unknown-field", 2, 1),
            ("relgraph-positions: 1\nnodes:\n  a: {x: 1}\n", "missing-y", 3, 3),
            ("relgraph-positions: 1\nnodes:\n  a: {x: 1, y: left}\n", "unknown-value", 3, 16),
            ("relgraph-positions: 1\nnodes:\n  a: {x: 1, y: nan}\n", "unknown-value", 3, 16),
            ("relgraph-positions: 1\nnodes:\n  a: {x: 1, y: 2, pinned: perhaps}\n", "unknown-value", 3, 27),
            ("relgraph-positions: 1\nnodes:\n  a: {x: 1, y: 2, z: 3}\n", "unknown-field", 3, 19),
            ("relgraph-positions: 1\nnodes: [a]\n", "wrong-type", 2, 8),
            ("relgraph-positions: 1\nnodes:\n  a: {x: 1, y: 2}\n  a: {x: 3, y: 4}\n", "duplicate-key", 4, 3),
            ("a: b: c", "yaml-syntax", 1, 5),
        ])
    func namesTheOffenceAndItsPlace(_ text: String, _ code: String, _ line: Int, _ column: Int) throws {
        let problems = #expect(throws: GraphProblems.self) { try read(text) }
        let problem = try #require(problems?.problems.first { $0.code == code }, "\(problems?.description ?? "")")
        #expect(problem.place == SourcePlace(file: "map.positions.yaml", line: line, column: column))
        #expect(!problem.remedy.isEmpty)
    }
}
