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
    /// How many of the possible directed connections between different nodes exist, 0…1: parallel relations count once, a symmetric one in
    /// both directions, one from a node to itself never.
    public var density: Double
    /// The dates that may mean the first and the last day: of relations, of what statements and events are about, of publication. Open ends
    /// do not count.
    public var earliest: PartialDate?
    public var latest: PartialDate?

    /// - Complexity: O(nodes + relations) expected, besides sorting the documents.
    public init(_ part: Subgraph) throws(ProjectionError) {
        let vocabulary = part.graph.vocabulary
        nodeCount = part.nodeCount
        relationCount = part.relationCount
        var byKind: [String: Int] = [:]
        var byType = [Int](repeating: 0, count: vocabulary.relationTypes.count)
        var byLayer: [Layer: Int] = [:]
        var byDocument: [NodeIndex: Int] = [:]
        var connections: Set<Ends> = []
        var range = DateRange()
        for node in part.nodes {
            byKind[node.kind.id, default: 0] += 1
            range.include(node.facts.period)
            range.include(node.facts.published)
        }
        let isSymmetric = vocabulary.relationTypes.map(\.isSymmetric)
        for relation in part.relations {
            byType[relation.typeIndex] += 1
            for document in part.documents(of: relation) { byDocument[document.index, default: 0] += 1 }
            let ends = Ends(source: relation.sourceIndex, target: relation.targetIndex)
            if ends.source != ends.target {
                connections.insert(ends)
                if isSymmetric[relation.typeIndex] { connections.insert(Ends(source: ends.target, target: ends.source)) }
            }
            range.include(relation.evidence?.saidOn)
            range.include(relation.evidence?.period)
        }
        kinds = vocabulary.kinds.compactMap { kind in byKind[kind.id].map { (kind.id, $0) } }
        let counts = zip(vocabulary.relationTypes, byType).filter { $0.1 > 0 }
        for (type, count) in counts { byLayer[type.layer, default: 0] += count }
        types = counts.map { ($0.id, $1) }
        layers = byLayer.sorted { $0.key < $1.key }.map { ($0.key.rawValue, $0.value) }
        documentCount = byKind["document"] ?? 0
        relationsByDocument = byDocument.map { (part.graph.node($0.key), $0.value) }
            .sorted { ($1.count, $0.document.id) < ($0.count, $1.document.id) }
        let projection = try GraphProjection(part, directed: false)
        do {
            componentCount = try projection.csr.connectedComponents().count
        } catch {
            throw .kernel(error)
        }
        let possible = Double(nodeCount) * Double(nodeCount - 1)
        density = possible > 0 ? Double(connections.count) / possible : 0
        (earliest, latest) = (range.earliest, range.latest)
    }
}

private struct Ends: Hashable {
    var source: NodeIndex
    var target: NodeIndex
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
