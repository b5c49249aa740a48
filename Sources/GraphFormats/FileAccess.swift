import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why the system does not let a file be looked at or read.
package struct FileAccessError: Error {
    let code: Int32

    var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// The reason in plain words.
    package var reason: String {
        switch code {
        case ENOENT, ENOTDIR: "it does not exist"
        case EACCES, EPERM: "you have no permission to read it"
        case ELOOP: "its symbolic links lead in a circle"
        case EISDIR: "it is a folder"
        case ENXIO: "it is no file, but a socket or a device"
        // The system's text is copied at once.
        default: unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        }
    }
}

/// What stands under a path.
struct FileStatus {
    enum Kind {
        case folder, file, link
        /// A pipe, a terminal, a device.
        case stream
    }

    /// Tells whether two paths lead to one file.
    struct Identity: Hashable {
        var device: UInt64
        var number: UInt64
    }

    var kind: Kind
    var identity: Identity
    var size: Int

    /// - Parameter followingLinks: whether a symbolic link is taken for what it leads to.
    init(of path: String, followingLinks: Bool = true) throws(FileAccessError) {
        var information = stat()
        // The pointer to the record does not outlive the call.
        let result = followingLinks ? unsafe stat(path, &information) : unsafe lstat(path, &information)
        guard result == 0 else { throw FileAccessError(code: errno) }
        kind =
            switch information.st_mode & S_IFMT {
            case S_IFDIR: .folder
            case S_IFREG: .file
            case S_IFLNK: .link
            default: .stream
            }
        identity = Identity(
            device: UInt64(truncatingIfNeeded: information.st_dev), number: UInt64(truncatingIfNeeded: information.st_ino))
        size = Int(information.st_size)
    }
}

extension Array<UInt8> {
    /// What comes from a file, a pipe or a device until its end, but no more than the limit and one byte.
    package init(contentsOfFile path: String, limit: Int) throws(FileAccessError) {
        // The path does not outlive the call.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileAccessError(code: errno) }
        defer { close(descriptor) }
        let status = try? FileStatus(of: path)
        let expected = status?.size ?? 0
        self = []
        if let status, status.kind == .file, expected >= 32 << 20, expected <= limit {
            self = try Array(inParallel: descriptor, count: expected)
            lseek(descriptor, off_t(count), SEEK_SET)
        }
        // One byte more than the file has lets the end be seen at once.
        var step = Swift.min(Swift.max(expected + 1 - count, 1 << 16), limit + 1)
        while count <= limit {
            step = Swift.min(step, limit + 1 - count)
            var code: Int32 = 0
            let part = unsafe [UInt8](unsafeUninitializedCapacity: step) { buffer, length in
                // The call writes no more than the capacity of the buffer, and says how much.
                var result: Int
                repeat { result = unsafe read(descriptor, buffer.baseAddress, step) } while result < 0 && errno == EINTR
                code = result < 0 ? errno : 0
                length = Swift.max(0, result)
            }
            guard code == 0 else { throw FileAccessError(code: code) }
            guard !part.isEmpty else { return }
            if isEmpty { self = part } else { self += part }
        }
    }

    /// So many bytes of a large file, read by several threads: to copy them, and to find memory for them, takes one alone longer than to parse
    /// much of what it holds. Fewer if the file has become shorter.
    private init(inParallel descriptor: Int32, count: Int) throws(FileAccessError) {
        let partCount = Swift.max(1, Swift.min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let size = (count + partCount - 1) / partCount
        let ends = Mutex([Result<Int, FileAccessError>](repeating: .success(0), count: partCount))
        self = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            guard let base = buffer.baseAddress else { return }
            // Every thread writes to a part of its own, and all are done before the buffer is used.
            nonisolated(unsafe) let memory = unsafe base
            DispatchQueue.concurrentPerform(iterations: partCount) { part in
                var position = part * size
                let end = Swift.min(position + size, count)
                var failure: FileAccessError?
                while position < end {
                    let step = Swift.min(end - position, Array.preparedSize)
                    unsafe Array.prepare(memory + position, step)
                    let result = unsafe pread(descriptor, memory + position, step, off_t(position))
                    if result < 0, errno == EINTR { continue }
                    if result < 0 { failure = FileAccessError(code: errno) }
                    guard result > 0 else { break }
                    position += result
                }
                ends.withLock { $0[part] = failure.map(Result.failure) ?? .success(position) }
            }
            // What stands behind a gap is not the file's.
            for part in 0..<partCount {
                guard case .success(let end) = ends.withLock({ $0[part] }), end > length else { break }
                length = end
                guard end == Swift.min((part + 1) * size, count) else { break }
            }
        }
        for end in ends.withLock({ $0 }) {
            if case .failure(let error) = end { throw error }
        }
    }

    /// So much memory is made ready at once.
    private static var preparedSize: Int { 1 << 20 }

    /// Has the system make memory ready that is about to be written to: for all pages together, that takes less time than a fault for each.
    private static func prepare(_ start: UnsafeMutableRawPointer, _ count: Int) {
        #if os(Linux)
            let page = UInt(clamping: sysconf(Int32(_SC_PAGESIZE)))
            let address = UInt(bitPattern: start)
            let first = (address + page - 1) / page * page
            let last = (address + UInt(count)) / page * page
            // Where it cannot be done, every page is made ready when it is written to; the memory holds the same either way.
            guard first < last, let pages = unsafe UnsafeMutableRawPointer(bitPattern: first) else { return }
            // MADV_POPULATE_WRITE, which the headers of older systems do not name.
            unsafe madvise(pages, Int(last - first), 23)
        #endif
    }
}
