#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Counts the iterations of a measure against their limit and reports how far its residual has fallen, on a logarithmic scale.
struct Convergence {
    let measure: String
    let tolerance: Double
    let maxIterations: Int
    let remedy: String
    let monitor: RunMonitor?
    private(set) var iterations = 0
    private var first: Double?
    private var reported = 0

    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if there is nothing to converge to.
    init(
        measure: String, tolerance: Double, maxIterations: Int, remedy: String, monitor: RunMonitor?
    ) throws(GraphKernelError) {
        guard tolerance > 0, tolerance.isFinite else {
            throw .invalidParameter(name: "tolerance", value: tolerance, requirement: "positive and finite")
        }
        guard maxIterations >= 1 else {
            throw .invalidParameter(name: "maxIterations", value: Double(maxIterations), requirement: "at least 1")
        }
        self.measure = measure
        self.tolerance = tolerance
        self.maxIterations = maxIterations
        self.remedy = remedy
        self.monitor = monitor
        monitor?.begin(1000)
    }

    /// Takes note of an iteration that left a residual.
    ///
    /// - Throws: ``GraphKernelError/notConverged(measure:iterations:residual:remedy:)`` if it was the last one and the residual is too large, or
    ///   if that is no number.
    mutating func step(residual: Double) throws(GraphKernelError) {
        iterations += 1
        if residual.isNaN {
            let remedy = "weights are too great, too small or too far apart: multiply or divide all weights by the same number"
            throw .notConverged(measure: measure, iterations: iterations, residual: residual, remedy: remedy)
        }
        if residual >= tolerance && iterations >= maxIterations {
            throw .notConverged(measure: measure, iterations: iterations, residual: residual, remedy: remedy)
        }
        report(residual)
    }

    private mutating func report(_ residual: Double) {
        guard let monitor, residual > 0 else { return }
        guard let first, first > tolerance else {
            first = residual
            return
        }
        let done = Int(1000 * min(1, max(0, log(first / residual) / log(first / tolerance))))
        monitor.advance(by: max(0, done - reported))
        reported = max(reported, done)
    }
}
