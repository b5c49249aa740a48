import GraphKernels

/// Where the graph comes from.
enum BenchmarkInput: Sendable {
    case file(String)
    case kronecker(scale: Int, edgeFactor: Int, seed: UInt64)
    case grid(rows: Int, columns: Int)
    case barabasiAlbert(nodeCount: Int, edgesPerNode: Int, seed: UInt64)

    /// A path, or a generated graph such as `kron:20:16:1`. A file whose name looks like that is `./kron:20:16:1`.
    init(_ text: String) throws(BadInput) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch parts[0] {
        case "kron" where parts.count > 1:
            let numbers = try Self.numbers(parts, "kron:SCALE:EDGEFACTOR:SEED", count: 3)
            self = .kronecker(scale: numbers[0], edgeFactor: numbers[1], seed: UInt64(numbers[2]))
        case "grid" where parts.count > 1:
            let numbers = try Self.numbers(parts, "grid:ROWS:COLS", count: 2)
            self = .grid(rows: numbers[0], columns: numbers[1])
        case "ba" where parts.count > 1:
            let numbers = try Self.numbers(parts, "ba:N:M:SEED", count: 3)
            self = .barabasiAlbert(nodeCount: numbers[0], edgesPerNode: numbers[1], seed: UInt64(numbers[2]))
        default:
            self = .file(text)
        }
    }

    private static func numbers(_ parts: [String], _ form: String, count: Int) throws(BadInput) -> [Int] {
        let numbers = parts.dropFirst().compactMap { Int($0) }.filter { $0 >= 0 }
        guard numbers.count == count, parts.count == count + 1 else {
            throw BadInput("a generated graph is \(form), all of them whole numbers from 0; got “\(parts.joined(separator: ":"))”")
        }
        return numbers
    }

    /// The graph, simple and, unless they are asked for, without edge ids, as the peers build it.
    ///
    /// - Parameter whenRead: Called when the file was read, or the edges made, and the lists are yet to be sorted.
    func graph(directed: Bool, keepsEdgeIDs: Bool = false, execution: Execution, whenRead: () -> Void = {}) throws -> CSRGraph {
        let edges: EdgeList
        switch self {
        case .file(let path) where keepsEdgeIDs:
            edges = try .load(path: path, execution: execution)
        case .file(let path):
            let file = try EdgeListFile(path: path, execution: execution)
            whenRead()
            return try CSRGraph(file, directed: directed, policy: [.dropLoops, .dropParallel], execution: execution)
        case .kronecker(let scale, let edgeFactor, let seed):
            edges = try .kronecker(scale: scale, edgeFactor: edgeFactor, seed: seed, execution: execution)
        case .grid(let rows, let columns):
            edges = try .grid(rows: rows, columns: columns)
        case .barabasiAlbert(let nodeCount, let edgesPerNode, let seed):
            edges = try .barabasiAlbert(nodeCount: nodeCount, edgesPerNode: edgesPerNode, seed: seed)
        }
        whenRead()
        return try CSRGraph(
            edges, directed: directed, policy: [.dropLoops, .dropParallel], keepsEdgeIDs: keepsEdgeIDs, execution: execution)
    }
}
