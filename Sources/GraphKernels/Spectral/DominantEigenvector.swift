/// The greatest eigenvalue of a symmetric matrix without negative entries, and the eigenvector that a positive vector leads to: where the
/// eigenvalue is multiple, the projection of that vector on all its eigenvectors.
///
/// Every iteration takes the vector with the greatest Rayleigh quotient among the combinations of x, of its residual r and of the last step p
/// (locally optimal conjugate gradients). One multiplication an iteration, like the power iteration, but about the square root of its
/// number, and eigenvalues of equal size and opposite sign, as bipartite graphs have them, do no harm.
///
/// A. V. Knyazev, Toward the optimal preconditioned eigensolver, 2001, doi:10.1137/S1064827500366124.
struct DominantEigenvector {
    let vector: WorkArray<Double>
    private(set) var value = 0.0

    private let execution: Execution
    private let ax, r, ar, p, ap: WorkArray<Double>
    private let gathered: WorkArray<Float>

    /// By how much the residual sinks before what was read in single precision is made good.
    private static let gainOfRound = 1e-5

    init(count: Int, execution: Execution) {
        self.execution = execution
        vector = WorkArray(repeating: 1 / Double(count).squareRoot(), count: count)
        (ax, r, ar) = (WorkArray(zeros: count), WorkArray(zeros: count), WorkArray(zeros: count))
        (p, ap) = (WorkArray(zeros: count), WorkArray(zeros: count))
        gathered = WorkArray(zeros: count)
    }

    /// Iterates until the residual |Ax - λx| is below the tolerance, relative to λ.
    ///
    /// - Parameters:
    ///   - multiplyExactly: Multiplies a vector by the matrix.
    ///   - multiply: The same, reading single precision.
    /// - Returns: `false` if the matrix is zero.
    mutating func converge(
        _ convergence: inout Convergence,
        multiplyExactly: (WorkArray<Double>, WorkArray<Double>) throws(GraphKernelError) -> Void,
        multiply: (WorkArray<Float>, WorkArray<Double>) throws(GraphKernelError) -> Void
    ) throws(GraphKernelError) -> Bool {
        var residual = Double.infinity
        repeat {
            try multiplyExactly(vector, ax)
            value = try dot(vector, ax)
            guard value > 0 else { return false }
            let (found, overlaps) = try takeResidual()
            residual = found
            try convergence.step(residual: residual)
            let goal = max(convergence.tolerance, residual * Self.gainOfRound)
            var (current, known) = (residual, overlaps)
            while current >= goal {
                try step(current, overlaps: known, multiply)
                (current, known) = try takeResidual()
                try convergence.step(residual: current)
            }
        } while residual >= convergence.tolerance
        try makePositive()
        return true
    }

    /// r = Ax/λ - x, its length, and the products p·x, p·r and p·p.
    private func takeResidual() throws(GraphKernelError) -> (Double, SIMD4<Double>) {
        let (x, ax, r, p, value) = (vector, ax, r, p, value)
        let totals = try execution.sums(over: x.count) { nodes in
            var totals = SIMD4<Double>.zero
            for node in nodes {
                let rest = ax[node] / value - x[node]
                r[node] = rest
                totals += SIMD4(p[node] * x[node], p[node] * rest, p[node] * p[node], rest * rest)
            }
            return totals
        }
        return (totals.w.squareRoot(), totals)
    }

    private mutating func step(
        _ length: Double, overlaps: SIMD4<Double>, _ multiply: (WorkArray<Float>, WorkArray<Double>) throws(GraphKernelError) -> Void
    ) throws(GraphKernelError) {
        let (x, ax, r, ar, p, ap, gathered) = (vector, ax, r, ar, p, ap, gathered)
        try execution.forEachChunk(of: x.count, size: 1 << 15) { nodes, _ in
            for node in nodes {
                r[node] /= length
                gathered[node] = Float(r[node])
            }
        }
        try multiply(gathered, ar)
        // x and r are orthogonal and of length 1; now p is made orthogonal to both.
        let (px, pr) = (overlaps.x, overlaps.y / length)
        let products = try execution.sums(over: x.count) { nodes in
            var totals = SIMD4<Double>.zero
            for node in nodes {
                p[node] -= px * x[node] + pr * r[node]
                ap[node] -= px * ax[node] + pr * ar[node]
                totals += SIMD4(r[node] * ar[node], r[node] * ap[node], p[node] * ap[node], p[node] * p[node])
            }
            return totals
        }
        // Nothing but rounding is left of a p that was a combination of the other two.
        let scale = products.w > 1e-20 * overlaps.z && products.w > 0 ? 1 / products.w.squareRoot() : 0
        let (t, u) = Self.bestStep(
            value: value, xr: length * value, rr: products.x, rp: products.y * scale, pp: scale > 0 ? products.z * scale * scale : nil)
        let norm = 1 / (1 + t * t + u * u).squareRoot()
        let alongP = u * scale
        let totals = try execution.sums(over: x.count) { nodes in
            var totals = SIMD4<Double>.zero
            for node in nodes {
                p[node] = t * r[node] + alongP * p[node]
                ap[node] = t * ar[node] + alongP * ap[node]
                x[node] = (x[node] + p[node]) * norm
                ax[node] = (ax[node] + ap[node]) * norm
                totals += SIMD4(x[node] * ax[node], x[node] * x[node], 0, 0)
            }
            return totals
        }
        value = totals.x / totals.y
    }

    /// In the basis x, r, p the matrix is [λ xr 0; xr rr rp; 0 rp pp], because Ax = λx + xr·r has no part along p. Its greatest eigenvalue is
    /// λ + δ, its eigenvector (1, t, u). δ, far smaller than λ in the end, is found to full precision by bisection: above it, and only there,
    /// all pivots of the matrix minus λ + δ are negative.
    private static func bestStep(value: Double, xr: Double, rr: Double, rp: Double, pp: Double?) -> (t: Double, u: Double) {
        let (a, c) = (rr - value, (pp ?? -.infinity) - value)
        var low = max(0, a, c)
        var high = low + xr + abs(rp)
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { break }
            let second = a - middle + xr * xr / middle
            let isAbove = second < 0 && c - middle - rp * rp / second < 0
            if isAbove { high = middle } else { low = middle }
        }
        let t = high / xr
        return (t, pp == nil ? 0 : rp * t / (high - c))
    }

    /// The vector is positive but for rounding; what is below 0 is 0.
    private func makePositive() throws(GraphKernelError) {
        let x = vector
        let square = try execution.sums(over: x.count) { nodes in
            var sum = 0.0
            for node in nodes {
                x[node] = max(0, x[node])
                sum += x[node] * x[node]
            }
            return SIMD4(sum, 0, 0, 0)
        }.x
        let norm = 1 / square.squareRoot()
        try execution.forEachChunk(of: x.count, size: 1 << 15) { nodes, _ in
            for node in nodes { x[node] *= norm }
        }
    }

    private func dot(_ a: WorkArray<Double>, _ b: WorkArray<Double>) throws(GraphKernelError) -> Double {
        try execution.sum(over: a.count) { a[$0] * b[$0] }
    }
}
