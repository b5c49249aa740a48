import ArgumentParser
import GraphFormats
import RelationAnalysis
import RelationGraph

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Write a graph in another format, and say what that format cannot hold.",
        usage: "relgraph convert <in> ... <out> [<options>]",
        discussion: """
            The names of the files tell their formats; --from and --to say them where names do not. - is standard input, or standard output. \
            Several files to read become one graph: edges.csv nodes.csv graph.graphml.

            GraphML, GEXF, JSON, DOT and Neo4j's tables hold everything that notes hold, as properties whose names begin with relgraph:, so \
            that reading them gives the same graph. Tables and edge lists do not: what is lost is listed.

            Only a part of the graph is written if one is chosen, by the options that choose what `render` draws. The documents, agencies and sources \
            that its relations are known from come along, and the report says what does not.

            A format of two tables, such as CSV, is written as two files, out.csv with the edges and out-nodes.csv; --part writes one of them.

            .jsonld is ClaimReview of schema.org: every statement as a claim, with where it stands as words, never as a number.

            Exit status: 0 done; 1 if --strict refuses, since something would be lost; 2 if the graph cannot be read or written.

            Examples:
              relgraph convert graphs notes.graphml
              relgraph convert ownership.csv ownership.yaml
              relgraph convert network.graphml - --to edge-list
              relgraph convert graphs edges.csv --part edges --format json
              relgraph convert graphs ties.csv --strict
              relgraph convert graphs peskov.yaml --focus Peskov --depth 2
              relgraph convert graphs sanctions.gexf --layer sanctions --as-of 2015-08-31
            """)

    @Argument(help: "Files or folders to read, then the file to write.", completion: .file())
    var paths: [String]

    @Option(help: ArgumentHelp("The format of what is read, whatever its name tells.", valueName: "format"))
    var from: InputFormat?

    @Option(help: ArgumentHelp("The format to write, whatever the file's name tells.", valueName: "format"))
    var to: ExportFormat?

    @Option(
        help: ArgumentHelp("What the columns of tables to read are for: source=Buyer,target=Seller.", valueName: "role=column,…"),
        transform: ColumnMapping.init(argument:))
    var columns: ColumnMapping?

    @Option(help: ArgumentHelp("Only the table of nodes, or of edges.", valueName: "part"))
    var part: GraphPart?

    @Flag(help: "Write nothing if anything would be lost.")
    var strict = false

    @OptionGroup(title: "Selection") var chosen: ExtractOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    private var inputs: [String] { Array(paths.dropLast()) }
    private var out: String { paths.last ?? "-" }

    func validate() throws {
        if paths.count < 2 { throw ValidationError("Name what to read and what to write: relgraph convert IN OUT. - stands for either.") }
        if out == "-", answer.format != .text {
            throw ValidationError(
                "With --format, the report goes to standard output, where the graph would stand too. Name a file to write.")
        }
        if let part, let to, to.division == nil {
            throw ValidationError("--part \(part.rawValue) is for formats of two tables; \(to.rawValue) is written whole. Leave it out.")
        }
    }

    func run() throws {
        let format = try outputFormat()
        if let part, format.division == nil {
            throw CommandError("--part \(part.rawValue) is for formats of two tables; \(format.rawValue) is written whole. Leave it out.")
        }
        let whole = try load()
        let choice = try chosen.isGiven ? chosen.part(of: whole) : nil
        let extract = try choice.map { try GraphExtract($0.part) }
        let graph = extract?.graph ?? whole
        // Only one of two tables can go to standard output: that which is the graph.
        let parts = part.map { [$0] } ?? (out == "-" ? [.edges] : GraphPart.allCases)
        // What is chosen to be written does not change what is known.
        let knowledge = format == .claimReview ? choice.map { ClaimAnalysis(uniting: whole, $0.known) } : nil
        let export = try GraphExport(assessed: graph, by: knowledge, as: format, parts: parts)
        let report = ConversionReport(
            format: format, nodes: graph.nodeCount, edges: graph.relationCount, files: GraphPart.files(export, named: out),
            loss: export.loss, extract: extract,
            statuses: format == .claimReview ? [] : choice.map { ConversionReport.statuses(of: graph, partOf: whole, $0.known) } ?? [],
            isRefused: strict && !export.loss.isEmpty)
        if !report.isRefused {
            if out != "-" { try keepInputs(from: report.files, format, losing: export.loss) }
            let files = zip(report.files, export.files).map { (path: $0, bytes: $1.bytes) }
            try GraphPart.guardUnnamed(files, beside: out)
            // Two tables are one graph: both are written or none.
            try OutputFile.write(files, as: OutputFile.Content(format))
        }
        if answer.format == .text {
            let text = report.text(answer.terminal, top: answer.top)
            if !text.isEmpty { StandardError.write(text) }
        } else {
            try answer.answer(json: { report.json(top: answer.top) }, table: { report.table(top: answer.top) }, text: { _ in "" })
        }
        if report.isRefused { throw CleanNo() }
    }

    /// A file may be written anew in its own format if all of it is; nothing else that is read is replaced, and no folder read with its own copy.
    private func keepInputs(from files: [String], _ format: ExportFormat, losing loss: LossReport) throws {
        let isWhole = part == nil && !chosen.isGiven && loss.isEmpty
        for path in inputs where path != "-" {
            for file in files {
                try OutputFile.guardFolders(at: [path], from: file, file)
                if GraphLoader.reads(file, at: [path], inputFormat: from), !isWhole || ExportFormat(path: file) != format {
                    throw OutputFile.wasRead(file)
                }
            }
        }
    }

    private func load() throws -> RelationGraph {
        do {
            return try GraphReading.load(inputs, inputFormat: from, namesCount: from == nil, columns: columns)
        } catch LoadError.missingInputFormat {
            let known = InputFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandError("Standard input has no name to tell its format by. Say it with --from: \(known).")
        }
    }

    private func outputFormat() throws -> ExportFormat {
        if let format = to ?? ExportFormat(path: out) { return format }
        let known = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandError(
            (out == "-"
                ? "Standard output has no name to tell its format by." : "The name \(out.quoted) tells no format that can be written.")
                + " Say it with --to: \(known).")
    }
}

