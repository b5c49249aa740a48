import ArgumentParser
import GraphFormats

/// How an answer is given.
struct AnswerOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv, markdown
    }

    @Option(help: "The form of the answer.")
    var format: Format = .text

    @Option(help: "Colour in text answers.")
    var color: Terminal.ColorChoice = .auto

    @Option(help: ArgumentHelp("At most this many of what is listed, the best or largest.", valueName: "n"))
    var top: Int?

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top takes a number of at least 1.") }
    }

    var terminal: Terminal { Terminal(color: color) }

    /// Whether people read the tables, in a report, as against programs, which know things by their ids.
    var isRead: Bool { AnswerCollector.current != nil && format != .csv }

    /// Writes the answer in the form asked for.
    func answer(json: () -> JSONValue, table: () -> Table, text: (Terminal) -> String) throws {
        if let collector = AnswerCollector.current { return collector.take(collected(json: json, table: table, text: text)) }
        switch format {
        case .text: try StandardOutput.write(terminal.screened(text(terminal)))
        case .json: try StandardOutput.write(json().utf8)
        case .csv: try StandardOutput.write(table().csv)
        case .markdown: try StandardOutput.write(table().markdown)
        }
    }

    /// The answer for a report, which sets tables itself.
    private func collected(json: () -> JSONValue, table: () -> Table, text: (Terminal) -> String) -> Answer {
        switch format {
        case .text, .markdown:
            let page = Terminal(width: 80, hasColor: false)
            return .words(page.screened(text(page)), table())
        case .json: return .data(String(decoding: json().utf8, as: UTF8.self), format: "json")
        case .csv: return .data(table().csv, format: "csv")
        }
    }
}

extension Terminal.ColorChoice: ExpressibleByArgument {}
