import ArgumentParser
import Foundation
import GraphFormats
import RelationAnalysis
import RelationGraph

struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Write a copy for the public, without what must stay confidential, and check that nothing in it tells.",
        usage: """
            relgraph publish --out <path> [<options>]
            relgraph publish --check <file> ... [<options>]
            """,
        discussion: """
            What is removed goes with its ties and stances, with what only its documents tell, and an outlet with its documents. Where the words \
            of others rest on a removed source, “an undisclosed source” stands in for it, so that two reports from one source do not become two \
            independent ones. --replace keeps the stances of a source under other words and a neutral id. The notes can say it themselves: \
            attributes: {confidential: true} on a node or an entry, {confidential: note} for its note alone, {confidential: other words}.

            The copy is searched for names, ids, numbers and addresses of all that, in any case, spelling and script. If one is found, nothing \
            is written. What may be a name, such as a surname alone, is a warning. --check searches files that exist already: pages, drawings, \
            tables. The answer also says which statements have another status or other origins in the copy.

            Exit status: 0 done; 1 if something tells what was left out; 2 if the notes or the rules cannot be read.

            Examples:
              relgraph publish --remove "Ann Fox" --drop notes --out public/
              relgraph publish --replace "dock-workers=port staff" --out public.yaml
              relgraph publish --rules public.publication.yaml --out public.graphml
              relgraph publish --rules public.publication.yaml --check report.html map.svg
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A file in any format that can be written, or a folder for graph.yaml.", valueName: "path"), completion: .file())
    var out: String?

    @Option(help: ArgumentHelp("A file of rules.", valueName: "file"), completion: .file())
    var rules: String?

    @Option(help: ArgumentHelp("Leave out a node. Repeatable.", valueName: "name"))
    var remove: [String] = []

    @Option(help: ArgumentHelp("Put other words in the place of a node. Repeatable.", valueName: "name=text"))
    var replace: [String] = []

    @Option(help: ArgumentHelp("Say a statement, a title or a name otherwise. Repeatable.", valueName: "name=text"))
    var reword: [String] = []

    @Option(help: ArgumentHelp("Give a node another id. Repeatable.", valueName: "name=id"))
    var rename: [String] = []

    @Option(help: ArgumentHelp("Only these nodes, and what their ties and stances are known from. Repeatable.", valueName: "name"))
    var keepOnly: [String] = []

    @Option(
        help: ArgumentHelp("Leave these out wherever they stand. Repeatable.", valueName: "part"))
    var drop: [PublicationRules.Part] = []

    @Option(help: ArgumentHelp("A text that may stand in the copy though it is a name of what is left out. Repeatable.", valueName: "text"))
    var allow: [String] = []

    @Option(help: ArgumentHelp("The title of the copy.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("The line below the figures of the copy that says whom they are by.", valueName: "text"))
    var credit: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Search these files, and those in these folders, instead of writing a copy.", valueName: "file"),
        completion: .file())
    var check: [String] = []

    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func validate() throws {
        if (out == nil) == check.isEmpty {
            throw ValidationError("Say with --out where the copy goes, or with --check which files to search.")
        }
        if out == "-" { throw ValidationError("A copy is checked before it is written: name a file or a folder with --out.") }
    }

    func run() throws {
        let paths = try graph.paths()
        let original = try GraphReading.load(paths, inputFormat: graph.inputFormat, columns: graph.columns)
        let (rules, plan) = try plan(NodeLookup(original))
        let redaction = try GraphRedaction(original, plan)
        let former = PublishCommand.formerNames(original, plan)
        let check = LeakCheck(
            redaction.secrets.map(\.node), counterparts: redaction.counterparts, former: former, allowed: rules.allowed)
        var report = PublicationReport(original: original, redaction: redaction, top: answer.top)
        if self.check.isEmpty, let out {
            try write(redaction, check, rules, to: out, besides: paths, &report)
            report.claims = try claims(original, plan)
        } else {
            guard !redaction.secrets.isEmpty || !former.isEmpty else {
                throw CommandError(
                    "Nothing says what is left out, so there is nothing to search for. Name it with --rules, --remove or --replace.")
            }
            try search(check, &report)
        }
        try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) })
        if report.isRefused { throw CleanNo() }
        // What was not searched may tell anything.
        if let problem = PublishCommand.problem(report.unsearched) { throw problem }
    }

    // MARK: Rules

    private func plan(_ names: NodeLookup) throws -> (PublicationRules, RedactionPlan) {
        var rules = PublicationRules()
        if let file = self.rules {
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw CommandError("The rules \(file.quoted) cannot be read.")
            }
            rules = try PublicationFile.read(Array(bytes), file: file)
        }
        rules.removed += remove.map { .init($0) }
        rules.kept += keepOnly.map { .init($0) }
        rules.replaced += try wordings(replace, "--replace")
        rules.reworded += try wordings(reword, "--reword")
        rules.renamed += try wordings(rename, "--rename")
        rules.dropped.formUnion(drop)
        rules.allowed += allow
        rules.title = title ?? rules.title
        rules.credit = credit ?? rules.credit
        let replaced = try nodes(rules.replaced, names)
        var plan = try RedactionPlan(
            names.graph, rules, removed: Set(try rules.removed.map { try node($0, names) }), replaced: replaced,
            kept: Set(try rules.kept.map { try node($0, names) }))
        plan.reworded = try nodes(rules.reworded, names)
        try rules.renamed.forEach(checkID)
        plan.renamed = try nodes(rules.renamed, names)
        let ids = Set(names.graph.nodeIDs)
        for (node, id) in plan.renamed where ids.contains(id) || plan.renamed.contains(where: { $0.key != node && $0.value == id }) {
            throw CommandError("The id \(id.quoted) is taken. Choose another for \(names.graph.node(node).id.quoted).")
        }
        return (rules, plan)
    }

    /// What nodes that stay were called, unless their new words say it again; of ids those that are more than an ordinary word.
    private static func formerNames(_ graph: RelationGraph, _ plan: RedactionPlan) -> [LeakCheck.FormerName] {
        func former(_ texts: [NodeIndex: String], isID: Bool) -> [LeakCheck.FormerName] {
            texts.sorted { $0.key < $1.key }.compactMap { index, text in
                let node = graph.node(index)
                let name = LeakCheck.FormerName(node, isID ? node.id : node.name, isID: isID)
                if plan.isHidden(index) || (isID && node.id.allSatisfy(\.isLetter)) { return nil }
                if LeakCheck([], former: [name]).leaks(in: text, file: "").contains(where: \.isCertain) {
                    return nil
                }
                return name
            }
        }
        return former(plan.reworded, isID: false) + former(plan.renamed, isID: true)
    }

    private func wordings(_ options: [String], _ option: String) throws -> [PublicationRules.Wording] {
        try options.map { text in
            guard let equals = text.firstIndex(of: "="), case let words = text[text.index(after: equals)...],
                !words.allSatisfy(\.isWhitespace)
            else { throw CommandError("\(option) takes NAME=TEXT, not \(text.quoted).") }
            return .init(.init(String(text[..<equals])), String(words))
        }
    }

    /// Ids stand unquoted in files: whatever else one held would be read as something else there.
    private func checkID(_ wording: PublicationRules.Wording) throws {
        guard !Slug.isSlug(wording.text) else { return }
        let place = wording.target.place.map { "\($0): " } ?? ""
        let remedy = Slug.suggestion(for: wording.text).map { "Write \($0.quoted)." } ?? "Choose one such as “claim-1”."
        throw CommandError("\(place)\(wording.text.quoted) is no id: ids are words of a–z and 0–9, joined by “-”. \(remedy)")
    }

    private func nodes(_ wordings: [PublicationRules.Wording], _ names: NodeLookup) throws -> [NodeIndex: String] {
        var texts: [NodeIndex: String] = [:]
        for wording in wordings { texts[try node(wording.target, names)] = wording.text }
        return texts
    }

    private func node(_ target: PublicationRules.Target, _ names: NodeLookup) throws -> NodeIndex {
        do {
            return try names.node(target.name).index
        } catch let error as CommandError {
            guard let place = target.place else { throw error }
            throw CommandError("\(place): \(error.description)")
        }
    }

    // MARK: Writing

    private func write(
        _ redaction: GraphRedaction, _ check: LeakCheck, _ rules: PublicationRules, to out: String, besides paths: [String],
        _ report: inout PublicationReport
    ) throws {
        let isFolder = out.hasSuffix("/") || PathCheck.isFolder(out)
        let file = isFolder ? (out.hasSuffix("/") ? out : out + "/") + "graph.yaml" : out
        guard let format = ExportFormat(path: file) else {
            let known = ExportFormat.allCases.flatMap(\.extensions).map { "." + $0 }.joined(separator: ", ")
            throw CommandError("The name \(file.quoted) tells no format that can be written. Known are: \(known).")
        }
        let export = try GraphExport(assessed: redaction.graph, as: format)
        let files = zip(GraphPart.files(export, named: file), export.files).map { (path: $0, bytes: $1.bytes) }
        for file in files.map(\.path) { try guardSources(from: file, paths) }
        let isMarkup = PublishCommand.isMarkup(file)
        let folder = isFolder ? PublishCommand.leaks(inNameOf: out, check) : []
        report.leaks =
            folder
            + files.flatMap { file in
                PublishCommand.leaks(inNameOf: file.path, check)
                    + check.leaks(in: String(decoding: file.bytes, as: UTF8.self), file: file.path, isMarkup: isMarkup)
            }
        guard !report.isRefused else { return }
        if isFolder, !PathCheck.isFolder(out) {
            do {
                try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
            } catch {
                throw CommandError("The folder \(out.quoted) cannot be made. Make it first, or check the path.")
            }
        }
        try GraphPart.guardUnnamed(files, beside: file)
        try OutputFile.write(files, as: OutputFile.Content(format))
        report.files = files.map(\.path)
        report.losses = export.loss.entries.count
    }

    /// A format of two files writes another one than was named.
    private func guardSources(from file: String, _ paths: [String]) throws {
        for path in paths where path != "-" && PathCheck.isSameOrWithin(file, path) {
            throw CommandError("\(file.quoted) is among the notes themselves. Name a place outside \(path.quoted).")
        }
        if let rules, PathCheck.isSameOrWithin(file, rules) {
            throw CommandError("\(file.quoted) is the file of rules itself. Name another with --out.")
        }
    }

    /// What the copy makes differently of the statements that stay.
    private func claims(_ original: RelationGraph, _ plan: RedactionPlan) throws -> ClaimDifference {
        var plan = plan
        // Under their old ids, so that what was renamed is not taken for something else.
        plan.renamed = [:]
        return GraphDifference(from: original, to: try GraphRedaction(original, plan).graph).claims
    }

    // MARK: Searching

    private static let markup: Set<String> = ["svg", "html", "htm", "xhtml", "xml", "graphml", "gexf"]

    private static func isMarkup(_ path: String) -> Bool { markup.contains(URL(fileURLWithPath: path).pathExtension.lowercased()) }

    /// What a file or a folder is called is read too.
    private static func leaks(inNameOf path: String, _ check: LeakCheck) -> [Leak] {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return check.leaks(in: name, file: path).map(\.inFileName)
    }

    /// A file itself; of a folder all files, in the order of their names.
    private static func files(_ path: String) throws -> [String] {
        guard PathCheck.isFolder(path) else { return [path] }
        guard let names = FileManager.default.subpaths(atPath: path) else { throw CommandError("\(path.quoted) cannot be read.") }
        let files = names.sorted().map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }.filter { !PathCheck.isFolder($0) }
        if files.isEmpty { throw CommandError("There is no file in \(path.quoted).") }
        return files
    }

    /// Files that cannot be searched do not keep leaks in others from being told.
    private func search(_ check: LeakCheck, _ report: inout PublicationReport) throws {
        for path in try self.check.flatMap(PublishCommand.files) {
            // A name is read whatever the file holds.
            report.leaks += PublishCommand.leaks(inNameOf: path, check)
            do {
                report.leaks += try leaks(inFile: path, check)
                report.searched.append(path)
            } catch {
                report.unsearched.append((path, error.description))
            }
        }
        if report.searched.isEmpty, !report.isRefused, let problem = PublishCommand.problem(report.unsearched) { throw problem }
    }

    private static func problem(_ unsearched: [(file: String, reason: String)]) -> CommandError? {
        unsearched.isEmpty ? nil : CommandError(unsearched.map(\.reason).joined(separator: "\n"))
    }

    private func leaks(inFile path: String, _ check: LeakCheck) throws(CommandError) -> [Leak] {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw CommandError("\(path.quoted) cannot be read.") }
        let isPDF = bytes.starts(with: Array("%PDF".utf8))
        guard !isPDF, let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandError(
                "\(path.quoted) is no text that could be searched. Search the SVG or HTML that a picture or a PDF was made from, before it is printed."
            )
        }
        return check.leaks(in: text, file: path, isMarkup: PublishCommand.isMarkup(path))
    }
}

extension PublicationRules.Part: ExpressibleByArgument {}
