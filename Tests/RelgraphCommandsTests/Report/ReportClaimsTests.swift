import Testing

/// The table of claims as a report's readers see it.
@Suite struct ReportClaimsTests {
    private static let notes = """
        relgraph: 1
        people: {ann: {name: Ann}, bob: {name: Bob}, cleo: {name: Cleo}, dan: {name: Dan}}
        statements:
          met:
            says: They met in Riga
            implies: [visit]
            stances: [{asserted: ann}, {denied: bob}, {declined-to-comment: cleo}]
          visit: {says: She was in Riga, stances: [{denied: dan}]}
          paid-1: {says: He was paid, stances: [{asserted: ann}, {asserted: dan}]}
          paid-2: {says: He was paid, stances: [{asserted: bob}]}
        """

    /// The lines of the tables that a block's answer has in Markdown.
    private func table(_ command: String) throws -> [String] {
        let (folder, _) = try ReportTests.report("```relgraph\n\(command)\n```\n")
        try folder.write("riga.yaml", Self.notes)
        let run = try Executable.run(["report", "notes.md", "-g", "riga.yaml", "--out", "-"], in: folder.path)
        #expect(run.status == 0, "\(run.messages)")
        return run.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("| ") }
    }

    @Test("What is said stands first, its status once, and ids only where two statements read alike") func claims() throws {
        #expect(
            try table("claims") == [
                "| what is said | status | for | against | no position | independent origins for | independent origins against |",
                "| --- | --- | --- | --- | ---: | ---: | ---: |",
                "| They met in Riga | disputed | 1 | 1 and 1 by implication | 1 | 1 | 1 |",
                "| She was in Riga | disputed, by implication | 1 by implication | 1 |  |  | 1 |",
                "| He was paid \\[paid-1\\] | asserted | 2 | 0 |  | 2 |  |",
                "| He was paid \\[paid-2\\] | asserted | 1 | 0 |  | 1 |  |",
            ])
    }

    @Test("Columns that say nothing are not there") func columns() throws {
        #expect(
            try table("claims --status asserted") == [
                "| what is said | status | for | against | independent origins for |", "| --- | --- | ---: | ---: | ---: |",
                "| He was paid \\[paid-1\\] | asserted | 2 | 0 | 2 |", "| He was paid \\[paid-2\\] | asserted | 1 | 0 | 1 |",
            ])
    }

    @Test("What is left out is told by name") func without() throws {
        let lines = try table("claims --without Dan --about visit")
        #expect(lines.first?.hasSuffix("| status with Dan |") == true, "\(lines)")
        #expect(
            lines.contains {
                $0.hasPrefix("| She was in Riga | asserted, by implication | 1 by implication |") && $0.hasSuffix("| disputed |")
            }, "\(lines)")
    }

    @Test("So are the documents, outlets and sources that statements depend on") func sensitivity() throws {
        let (_, run) = try ReportTests.report("```relgraph\nclaims --sensitivity\n```\n", "--out", "-")
        let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("| ") }
        #expect(lines.first?.hasPrefix("| without | what is said | status | status without |") == true, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("| The Coast Herald | ") }, "\(lines)")
        #expect(!lines.contains { $0.contains("bribe-2018") })
    }

    @Test("A timeline by what was said tells what was taken back") func recanted() throws {
        let (folder, _) = try ReportTests.report(
            "```relgraph\ntimeline --by said\n```\n```relgraph\ntimeline --by said --format csv\n```\n")
        try folder.write(
            "riga.yaml",
            "relgraph: 1\npeople: {ann: {name: Ann}}\n"
                + "statements: {s: {says: He came, stances: [{asserted: ann, on: 2020-01-02}, {retracted: ann, on: 2020-01-03}]}}\n")
        let run = try Executable.run(["report", "notes.md", "-g", "riga.yaml", "--out", "-"], in: folder.path)
        #expect(run.output.contains("| Ann | asserted (taken back) | He came |"), "\(run.output)")
        #expect(run.output.contains("| Ann | retracted | He came |") && run.output.contains(",Ann,asserted,He came,"), "\(run.output)")
    }

    @Test("For programs, the answer has its ids") func programs() throws {
        let (_, run) = try ReportTests.report(
            "```relgraph\nclaims --format csv\n```\n```relgraph\ntimeline --format csv\n```\n", "--out", "-")
        #expect(run.output.contains("id,says,status,status said,") && run.output.contains("bribe-2018,"))
        #expect(run.output.contains("herald-2019-03-04"))
    }
}
