#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The three descriptors that every program expects to be open.
enum StandardStreams {
    /// Keeps the numbers of closed streams from going to files and sockets, which messages would then be written into.
    ///
    /// What takes their place fails as a closed stream does: it is open in the wrong direction.
    static func holdPlaces() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}

/// Standard output, which a reader may close at any time.
enum StandardOutput {
    /// - Throws: `ClosedPipe` if nobody reads any longer, `CommandError` if writing fails otherwise.
    static func write(_ bytes: [UInt8]) throws {
        guard let code = OutputFile.writeAll(bytes, to: STDOUT_FILENO) else { return }
        if code == EPIPE { throw ClosedPipe() }
        let remedy = code == ENOSPC ? "Free some space, or write elsewhere." : "Check where it is directed to."
        throw CommandError("Cannot write to standard output: \(unsafe String(cString: strerror(code))). \(remedy)")
    }

    static func write(_ text: String) throws { try write(Array(text.utf8)) }
}

/// The reader of standard output has gone: no error, but no reason to go on.
struct ClosedPipe: Error {}

/// Messages for the person at the terminal; never mixed with data.
enum StandardError {
    /// Writes lines of text, cleared of whatever a name or a path in them would do to a terminal.
    static func write(_ text: String) {
        if let collector = AnswerCollector.current { return collector.take(message: text.printableLines) }
        _ = OutputFile.writeAll(Array((text.printableLines + "\n").utf8), to: STDERR_FILENO)
    }
}
