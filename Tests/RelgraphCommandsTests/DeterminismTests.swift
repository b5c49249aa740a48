import Foundation
import Testing

/// Same input, same options: the same bytes, whoever asks and from wherever.
@Suite struct DeterminismTests {
    static let commands: [[String]] = [
        ["path", "Herald", "Volkova", "--all"], ["path", "baltic-lines", "ports-ministry", "-k", "5", "--format", "json"],
        ["show", "Volkova"], ["show", "bribe-2018", "--format", "csv"], ["find", "Волкова"], ["find", "marten", "--format", "markdown"],
        ["stats"], ["stats", "--format", "json"], ["check"], ["check", "--format", "json"], ["render", "--out", "-"],
        ["timeline"], ["timeline", "--by", "said", "--format", "json"], ["timeline", "--out", "-"],
        ["render", "--focus", "Volkova", "--group-by", "country", "--theme", "light", "--out", "-"],
        ["render", "--view", "all", "--format", "dot", "--out", "-"], ["render", "--layout", "sfdp", "--out", "-"],
    ]

    @Test(arguments: commands)
    func sameBytes(_ command: [String]) throws {
        let arguments = command + ["--graph", Fixtures.harbour]
        let elsewhere = try TemporaryFolder()
        let first = try Executable.run(arguments)
        #expect(first.status == 0)
        #expect(!first.outputBytes.isEmpty)
        let others: [(String, CommandRun)] = [
            ("again", try Executable.run(arguments)),
            ("another folder", try Executable.run(arguments, in: elsewhere.path)),
            ("another home", try Executable.run(arguments, environment: ["HOME": elsewhere.path])),
            ("Turkish", try Executable.run(arguments, environment: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"])),
            ("C", try Executable.run(arguments, environment: ["LC_ALL": "C"])),
            ("another time zone", try Executable.run(arguments, environment: ["TZ": "Pacific/Kiritimati"])),
        ]
        for (what, run) in others {
            #expect(run.outputBytes == first.outputBytes, "\(what)")
            #expect(run.messageBytes == first.messageBytes, "\(what)")
        }
    }

    @Test("The order in which files are named does not matter to an answer")
    func orderOfFiles() throws {
        let folder = try TemporaryFolder()
        let people = try folder.write("people.yaml", "relgraph: 1\npeople: {ann: {name: Ann, ties: [{leads: club}]}}\n")
        let clubs = try folder.write("clubs.yaml", "relgraph: 1\norganizations: {club: {name: Club}}\n")
        let arguments = ["path", "Ann", "Club", "--format", "json"]
        let first = try Executable.run(arguments + ["-g", people, "-g", clubs])
        #expect(first.status == 0)
        #expect(try Executable.run(arguments + ["-g", clubs, "-g", people]).output == first.output)
    }
}
