#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The memory that the process holds now; `nil` where the system does not say.
func residentBytes() -> Int? {
    #if os(Linux)
        // Counted page by page, unlike what /proc/self/statm says.
        guard let lines = try? readLines(of: "/proc/self/smaps_rollup", separatedBy: { $0.isNewline }),
            let line = lines.first(where: { $0.hasPrefix("Rss:") }), let kilobytes = Int(line.filter(\.isNumber))
        else { return nil }
        return kilobytes << 10
    #else
        return nil
    #endif
}

/// The most memory that the process ever held at a time.
func peakResidentBytes() -> Int {
    var usage = rusage()
    #if canImport(Glibc)
        let who = RUSAGE_SELF.rawValue
    #else
        let who = RUSAGE_SELF
    #endif
    guard unsafe getrusage(numericCast(who), &usage) == 0 else { return 0 }
    #if os(Linux)
        return usage.ru_maxrss << 10
    #else
        return usage.ru_maxrss
    #endif
}

/// Prints an answer on standard output.
///
/// - Throws: ``BadInput`` if it cannot be written, unless its reader has gone.
func printAnswer(_ text: String) throws(BadInput) {
    var line = text + "\n"
    let code = line.withUTF8 { bytes in
        var written = 0
        while written < bytes.count {
            // Safe: the rest of the buffer, which is not empty, outlives the call.
            let rest = unsafe UnsafeBufferPointer(rebasing: bytes[written...])
            let count = unsafe write(STDOUT_FILENO, rest.baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            written += count
        }
        return 0
    }
    guard code == 0 || code == EPIPE else { throw BadInput("standard output: \(unsafe String(cString: strerror(code)))") }
}

func printError(_ message: String) {
    var line = message + "\n"
    line.withUTF8 { bytes in
        // What cannot be said on standard error cannot be said at all.
        unsafe _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
}

/// The lines, or what else is between separators, of a small text file.
///
/// - Throws: ``BadInput``.
func readLines(
    of path: String, separatedBy isSeparator: (Character) -> Bool = { $0.isNewline || $0 == " " }
) throws(BadInput) -> [String] {
    guard let file = unsafe fopen(path, "r") else {
        throw BadInput("\(path): cannot be read: \(unsafe String(cString: strerror(errno)))")
    }
    defer { unsafe _ = fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = unsafe getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: isSeparator).map(String.init)
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
