import RelationAnalysis
import RelationGraph

extension Wording {
    /// One sentence that an editor can check: which dates, of what, and where each of them stands.
    public static func sentence(_ contradiction: DateContradiction, in graph: RelationGraph) -> String {
        let (first, second) = (contradiction.first, contradiction.second)
        let sentence: String
        switch contradiction.kind {
        case .withinDocument:
            let documents = distinct(first.citations.map(\.document)).map { named(graph.node($0)) }
            let verb = documents.count == 1 ? "gives" : "give"
            sentence =
                "\(documents.joined(separator: " and ")) \(verb) two dates that cannot both be right: \(claim(first, locators: true, graph)), "
                + "and \(claim(second, locators: true, graph))"
        case .betweenDocuments:
            let who = [first, second].allSatisfy { $0.citations.isEmpty } ? "The notes" : "Documents"
            sentence =
                "\(who) give two dates that cannot both be right: \(claim(first, graph))\(whereabouts(first, graph)), but "
                + "\(claim(second, graph))\(whereabouts(second, graph))"
        case .saidAfterPublication:
            let what = first.relation.map(Wording.sentence) ?? first.node.name
            sentence =
                "\(places(first, graph)) appeared on or before \(lastDay(second.date)), but dates this as said later, "
                + "\(first.date.compactText(withWeekday: true)): \(what)"
        case .saidBeforeEvent:
            let who = first.relation.map(Wording.sentence) ?? first.node.name
            let place = first.citations.isEmpty ? "" : " (\(places(first, graph)))"
            sentence =
                "“\(who)”\(place) is dated \(first.date.compactText(withWeekday: true)), before what it tells, "
                + "\(second.date.compactText(withWeekday: true)): one of the dates is wrong, unless it was announced"
        case .changedBeforePublication:
            sentence =
                "\(named(first.node)) was last changed \(first.date.compactText(withWeekday: true)), before it appeared, "
                + second.date.compactText(withWeekday: true)
        }
        return sentence + (contradiction.involvesDoubt ? ". A date with (?) is open to doubt itself." : ".")
    }

    /// “Soleimani landed …” (Tue 14 Feb 2017, p5).
    private static func claim(_ side: DateContradiction.Side, locators: Bool = false, _ graph: RelationGraph) -> String {
        let locators = locators ? distinct(side.citations.compactMap(\.locator)) : []
        return "“\(side.node.name)” (\(([side.date.compactText(withWeekday: true)] + locators).joined(separator: ", ")))"
    }

    /// " in The Moscow Times, 9 Aug 2015 [mt-2015-08-09, p5]; …"; empty where only the notes say so.
    private static func whereabouts(_ side: DateContradiction.Side, _ graph: RelationGraph) -> String {
        side.citations.isEmpty ? "" : " in \(places(side, graph))"
    }

    /// "The Moscow Times, 9 Aug 2015 [mt-2015-08-09, p5]; …".
    private static func places(_ side: DateContradiction.Side, _ graph: RelationGraph) -> String {
        let documents = distinct(side.citations.map(\.document))
        guard !documents.isEmpty else { return "no document" }
        return documents.map { document in
            named(graph.node(document), side.citations.filter { $0.document == document }.compactMap(\.locator))
        }.joined(separator: "; ")
    }

    private static func named(_ document: Node, _ locators: [String] = []) -> String {
        "\(shortReference(document)) [\(([document.id] + locators).joined(separator: ", "))]"
    }

    private static func lastDay(_ date: DateSpan) -> String { date.end?.lastDay?.readableText ?? date.readableText }

    private static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}
