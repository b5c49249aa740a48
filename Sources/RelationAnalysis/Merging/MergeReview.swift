import GraphKernels
import RelationGraph

/// Looks over a united graph for what only shows when its parts stand side by side.
struct MergeReview {
    private(set) var conflicts: [MergeConflict] = []
    private(set) var notices: [MergeNotice] = []
    private let graph: RelationGraph
    /// For every node the authors who have it.
    private var authors: [Set<Int>]

    init(_ graph: RelationGraph, _ sides: [GraphMerge.Side], _ execution: Execution) throws(GraphKernelError) {
        self.graph = graph
        authors = [Set<Int>](repeating: [], count: graph.nodeCount)
        for (side, author) in sides.enumerated() {
            for id in author.graph.nodeIDs {
                if let node = graph.node(id: author.renames[id] ?? id) { authors[Int(node.index)].insert(side) }
            }
        }
        findContradictions(sides)
        findSharedURLs()
        try findWhoMayBeOne(execution)
    }

    /// Whether no author has both, so that nobody could see them side by side.
    private func areStrangers(_ a: NodeIndex, _ b: NodeIndex) -> Bool { authors[Int(a)].isDisjoint(with: authors[Int(b)]) }

    private mutating func findContradictions(_ sides: [GraphMerge.Side]) {
        let recorded = RecordedIdentities(Subgraph(graph))
        guard !recorded.same.isEmpty, !recorded.apart.isEmpty else { return }
        let own = sides.map { (side: $0, recorded: RecordedIdentities(Subgraph($0.graph))) }
        for relation in graph.relations where relation.type.id == "not-same-as" {
            let (a, b) = (relation.sourceIndex, relation.targetIndex)
            guard recorded.areOne(a, b) else { continue }
            let same = graph.relations.filter { $0.type.id == "same-as" && recorded.areOne($0.sourceIndex, a) }
            let places = [relation.place] + same.map(\.place)
            let isOld = own.contains { side in
                let ends = [relation.source.id, relation.target.id].map { id in
                    side.side.graph.node(id: side.side.renames.first { $0.value == id }?.key ?? id)
                }
                guard let one = ends[0], let other = ends[1] else { return false }
                return side.recorded.areOne(one.index, other.index) && side.recorded.areApart(one.index, other.index)
            }
            if isOld {
                notices.append(
                    MergeNotice(
                        code: .judgements,
                        message: "“\(relation.source.id)” and “\(relation.target.id)” are judged one and two by the same author",
                        remedy: "Take one of the judgements back: relgraph resolve --undo A B --into FILE.",
                        places: places.compactMap { $0 }))
                continue
            }
            func side(_ place: SourcePlace?) -> Int {
                sides.firstIndex { $0.holds(place) } ?? 0
            }
            conflicts.append(
                MergeConflict(
                    reason: .judgements,
                    subject: .relation(source: relation.source.id, type: "not-same-as", target: relation.target.id, isStance: false),
                    field: [],
                    versions: [.init(side: side(relation.place), text: "not-same-as", place: relation.place)]
                        + same.map { .init(side: side($0.place), text: "\($0.source.id) same-as \($0.target.id)", place: $0.place) }))
        }
    }

    private mutating func findSharedURLs() {
        var owners: [String: [NodeIndex]] = [:]
        for node in graph.nodesWithFacts {
            guard node.isDocument, let url = node.facts.url else { continue }
            owners[MergeReview.comparable(url), default: []].append(node.index)
        }
        for (_, nodes) in owners.sorted(by: { $0.key < $1.key }) {
            guard let first = nodes.first, let second = nodes.dropFirst().first(where: { areStrangers(first, $0) }) else { continue }
            let (one, other) = (graph.node(first), graph.node(second))
            notices.append(
                MergeNotice(
                    code: .sameURL, message: "The documents “\(one.id)” and “\(other.id)” have one url",
                    remedy: "If they are one article, give both one id: --rename SIDE:\(other.id)=\(one.id).",
                    places: [one.place, other.place].compactMap { $0 }))
        }
    }

    /// A url without what does not tell two articles apart.
    private static func comparable(_ url: String) -> String {
        var rest = Substring(url.lowercased())
        for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        return String(rest)
    }

    private mutating func findWhoMayBeOne(_ execution: Execution) throws(GraphKernelError) {
        let resolution = try IdentityResolution(Subgraph(graph), execution: execution)
        for proposal in resolution.proposed + resolution.incomparable where areStrangers(proposal.first, proposal.second) {
            let (one, other) = (graph.node(proposal.first), graph.node(proposal.second))
            notices.append(
                MergeNotice(
                    code: .maybeSame, message: "\(one.name) [\(one.id)] and \(other.name) [\(other.id)] may be the same",
                    remedy:
                        "Compare them: relgraph resolve \(one.id) --graph MERGED. If they are one, record it (--accept), or use one id: --rename.",
                    places: [one.place, other.place].compactMap { $0 }))
        }
    }
}
