import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension EdgeListFile {
    /// The edges as a list.
    ///
    /// - Throws: ``EdgeListError`` if the file was changed meanwhile or cannot be read any more, or if the run was cancelled.
    public func edges(execution: Execution = .automatic) throws(EdgeListError) -> EdgeList {
        let weightSize = isWeighted ? (hasSingleWeights ? 4 : 8) : 0
        try checkMemory(edgeCount * (8 + weightSize))
        let (sources, targets) = try pieces.naming { () throws(GraphKernelError) in
            (try WorkArray<Int32>(zeros: edgeCount), try WorkArray<Int32>(zeros: edgeCount))
        }
        let (singles, doubles) = try pieces.naming { () throws(GraphKernelError) in
            (try WorkArray<Float>(zeros: weightSize == 4 ? edgeCount : 0), try WorkArray<Double>(zeros: weightSize == 8 ? edgeCount : 0))
        }
        let failure = FirstFailure()
        let workspaces = Workspaces(for: pieces)
        try EdgeListFile.forEach(of: pieces, execution) { piece in
            reread(piece, workspaces, failure) { batch, count in
                let first = firstEdges[piece]
                for edge in 0..<count {
                    sources[first &+ edge] = batch.sources[edge]
                    targets[first &+ edge] = batch.targets[edge]
                    if weightSize == 4 { singles[first &+ edge] = Float(batch.payloads[edge]) }
                    if weightSize == 8 { doubles[first &+ edge] = batch.payloads[edge] }
                }
            }
            execution.monitor?.advance(by: 2)
        }
        if let error = failure.error { throw error }
        let weights: EdgeWeights? =
            switch weightSize {
            case 0: nil
            case 4: .single(singles.frozen())
            default: .double(doubles.frozen())
            }
        return EdgeList(sources: sources.frozen(), targets: targets.frozen(), weights: weights, nodeCount: nodeCount)
    }

    func graph(directed: Bool, policy: EdgePolicy, execution: Execution) throws(EdgeListError) -> CSRGraph {
        let slotSize = 4 + (isWeighted ? (hasSingleWeights ? 4 : 8) : 0)
        try checkMemory(2 * edgeCount * slotSize + (directed ? 16 : 8) * nodeCount)
        let builder = GraphBuilder(nodeCount: nodeCount, edgeCount: edgeCount, isDirected: directed, policy: policy, execution: execution)
        let failure = FirstFailure()
        do {
            if !isWeighted {
                return try builder.graph(of: source(failure) { (_: Double) in NoPayload() }) { _ in (nil, nil) }
            }
            if hasSingleWeights {
                return try builder.graph(of: source(failure) { Float($0) }, isLighter: { $0 < $1 }) { (.single($0), nil) }
            }
            return try builder.graph(of: source(failure) { $0 }, isLighter: { $0 < $1 }) { (.double($0), nil) }
        } catch {
            throw failure.error ?? EdgeListError(path: pieces.path, error)
        }
    }

    /// The edges, read again.
    private func source<Payload>(
        _ failure: FirstFailure, payload: @escaping @Sendable (_ weight: Double) -> Payload
    ) -> EdgeSource<Payload> {
        let workspaces = Workspaces(for: pieces)
        let isWeighted = isWeighted
        return EdgeSource(
            pieceCount: pieces.pieceCount, pieceCapacity: pieceCapacity, hasFailed: { failure.error != nil }
        ) { piece, batch in
            reread(piece, workspaces, failure) { text, count in
                for edge in 0..<count {
                    batch.sources[edge] = text.sources[edge]
                    batch.targets[edge] = text.targets[edge]
                    if isWeighted { batch.payloads[edge] = payload(text.payloads[edge]) }
                }
            }
        } counts: { layout, isSymmetric throws(GraphKernelError) in
            try rowCounts.counts(layout, isSymmetric: isSymmetric)
        }
    }

    /// Reads a piece once more, calls back with its edges and returns their number; 0, without calling, if it is not what it was. What the
    /// rest relies on, and what keeps it within its memory, is compared: someone may be writing to the file.
    @discardableResult
    private func reread(
        _ piece: Int, _ workspaces: Workspaces, _ failure: FirstFailure, _ body: (_ batch: EdgeBatch<Double>, _ count: Int) -> Void
    ) -> Int {
        do throws(EdgeListError) {
            let workspace = try workspaces.take()
            defer { workspaces.put(back: workspace) }
            let result = try pieces.parse(piece, with: workspace, isWeighted: isWeighted)
            let hasSameSize = result.edgeCount == firstEdges[piece + 1] - firstEdges[piece] && Int(result.greatest) < nodeCount
            let hasSameRows = try pieces.naming { () throws(GraphKernelError) in
                try rowCounts.matches(workspace.batch, edgeCount: result.edgeCount, greatest: result.greatest, piece: piece)
            }
            guard hasSameSize, hasSameRows else { throw EdgeListError(path: pieces.path, problem: .changedWhileReading) }
            body(workspace.batch, result.edgeCount)
            return result.edgeCount
        } catch {
            failure.note(error, piece: piece)
            return 0
        }
    }

    private func checkMemory(_ bytes: Int) throws(EdgeListError) {
        let memory = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
        guard bytes <= memory else { throw EdgeListError(path: pieces.path, problem: .tooLarge(bytes: bytes, memory: memory)) }
    }

    static func forEach(
        of pieces: TextPieces, _ execution: Execution, _ body: @Sendable (_ piece: Int) -> Void
    ) throws(EdgeListError) {
        do {
            try execution.forEach(pieces.pieceCount) { piece, _ in body(piece) }
        } catch {
            throw EdgeListError(path: pieces.path, error)
        }
    }

    /// Whether edges have weights: whether the first one has a third column.
    static func isWeighted(_ pieces: TextPieces) throws(EdgeListError) -> Bool {
        let buffer = try pieces.naming { () throws(GraphKernelError) in try TextPieces.Buffer(for: pieces) }
        for piece in 0..<pieces.pieceCount {
            let lines = try pieces.lines(of: piece, in: buffer)
            if piece == 0, lines.range.prefix(14).map({ buffer.bytes[$0] }) == Array("%%MatrixMarket".utf8) {
                throw EdgeListError(path: pieces.path, problem: .matrixMarket)
            }
            var parser = EdgeLineParser(buffer.bytes, lines.range, isWeighted: false)
            if let count = parser.columnCount() { return count > 2 }
        }
        return false
    }
}

