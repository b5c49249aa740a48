import GraphKernels
import RelationGraph

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
    /// How many pairs were compared, and how many of them the graph has judged already.
    public let comparedCount: Int
    public let settledCount: Int
    /// What was too much to be compared.
    public let omission: BlockOmission

    /// Another that fits better by this much rules out a pair.
    private static let (rivalScore, rivalWeight) = (0.9, -8.0)
    /// So many pairs are compared in one go.
    private static let chunk = 1 << 15

    /// - Parameter execution: the threads, on which the result does not depend, and who watches: the progress is that of the comparisons.
    /// - Complexity: O(names · words) for the table, O(keys · log keys) for the blocks, O(pairs) for the comparisons, which run in parallel.
    /// - Throws: `GraphKernelError.cancelled`.
    public init(_ part: Subgraph, _ question: Question = Question(), execution: Execution = .automatic) throws(GraphKernelError) {
        let graph = part.graph
        let (profiles, table) = IdentityResolution.prepared(part)
        let sides = question.against.map { set in
            var sides = [Bool](repeating: false, count: profiles.count)
            for node in set { sides[Int(node)] = true }
            return sides
        }
        let blocks = try CandidateBlocks(BlockTraits(profiles, table), PairFilter(profiles, sides: sides), execution)
        let recorded = RecordedIdentities(part)
        let asked = question.node.map { IdentityResolution.pairs(blocks.pairs, about: $0) } ?? blocks.pairs
        let pairs = asked.filter { !recorded.areOne($0.ends.0, $0.ends.1) && !recorded.areApart($0.ends.0, $0.ends.1) }
        let comparison = IdentityComparison(profiles: profiles, table: table, minimumScore: question.minimumScore)
        comparedCount = pairs.count
        settledCount = asked.count - pairs.count
        omission = blocks.omission
        let proposals = try IdentityResolution.compareAll(pairs, comparison, toldApart: question.node != nil, execution)
        take(proposals, comparison, graph)
        if let node = question.node { keepOnly(node) }
        sort()
    }

    /// What is known of the nodes, and the table of their names.
    private static func prepared(_ part: Subgraph) -> ([IdentityProfile?], NameTable) {
        var countries = CountryNames()
        var builder = NameTableBuilder()
        var profiles: [IdentityProfile?] = []
        profiles.reserveCapacity(part.graph.nodeCount)
        for node in part.graph.nodes {
            let profile = part.contains(node) ? IdentityProfile(node, countries: &countries) : nil
            profiles.append(profile)
            let names = profile == nil ? [] : [node.name] + node.facts.aliases.map(\.name)
            builder.append(names, weak: profile?.weakNames ?? [], isPerson: profile?.group == .person)
        }
        return (profiles, builder.closed())
    }

    /// The pairs with a node, and those with one of its partners, which may have a better one.
    private static func pairs(_ pairs: [UInt64], about node: NodeIndex) -> [UInt64] {
        var partners: Set<NodeIndex> = [node]
        for pair in pairs where pair.ends.0 == node || pair.ends.1 == node { partners.formUnion([pair.ends.0, pair.ends.1]) }
        return pairs.filter { partners.contains($0.ends.0) || partners.contains($0.ends.1) }
    }

    private mutating func keepOnly(_ node: NodeIndex) {
        func isOther(_ proposal: IdentityProposal) -> Bool { proposal.first != node && proposal.second != node }
        proposed.removeAll(where: isOther)
        apart.removeAll(where: isOther)
        incomparable.removeAll(where: isOther)
    }

    private static func compareAll(
        _ pairs: [UInt64], _ comparison: IdentityComparison, toldApart: Bool, _ execution: Execution
    ) throws(GraphKernelError) -> [IdentityProposal] {
        execution.monitor?.begin(pairs.count)
        let starts = Array(stride(from: 0, to: pairs.count, by: chunk))
        let found = try mapInParallel(starts, execution) { start in
            let part = pairs[start..<min(pairs.count, start + chunk)]
            defer { execution.monitor?.advance(by: part.count) }
            var desk = ComparisonDesk()
            return part.compactMap { comparison.proposal($0.ends.0, $0.ends.1, toldApart: toldApart, &desk) }
        }
        return found.flatMap { $0 }
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
                guard let judged = comparison.judged(proposal, with: rival) else { continue }
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

    private mutating func sort() {
        func isBefore(_ a: IdentityProposal, _ b: IdentityProposal) -> Bool {
            let (one, other) = (a.score ?? a.nameSimilarity ?? 0, b.score ?? b.nameSimilarity ?? 0)
            if one != other { return one > other }
            return a.weight != b.weight ? a.weight > b.weight : (a.first, a.second) < (b.first, b.second)
        }
        proposed.sort(by: isBefore)
        apart.sort(by: isBefore)
        incomparable.sort(by: isBefore)
    }
}

extension UInt64 {
    /// The two nodes of a pair.
    fileprivate var ends: (NodeIndex, NodeIndex) { (NodeIndex(self >> 32), NodeIndex(truncatingIfNeeded: self)) }
}
