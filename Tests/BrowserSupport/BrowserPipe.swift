import Dispatch
import Foundation
import Synchronization

/// The two pipes through which a browser is told what to do and tells what happens: messages that each end with a zero byte.
final class BrowserPipe: Sendable {
    private struct State {
        var messages: [Data] = []
        var rest = Data()
        var isClosed = false
    }

    private let commands: FileHandle
    private let state = Mutex(State())
    private let arrivals = DispatchSemaphore(value: 0)

    init(commands: FileHandle, messages: FileHandle) {
        self.commands = commands
        // A thread of its own: it waits most of the time.
        Thread.detachNewThread { [self] in
            while case let data = messages.availableData, !data.isEmpty { take(data) }
            state.withLock { $0.isClosed = true }
            arrivals.signal()
        }
    }

    private func take(_ data: Data) {
        let count = state.withLock { state in
            state.rest.append(data)
            var count = 0
            while let end = state.rest.firstIndex(of: 0) {
                state.messages.append(state.rest[state.rest.startIndex..<end])
                state.rest = Data(state.rest[state.rest.index(after: end)...])
                count += 1
            }
            return count
        }
        for _ in 0..<count { arrivals.signal() }
    }

    func send(_ message: Data) throws { try commands.write(contentsOf: message + [0]) }

    /// The next message.
    ///
    /// - Throws: `BrowserError` if none comes in time, or the browser has ended.
    func next(until deadline: DispatchTime) throws -> Data {
        while true {
            let (message, isClosed) = state.withLock { ($0.messages.isEmpty ? nil : $0.messages.removeFirst(), $0.isClosed) }
            if let message { return message }
            if isClosed { throw BrowserError("The browser has ended.") }
            if arrivals.wait(timeout: deadline) == .timedOut { throw BrowserError("The browser does not answer.") }
        }
    }
}
