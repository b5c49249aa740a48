import ArgumentParser
import GraphFormats
import MapRendering

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Put figures and tables into a Markdown file.",
        usage: "relgraph report <file> [<options>]",
        discussion: """
            In the file, a block that begins with ```relgraph holds a command line; its answer takes the block's place: a figure with a caption, \
            its sources and a table of its relations, or a table, or words. The report is Markdown, with figures as SVG files in a folder beside \
            it, or one HTML page that holds everything and fetches nothing.

            In Markdown, the block stays as a comment: run on its own output, relgraph makes everything anew. What is the same as before is not \
            written again. If any block has a fault, nothing is written.

            A block:
              ```relgraph "Who denied what"
              render --path Fox Peskov
              ```
            timeline and diff answer in a table, and draw with --out -. render --steps gives its figures one after the other, each with its \
            caption. --style and --positions name files as from the report. `caption:` and `alt:` may stand on lines of their own.

            Examples:
              relgraph report notes.md --out story.md
              relgraph report story.md --out story.md
              relgraph report notes.md --out story.html
            """)

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case markdown, html
    }

    @Argument(help: "The Markdown file.", completion: .file(extensions: ["md", "markdown", "qmd"]))
    var file: String

    @Option(help: "The form of the report; otherwise the extension decides.")
    var to: Form?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write (default: report.md or report.html); - is standard output.", valueName: "file"),
        completion: .file())
    var out: String?

    @Option(
        help: ArgumentHelp("A style file for all figures; where a block names one of its own, that comes first.", valueName: "file"),
        completion: .file())
    var style: String?

    @Flag(help: "Leave out the tables of relations below figures, which a document for print has no use for.")
    var noTables = false

    @OptionGroup(title: "Graph") var graph: GraphOptions

    /// A report is text that somebody wrote.
    private static let limit = 64 << 20

    func run() throws {
        let source = try read()
        // Whether a block reads the notes or not.
        if let paths = try? graph.paths() { OutputFile.protect(paths, graph.inputFormat) }
        if let style { OutputFile.protect([style]) }
        let form = to ?? (["html", "htm"].contains(out?.nameExtension) ? .html : .markdown)
        let destination = try destination(form)
        var faults = source.problems
        var answers: [Int: ReportAnswers.Answered] = [:]
        var maker = ReportAnswers(graph: graph, isEmbedded: form == .html, folder: folder, style: style)
        for case .block(let block) in source.pieces {
            do { answers[block.line] = try maker.answer(block) } catch {
                faults.append((block.line, "\(error)\n  in: \(block.command.printable)"))
            }
        }
        for (line, text) in source.notes + maker.messages.map({ ($0.line, $0.text) }) { StandardError.write("\(file):\(line): \(text)") }
        try check(faults)
        switch form {
        case .markdown: try write(MarkdownReport(source, answers, path: destination, hasTables: !noTables), to: destination, answers.count)
        case .html:
            do {
                let page = try ReportPage(source, answers, folder: folder, name: file, hasTables: !noTables)
                for note in page.notes { StandardError.write("\(file): \(note)") }
                try write(page.html, to: destination, answers.count)
            } catch let error as ReportPage.BlockError {
                try check([(error.line, error.message)])
            }
        }
    }

    private var folder: String { file.lastIndex(of: "/").map { String(file[...$0]) } ?? "" }

    private func read() throws -> ReportSource {
        let bytes: [UInt8]
        do { bytes = try [UInt8](contentsOfFile: file, limit: ReportCommand.limit) } catch {
            throw CommandError("Cannot read \(file.quoted): \(error.reason). Name a Markdown file.")
        }
        guard bytes.count <= ReportCommand.limit, let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
            throw CommandError("\(file.quoted) is no Markdown: it is not text in UTF-8, or has more than 64 MB.")
        }
        return ReportSource(text)
    }

    /// Where the report goes. What is not asked for by name is not overwritten, unless relgraph made it.
    private func destination(_ form: Form) throws -> String {
        if let out {
            if out == "-" || out.isEmpty || form != .html || out != file { return out }
            throw CommandError("The page would take the place of the Markdown file that it is made of. Choose another --out.")
        }
        let name = form == .html ? "report.html" : "report.md"
        if let old = try? [UInt8](contentsOfFile: name, limit: ReportCommand.limit) {
            let mark = form == .html ? "<meta name=\"generator\" content=\"relgraph\">" : ReportBlock.end
            if !String(decoding: old, as: UTF8.self).contains(mark) {
                throw CommandError("There is a \(name) that relgraph did not make. Say --out \(name) to replace it, or name another file.")
            }
        }
        return name
    }

    /// - Throws: `ExitCode` 2 if there are any, after telling each with its place.
    private func check(_ faults: [(line: Int, message: String)]) throws {
        guard !faults.isEmpty else { return }
        for (line, message) in faults.sorted(by: { $0.line < $1.line }) { StandardError.write("\(file):\(line): error: \(message)") }
        throw CommandError("Nothing is written: \(faults.count.counted("block")) of \(file) cannot be answered.")
    }

    private func write(_ report: MarkdownReport, to destination: String, _ blocks: Int) throws {
        if destination == "-" {
            if !report.figures.isEmpty {
                throw CommandError("The figures need a folder beside the report. Name a file with --out report.md.")
            }
            return try StandardOutput.write(report.text)
        }
        try OutputFile.check(destination, as: .text)
        let (written, removed) = try report.figures.write()
        let isNew = try OutputFile.update(Array(report.text.utf8), at: destination)
        tell(destination, isNew, blocks)
        if !written.isEmpty { StandardError.write("Wrote \(written.count.counted("figure")) in \(report.figures.path).") }
        if !removed.isEmpty { StandardError.write("Removed \(removed.count.counted("figure")) that the report no longer shows.") }
    }

    private func write(_ page: String, to destination: String, _ blocks: Int) throws {
        if destination == "-" { return try StandardOutput.write(page) }
        tell(destination, try OutputFile.update(Array(page.utf8), at: destination), blocks)
    }

    private func tell(_ destination: String, _ isNew: Bool, _ blocks: Int) {
        StandardError.write("\(isNew ? "Wrote" : "Unchanged:") \(destination), \(blocks.counted("block")).")
    }
}

extension String {
    /// What follows the last dot of a file's name, in small letters.
    fileprivate var nameExtension: String {
        guard let dot = lastIndex(of: "."), !self[dot...].contains("/") else { return "" }
        return self[index(after: dot)...].lowercased()
    }
}
