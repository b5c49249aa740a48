extension CSRGraph {
    /// Burt's constraint: how much a node's contacts are in touch with each other, so that it can reach nobody but through them:
    /// Σ over its neighbours j of (p[i, j] + Σ over q of p[i, q] p[q, j])², p[i, j] being the share of i's ties that j has.
    ///
    /// A tie is as strong as the edges between the two, both ways: directions only add. With weights, a greater weight is a stronger tie.
    /// Parallel edges count once, with the smallest weight; self-loops are ignored.
    ///
    /// Time: O(Σ over edges of the smaller degree of the two ends, times log of the greater). Auxiliary space: O(nodes) a thread.
    ///
    /// - Returns: A value of at least 0 for every node: the smaller, the freer; 1 for a node whose one neighbour has no other.
    ///   NaN for a node without neighbours, for which it is not defined; 0 for a node all of whose ties are of strength 0.
    /// - Throws: ``GraphKernelError/cancelled``.
    ///
    /// R. S. Burt, Structural holes and good ideas, 2004, doi:10.1086/421787.
    public func constraint(execution: Execution = .automatic) throws(GraphKernelError) -> [Double] {
        let ties = try TieNetwork(self, execution: execution)
        return try ties.forEachNode(execution: execution) { node, neighborhood in
            // Σ over q of p[i, q] p[q, j] into the value of j.
            neighborhood.forEachTriangle { q, j, tie in
                guard tie > 0 else { return }
                // Of shares, not of ties, because the product of two small ties would vanish.
                let share = neighborhood.tie(to: q) / ties.strengths[node] * (tie / ties.strengths[q])
                if share > 0 { neighborhood.values[j] += share }
            }
            var sum = 0.0
            neighborhood.forEachNeighbor { j, tie in
                let share = (tie > 0 ? tie / ties.strengths[node] : 0) + neighborhood.values[j]
                sum += share * share
            }
            return sum
        }
    }

    /// Burt's effective size: the number of a node's neighbours less what is redundant among them:
    /// Σ over its neighbours j of 1 - Σ over q of p[i, q] m[j, q], p[i, q] being the share of i's ties that q has, m[j, q] the strength of
    /// the tie of j and q relative to the strongest of j. Without weights and directions: n - 2t/n, t ties among n neighbours.
    ///
    /// Ties are taken as in ``constraint(execution:)``; a tie of strength 0 is none.
    ///
    /// Time: O(Σ over edges of the smaller degree of the two ends, times log of the greater). Auxiliary space: O(nodes) a thread.
    ///
    /// - Returns: A value of at least 0 and at most the degree, for every node. NaN for a node without ties.
    /// - Throws: ``GraphKernelError/cancelled``.
    ///
    /// R. S. Burt, Structural Holes: The Social Structure of Competition, Harvard University Press, 1992.
    public func effectiveSize(execution: Execution = .automatic) throws(GraphKernelError) -> [Double] {
        let ties = try TieNetwork(self, execution: execution)
        return try ties.forEachNode(execution: execution) { node, neighborhood in
            guard ties.strengths[node] > 0 else { return .nan }
            var size = 0.0
            neighborhood.forEachNeighbor { _, tie in
                if tie > 0 { size += 1 }
            }
            var redundancy = 0.0
            neighborhood.forEachTriangle { j, q, tie in
                guard neighborhood.tie(to: j) > 0, tie > 0 else { return }
                redundancy += neighborhood.tie(to: q) / ties.strengths[node] * (tie / ties.strongest[j])
            }
            return size - redundancy
        }
    }
}
