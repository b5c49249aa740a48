/// Where in a file something stands. Line and column count from 1; columns count Unicode scalars.
public struct SourcePlace: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    public var description: String { "\(file):\(line):\(column)" }

    public static func < (a: SourcePlace, b: SourcePlace) -> Bool { (a.file, a.line, a.column) < (b.file, b.line, b.column) }
}

/// Something wrong, or doubtful, in the notes: what, where, and what to do about it.
public struct Problem: Hashable, Sendable, CustomStringConvertible {
    public enum Severity: String, Sendable, Comparable {
        /// The graph cannot be built as written.
        case error
        /// The graph can be built, but probably does not say what was meant.
        case warning

        public static func < (a: Severity, b: Severity) -> Bool { a == .error && b == .warning }
    }

    public var severity: Severity
    /// A stable name of the rule, such as `unknown-reference`.
    public var code: String
    public var message: String
    public var remedy: String
    public var place: SourcePlace?

    public init(_ severity: Severity, code: String, message: String, remedy: String, place: SourcePlace?) {
        self.severity = severity
        self.code = code
        self.message = message
        self.remedy = remedy
        self.place = place
    }

    public var description: String {
        let prefix = place.map { "\($0): " } ?? ""
        return "\(prefix)\(severity.rawValue): \(message)\n  \(remedy)"
    }
}

/// All that kept a graph from being built, in the order of files and lines.
public struct GraphProblems: Error, Sendable, CustomStringConvertible {
    public let problems: [Problem]

    public init(_ problems: [Problem]) { self.problems = problems.inReadingOrder }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension Sequence<Problem> {
    /// By place, then by severity; problems without a place come first.
    public var inReadingOrder: [Problem] {
        sorted { a, b in
            switch (a.place, b.place) {
            case (let x?, let y?): x == y ? (a.severity, a.code, a.message) < (b.severity, b.code, b.message) : x < y
            case (nil, nil): (a.severity, a.code, a.message) < (b.severity, b.code, b.message)
            case (nil, _?): true
            case (_?, nil): false
            }
        }
    }
}
