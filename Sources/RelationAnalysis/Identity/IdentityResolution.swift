import Dispatch
import RelationGraph
import Synchronization

/// Pairs of nodes that may be one person or organization, with what speaks for and against each.
///
/// Only proposals: nothing is united by a score. What a graph records as `same-as` or `not-same-as` is settled, and not proposed again.
///
/// Where an entry fits one of two entries of a register much better, the other is told apart from it: a register lists nobody twice.
public struct IdentityResolution: Sendable {
    /// What is compared.
    public struct Question: Sendable {
        /// The score from which on a pair is proposed, 0…1.
        public var minimumScore = 0.5
        /// If set, only pairs of which one node is among these and the other is not: the nodes of the file that is compared with.
        public var against: Set<NodeIndex>?
        /// If set, only pairs with this node; then also those are told of that a register tells apart by giving them two numbers.
        public var node: NodeIndex?

        public init() {}
    }

    /// The pairs that may be one, the likeliest first.
    public private(set) var proposed: [IdentityProposal] = []
    /// The pairs whose names agree and that something keeps apart, the likeliest first.
    public private(set) var apart: [IdentityProposal] = []
    /// The pairs whose names agree, or cannot be compared, and of which nothing else can be said; the best names first.
    public private(set) var incomparable: [IdentityProposal] = []
    /// How many pairs were compared, how many of them the graph has judged already, and how many blocks were too large to compare all in them.
    public let comparedCount: Int
    public let settledCount: Int
    public let oversizedBlockCount: Int

    /// Another that fits better by this much rules out a pair.
    private static let (rivalScore, rivalWeight) = (0.9, -8.0)

    /// - Complexity: O(names · words) for the table, O(keys · log keys) for the blocks, O(pairs) for the comparisons, which run in parallel.
    public init(_ part: Subgraph, _ question: Question = Question()) {
        let graph = part.graph
        var countries = CountryNames()
        var builder = NameTableBuilder()
        var profiles: [IdentityProfile?] = []
        profiles.reserveCapacity(graph.nodeCount)
        for node in graph.nodes {
            let profile = part.contains(node) ? IdentityProfile(node, countries: &countries) : nil
            profiles.append(profile)
            let names = profile == nil ? [] : [node.name] + node.facts.aliases.map(\.name)
            builder.append(names, weak: profile?.weakNames ?? [], isPerson: profile?.group == .person)
        }
        let table = builder.closed()
        let against = question.against.map { set in profiles.indices.map { set.contains(NodeIndex($0)) } }
        let blocks = CandidateBlocks(profiles, table) { a, b in
            against.map { $0[Int(a)] != $0[Int(b)] } ?? true
        }
        let recorded = RecordedIdentities(part)
        let asked = question.node.map { IdentityResolution.pairs(blocks.pairs, about: $0) } ?? blocks.pairs
        let pairs = asked.filter { !recorded.areOne($0.0, $0.1) && !recorded.areApart($0.0, $0.1) }
        let comparison = IdentityComparison(profiles: profiles, table: table, minimumScore: question.minimumScore)
        comparedCount = pairs.count
        settledCount = asked.count - pairs.count
        oversizedBlockCount = blocks.oversizedCount
        take(IdentityResolution.compareAll(pairs, comparison, toldApart: question.node != nil), comparison, graph)
        if let node = question.node { keepOnly(node) }
        sort(graph)
    }

    /// The pairs with a node, and those with one of its partners, which may have a better one.
    private static func pairs(_ pairs: [(Int32, Int32)], about node: NodeIndex) -> [(Int32, Int32)] {
        var partners: Set<NodeIndex> = [node]
        for pair in pairs where pair.0 == node || pair.1 == node { partners.formUnion([pair.0, pair.1]) }
        return pairs.filter { partners.contains($0.0) || partners.contains($0.1) }
    }

