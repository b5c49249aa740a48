import Testing

/// What the commands make of graded sources.
@Suite struct GradeTests {
    private func stances(_ arguments: String...) throws -> (stances: [AnswerShape.Show.Stance], messages: String) {
        let run = try Executable.run(["show", "sunk-2020", "-g", "graded", "--format", "json"] + arguments)
        return (try run.decoded(AnswerShape.Show.self).stances, run.messages)
    }

    @Test("JSON gives the grade of a report, as far as it is known")
    func json() throws {
        let found = try stances().stances
        #expect(found.map { $0.grade?.code } == ["A2", "D", "C5", nil, "B1", "E", nil])
        #expect(found.map { $0.grade?.reliability } == ["A", "D", "C", nil, "B", "E", nil])
        #expect(found.map { $0.grade?.credibility } == [2, nil, 5, nil, 1, nil, nil])
        #expect(found.map { $0.personal ?? false } == [false, false, false, false, true, false, false])
    }

    @Test("What is graded worse is out, what is unknown stays and is counted")
    func minReliability() throws {
        let all = try stances()
        #expect(all.messages.isEmpty)
        let c = try stances("--min-reliability", "C")
        #expect(c.stances.map { $0.grade?.code } == ["A2", "C5", nil, "B1", nil])
        #expect(c.messages.contains("3 relations of unknown reliability stay"), "two stances and a tie: \(c.messages)")
        #expect(c.messages.contains("--graded-only"))
        let graded = try stances("--min-reliability", "C", "--graded-only")
        #expect(graded.stances.map { $0.grade?.code } == ["A2", "C5", "B1"])
        #expect(graded.messages.isEmpty)
        #expect(try stances("--min-reliability", "e").stances.count == all.stances.count)
    }

    @Test("Every command that selects takes the limit")
    func everyCommand() throws {
        for arguments in [
            ["stats"], ["path", "hale", "gazette"], ["find", "dredger"], ["centrality"], ["communities"], ["structure"], ["claims"],
            ["claim", "sunk-2020"], ["sources", "sunk-2020"], ["render", "--out", "-", "--format", "dot"],
        ] {
            let run = try Executable.run(arguments + ["-g", "graded", "--min-reliability", "B"])
            #expect(run.status < 2, "\(arguments): \(run.messages)")
            #expect(run.messages.contains("3 relations of unknown reliability stay"), "\(arguments): \(run.messages)")
        }
        struct Claims: Decodable {
            struct Statement: Decodable {
                var `for`: Int
                var against: Int
            }
            var statements: [Statement]
        }
        let graded: Claims = try relgraph("claims", "-g", "graded", "--graded-only", "--min-reliability", "B", "--format", "json").decoded()
        #expect(graded.statements.first.map { [$0.for, $0.against] } == [1, 1])
    }

    @Test("A view may set the limit")
    func view() throws {
        let run = try relgraph("render", "-g", "graded", "--view", "solid", "--out", "-", "--format", "dot")
        #expect(run.status == 0)
        #expect(run.messages.contains("3 relations of unknown reliability stay"), "\(run.messages)")
        #expect(!run.output.contains("barman"))
    }

    @Test("F is no limit, and the message says why")
    func unknownIsNoLimit() throws {
        let run = try relgraph("stats", "-g", "graded", "--min-reliability", "F")
        #expect(run.status == 2)
        #expect(run.messages.contains("cannot be judged"))
        #expect(try relgraph("stats", "-g", "graded", "--min-reliability", "Q").status == 2)
    }
}
