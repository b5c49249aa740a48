import RelationGraph

/// Speakers on both sides of a statement who speak for one institution.
public struct DividedInstitution: Sendable {
    public let institution: Node
    /// By id.
    public let supporters: [Node]
    public let opponents: [Node]

    /// The institutions that origins of both sides speak for, or are, by id; of every two the nearest that both have. Nobody who took both sides
    /// is divided from himself.
    ///
    /// - Complexity: O(origins) expected, and for every set of institutions for which some of one side speak, those of the other side that
    ///   share any of them.
    public static func all(for support: SideAnalysis, against denial: SideAnalysis) -> [DividedInstitution] {
        guard let graph = support.origins.first?.node.graph, !denial.origins.isEmpty else { return [] }
        let (supporters, opponents) = (Voices(support), Voices(denial))
        let opposing = opponents.alike(beside: supporters)
        var placesOf: [NodeIndex: [Int]] = [:]
        for (place, group) in opposing.enumerated() {
            for principal in group.principals { placesOf[principal, default: []].append(place) }
        }
        var found: [NodeIndex: (supporters: Set<NodeIndex>, opponents: Set<NodeIndex>)] = [:]
        for group in supporters.alike(beside: opponents) {
            let some = Set(group.members)
            var seen: Set<Int> = []
            for institution in group.principals {
                let nearest = (placesOf[institution] ?? []).filter { seen.insert($0).inserted }
                let others = Set(nearest.flatMap { opposing[$0].members })
                guard !others.isEmpty else { continue }
                found[institution, default: ([], [])].supporters.formUnion(some.filter { others.count > 1 || !others.contains($0) })
                found[institution, default: ([], [])].opponents.formUnion(others.filter { some.count > 1 || !some.contains($0) })
            }
        }
        return found.filter { !$0.value.supporters.isEmpty && !$0.value.opponents.isEmpty }.map { institution, sides in
            func byID(_ nodes: Set<NodeIndex>) -> [Node] { nodes.map(graph.node).sorted { $0.id < $1.id } }
            return DividedInstitution(
                institution: graph.node(institution), supporters: byID(sides.supporters), opponents: byID(sides.opponents))
        }.sorted { $0.institution.id < $1.institution.id }
    }

    /// The origins of one side with those for whom they speak.
    private struct Voices {
        /// Of every origin itself and all for whom it speaks, the nearest first.
        private let principals: [NodeIndex: [NodeIndex]]
        private var counts: [NodeIndex: Int] = [:]

        init(_ side: SideAnalysis) {
            principals = Dictionary(
                uniqueKeysWithValues: side.origins.map { ($0.node.index, [$0.node.index] + $0.speaksFor.map(\.index)) })
            for principal in principals.values.joined() { counts[principal, default: 0] += 1 }
        }

        private func speaks(_ origin: NodeIndex, for principal: NodeIndex) -> Bool { principals[origin]?.contains(principal) ?? false }

        /// The origins by those of their principals for whom anybody else speaks on the other side.
        func alike(beside other: Voices) -> [(principals: [NodeIndex], members: [NodeIndex])] {
            var groups: [[NodeIndex]: [NodeIndex]] = [:]
            for (origin, principals) in principals {
                let shared = principals.filter { other.counts[$0, default: 0] > (other.speaks(origin, for: $0) ? 1 : 0) }
                if !shared.isEmpty { groups[shared, default: []].append(origin) }
            }
            return groups.map { ($0.key, $0.value) }
        }
    }
}
