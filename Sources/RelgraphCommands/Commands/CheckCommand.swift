import ArgumentParser
import GraphFormats
import MapRendering
import RelationGraph

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong, or doubtful, in the notes: every problem with its place and its remedy.",
        usage: "relgraph check [<options>]",
        discussion: """
            Exit status: 0 if there is no error, 1 if there is one (with --strict, also if there is a warning), 2 if there is nothing to read.

            Examples:
              relgraph check
              relgraph check --graph notes/ --strict
              relgraph check --format json
            """)

    @Flag(help: "Count warnings as errors.")
    var strict = false

    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func run() throws {
        let problems = try problems()
        let errors = problems.count { $0.severity == .error }
        let warnings = problems.count - errors
        let listed = answer.top.map { Array(problems.prefix($0)) } ?? problems
        try answer.answer(
            json: {
                .object([("errors", .integer(errors)), ("warnings", .integer(warnings)), ("problems", .array(listed.map(json)))])
            },
            table: { Table(headings: ["severity", "file", "line", "column", "code", "message", "remedy"], rows: listed.map(row)) },
            text: { text(listed, errors, warnings, $0) })
        if errors > 0 || (strict && warnings > 0) { throw CleanNo() }
    }

    /// What is wrong in the notes, and what of the colours they choose is hard to read.
    private func problems() throws -> [Problem] {
        do {
            let graph = try GraphReading.load(graph.paths(), inputFormat: graph.inputFormat, columns: graph.columns, tellsDoubts: false)
            let styles = [graph.presentation.style] + graph.views.map(\.style)
            return (graph.warnings + styles.compactMap { $0 }.flatMap(\.contrastWarnings)).inReadingOrder
        } catch let found as GraphProblems {
            return found.problems
        }
    }

    private func json(_ problem: Problem) -> JSONValue {
        .object([
            ("severity", .string(problem.severity.rawValue)), ("file", problem.place.map { .string($0.file) } ?? .null),
            ("line", problem.place.map { .integer($0.line) } ?? .null), ("column", problem.place.map { .integer($0.column) } ?? .null),
            ("code", .string(problem.code)), ("message", .string(problem.message)), ("remedy", .string(problem.remedy)),
        ])
    }

    private func row(_ problem: Problem) -> [String] {
        let place = problem.place.map { [$0.file, String($0.line), String($0.column)] } ?? ["", "", ""]
        return [problem.severity.rawValue] + place + [problem.code, problem.message, problem.remedy]
    }

    private func text(_ problems: [Problem], _ errors: Int, _ warnings: Int, _ terminal: Terminal) -> String {
        var text = problems.map { ProblemText(terminal: terminal).text($0) }.joined()
        let rest = errors + warnings - problems.count
        if rest > 0 { text += "… and \(rest) more.\n" }
        return text + (errors + warnings == 0 ? "No problems found.\n" : "\(errors.counted("error")), \(warnings.counted("warning")).\n")
    }
}

/// A problem in words: place and message, then the remedy.
struct ProblemText {
    let terminal: Terminal

    func text(_ problem: Problem) -> String {
        let severity = terminal.mark(problem.severity.rawValue, problem.severity == .error ? .red : .yellow)
        let place = problem.place.map { "\($0): ".printable } ?? ""
        return terminal.wrap("\(place)\(severity): \(problem.message.printable) [\(problem.code)]", hanging: 4) + "\n"
            + terminal.wrap(problem.remedy.printable, indent: 4) + "\n"
    }
}
