import RelationGraph

/// What is left of one side of a statement when some more nodes are left out than the analysis does without.
///
/// A stance is left if it is still told, and its speaker has it from an origin, or from a circle that cites only itself, by a way on which
/// nothing is left out.
struct SideRemains {
    /// Who has it from whom towards one of the statements that decide the side.
    private struct Chains {
        let attribution: AttributionGraph
        let passesTo: [NodeIndex: [NodeIndex]]
        let circles: [[NodeIndex]]
        let circleOf: [NodeIndex: Int]

        init(_ attribution: AttributionGraph) {
            self.attribution = attribution
            passesTo = attribution.passesTo
            circles = attribution.closedCircles
            var circleOf: [NodeIndex: Int] = [:]
            for (number, circle) in circles.enumerated() { for node in circle { circleOf[node] = number } }
            self.circleOf = circleOf
        }

        /// Whether chains end at a node, which is not left out itself.
        func isEnd(_ node: NodeIndex, without: Set<NodeIndex>) -> Bool {
            if let circle = circleOf[node] { return !circles[circle].contains(where: without.contains) }
            return attribution.sources[node]?.isEmpty ?? false
        }

        /// Whether some way leads from a node back to an end.
        func isGrounded(_ node: NodeIndex, without: Set<NodeIndex>) -> Bool {
            guard !without.contains(node) else { return false }
            var seen: Set<NodeIndex> = [node]
            var pending = [node]
            while let here = pending.popLast() {
                if isEnd(here, without: without) { return true }
                for source in attribution.sources[here] ?? [] where !without.contains(source) && seen.insert(source).inserted {
                    pending.append(source)
                }
            }
            return false
        }
    }

    private let material: ClaimMaterial
    private let already: Set<NodeIndex>
    private let stances: [Stance]
    /// The stances of every speaker, and those that fall with whoever passed them on, or with what they stand in.
    private var stancesOf: [NodeIndex: [Int]] = [:]
    private var chains: [Literal: Chains] = [:]

    /// - Complexity: O(stances + sources) expected.
    init(_ side: SideAnalysis, _ analysis: ClaimAnalysis) {
        (material, already, stances) = (analysis.material, analysis.without, side.stances)
        for (number, stance) in stances.enumerated() {
            let literal = SideRemains.literal(stance)
            if chains[literal] == nil {
                let positions = material.positions[literal.statement] ?? []
                chains[literal] = Chains(AttributionGraph(positions.map { ($0, stance.polarity) }, material.provenance))
            }
            var nodes = Set(stance.evidence.via).union([stance.speaker.index])
            for document in stance.evidence.documents.map(\.document) {
                nodes.insert(document)
                nodes.formUnion(material.provenance.outlets(of: document) + (material.provenance.copied[document] ?? []))
            }
            for node in nodes { stancesOf[node, default: []].append(number) }
        }
    }

    private static func literal(_ stance: Stance) -> Literal { Literal(stance.statement.index, stance.polarity == .for) }

    /// Whether anybody still takes the side without some nodes.
    ///
    /// - Complexity: O(stances + sources) expected.
    func isLeft(without nodes: Set<NodeIndex>) -> Bool {
        let without = already.union(nodes)
        var grounded: [Literal: Set<NodeIndex>] = [:]
        return stances.contains { stance in
            guard material.isTold(stance, without), let chains = chains[SideRemains.literal(stance)] else { return false }
            let literal = SideRemains.literal(stance)
            if grounded[literal] == nil {
                let ends = chains.attribution.sources.keys.filter { chains.isEnd($0, without: without) }
                grounded[literal] = AttributionGraph.reached(from: ends, by: chains.passesTo, without: without)
            }
            return grounded[literal]?.contains(stance.speaker.index) ?? false
        }
    }

    /// Those of some nodes without which nothing of the side is left that cannot be spared: one after another returns, and stays if nothing of
    /// the side returns with it.
    ///
    /// - Complexity: O(stances + sources) of those that have to do with every node, expected, summed up.
    func needed(of nodes: [NodeIndex]) -> Set<NodeIndex> {
        var without = already.union(nodes)
        var needed = Set(nodes)
        for node in nodes {
            if !already.contains(node) { without.remove(node) }
            if isLeft(without: without, since: node) {
                without.insert(node)
            } else {
                needed.remove(node)
            }
        }
        return needed
    }

    /// Whether anybody takes the side again since a node has returned.
    private func isLeft(without: Set<NodeIndex>, since node: NodeIndex) -> Bool {
        var candidates = Set(stancesOf[node] ?? [])
        for chains in chains.values where chains.attribution.sources[node] != nil {
            // With a circle that is whole again, all its members return.
            let starts = chains.circleOf[node].map { chains.circles[$0] } ?? [node]
            for speaker in AttributionGraph.reached(from: starts, by: chains.passesTo, without: without) {
                candidates.formUnion(stancesOf[speaker] ?? [])
            }
        }
        return candidates.contains { number in
            let stance = stances[number]
            guard material.isTold(stance, without), let chains = chains[SideRemains.literal(stance)] else { return false }
            return chains.isGrounded(stance.speaker.index, without: without)
        }
    }
}
