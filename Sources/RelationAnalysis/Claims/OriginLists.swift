import RelationGraph

/// The other origins that each is one with, or may be, as they are asked for.
///
/// Of many voices of one institution each is one with all others: such lists are as long as all origins, for every one of them. So they are
/// made where they are read, and what stands for them here is of the size of the origins: the voices of every institution, and the origins
/// alike in all that tells whether they may be others.
final class OriginLists: Sendable {
    /// What tells whether two origins may be one, but for what was judged of the two.
    struct Likeness: Hashable, Sendable {
        let identity: Origin.Identity
        let country: String?
        let isMedium: Bool
        let isUnnamed: Bool

        /// Whether nothing tells apart origins of these two.
        func mayBe(_ other: Likeness) -> Bool {
            if identity == .undisclosed || other.identity == .undisclosed { return true }
            if identity == .named && other.identity == .named { return false }
            guard let country, let otherCountry = other.country else { return true }
            return country == otherCountry
        }
    }

    let graph: RelationGraph
    private let comparison: OriginComparison
    private let possible: OriginComparison?
    private let likenesses: [NodeIndex: Likeness]
    /// By id.
    private let alike: [Likeness: [NodeIndex]]
    /// For every principal of several origins these, by id; and how many of every likeness.
    private let voices: [NodeIndex: [NodeIndex]]
    private let voiceCounts: [NodeIndex: [Likeness: Int]]

    /// - Complexity: O(o log o + s) expected for o origins that speak for s.
    init(_ comparison: OriginComparison, possible: OriginComparison?) {
        (self.comparison, self.possible) = (comparison, possible)
        let institutions = comparison.institutions
        graph = institutions.graph
        var likenesses: [NodeIndex: Likeness] = [:]
        var alike: [Likeness: [NodeIndex]] = [:]
        var voices: [NodeIndex: [NodeIndex]] = [:]
        var voiceCounts: [NodeIndex: [Likeness: Int]] = [:]
        for origin in comparison.origins.sorted(by: { [graph] in graph.node($0).id < graph.node($1).id }) {
            let likeness = Likeness(
                identity: comparison.identities[origin] ?? .named, country: institutions.country(of: origin),
                isMedium: institutions.isMedium(origin), isUnnamed: institutions.isUnnamed(origin))
            likenesses[origin] = likeness
            alike[likeness, default: []].append(origin)
            for principal in comparison.principals[origin] ?? [] where comparison.voices[principal] != nil {
                voices[principal, default: []].append(origin)
                voiceCounts[principal, default: [:]][likeness, default: 0] += 1
            }
        }
        self.likenesses = likenesses
        self.alike = alike
        self.voices = voices
        self.voiceCounts = voiceCounts
    }

    private func byID(_ nodes: some Sequence<NodeIndex>) -> [Node] { nodes.map(graph.node).sorted { $0.id < $1.id } }

    // MARK: Those that are one

    /// - Complexity: O(p log p) for p partners; O(p) where one institution joins them all.
    func partners(of origin: NodeIndex) -> [Node] {
        let joints = comparison.joints(of: origin)
        if joints.count == 1 { return (voices[joints[0]] ?? []).filter { $0 != origin }.map(graph.node) }
        return byID(everyPartner(of: origin))
    }

    private func everyPartner(of origin: NodeIndex) -> Set<NodeIndex> {
        var partners: Set<NodeIndex> = []
        for joint in comparison.joints(of: origin) { partners.formUnion(voices[joint] ?? []) }
        partners.remove(origin)
        return partners
    }

    /// - Complexity: O(limit) where one institution joins all partners; otherwise that of all of them.
    func partners(of origin: NodeIndex, upTo limit: Int) -> Origin.Excerpt {
        let joints = comparison.joints(of: origin)
        guard joints.count == 1, let voices = voices[joints[0]] else {
            let all = partners(of: origin)
            return Origin.Excerpt(first: Array(all.prefix(limit)), count: all.count)
        }
        return Origin.Excerpt(first: voices.lazy.filter { $0 != origin }.prefix(limit).map(graph.node), count: voices.count - 1)
    }

