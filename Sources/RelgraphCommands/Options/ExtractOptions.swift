import ArgumentParser
import MapRendering
import RelationAnalysis
import RelationGraph

/// A part of a graph that is to be written as a graph of its own: chosen as for a drawing.
struct ExtractOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only what this view of the graph shows.", valueName: "name"))
    var view: String?

    @Option(help: ArgumentHelp("Only what is near this node.", valueName: "name"))
    var focus: String?

    @Option(help: ArgumentHelp("How many relations --focus reaches.", valueName: "n"))
    var depth: Int?

    @Option(
        name: .customLong("path"), parsing: .upToNextOption,
        help: ArgumentHelp("Only the shortest connection between two names.", valueName: "a b"))
    var connection: [String] = []

    @Option(help: ArgumentHelp("Only this statement, with everybody's stance and the chains down to the origins.", valueName: "statement"))
    var statement: String?

    @OptionGroup var selection: SelectionOptions

    /// Whether anything is chosen; otherwise the whole graph is meant.
    var isGiven: Bool {
        view != nil || focus != nil || depth != nil || !connection.isEmpty || statement != nil || !selection.isEmpty
    }

    func validate() throws {
        if !connection.isEmpty, connection.count != 2 {
            throw ValidationError(
                "--path takes two names, got \(connection.count). Quote names of several words, and name the files before the options.")
        }
        if let depth, depth < 0 { throw ValidationError("--depth takes a number of at least 0.") }
        let given = [
            ("--statement", statement != nil), ("--path", !connection.isEmpty), ("--focus", focus != nil), ("--view", view != nil),
        ]
        let names = given.filter(\.1).map(\.0)
        if names.count > 1, names != ["--focus", "--view"] {
            throw ValidationError("\(names.joined(separator: " and ")) each choose a part of their own: leave one of them out.")
        }
    }

    /// The part of a graph that is meant, and what counts as known of its statements: what is merely not chosen was said all the same.
    func part(of graph: RelationGraph) throws -> (part: Subgraph, known: Selection) {
        let names = NodeLookup(graph)
        var request = MapRequest()
        request.selection = try selection.selection(names)
        if connection.count == 2 {
            let ends = try connection.map { try names.node($0) }
            let selected = Subgraph(graph, request.selection)
            guard let found = try ConnectionQuery().connections(from: ends[0], to: ends[1], in: selected).paths.first else {
                throw CommandError(
                    "There is no connection from \(ends[0].name.quoted) [\(ends[0].id)] to \(ends[1].name.quoted) [\(ends[1].id)]. "
                        + "`relgraph path` tells more.")
            }
            return (selected.restricted(to: Set(found.nodes.map(\.index))), request.known.asKnowledge)
        }
        request.focus = try focus.map { try names.node($0).index }
        request.depth = depth
        request.statement = try statement.map { try names.statement($0).index }
        request.view = try view.flatMap { try graph.view(askedFor: $0) }
        if let view = request.view { SelectionOptions.tellUngraded(graph, view.selection) }
        if depth != nil, request.focus == nil, request.view?.focus == nil {
            throw CommandError("--depth says how far --focus reaches. Name a node with --focus, or take a view that has one.")
        }
        do {
            return (try request.part(of: graph), request.known.asKnowledge)
        } catch MapRequestError.nothingToDraw {
            throw CommandError("The selection leaves nothing to write. Widen it: fewer of --layer, --type, --kind, --document.")
        }
    }
}

extension SelectionOptions {
    /// Whether nothing is chosen.
    var isEmpty: Bool {
        !picksItsOwn && excludedTypes.isEmpty && excludedKinds.isEmpty && asOf == nil && since == nil && until == nil && without.isEmpty
            && minReliability == nil && !gradedOnly
    }
}
