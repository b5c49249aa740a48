import Testing

@Suite struct ClaimAnswerTests {
    @Test func claims() throws {
        let run = try relgraph("claims", "--graph", "harbour", "--format", "json")
        #expect(run.status == 0)
        #expect(run.output.outermostKeys == ["statements"])
        let answer: AnswerShape.Claims = try run.decoded()
        #expect(answer.statements.map(\.id) == ["bribe-2018", "sailed-uninspected-2018"])
        let bribe = answer.statements[0]
        #expect(bribe.status == "disputed")
        #expect((bribe.for, bribe.against, bribe.neither) == (1, 2, 1))
        #expect((bribe.originsFor, bribe.originsAgainst, bribe.unknownOrigins) == (1, 2, 0))
        let keys = [
            "id", "says", "status", "for", "against", "neither", "origins_for", "origins_against", "unknown_origins",
        ]
        #expect(Array(run.output.keys(indentation: 6).prefix(9)) == keys)
    }

    @Test func statusFilterAndScope() throws {
        let disputed: AnswerShape.Claims = try relgraph("claims", "--status", "disputed", "-g", "harbour", "--format", "json").decoded()
        #expect(disputed.statements.map(\.id) == ["bribe-2018"])
        let about: AnswerShape.Claims = try relgraph(
            "claims", "--about", "sailed-uninspected-2018", "-g", "harbour", "--format", "json"
        ).decoded()
        #expect(about.statements.map(\.id) == ["bribe-2018", "sailed-uninspected-2018"], "what implies it bears on it")
        let baltic: AnswerShape.Claims = try relgraph("claims", "--about", "Baltic Lines", "-g", "harbour", "--format", "json").decoded()
        #expect(baltic.statements.map(\.id) == ["sailed-uninspected-2018"])
    }

    @Test func claim() throws {
        let run = try relgraph("claim", "bribe-2018", "--graph", "harbour", "--format", "json")
        let answer: AnswerShape.Claim = try run.decoded()
        #expect(answer.status == "disputed")
        #expect(answer.stances.map(\.speaker.id) == ["coast-herald", "lindqvist", "volkova", "ports-ministry"])
        #expect(answer.stances.map(\.polarity) == ["for", "against", "against", "none"])
        let report = answer.stances[0]
        #expect(report.citing == ["dock-workers"])
        #expect(report.saidOn == "2019-03-04")
        #expect(report.documents == ["herald-2019-03-04"])
        #expect(answer.implies == ["sailed-uninspected-2018"])
    }

    @Test func sources() throws {
        let run = try relgraph("sources", "bribe-2018", "--graph", "harbour", "--format", "json")
        #expect(run.output.outermostKeys == ["statement", "for", "against"])
        let answer: AnswerShape.Sources = try run.decoded()
        #expect(answer.statement.id == "bribe-2018")
        #expect(answer.for.documents == 1)
        #expect(answer.for.outlets == 1)
        #expect(answer.for.origins.map(\.node.id) == ["dock-workers"])
        #expect(answer.for.origins[0].anonymous)
        #expect(answer.for.origins[0].supports == ["herald-2019-03-04"])
        #expect((answer.for.independent.atLeast, answer.for.independent.atMost) == (1, 1))
        #expect(answer.for.chokePoints.map(\.id) == ["dock-workers", "coast-herald", "herald-2019-03-04"])
        #expect(answer.for.cycles.isEmpty)
        #expect(answer.against.origins.map(\.node.id) == ["lindqvist", "volkova"])
        #expect((answer.against.independent.atLeast, answer.against.independent.atMost) == (2, 2))
        #expect(answer.against.chokePoints.map(\.id) == ["evening-wire", "wire-2019-03-06"])
    }

    @Test("Without the only source, the side is gone")
    func without() throws {
        let answer: AnswerShape.Claims = try relgraph(
            "claims", "--without", "dock-workers", "-g", "harbour", "--format", "json"
        ).decoded()
        #expect(answer.statements.first { $0.id == "bribe-2018" }?.status == "denied")
    }

    @Test("Several places where words are no statement, and statuses that are none")
    func mistakes() throws {
        let person = try relgraph("claim", "Volkova", "-g", "harbour")
        #expect(person.status == 2)
        #expect(person.messages.contains("claims --about volkova"))
        let misspelled = try relgraph("sources", "bribe-2081", "-g", "harbour")
        #expect(misspelled.status == 2)
        #expect(misspelled.messages.contains("Did you mean “bribe-2018”?"))
        let status = try relgraph("claims", "--status", "doubtful", "-g", "harbour")
        #expect(status.status == 2)
        #expect(status.messages.contains("disputed"))
        let drawing = try relgraph("render", "--statement", "bribe-2018", "--focus", "Volkova", "-g", "harbour", "--out", "-")
        #expect(drawing.status == 2)
        #expect(drawing.messages.contains("--statement"))
    }

