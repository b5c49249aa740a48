import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A text in pieces that end with a line, read by several threads, each into a buffer of its own. A file is never held whole: pages that are
/// read, unlike pages that are mapped, do not count as memory of this process.
final class TextPieces: Sendable {
    /// The file; `nil` if the text came from memory.
    let path: String?
    let byteCount: Int
    let pieceSize: Int
    private let descriptor: Int32
    /// The text itself where there is no file to read it from again.
    private let bytes: [UInt8]

    /// How far a line may reach beyond the piece that it begins in: no line may be longer for sure.
    static let lineLimit = 1 << 16

    var pieceCount: Int {
        (byteCount + pieceSize - 1) / pieceSize
    }

    init(text bytes: [UInt8], path: String? = nil, pieceSize: Int? = nil) {
        self.bytes = bytes
        self.path = path
        byteCount = bytes.count
        descriptor = -1
        self.pieceSize = pieceSize ?? TextPieces.pieceSize(for: bytes.count)
    }

    /// Opens a file, or reads a pipe to its end.
    ///
    /// - Throws: ``EdgeListError``.
    init(path: String) throws(EdgeListError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else {
            let reason = TextPieces.systemReason
            if descriptor >= 0 { close(descriptor) }
            throw EdgeListError(path: path, problem: .unreadable(reason: reason))
        }
        self.path = path
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            self.descriptor = descriptor
            bytes = []
            byteCount = Int(status.st_size)
        case S_IFDIR:
            close(descriptor)
            throw EdgeListError(path: path, problem: .isFolder)
        default:
            defer { close(descriptor) }
            guard let text = TextPieces.readToEnd(descriptor) else {
                throw EdgeListError(path: path, problem: .unreadable(reason: TextPieces.systemReason))
            }
            self.descriptor = -1
            bytes = text
            byteCount = text.count
        }
        pieceSize = TextPieces.pieceSize(for: byteCount)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// As much as fits a thread's cache together with the edges in it, and at most about a thousand pieces.
    private static func pieceSize(for byteCount: Int) -> Int {
        max(1 << 18, byteCount >> 10)
    }

    private static var systemReason: String {
        unsafe String(cString: strerror(errno))
    }

    private static func readToEnd(_ descriptor: Int32) -> [UInt8]? {
        var bytes: [UInt8] = []
        let chunk = 1 << 20
        while true {
            var count = 0
            let more = unsafe [UInt8](unsafeUninitializedCapacity: chunk) { buffer, initialized in
                count = unsafe read(descriptor, buffer.baseAddress, chunk)
                initialized = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { return bytes }
            bytes += more
        }
    }
}

extension TextPieces {
    /// Where a thread keeps the piece it reads: with room for a line that begins in the piece and ends behind it, and for words read past the
    /// end.
    final class Buffer: Sendable {
        let bytes: WorkArray<UInt8>

        init(for pieces: TextPieces) {
            bytes = WorkArray(zeros: 1 + pieces.pieceSize + TextPieces.lineLimit + 16)
        }
    }

    /// The lines that begin in a piece, in a buffer, with a line feed behind them.
    struct Lines {
        /// Where in the buffer.
        let range: Range<Int>
        /// Where in the text the buffer's first byte lies.
        let origin: Int
    }

    /// Reads the lines that begin in a piece.
    ///
    /// - Throws: ``EdgeListError``: the file cannot be read, or a line is too long.
    func lines(of piece: Int, in buffer: Buffer) throws(EdgeListError) -> Lines {
        let start = piece * pieceSize
        let end = min(byteCount, start + pieceSize)
        // The byte before tells whether a line begins at the start.
        let origin = max(0, start - 1)
        let bytes = buffer.bytes
        let count = try copy(from: origin, count: min(byteCount, end + TextPieces.lineLimit) - origin, to: bytes)
        guard count >= end - origin else { throw EdgeListError(path: path, problem: .changedWhileReading) }
        let first = start == 0 ? markLength(bytes, count) : bytes.lineEnd(from: 0, to: end - origin).map { $0 + 1 }
        guard let first, first < end - origin else {
            return Lines(range: 0..<0, origin: origin)
        }
        // The last line begins before the end of the piece, and may end at it or behind it.
        if let last = bytes.lineEnd(from: end - origin - 1, to: count) {
            return Lines(range: first..<last + 1, origin: origin)
        }
        guard origin + count == byteCount else {
            throw error(.lineTooLong(limit: TextPieces.lineLimit), at: origin + bytes.lineStart(before: end - origin))
        }
        bytes[count] = UInt8(ascii: "\n")
        return Lines(range: first..<count + 1, origin: origin)
    }

    /// The length of the byte order mark that some programs begin a text with.
    private func markLength(_ bytes: WorkArray<UInt8>, _ count: Int) -> Int {
        count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    }

    /// The error with the line and column of a byte. Reads the text up to there.
    func error(_ problem: EdgeListError.Problem, at offset: Int) -> EdgeListError {
        let buffer = Buffer(for: self)
        var (line, lineStart, position) = (1, 0, 0)
        while position < offset {
            guard let count = try? copy(from: position, count: min(offset - position, pieceSize), to: buffer.bytes), count > 0 else {
                break
            }
            for index in 0..<count where buffer.bytes[index] == UInt8(ascii: "\n") {
                line += 1
                lineStart = position + index + 1
            }
            position += count
        }
        return EdgeListError(path: path, line: line, column: offset - lineStart + 1, problem: problem)
    }

    /// Copies bytes of the text; fewer than asked only if the file has become shorter.
    private func copy(from offset: Int, count: Int, to buffer: WorkArray<UInt8>) throws(EdgeListError) -> Int {
        unsafe try buffer.withUnsafeMutableBufferPointer { target throws(EdgeListError) in
            guard descriptor >= 0 else {
                return unsafe target.update(fromContentsOf: bytes[offset..<offset + count])
            }
            var done = 0
            while done < count {
                let step = unsafe pread(descriptor, target.baseAddress.map { unsafe $0 + done }, count - done, off_t(offset + done))
                if step < 0, errno == EINTR { continue }
                guard step >= 0 else { throw EdgeListError(path: path, problem: .unreadable(reason: TextPieces.systemReason)) }
                guard step > 0 else { break }
                done += step
            }
            return done
        }
    }
}

extension WorkArray<UInt8> {
    /// The first line feed in a range.
    fileprivate func lineEnd(from start: Int, to end: Int) -> Int? {
        (start..<end).first { self[$0] == UInt8(ascii: "\n") }
    }

    /// Where the line begins that a byte is in or ends.
    fileprivate func lineStart(before end: Int) -> Int {
        var index = end
        while index > 0, self[index - 1] != UInt8(ascii: "\n") { index -= 1 }
        return index
    }
}
