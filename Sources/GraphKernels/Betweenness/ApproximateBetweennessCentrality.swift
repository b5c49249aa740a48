#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Betweenness as estimated from a sample, and how far off it may be.
public struct BetweennessEstimate: Sendable, Equatable {
    /// The estimate, a node.
    public let values: [Double]

    /// No value is further from the exact one than this, with the probability ``confidence``; in the unit of the values.
    public let maximumError: Double

    /// The probability that *all* values are within ``maximumError``.
    public let confidence: Double

    /// The number of sources in the sample.
    public let sampleCount: Int
}

extension CSRGraph {
    /// Betweenness estimated from the shortest paths that start at a random sample of nodes.
    ///
    /// The sample is drawn without replacement, each set of nodes being equally likely; the estimate is without bias. By Serfling's inequality
    /// for a node, and the sum of the probabilities over all nodes, no normalized value is off by more than
    ///
    ///     ε = n / (n - 1) · √((1 - (k - 1) / n) · ln(2n / (1 - confidence)) / 2k)
    ///
    /// with the stated confidence, n being the number of nodes and k of samples. That holds for every graph; most values of most graphs are
    /// far closer. With as many samples as nodes the values are exact.
    ///
    /// Conventions as for ``betweennessCentrality(normalized:execution:)``. Time: O(samples · (nodes + edges)); weighted:
    /// O(samples · (nodes + edges) log edges). Auxiliary space: that of the exact form.
    ///
    /// U. Brandes, C. Pich, Centrality estimation in large networks, 2007, doi:10.1142/S0218127407018403; R. J. Serfling, Probability
    /// inequalities for the sum in sampling without replacement, 1974, doi:10.1214/aos/1176342611.
    ///
    /// - Parameters:
    ///   - samples: The number of sources, at least 1; all nodes if there are no more.
    ///   - normalized: Whether to divide by the number of pairs.
    ///   - confidence: The probability with which the error holds, more than 0 and less than 1.
    ///   - seed: The same seed draws the same sample.
    ///   - execution: On how many threads.
    /// - Throws: ``GraphKernelError/zeroWeight(edge:)``, ``GraphKernelError/invalidParameter(name:value:requirement:)``,
    ///   ``GraphKernelError/cancelled``.
    public func approximateBetweennessCentrality(
        samples: Int, normalized: Bool = true, confidence: Double = 0.95, seed: UInt64, execution: Execution = .automatic
    ) throws(GraphKernelError) -> BetweennessEstimate {
        guard samples >= 1 else { throw .invalidParameter(name: "samples", value: Double(samples), requirement: "at least 1") }
        guard confidence > 0, confidence < 1 else {
            throw .invalidParameter(name: "confidence", value: confidence, requirement: "between 0 and 1")
        }
        guard samples < nodeCount else {
            let exact = try betweennessCentrality(normalized: normalized, execution: execution)
            return BetweennessEstimate(values: exact, maximumError: 0, confidence: confidence, sampleCount: nodeCount)
        }
        let values = try betweennessCentrality(
            sources: randomNodes(samples, seed: seed), normalized: normalized, execution: execution)
        let (n, k) = (Double(nodeCount), Double(samples))
        var error = n / (n - 1) * ((1 - (k - 1) / n) * log(2 * n / (1 - confidence)) / (2 * k)).squareRoot()
        if !normalized { error *= (n - 1) * (n - 2) / (isDirected ? 1 : 2) }
        return BetweennessEstimate(values: values, maximumError: error, confidence: confidence, sampleCount: samples)
    }

    /// The number of samples with which ``approximateBetweennessCentrality(samples:normalized:confidence:seed:execution:)`` promises a
    /// normalized error; at most the number of nodes. O(1).
    ///
    /// - Parameters:
    ///   - error: The greatest error of a normalized value, more than 0.
    ///   - confidence: The probability with which it holds, more than 0 and less than 1.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)``.
    public func betweennessSamples(forError error: Double, confidence: Double = 0.95) throws(GraphKernelError) -> Int {
        guard error > 0 else { throw .invalidParameter(name: "error", value: error, requirement: "greater than 0") }
        guard confidence > 0, confidence < 1 else {
            throw .invalidParameter(name: "confidence", value: confidence, requirement: "between 0 and 1")
        }
        guard nodeCount > 2 else { return nodeCount }
        // The formula above, solved for k.
        let n = Double(nodeCount)
        let logarithm = log(2 * n / (1 - confidence))
        let relativeError = error * (n - 1) / n
        return Int(min(n, (logarithm * (1 + 1 / n) / (2 * relativeError * relativeError + logarithm / n)).rounded(.up)))
    }

    /// Different nodes, each set of so many being equally likely.
    private func randomNodes(_ count: Int, seed: UInt64) -> [Int32] {
        var generator = SplitMix64(seed: seed)
        var nodes = Array(0..<Int32(nodeCount))
        for index in 0..<count {
            nodes.swapAt(index, index + generator.next(below: nodeCount - index))
        }
        return Array(nodes.prefix(count))
    }
}
