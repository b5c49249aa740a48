import Foundation
import GraphFormats
import RelationAnalysis
import RelationGraph

/// What `--accept`, `--reject` and `--undo` do.
extension ResolveCommand {
    func record(_ ends: [String], isSame: Bool, paths: [String], into file: String) throws {
        let old = try contents(of: file)
        let names = NodeLookup(try GraphReading.load(paths, inputFormat: graph.inputFormat, columns: graph.columns))
        let nodes = try ends.map { try names.node($0) }
        guard nodes[0].index != nodes[1].index else {
            throw CommandError("Both names are those of \(nodes[0].name.quoted) [\(nodes[0].id)].")
        }
        guard !isSame || nodes[0].kind.mayBeOne(with: nodes[1].kind) else {
            let words = nodes.map { "\($0.name.quoted) [\($0.id)] is \($0.kind.label.lowercased().withArticle())" }
            throw CommandError(
                "\(words.joined(separator: ", and ")): no one thing is both. Name others, or correct the kind of one of them in the notes.")
        }
        let recorded = RecordedIdentities(Subgraph(names.graph))
        let grounds = recorded.grounds(nodes[0].index, nodes[1].index)
        if isSame ? recorded.areOne(nodes[0].index, nodes[1].index) : recorded.areApart(nodes[0].index, nodes[1].index) {
            throw CommandError("That is recorded already, or follows from what is:\n" + ResolveCommand.list(grounds))
        }
        if isSame ? recorded.areApart(nodes[0].index, nodes[1].index) : recorded.areOne(nodes[0].index, nodes[1].index) {
            throw CommandError("The contrary is recorded, or follows from what is. Take that back first:\n" + ResolveCommand.list(grounds))
        }
        if let old, try JudgementFile.removing(between: nodes[0].id, and: nodes[1].id, from: old, file: file) != nil {
            throw CommandError(
                "\(file.quoted) judges the two already. Take that back first: "
                    + "relgraph resolve --undo \(nodes[0].id) \(nodes[1].id) --into \(file.printable)")
        }
        let judgement = IdentityJudgement(
            first: nodes[0].id, second: nodes[1].id, isSame: isSame, by: by ?? "", because: because ?? "", on: on ?? ResolveCommand.today)
        try OutputFile.write(try JudgementFile.adding(judgement, to: old, file: file), to: file, as: .notes)
        StandardError.write(
            "Recorded in \(file.quoted): \(nodes[0].name.printable) [\(nodes[0].id)] is judged \(isSame ? "the same as" : "not the same as") "
                + "\(nodes[1].name.printable) [\(nodes[1].id)]. To take it back: relgraph resolve --undo \(nodes[0].id) \(nodes[1].id) --into \(file.printable)"
        )
        if !GraphLoader.reads(file, at: paths, inputFormat: graph.inputFormat) {
            StandardError.write(
                "But \(file.quoted) is not among the files that were read here. The decision counts only where it is read too: add --graph "
                    + "\(file.printable), or move it as a .yaml file into the folder of the graph.")
        }
    }

    /// Judgements a line each, with their places and how to take them back.
    private static func list(_ judgements: [Relation]) -> String {
        judgements.map { judgement in
            let words = "“\(judgement.source.id) \(judgement.type.id) \(judgement.target.id)”"
            guard let place = judgement.place else { return "  \(words)" }
            let remedy =
                judgement.setting == .list
                ? "relgraph resolve --undo \(judgement.source.id) \(judgement.target.id) --into \(place.file)"
                : "remove it there, among the ties of “\(judgement.source.id)”"
            return "  \(place): \(words): \(remedy)".printable
        }.joined(separator: "\n")
    }

    func takeBack(_ ids: [String], from file: String) throws {
        guard let old = try contents(of: file) else { throw CommandError("There is no file \(file.quoted).") }
        let new = try JudgementFile.removing(between: ids[0], and: ids[1], from: old, file: file)
        guard let new else {
            throw CommandError(
                "\(file.quoted) records nothing of “\(ids[0])” and “\(ids[1])” in its list of ties. Give the two ids as they stand there.")
        }
        try OutputFile.write(new, to: file, as: .notes)
        StandardError.write("Taken back: \(file.quoted) says nothing of “\(ids[0])” and “\(ids[1])” any more.")
    }

    private func contents(of file: String) throws -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        guard let data = FileManager.default.contents(atPath: file) else { throw CommandError("\(file.quoted) cannot be read.") }
        return Array(data)
    }

    private static var today: String {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return PartialDate(year: parts.year ?? 1, month: parts.month, day: parts.day)?.text ?? ""
    }
}
