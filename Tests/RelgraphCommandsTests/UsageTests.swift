import RelgraphCommands
import Testing

@Suite struct UsageTests {
    private static let harbour = ["--graph", "harbour"]

    @Test func version() throws {
        let run = try relgraph("--version")
        #expect(run.status == 0)
        #expect(run.output == Relgraph.version + "\n")
        #expect(run.messages.isEmpty)
    }

    @Test("Completion scripts", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) throws {
        let run = try relgraph("--generate-completion-script", shell)
        #expect(run.status == 0)
        for command in ["render", "path", "show", "find", "stats", "check", "schema"] { #expect(run.output.contains(command)) }
    }

    @Test("The completion script for bash is bash")
    func completionSyntax() throws {
        #expect(try shell("command -v bash >/dev/null || exit 0; \"$RELGRAPH\" --generate-completion-script bash | bash -n").status == 0)
    }

    @Test func helpGoesToStandardOutput() throws {
        for arguments in [["--help"], ["help"], [], ["path", "--help"], ["help", "path"]] {
            let run = try Executable.run(arguments)
            #expect(run.status == 0)
            #expect(run.output.contains("Examples:"))
            #expect(run.messages.isEmpty)
        }
    }

    @Test(
        "A negative number is the value of the option before it, and refused for what it is",
        arguments: [
            (["stats", "--top", "-1"], "--top takes a number of at least 1"),
            (["path", "Herald", "Volkova", "-k", "-1"], "-k takes a number of at least 1"),
            (["render", "--out", "-", "--width", "-5"], "--width takes 16 to 20000 pixels"),
            (["communities", "--resolution", "-1.5"], "--resolution takes a number of at least 0"),
            (["find", "--", "-1"], "Nothing"),
        ])
    func negativeNumber(_ arguments: [String], _ message: String) throws {
        let run = try Executable.run(Array(arguments.prefix(1)) + Self.harbour + arguments.dropFirst())
        #expect(run.status != 0 && (run.messages + run.output).contains(message), "\(run.messages) \(run.output)")
        #expect(!run.messages.contains("Missing value"))
    }

    @Test(
        "Bad usage: status 2, nothing on standard output, a message that names the fault",
        arguments: [
            (["bogus"], "bogus"), (["--bogus"], "--bogus"), (["path"], "<from>"), (["path", "Herald"], "<to>"),
            (["path", "a", "b", "c"], "c"), (["path", "a", "b", "--all", "-k", "2"], "--all"), (["path", "a", "b", "-k", "0"], "-k"),
            (["path", "a", "b", "--max-hops=-1"], "--max-hops"), (["path", "a", "b", "--max-hops", "many"], "--max-hops"),
            (["path", "a", "b", "--top", "0"], "--top"), (["find", "Marten", "--top", "0"], "--top"), (["stats", "--top=-3"], "--top"),
            (["find", ""], "empty"), (["find", "  "], "empty"), (["show"], "<name>"), (["show", "x", "--format", "xml"], "xml"),
            (["stats", "--color", "maybe"], "maybe"), (["render", "--path", "Herald", "--out", "x.svg"], "--path"),
            (["render", "--depth=-1"], "--depth"), (["render", "--width", "nan"], "--width"),
            (["render", "--time-limit", "0"], "--time-limit"),
            (["render", "--memory-limit", "1"], "--memory-limit"), (["render", "--layout", "spiral"], "spiral"),
            (["render", "--theme", "pink"], "pink"), (["render", "--format", "bmp"], "bmp"), (["schema", "extra"], "extra"),
            (["stats", "-g", "-", "--input-format", "cobol"], "cobol"), (["timeline", "--by", "retrieved"], "retrieved"),
            (["centrality", "--measure", "percolation"], "--holder"), (["centrality", "--holder", "Herald"], "--measure percolation"),
            (["centrality", "--measure", "percolation", "--holder", "Herald", "--held", "stake"], "not both"),
            (["render", "--size-by", "percolation", "--out", "x.svg"], "percolation"),
            (["render", "--steps", "--step", "1"], "--step N"), (["render", "--step", "0"], "--step"),
            (["render", "--steps", "--focus", "Volkova"], "--focus"),
            (["timeline", "--theme", "dark"], "--theme"), (["timeline", "--embed"], "--embed"),
            (["timeline", "--out", "x.svg", "--format", "json"], "--format"), (["timeline", "--out", "x.svg", "--width", "2"], "--width"),
        ])
    func badUsage(_ arguments: [String], _ fault: String) throws {
        let run = try Executable.run(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.messages.contains(fault), "\(run.messages)")
        #expect(run.messages.hasPrefix("Error: "), "\(run.messages)")
    }

    @Test(
        "Names and values that the graph does not know: status 2, the value, and a way out",
        arguments: [
            (["show", "Nobody Inparticular"], "“Nobody Inparticular”", "relgraph find"), (["show", ""], "empty", "Give"),
            (["show", "Marten"], "“Marten”", "Give the id"), (["path", "Volkova", "Marten"], "“Marten”", "joan-marten"),
            (["path", "Volkova", "Herald", "--via", "Zzz"], "“Zzz”", "relgraph find"),
            (["path", "Volkova", "Herald", "--without", "Zzz"], "“Zzz”", "relgraph find"),
            (["stats", "--layer", "tie"], "“tie”", "“ties”"), (["stats", "--type", "deny"], "“deny”", "“denied”"),
            (["stats", "--type", "xyz"], "“xyz”", "Known are"),
            (["stats", "--no-type", "denid"], "“denid”", "“denied”"), (["find", "x", "--kind", "persons"], "“persons”", "“person”"),
            (["stats", "--no-kind", "zzz"], "“zzz”", "Known are"), (["stats", "--since", "yesterday"], "“yesterday”", "2015-08-07"),
            (["stats", "--until", "2019-02-30"], "“2019-02-30”", "2015-08-07"), (["stats", "--as-of", ""], "“”", "2015-08-07"),
            (["stats", "--document", "Volkova"], "Volkova", "documents"), (["render", "--view", "defualt"], "“defualt”", "all"),
            (["render", "--focus", "Zzz"], "“Zzz”", "relgraph find"), (["render", "--depth", "2"], "--depth", "--focus"),
            (["render", "--out", "map.bmp"], "“.bmp”", "svg"), (["render", "--out", "map.dot", "--width", "100"], "--width", "svg"),
            (["render", "--embed", "--format", "pdf"], "--embed", "svg"),
            (["render", "--embed", "--out", "map.html"], "--embed", "svg"),
            (["render", "--width", "500", "--out", "map.html"], "--width", "svg"),
            (["render", "--path", "salt-works", "Volkova"], "Salt Works", "relgraph path"),
            (["render", "--steps", "--out", "map.svg"], "Steps", "caption:"),
            (["render", "--layer", "sanctions"], "nothing to draw", "--layer"),
            (["path", "salt-works", "enning", "--weight", "strength"], "“strength”", "--no-type"),
        ])
    func unknownValues(_ arguments: [String], _ value: String, _ remedy: String) throws {
        let run = try Executable.run(arguments + Self.harbour)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.messages.hasPrefix("Error: "))
        #expect(run.messages.contains(value), "\(run.messages)")
        #expect(run.messages.contains(remedy), "\(run.messages)")
    }

