/// The linear system x = b + f A S x: what arrives at every node when b sets out from the nodes and walks on and on along the edges, each step
/// times f and times what S, a diagonal matrix, hands to an edge. PageRank and Katz centrality are such sums over walks.
///
/// r = b + f A S x - x is the residual, which is how one more step of iteration would change x. z = x* - x, what x lacks, solves
/// (1 - f A S) z = r. That is solved approximately, reading `Float` vectors; then x + z gets a residual in `Double`, and so on (iterative
/// refinement): single precision only limits how much is won in one round, not the result.
///
/// Large unweighted graphs are read in 16 bits instead, see `RoundedProduct`.
struct WalkSystem {
    /// b.
    let source: WorkArray<Double>
    /// The guess to begin with, later the solution.
    let x: WorkArray<Double>
    /// r, if it is known at the beginning, else taken.
    let r: WorkArray<Double>
    /// S; a node that hands on nothing has 0.
    let shares: WorkArray<Double>
    let factor: Double
    let execution: Execution
    let product: AdjacencyProduct
    let sums: WorkArray<Double>
    private let isSymmetric: Bool
    private var convergence: Convergence
    private let gathered: WorkArray<Float>

    /// Above this tolerance the rounding of `Float` does not count.
    private static let singlePrecisionSuffices = 1e-6
    /// By how much one round of refinement lowers the residual: single precision would allow for a little more.
    private static let gainOfRound = 1e-5

    init(graph: CSRGraph, shares: WorkArray<Double>, factor: Double, convergence: Convergence, execution: Execution)
        throws(GraphKernelError)
    {
        self.shares = shares
        self.factor = factor
        self.convergence = convergence
        self.execution = execution
        isSymmetric = !graph.isDirected
        product = AdjacencyProduct(graph.incoming, execution: execution)
        (source, x) = try (WorkArray(zeros: shares.count), WorkArray(zeros: shares.count))
        (r, sums) = try (WorkArray(zeros: shares.count), WorkArray(zeros: shares.count))
        gathered = try WorkArray(zeros: shares.count)
    }

    /// Improves x until a step would change it by less than the tolerance, relative to the sum of x.
    mutating func solve(knowingResidual: Bool = false) throws(GraphKernelError) {
        let tolerance = convergence.tolerance
        let isLoose = tolerance >= Self.singlePrecisionSuffices
        var residual = try knowingResidual ? noteResidual() : takeResidual(exactly: !isLoose)
        var rounds = isSymmetric && RoundedProduct.pays(for: product.lists)
        while residual >= tolerance {
            let goal = max(tolerance, residual * Self.gainOfRound)
            if rounds {
                residual = try roundedConjugateGradients(from: residual, to: goal)
                rounds = residual < goal
            } else {
                residual = isSymmetric ? try conjugateGradients(to: goal) : try walk(from: residual, to: goal)
            }
            if !isLoose { residual = try takeResidual(exactly: true) }
        }
        // The residual is known, so one more step is free.
        let (x, r) = (x, r)
        try execution.forEachChunk(of: x.count, size: 1 << 15) { nodes, _ in
            for node in nodes { x[node] += r[node] }
        }
    }

    private mutating func takeResidual(exactly: Bool) throws(GraphKernelError) -> Double {
        let (source, x, r, sums, shares, gathered, factor) = (source, x, r, sums, shares, gathered, factor)
        if exactly {
            // r is about to be overwritten, so it may hold what is gathered.
            try execution.forEachChunk(of: x.count, size: 1 << 15) { nodes, _ in
                for node in nodes { r[node] = x[node] * shares[node] }
            }
            try product.multiply(r, into: sums)
        } else {
            try execution.forEachChunk(of: x.count, size: 1 << 15) { nodes, _ in
                for node in nodes { gathered[node] = Float(x[node] * shares[node]) }
            }
            try product.multiply(gathered, into: sums)
        }
        return try note(
            execution.sums(over: x.count) { nodes in
                var totals = SIMD4<Double>.zero
                for node in nodes {
                    r[node] = source[node] + factor * sums[node] - x[node]
                    totals += SIMD4(abs(r[node]), r[node], x[node], 0)
                }
                return totals
            })
    }

