import ArgumentParser
import GraphFormats
import RelationAnalysis
import RelationGraph

struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims", abstract: "List the statements: asserted, denied, disputed, unanswered, retracted.",
        discussion: """
            A statement is disputed if some hold it true and some false, unanswered if nobody takes a side. To have no information, not to \
            comment and to speak of a condition is neither support nor denial. What follows from other statements (whoever confirms a meeting \
            holds that there was a visit) counts for the status, and is told apart from what was said.

            --layer, --type and --kind choose statements (--type denied: those that somebody denied) and never change what is made of them: that \
            goes by all that is known. Dates (--as-of, --since, --until), --document, --without and grades change it.

            The numbers are of speakers; behind them, how many independent origins these go back to, at least and at most.

            Examples:
              relgraph claims
              relgraph claims --status disputed
              relgraph claims --type denied --as-of 2015-08-09
              relgraph claims --about visit-2015 --without Fox
              relgraph claims --about Soleimani --as-of 2015-08-07
              relgraph claims --sensitivity
            """)

    @Option(help: ArgumentHelp("Only statements with this status. Repeatable.", valueName: "status"))
    var status: [ClaimStatus] = []

    @Option(
        help: ArgumentHelp(
            "Only statements about this node; of a statement, itself and what implies, elaborates or contradicts it. Repeatable.",
            valueName: "name"))
    var about: [String] = []

    @Flag(help: "Which documents, outlets and sources the statements depend on: each is left out in turn.")
    var sensitivity = false

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    /// What was asked for, to go on after "There is no statement".
    private func question(_ subjects: [Node]) -> String {
        let about = subjects.isEmpty ? [] : ["about \(subjects.map(\.name.printable).joined(separator: " or "))"]
        let status = status.isEmpty ? [] : ["with the status \(status.map(\.rawValue).joined(separator: " or "))"]
        let chosen = selection.given.map { ["in the selection \($0)"] } ?? []
        return (about + status + chosen).joined(separator: " ")
    }

    func run() throws {
        let names = NodeLookup(try graph.load())
        let selected = try selection.selection(names)
        let subjects = try about.map { try names.node($0) }
        let analysis = ClaimAnalysis(names.graph, selected)
        // A kind chooses the statements themselves, a type those that a relation of it leads from or to, whoever is at its other end.
        let sight = names.graph.sight(of: selected)
        var ofType = selected
        (ofType.kinds, ofType.excludedKinds, ofType.without) = ([], [], [])
        let ends =
            selected.types.isEmpty
            ? nil : Set(Subgraph(names.graph, ofType).relations.flatMap { [$0.sourceIndex, $0.targetIndex] })
        func candidates(_ analysis: ClaimAnalysis) -> [StatementClaims] {
            (subjects.isEmpty ? analysis.statements : analysis.statements(about: subjects)).filter {
                sight.contains($0.statement) && ends?.contains($0.statement.index) != false
            }
        }
        let chosen = candidates(analysis).filter { status.isEmpty || status.contains($0.status) }
        var report = ClaimsReport(analysis, chosen.sorted(by: ClaimsReport.isListedBefore), top: answer.top)
        report.question = question(subjects)
        if !selected.without.isEmpty {
            var whole = selected
            whole.without = []
            let before = ClaimAnalysis(names.graph, whole)
            report.loss = ClaimsReport.Loss(before, without: selected.without, among: candidates(before))
        }
        if sensitivity {
            report.sensitivity = try ProgressBar.show("Leaving out one after the other") {
                try ClaimSensitivity(analysis, among: chosen, execution: $0)
            }
        }
        try answer.answer(json: { report.json }, table: { answer.isRead ? report.readTable : report.table }, text: { report.text($0) })
    }
}

extension ClaimStatus: ExpressibleByArgument {}
