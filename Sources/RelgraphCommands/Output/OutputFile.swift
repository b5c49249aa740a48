#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes files so that nothing is lost: beside the old one first, which the finished one then replaces.
enum OutputFile {
    /// Replaces the file at `path` by one with the given content. `-` is standard output; devices and pipes are written directly.
    ///
    /// A failure, a full disk or a kill leaves the old file as it was.
    ///
    /// - Throws: `CommandError` with the reason; the file beside is gone then.
    static func write(_ bytes: [UInt8], to path: String) throws {
        if path == "-" { return try StandardOutput.write(bytes) }
        var information = stat()
        let exists = unsafe stat(path, &information) == 0
        let type = information.st_mode & S_IFMT
        if exists, type == S_IFDIR { throw CommandError("Cannot write \(path): it is a folder. Name a file in it: --out \(path)/map.svg") }
        if exists, type != S_IFREG { return try writeDirectly(bytes, to: path) }
        // A link stays a link: what it points to is replaced.
        let target = exists ? resolved(path) : path
        let mode = exists ? information.st_mode & 0o7777 : 0o666 & ~currentMask()
        let directory = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
        let name = target.lastIndex(of: "/").map { String(target[target.index(after: $0)...]) } ?? target
        var template = Array((directory + "." + name.prefix(200) + ".XXXXXX").utf8CString)
        let descriptor = unsafe mkstemp(&template)
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw failure(path, errno) }
        var code: Int32? = writeAll(bytes, to: descriptor)
        if code == nil, fchmod(descriptor, mode) != 0 || fsync(descriptor) != 0 { code = errno }
        if close(descriptor) != 0, code == nil { code = errno }
        if code == nil, unsafe rename(temporary, target) != 0 { code = errno }
        guard let code else { return }
        unsafe unlink(temporary)
        throw failure(path, code)
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
            case ENOENT: "Make the folder first."
            case EACCES, EPERM, EROFS: "Choose a place that you may write to."
            case ENOSPC, EDQUOT: "Free some space, or choose another disk. What was there before is untouched."
            default: "What was there before is untouched."
            }
        return CommandError("Cannot write \(path): \(unsafe String(cString: strerror(code))). \(remedy)")
    }
}

/// Standard output, which a reader may close at any time.
enum StandardOutput {
    /// - Throws: `ClosedPipe` if nobody reads any longer, `CommandError` if writing fails otherwise.
    static func write(_ bytes: [UInt8]) throws {
        guard let code = OutputFile.writeAll(bytes, to: STDOUT_FILENO) else { return }
        if code == EPIPE { throw ClosedPipe() }
        throw CommandError("Cannot write to standard output: \(unsafe String(cString: strerror(code))).")
    }

    static func write(_ text: String) throws { try write(Array(text.utf8)) }
}

/// The reader of standard output has gone: no error, but no reason to go on.
struct ClosedPipe: Error {}

/// Messages for the person at the terminal; never mixed with data.
enum StandardError {
    static func write(_ text: String) { _ = OutputFile.writeAll(Array((text + "\n").utf8), to: STDERR_FILENO) }
}
