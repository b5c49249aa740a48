/// A text edge list that was opened, read once and found to be in order: how large it is, is known, its edges are not in memory.
///
///     let file = try EdgeListFile(path: "graph.el")
///     let graph = try CSRGraph(file, directed: false)
///
/// A line is `source target` or `source target weight`, all lines alike, separated by blanks, tabs or a comma; ids are whole numbers from 0;
/// blank lines and lines that begin with `#` or `%` are skipped. Edges are numbered in the order of their lines.
///
/// The file is read twice, here and when its edges are asked for, by several threads in pieces that fit their caches; that costs less than
/// keeping the edges would, and far less memory. Time: O(bytes). Space: a few megabytes a thread.
public struct EdgeListFile: Sendable {
    /// The greatest node id and 1.
    public let nodeCount: Int
    public let edgeCount: Int
    /// Whether edges have weights.
    public let isWeighted: Bool

    let pieces: TextPieces
    /// How many edges lie before every piece, and all of them at last.
    let firstEdges: FrozenArray<Int>
    /// The most edges a piece has.
    let pieceCapacity: Int
    /// Whether single precision holds all weights exactly.
    let hasSingleWeights: Bool
    let rowCounts: PieceRowCounts

    /// Opens and reads a file, or reads a pipe to its end.
    ///
    /// - Throws: ``EdgeListError`` with the path and, for a broken line, its number and column, the first of them.
    public init(path: String, execution: Execution = .automatic) throws(EdgeListError) {
        try self.init(TextPieces(path: path), execution: execution)
    }

    init(_ pieces: TextPieces, execution: Execution) throws(EdgeListError) {
        self.pieces = pieces
        isWeighted = try EdgeListFile.isWeighted(pieces)
        let isWeighted = isWeighted
        let (counts, rows) = try pieces.naming { () throws(GraphKernelError) in
            (try WorkArray<Int>(zeros: pieces.pieceCount + 1), try PieceRowCounts(pieceCount: pieces.pieceCount))
        }
        let (greatest, areSingle) = try pieces.naming { () throws(GraphKernelError) in
            (
                try WorkArray<Int32>(repeating: -1, count: pieces.pieceCount),
                try WorkArray<Bool>(repeating: true, count: pieces.pieceCount)
            )
        }
        let failure = FirstFailure()
        let workspaces = Workspaces(for: pieces)
        // Reading, placing and sorting are about as much work each.
        execution.monitor?.begin(3 * pieces.pieceCount)
        try EdgeListFile.forEach(of: pieces, execution) { piece in
            guard !failure.precedes(piece) else { return }
            do throws(EdgeListError) {
                let workspace = try workspaces.take()
                defer { workspaces.put(back: workspace) }
                let result = try pieces.parse(piece, with: workspace, isWeighted: isWeighted)
                counts[piece + 1] = result.edgeCount
                rows.count(workspace.batch, edgeCount: result.edgeCount, greatest: result.greatest, piece: piece)
                greatest[piece] = result.greatest
                areSingle[piece] = result.hasSingleWeights
            } catch {
                failure.note(error, piece: piece)
            }
            execution.monitor?.advance(by: 1)
        }
        if let error = failure.error { throw error }
        var found = (greatest: Int32(-1), capacity: 0, hasSingleWeights: true)
        for piece in 0..<pieces.pieceCount {
            found.greatest = max(found.greatest, greatest[piece])
            found.capacity = max(found.capacity, counts[piece + 1])
            found.hasSingleWeights = found.hasSingleWeights && areSingle[piece]
            counts[piece + 1] += counts[piece]
        }
        edgeCount = counts[pieces.pieceCount]
        nodeCount = Int(found.greatest) + 1
        firstEdges = counts.frozen()
        pieceCapacity = found.capacity
        hasSingleWeights = found.hasSingleWeights
        rowCounts = rows
        guard edgeCount > 0 else { throw EdgeListError(path: pieces.path, problem: .noEdges) }
        guard edgeCount <= Int(Int32.max) else { throw EdgeListError(path: pieces.path, problem: .tooManyEdges(edgeCount)) }
        guard nodeCount <= max(1 << 26, 64 * edgeCount) else {
            throw EdgeListError(path: pieces.path, problem: .sparseIDs(greatest: nodeCount - 1, edges: edgeCount))
        }
    }
}

extension EdgeList {
    /// Reads a text edge list; see ``EdgeListFile`` for its form. A ``CSRGraph`` is built with less memory from the file itself.
    ///
    /// - Throws: ``EdgeListError`` with the path and, for a broken line, its number and column, the first of them.
    public static func load(path: String, execution: Execution = .automatic) throws(EdgeListError) -> EdgeList {
        try EdgeListFile(path: path, execution: execution).edges(execution: execution)
    }

    /// Reads a text edge list that is in memory; see ``EdgeListFile`` for its form.
    ///
    /// - Throws: ``EdgeListError`` with the number and column of a broken line, the first of them.
    public init(parsing text: String, execution: Execution = .automatic) throws(EdgeListError) {
        self = try EdgeListFile(try TextPieces(text: Array(text.utf8)), execution: execution).edges(execution: execution)
    }
}

extension CSRGraph {
    /// Builds a graph from a text edge list, without edge ids.
    ///
    /// The edges are never in memory besides the graph: a line goes from the file to its place in the lists. Time: O(nodes + bytes). Space:
    /// that of the result and a few megabytes a thread; beyond 2²¹ nodes up to twice that of the result.
    ///
    /// - Parameters:
    ///   - file: The edges.
    ///   - directed: Whether an edge leads one way only.
    ///   - policy: Which edges to leave out.
    ///   - execution: On how many threads.
    /// - Throws: ``EdgeListError`` if the file was changed meanwhile or cannot be read any more, or if the run was cancelled.
    public init(
        _ file: EdgeListFile, directed: Bool, policy: EdgePolicy = .keepAll, execution: Execution = .automatic
    ) throws(EdgeListError) {
        self = try file.graph(directed: directed, policy: policy, execution: execution)
    }
}
