import ArgumentParser
import GraphFormats
import Graphviz
import MapRendering
import RelationAnalysis
import RelationGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The `relgraph` command.
public struct Relgraph: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "relgraph", abstract: "Who claimed what, on whose authority, and how is everybody connected?",
        discussion: """
            Reads notes on people, organizations, outlets and statements, answers questions about them and draws the map.

            The notes are those that --graph names, or $RELGRAPH_GRAPH, or the nearest graphs folder, here or in a parent folder.

            Exit status: 0 done; 1 a clean no (no path, nothing found, errors found); 2 bad usage or bad input; 130 interrupted.

            Examples:
              relgraph render --out map.svg
              relgraph path Fox Peskov
              relgraph centrality --layer ties
              relgraph show Soleimani --graph notes/
              relgraph find -- -a-name-that-begins-with-a-dash
            """, version: Relgraph.version,
        subcommands: [
            RenderCommand.self, PathCommand.self, ShowCommand.self, FindCommand.self, StatsCommand.self, CentralityCommand.self,
            CommunitiesCommand.self, StructureCommand.self, ClaimsCommand.self, ClaimCommand.self, SourcesCommand.self,
            TimelineCommand.self, DiffCommand.self, MergeCommand.self, PublishCommand.self, ResolveCommand.self, ReportCommand.self,
            CheckCommand.self, ConvertCommand.self, SchemaCommand.self, LayoutWorkerCommand.self, PrintWorkerCommand.self,
        ])

    public static let version = "0.1.0"

    public init() {}

    /// Starts what the command line will need, while the program itself is still getting ready. Only for the program of that name: the worker is
    /// another run of it.
    public static func prepare(for arguments: [String]) {
        if arguments.first == RenderCommand.configuration.commandName { LayoutWorker.start() }
    }

    /// Runs the command line given (without the program's name) and returns the exit status: 0 done, 1 a clean no, 2 bad usage or bad input.
    public static func run(_ arguments: [String]) -> Int32 {
        // A reader that closes our pipe must not end the process before it has tidied up.
        signal(SIGPIPE, SIG_IGN)
        StandardStreams.holdPlaces()
        Interruption.install()
        // The workers are on every map's way: they need no parsing.
        if arguments == [LayoutWorkerCommand.name] { return Graphviz.runWorker() }
        if arguments == [PrintWorkerCommand.name] { return Printing.runWorker() }
        MemoryExhaustion.install()
        do {
            var command = try command(arguments.joiningNegativeNumbers)
            try command.run()
            return 0
        } catch {
            return report(error)
        }
    }

    /// The command that the arguments name. It is parsed by itself first: the way through the root costs as much again, and is needed only to
    /// say what is wrong, or to help.
    private static func command(_ arguments: [String]) throws -> any ParsableCommand {
        if let named = subcommand(arguments.first), let command = try? named.parse(Array(arguments.dropFirst())) { return command }
        // Before the parser takes the options of a misspelled command for what is wrong.
        let word = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        if let word, !word.hasPrefix("-"), word != "help", subcommand(word) == nil { throw unknownCommand(word) }
        return try parseAsRoot(arguments)
    }

    private static func subcommand(_ name: String?) -> (any ParsableCommand.Type)? {
        configuration.subcommands.first { $0.configuration.commandName == name }
    }

    private static func unknownCommand(_ word: String) -> CommandError {
        let known = configuration.subcommands.map { $0.configuration }.filter(\.shouldDisplay).compactMap(\.commandName)
        let remedy = closestSpelling(to: word, among: known).map { "Did you mean “\($0)”?" } ?? "`relgraph --help` lists the commands."
        return CommandError("There is no command \(word.quoted). \(remedy)")
    }

    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case is ClosedPipe: return 0
        case is CleanNo: return 1
        case let exit as ExitCode: return exit.rawValue
        case let problems as GraphProblems:
            report(problems)
            return 2
        case is CommandError, is LoadError, is GraphvizError, is PrintError, is MapRequestError, is ProjectionError:
            StandardError.write("Error: \(error)")
            return 2
        default:
            limitWidthOfHelp()
            let isHelp = exitCode(for: error) == .success
            let message = fullMessage(for: error)
            if isHelp {
                do { try StandardOutput.write(message.hasSuffix("\n") ? message : message + "\n") } catch {
                    return error is ClosedPipe ? 0 : 2
                }
            } else {
                StandardError.write(message)
            }
            return isHelp ? 0 : 2
        }
    }

    /// Gives the parser the width that answers have. It would follow the variable or the terminal to widths at which it ends the program.
    private static func limitWidthOfHelp() {
        // Safe: the strings are copied; no other thread runs at this point.
        _ = unsafe setenv("COLUMNS", String(Terminal(color: .never).width), 1)
    }

    /// At most this many problems are listed; `check` lists all.
    private static let listedProblems = 10

    private static func report(_ problems: GraphProblems) {
        let errors = problems.problems.filter { $0.severity == .error }
        for problem in errors.prefix(listedProblems) { StandardError.write(problem.description) }
        let rest = errors.count > listedProblems ? "; \(errors.count - listedProblems) more are not shown" : ""
        let count = errors.count.counted("error")
        StandardError.write("Error: The notes cannot be read (\(count)\(rest)). `relgraph check` lists every problem.")
    }
}
