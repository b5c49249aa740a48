import CGraphvizShims

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Graphviz {
    /// The body of a worker process: reads a request from the standard input, lays the graph out within the limits it names, and writes the
    /// answer to the standard output.
    ///
    /// - Returns: the exit status: 0 when an answer was written (be it an error) or no request came, 65 for a request that cannot be read,
    ///   74 when reading or writing failed.
    public static func runWorker() -> Int32 {
        // Loading the plugins takes about as long as a small layout: it is done while the parent still prepares its request.
        WorkerBody.run(preparing: Library.prepare) { (message: WorkerRequest) in
            WorkerBody.confine(to: message.limits)
            let result = Result { () throws(GraphvizError) in try message.request.perform(leavingMemory: true) }
            return WorkerAnswer(result: result.mapError { $0.withinLimits(message.limits) })
        }
    }
}

/// What every worker process does.
package enum WorkerBody {
    /// Reads a request from the standard input and writes the answer to the standard output.
    ///
    /// - Returns: the exit status, as ``Graphviz/runWorker()`` has it.
    package static func run<Request: ByteCodable>(preparing prepare: () -> Void, answer: (Request) -> some ByteCodable) -> Int32 {
        let answers = rgv_take_output()
        guard answers >= 0 else { return 74 }
        rgv_use_one_heap()
        prepare()
        let bytes: [UInt8]
        switch readRequest() {
        case .success(let request): bytes = request
        case .failure: return 65
        }
        guard !bytes.isEmpty else { return 0 }
        guard let request: Request = try? Frame.unwrapped(bytes) else { return 65 }
        return send(Frame.wrapped(answer(request)), to: answers) ? 0 : 74
    }

    /// Limits this process, and has it end without a dump where it crashes.
    package static func confine(to limits: LayoutLimits) {
        rgv_confine(
            limits.memoryBytes == .max ? 0 : UInt64(max(1, limits.memoryBytes)),
            limits.seconds.isFinite ? UInt64(min(max(0, limits.seconds), 1e9).rounded(.up)) + 1 : 0)
    }

    /// All bytes of the message on the standard input; none when it ends at once.
    private static func readRequest() -> Result<[UInt8], MalformedMessage> {
        var bytes = [UInt8]()
        while true {
            do throws(MalformedMessage) {
                if let count = try Frame.count(of: bytes), bytes.count >= count { return .success(bytes) }
            } catch { return .failure(error) }
            let count = unsafe withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
                let count = unsafe read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                if count > 0 { unsafe bytes.append(contentsOf: buffer[..<count]) }
                return count
            }
            if count == 0 { return bytes.isEmpty ? .success([]) : .failure(MalformedMessage()) }
            if count < 0, errno != EINTR { return .failure(MalformedMessage()) }
        }
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) }
            if count < 0, errno != EINTR { return false }
        }
        return true
    }
}

extension GraphvizError {
    /// A thread that found no room for its stack under a memory limit is a matter of that limit.
    fileprivate func withinLimits(_ limits: LayoutLimits) -> GraphvizError {
        guard case .threadNotStarted = kind, limits.memoryBytes != .max else { return self }
        return GraphvizError(.memoryLimit(bytes: limits.memoryBytes))
    }
}
