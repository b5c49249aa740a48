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
    private let bytes: FrozenArray<UInt8>?

    /// How far a line may reach beyond the piece that it begins in: no line may be longer for sure.
    static let lineLimit = 1 << 16

    var pieceCount: Int {
        (byteCount + pieceSize - 1) / pieceSize
    }

    /// - Throws: ``EdgeListError``.
    init(text: [UInt8], path: String? = nil, pieceSize: Int? = nil) throws(EdgeListError) {
        do throws(GraphKernelError) {
            bytes = try FrozenArray(text)
        } catch {
            throw EdgeListError(path: path, error)
        }
        self.path = path
        byteCount = text.count
        descriptor = -1
        self.pieceSize = pieceSize ?? TextPieces.pieceSize(for: text.count)
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
            bytes = nil
            byteCount = Int(status.st_size)
        case S_IFDIR:
            close(descriptor)
            throw EdgeListError(path: path, problem: .isFolder)
        default:
            defer { close(descriptor) }
            self.descriptor = -1
            let text = try TextPieces.readToEnd(descriptor, path: path)
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

    private static func readToEnd(_ descriptor: Int32, path: String) throws(EdgeListError) -> FrozenArray<UInt8> {
        do throws(GraphKernelError) {
            var (bytes, count) = (try WorkArray<UInt8>(zeros: 1 << 20, paging: .whenTouched), 0)
            while true {
                if count == bytes.count {
                    let larger = try WorkArray<UInt8>(zeros: 2 * count, paging: .whenTouched)
                    larger.copy(0..<count, of: bytes.frozen())
                    bytes = larger
                }
                let step = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
                    unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, buffer.count - count)
                }
                if step < 0, errno == EINTR { continue }
                guard step >= 0 else { break }
                guard step > 0 else { return bytes.frozen(count: count) }
                count += step
            }
        } catch {
            throw EdgeListError(path: path, error)
        }
        throw EdgeListError(path: path, problem: .unreadable(reason: systemReason))
    }

    /// Does what may fail for want of memory, and lets the error name this text.
    func naming<Result>(_ body: () throws(GraphKernelError) -> Result) throws(EdgeListError) -> Result {
        do throws(GraphKernelError) {
            return try body()
        } catch {
            throw EdgeListError(path: path, error)
        }
    }
}

extension TextPieces {
    /// Where a thread keeps the piece it reads: with room for a line that begins in the piece and ends behind it, and for words read past the
    /// end.
    final class Buffer: Sendable {
        let bytes: WorkArray<UInt8>

        init(for pieces: TextPieces) throws(GraphKernelError) {
            bytes = try WorkArray(zeros: 1 + pieces.pieceSize + TextPieces.lineLimit + 16)
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
        guard let buffer = try? Buffer(for: self) else { return EdgeListError(path: path, problem: problem) }
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
        if let bytes {
            buffer.copy(offset..<offset + count, of: bytes)
            return count
        }
        return unsafe try buffer.withUnsafeMutableBufferPointer { target throws(EdgeListError) in
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
