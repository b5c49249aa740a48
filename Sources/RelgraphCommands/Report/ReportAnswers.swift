import ArgumentParser
import GraphFormats
import MapRendering
import RelationGraph

/// Runs the commands of blocks, and keeps what they answer.
struct ReportAnswers {
    /// A block and what came of it.
    struct Answered: Sendable {
        var block: ReportBlock
        var words: [String]
        var answers: [Answer]

        /// Whether they are several figures, each with words of its own.
        var isSeries: Bool {
            answers.count > 1 && answers.allSatisfy { if case .figure(_, _, .some) = $0 { true } else { false } }
        }
    }

    /// Commands that answer a question, and write nothing but the answer.
    static let commands: [any ParsableCommand.Type] = [
        RenderCommand.self, PathCommand.self, ShowCommand.self, FindCommand.self, StatsCommand.self, CentralityCommand.self,
        CommunitiesCommand.self, StructureCommand.self, ClaimsCommand.self, ClaimCommand.self, SourcesCommand.self, TimelineCommand.self,
        DiffCommand.self,
    ]

    private let collector: AnswerCollector
    /// Whether figures are made to stand in a page.
    private let isEmbedded: Bool
    /// What commands told on standard error, with the line of the block.
    private(set) var messages: [(line: Int, text: String)] = []

    /// - Parameters:
    ///   - folder: of the report, with a slash at the end, or empty.
    ///   - style: the style file of all its figures.
    init(graph: GraphOptions, isEmbedded: Bool, folder: String = "", style: String? = nil) {
        collector = AnswerCollector(graph: graph, folder: folder, style: style)
        self.isEmbedded = isEmbedded
    }

    /// - Throws: `CommandError` that says what is wrong with the command, and the remedy.
    mutating func answer(_ block: ReportBlock) throws -> Answered {
        var words = try CommandWords.split(block.command)
        if words.first == "$" { words.removeFirst() }
        if words.first == "relgraph" { words.removeFirst() }
        guard let name = words.first else { throw CommandError("There is no command. Write one as for a terminal.") }
        guard let type = ReportAnswers.commands.first(where: { $0.configuration.commandName == name }) else {
            let names = ReportAnswers.commands.compactMap { $0.configuration.commandName }
            let remedy =
                closestSpelling(to: name, among: names).map { "Did you mean “\($0)”?" } ?? "Use one of \(names.joined(separator: ", "))."
            throw CommandError("\(name.quoted) is no command whose answer a report can hold. \(remedy)")
        }
        let command = try command(type, Array(words.dropFirst()).joiningNegativeNumbers)
        let (answers, told) = try collected(command)
        for text in told {
            // What is wrong with the notes every block would say again.
            let isKnown = messages.contains { $0.text == text }
            if !isKnown { messages.append((line: block.line, text: text)) }
        }
        if answers.isEmpty { throw CommandError("There is nothing to show. \(told.last ?? "")".trimmed) }
        return Answered(block: block, words: words, answers: chosen(answers, words))
    }

    private func collected(_ command: any ParsableCommand) throws -> (answers: [Answer], messages: [String]) {
        do { return try collector.run(command) } catch let problems as GraphProblems {
            let errors = problems.problems.filter { $0.severity == .error }
            let first = errors.first.map { " The first: \($0.description)" } ?? ""
            throw CommandError("The notes cannot be read (\(errors.count.counted("error"))). `relgraph check` lists every problem.\(first)")
        }
    }

    private func command(_ type: any ParsableCommand.Type, _ arguments: [String]) throws -> any ParsableCommand {
        let command: any ParsableCommand
        do {
            command = try type.parse(arguments)
        } catch {
            if type.exitCode(for: error) == .success { throw CommandError("Help is no answer that a report can hold. Leave --help out.") }
            throw CommandError(type.message(for: error))
        }
        guard let figure = command as? any FigureCommand else { return command }
        if let out = figure.out, out != "-" {
            throw CommandError("--out would write \(out.quoted) besides the report. Leave it out; --out - draws into the report.")
        }
        if let unfitness = figure.unfitness { throw CommandError(unfitness) }
        if figure.figure.paper != nil || figure.figure.dpi != nil {
            throw CommandError("--paper and --dpi are for PDF and PNG, but a report holds SVG figures. Leave them out.")
        }
        var embedded = figure
        embedded.figure.embed = isEmbedded
        embedded.figure.table = false
        return embedded
    }

    /// The table unless words were asked for, or there is none. A command that draws may answer in words too: both are kept.
    private func chosen(_ answers: [Answer], _ words: [String]) -> [Answer] {
        let wantsWords = words.contains("--format=text") || zip(words, words.dropFirst()).contains { $0 == "--format" && $1 == "text" }
        return answers.map { answer in
            guard case .words(let text, let table) = answer else { return answer }
            guard wantsWords || table.rows.isEmpty else { return .words(text, ReportTable.compacted(table)) }
            return table.rows.isEmpty && !wantsWords ? .words(text, Table(headings: [], rows: [])) : .data(text, format: "text")
        }
    }
}

/// A command that can draw.
protocol FigureCommand: ParsableCommand {
    var out: String? { get }
    var figure: FigureOptions { get set }
    /// Why a report cannot hold what its options ask for, and the remedy.
    var unfitness: String? { get }
}
