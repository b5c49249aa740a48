import GraphKernels
import RelationGraph

/// Who has it from whom, on one side of a statement: every speaker on that side with those it names as its source, these with theirs, and so on.
///
/// A stance names its source by `citing`. Where it names none, the document that it stands in may be copied from somewhere, or the speaker
/// itself; and what a speaker once attributed to a source has that source also where it is told without. A cited document stands for those
/// who take the side in it, otherwise for what it is copied from, otherwise for its outlet. `via` is no source: it passes on what the
/// speaker said. A copy whose original takes the other side has this side from elsewhere: from its own publisher, as far as is known.
struct AttributionGraph {
    let graph: RelationGraph
    private let provenance: Provenance
    /// Documents and outlets that take the other side, and not this one.
    private let opposed: Set<NodeIndex>
    /// For every node that is reached, whom it has it from, ascending; an origin has it from nobody.
    private(set) var sources: [NodeIndex: [NodeIndex]] = [:]

    /// - Parameter positions: all that are known of one side of one statement, or of several that decide it, each with the side it takes there.
    init(_ positions: [(position: Position, side: Polarity)], _ provenance: Provenance) {
        graph = provenance.graph
        self.provenance = provenance
        opposed = AttributionGraph.opposed(positions, provenance)
        var speakersOfDocument: [NodeIndex: Set<NodeIndex>] = [:]
        var found: [NodeIndex: Set<NodeIndex>] = [:]
        for (position, side) in positions {
            let speaker = position.speaker.index
            for (stance, fate) in zip(position.stances, position.fates) where stance.polarity == side {
                found[speaker, default: []].formUnion(stance.evidence.citing)
                found[speaker, default: []].formUnion(originals(of: speaker))
                for document in Set(stance.evidence.documents.map(\.document)) {
                    if fate == .stands { speakersOfDocument[document, default: []].insert(speaker) }
                    guard provenance.isPublisher(speaker, of: document) else { continue }
                    // In its own document an outlet speaks by itself, unless the document is somebody else's text.
                    found[speaker, default: []].formUnion(originals(of: document))
                }
            }
        }
        var pending = Array(found.keys)
        while let node = pending.popLast() {
            for source in found[node] ?? [] where found[source] == nil {
                // A source that takes no stance on this side: what it copies, what a document stands for, or itself.
                var beyond = speakersOfDocument[source] ?? Set(originals(of: source))
                if beyond.isEmpty { beyond = Set(provenance.outlets(of: source)) }
                found[source] = beyond
                pending.append(source)
            }
        }
        for (node, named) in found {
            // To name oneself, or one's own document, is to name no source.
            sources[node] = named.filter { $0 != node && !provenance.isPublisher(node, of: $0) }.sorted()
        }
    }

    /// What a document or a speaker is copied from, as far as the side may come from there.
    func originals(of copy: NodeIndex) -> [NodeIndex] { (provenance.copied[copy] ?? []).filter { !opposed.contains($0) } }

    private static func opposed(_ positions: [(position: Position, side: Polarity)], _ provenance: Provenance) -> Set<NodeIndex> {
        var (opposed, agreed): (Set<NodeIndex>, Set<NodeIndex>) = ([], [])
        for (position, side) in positions {
            for (stance, fate) in zip(position.stances, position.fates) {
                let speaker = position.speaker.index
                let documents = stance.evidence.documents.map(\.document)
                if stance.polarity == side {
                    agreed.formUnion([speaker] + documents)
                } else if stance.polarity == side.opposite, fate == .stands {
                    opposed.insert(speaker)
                    opposed.formUnion(documents.filter { provenance.isPublisher(speaker, of: $0) })
                }
            }
        }
        return opposed.subtracting(agreed)
    }

    /// Where chains end.
    var origins: [NodeIndex] { sources.filter(\.value.isEmpty).map(\.key).sorted() }

