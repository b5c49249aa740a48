import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct CommentSearchTests {
    @Test(arguments: [
        ("a: b # c\n", [1]), ("# a\n  # b\na: b\n", []), ("a: b#c\n", []), ("a: \"b # c\"\n", []), ("a: 'b # c'\n", []),
        ("a: 'it''s # no' # yes\n", [1]), ("a: \"x\\\" # no\" # yes\n", [1]), ("a: it's # yes\n", [1]), ("a: the \"big\" one # yes\n", [1]),
        ("a: # yes\n  b: c\n", [1]), ("a: [b, 'c # no', d] # yes\n", [1]), ("a: {b: \"c # no\", d: e} # yes\n", [1]),
        ("a: \"b\n  c # no\n  d\" # yes\n", [3]), ("a: |\n  b # no\n\n  c # no\nd: e # yes\n", [5]), ("a: > # yes\n  b # no\nc: d\n", [1]),
        ("- a: |\n    b # no\n  c: d # yes\n", [3]), ("- |\n  b # no\n- c # yes\n", [3]), ("a: b\n  c # yes\n", [2]),
        ("a: b\t# yes\r\n", [1]),
        ("a: x > y # yes\nb: c # yes\n", [1, 2]), ("", []), ("a: b", []), ("a: b #", [1]),
    ])
    func commentsBehindSomethingAreFound(text: String, lines: [Int]) throws {
        let comments = CommentSearch.comments(in: try SourceText(Array(text.utf8), file: "notes.yaml"))
        let places = comments.filter { !$0.hasOwnLine }.map(\.place)
        #expect(places.map(\.line) == lines)
        let isOnOwnLine = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " }.first == "#" }
        #expect(comments.filter(\.hasOwnLine).allSatisfy { isOnOwnLine[$0.place.line - 1] })
        // Each begins at its number sign.
        for place in places {
            let line = text.split(separator: "\n", omittingEmptySubsequences: false)[place.line - 1]
            #expect(line.dropFirst(place.column - 1).first == "#")
        }
    }

    /// What no format keeps, is told.
    @Test func theyAreLossesOfEveryFormat() throws {
        let notes = "relgraph: 1\npeople:\n  # Above.\n  a: {name: Ada}\n  b:\n    name: Ben\n    role: A  # told by N.\n"
        var builder = GraphBuilder()
        NativeReader.read(Array(notes.utf8), file: "notes.yaml", into: &builder)
        let graph = try builder.build()
        for format in ExportFormat.allCases {
            let loss = try GraphExport(graph, as: format).loss.entries.filter { $0.field == "comments" && $0.reason.contains("behind") }
            #expect(loss.map(\.count) == [1], "\(format)")
        }
        var other = GraphBuilder()
        NativeReader.read(Array(notes.replacing("  # told by N.", with: "").utf8), file: "notes.yaml", into: &other)
        #expect(try GraphExport(other.build(), as: .relgraph).loss.isEmpty)
    }

    @Test("On a line of its own, a comment is lost unless an entry is directly below it")
    func commentsAboveNothing() throws {
        let notes = """
            # Head.
            relgraph: 1

            # Section.
            people:
              # Node.
              # Its second line.
              a:
                # Field.
                name: Ada
                ties:
                  # Tie.
                  - met: b
              # Above a blank line.

              b: {name: Ben}
            # End.
            """
        var builder = GraphBuilder()
        NativeReader.read(Array(notes.utf8), file: "notes.yaml", into: &builder)
        let graph = try builder.build()
        #expect(graph.files[0].lostComments.map(\.line) == [9, 14, 17])
        #expect(try GraphExport(graph, as: .relgraph).loss.entries.map(\.count) == [3])
    }

    @Test("Above a section of one line, a comment is written once") func oneLine() throws {
        let notes = """
            relgraph: 1
            # What.
            vocabulary: {kinds: {ship: {section: ships}}}
            # Who.
            people: {a: {name: Ada, ties: [{met: b}]}, b: {name: Ben}}
            """
        var builder = GraphBuilder()
        NativeReader.read(Array(notes.utf8), file: "notes.yaml", into: &builder)
        let text = NativeWriter.text(of: try builder.build())
        for comment in ["# What.", "# Who."] { #expect(text.ranges(of: comment).count == 1, "\(text)") }
    }
}
