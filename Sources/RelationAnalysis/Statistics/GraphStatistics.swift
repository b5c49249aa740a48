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
    /// Connected components, whichever way relations point, walking every type; of judgements of identity, only those that are asked for.
    public var componentCount: Int
    /// How many of the possible directed connections between different nodes exist, 0…1: parallel relations count once, a symmetric one in
    /// both directions, one from a node to itself never.
    public var density: Double
    /// The dates that may mean the first and the last day: of relations, of what statements and events are about, of publication. Open ends
    /// do not count.
    public var earliest: PartialDate?
    public var latest: PartialDate?

    /// - Parameter usesAllTypes: whether types count that connect nobody unless asked for: the judgements of identity.
    /// - Complexity: O(nodes + relations) expected, besides sorting the documents.
    public init(_ part: Subgraph, usesAllTypes: Bool = false) throws(ProjectionError) {
        let vocabulary = part.graph.vocabulary
        nodeCount = part.nodeCount
        relationCount = part.relationCount
        var byKind = [Int](repeating: 0, count: vocabulary.kinds.count)
        var byType = [Int](repeating: 0, count: vocabulary.relationTypes.count)
        var byLayer: [Layer: Int] = [:]
        var byDocument: [NodeIndex: Int] = [:]
        var range = DateRange()
        for (node, kind) in part.graph.nodeKinds.enumerated() where part.containsNode[node] { byKind[Int(kind)] += 1 }
        for (relation, type) in part.graph.relationTypes.enumerated() where part.containsRelation[relation] { byType[Int(type)] += 1 }
        for node in part.graph.nodesWithFacts where part.contains(node) {
            let facts = node.ownFacts(.dates)
            range.include(facts.period)
            range.include(facts.published)
        }
        // That two are one, or not, is a judgement of the encoder: it connects nobody, and its date is none of the graph's.
        let isJudgement = vocabulary.relationTypes.map { $0.layer == .identity && !usesAllTypes }
        for relation in part.graph.relationsWithEvidence where part.contains(relation) {
            for document in part.documents(of: relation) { byDocument[document.index, default: 0] += 1 }
            if isJudgement[relation.typeIndex] { continue }
            let told = relation.told(.dates)
            range.include(told?.saidOn)
            range.include(told?.period)
        }
        kinds = zip(vocabulary.kinds, byKind).filter { $0.1 > 0 }.map { ($0.id, $1) }
        let counts = zip(vocabulary.relationTypes, byType).filter { $0.1 > 0 }
        for (type, count) in counts { byLayer[type.layer, default: 0] += count }
        types = counts.map { ($0.id, $1) }
        layers = byLayer.sorted { $0.key < $1.key }.map { ($0.key.rawValue, $0.value) }
        documentCount = kinds.first { $0.id == "document" }?.count ?? 0
        relationsByDocument = byDocument.map { (part.graph.node($0.key), $0.value) }
            .sorted { ($1.count, $0.document.id) < ($0.count, $1.document.id) }
        // What is connected at all is so whichever way an edge points.
        let connected = byLayer[.identity] == nil ? part : part.restricted { !isJudgement[$0.typeIndex] }
        let connections = try GraphProjection(connected, directed: true, policy: [.dropLoops, .dropParallel]).csr
        do {
            componentCount = try connections.connectedComponents().count
        } catch {
            throw .kernel(error)
        }
        let possible = Double(nodeCount) * Double(nodeCount - 1)
        density = possible > 0 ? Double(connections.edgeCount) / possible : 0
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
