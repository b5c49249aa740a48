import RelationGraph

/// Rules for a copy for the public in terms of the nodes of one graph, with what the graph itself marks as confidential.
public struct RedactionPlan: Sendable {
    /// Why a node goes.
    public enum Reason: String, Sendable, CaseIterable {
        /// The rules name it.
        case rule
        /// The graph marks it as confidential.
        case marker
        /// It is a document of which all outlets go, or, where no outlet published it, all authors.
        case outlet
    }

    public private(set) var removed: [NodeIndex: Reason] = [:]
    /// The words that stand in for a node.
    public private(set) var replaced: [NodeIndex: String] = [:]
    public var reworded: [NodeIndex: String] = [:]
    public var renamed: [NodeIndex: String] = [:]
    /// What stays where only chosen nodes do; nil where all do. The others are no secret.
    public private(set) var kept: Set<NodeIndex>?
    public let rules: PublicationRules

    /// - Parameters:
    ///   - rules: says which parts go; the nodes that it names are given apart, since what a name means is not settled here.
    ///   - kept: the chosen nodes; empty for all.
    /// - Throws: `GraphProblems` if what the graph marks as confidential cannot be read for sure.
    public init(
        _ graph: RelationGraph, _ rules: PublicationRules = PublicationRules(), removed: Set<NodeIndex> = [],
        replaced: [NodeIndex: String] = [:], kept: Set<NodeIndex> = []
    ) throws(GraphProblems) {
        self.rules = rules
        self.replaced = replaced
        for node in removed where replaced[node] == nil { self.removed[node] = .rule }
        var problems: [Problem] = []
        for node in graph.nodes where self.removed[node.index] == nil && replaced[node.index] == nil {
            switch ConfidentialMark(node.facts.attributes) {
            case .whole: self.removed[node.index] = .marker
            case .words(let text): self.replaced[node.index] = text
            case .unreadable: problems.append(ConfidentialMark.problem(of: "“\(node.id)”", at: node.place))
            case .nothing, .note: break
            }
        }
        problems += RedactionPlan.unreadableEntries(graph)
        guard problems.isEmpty else { throw GraphProblems(problems) }
        // Title and address tell whose a document is.
        let gone = Set(self.removed.keys)
        let publishers = DocumentPublishers(graph.relations, graph.vocabulary)
        for document in graph.nodes where document.isDocument && !isHidden(document.index) {
            if publishers.isLeftOut(document.index, with: gone) { self.removed[document.index] = .outlet }
        }
        if !kept.isEmpty { self.kept = RedactionPlan.closure(of: kept, in: graph) }
    }

    private static func unreadableEntries(_ graph: RelationGraph) -> [Problem] {
        let entries = graph.relations.lazy.filter { !$0.isImplied && ConfidentialMark($0.evidence?.attributes ?? []) == .unreadable }
        let judgements = graph.judgementsOnAbsentNodes.lazy.filter { ConfidentialMark($0.evidence.attributes) == .unreadable }
        return entries.map { ConfidentialMark.problem(of: "an entry of “\($0.source.id)” and “\($0.target.id)”", at: $0.place) }
            + judgements.map { ConfidentialMark.problem(of: "an entry of “\($0.source.id)” and “\($0.target.id)”", at: $0.place) }
    }

    /// Whether the node's name must not be in the copy.
    public func isHidden(_ node: NodeIndex) -> Bool { removed[node] != nil || replaced[node] != nil }

    /// Whether the node is not in the copy, under whatever name.
    func isGone(_ node: NodeIndex) -> Bool { removed[node] != nil || kept.map { !$0.contains(node) && replaced[node] == nil } ?? false }

    /// Chosen nodes, and what their relations among themselves are known from: documents with who published and wrote them, agencies, sources.
    private static func closure(of chosen: Set<NodeIndex>, in graph: RelationGraph) -> Set<NodeIndex> {
        var kept = chosen
        for relation in graph.relations where chosen.contains(relation.sourceIndex) && chosen.contains(relation.targetIndex) {
            guard !relation.isImplied, let evidence = relation.evidence else { continue }
            kept.formUnion(evidence.documents.map(\.document) + evidence.via + evidence.citing)
        }
        for node in kept.map({ graph.node($0) }) where node.isDocument {
            for type in [CoreType.published, .wrote] { kept.formUnion(node.neighbors(type, incoming: true).map(\.index)) }
        }
        return kept
    }
}