extension TextPieces {
    /// Reads the edges of a piece into a batch.
    func parse(
        _ piece: Int, with workspace: Workspaces.Workspace, isWeighted: Bool
    ) throws(EdgeListError) -> EdgeLineParser.Result {
        let lines = try lines(of: piece, in: workspace.buffer)
        var parser = EdgeLineParser(workspace.buffer.bytes, lines.range, isWeighted: isWeighted)
        let result = parser.parse(into: workspace.batch)
        if let failure = result.failure { throw error(failure.problem, at: lines.origin + failure.position) }
        return result
    }
}

/// What threads need to read a piece, made when first needed and used again.
final class Workspaces: Sendable {
    struct Workspace: Sendable {
        let buffer: TextPieces.Buffer
        let batch: EdgeBatch<Double>
    }

    private let pieces: TextPieces
    private let free = Mutex<[Workspace]>([])

    init(for pieces: TextPieces) {
        self.pieces = pieces
    }

    func take() throws(EdgeListError) -> Workspace {
        if let workspace = free.withLock({ $0.popLast() }) { return workspace }
        return try pieces.naming { () throws(GraphKernelError) in
            // An edge takes at least 4 bytes of text; the last line of a piece may end behind it.
            Workspace(
                buffer: try TextPieces.Buffer(for: pieces),
                batch: try EdgeBatch(capacity: (pieces.pieceSize + TextPieces.lineLimit) / 4 + 2))
        }
    }

    func put(back workspace: Workspace) {
        free.withLock { $0.append(workspace) }
    }
}

/// The failure that comes first in the text, whichever thread finds it first.
final class FirstFailure: Sendable {
    private let first = Mutex<(piece: Int, error: EdgeListError)?>(nil)

    var error: EdgeListError? {
        first.withLock { $0?.error }
    }

    func note(_ error: EdgeListError, piece: Int) {
        first.withLock { if $0.map({ piece < $0.piece }) ?? true { $0 = (piece, error) } }
    }

    /// Whether something is wrong before a piece, so that it need not be read.
    func precedes(_ piece: Int) -> Bool {
        first.withLock { $0.map { $0.piece < piece } ?? false }
    }
}
