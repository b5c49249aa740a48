import GraphKernels
import RelationGraph

/// What a graph, or a part of it, consists of.
public struct GraphStatistics: Sendable {
    public var nodeCount: Int
    public var relationCount: Int
    /// Counts by id, in the vocabulary's order; only what occurs.
    public var kinds: [(id: String, count: Int)]
    public var types: [(id: String, count: Int)]
    public var layers: [(id: String, count: Int)]
    public var documentCount: Int
    /// For every document, how many relations are known from it; the most first.
    public var relationsByDocument: [(document: Node, count: Int)]
    /// Connected components, whichever way relations point, walking every type.
    public var componentCount: Int
    /// How many of the possible directed connections between different nodes exist, parallel relations counted once; 0…1.
    public var density: Double
    /// The first and the last day that a date in the graph may mean: of relations, of what statements and events are about, of publication.
    public var earliest: PartialDate?
    public var latest: PartialDate?

    /// - Complexity: O(nodes + relations).
    public init(_ part: Subgraph) throws(ProjectionError) {
        let vocabulary = part.graph.vocabulary
        nodeCount = part.nodeCount
        relationCount = part.relationCount
        var byKind: [String: Int] = [:]
        var byType: [String: Int] = [:]
        var byLayer: [String: Int] = [:]
        var byDocument: [NodeIndex: Int] = [:]
        var pairs: Set<[NodeIndex]> = []
        var range = DateRange()
        for node in part.nodes {
            byKind[node.kind.id, default: 0] += 1
            range.include(node.facts.period)
            range.include(node.facts.published)
        }
        for relation in part.relations {
            byType[relation.type.id, default: 0] += 1
            byLayer[relation.type.layer.rawValue, default: 0] += 1
            for document in part.documents(of: relation) { byDocument[document.index, default: 0] += 1 }
            if relation.sourceIndex != relation.targetIndex { pairs.insert([relation.sourceIndex, relation.targetIndex]) }
            range.include(relation.evidence?.saidOn)
            range.include(relation.evidence?.period)
        }
        kinds = vocabulary.kinds.compactMap { kind in byKind[kind.id].map { (kind.id, $0) } }
        types = vocabulary.relationTypes.compactMap { type in byType[type.id].map { (type.id, $0) } }
        layers = vocabulary.layers.compactMap { layer in byLayer[layer.rawValue].map { (layer.rawValue, $0) } }
        documentCount = byKind["document"] ?? 0
        relationsByDocument = byDocument.map { (part.graph.node($0.key), $0.value) }
            .sorted { ($1.count, $0.document.id) < ($0.count, $1.document.id) }
        let labels = try GraphProjection(part, directed: false).csr.connectedComponents().labels
        componentCount = Set(part.nodes.map { labels[Int($0.index)] }).count
        let possible = Double(nodeCount) * Double(nodeCount - 1)
        density = possible > 0 ? Double(pairs.count) / possible : 0
        (earliest, latest) = (range.earliest, range.latest)
    }
}

/// Grows to hold every date shown to it.
private struct DateRange {
    var earliest: PartialDate?
    var latest: PartialDate?

    mutating func include(_ span: DateSpan?) {
        for date in [span?.start, span?.end].compactMap({ $0 }) {
            if date.earliestDay < earliest?.earliestDay ?? .max { earliest = date }
            if date.latestDay > latest?.latestDay ?? .min { latest = date }
        }
    }
}
