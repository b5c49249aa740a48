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

    /// The least share of |p|² that must be orthogonal to x and r.
    private static let leastOwnShare = 1e-16

    init(count: Int, execution: Execution) throws(GraphKernelError) {
        self.execution = execution
        vector = try WorkArray(repeating: 1 / Double(count).squareRoot(), count: count)
        (ax, r, ar) = try (WorkArray(zeros: count), WorkArray(zeros: count), WorkArray(zeros: count))
        (p, ap) = try (WorkArray(zeros: count), WorkArray(zeros: count))
    }

    /// Iterates until the residual |Ax - λx| is below the tolerance, relative to λ.
    ///
    /// - Parameter multiply: Multiplies a vector by the matrix.
    /// - Returns: `false` if the matrix is zero.
    mutating func converge(
        _ convergence: inout Convergence,
        multiply: (_ x: WorkArray<Double>, _ y: WorkArray<Double>) throws(GraphKernelError) -> Void
    ) throws(GraphKernelError) -> Bool {
        var isConfirmed = false
        while !isConfirmed {
            // Ax is carried along with x; rounding that has gathered in it is made good, and the residual taken anew.
            try multiply(vector, ax)
            value = try execution.sum(over: vector.count) { [vector, ax] in vector[$0] * ax[$0] }
            guard value > 0 else { return false }
            isConfirmed = true
            while true {
                let (residual, overlaps) = try takeResidual()
                try convergence.step(residual: residual)
                guard residual >= convergence.tolerance else { break }
                isConfirmed = false
                try step(residual, overlaps: overlaps, multiply)
            }
        }
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
        _ length: Double, overlaps: SIMD4<Double>, _ multiply: (WorkArray<Double>, WorkArray<Double>) throws(GraphKernelError) -> Void
    ) throws(GraphKernelError) {
        let (x, ax, r, ar, p, ap) = (vector, ax, r, ar, p, ap)
        try execution.forEachChunk(of: x.count, size: 1 << 15) { nodes, _ in
            for node in nodes { r[node] /= length }
        }
        try multiply(r, ar)
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
        // Of a p that is nearly a combination of the other two, mostly rounding would be left: do without.
        let scale = products.w > Self.leastOwnShare * overlaps.z ? 1 / products.w.squareRoot() : 0
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
}
