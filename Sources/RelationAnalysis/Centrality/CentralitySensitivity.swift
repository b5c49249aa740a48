import GraphKernels
import RelationGraph

/// What a ranking owes to one document, outlet or source: who moves among the first when it is left out, with all that is known from it only.
public struct CentralitySensitivity: Sendable {
    /// A node whose place changes.
    public struct Shift: Sendable {
        public var node: Node
        /// Places count from 1.
        public var rank: Int
        /// Nil if the node is gone, or its value undefined.
        public var rankWithout: Int?
    }

    public struct Dependence: Sendable {
        public var without: Node
        /// Of those that are among the first with or without it, whose place changes; in the order of their places.
        public var shifts: [Shift]
        /// How many of the first are not among them any more.
        public var replaced: Int
    }

    /// The measure that ranks.
    public let measure: CentralityMeasure
    /// How many places are looked at.
    public let places: Int
    /// The documents, outlets and sources without which the ranking is another, the gravest first.
    public let dependences: [Dependence]
    /// How many were tried.
    public let triedCount: Int

    /// Leaves out every document, outlet and source in turn, and ranks by the query's first measure.
    ///
    /// - Complexity: that of `CentralityQuery.scores`, times the number of documents, outlets and sources.
    /// - Throws: `ProjectionError`, as `CentralityQuery.scores` does.
    public init(
        _ query: CentralityQuery, _ graph: RelationGraph, _ selection: Selection, places: Int = 10, execution: Execution = .automatic
    ) throws(ProjectionError) {
        var query = query
        query.measures = Array(query.measures.prefix(1))
        measure = query.measures.first ?? .degree
        self.places = places
        let part = Subgraph(graph, selection)
        let ranks = try CentralitySensitivity.ranks(query, part, execution)
        let (publications, without) = (Publications(graph), Set(selection.without))
        let suspects = graph.nodes.filter { publications.isWorthLeavingOut($0) && !without.contains($0.index) }
        triedCount = suspects.count
        var dependences: [Dependence] = []
        for suspect in suspects {
            var narrowed = selection
            narrowed.without.append(suspect.index)
            let others = try CentralitySensitivity.ranks(query, Subgraph(graph, narrowed), execution)
            let shifts = part.nodes.compactMap { node -> Shift? in
                guard node != suspect, let rank = ranks[node.index] else { return nil }
                let other = others[node.index]
                guard min(rank, other ?? .max) <= places, rank != other else { return nil }
                return Shift(node: node, rank: rank, rankWithout: other)
            }
            guard !shifts.isEmpty else { continue }
            let replaced = shifts.count { $0.rank <= places && ($0.rankWithout ?? .max) > places }
            dependences.append(Dependence(without: suspect, shifts: shifts.sorted { $0.rank < $1.rank }, replaced: replaced))
        }
        self.dependences = dependences.sorted {
            ($1.replaced, $1.shifts.count, $0.without.id) < ($0.replaced, $0.shifts.count, $1.without.id)
        }
    }

    /// The places of all nodes whose value is defined. Equal values share a place.
    private static func ranks(
        _ query: CentralityQuery, _ part: Subgraph, _ execution: Execution
    ) throws(ProjectionError) -> [NodeIndex: Int] {
        let answer = try query.scores(of: part, execution: execution)
        var ranks: [NodeIndex: Int] = [:]
        var last: (value: Double, rank: Int)?
        for (position, index) in answer.ranking().enumerated() where !answer.values[0][index].isNaN {
            let value = answer.values[0][index]
            let rank = if let last, last.value == value { last.rank } else { position + 1 }
            last = (value, rank)
            ranks[answer.nodes[index].index] = rank
        }
        return ranks
    }
}