extension ExportFormat: ExpressibleByArgument {
    /// Takes a name extension for its format too: `gv`, `.yaml`.
    public init?(argument: String) {
        let format = ExportFormat(rawValue: argument) ?? ExportFormat(extension: String(argument.drop { $0 == "." }))
        guard let format else { return nil }
        self = format
    }
}

extension GraphPart: ExpressibleByArgument {}

extension GraphPart {
    /// One of two tables has a name that nobody gave: what stands there is replaced only if it begins like such a table.
    ///
    /// - Throws: `CommandError` if it does not.
    static func guardUnnamed(_ files: [(path: String, bytes: [UInt8])], beside out: String) throws {
        func headings(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
            Array(bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.split { [0x2C, 0x09].contains($0) }.prefix(3))
        }
        for file in files where file.path != out {
            guard let old = try? [UInt8](contentsOfFile: file.path, limit: 1 << 16), !old.isEmpty else { continue }
            guard headings(old) != headings(file.bytes) else { continue }
            throw CommandError(
                "\(file.path.quoted), where the nodes would go, is a table of other columns, which would be lost. Name another file, or write "
                    + "the edges alone: --part edges.")
        }
    }

    /// Where the files of an export go: a second one stands beside the first, with the name of its part.
    static func files(_ export: GraphExport, named out: String) -> [String] {
        export.files.map { file in
            guard export.files.count > 1, file.part == .nodes else { return out }
            let start = out.lastIndex(of: "/").map { out.index(after: $0) } ?? out.startIndex
            guard let dot = out[start...].lastIndex(of: "."), dot > start else { return out + "-nodes" }
            return out[..<dot] + "-nodes" + out[dot...]
        }
    }
}
