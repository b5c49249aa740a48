import GraphFormats
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes files so that nothing is lost: beside the old one first, which the finished one then replaces.
enum OutputFile {
    /// What a file is to hold.
    enum Content {
        /// Notes, which may take the place of others.
        case notes
        /// It can be drawn again.
        case figure
        case text

        init(_ format: ExportFormat) { self = format == .relgraph ? .notes : .text }
    }

    /// Where the command has read, with the format that was given.
    static let inputs = Mutex<[(paths: [String], format: InputFormat?)]>([])

    /// Keeps the files that a command reads from being replaced by what it makes of them, and its folders from being read with that next time.
    static func protect(_ paths: [String], _ inputFormat: InputFormat? = nil) { inputs.withLock { $0.append((paths, inputFormat)) } }

    /// Replaces the file at `path` by one with the given content. `-` is standard output; devices and pipes are written directly.
    ///
    /// A failure, a full disk or a kill leaves the old file as it was; so does a loss of power, unless it is of a figure.
    ///
    /// - Parameter content: what cannot be drawn again waits for the disk before it replaces the old file, which may take as long as to draw a
    ///   small map. Only notes replace notes.
    /// - Throws: `CommandError` with the reason; the file beside is gone then.
    static func write(_ bytes: [UInt8], to path: String, as content: Content) throws {
        if path == "-" { return try StandardOutput.write(bytes) }
        guard let place = try Place(path, content) else { return try writeDirectly(bytes, to: path) }
        try write([(place, bytes)], as: content)
    }

    /// Replaces several files: the first takes its place when all are written, so that a full disk leaves the old ones as they were.
    ///
    /// - Throws: `CommandError` with the reason; the files beside are gone then. Only if the system refuses to let one take its place have those
    ///   before it taken theirs.
    static func write(_ files: [(path: String, bytes: [UInt8])], as content: Content) throws {
        if files.count == 1 { return try write(files[0].bytes, to: files[0].path, as: content) }
        let placed = try files.map { path, bytes in
            guard let place = try Place(path, content) else {
                throw CommandError("Cannot write \(path.quoted): it is no plain file. A series needs files of its own.")
            }
            return (place, bytes)
        }
        try write(placed, as: content)
    }

    /// - Throws: `CommandError` if no file can be written to a path, as far as that can be told before; else nothing is done.
    static func check(_ path: String, as content: Content) throws {
        if path != "-" { _ = try Place(path, content) }
    }

    private static func write(_ files: [(place: Place, bytes: [UInt8])], as content: Content) throws {
        var unfinished: [Unfinished] = []
        do {
            for file in files { unfinished.append(try Unfinished(beside: file.place)) }
        } catch {
            for file in unfinished { file.discard() }
            throw error
        }
        let failed: (Unfinished, Int32)? = Interruption.removing(unfinished.map(\.temporary)) {
            for (file, bytes) in zip(unfinished, files.map(\.bytes)) {
                if let code = file.fill(with: bytes, waitsForDisk: content != .figure) { return (file, code) }
            }
            return Interruption.deferring {
                for file in unfinished where unsafe rename(file.temporary, file.place.target) != 0 { return (file, errno) }
                return nil
            }
        }
        guard let (file, code) = failed else { return }
        for file in unfinished { file.remove() }
        throw failure(file.place.path, code)
    }

    /// Where a plain file goes, old or new.
    private struct Place {
        let path: String
        /// What is replaced or made: a link stays a link, and what it points to goes, or comes.
        let target: String
        let mode: mode_t

        /// Nil for a device or a pipe.
        init?(_ path: String, _ content: Content) throws {
            if path.isEmpty { throw CommandError("--out names no file. Write --out map.svg, or --out - for standard output.") }
            var information = stat()
            let exists = unsafe stat(path, &information) == 0
            if !exists, errno != ENOENT { throw failure(path, errno) }
            let type = information.st_mode & S_IFMT
            if exists, type == S_IFDIR { throw CommandError("Cannot write \(path.quoted): it is a folder. Name a file in it.") }
            if exists, type != S_IFREG { return nil }
            let target = exists ? resolved(path) : linkedPath(path)
            try guardInputs(from: path, target, exists: exists)
            if exists, content != .notes, holdsNotes(target) {
                throw CommandError("\(path.quoted) holds notes, which would be lost. Name another file.")
            }
            // Replacing needs no leave of the old file, but whoever protected it does not expect it to go.
            if exists, unsafe access(path, W_OK) != 0 { throw failure(path, errno) }
            self.path = path
            self.target = target
            mode = exists ? information.st_mode & 0o7777 : 0o666 & ~currentMask()
        }
    }

    /// A file beside the one that it will replace.
    private struct Unfinished {
        let place: Place
        let temporary: String
        private let descriptor: Int32

        init(beside place: Place) throws {
            self.place = place
            let directory = place.target.lastIndex(of: "/").map { String(place.target[...$0]) } ?? ""
            // Not made from the file's name, which may already be as long as a name can be.
            var template = Array((directory + ".relgraph-XXXXXX").utf8CString)
            descriptor = unsafe mkstemp(&template)
            guard descriptor >= 0 else { throw failure(place.path, errno) }
            temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }

        /// Writes and closes it; the error number if that fails.
        func fill(with bytes: [UInt8], waitsForDisk: Bool) -> Int32? {
            var code = writeAll(bytes, to: descriptor)
            if code == nil, fchmod(descriptor, place.mode) != 0 || (waitsForDisk && fsync(descriptor) != 0) { code = errno }
            if close(descriptor) != 0, code == nil { code = errno }
            return code
        }

        func remove() { unsafe unlink(temporary) }

        /// Removes it unwritten.
        func discard() {
            close(descriptor)
            remove()
        }
    }

    private static func writeDirectly(_ bytes: [UInt8], to path: String) throws {
        let descriptor = unsafe open(path, O_WRONLY)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        if let code = writeAll(bytes, to: descriptor), code != EPIPE { throw failure(path, code) }
    }

    /// Writes everything; the error number if that fails.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var written = 0
        while written < bytes.count {
            // Safe: the rest of the buffer, which is not empty, outlives the call.
            let count = unsafe bytes.withUnsafeBytes { unsafe systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: $0[written...])) }
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            written += count
        }
        return nil
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    private static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// Where the file comes to be that is written to a path at which there is none: that to which a link there points.
    private static func linkedPath(_ path: String) -> String {
        var path = path
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        // Links in a circle have been refused before.
        while case let count = unsafe readlink(path, &buffer, buffer.count), count > 0 {
            let link = String(decoding: buffer[..<count], as: UTF8.self)
            path = link.hasPrefix("/") ? link : (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + link
        }
        return path
    }

    private static func currentMask() -> mode_t {
        let mask = umask(0)
        umask(mask)
        return mask
    }

    private static func failure(_ path: String, _ code: Int32) -> CommandError {
        let remedy =
            switch code {
            case ENOENT, ENOTDIR: "Make the folder first, or check the path."
            case EACCES, EPERM, EROFS: "Choose a place that you may write to."
            case ENOSPC, EDQUOT: "Free some space, or choose another disk. What was there before is untouched."
            default: "What was there before is untouched."
            }
        return CommandError("Cannot write \(path.quoted): \(unsafe String(cString: strerror(code))). \(remedy)")
    }
}
