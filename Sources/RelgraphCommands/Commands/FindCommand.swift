import ArgumentParser
import GraphFormats
import RelationGraph

struct FindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Search names, aliases, ids and identifiers; best match first, with the reason.",
        discussion: """
            Case, accents, word order, scripts and small slips do not matter. A match is a hint, never a judgement that two names are one person. \
            Without --top, at most 20 are listed.

            Examples:
              relgraph find suleimani
              relgraph find Сулеймани
              relgraph find IRi.039 --format json
              relgraph find Moscow --kind place --kind statement --top 5
            """)

    @Argument(help: "What to look for.")
    var text: String

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    /// So many are listed if nothing else is said.
    private static let standardTop = 20

    func validate() throws {
        if text.allSatisfy(\.isWhitespace) { throw ValidationError("There is nothing to look for: the text is empty.") }
    }

    func run() throws {
        let names = NodeLookup(try graph.load())
        let part = Subgraph(names.graph, try selection.selection(names))
        let matches = names.matches(text).map { (match: $0, node: names.graph.node($0.node)) }
            .filter { part.contains($0.node) }.prefix(answer.top ?? FindCommand.standardTop)
        try answer.answer(
            json: {
                let found = matches.map { match, node in
                    JSONValue.object([
                        ("id", .string(node.id)), ("name", .string(node.name)), ("kind", .string(node.kind.id)),
                        ("score", .number((match.score * 1000).rounded() / 1000)), ("matched", .string(match.field.rawValue)),
                        ("reason", .string(match.reason)), ("text", .string(match.text)),
                    ])
                }
                return .object([("query", .string(text)), ("matches", .array(found))])
            },
            table: {
                Table(
                    headings: ["id", "name", "kind", "score", "matched", "reason"],
                    rows: matches.map { match, node in
                        [node.id, node.name, node.kind.id, score(match), match.field.rawValue, match.reason]
                    })
            },
            text: { terminal in
                guard !matches.isEmpty else { return "Nothing is called anything like \(text.quoted).\n" }
                return matches.map { match, node in
                    let via = match.field == .name || match.field == .id ? "" : " \(match.text.quoted)"
                    return terminal.wrap("\(score(match))  \(node.heading(terminal)) [\(node.id)]", hanging: 6) + "\n"
                        + terminal.wrap("\(match.field.rawValue)\(via): \(match.reason)", indent: 6) + "\n"
                }.joined()
            })
        if matches.isEmpty { throw CleanNo() }
    }

    private func score(_ match: NameMatch) -> String {
        let hundredths = Int((match.score * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
