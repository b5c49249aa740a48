import ArgumentParser
import GraphFormats
import RelationAnalysis
import RelationGraph

struct ResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Propose who may be one person or organization, with the reasons for and against; record what you decide.",
        usage: """
            relgraph resolve [<name>] [--against <path>] [<options>]
            relgraph resolve --accept <a> <b> --by <who> --because <why> --into <out>
            relgraph resolve --reject <a> <b> --by <who> --because <why> --into <out>
            relgraph resolve --undo <a> <b> --into <file>
            """,
        discussion: """
            Compares names (scripts, transliteration, order of words, initials, forms of companies), dates of birth, countries and numbers of \
            registers. Each reason has a weight, in bits: how much more often it is seen in pairs that are one. The score is the probability that \
            follows. Names alone prove nobody's identity: where there is nothing else to compare, the answer says so instead of a score.

            A proposal changes nothing. What you decide is written into a file of notes, as same-as or not-same-as with who, when and why; \
            queries then read those judged the same as one. --undo takes it back.

            Examples:
              relgraph resolve --against un-consolidated.xml
              relgraph resolve Soleimani --against sdn.csv --min-score 0.8
              relgraph resolve --graph un.xml --against sdn.csv --against alt.csv --format csv
              relgraph resolve --accept soleimani ofac-10481 --against sdn.csv --by J.Doe --because "same passport" --into graphs/who.yaml
            """)

    @Argument(help: "Only pairs with this one.")
    var name: String?

    @Option(
        help: ArgumentHelp(
            "A file or folder to compare the graph with: only pairs of one from each side. Repeatable.", valueName: "path"),
        completion: .file())
    var against: [String] = []

    @Option(help: ArgumentHelp("The score from which on a pair is proposed, 0 to 1.", valueName: "score"))
    var minScore = 0.5

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Record that two are one.", valueName: "name"))
    var accept: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Record that two are not one.", valueName: "name"))
    var reject: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Take back what was recorded of two.", valueName: "name"))
    var undo: [String] = []

    @Option(help: ArgumentHelp("Who decides.", valueName: "who"))
    var by: String?

    @Option(help: ArgumentHelp("Why.", valueName: "why"))
    var because: String?

    @Option(help: ArgumentHelp("When; today if nothing is said.", valueName: "date"))
    var on: String?

    @Option(
        help: ArgumentHelp("The file of notes that the decision goes into; made if it does not exist.", valueName: "file"),
        completion: .file())
    var into: String?

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    /// So many pairs of each outcome are listed if nothing else is said.
    private static let standardTop = 20

    private var decisions: [(option: String, names: [String])] {
        [("--accept", accept), ("--reject", reject), ("--undo", undo)].filter { !$0.1.isEmpty }
    }

    func validate() throws {
        guard (0...1).contains(minScore) else { throw ValidationError("--min-score takes a number from 0 to 1.") }
        guard decisions.count <= 1 else { throw ValidationError("Give one of --accept, --reject and --undo.") }
        guard let decision = decisions.first else {
            if by != nil || because != nil || into != nil || on != nil {
                throw ValidationError("--by, --because, --on and --into belong to --accept, --reject or --undo.")
            }
            return
        }
        guard decision.names.count == 2, name == nil else { throw ValidationError("\(decision.option) takes two names.") }
        guard into != nil else { throw ValidationError("Say with --into which file of notes the decision goes into.") }
        guard decision.option != "--undo" else { return }
        guard let by, let because, !by.allSatisfy(\.isWhitespace), !because.allSatisfy(\.isWhitespace) else {
            throw ValidationError("Say with --by who decides, and with --because why.")
        }
        if let on, PartialDate(on)?.day == nil { throw ValidationError("--on takes a day, such as 2026-11-26.") }
    }

    func run() throws {
        if let into, !undo.isEmpty { return try takeBack(undo, from: into) }
        let paths = try graph.paths() + against
        if let decision = decisions.first, let into { return try record(decision.names, isSame: !accept.isEmpty, paths: paths, into: into) }
        let names = NodeLookup(try GraphReading.load(paths, inputFormat: graph.inputFormat, columns: graph.columns))
        let part = Subgraph(names.graph, try selection.selection(names))
        var question = IdentityResolution.Question()
        question.minimumScore = minScore
        question.node = try name.map { try names.node($0).index }
        if !against.isEmpty { question.against = try theirs(names.graph) }
        let resolution = try ProgressBar.show("Comparing") { try IdentityResolution(part, question, execution: $0) }
        let report = ResolutionReport(
            graph: names.graph, resolution: resolution, top: answer.top ?? (answer.format == .text ? ResolveCommand.standardTop : nil))
        try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) })
        if resolution.proposed.isEmpty, resolution.apart.isEmpty, resolution.incomparable.isEmpty { throw CleanNo() }
    }

    /// The nodes that the files to compare with add.
    ///
    /// - Throws: `CommandError` if there are none.
    private func theirs(_ graph: RelationGraph) throws -> Set<NodeIndex> {
        // Of a file that two paths name the places have the first; what counts is which file it is.
        var isTheirs: [String: Bool] = [:]
        let nodes = graph.nodes.filter { node in
            guard let file = node.place?.file else { return false }
            if let known = isTheirs[file] { return known }
            let found = against.contains { $0 == file || PathCheck.isSameOrWithin(file, $0) }
            isTheirs[file] = found
            return found
        }
        guard !nodes.isEmpty else {
            throw CommandError(
                "There is nobody in \(against.map(\.quoted).joined(separator: " and ")) to compare the graph with. Name a file that has nodes of its own."
            )
        }
        return Set(nodes.map(\.index))
    }
}
