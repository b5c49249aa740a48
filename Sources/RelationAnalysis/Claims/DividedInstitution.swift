import RelationGraph

/// Speakers on both sides of a statement who speak for one institution.
public struct DividedInstitution: Sendable {
    public let institution: Node
    /// By id.
    public let supporters: [Node]
    public let opponents: [Node]

    /// The institutions that origins of both sides speak for, or are, by id; of every two the nearest that both have. Nobody who took both sides
    /// is divided from himself.
    public static func all(for support: SideAnalysis, against denial: SideAnalysis) -> [DividedInstitution] {
        var found: [NodeIndex: (institution: Node, supporters: Set<NodeIndex>, opponents: Set<NodeIndex>)] = [:]
        for one in support.origins {
            for other in denial.origins where other.node != one.node {
                let principals = Set([other.node.index] + other.speaksFor.map(\.index))
                guard let institution = ([one.node] + one.speaksFor).first(where: { principals.contains($0.index) }) else { continue }
                var entry = found[institution.index] ?? (institution, [], [])
                entry.supporters.insert(one.node.index)
                entry.opponents.insert(other.node.index)
                found[institution.index] = entry
            }
        }
        return found.values.map { entry in
            func byID(_ nodes: Set<NodeIndex>) -> [Node] { nodes.map(entry.institution.graph.node).sorted { $0.id < $1.id } }
            return DividedInstitution(
                institution: entry.institution, supporters: byID(entry.supporters), opponents: byID(entry.opponents))
        }.sorted { $0.institution.id < $1.institution.id }
    }
}
