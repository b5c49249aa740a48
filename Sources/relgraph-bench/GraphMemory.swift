import GraphKernels

/// What the graph of a run takes, by its own account and by the system's.
struct GraphMemory {
    /// The bytes of its arrays.
    let graphBytes: Int
    /// By how much the process was larger when the graph was ready than before, and by how much at most in between; `nil` where the system
    /// does not say.
    let resident: (rest: Int, peak: Int)?

    /// What a graph that has just become ready takes.
    ///
    /// - Parameter before: What the process held before it was read and built.
    init(_ graph: CSRGraph, before: Int?) {
        graphBytes = graph.byteCount
        guard let before, let now = residentBytes() else {
            resident = nil
            return
        }
        resident = (now - before, max(now, peakResidentBytes()) - before)
    }

    /// More keys of the report.
    var json: String {
        let measured = resident.map { ", \"rest_bytes\": \($0.rest), \"build_peak_bytes\": \($0.peak)" } ?? ""
        return ", \"graph_bytes\": \(graphBytes)\(measured)"
    }

    var text: String {
        guard graphBytes >= GraphMemory.leastMeasured else { return "graph memory \(graphBytes) bytes of arrays" }
        let measured = resident.map { ", at rest \(factor($0.rest)) and while it was built up to \(factor($0.peak)) times that" } ?? ""
        return "graph memory \(graphBytes >> 20) MB of arrays\(measured)"
    }

    /// Beside less than this, what the process takes otherwise is all that can be measured.
    private static let leastMeasured = 1 << 20

    private func factor(_ bytes: Int) -> Double {
        (Double(bytes) / Double(max(1, graphBytes)) * 100).rounded() / 100
    }
}
