import CGraphvizShims

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A worker process as its parent sees it. It is killed and reaped when this value goes, whatever happened before.
package struct WorkerProcess: ~Copyable {
    private enum End {
        case status(Int32)
        case stillRunning
    }

    /// 0 once it is reaped.
    private var pid: pid_t = 0
    /// A socket to the worker's standard input, and pipes from its standard output and error.
    private var input: Int32 = -1
    private var output: Int32 = -1
    private var errors: Int32 = -1

    /// Starts the program at the path `executable`.
    package init(executable: String, arguments: [String]) throws(GraphvizError) {
        let copies = unsafe ([executable] + arguments).map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        let strings = unsafe copies.map { unsafe UnsafePointer<CChar>($0) } + [nil]
        let status = unsafe rgv_spawn(executable, strings, &pid, &input, &output, &errors)
        guard status == 0 else {
            pid = 0
            throw GraphvizError(.workerFailed(.notStarted(status), diagnostics: executable))
        }
    }

    /// Starts a copy of this process as the worker; nil where that is not possible.
    init?(forked: Void) {
        let status = unsafe rgv_fork({ Graphviz.runWorker() }, &pid, &input, &output, &errors)
        guard status == 0 else {
            pid = 0
            return nil
        }
    }

    deinit {
        for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
        guard pid > 0 else { return }
        kill(pid, SIGKILL)
        WorkerProcess.reap(pid)
    }

    /// Waits for the end of a process that is ending, so that nothing of it remains.
    package static func reap(_ pid: pid_t) {
        var status: Int32 = 0
        while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
    }

    /// Sends the request and waits for the answer, at most as long as the limits say.
    ///
    /// A worker that has answered is left to its end, which takes about as long as a small drawing: its pid is the caller's to `reap`.
    package consuming func answer<Answer: ByteCodable>(
        to request: some ByteCodable, limits: LayoutLimits
    ) throws(GraphvizError) -> (answer: Answer, pid: pid_t) {
        var worker = self
        let deadline = limits.seconds.isFinite ? ContinuousClock.now + .seconds(max(0, limits.seconds)) : nil
        var exchange = Exchange(request: Frame.wrapped(request))
        guard worker.run(&exchange, until: deadline) else { throw GraphvizError(.timeLimit(seconds: limits.seconds)) }
        if let answer: Answer = try? Frame.unwrapped(exchange.received) {
            let pid = worker.pid
            worker.pid = 0
            return (answer, pid)
        }
        guard case .status(let status) = worker.wait(until: deadline) else { throw GraphvizError(.timeLimit(seconds: limits.seconds)) }
        throw Self.failure(status: status, diagnostics: exchange.diagnostics, limits: limits)
    }

    // MARK: Talking to it

    /// What goes back and forth.
    private struct Exchange {
        let request: [UInt8]
        var sent = 0
        var received = [UInt8]()
        var isAnswerClosed = false
        var errorBytes = [UInt8]()
        var areErrorsClosed = false

        init(request: [UInt8]) { self.request = request }

        /// Whether there is nothing more to wait for: the answer is whole, or cannot become so, or both streams have ended.
        var isOver: Bool {
            if isAnswerClosed && areErrorsClosed { return true }
            do {
                guard let count = try Frame.count(of: received) else { return false }
                return received.count >= count
            } catch { return true }
        }

        var diagnostics: String { String(decoding: errorBytes, as: UTF8.self).firstLines(orElse: "") }
    }
    /// Sends and receives until the exchange is over; false when the deadline came first.
    private borrowing func run(_ exchange: inout Exchange, until deadline: ContinuousClock.Instant?) -> Bool {
        while !exchange.isOver {
            let milliseconds = Self.milliseconds(until: deadline)
            guard milliseconds != 0 else { return false }
            // A descriptor of -1 is passed over by poll.
            let isSending = exchange.sent < exchange.request.count
            var descriptors = [
                pollfd(fd: isSending ? input : -1, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: exchange.isAnswerClosed ? -1 : output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: exchange.areErrorsClosed ? -1 : errors, events: Int16(POLLIN), revents: 0),
            ]
            guard unsafe poll(&descriptors, nfds_t(descriptors.count), milliseconds) >= 0 || errno == EINTR else { return true }
            if descriptors[0].revents != 0 { send(&exchange) }
            if descriptors[1].revents != 0 { exchange.isAnswerClosed = Self.receive(output, into: &exchange.received) }
            if descriptors[2].revents != 0 {
                exchange.areErrorsClosed = Self.receive(errors, into: &exchange.errorBytes)
                // The last words tell most, and a worker that writes without end must not fill the memory.
                exchange.errorBytes.removeFirst(max(0, exchange.errorBytes.count - 4_096))
            }
        }
        return true
    }

    private borrowing func send(_ exchange: inout Exchange) {
        let count = unsafe exchange.request.withUnsafeBytes { bytes in
            unsafe rgv_send(input, UnsafeRawBufferPointer(rebasing: bytes[exchange.sent...]).baseAddress, bytes.count - exchange.sent)
        }
        if count > 0 { exchange.sent += count }
        // The worker is gone or reads no more: what it has to say comes from its other streams.
        if count < 0, errno != EAGAIN, errno != EINTR { exchange.sent = exchange.request.count }
    }

    /// Appends what is there; true at the end of the stream.
    private static func receive(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
        let (count, isEnd) = unsafe withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
            let count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { unsafe bytes.append(contentsOf: buffer[..<count]) }
            return (count, count == 0 || (errno != EAGAIN && errno != EINTR))
        }
        return count <= 0 && isEnd
    }

    /// For poll: -1 without a deadline, 0 when it has passed.
    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = (deadline - ContinuousClock.now) / .milliseconds(1)
        return left <= 0 ? 0 : Int32(min(left.rounded(.up), 60_000))
    }

    // MARK: How it ended

    /// Waits until the worker has ended by itself, and reaps it.
    private mutating func wait(until deadline: ContinuousClock.Instant?) -> End {
        while true {
            var status: Int32 = 0
            let result = unsafe waitpid(pid, &status, WNOHANG)
            if result == pid {
                pid = 0
                return .status(status)
            }
            guard result == 0 || errno == EINTR, Self.milliseconds(until: deadline) != 0 else { return .stillRunning }
            // Its streams have ended, so it is about to end too.
            _ = poll(nil, 0, 1)
        }
    }

    private static func failure(status: Int32, diagnostics: String, limits: LayoutLimits) -> GraphvizError {
        let number = status & 0x7F
        let exit = (status >> 8) & 0xFF
        if number == SIGXCPU { return GraphvizError(.timeLimit(seconds: limits.seconds)) }
        let ranOut = diagnostics.contains("out of memory") || diagnostics.contains("memory allocation failure")
        if ranOut || (number == 0 && exit == Int32(RGV_EXIT_OUT_OF_MEMORY)) {
            return GraphvizError(.memoryLimit(bytes: limits.memoryBytes))
        }
        if number != 0 { return GraphvizError(.workerFailed(.signalled(number), diagnostics: diagnostics)) }
        return GraphvizError(.workerFailed(exit == 0 ? .malformedAnswer : .exited(exit), diagnostics: diagnostics))
    }
}
