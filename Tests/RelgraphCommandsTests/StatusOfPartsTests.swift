import Foundation
import Testing

/// What is written of a graph says of its statements what the whole graph says, or tells where it does not.
@Suite struct StatusOfPartsTests {
    private static let notes = """
        relgraph: 1
        people:
          p1: {name: Ivan Petrov, ties: [{same-as: p1b, note: me}]}
          p1b: {name: Iwan Petroff}
          z: {name: Zed}
        outlets: {a: {name: Alpha}, b: {name: Beta}}
        documents: {da: {title: A, outlet: a, date: 2020-01-10}, db: {title: B, outlet: b, date: 2020-01-11}}
        statements:
          s:
            says: It happened
            stances:
              - {denied: p1, on: 2020-01-02, in: [da]}
              - {confirmed: p1b, on: 2020-01-08, in: [db]}
          t:
            says: It was seen
            stances:
              - {confirmed: p1, in: [da]}
              - {denied: z, in: [db]}

        """

    private struct Report: Decodable {
        struct Status: Decodable, Equatable {
            var id: String
            var before: String?
            var after: String?
        }

        var statuses: [Status]
    }

    private struct Difference: Decodable {
        var claims: Report
    }

    @Test("A review's verdict rests on what is known, not on what is chosen to be written")
    func verdicts() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("notes.yaml", Self.notes)
        let (whole, part) = (folder.path("whole.jsonld"), folder.path("part.jsonld"))
        #expect(try relgraph("convert", file, whole).status == 0)
        // The two who are one are counted once, and the denial is replaced.
        #expect(try folder.text("whole.jsonld").contains("1 holds it true, 0 hold it false"))
        #expect(try folder.text("whole.jsonld").contains("\"asserted\""))
        #expect(try relgraph("convert", file, part, "--type", "denied").status == 0)
        let text = try folder.text("part.jsonld")
        #expect(text.contains("\"asserted\"") && text.contains("\"disputed\"") && !text.contains("\"denied\""))
        // What counts as known still counts.
        #expect(try relgraph("convert", file, part, "--document", "db").status == 0)
        #expect(try folder.text("part.jsonld").contains("\"denied\""))
    }

    @Test("A part that would tell another status is said to")
    func parts() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("notes.yaml", Self.notes)
        let run = try relgraph("convert", file, folder.path("part.yaml"), "--type", "denied", "--format", "json")
        #expect(try run.decoded(Report.self).statuses.contains(.init(id: "t", before: "disputed", after: "denied")))
        let text = try relgraph("convert", file, folder.path("part.yaml"), "--type", "denied").messages
        #expect(text.contains("It was seen [t]: disputed → denied"), "\(text)")
        let whole = try relgraph("convert", file, folder.path("all.graphml"), "--format", "json")
        #expect(try whole.decoded(Report.self).statuses.isEmpty)
    }

    @Test("Versions and copies are compared with those as one who are judged the same")
    func judgedTheSame() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("notes.yaml", Self.notes)
        let apart = try folder.write("apart.yaml", Self.notes.replacingOccurrences(of: ", ties: [{same-as: p1b, note: me}]", with: ""))
        let difference = try relgraph("diff", file, apart, "--format", "json").decoded(Difference.self)
        #expect(difference.claims.statuses == [.init(id: "s", before: "asserted", after: "disputed")])
        let copy = try relgraph("publish", "-g", file, "--remove", "a", "--out", folder.path("copy.yaml"), "--format", "json")
        #expect(try copy.decoded(Report.self).statuses == [.init(id: "t", before: "disputed", after: "denied")])
    }

    @Test("No judgement makes a person an outlet")
    func kindsThatCannotBeOne() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("notes.yaml", Self.notes)
        let run = try relgraph(
            "resolve", "-g", file, "--accept", "z", "a", "--by", "x", "--because", "y", "--into", folder.path("own.yaml"))
        #expect(run.status == 2 && run.messages.contains("no one thing is both"), "\(run.messages)")
        #expect(run.messages.contains("is an outlet"), "\(run.messages)")
        #expect(try folder.names == ["notes.yaml"])
    }

    @Test("Two authors who read one place as opposite stances do not agree")
    func oppositeReadings() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("notes.yaml", Self.notes)
        let other = try folder.write("other.yaml", Self.notes.replacingOccurrences(of: "denied: z", with: "confirmed: z"))
        let run = try relgraph("merge", file, other)
        #expect(run.status == 1 && run.output.contains("read as two stances"), "\(run.output)")
        // Long paths are wrapped.
        let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("notes.yaml:18:9: denied") && words.contains("other.yaml:18:9: confirmed"), "\(run.output)")
    }
}
