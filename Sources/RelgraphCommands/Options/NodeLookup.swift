import RelationGraph

/// Finds the nodes that a command's user names. What was taken for what is said on standard error.
final class NodeLookup {
    let graph: RelationGraph
    private lazy var index = graph.nameIndex()

    init(_ graph: RelationGraph) { self.graph = graph }

    /// The node meant by a name.
    ///
    /// - Throws: `CommandError` that lists the candidates if several have equal right to the name, or what comes near if none has.
    func node(_ name: String) throws -> Node {
        if let node = graph.node(id: name) { return node }
        if name.allSatisfy(\.isWhitespace) { throw CommandError("An empty name names no node. Give an id, a name or an alias.") }
        switch index.resolve(name) {
        case .match(let match, let alternatives):
            let node = graph.node(match.node)
            // A statement or a headline that holds a similar word is nothing that a name could be confused with.
            let similar = alternatives.filter { !["statement", "document"].contains(graph.node($0.node).kind.id) || node.isStatement }
            if match.band < .sameLetters || !similar.isEmpty { say(name, node, match, similar) }
            return node
        case .ambiguous(let matches):
            let others = namesakes(name, besides: matches)
            throw CommandError(
                "\(name.quoted) may be any of these:\n\(list(matches + others))\nGive the id (in brackets), or more of the name.")
        case .none(let suggestions):
            let remedy =
                if !suggestions.isEmpty {
                    "Did you mean one of these?\n\(list(suggestions))"
                } else if let id = closestSpelling(to: name, among: graph.nodes.map(\.id)) {
                    "Did you mean “\(id)”?"
                } else {
                    "`relgraph find TEXT` searches names, aliases and identifiers."
                }
            throw CommandError("No node is called \(name.quoted). \(remedy)")
        }
    }

    /// What comes near a text, best first.
    func matches(_ text: String) -> [NameMatch] { index.matches(text) }

    /// Where several have the very name, those who have it in another script, or with words between.
    private func namesakes(_ name: String, besides matches: [NameMatch]) -> [NameMatch] {
        guard matches.allSatisfy({ $0.band >= .sameLetters }) else { return [] }
        return index.matches(name).filter { match in
            match.band >= .transliteration && match.band != .words && !matches.contains { $0.node == match.node }
        }
    }

    private func say(_ name: String, _ node: Node, _ match: NameMatch, _ alternatives: [NameMatch]) {
        var message = "Taking \(name.quoted) as \(node.name.printable) [\(node.id)]: \(match.reason)."
        if !alternatives.isEmpty {
            let others = alternatives.prefix(3).map { "\(graph.node($0.node).name.printable) [\(graph.node($0.node).id)]" }
            message += " Similar, but not taken: \(others.joined(separator: ", "))."
        }
        StandardError.write(message)
    }

    private func list(_ matches: [NameMatch]) -> String {
        matches.prefix(8).map { match in
            let node = graph.node(match.node)
            return "  \(node.name.printable) [\(node.id)], \(node.distinction): \(match.reason)"
        }.joined(separator: "\n") + (matches.count > 8 ? "\n  … and \(matches.count - 8) more" : "")
    }
}