    @Test("Commands on claims answer for foreign files too: there are none")
    func foreignFile() throws {
        let run = try relgraph("claims", "-g", "-", "--input-format", "el", input: "1 2\n2 3\n")
        #expect(run.status == 0)
        #expect(run.output == "The graph holds no statements.\n")
    }

    /// The options of a selection choose which statements are listed; who spoke of them has spoken.
    @Test func kindsAndLayersChooseStatementsNotSpeakers() throws {
        func statuses(_ arguments: String...) throws -> [String: String] {
            let run = try Executable.run(["claims", "-g", "harbour", "--format", "json"] + arguments)
            return Dictionary(uniqueKeysWithValues: try run.decoded(AnswerShape.Claims.self).statements.map { ($0.id, $0.status) })
        }
        let all = try statuses()
        #expect(all.count == 2 && all["bribe-2018"] == "disputed")
        #expect(try statuses("--kind", "statement") == all)
        #expect(try statuses("--no-kind", "source") == all)
        #expect(try statuses("--layer", "claims") == all)
        #expect(try statuses("--no-kind", "statement").isEmpty)
        #expect(try statuses("--kind", "person").isEmpty)
        #expect(try statuses("--layer", "ties").isEmpty)
        for command in ["claim", "sources"] {
            #expect(try relgraph(command, "bribe-2018", "-g", "harbour", "--no-kind", "statement").status == 2)
            #expect(try relgraph(command, "bribe-2018", "-g", "harbour", "--kind", "statement").status == 0)
        }
    }

    @Test("A type chooses the statements that somebody took that stance to, and changes no status")
    func typesChooseStatements() throws {
        let denied: AnswerShape.Claims = try relgraph("claims", "--type", "denied", "-g", "harbour", "--format", "json").decoded()
        let all: AnswerShape.Claims = try relgraph("claims", "-g", "harbour", "--format", "json").decoded()
        #expect(!denied.statements.isEmpty && denied.statements.count < all.statements.count)
        for claims in denied.statements {
            let whole = all.statements.first { $0.id == claims.id }
            #expect(whole?.status == claims.status && whole?.for == claims.for)
        }
        let quiet: AnswerShape.Claims = try relgraph(
            "claims", "--type", "denied", "--no-kind", "person", "--no-kind", "organization", "-g", "harbour", "--format", "json"
        ).decoded()
        #expect(quiet.statements.map(\.id) == denied.statements.map(\.id), "who denied it is out of sight, and denied it")
        #expect(try relgraph("claim", "bribe-2018", "--type", "denied", "--kind", "statement", "-g", "harbour").status == 0)
        let none = try relgraph("claims", "--about", "Baltic Lines", "--status", "retracted", "-g", "harbour")
        #expect(none.output.hasPrefix("There is no statement about Baltic Lines with the status retracted."))
        let hidden = try relgraph("claim", "bribe-2018", "--kind", "person", "-g", "harbour")
        #expect(hidden.status == 2 && hidden.messages.contains("(--kind person)"))
    }

    @Test func topCutsWhatIsListed() throws {
        let claim: AnswerShape.Claim = try relgraph("claim", "bribe-2018", "-g", "harbour", "--format", "json", "--top", "1").decoded()
        #expect(claim.stances.map(\.polarity) == ["for", "against", "none"], "a cut takes no side")
        #expect(claim.against == 2)
        let text = try relgraph("claim", "bribe-2018", "-g", "harbour", "--top", "1").output
        #expect(text.contains("… and 1 more"), "\(text)")
        let table = try relgraph("claim", "bribe-2018", "-g", "harbour", "--format", "csv", "--top", "1").output
        #expect(table.split(separator: "\r\n").count + table.split(separator: "\n").count >= 4)
        let sources = try relgraph("sources", "bribe-2018", "-g", "harbour", "--top", "1").output
        #expect(sources.contains("… and 1 more"), "\(sources)")
    }

    @Test func whatLeavingOutCostsIsInTheTable() throws {
        let table = try relgraph("claims", "-g", "harbour", "--without", "dock-workers", "--format", "csv").output
        let lines = table.split(whereSeparator: \.isNewline)
        #expect(lines.first?.hasSuffix(",status before") == true)
        #expect(lines.contains { $0.hasPrefix("bribe-2018,") && $0.hasSuffix(",disputed") && !$0.contains(",disputed,") }, "\(table)")
    }

    /// A table tells what was asked for.
    @Test func sensitivityHasATable() throws {
        let claims = try relgraph("claims", "-g", "harbour", "--sensitivity", "--format", "csv").output
        #expect(claims.hasPrefix("without,its name,id,status,status without,") && claims.contains("dock-workers"), "\(claims)")
        let centrality = try relgraph("centrality", "-g", "harbour", "--sensitivity", "--format", "csv").output
        #expect(centrality.hasPrefix("without,its name,id,name,rank,rank without"), "\(centrality)")
        let diff = try relgraph("diff", "harbour", "harbour-later", "--out", "-", "--format", "json")
        #expect(diff.status == 2 && diff.messages.contains("Name a file"))
    }
}
