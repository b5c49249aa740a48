import GraphFormats
import RelationGraph
import Testing

@Suite struct EdgeListReaderTests {
    private func edges(_ text: String) throws -> [String] { try ForeignFixtures.edges(text, .edgeList) }
    private func codes(_ text: String) throws -> [String] { try ForeignFixtures.codes(text, .edgeList) }

    @Test func wordsAndNumbersAreIds() throws {
        #expect(try edges("1 2\n2 3\n") == ["1 edge 2", "2 edge 3"])
        #expect(try edges("# SNAP\n% KONECT\n\n  ann\tbob \nbob   käthe\n") == ["ann edge bob", "bob edge käthe"])
        #expect(try edges("a b") == ["a edge b"])
        #expect(try edges("\u{FEFF}a b\r\nb c\rc d\n") == ["a edge b", "b edge c", "c edge d"])
    }

    @Test func thirdWordIsTheWeight() throws {
        #expect(try edges("1 2 3\n2 3 -4\n") == ["1 edge 2 weight=3", "2 edge 3 weight=-4"])
        #expect(try edges("1 2 3\n2 3 .5\n3 4 1e2\n") == ["1 edge 2 weight=3.0", "2 edge 3 weight=0.5", "3 edge 4 weight=100.0"])
    }

    @Test func parallelEdgesAndLoopsStayApart() throws {
        let graph = try ForeignFixtures.graph("1 2\n1 2\n2 1\n1 1\n", .edgeList)
        #expect(graph.relationCount == 4 && graph.nodeCount == 2 && graph.warnings.isEmpty)
        #expect(graph.relations.map { $0.place?.line } == [1, 2, 3, 4])
    }

    @Test func commentsAtTheTopGiveTheDirection() throws {
        #expect(try edges("# Undirected graph: dblp.txt\n1 2\n") == ["1 -edge 2"])
        #expect(try edges("# Directed graph (each unordered pair of nodes is saved once)\n1 2\n") == ["1 edge 2"])
        #expect(try edges("% sym unweighted\n1 2\n") == ["1 -edge 2"])
        #expect(try edges("% asym\n1 2\n# undirected\n2 3\n") == ["1 edge 2", "2 edge 3"])
    }

    static let malformed: [(expected: [String], text: String)] = [
        (["empty-file 1:1"], ""),
        (["empty-file 1:1"], "# nothing\n"),
        (["wrong-word-count 2:1"], "1 2\n3\n4 5\n"),
        (["wrong-word-count 1:2"], " 1 2 3 4\n"),
        (["ragged-line 3:1"], "1 2\n2 3\n3 4 5\n"),
        (["ragged-line 2:1"], "1 2 1\n2 3\n"),
        (["bad-weight 2:5", "bad-weight 3:5", "bad-weight 4:5", "bad-weight 5:5"], "1 2 1\nä 3 x\n2 3 nan\n2 3 inf\n2 3 1e999\n"),
        (["bad-weight 1:5"], "1 2 {}\n"),
        (["bad-weight 1:5"], "1 2 0x10\n"),
        (["encoding 2:3"], "1 2\n1 \0\n"),
        (["other-format 1:1"], "%%MatrixMarket matrix coordinate real general\n3 3 1\n1 2 5\n"),
    ]

    @Test(arguments: malformed) func whatIsWrongIsToldWithItsPlace(_ sample: (expected: [String], text: String)) throws {
        #expect(try codes(sample.text) == sample.expected)
    }

    @Test(arguments: 0..<4) func mutationsNeverTrap(_ seed: UInt64) throws {
        try ForeignFixtures.expectNoTrap(
            ["# Undirected graph\n1 2 0.5\n2 3 1e2\r\n3 1 -7\n", "ann bob\nbob käthe\n"], .edgeList,
            tokens: [" ", "\t", "\n", "\r", "#", "%", "nan", "1e999", "-", ".", "\0", "%%MatrixMarket"], seed: seed)
    }

    @Test func longWeightsKeepTheirDigits() throws {
        #expect(
            try edges("a b 1700000000123456789\nb c 2\n") == ["a edge b weight=1700000000123456789", "b edge c weight=2"])
    }
}
