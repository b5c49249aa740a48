import RelationAnalysis
import RelationGraph

/// Relations in words, as titles of lines, rows of tables and hops of paths give them.
public enum Wording {
    /// "Dmitry Peskov denied: Putin met Soleimani in Moscow".
    public static func sentence(_ relation: Relation) -> String {
        let verb = relation.type.label
        return relation.type.isStance || relation.target.isStatement
            ? "\(relation.source.name) \(verb): \(relation.target.name)" : "\(relation.source.name) \(verb) \(relation.target.name)"
    }

    /// "7 Aug 2015, via RIA Novosti, citing …; known from The Moscow Times of 9 Aug 2015". Empty without evidence.
    ///
    /// - Parameter concealed: those who are counted instead of named.
    public static func provenance(_ evidence: Evidence?, in graph: RelationGraph, concealing concealed: Set<NodeIndex> = []) -> String {
        guard let evidence else { return "" }
        var parts: [String] = []
        if let said = evidence.saidOn { parts.append(said.readableText) }
        if let period = evidence.period { parts.append(time(period)) }
        if !evidence.measures.isEmpty { parts.append(evidence.measures.joined(separator: ", ")) }
        if !evidence.via.isEmpty { parts.append("via " + names(evidence.via, in: graph, concealing: concealed)) }
        if !evidence.citing.isEmpty { parts.append("citing " + names(evidence.citing, in: graph, concealing: concealed)) }
        if let certainty = evidence.certainty, certainty != .certain { parts.append("\(certainty.rawValue) by the encoder's reading") }
        return parts.joined(separator: ", ")
    }

    /// "on 14 Aug 2015", "in Aug 2015", "since 2007".
    private static func time(_ period: DateSpan) -> String {
        guard period.isSingleDate, let date = period.start else { return period.readableText }
        return (date.day == nil ? "in " : "on ") + date.readableText
    }

    /// "The Moscow Times, 9 Aug 2015"; by the author where there is no outlet, by the title where there is neither.
    public static func shortReference(_ document: Node) -> String {
        let publisher = document.neighbors(.published, incoming: true).first ?? document.neighbors(.wrote, incoming: true).first
        let date = (document.facts.published ?? document.facts.updated)?.readableText
        return [publisher?.name ?? document.name, date].compactMap { $0 }.joined(separator: ", ")
    }

    /// "As of 10 Aug 2015. Sources: Reuters, 9 Aug 2015; …", by the days on which they appeared; nil without documents.
    static func sources(_ documents: [Node], asOf: DateSpan?) -> String? {
        guard !documents.isEmpty else { return nil }
        func day(_ document: Node) -> Int { (document.facts.published ?? document.facts.updated)?.earliestDay ?? 0 }
        let head = asOf.map { "As of \($0.readableText). " } ?? ""
        return head + "Sources: "
            + documents.sorted { (day($0), $0.id) < (day($1), $1.id) }.map(Wording.shortReference).uniqued().joined(separator: "; ")
    }

    public static func names(_ nodes: [NodeIndex], in graph: RelationGraph, concealing concealed: Set<NodeIndex> = []) -> String {
        let named = nodes.filter { !concealed.contains($0) }.map { graph.node($0).name }
        let hidden = nodes.count - named.count
        return (named + (hidden > 0 ? ["\(Phrasing.number(hidden)) not shown"] : [])).joined(separator: ", ")
    }
}
