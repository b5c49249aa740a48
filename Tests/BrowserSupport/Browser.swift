import Dispatch
import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A headless Chromium of a test's own, driven through the DevTools protocol over a pipe: no port, no other dependency.
///
/// It has a profile of its own in a temporary folder, and ends when it is closed or the tests end. Commands of several threads take turns.
public final class Browser: Sendable {
    /// Something that the browser told unasked.
    public struct Event: Sendable {
        public let method: String
        public let parameters: BrowserValue
        let session: String?
    }

    private struct State {
        var lastCommand = 0
        /// Events not yet looked at, by page.
        var events: [String: [Event]] = [:]
    }

    private struct Message: Decodable {
        struct Failure: Decodable { var message: String }

        var id: Int?
        var method: String?
        var sessionId: String?
        var params: BrowserValue?
        var result: BrowserValue?
        var error: Failure?
    }

    private struct Command: Encodable {
        var id: Int
        var method: String
        var params: BrowserValue
        var sessionId: String?
    }

    /// No answer takes so long, even on a busy machine.
    static let patience = 60.0

    private let pipe: BrowserPipe
    private let state = Mutex(State())
    private let process: Mutex<Process>
    private let profile: URL

    /// Starts a browser.
    ///
    /// - Throws: `BrowserError` if there is none on this machine, or it does not start.
    public init() throws {
        guard let program = Browser.program else { throw BrowserError(Browser.absence) }
        // Writing to a browser that has ended is an error to be thrown, not the end of the tests.
        signal(SIGPIPE, SIG_IGN)
        profile = FileManager.default.temporaryDirectory.appendingPathComponent("browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        let (commands, messages) = (Pipe(), Pipe())
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // The browser reads from descriptor 3 and writes to 4; `exec` keeps the process that we know the id of.
        process.arguments =
            ["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null", "sh", program]
            + [
                "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile.path)",
                "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-dev-shm-usage", "--hide-scrollbars",
                "--mute-audio", "--force-color-profile=srgb", "--lang=en", "about:blank",
            ]
        process.standardInput = commands
        process.standardOutput = messages
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Otherwise the end of the browser would go unnoticed, and so would ours.
        try commands.fileHandleForReading.close()
        try messages.fileHandleForWriting.close()
        pipe = BrowserPipe(commands: commands.fileHandleForWriting, messages: messages.fileHandleForReading)
        self.process = Mutex(process)
        _ = try call("Browser.getVersion")
    }

    /// Ends the browser and removes its profile.
    public func close() {
        _ = try? call("Browser.close")
        process.withLock { process in
            func wait() {
                let end = Date(timeIntervalSinceNow: 10)
                while process.isRunning, Date() < end { usleep(20_000) }
            }
            wait()
            guard process.isRunning else { return }
            // With all that it has started, which would keep its end from being noticed.
            kill(-process.processIdentifier, SIGKILL)
            wait()
        }
        try? FileManager.default.removeItem(at: profile)
    }

    /// A new, empty page.
    ///
    /// - Parameters:
    ///   - width: of the window, in CSS pixels.
    ///   - height: likewise.
    public func page(width: Int = 1280, height: Int = 800) throws -> Page {
        let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"]
        let session = try call("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"].string ?? ""
        return try Page(self, session: session, target: target.string ?? "", width: width, height: height)
    }

    /// Has the browser carry out a command and waits for the answer.
    ///
    /// - Parameter session: the page concerned; nil for the browser as a whole.
    /// - Throws: `BrowserError` with the browser's own words if it refuses.
    @discardableResult
    func call(_ method: String, _ parameters: BrowserValue = [:], session: String? = nil) throws -> BrowserValue {
        try state.withLock { state in
            state.lastCommand += 1
            let command = Command(id: state.lastCommand, method: method, params: parameters, sessionId: session)
            try pipe.send(JSONEncoder().encode(command))
            let deadline = DispatchTime.now() + Browser.patience
            while true {
                let message = try JSONDecoder().decode(Message.self, from: pipe.next(until: deadline))
                guard message.id == command.id else {
                    file(message, &state)
                    continue
                }
                if let error = message.error { throw BrowserError("\(method): \(error.message)") }
                return message.result ?? .null
            }
        }
    }

    private func file(_ message: Message, _ state: inout State) {
        guard let method = message.method else { return }
        let event = Event(method: method, parameters: message.params ?? .null, session: message.sessionId)
        state.events[event.session ?? "", default: []].append(event)
    }

    /// The events of a page that have not been taken yet.
    func takeEvents(session: String) -> [Event] { state.withLock { $0.events.removeValue(forKey: session) ?? [] } }
}

extension Browser {
    /// The browser's program: `$CHROMIUM`, or the first of the usual names on the path; nil if there is none.
    static let program: String? = {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["CHROMIUM"] { return named }
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let places =
            ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].flatMap { name in folders.map { $0 + "/" + name } }
            + ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"]
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// What to say where there is none.
    public static let absence =
        "SKIPPED: no Chromium on this machine. Install Debian's package chromium, or name one in $CHROMIUM, to test pages."

    /// Whether tests that need a browser should run: there is one, or this is CI, where its absence has to fail. Says so once if not.
    public static let isExpected: Bool = {
        guard program == nil, ProcessInfo.processInfo.environment["CI"] != "true" else { return true }
        FileHandle.standardError.write(Data((absence + "\n").utf8))
        return false
    }()
}
