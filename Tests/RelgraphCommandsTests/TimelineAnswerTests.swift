import Foundation
import GraphFormats
import RelationGraph
import Testing

extension AnswerShape {
    struct Timeline: Decodable {
        struct Stance: Decodable {
            var speaker: Node
            var stance: String
            var polarity: String
            var statement: Node
            var saidOn: String?
            var documents: [String]
        }

        struct Entry: Decodable {
            var date: String?
            var earliest: String?
            var latest: String?
            var kind: String
            var datedBy: String?
            var node: Node?
            var source: Node?
            var type: String?
            var target: Node?
            var speaker: Node?
            var stance: String?
            var polarity: String?
            var statement: Node?
            var evidence: [Evidence]?
            var stances: [Stance]?
            var documents: [String]
        }

        struct Contradiction: Decodable {
            struct Source: Decodable, Equatable {
                var document: String
                var locator: String?
            }

            struct Side: Decodable {
                var node: Node
                var speaker: Node?
                var stance: String?
                var date: String?
                var earliest: String?
                var latest: String?
                var sources: [Source]
            }

            var kind: String
            var sentence: String
            var uncertain: Bool
            var sides: [Side]
        }

        var by: String
        var entries: [Entry]
        var undated: [Entry]
        var contradictions: [Contradiction]
    }
}

@Suite struct TimelineAnswerTests {
    private static let root = (Fixtures.bundledGraph as NSString).deletingLastPathComponent

