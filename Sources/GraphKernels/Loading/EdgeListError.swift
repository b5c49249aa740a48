/// Why a text edge list could not be read: where, what, and the remedy.
public struct EdgeListError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Problem: Error, Equatable, Sendable {
        /// The file cannot be read; the reason is the system's.
        case unreadable(reason: String)
        /// The path names a folder.
        case isFolder
        /// There is no edge in it.
        case noEdges
        /// Something other than a whole number stands where a node id should.
        case invalidNode(String)
        /// A node id does not fit `Int32`.
        case nodeTooLarge(String)
        /// A line ends before its second node.
        case missingNode
        /// A weight is negative, infinite or not a number.
        case invalidWeight(String)
        /// The first edge has a weight, this one has none.
        case missingWeight
        /// There is more on the line than the first edge has.
        case unexpectedText(String)
        /// A line is longer than any edge could be.
        case lineTooLong(limit: Int)
        /// The file is a Matrix Market file, whose numbers begin at 1 and whose second line is no edge.
        case matrixMarket
        /// The greatest id is so great that almost no node could have an edge.
        case sparseIDs(greatest: Int, edges: Int)
        /// There are more edges than an `Int32` edge id can name.
        case tooManyEdges(Int)
        /// The graph does not fit the machine's memory.
        case tooLarge(bytes: Int, memory: Int)
        /// The system had no memory left for an array of so many bytes.
        case outOfMemory(bytes: Int)
        /// The file was not the same when it was read again.
        case changedWhileReading
        /// The run was cancelled by its ``RunMonitor``.
        case cancelled
    }

    /// The file; `nil` if the text was handed over in memory.
    public var path: String?
    /// The line, from 1; `nil` if the problem is that of the whole file.
    public var line: Int?
    /// The column, from 1, in bytes.
    public var column: Int?
    public var problem: Problem

    public init(path: String?, line: Int? = nil, column: Int? = nil, problem: Problem) {
        self.path = path
        self.line = line
        self.column = column
        self.problem = problem
    }
}

extension EdgeListError {
    /// What a kernel could not do for a text: edges that were validated leave nothing else to fail.
    init(path: String?, _ error: GraphKernelError) {
        if case .outOfMemory(let bytes) = error {
            self.init(path: path, problem: .outOfMemory(bytes: bytes))
        } else {
            self.init(path: path, problem: .cancelled)
        }
    }
}

extension EdgeListError: CustomStringConvertible {
    /// `file:line:column: what is wrong, and what to do`.
    public var description: String {
        let place = [path ?? "edge list", line.map(String.init), column.map(String.init)].compactMap(\.self)
        return "\(place.joined(separator: ":")): \(problem)"
    }
}

extension EdgeListError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let reason):
            "cannot be read: \(reason)"
        case .isFolder:
            "is a folder: name a file of edges, one a line"
        case .noEdges:
            "holds no edges: write one a line, as in “0 1”"
        case .invalidNode(let text):
            "“\(text)” is no node id: ids are whole numbers from 0; begin lines that are comments with # or %"
        case .nodeTooLarge(let text):
            "the node id \(text) is greater than \(Int32.max - 1): number the nodes from 0"
        case .missingNode:
            "an edge has two ends: write two node ids a line"
        case .invalidWeight(let text):
            "“\(text)” is no weight: weights are finite numbers and not negative"
        case .missingWeight:
            "this edge has no weight, though the first one has: give all edges a weight, or none"
        case .unexpectedText(let text):
            "“\(text)” is more than the first edge has: a line is “source target” or “source target weight”, all lines alike"
        case .lineTooLong(let limit):
            "the line is longer than \(limit) bytes: is this a text file with an edge a line?"
        case .matrixMarket:
            "is a Matrix Market file, not a list of edges: drop the lines up to its sizes and subtract 1 from all ids"
        case .sparseIDs(let greatest, let edges):
            "the greatest node id is \(greatest), but there are only \(edges) edges: number the nodes from 0 without gaps"
        case .tooManyEdges(let count):
            "holds \(count) edges, but a graph has at most \(Int32.max)"
        case .tooLarge(let bytes, let memory):
            "takes \(bytes >> 20) MB as a graph, but this machine has \(memory >> 20) MB of memory"
        case .outOfMemory(let bytes):
            "does not fit the memory that is left: \(GraphKernelError.outOfMemory(bytes: bytes))"
        case .changedWhileReading:
            "was changed while it was read: try again when nobody writes to it"
        case .cancelled:
            "reading was cancelled"
        }
    }
}