    @Test("A misspelled command is named, whatever options follow, and so is the one that was meant")
    func unknownCommand() throws {
        let misspelled = try relgraph("rendr", "--out", "x.svg")
        #expect(misspelled.status == 2 && misspelled.output.isEmpty)
        #expect(misspelled.messages == "Error: There is no command “rendr”. Did you mean “render”?\n")
        let unknown = try relgraph("frobnicate", "--help")
        #expect(unknown.messages == "Error: There is no command “frobnicate”. `relgraph --help` lists the commands.\n")
        let help = try relgraph("help", "pth")
        #expect(help.status == 2 && help.output.isEmpty)
        #expect(help.messages == "Error: There is no command “pth”. Did you mean “path”?\n")
    }

    @Test(
        "What a library's caller gets",
        arguments: [
            (["stats", "--graph", "/nonexistent"], 2), (["find", "qqqqqq", "--graph", Fixtures.harbour], 1), (["bogus"], 2),
        ] as [([String], Int32)])
    func inProcess(_ arguments: [String], _ status: Int32) { #expect(Relgraph.run(arguments) == status) }

    @Test("A name that begins with a dash follows --")
    func dashes() throws {
        let notes = "relgraph: 1\npeople: {dash: {name: -dash, ties: [{met: bob}]}, bob: {name: Bob}}\n"
        let input = ["--graph", "-", "--input-format", "relgraph"]
        for arguments in [
            ["show"] + input + ["--", "-dash"], ["path"] + input + ["--", "-dash", "Bob"], ["find"] + input + ["--", "-dash"],
        ] {
            let run = try Executable.run(arguments, input: notes)
            #expect(run.status == 0)
            #expect(run.output.contains("-dash"))
        }
        let without = try Executable.run(["path", "bob", "dash", "--without=-dash"] + input, input: notes)
        #expect(without.status == 1)
    }

    @Test("Names of any length and kind are refused in few words")
    func hugeNames() throws {
        let huge = String(repeating: "Soleimani ", count: 10_000)
        for arguments in [["show", huge], ["render", "--view", huge], ["stats", "--layer", huge], ["stats", "--since", huge]] {
            let run = try Executable.run(arguments + Self.harbour)
            #expect(run.status == 2)
            #expect(run.messages.count < 1_000)
        }
        #expect(try Executable.run(["find", huge] + Self.harbour).status == 1)
    }

    @Test("A guess is told on standard error, apart from the answer")
    func guesses() throws {
        let guess = try relgraph("show", "Eric Lindqvist", "--graph", "harbour", "--format", "json")
        #expect(guess.status == 0)
        #expect(guess.messages.contains("“Eric Lindqvist” as Erik Lindqvist [lindqvist]"))
        #expect(try guess.decoded(AnswerShape.Show.self).node.id == "lindqvist")
        #expect(try relgraph("show", "lindqvist", "--graph", "harbour").messages.isEmpty)
        let alike = try relgraph("show", "Lindqivst", "--graph", "harbour")
        #expect(alike.status == 2)
        #expect(alike.messages.contains("Did you mean one of these?\n  Erik Lindqvist [lindqvist]"))
    }

    @Test("The selection limits every answer")
    func selection() throws {
        func stats(_ arguments: String...) throws -> AnswerShape.Stats {
            try Executable.run(["stats", "--format", "json"] + Self.harbour + arguments).decoded()
        }
        #expect(try Set(stats("--layer", "ties").layers.keys) == ["ties"])
        #expect(try Set(stats("--layer", "ties", "--layer", "claims").layers.keys) == ["ties", "claims"])
        #expect(try stats("--type", "denied").types == ["denied": 2])
        #expect(try stats("--no-type", "denied").types["denied"] == nil)
        #expect(try Set(stats("--kind", "person", "--kind", "organization").kinds.keys) == ["person", "organization"])
        #expect(try stats("--no-kind", "document").kinds["document"] == nil)
        #expect(try stats("--document", "herald-2019-03-04").types["denied"] == nil, "only the Evening Wire has denials")
        #expect(try stats("--without", "Volkova").types["denied"] == 1)
        #expect(try stats("--as-of", "2019-03-04").types["denied"] == nil)
        #expect(try stats("--since", "2019-03-06", "--type", "declined-to-comment").edges == 1)
        #expect(try stats("--until", "2019-03-05", "--type", "declined-to-comment").edges == 0)
        let found: AnswerShape.Find = try Executable.run(["find", "Lindal", "--kind", "organization", "--format", "json"] + Self.harbour)
            .decoded()
        #expect(found.matches.map(\.id) == ["port-authority"])
        #expect(try Executable.run(["find", "Volkova", "--without", "Volkova", "--kind", "person"] + Self.harbour).status == 1)
    }
}
