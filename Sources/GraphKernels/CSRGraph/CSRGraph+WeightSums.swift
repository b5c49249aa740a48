extension CSRGraph {
    /// Makes sure that lengths, strengths and flows are numbers: that no sum of weights overflows. A path uses an edge once, so it is enough
    /// that the sum of all weights does not. Time: O(1).
    ///
    /// - Parameter times: How often a weight may be in a sum. Twice where two searches meet, and twice again where those of all slots are
    ///   added, two an edge. A search from one side adds an edge up once.
    /// - Throws: ``GraphKernelError/weightOverflow(greatest:)``.
    func checkWeightSums(times: Double = 4) throws(GraphKernelError) {
        guard !(outgoing.weightBound * times).isFinite else { return }
        throw .weightOverflow(greatest: outgoing.weights?.max() ?? 1)
    }

    /// How often a weight is in a sum of a search from one side: once, with room for what rounding adds.
    static let roundedSum = 1 + 0x1p-20

    /// A power of two that brings the greatest weight near 1, so that neither sums nor products of weights overflow or vanish. It changes no
    /// digit of them, and serves measures that do not depend on the unit of weights. 1 if the graph is unweighted.
    var weightScale: Double {
        guard let weights = outgoing.weights else { return 1 }
        var greatest = 0.0
        for slot in 0..<weights.count { greatest = max(greatest, weights[unchecked: slot]) }
        guard greatest > 0 else { return 1 }
        return Double(sign: .plus, exponent: -max(greatest.exponent, -1000), significand: 1)
    }
}

extension EdgeWeights {
    /// What no sum of some of them exceeds, but for rounding. A pass over weights in double precision; those in single precision cannot add
    /// up to anything that a `Double` does not hold.
    var sumBound: Double {
        guard case .double(let values) = self else { return Double(Float.greatestFiniteMagnitude) * Double(count) }
        // Four sums at a time, because each must wait for its last addition.
        var (a, b, c, d, slot) = (0.0, 0.0, 0.0, 0.0, 0)
        while slot &+ 4 <= values.count {
            a += values[unchecked: slot]
            b += values[unchecked: slot &+ 1]
            c += values[unchecked: slot &+ 2]
            d += values[unchecked: slot &+ 3]
            slot &+= 4
        }
        while slot < values.count {
            a += values[unchecked: slot]
            slot &+= 1
        }
        return (a + b) + (c + d)
    }
}
