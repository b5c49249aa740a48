extension CSRGraph {
    /// The modularity of a partition: how much more of the weight lies within its communities than edges drawn at random between nodes of the
    /// same strengths would put there.
    ///
    ///     undirected   Q = Σ_c ( L_c / m − γ (K_c / 2m)² )
    ///     directed     Q = Σ_c ( L_c / m − γ Kᵒᵘᵗ_c Kⁱⁿ_c / m² )
    ///
    /// L_c is the weight of the edges within community c, K_c the strength of its nodes, m the weight of all edges and γ the resolution.
    /// An unweighted edge weighs 1, parallel edges add up, a self-loop adds its weight once to L_c and, undirected, twice to K_c. At
    /// resolution 1 the value lies between -1/2 and 1 (directed: -1 and 1). It is 0 if no edge has a positive weight.
    ///
    /// Time: O(nodes + edges). Auxiliary space: O(nodes). The result does not depend on the number of threads.
    ///
    /// M. E. J. Newman, M. Girvan, Finding and evaluating community structure in networks, 2004, doi:10.1103/PhysRevE.69.026113;
    /// E. A. Leicht, M. E. J. Newman, Community structure in directed networks, 2008, doi:10.1103/PhysRevLett.100.118703;
    /// J. Reichardt, S. Bornholdt, Statistical mechanics of community detection, 2006, doi:10.1103/PhysRevE.74.016110.
    ///
    /// - Parameters:
    ///   - labels: The community of every node, any numbers, the same for nodes of the same community.
    ///   - resolution: γ, at least 0. The greater, the smaller are the communities that score best.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if there is not one label a node or the resolution is negative
    ///   or not finite; ``GraphKernelError/cancelled``.
    public func modularity(
        of labels: [Int32], resolution: Double = 1, execution: Execution = .automatic
    ) throws(GraphKernelError) -> Double {
        guard labels.count == nodeCount else {
            throw .invalidParameter(
                name: "the number of labels", value: Double(labels.count), requirement: "the number of nodes, \(nodeCount)")
        }
        try checkResolution(resolution)
        var numbers: [Int32: Int32] = [:]
        let numbered = try WorkArray<Int32>(zeros: nodeCount)
        for (node, label) in labels.enumerated() {
            let next = Int32(numbers.count)
            numbered[node] = label == labels[max(node - 1, 0)] && node > 0 ? numbered[node - 1] : numbers[label, default: next]
            if numbered[node] == next { numbers[label] = next }
        }
        return try modularity(ofNumbered: numbered, count: numbers.count, resolution: resolution, execution: execution)
    }

    func checkResolution(_ resolution: Double) throws(GraphKernelError) {
        guard resolution >= 0, resolution.isFinite else {
            throw .invalidParameter(name: "resolution", value: resolution, requirement: "finite and at least 0")
        }
    }

    /// - Parameter labels: The community of every node, below `count`.
    func modularity(
        ofNumbered labels: WorkArray<Int32>, count: Int, resolution: Double, execution: Execution
    ) throws(GraphKernelError) -> Double {
        let (outgoing, incoming, isDirected) = (outgoing, incoming, isDirected)
        let execution = execution.limited(toWork: outgoing.neighbors.count)
        let ranges = outgoing.balancedRanges()
        let scale = weightScale
        let strengths = try WorkArray<CommunityGraph.Strength>(zeros: nodeCount)
        // An undirected edge is met at both its ends, a loop once and counted twice: halves of the weight would be the same everywhere.
        let inside = try WorkArray<Double>(zeros: ranges.count)
        try execution.forEach(ranges.count) { index, _ in
            var sum = 0.0
            for node in ranges[index] {
                var strength = CommunityGraph.Strength()
                for slot in outgoing.range(of: node) {
                    let neighbor = outgoing.neighbor(slot)
                    let ends = !isDirected && neighbor == Int32(node) ? 2.0 : 1.0
                    let weight = ends * scale * (outgoing.weights?[unchecked: slot] ?? 1)
                    strength.leaving += weight
                    if labels[neighbor] == labels[node] { sum += weight }
                }
                if isDirected {
                    for slot in incoming.range(of: node) { strength.entering += scale * (incoming.weights?[unchecked: slot] ?? 1) }
                } else {
                    strength.entering = strength.leaving
                }
                strengths[node] = strength
            }
            inside[index] = sum
        }
        let totals = try WorkArray<CommunityGraph.Strength>(zeros: count)
        // m of a directed graph, 2m of an undirected one.
        var whole = 0.0
        for node in 0..<nodeCount {
            totals[labels[node]] += strengths[node]
            whole += strengths[node].leaving
        }
        guard whole > 0 else { return 0 }
        var (observed, expected) = (0.0, 0.0)
        for index in 0..<ranges.count { observed += inside[index] }
        for label in 0..<count { expected += (totals[label].leaving / whole) * (totals[label].entering / whole) }
        return observed / whole - resolution * expected
    }
}
