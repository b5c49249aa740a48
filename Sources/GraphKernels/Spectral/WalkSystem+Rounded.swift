extension WalkSystem {
    /// Conjugate gradients along rounded directions: for large graphs, whose vectors of `Float` do not fit the cache of a core.
    ///
    /// p is chosen so that what it hands to edges, S p, are whole multiples of a unit that fit 16 bits. Along such a direction the residual is
    /// known as exactly as along any other, and the best length of the step, too. Only, directions are not quite conjugate: each is made so to
    /// the one before it, from the numbers themselves and not from what holds between exact ones.
    ///
    /// Gives up, with x and r as they have got, when the numbers differ so much in size that rounding leaves too much of them.
    mutating func roundedConjugateGradients(from residual: Double, to goal: Double) throws(GraphKernelError) -> Double {
        let (x, r, sums, shares, factor) = (x, r, sums, shares, factor)
        let rounded = try RoundedProduct(product.lists, execution: execution)
        // S p in units.
        let multiples = try WorkArray<Int16>(zeros: x.count)
        let begin = try execution.totals(over: x.count) { nodes in
            var totals = NodeTotals()
            for node in nodes {
                // What a node keeps to itself no direction of search reaches, and nothing depends on.
                if shares[node] == 0 { (x[node], r[node]) = (x[node] + r[node], 0) }
                totals.sums.x += x[node]
                totals.greatest = max(totals.greatest, abs(r[node] * shares[node]))
            }
            return totals
        }
        var (residual, greatest, total) = (residual, begin.greatest, begin.sums.x)
        var (unit, momentum) = (0.0, 0.0)
        while residual >= goal, greatest > 0 {
            let carried = momentum * unit
            let nextUnit = greatest / RoundedProduct.greatestMultiple + abs(carried)
            // Half of the rounding errors are above a quarter of a unit; Σ 1 / S is the number of nodes.
            guard nextUnit * Double(x.count) / 4 < residual * total / 2 else { break }
            unit = nextUnit
            try execution.forEachChunk(of: x.count, size: 1 << 14) { [unit] nodes, _ in
                for node in nodes {
                    multiples[node] = RoundedProduct.round((r[node] * shares[node] + carried * Double(multiples[node])) / unit)
                }
            }
            // From here on `sums` is p - f A S p.
            let along = try rounded.multiply(multiples, into: sums) { [unit] nodes in
                var totals = NodeTotals()
                for node in nodes where shares[node] > 0 {
                    let handed = unit * Double(multiples[node])
                    let p = handed / shares[node]
                    sums[node] = p - factor * unit * sums[node]
                    totals.sums += SIMD3(handed * sums[node], handed * r[node], p)
                }
                return totals
            }
            let curvature = along.sums.x
            guard curvature > 0 else { break }
            let length = along.sums.y / curvature
            let after = try execution.totals(over: x.count) { [unit] nodes in
                var totals = NodeTotals()
                for node in nodes where shares[node] > 0 {
                    x[node] += length * unit * Double(multiples[node]) / shares[node]
                    r[node] -= length * sums[node]
                    let handed = r[node] * shares[node]
                    totals.sums += SIMD3(abs(r[node]), r[node], handed * sums[node])
                    totals.greatest = max(totals.greatest, abs(handed))
                }
                return totals
            }
            momentum = -after.sums.z / curvature
            greatest = after.greatest
            total += length * along.sums.z
            residual = try note(SIMD4(after.sums.x, after.sums.y, total, 0))
        }
        return residual
    }
}
