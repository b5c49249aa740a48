import Dispatch
import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What came of one run of a program.
struct CommandRun {
    /// The exit status; 128 and the number of the signal if one ended it, as a shell has it.
    var status: Int32
    var outputBytes: Data
    var messageBytes: Data

    /// Standard output.
    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// Standard error.
    var messages: String { String(decoding: messageBytes, as: UTF8.self) }

    /// Standard output as JSON.
    func decoded<Answer: Decodable>(_: Answer.Type = Answer.self) throws -> Answer {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Answer.self, from: outputBytes)
    }
}

/// The built `relgraph`, which stands beside the bundle of these tests.
enum Executable {
    static let path = Bundle.module.bundleURL.deletingLastPathComponent().appendingPathComponent("relgraph").path

    /// No run comes near this; one that does hangs.
    static let patience = DispatchTimeInterval.seconds(120)

    struct Hangs: Error, CustomStringConvertible {
        var description: String
    }

    /// The environment of the tests without what steers `relgraph`, and with the changes: a nil removes a variable.
    static func environment(_ changes: [String: String?]) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment
        for name in ["RELGRAPH_GRAPH", "NO_COLOR", "TERM"] { environment[name] = nil }
        environment["COLUMNS"] = "80"
        for (name, value) in changes { environment[name] = value }
        return environment
    }

    /// Starts a program; its two streams go to the files of the folder, or its output to a terminal.
    static func start(
        _ program: String, _ arguments: [String], in directory: String, environment: [String: String], input: String? = nil,
        streams: TemporaryFolder, terminal: PseudoTerminal? = nil
    ) throws -> (process: Process, end: DispatchSemaphore) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: directory, isDirectory: true)
        process.environment = environment
        process.standardInput = try input.map { try streams.reader(of: $0) } ?? FileHandle.nullDevice
        process.standardOutput = try terminal?.device ?? streams.writer("output")
        process.standardError = try streams.writer("messages")
        let end = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in end.signal() }
        try process.run()
        return (process, end)
    }

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - input: what it reads from standard input; nil for nothing.
    ///   - terminal: what it has for standard output, if not a pipe.
    /// - Throws: `Hangs` if it does not come to an end; it is killed then.
    static func run(
        _ arguments: [String], of program: String = path, in directory: String = Fixtures.folder, environment: [String: String?] = [:],
        input: String? = nil, terminal: PseudoTerminal? = nil
    ) throws -> CommandRun {
        let streams = try TemporaryFolder()
        let (process, end) = try start(
            program, arguments, in: directory, environment: Executable.environment(environment), input: input, streams: streams,
            terminal: terminal)
        if end.wait(timeout: .now() + patience) == .timedOut {
            // With whatever it started: its end is only noticed when all who hold its streams have ended.
            kill(-process.processIdentifier, SIGKILL)
            _ = end.wait(timeout: .now() + 10)
            throw Hangs(description: "No end: \(([program] + arguments).joined(separator: " "))")
        }
        return CommandRun(
            status: process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0),
            outputBytes: try terminal.map { Data($0.contents().utf8) } ?? streams.contents("output"),
            messageBytes: try streams.contents("messages"))
    }
}

/// Runs `relgraph` with the given arguments.
func relgraph(
    _ arguments: String..., in directory: String = Fixtures.folder, environment: [String: String?] = [:], input: String? = nil
) throws -> CommandRun {
    try Executable.run(arguments, in: directory, environment: environment, input: input)
}

/// Runs a line of shell in which `$RELGRAPH` is the program.
func shell(_ script: String, in directory: String = Fixtures.folder, environment: [String: String?] = [:]) throws -> CommandRun {
    try Executable.run(
        ["-c", script], of: "/bin/sh", in: directory, environment: environment.merging(["RELGRAPH": Executable.path]) { $1 })
}
