import RelationGraph

extension CentralityQuery {
    /// Who has what percolation follows on its way to the others: money, a rumour, an infection.
    public enum Holders: Sendable {
        /// These, and nobody else; those that a part leaves out have nothing.
        case nodes([NodeIndex])
        /// Who has a number under this attribute, each in proportion to it.
        case attribute(String)
    }

    /// By node of a part, how much it has.
    ///
    /// - Throws: `ProjectionError` if no node has the attribute, or one has something else than a number of at least 0 there.
    func states(of part: Subgraph, _ remarks: inout [String]) throws(ProjectionError) -> [Double] {
        let nodes = Array(part.nodes)
        var states = [Double](repeating: 0, count: nodes.count)
        switch holders {
        case .nodes(let holders):
            let holders = Set(holders)
            for (number, node) in nodes.enumerated() where holders.contains(node.index) { states[number] = 1 }
        case .attribute(let key):
            var isKnown = false
            for (number, node) in nodes.enumerated() {
                guard let value = node.facts.attributes[key: key] else { continue }
                guard let state = value.number, state.isFinite, state >= 0 else { throw .invalidState(node, key, value.text) }
                states[number] = state
                isKnown = true
            }
            guard isKnown else { throw .missingState(key) }
        }
        let starts = zip(nodes, states).filter { $1 > 0 }.map(\.0.name)
        remarks.append("percolation starts from \(starts.isEmpty ? "nobody, so that all values are 0" : Phrasing.list(starts)).")
        return states
    }
}
