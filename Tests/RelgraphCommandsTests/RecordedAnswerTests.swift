import Testing

/// A command line and the name of its recording.
struct RecordedCommand: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]

    init(_ name: String, _ arguments: String...) {
        self.name = name
        self.arguments = arguments
    }

    var testDescription: String { name }

    static let answers: [RecordedCommand] = [
        RecordedCommand("path-shortest", "path", "Herald", "port-authority", "--graph", "harbour"),
        RecordedCommand("path-all", "path", "Herald", "Volkova", "--all", "--graph", "harbour"),
        RecordedCommand("path-k", "path", "baltic-lines", "Ministry of Ports", "-k", "3", "--graph", "harbour"),
        RecordedCommand("path-via", "path", "lindqvist", "Volkova", "--via", "port-authority", "--graph", "harbour"),
        RecordedCommand("path-without", "path", "Herald", "Volkova", "--without", "bribe-2018", "--graph", "harbour"),
        RecordedCommand("path-max-hops", "path", "Herald", "Volkova", "--max-hops", "1", "--graph", "harbour"),
        RecordedCommand("path-directed", "path", "lindqvist", "ports-ministry", "--directed", "--graph", "harbour"),
        RecordedCommand(
            "path-weight", "path", "lindqvist", "volkova", "--layer", "ties", "--no-type", "located-in", "--weight", "strength", "-g",
            "harbour"),
        RecordedCommand("path-none", "path", "salt-works", "Volkova", "--graph", "harbour"),
        RecordedCommand("path-to-itself", "path", "Volkova", "Volkova", "--graph", "harbour"),
        RecordedCommand("show-person", "show", "Volkova", "--graph", "harbour"),
        RecordedCommand("show-statement", "show", "bribe-2018", "--graph", "harbour"),
        RecordedCommand("show-document", "show", "wire-2019-03-06", "--graph", "harbour"),
        RecordedCommand("show-unnamed-source", "show", "dock-workers", "--graph", "harbour"),
        RecordedCommand("show-grades", "show", "sunk-2020", "--graph", "graded"),
        RecordedCommand("show-min-reliability", "show", "sunk-2020", "--min-reliability", "C", "--graph", "graded"),
        RecordedCommand("show-graded-only", "show", "sunk-2020", "--graded-only", "--min-reliability", "b", "--graph", "graded"),
        RecordedCommand("show-reliability-f", "show", "sunk-2020", "--min-reliability", "F", "--graph", "graded"),
        RecordedCommand("show-ambiguous", "show", "Marten", "--graph", "harbour"),
        RecordedCommand("find-cyrillic", "find", "Волкова", "--graph", "harbour"),
        RecordedCommand("find-typo", "find", "Lindqivst", "--graph", "harbour"),
        RecordedCommand("find-nothing", "find", "qqqqqq", "--graph", "harbour"),
        RecordedCommand("stats", "stats", "--graph", "harbour"),
        RecordedCommand("stats-top", "stats", "--top", "2", "--graph", "harbour"),
        RecordedCommand("centrality", "centrality", "--graph", "harbour"),
        RecordedCommand("centrality-ties", "centrality", "--layer", "ties", "--top", "3", "--graph", "harbour"),
        RecordedCommand("centrality-sensitivity", "centrality", "--measure", "degree", "--sensitivity", "--top", "5", "--graph", "harbour"),
        RecordedCommand("communities", "communities", "--graph", "harbour"),
        RecordedCommand("structure", "structure", "--layer", "ties", "--graph", "harbour"),
        RecordedCommand("timeline-event", "timeline", "--graph", "calendar"),
        RecordedCommand("timeline-said", "timeline", "--by", "said", "--graph", "calendar"),
        RecordedCommand("timeline-published", "timeline", "--by", "published", "--graph", "calendar"),
        RecordedCommand("timeline-statement", "timeline", "bribe-2018", "--by", "said", "--graph", "harbour"),
        RecordedCommand("timeline-person", "timeline", "Volkova", "--graph", "harbour"),
        RecordedCommand("timeline-top", "timeline", "--top", "2", "--graph", "calendar"),
        RecordedCommand("timeline-nothing", "timeline", "salt-works", "--by", "said", "--graph", "harbour"),
        RecordedCommand("claims", "claims", "--graph", "harbour"),
        RecordedCommand("claims-without", "claims", "--without", "dock-workers", "--graph", "harbour"),
        RecordedCommand("claims-sensitivity", "claims", "--sensitivity", "--graph", "harbour"),
        RecordedCommand("claims-none", "claims", "--status", "retracted", "--graph", "harbour"),
        RecordedCommand("claim", "claim", "bribe-2018", "--graph", "harbour"),
        RecordedCommand("claim-no-statement", "claim", "Volkova", "--graph", "harbour"),
        RecordedCommand("sources", "sources", "bribe-2018", "--graph", "harbour"),
        RecordedCommand("sources-without", "sources", "bribe-2018", "--without", "evening-wire", "--graph", "harbour"),
        RecordedCommand("diff", "diff", "harbour", "harbour-later"),
        RecordedCommand("diff-top", "diff", "harbour", "harbour-later", "--top", "1"),
        RecordedCommand("diff-layer", "diff", "harbour-later", "harbour", "--layer", "claims"),
        RecordedCommand("diff-nothing", "diff", "harbour", "harbour"),
        RecordedCommand("merge", "merge", "harbour", "harbour-later"),
        RecordedCommand("merge-prefer", "merge", "harbour", "harbour-later", "--prefer", "harbour-later"),
        RecordedCommand("merge-base", "merge", "harbour", "harbour-later", "--base", "harbour"),
        RecordedCommand("merge-list", "merge", "harbour", "registers/list.xml", "--top", "3"),
        RecordedCommand("publish-refused", "publish", "--graph", "harbour", "--remove", "Volkova", "--out", "public.yaml"),
        RecordedCommand("publish-check", "publish", "--graph", "harbour", "--remove", "dock-workers", "--check", "harbour/harbour.yaml"),
        RecordedCommand(
            "resolve", "resolve", "-g", "registers/list.xml", "--against", "registers/sdn.csv", "--against", "registers/alt.csv"),
        RecordedCommand(
            "resolve-name", "resolve", "un-hbi-040", "-g", "registers/list.xml", "-g", "registers/sdn.csv", "-g", "registers/alt.csv"),
        RecordedCommand("resolve-nothing", "resolve", "--graph", "harbour"),
        RecordedCommand("show-listed", "show", "un-hbi-039", "--graph", "registers/list.xml"),
        RecordedCommand("check-mistakes", "check", "--graph", "mistakes"),
        RecordedCommand("check-broken", "check", "--graph", "broken"),
        RecordedCommand("convert-strict", "convert", "harbour", "harbour.csv", "--strict"),
        RecordedCommand("convert-edge-list", "convert", "harbour", "-", "--to", "edge-list", "--top", "5"),
        RecordedCommand("load-mistakes", "stats", "--graph", "mistakes"),
    ]

    static let help: [RecordedCommand] = [
        RecordedCommand("help", "--help"),
        RecordedCommand("help-render", "render", "--help"),
        RecordedCommand("help-path", "path", "--help"),
        RecordedCommand("help-show", "show", "--help"),
        RecordedCommand("help-find", "find", "--help"),
        RecordedCommand("help-resolve", "resolve", "--help"),
        RecordedCommand("help-stats", "stats", "--help"),
        RecordedCommand("help-centrality", "centrality", "--help"),
        RecordedCommand("help-communities", "communities", "--help"),
        RecordedCommand("help-structure", "structure", "--help"),
        RecordedCommand("help-timeline", "timeline", "--help"),
        RecordedCommand("help-claims", "claims", "--help"),
        RecordedCommand("help-claim", "claim", "--help"),
        RecordedCommand("help-sources", "sources", "--help"),
        RecordedCommand("help-diff", "diff", "--help"),
        RecordedCommand("help-merge", "merge", "--help"),
        RecordedCommand("help-publish", "publish", "--help"),
        RecordedCommand("help-report", "report", "--help"),
        RecordedCommand("help-check", "check", "--help"),
        RecordedCommand("help-convert", "convert", "--help"),
        RecordedCommand("help-schema", "schema", "--help"),
    ]
}

@Suite struct RecordedAnswerTests {
    @Test(arguments: RecordedCommand.answers, [80, 120])
    func answer(_ command: RecordedCommand, columns: Int) throws {
        try Recording.check(command.name, command.arguments, columns: columns)
    }

    @Test(arguments: RecordedCommand.help, [80, 120])
    func help(_ command: RecordedCommand, columns: Int) throws {
        try Recording.check(command.name, command.arguments, columns: columns)
    }

    @Test("No line of an answer is wider than the terminal", arguments: RecordedCommand.answers + RecordedCommand.help, [80, 120])
    func width(_ command: RecordedCommand, columns: Int) throws {
        let run = try Executable.run(command.arguments, environment: ["COLUMNS": String(columns)])
        for line in run.output.split(separator: "\n") where line.count > columns {
            // A word that is wider than the terminal is left whole.
            #expect(!line.drop { $0 == " " }.contains(" "), "\(line.count) columns: \(line)")
        }
    }
}
