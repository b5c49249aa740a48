import RelationGraph

/// The ways from the documents of a side back to its origins: the document, who passed the word on, the speaker, those it cites, the origin.
///
/// A way goes only by what is told of that document: through those whom its stances reached it by, and from their speakers through whom these
/// have it from. Where an outlet printed somebody else's text, the way goes from there to that somebody.
struct DocumentChains {
    private let graph: RelationGraph
    private let side: SideAnalysis
    private let provenance: Provenance
    private let without: Set<NodeIndex>
    /// Whom everybody has it from, by id.
    private let sources: [NodeIndex: [NodeIndex]]
    /// The origins, and the members of circles that lead out nowhere.
    private let ends: Set<NodeIndex>

    init(_ side: SideAnalysis, _ analysis: ClaimAnalysis) {
        let graph = analysis.graph
        self.graph = graph
        self.side = side
        provenance = analysis.material.provenance
        without = analysis.without
        let upstream = side.attribution.upstream(of: Set(side.stances.map(\.speaker.index)), without: without)
        sources = side.attribution.sources.filter { upstream.contains($0.key) }.mapValues { sources in
            sources.filter(upstream.contains).sorted { graph.node($0).id < graph.node($1).id }
        }
        ends = Set(side.origins.map(\.node.index)).union(side.closedCircles.joined().map(\.index))
    }

    /// For every document the shortest way to every origin that it goes back to: by document as given, the nearest origin first.
    ///
    /// - Complexity: O(stances · (nodes + sources)) for the stances of these documents.
    func chains(of documents: [Node]) -> [[Node]] {
        var beginnings: [NodeIndex: Set<[NodeIndex]>] = [:]
        for stance in side.stances {
            for document in Set(stance.evidence.documents.map(\.document)) {
                beginnings[document, default: []].formUnion(self.beginnings(document, stance))
            }
        }
        return documents.flatMap { document -> [[Node]] in
            let ways = (beginnings[document.index] ?? []).flatMap(ways).map { $0.map(graph.node) }
                .sorted { ($0.count, $0.map(\.id).joined(separator: " ")) < ($1.count, $1.map(\.id).joined(separator: " ")) }
            var seen: Set<NodeIndex> = []
            return ways.filter { seen.insert($0[$0.count - 1].index).inserted }
        }
    }

    /// The ways from a document to the speaker of a stance in it, or to the one whose text it is.
    private func beginnings(_ document: NodeIndex, _ stance: Stance) -> [[NodeIndex]] {
        let speaker = [document] + stance.evidence.via.reversed() + [stance.speaker.index]
        let originals = side.attribution.originals(of: document).filter { !without.contains($0) }
        if originals.isEmpty { return [speaker] }
        guard provenance.isPublisher(stance.speaker.index, of: document) else {
            return originals.map { [document, $0] + speaker.dropFirst() }
        }
        return originals.map { [document, $0] } + [speaker]
    }

    /// A beginning with the shortest way from its last node to every origin; without the detours of words that came back to where they were.
    private func ways(_ beginning: [NodeIndex]) -> [[NodeIndex]] {
        let start = beginning[beginning.count - 1]
        var parent: [NodeIndex: NodeIndex] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let here = queue[next]
            next += 1
            for there in sources[here] ?? [] where there != start && parent[there] == nil {
                parent[there] = here
                queue.append(there)
            }
        }
        return queue.filter(ends.contains).map { end in
            var way = [end]
            while let before = parent[way[way.count - 1]] { way.append(before) }
            return DocumentChains.withoutDetours(beginning.dropLast() + way.reversed())
        }
    }

    private static func withoutDetours(_ way: [NodeIndex]) -> [NodeIndex] {
        var straight: [NodeIndex] = []
        for node in way {
            if let place = straight.firstIndex(of: node) {
                straight.removeSubrange((place + 1)...)
            } else {
                straight.append(node)
            }
        }
        return straight
    }
}
