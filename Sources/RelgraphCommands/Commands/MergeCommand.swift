import ArgumentParser
import GraphFormats
import RelationAnalysis
import RelationGraph

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Unite the notes of several authors, and list what they do not agree on.",
        usage: "relgraph merge <graph> <graph> ... [--out <file>] [<options>]",
        discussion: """
            What has one id is one: its fields, names, ties and stances unite, each once. Where two authors wrote different values, or mean \
            different things by one id, that is a conflict: both are shown with their places, and nothing is written. What has different ids \
            is never united; who may be one is said.

            With --base, the notes that all began with, whoever changed something is followed, and what one removed and nobody else changed \
            goes. --prefer takes one author's values where they differ, and lists them.

            An author is meant by the path as given, or by its number: 1, 2, … Without --out, nothing is written: a try.

            Exit status: 0 united; 1 if there are conflicts; 2 if a graph cannot be read.

            Examples:
              relgraph merge ann/ ben/
              relgraph merge ann/ ben/ --out united.yaml
              relgraph merge ann/ ben/ --base monday/ --prefer ann/ --out united.yaml
              relgraph merge ann/ ben/ --rename ben/:harbour=harbour-oslo --out united.yaml
              relgraph merge ann.yaml registers.ftm.json --format json
              relgraph merge deals.csv ann.yaml --columns source=Buyer,target=Seller
            """)

    @Argument(help: "The graph of each author: a file or a folder, in any format that can be read.", completion: .file())
    var graphs: [String] = []

    @Option(help: ArgumentHelp("The notes that all began with.", valueName: "path"), completion: .file())
    var base: String?

    @Option(help: ArgumentHelp("Whose values are taken where they differ.", valueName: "author"))
    var prefer: String?

    @Option(help: ArgumentHelp("Another id for a node of one author. Repeatable.", valueName: "author:id=new"))
    var rename: [String] = []

    @Option(help: ArgumentHelp("The id stands for one thing, though its names have nothing in common. Repeatable.", valueName: "id"))
    var same: [String] = []

    @Option(help: ArgumentHelp("The title of the united graph.", valueName: "text"))
    var title: String?

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The file of notes to write; - is standard output.", valueName: "file"), completion: .file()
    )
    var out: String?

    @Option(help: ArgumentHelp("The format of standard input, and of files whose names do not tell it.", valueName: "format"))
    var inputFormat: InputFormat?

    @Option(
        help: ArgumentHelp("What the columns of tables are for, in all graphs: source=Buyer,target=Seller.", valueName: "role=column,…"),
        transform: ColumnMapping.init(argument:))
    var columns: ColumnMapping?

    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func validate() throws {
        if graphs.count < 2 { throw ValidationError("Name the graphs of two authors or more: relgraph merge ann/ ben/.") }
        if (graphs + [base].compactMap { $0 }).count(where: { $0 == "-" }) > 1 {
            throw ValidationError("Only one of the graphs can come from standard input.")
        }
        if out == "-", answer.format != .text {
            throw ValidationError(
                "With --format, the report goes to standard output, where the graph would stand too. Name a file to write.")
        }
        if let out, out != "-", let format = ExportFormat(path: out), format != .relgraph {
            throw ValidationError("merge writes notes, a .yaml file. `relgraph convert` makes \(format.rawValue) of it then.")
        }
    }

    func run() throws {
        if let out, out.hasSuffix("/") || PathCheck.isFolder(out) {
            let file = (out.hasSuffix("/") ? out : out + "/") + "graph.yaml"
            let isRead = (graphs + [base].compactMap { $0 }).contains { $0 != "-" && PathCheck.isSameOrWithin(out, $0) }
            throw CommandError(
                "merge writes one file, but --out \(out.quoted) is a folder"
                    + (isRead ? " of what is merged. Name a file outside." : ". Name the file: --out \(file.printable)."))
        }
        for path in graphs + [base].compactMap({ $0 }) where path != "-" {
            if let out, out != "-", PathCheck.isSameOrWithin(out, path) {
                throw PathCheck.isFolder(path) ? OutputFile.amongNotes(out, path) : OutputFile.wasRead(out)
            }
        }
        var decisions = GraphMerge.Decisions()
        decisions.preferred = try prefer.map { try author($0, option: "--prefer") }
        decisions.title = title
        let loaded = try ColumnMapping.load(graphs + [base].compactMap { $0 }, columns, inputFormat: inputFormat, by: load)
        let read = Array(loaded.prefix(graphs.count))
        let ancestor = base.flatMap { _ in loaded.last }
        let renames = try renames(read)
        let sides = zip(read, renames).map { GraphMerge.Side($0, renames: $1) }
        for id in same where !read.contains(where: { $0.node(id: id) != nil }) {
            throw CommandError("--same names the id \(id.quoted), which none of the graphs has.")
        }
        decisions.sameIDs = Set(same)
        let merge = try ProgressBar.show("Comparing") { try GraphMerge(sides, base: ancestor, decisions, execution: $0) }
        let report = MergeReport(merge: merge, names: graphs, sides: read, base: base, out: out, top: answer.top)
        if let graph = merge.graph, let out {
            let export = try GraphExport(graph, as: .relgraph)
            try OutputFile.write(export.files[0].bytes, to: out, as: .notes)
        }
        if out == "-" {
            StandardError.write(report.text(answer.terminal))
        } else {
            try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) })
        }
        if merge.graph == nil { throw CleanNo() }
    }

    private func load(_ path: String, _ columns: ColumnMapping?) throws -> RelationGraph {
        if path == "/dev/null" { return try GraphBuilder().build() }
        return try GraphReading.load([path], inputFormat: inputFormat, columns: columns)
    }

    /// The number of the author meant by a path or a number.
    private func author(_ name: String, option: String) throws -> Int {
        func bare(_ path: String) -> Substring { path.hasSuffix("/") ? path.dropLast() : path[...] }
        if let index = graphs.firstIndex(where: { bare($0) == bare(name) }) { return index }
        if let number = Int(name), graphs.indices.contains(number - 1) { return number - 1 }
        let known = graphs.enumerated().map { "\($0 + 1) (\($1))" }.joined(separator: ", ")
        throw CommandError("\(option) names \(name.quoted), which is none of the authors: \(known).")
    }

    /// The new ids of every author's nodes.
    private func renames(_ read: [RelationGraph]) throws -> [[String: String]] {
        var renames = [[String: String]](repeating: [:], count: read.count)
        for text in rename {
            // A path may hold a colon; ids do not.
            guard let equals = text.lastIndex(of: "="), let colon = text[..<equals].lastIndex(of: ":") else {
                throw CommandError("--rename takes AUTHOR:ID=NEW, such as 2:harbour=harbour-oslo, not \(text.quoted).")
            }
            let side = try author(String(text[..<colon]), option: "--rename")
            let old = String(text[text.index(after: colon)..<equals])
            let new = String(text[text.index(after: equals)...])
            guard read[side].node(id: old) != nil else {
                let close = closestSpelling(to: old, among: read[side].nodeIDs).map { " Did you mean “\($0)”?" } ?? ""
                throw CommandError("--rename: \(graphs[side].quoted) has no node with the id \(old.quoted).\(close)")
            }
            guard !new.isEmpty, read[side].node(id: new) == nil, !renames[side].values.contains(new) else {
                throw CommandError(
                    "--rename: \(graphs[side].quoted) has a node with the id \(new.quoted) already, or none can. Choose another.")
            }
            // An id that another author's file has may be one that notes cannot write.
            guard Slug.isSlug(new) || read.contains(where: { $0.node(id: new) != nil }) else {
                throw CommandError("--rename: \(new.quoted) is no id: ids are words of a–z and 0–9, joined by “-”, such as “harbour-oslo”.")
            }
            renames[side][old] = new
        }
        return renames
    }
}