    func areOne(_ origin: NodeIndex, _ other: NodeIndex) -> Bool { comparison.areOne(origin, other) }

    /// The nearest node for whom an origin and all its partners speak, or that one of them is.
    ///
    /// - Complexity: O(principals).
    func sharedInstitution(of origin: NodeIndex) -> NodeIndex? {
        let joints = comparison.joints(of: origin)
        guard joints.count == 1, let count = voices[joints[0]]?.count else { return nil }
        return comparison.principals[origin]?.first { voices[$0]?.count == count }
    }

    /// For every partner, in their order, the nearest that both speak for, or that one of the two is.
    func partnerInstitutions(of origin: NodeIndex) -> [Node] {
        var nearest: [NodeIndex: NodeIndex] = [:]
        for principal in comparison.principals[origin] ?? [] {
            for voice in voices[principal] ?? [] where nearest[voice] == nil { nearest[voice] = principal }
        }
        return partners(of: origin).compactMap { nearest[$0.index].map(graph.node) }
    }

    // MARK: Those that may be one

    /// The origins that are not one with it and that it may be.
    ///
    /// - Complexity: O(o log o) for o origins that are not known to be others.
    func mayBe(_ origin: NodeIndex) -> [Node] {
        let alike = candidates(of: origin) { _ in true }.flatMap { others(origin, among: $0.members) }
        return possible == nil ? byID(alike) : byID(Set(alike).union(maySpeakFor(origin).flatMap(\.others)))
    }

    /// The institutions for which an origin speaks if it said long before what others cite it for, with those who are one with it then, by id.
    ///
    /// - Complexity: O(v log v) for v voices of these institutions.
    func maySpeakFor(_ origin: NodeIndex) -> [(institution: Node, others: [NodeIndex])] {
        guard let possible else { return [] }
        var seen: Set<NodeIndex> = [origin]
        return (possible.principals[origin] ?? []).compactMap { principal in
            let others = (possible.voices[principal] ?? []).filter { !comparison.areOne($0, origin) && seen.insert($0).inserted }
            return others.isEmpty ? nil : (graph.node(principal), byID(others).map(\.index))
        }
    }

    /// The first of them among those of some likenesses, and how many there are.
    ///
    /// - Complexity: O(likenesses + limit) where one institution joins all partners and none of them may be others; at most that of all.
    func mayBe(_ origin: NodeIndex, upTo limit: Int, where isMeant: (Likeness) -> Bool) -> Origin.Excerpt {
        var first: [NodeIndex] = []
        var count = 0
        for (members, number) in candidates(of: origin, where: isMeant) where number > 0 {
            first += others(origin, among: members).prefix(limit)
            count += number
        }
        return Origin.Excerpt(first: Array(byID(first).prefix(limit)), count: count)
    }

    /// The origins of every likeness that one may be by that, and how many of these it may be by all that is known.
    private func candidates(
        of origin: NodeIndex, where isMeant: (Likeness) -> Bool
    ) -> [(members: [NodeIndex], count: Int)] {
        guard let likeness = likenesses[origin] else { return [] }
        var excluded: [Likeness: Int] = [:]
        let joints = comparison.joints(of: origin)
        if joints.count == 1 {
            excluded = voiceCounts[joints[0]] ?? [:]
        } else {
            excluded[likeness] = 1
            for partner in everyPartner(of: origin) { if let other = likenesses[partner] { excluded[other, default: 0] += 1 } }
        }
        for other in comparison.institutions.judgedApart(from: origin) where other != origin && !comparison.areOne(origin, other) {
            guard let otherLikeness = likenesses[other], comparison.isApart(origin, other) else { continue }
            excluded[otherLikeness, default: 0] += 1
        }
        return alike.filter { likeness.mayBe($0.key) && isMeant($0.key) }.map { ($0.value, $0.value.count - (excluded[$0.key] ?? 0)) }
    }

    private func others(_ origin: NodeIndex, among members: [NodeIndex]) -> some Sequence<NodeIndex> {
        members.lazy.filter { [comparison] in
            $0 != origin && !comparison.areOne($0, origin) && !comparison.isApart($0, origin)
        }
    }
}
