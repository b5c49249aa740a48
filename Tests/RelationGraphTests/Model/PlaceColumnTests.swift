import Testing

@testable import RelationGraph

@Suite struct PlaceColumnTests {
    @Test func placesComeBack() {
        let a = SourcePlace(file: "a", line: 3, column: 5)
        let b = SourcePlace(file: "b", line: 1, column: 1)
        let rows: [SourcePlace?] = [nil, a, nil, b, b, a, nil]
        var column = PlaceColumn()
        rows.forEach { column.append($0) }
        column.append(lines: [], of: "d")
        column.append(lines: [7, 9], of: "c")
        column.append(a)
        column.append(lines: [2], of: "c")
        let lines = [7, 9].map { SourcePlace(file: "c", line: $0, column: 1) }
        let expected = rows + lines + [a, SourcePlace(file: "c", line: 2, column: 1)]
        #expect(expected.indices.map { column[$0] } == expected)
    }
}
