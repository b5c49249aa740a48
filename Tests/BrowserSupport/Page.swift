import Foundation
import Synchronization

/// One page of a browser.
///
/// What goes wrong in it is kept: messages of the console, exceptions, breaches of its policies, and every request.
public final class Page: Sendable {
    /// What happened in a page since it was opened.
    fileprivate struct Record {
        var problems: [String] = []
        var requests: [String] = []
        var isLoaded = false
    }

    public let browser: Browser
    private let session: String
    private let target: String
    private let record = Mutex(Record())

    init(_ browser: Browser, session: String, target: String, width: Int, height: Int) throws {
        self.browser = browser
        self.session = session
        self.target = target
        for domain in ["Page", "Runtime", "Log", "Network", "DOM"] { try call(domain + ".enable") }
        // As if it were the window in front, so that focus and keys behave.
        try call("Emulation.setFocusEmulationEnabled", ["enabled": true])
        try setViewport(width: width, height: height)
    }

    public func close() { _ = try? browser.call("Target.closeTarget", ["targetId": .string(target)]) }

    /// A command of the protocol that concerns this page.
    @discardableResult
    public func call(_ method: String, _ parameters: BrowserValue = [:]) throws -> BrowserValue {
        try browser.call(method, parameters, session: session)
    }

    /// Opens an address and waits until it has loaded.
    public func open(_ url: URL) throws { try load { try call("Page.navigate", ["url": .string(url.absoluteString)]) } }

    public func reload() throws { try load { try call("Page.reload") } }

    private func load(by begin: () throws -> Void) throws {
        note()
        record.withLock { $0.isLoaded = false }
        try begin()
        try wait("the page to load") { note().isLoaded }
    }

    /// The value of a JavaScript expression; promises are waited for.
    ///
    /// - Throws: `BrowserError` if it throws.
    @discardableResult
    public func evaluate(_ expression: String) throws -> BrowserValue {
        let answer = try call("Runtime.evaluate", ["expression": .string(expression), "returnByValue": true, "awaitPromise": true])
        if answer["exceptionDetails"] != .null {
            let details = answer["exceptionDetails"]
            let words = details["exception"]["description"].string ?? details["text"].string ?? ""
            throw BrowserError("\(words)\nin: \(expression.prefix(400))")
        }
        return answer["result"]["value"]
    }

    /// Waits until an expression is true.
    public func wait(for expression: String) throws {
        try wait(expression) { try evaluate("Boolean(\(expression))") == true }
    }

    private func wait(_ what: String, until condition: () throws -> Bool) throws {
        let end = Date(timeIntervalSinceNow: Browser.patience / 2)
        while try !condition() {
            guard Date() < end else { throw BrowserError("Waited in vain for \(what)") }
            Thread.sleep(forTimeInterval: 0.01)
            // Any command brings in the events that have come meanwhile.
            try call("Runtime.evaluate", ["expression": "0"])
        }
    }

    /// The picture of the window as PNG.
    public func screenshot() throws -> Data {
        let answer = try call("Page.captureScreenshot", ["format": "png"])
        guard let data = Data(base64Encoded: answer["data"].string ?? "") else { throw BrowserError("No picture came.") }
        return data
    }

    /// The page as PDF, as it would be printed on A4.
    public func pdf(landscape: Bool = false) throws -> Data {
        let parameters: BrowserValue = ["printBackground": true, "paperWidth": 8.27, "paperHeight": 11.69, "landscape": .bool(landscape)]
        guard let data = Data(base64Encoded: try call("Page.printToPDF", parameters)["data"].string ?? "") else {
            throw BrowserError("No document came.")
        }
        return data
    }

    /// Messages of the console of level warning or error, uncaught exceptions, breaches of policy, failed requests; oldest first.
    public var problems: [String] { note().problems }

    /// The address of everything that was asked for, the page itself included.
    public var requests: [String] { note().requests }

    /// Takes note of what has happened since.
    @discardableResult
    private func note() -> Record {
        let events = browser.takeEvents(session: session)
        return record.withLock { record in
            for event in events { record.take(event) }
            return record
        }
    }
}

extension Page.Record {
    fileprivate mutating func take(_ event: Browser.Event) {
        let parameters = event.parameters
        switch event.method {
        case "Page.loadEventFired": isLoaded = true
        case "Network.requestWillBeSent": requests.append(parameters["request"]["url"].string ?? "")
        case "Runtime.exceptionThrown":
            let details = parameters["exceptionDetails"]
            problems.append("exception: " + (details["exception"]["description"].string ?? details["text"].string ?? ""))
        case "Runtime.consoleAPICalled":
            guard let level = parameters["type"].string, ["error", "warning", "assert"].contains(level) else { return }
            let words = (parameters["args"].array ?? []).map { $0["value"].string ?? $0["description"].string ?? "" }
            problems.append("\(level): " + words.joined(separator: " "))
        case "Log.entryAdded":
            let entry = parameters["entry"]
            guard let level = entry["level"].string, ["error", "warning"].contains(level) else { return }
            problems.append("\(entry["source"].string ?? ""): \(entry["text"].string ?? "")")
        default: break
        }
    }
}
