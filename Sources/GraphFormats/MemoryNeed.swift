/// How much memory files take to be read, at least.
///
/// No more than what is sure: a file is refused only where it cannot be read for sure.
package struct MemoryNeed: Sendable {
    /// The files, the largest first.
    private(set) var files: [(path: String, format: InputFormat, bytes: Int)] = []
    /// The memory that all of them take, in bytes.
    package private(set) var bytes = 0

    /// What the files have together.
    private var textBytes: Int {
        files.reduce(0) { sum, file in
            let (more, overflows) = sum.addingReportingOverflow(file.bytes)
            return overflows ? .max : more
        }
    }

    package init() {}

    /// - Parameter bytes: the size of the file.
    package mutating func add(_ path: String, _ format: InputFormat, bytes: Int) {
        let place = files.firstIndex { $0.bytes < bytes } ?? files.endIndex
        files.insert((path, format, bytes), at: place)
        let (own, isTooMuch) = bytes.multipliedReportingOverflow(by: format.leastMemoryPerByte)
        let (sum, overflows) = self.bytes.addingReportingOverflow(own)
        self.bytes = isTooMuch || overflows ? .max : sum
    }

    /// - Throws: `LoadError.needsMemory` if they take more than there is.
    package func check(_ limits: MemoryLimits) throws(LoadError) {
        guard let largest = files.first, let limit = limits.narrowest, bytes > limit.bytes else { return }
        throw .needsMemory(
            largest.path, others: files.count - 1, bytes: textBytes, needed: bytes, available: limit.bytes,
            limit: limit.authority.name, isEdgeList: files.count == 1 && largest.format == .edgeList)
    }
}

extension InputFormat {
    /// How many bytes of memory reading takes for a byte of text, at least, the text itself included.
    ///
    /// Measured as the greatest resident size of `relgraph stats`, less what it takes for a file of one edge, over files of 11 to 28 MB: edge
    /// lists 4.0 (ten digits a name) to 5.7 (six digits), tables 2.3 (long notes) to 2.8 (names), JSON 1.2 (pretty) and GraphML 1.0 (most of it
    /// graphics that are not kept) to 2.8 (nothing but edges). The least of each, and rounded down.
    var leastMemoryPerByte: Int {
        switch self {
        case .edgeList: 4
        case .csv, .tsv: 2
        default: 1
        }
    }
}
