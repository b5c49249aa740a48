import Testing

@testable import Graphviz

@Suite struct XDotParserTests {
    @Test func everyOperation() throws {
        let text = """
            c 7 -#000000 C 9 -#ff000080 S 6 -dashed S 15 -setlinewidth(2) E 10 20 3 4 e 1 2 3 4 P 3 0 0 1 1 2 0 p 2 0 0 5 5 L 2 0 0 1 1 \
            B 4 0 0 1 1 2 2 3 3 b 4 0 0 1 1 2 2 3 3 F 14 9 -Helvetica t 5 T 5 6 -1 20.5 7 -a b c d
            """
        let expected: [DrawingOperation] = [
            .strokeColor("#000000"), .fillColor("#ff000080"), .style(["dashed"]), .style(["setlinewidth(2)"]),
            .ellipse(center: Point(x: 10, y: 80), radii: Size(width: 3, height: 4), filled: true),
            .ellipse(center: Point(x: 1, y: 98), radii: Size(width: 3, height: 4), filled: false),
            .polygon([Point(x: 0, y: 100), Point(x: 1, y: 99), Point(x: 2, y: 100)], filled: true),
            .polygon([Point(x: 0, y: 100), Point(x: 5, y: 95)], filled: false), .polyline([Point(x: 0, y: 100), Point(x: 1, y: 99)]),
            .bezier([Point(x: 0, y: 100), Point(x: 1, y: 99), Point(x: 2, y: 98), Point(x: 3, y: 97)], filled: false),
            .bezier([Point(x: 0, y: 100), Point(x: 1, y: 99), Point(x: 2, y: 98), Point(x: 3, y: 97)], filled: true),
            .font(name: "Helvetica", size: 14), .fontCharacteristics([.bold, .underline]),
            .text(baseline: Point(x: 5, y: 94), alignment: .left, width: 20.5, string: "a b c d"),
        ]
        #expect(try XDotParser.parse(text, top: 100) == expected)
        #expect(try XDotParser.parse("", top: 0).isEmpty)
        #expect(try XDotParser.parse(" I 0 0 10 10 5 -a.png L 1 0 0 ", top: 0) == [.polyline([.zero])])
    }

    @Test func textIsCountedInBytes() throws {
        let parsed = try XDotParser.parse("T 0 0 1 9 10 -Путин T 0 0 0 9 1 -x", top: 0)
        #expect(parsed.texts == ["Путин", "x"])
    }

    @Test func stylesArePartedOutsideParentheses() throws {
        #expect(try XDotParser.parse("S 24 -dashed,setlinewidth(1,5)", top: 0) == [.style(["dashed", "setlinewidth(1,5)"])])
    }

    @Test(arguments: [
        "X 1 2", "E 1 2 3", "E a 2 3 4", "P 99 0 0", "P -1", "P 1.5 0 0", "T 0 0 0 1 50 -short", "c 3 abc", "c", "E nan 0 0 0",
        "E 1e999 0 0 0", "t 999",
    ])
    func malformedInputIsAnError(text: String) {
        #expect(throws: GraphvizError.self) { try XDotParser.parse(text, top: 0) }
    }
}
