import GraphFormats
import RelationGraph
import Testing

@Suite struct AdjacencyMatrixTests {
    private func edges(_ text: String) throws -> [String] { try ForeignFixtures.edges(text, .csv) }
    private func codes(_ text: String) throws -> [String] { try ForeignFixtures.codes(text, .csv) }

    @Test func rowsPointToColumns() throws {
        #expect(
            try edges(" ,A,B,C\nA,0,1,\nB,2, 3.5 ,0\nC,0,0,0\n") == ["A edge B weight=1.0", "B edge A weight=2.0", "B edge B weight=3.5"])
        // Rows may stand in another order, and nodes without any have a column all the same.
        #expect(try edges("\"\";A;B;C\nB;1;;\nA;;;\n") == ["B edge A"])
        #expect(try ForeignFixtures.graph(",A,B,C\nA,,1,\n", .csv).nodeCount == 3)
    }

    @Test func whatIsItsOwnTransposeHasNoDirection() throws {
        #expect(try edges(",A,B,C\nA,1,2,\nB,2,0,1\nC,,1,0\n") == ["A -edge A weight=1", "A -edge B weight=2", "B -edge C weight=1"])
        #expect(try edges(",A,B\nA,,1\nB,1,\n") == ["A -edge B"])
    }

    /// A first field that is empty makes no matrix of a table of edges.
    @Test func otherTablesAreNone() throws {
        #expect(try edges(",source,target\n1,a,b\n2,b,c\n").map { $0.prefix(8) } == ["a edge b", "b edge c"])
    }

    @Test func whatIsWrongIsToldWithItsPlace() throws {
        #expect(try codes(",A,B\nA,0,x\n") == ["bad-weight 2:5"])
        #expect(try codes(",A,B\nA,0,1e999\n") == ["bad-weight 2:5"])
        #expect(try codes(",A,B\nA,0\n") == ["ragged-record 2:1"])
        #expect(try codes(",A,B\nA,0,0\nC,0,1\n") == ["unknown-row 3:1"])
        #expect(try codes(",A,B\nA,0,0\nA,0,1\n") == ["duplicate-row 3:1"])
        #expect(try codes(",A,A\nA,0,0\n") == ["duplicate-column 1:1"])
    }
}