    private mutating func keepOnly(_ node: NodeIndex) {
        func isOther(_ proposal: IdentityProposal) -> Bool { proposal.first != node && proposal.second != node }
        proposed.removeAll(where: isOther)
        apart.removeAll(where: isOther)
        incomparable.removeAll(where: isOther)
    }

    private static func compareAll(
        _ pairs: [(Int32, Int32)], _ comparison: IdentityComparison, toldApart: Bool
    ) -> [IdentityProposal] {
        let chunk = 1 << 14
        let count = (pairs.count + chunk - 1) / chunk
        let found = Mutex([[IdentityProposal]](repeating: [], count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let part = pairs[index * chunk..<min(pairs.count, (index + 1) * chunk)]
            var known = LikenessCache()
            let proposals = part.compactMap { comparison.proposal($0.0, $0.1, toldApart: toldApart, &known) }
            found.withLock { $0[index] = proposals }
        }
        return found.withLock { $0.flatMap { $0 } }
    }

    /// Sorts the pairs by their outcomes; those that have a better rival are apart.
    private mutating func take(_ proposals: [IdentityProposal], _ comparison: IdentityComparison, _ graph: RelationGraph) {
        var partners: [NodeIndex: [(node: NodeIndex, score: Double)]] = [:]
        for proposal in proposals {
            guard proposal.outcome == .proposed, let score = proposal.score, score >= IdentityResolution.rivalScore else { continue }
            partners[proposal.first, default: []].append((proposal.second, score))
            partners[proposal.second, default: []].append((proposal.first, score))
        }
        for var proposal in proposals {
            if proposal.outcome != .apart, let rival = rivalReason(proposal, partners, comparison, graph) {
                proposal.reasons.append(rival)
                proposal.reasons.sort { abs($0.weight) > abs($1.weight) }
                let judged = comparison.judged(
                    proposal.first, proposal.second, proposal.reasons, similarity: proposal.nameSimilarity, namesAgree: true)
                guard let judged else { continue }
                proposal = judged
            }
            switch proposal.outcome {
            case .proposed: proposed.append(proposal)
            case .apart: apart.append(proposal)
            case .incomparable: incomparable.append(proposal)
            }
        }
    }

    /// That one of the two fits another better, which a register tells from the other of the two.
    private func rivalReason(
        _ proposal: IdentityProposal, _ partners: [NodeIndex: [(node: NodeIndex, score: Double)]], _ comparison: IdentityComparison,
        _ graph: RelationGraph
    ) -> IdentityReason? {
        for (shared, contender) in [(proposal.second, proposal.first), (proposal.first, proposal.second)] {
            for rival in partners[shared] ?? [] where rival.node != contender && rival.score > proposal.score ?? 0 {
                guard let one = comparison.profiles[Int(contender)], let other = comparison.profiles[Int(rival.node)],
                    let conflict = NumberComparison.reasons(one.numbers, other.numbers).first(where: { $0.field == .register })
                else { continue }
                let (name, better) = (graph.node(shared).name, graph.node(rival.node))
                return IdentityReason(
                    .rival, "“\(name)” fits \(better.name) [\(better.id)] better; \(conflict.text)", weight: IdentityResolution.rivalWeight)
            }
        }
        return nil
    }

    private mutating func sort(_ graph: RelationGraph) {
        func isBefore(_ a: IdentityProposal, _ b: IdentityProposal) -> Bool {
            let (one, other) = (a.score ?? a.nameSimilarity ?? 0, b.score ?? b.nameSimilarity ?? 0)
            if one != other { return one > other }
            let (weight, otherWeight) = (a.reasons.reduce(0) { $0 + $1.weight }, b.reasons.reduce(0) { $0 + $1.weight })
            return weight != otherWeight ? weight > otherWeight : (a.first, a.second) < (b.first, b.second)
        }
        proposed.sort(by: isBefore)
        apart.sort(by: isBefore)
        incomparable.sort(by: isBefore)
    }
}
