import Foundation

/// Checks of accessibility by axe-core, which comes with the Python package `axe-playwright-python` and is never part of this repository.
public enum Accessibility {
    /// A rule that a page breaks.
    public struct Violation: Sendable, Hashable, CustomStringConvertible {
        public let rule: String
        /// `minor`, `moderate`, `serious` or `critical`.
        public let impact: String
        public let help: String
        /// The elements concerned, as selectors.
        public let elements: [String]

        public var isGrave: Bool { impact == "serious" || impact == "critical" }
        public var description: String { "\(impact): \(rule), \(help): \(elements.prefix(5).joined(separator: "; "))" }
    }

    private static let script: String? = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let question =
            "import importlib.util as u; s = u.find_spec('axe_playwright_python'); print(s.submodule_search_locations[0] if s else '')"
        process.arguments = ["python3", "-c", question]
        let answer = Pipe()
        process.standardOutput = answer
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let folder = String(decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return try? String(contentsOfFile: folder.trimmingCharacters(in: .newlines) + "/axe.min.js", encoding: .utf8)
    }()

    public static let absence =
        "SKIPPED: no axe-core on this machine. `python3 -m pip install --no-deps axe-playwright-python` brings it, to test accessibility."

    /// Whether the checks should run: browser and axe-core are there, or this is CI, where their absence has to fail. Says so once if not.
    public static let isExpected: Bool = {
        guard Browser.isExpected else { return false }
        guard script == nil, ProcessInfo.processInfo.environment["CI"] != "true" else { return true }
        FileHandle.standardError.write(Data((absence + "\n").utf8))
        return false
    }()

    /// What axe-core finds wrong with a page as it stands.
    ///
    /// - Throws: `BrowserError` if axe-core is not on this machine.
    public static func violations(of page: Page) throws -> [Violation] {
        guard let script else { throw BrowserError(absence) }
        // Through the protocol, which no policy of the page holds up.
        try page.evaluate(script + "; 0")
        let found = try page.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, v.impact, v.help, v.nodes.map(n => n.target.join(\" \"))]))")
        return (found.array ?? []).map { entry in
            Violation(
                rule: entry[0].string ?? "", impact: entry[1].string ?? "", help: entry[2].string ?? "", elements: entry[3].strings)
        }
    }
}