    private func answer(_ arguments: String..., in folder: String = Fixtures.folder) throws -> AnswerShape.Timeline {
        let run = try Executable.run(["timeline"] + arguments + ["--format", "json"], in: folder)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.outermostKeys == ["by", "entries", "undated", "contradictions"])
        return try run.decoded()
    }

    @Test("Every axis: dates as they were written, with the days that they allow", arguments: ["event", "said", "published"])
    func shape(_ axis: String) throws {
        let answer = try answer("--by", axis, "-g", "calendar")
        #expect(answer.by == axis)
        #expect(!answer.entries.isEmpty)
        for entry in answer.entries + answer.undated {
            let span = entry.date.flatMap { DateSpan($0) }
            #expect((span == nil) == (entry.date == nil))
            #expect(entry.earliest == span?.start?.firstDay?.text)
            #expect(entry.latest == span?.end?.lastDay?.text)
            #expect((entry.datedBy == nil) == (entry.date == nil))
            switch entry.kind {
            case "statement", "document": #expect(entry.node?.kind == entry.kind && entry.stances != nil)
            case "event": #expect(entry.node != nil)
            case "tie": #expect(entry.source != nil && entry.type != nil && entry.target != nil && entry.evidence != nil)
            case "stance": #expect(entry.speaker != nil && entry.polarity != nil && entry.statement?.kind == "statement")
            default: Issue.record("unknown kind \(entry.kind)")
            }
        }
        #expect(answer.entries.allSatisfy { $0.date != nil })
        #expect(answer.undated.allSatisfy { $0.date == nil })
    }

    @Test func contradictionsNameDocumentsAndLocators() throws {
        let answer = try answer("-g", "calendar")
        #expect(
            answer.contradictions.map(\.kind) == ["within-document", "between-documents", "said-after-publication", "said-before-event"])
        let first = try #require(answer.contradictions.first)
        #expect(first.sides.map(\.node.id) == ["sank-monday", "sank-tuesday"])
        #expect(first.sides[1].sources == [.init(document: "gazette-1998-11-04", locator: "p4")])
        #expect(first.sides.map(\.date) == ["1998-11-02", "1998-11-03"])
        #expect(answer.contradictions.map(\.uncertain) == [false, true, false, false])
        #expect(answer.contradictions[2].sides[0].speaker?.id == "captain")
        #expect(answer.contradictions.allSatisfy { $0.sentence.hasSuffix(".") })
    }

    @Test("The last article of the bundled graph gives a Tuesday and a Wednesday")
    func theTwoDaysOf2017() throws {
        let answer = try answer("visit-2017", in: Self.root)
        let days = try #require(answer.contradictions.first)
        #expect(answer.contradictions.count == 1)
        #expect(days.kind == "within-document")
        for part in ["South Front", "southfront-2017-02", "Tue 14 Feb 2017, p5", "Wed 15 Feb 2017 (?), p4"] {
            #expect(days.sentence.contains(part), "\(days.sentence)")
        }
    }

    @Test("Many stances on one statement fold, and none is lost")
    func foldsTheBundledGraph() throws {
        let answer = try answer("visit-2015", "--by", "said", in: Self.root)
        let all = (answer.entries + answer.undated).filter { $0.statement?.id == "visit-2015" }
        let told: AnswerShape.Show = try relgraph("show", "visit-2015", "--format", "json", in: Self.root).decoded()
        #expect(Set(all.map { "\($0.speaker?.id ?? "") \($0.stance ?? "")" }) == Set(told.stances.map { "\($0.speaker.id) \($0.stance)" }))
        #expect(all.count < told.stances.count)
        #expect(all.contains { $0.speaker?.id == "ryabkov" && $0.stance == "denied" && $0.documents.count == 3 })
    }

    @Test("A source that one report names is not given to another")
    func reportsKeepTheirSources() throws {
        let text = try relgraph("timeline", "visit-2017", "--by", "said", in: Self.root).output
        let citing = try #require(text.range(of: "citing Western intelligence officials"))
        let before = text[..<citing.lowerBound]
        let item = before[try #require(before.range(of: "Fox News reported", options: .backwards)).lowerBound...]
        #expect(!item.contains("displeasure"))
    }

    @Test func tables() throws {
        let csv = try relgraph("timeline", "-g", "calendar", "--format", "csv").output.split(separator: "\n")
        #expect(csv[0] == "date,earliest,latest,kind,who,relation,what,documents")
        #expect(csv.contains { $0.hasPrefix("1987/..,1987-01-01,,statement,,,The Petrel had been unsafe") })
        #expect(csv.contains { $0.hasPrefix(",,,statement,,,She was overloaded") })
        let markdown = try relgraph("timeline", "-g", "calendar", "--format", "markdown").output
        #expect(markdown.hasPrefix("| date | earliest | latest | kind |"))
    }

    @Test func boundsAndSelectionsApply() throws {
        let late = try answer("--since", "1998-11-03", "-g", "calendar")
        #expect(!late.entries.contains { $0.date == "1998-11-02" })
        #expect(late.entries.contains { $0.node?.id == "unsafe" }, "what is open may reach into the time asked for")
        let known = try answer("--by", "published", "--as-of", "1998-11-04", "-g", "calendar")
        #expect(known.entries.map { $0.node?.id } == ["gazette-1998-11-04"])
        let without = try answer("--by", "said", "--without", "gazette", "-g", "calendar")
        #expect(!(without.entries + without.undated).contains { $0.documents.contains("gazette-1998-11-04") })
    }

    @Test func drawsAFigure() throws {
        let folder = try TemporaryFolder()
        let file = folder.path("timeline.svg")
        let run = try relgraph("timeline", "-g", "calendar", "--out", file, "--width", "640", "--theme", "light")
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.messages.hasPrefix("Wrote "))
        let svg = try folder.text("timeline.svg")
        #expect(svg.contains("viewBox=\"0 0 640 "))
        let piped = try relgraph("timeline", "-g", "calendar", "--out", "-", "--width", "640", "--theme", "light")
        #expect(piped.output == svg)
        #expect(piped.messages.isEmpty)
        let titled = try relgraph("timeline", "-g", "calendar", "--out", "-", "--title", "The last voyage", "--embed").output
        #expect(titled.contains(">The last voyage</title>"))
        #expect(titled.hasPrefix("<svg"))
    }

    @Test("A file of another program has no dates, and says so")
    func foreignFiles() throws {
        let run = try relgraph("timeline", "-g", "-", "--input-format", "el", input: "a b\nb c\n")
        #expect(run.status == 0)
        #expect(run.output.contains("2 ties without a date"))
    }
}
