import ArgumentParser
import RelationGraph

/// Which part of the graph a command is about; the same for every query and drawing.
struct SelectionOptions: ParsableArguments {
    @Option(
        name: .customLong("layer"),
        help: ArgumentHelp("Only this layer: ties, claims, attribution, sanctions. Repeatable.", valueName: "layer"))
    var layers: [String] = []

    @Option(name: .customLong("type"), help: ArgumentHelp("Only relations of this type. Repeatable.", valueName: "type"))
    var types: [String] = []

    @Option(name: .customLong("no-type"), help: ArgumentHelp("No relations of this type. Repeatable.", valueName: "type"))
    var excludedTypes: [String] = []

    @Option(name: .customLong("kind"), help: ArgumentHelp("Only nodes of this kind. Repeatable.", valueName: "kind"))
    var kinds: [String] = []

    @Option(name: .customLong("no-kind"), help: ArgumentHelp("No nodes of this kind. Repeatable.", valueName: "kind"))
    var excludedKinds: [String] = []

    @Option(help: ArgumentHelp("What had been said by the end of this date; of ties, what had been published.", valueName: "date"))
    var asOf: String?

    @Option(help: ArgumentHelp("Only relations that may fall on or after this date.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only relations that may fall on or before this date.", valueName: "date"))
    var until: String?

    @Option(name: .customLong("document"), help: ArgumentHelp("Only what this document says. Repeatable.", valueName: "id"))
    var documents: [String] = []

    @Option(
        name: .customLong("without"), help: ArgumentHelp("Leave out a node, and what is known only from it. Repeatable.", valueName: "name")
    )
    var without: [String] = []

    @Option(
        help: ArgumentHelp(
            "Nothing known to come from sources less reliable than this, A to E; what is not graded stays.", valueName: "letter"),
        transform: SelectionOptions.minReliability)
    var minReliability: Reliability?

    @Flag(help: "Only what comes from sources with a grade of reliability.")
    var gradedOnly = false

    /// The least reliability that a letter asks for.
    ///
    /// - Throws: `ValidationError` for anything but A to E.
    private static func minReliability(_ letter: String) throws -> Reliability {
        guard let reliability = Reliability(rawValue: letter.uppercased()) else {
            throw ValidationError("\(letter.quoted) is no grade of reliability. Take a letter of the Admiralty scale, A (best) to E.")
        }
        if reliability.isKnown { return reliability }
        throw ValidationError(
            "F means that a source cannot be judged. That is unknown, not the lowest grade: nothing is more or less reliable than F. Take A to "
                + "E; --graded-only leaves out what cannot be judged.")
    }

    /// The options that were given, as one would write them; nil for none.
    var given: String? {
        let lists = [
            ("layer", layers), ("type", types), ("no-type", excludedTypes), ("kind", kinds), ("no-kind", excludedKinds),
            ("document", documents), ("without", without),
        ]
        let values = [("as-of", asOf), ("since", since), ("until", until), ("min-reliability", minReliability?.rawValue)]
        func written(_ option: String, _ text: String) -> String { "--\(option) " + (text.contains(" ") ? "\"\(text)\"" : text) }
        let words =
            lists.flatMap { option, texts in texts.map { written(option, $0) } }
            + values.compactMap { option, text in text.map { written(option, $0) } } + (gradedOnly ? ["--graded-only"] : [])
        return words.isEmpty ? nil : words.joined(separator: " ").printable
    }

    /// The selection in the terms of a graph.
    ///
    /// If it sets reports aside by their grade, standard error tells how many of those that stay have none.
    ///
    /// - Throws: `CommandError` for a name that the graph does not know, with what it knows instead.
    func selection(_ names: NodeLookup) throws -> Selection {
        let vocabulary = names.graph.vocabulary
        var selection = Selection()
        // A graph of foreign files uses one layer; to ask it for another is no mistake.
        let allLayers = Set(vocabulary.layers + Layer.builtIn).sorted().map(\.rawValue)
        selection.layers = try layers.map { try known($0, "layer", allLayers) }.map(Layer.init(rawValue:))
        selection.types = try types.map { try known($0, "relation type", vocabulary.relationTypes.map(\.id)) }
        selection.excludedTypes = try excludedTypes.map { try known($0, "relation type", vocabulary.relationTypes.map(\.id)) }
        selection.kinds = try kinds.map { try known($0, "kind", vocabulary.kinds.map(\.id)) }
        selection.excludedKinds = try excludedKinds.map { try known($0, "kind", vocabulary.kinds.map(\.id)) }
        selection.asOf = try asOf.map { try date($0, "--as-of") }
        selection.since = try since.map { try date($0, "--since") }
        selection.until = try until.map { try date($0, "--until") }
        if let since = selection.since?.earliestDay, let until = selection.until?.latestDay, since > until {
            throw CommandError("--since \(self.since ?? "") comes after --until \(self.until ?? ""): nothing lies between. Exchange them.")
        }
        selection.documents = try documents.map { name in
            let node = try names.node(name)
            guard node.isDocument else {
                throw CommandError(
                    "--document names documents, but \(name.quoted) is \(node.kind.label.lowercased().withArticle()), \(node.name).")
            }
            return node.index
        }
        selection.without = try without.map { try names.node($0).index }
        selection.minReliability = minReliability
        selection.gradedOnly = gradedOnly
        SelectionOptions.tellUngraded(names.graph, selection)
        return selection
    }

    /// Who sets reports aside by their grade must know of how many it is unknown.
    static func tellUngraded(_ graph: RelationGraph, _ selection: Selection) {
        guard let letter = selection.minReliability, !selection.gradedOnly else { return }
        let count = Subgraph(graph, selection).ungradedCount
        let stay = count == 1 ? "1 relation of unknown reliability stays" : "\(count) relations of unknown reliability stay"
        let remedy = count > 0 ? "; --graded-only leaves \(count == 1 ? "it" : "them") out" : ""
        StandardError.write(
            "Relations graded worse than \(letter.rawValue) are left out; \(count == 0 ? "none of unknown reliability stays" : stay)\(remedy)."
        )
    }

    private func known(_ text: String, _ what: String, _ known: [String]) throws -> String {
        if known.contains(text) { return text }
        let remedy =
            closestSpelling(to: text, among: known).map { "Did you mean “\($0)”?" } ?? "Known are: \(known.joined(separator: ", "))."
        throw CommandError("\(text.quoted) is no \(what). \(remedy)")
    }

    private func date(_ text: String, _ option: String) throws -> DateSpan {
        guard let span = DateSpan(text) else {
            throw CommandError("\(option): \(text.quoted) is no date. Write it as 2015-08-07, 2015-08 or 2015.")
        }
        return span
    }
}