    private mutating func noteResidual() throws(GraphKernelError) -> Double {
        let (x, r) = (x, r)
        return try note(
            execution.sums(over: x.count) { nodes in
                var totals = SIMD4<Double>.zero
                for node in nodes { totals += SIMD4(abs(r[node]), r[node], x[node], 0) }
                return totals
            })
    }

    /// The residual relative to x, from the sums of |r|, r and x. What r sums to counts again, because x may be scaled to a sum at the end.
    mutating func note(_ totals: SIMD4<Double>) throws(GraphKernelError) -> Double {
        let residual = totals.x == 0 ? 0 : (totals.x + abs(totals.y)) / totals.z
        try convergence.step(residual: residual)
        return residual
    }

    /// Adds step after step: z = r + f A S r + (f A S)² r + …
    private mutating func walk(from residual: Double, to goal: Double) throws(GraphKernelError) -> Double {
        let (x, r, sums, shares, gathered, factor) = (x, r, sums, shares, gathered, factor)
        var residual = residual
        while residual >= goal {
            try execution.forEachChunk(of: x.count, size: 1 << 15) { nodes, _ in
                for node in nodes {
                    x[node] += r[node]
                    gathered[node] = Float(r[node] * shares[node])
                }
            }
            try product.multiply(gathered, into: sums)
            residual = try note(
                execution.sums(over: x.count) { nodes in
                    var totals = SIMD4<Double>.zero
                    for node in nodes {
                        r[node] = factor * sums[node]
                        totals += SIMD4(abs(r[node]), r[node], x[node], 0)
                    }
                    return totals
                })
        }
        return residual
    }

    /// Conjugate gradients (M. R. Hestenes, E. Stiefel, 1952, doi:10.6028/jres.049.044), p being the direction of search. A S is symmetric in
    /// the inner product ⟨a, b⟩ = Σ S[v] a[v] b[v], and 1 - f A S positive definite, because walks die out. A node that hands on nothing has
    /// no influence on others, so that any positive weight does for it.
    private mutating func conjugateGradients(to goal: Double) throws(GraphKernelError) -> Double {
        let (x, r, sums, shares, gathered, factor) = (x, r, sums, shares, gathered, factor)
        let p = try WorkArray<Double>(zeros: x.count)
        var residual = Double.infinity
        var momentum = 0.0
        var norm = try execution.sums(over: x.count) { nodes in
            var sum = 0.0
            for node in nodes { sum += r[node] * r[node] * (shares[node] > 0 ? shares[node] : 1) }
            return SIMD4(sum, 0, 0, 0)
        }.x
        while residual >= goal, norm > 0 {
            let beta = momentum
            try execution.forEachChunk(of: x.count, size: 1 << 15) { nodes, _ in
                for node in nodes {
                    p[node] = r[node] + beta * p[node]
                    gathered[node] = Float(p[node] * shares[node])
                }
            }
            try product.multiply(gathered, into: sums)
            let curvature = try execution.sums(over: x.count) { nodes in
                var sum = 0.0
                for node in nodes { sum += p[node] * (p[node] - factor * sums[node]) * (shares[node] > 0 ? shares[node] : 1) }
                return SIMD4(sum, 0, 0, 0)
            }.x
            let length = norm / curvature
            let totals = try execution.sums(over: x.count) { nodes in
                var totals = SIMD4<Double>.zero
                for node in nodes {
                    x[node] += length * p[node]
                    r[node] -= length * (p[node] - factor * sums[node])
                    totals += SIMD4(abs(r[node]), r[node], x[node], r[node] * r[node] * (shares[node] > 0 ? shares[node] : 1))
                }
                return totals
            }
            momentum = totals.w / norm
            norm = totals.w
            residual = try note(totals)
        }
        return residual
    }
}
