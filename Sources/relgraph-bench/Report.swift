/// What a run found out.
struct Report {
    let kernel: String
    let nodes: Int
    let edges: Int
    let threads: Int
    let loadSeconds: Double
    let buildSeconds: Double
    let trialSeconds: [Double]
    let verified: Bool
    let peakResidentBytes: Int
    let memory: GraphMemory
    /// The sum of the squares of all degrees: how many pairs of edges meet at a node, twice, and every edge once.
    let degreeSquares: Double
    /// What else a kernel has to say for its result.
    let findings: [(name: String, value: Double)]

    var medianSeconds: Double {
        let sorted = trialSeconds.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// One line of JSON. Its keys are a contract; kernel names need no escapes.
    var json: String {
        let extra = findings.map { ", \"\($0.name)\": \($0.value)" }.joined()
        return """
            {"kernel": "\(kernel)", "nodes": \(nodes), "edges": \(edges), "threads": \(threads), "load_s": \(loadSeconds), \
            "build_s": \(buildSeconds), "trials_s": [\(trialSeconds.map(\.description).joined(separator: ", "))], \
            "median_s": \(medianSeconds), "verified": \(verified), "peak_rss_bytes": \(peakResidentBytes)\(memory.json), \
            "degree_squares": \(degreeSquares)\(extra)}
            """
    }

    var text: String {
        let extra = findings.map { "\n\($0.name.padded(to: 12))\($0.value)" }.joined()
        return """
            kernel      \(kernel)
            graph       \(nodes) nodes, \(edges) edges
            threads     \(threads)
            load        \(Self.seconds(loadSeconds))
            build       \(Self.seconds(buildSeconds))
            trials      \(trialSeconds.map(Self.seconds).joined(separator: ", "))
            median      \(Self.seconds(medianSeconds))
            verified    \(verified ? "yes" : "no")
            peak memory \(peakResidentBytes >> 20) MB
            \(memory.text)\(extra)
            """
    }

    /// Three or more significant digits, in the unit that suits.
    static func seconds(_ value: Double) -> String {
        let (scaled, unit) = value >= 1 ? (value, "s") : value >= 1e-3 ? (value * 1e3, "ms") : (value * 1e6, "µs")
        let digits = scaled >= 100 ? 1.0 : scaled >= 10 ? 10 : 100
        return "\((scaled * digits).rounded() / digits) \(unit)"
    }
}
