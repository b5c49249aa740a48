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
    /// Where the command has read, with the format that was given.
    private static let inputs = Mutex<[(paths: [String], format: InputFormat?)]>([])

    /// Keeps the files that a command has read from being replaced by what it makes of them.
    static func protect(_ paths: [String], _ inputFormat: InputFormat? = nil) { inputs.withLock { $0.append((paths, inputFormat)) } }

    /// The folder that a command has read, and that a new file would be read with the next time; nil if there is none.
    static func folderRead(with path: String) -> String? {
        inputs.withLock { $0 }.lazy.compactMap { GraphLoader.folder(reading: path, at: $0.paths) }.first
    }

    /// Why a file is not written into a folder of notes.
    static func amongNotes(_ path: String, _ folder: String) -> CommandError {
        CommandError("\(path.quoted) would stand among the notes of \(folder.quoted), and be read with them. Name a place outside.")
    }

    /// Why a file that was read is not replaced.
    static func wasRead(_ path: String) -> CommandError {
        CommandError("\(path.quoted) is what was read, and would be lost. Name another file.")
    }

    /// Replaces the file at `path` by one with the given content. `-` is standard output; devices and pipes are written directly.
    ///
    /// A failure, a full disk or a kill leaves the old file as it was; so does a loss of power, unless it is of a figure.
    ///
    /// - Parameter isFigure: whether it can be drawn again. What cannot waits for the disk before it replaces the old file, which may take as
    ///   long as to draw a small map.
    /// - Throws: `CommandError` with the reason; the file beside is gone then.
    static func write(_ bytes: [UInt8], to path: String, isFigure: Bool = false) throws {
        if path == "-" { return try StandardOutput.write(bytes) }
        guard let place = try Place(path) else { return try writeDirectly(bytes, to: path) }
        try write([(place, bytes)], isFigure: isFigure)
    }

    /// Replaces several files, or none: the first takes its place when all are written.
    ///
    /// - Throws: `CommandError` with the reason; the files beside are gone then, and the old ones as they were.
    static func write(_ files: [(path: String, bytes: [UInt8])], areFigures: Bool = false) throws {
        let placed = try files.map { path, bytes in
            guard let place = try Place(path) else {
                throw CommandError("Cannot write \(path.quoted): it is no plain file. A series needs files of its own.")
            }
            return (place, bytes)
        }
        try write(placed, isFigure: areFigures)
    }

    private static func write(_ files: [(place: Place, bytes: [UInt8])], isFigure: Bool) throws {
        var unfinished: [Unfinished] = []
        do {
            for file in files { unfinished.append(try Unfinished(beside: file.place)) }
        } catch {
            for file in unfinished { file.discard() }
            throw error
        }
        let failed: (Unfinished, Int32)? = Interruption.removing(unfinished.map(\.temporary)) {
            for (file, content) in zip(unfinished, files) {
                if let code = file.fill(with: content.bytes, isFigure: isFigure) { return (file, code) }
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
        /// What is replaced: a link stays a link, and what it points to goes.
        let target: String
        let mode: mode_t

        /// Nil for a device or a pipe.
        init?(_ path: String) throws {
            if path.isEmpty { throw CommandError("--out names no file. Write --out map.svg, or --out - for standard output.") }
            var information = stat()
            let exists = unsafe stat(path, &information) == 0
            let type = information.st_mode & S_IFMT
            if exists, type == S_IFDIR { throw CommandError("Cannot write \(path.quoted): it is a folder. Name a file in it.") }
            if exists, type != S_IFREG { return nil }
            if exists, inputs.withLock({ $0 }).contains(where: { GraphLoader.reads(path, at: $0.paths, inputFormat: $0.format) }) {
                throw wasRead(path)
            }
            if !exists, let folder = folderRead(with: path) { throw amongNotes(path, folder) }
            // Replacing needs no leave of the old file, but whoever protected it does not expect it to go.
            if exists, unsafe access(path, W_OK) != 0 { throw failure(path, errno) }
            self.path = path
            target = exists ? resolved(path) : path
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
        func fill(with bytes: [UInt8], isFigure: Bool) -> Int32? {
            var code = writeAll(bytes, to: descriptor)
            if code == nil, fchmod(descriptor, place.mode) != 0 || (!isFigure && fsync(descriptor) != 0) { code = errno }
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