    /// The nodes that have it, directly or through others, from one of the given; without those that are left out, and not through them.
    func dependents(of starts: some Sequence<NodeIndex>, without: Set<NodeIndex> = []) -> Set<NodeIndex> {
        AttributionGraph.reached(from: starts, by: passesTo, without: without)
    }

    /// The given nodes and all that arcs lead to from there, without those that are left out, and not through them.
    static func reached(
        from starts: some Sequence<NodeIndex>, by arcs: [NodeIndex: [NodeIndex]], without: Set<NodeIndex>
    ) -> Set<NodeIndex> {
        // To subtract the set would cost its size.
        var reached = Set(starts.filter { !without.contains($0) })
        var pending = Array(reached)
        while let node = pending.popLast() {
            for next in arcs[node] ?? [] where !without.contains(next) && reached.insert(next).inserted { pending.append(next) }
        }
        return reached
    }

    /// For every node, who has it from there.
    var passesTo: [NodeIndex: [NodeIndex]] {
        var passesTo: [NodeIndex: [NodeIndex]] = [:]
        for (node, named) in sources { for source in named { passesTo[source, default: []].append(node) } }
        return passesTo
    }

    /// The circles out of which no chain leads: everybody in them has it from another one of them.
    ///
    /// - Complexity: O(nodes + sources) expected.
    var closedCircles: [[NodeIndex]] {
        let grounded = dependents(of: origins)
        guard grounded.count < sources.count else { return [] }
        return circles.filter { circle in
            let members = Set(circle)
            return circle.allSatisfy { (sources[$0] ?? []).allSatisfy(members.contains) }
        }
    }

    /// Circular reporting: groups of nodes each of which has it, in the end, also from itself; each group ascending.
    ///
    /// - Complexity: O(nodes + sources) expected.
    var circles: [[NodeIndex]] { AttributionGraph.circles(sources) }

    static func circles(_ arcs: [NodeIndex: [NodeIndex]]) -> [[NodeIndex]] {
        let nodes = Set(arcs.keys).union(arcs.values.joined()).sorted()
        let number = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, Int32($0)) })
        var (from, to): ([Int32], [Int32]) = ([], [])
        for (node, others) in arcs {
            for other in others {
                from.append(number[node] ?? 0)
                to.append(number[other] ?? 0)
            }
        }
        // The ends are numbers of nodes, and nothing cancels.
        guard let csr = try? CSRGraph(sources: from, targets: to, nodeCount: nodes.count, directed: true),
            let components = try? csr.stronglyConnectedComponents(execution: .serial)
        else { return [] }
        var members: [Int32: [NodeIndex]] = [:]
        for (place, node) in nodes.enumerated() { members[components.labels[place], default: []].append(node) }
        return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}

/// What holds of documents and speakers whatever they speak of: who published a document, what it or a speaker copies.
struct Provenance {
    let graph: RelationGraph
    private let publishers: DocumentPublishers
    /// What a document or a speaker is copied from.
    private(set) var copied: [NodeIndex: [NodeIndex]] = [:]

    init(_ part: Subgraph) {
        graph = part.graph
        publishers = DocumentPublishers(part.relations, graph.vocabulary)
        let copiedFrom = graph.vocabulary.typeIndex(CoreType.copiedFrom.rawValue)
        for relation in part.relations where relation.typeIndex == copiedFrom {
            copied[relation.sourceIndex, default: []].append(relation.targetIndex)
        }
    }

    /// The outlets of a document; its authors where there is none.
    func outlets(of document: NodeIndex) -> [NodeIndex] { publishers[document] }

    /// Whether somebody published a document, or wrote it.
    func isPublisher(_ node: NodeIndex, of document: NodeIndex) -> Bool { publishers.all(of: document).contains(node) }

    /// Whether leaving out these nodes leaves out what a document says: itself, all who stand for it, or all that it is copied from.
    func isLeftOut(_ document: NodeIndex, _ without: Set<NodeIndex>) -> Bool {
        if publishers.isLeftOut(document, with: without) { return true }
        guard let copied = copied[document] else { return false }
        return copied.allSatisfy(without.contains)
    }
}
