import MapRendering

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How text answers are set: width and emphasis.
struct Terminal: Sendable {
    /// Columns; at most 120, beyond which lines get hard to read, and at least 40: in less, what is indented has no room for a word.
    var width: Int
    var hasColor: Bool

    enum ColorChoice: String, Sendable, CaseIterable {
        case auto, always, never
    }

    /// The terminal behind standard output, 80 columns without colour if there is none.
    init(color: ColorChoice) {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        var size = winsize()
        if isTerminal, unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            width = min(max(Int(size.ws_col), 40), 120)
        } else {
            width = min(max(Terminal.variable("COLUMNS").flatMap { Int($0) } ?? 80, 40), 120)
        }
        let refusesColor = !(Terminal.variable("NO_COLOR") ?? "").isEmpty || Terminal.variable("TERM") == "dumb"
        hasColor = color == .always || (color == .auto && isTerminal && !refusesColor)
    }

    init(width: Int, hasColor: Bool) {
        self.width = width
        self.hasColor = hasColor
    }

    enum Emphasis: String, CaseIterable {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }

    func mark(_ text: String, _ emphasis: Emphasis) -> String { hasColor ? "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m" : text }

    /// A whole answer without anything that would steer the terminal, other than the marks that `mark` makes.
    func screened(_ text: String) -> String {
        guard hasColor else { return text.printableLines }
        let parts = text.split(separator: "\u{1B}", omittingEmptySubsequences: false)
        return parts.enumerated().map { index, part in
            let isMark = index > 0 && Terminal.marks.contains { part.hasPrefix($0) }
            return (isMark ? "\u{1B}" : "") + part.printableLines
        }.joined()
    }

    private static let marks = ["[0m"] + Emphasis.allCases.map { "[\($0.rawValue)m" }

    /// Text broken at spaces to the terminal's width, each line indented, further lines by `hanging` more.
    func wrap(_ text: String, indent: Int = 0, hanging: Int = 0) -> String {
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let wordWidth = word.terminalWidth
            let room = width - indent - (lines.isEmpty ? 0 : hanging)
            if !line.isEmpty, lineWidth + 1 + wordWidth > room {
                lines.append(line)
                (line, lineWidth) = ("", 0)
            }
            line += (line.isEmpty ? "" : " ") + word
            lineWidth += wordWidth + (lineWidth == 0 ? 0 : 1)
        }
        lines.append(line)
        return lines.enumerated().map { index, line in
            String(repeating: " ", count: indent + (index == 0 ? 0 : hanging)) + line
        }.joined(separator: "\n")
    }

    private static func variable(_ name: String) -> String? {
        // Safe: the pointer is read at once; nothing in this process changes the environment.
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}

extension Int {
    /// "1 node", "2 nodes".
    func counted(_ noun: String) -> String { counted(noun, plural: noun + "s") }

    /// "1 entry", "2 entries".
    func counted(_ noun: String, plural: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(plural)" }
}

extension StringProtocol {
    /// Columns that the text takes, not counting emphasis: two for East Asian wide characters and emoji, none for marks that combine.
    var terminalWidth: Int {
        var width = 0
        var isEscape = false
        for scalar in unicodeScalars {
            if scalar == "\u{1B}" { isEscape = true }
            if isEscape {
                if scalar == "m" { isEscape = false }
                continue
            }
            switch scalar.value {
            case 0...0x1F, 0x7F, 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: continue
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0x1F300...0x1FAFF,
                0x20000...0x3FFFD:
                width += 2
            default: width += 1
            }
        }
        return width
    }

    /// The text without characters that would steer the terminal or reorder its surroundings.
    var printable: String { printable(keepingLines: false) }

    /// The same of a text whose line breaks and tabs mean something.
    ///
    /// - Parameter isKept: whether these stay, or become spaces.
    func printable(keepingLines isKept: Bool) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: clean.append(isKept ? scalar : " ")
            case 0x2028, 0x2029: clean.append(" ")
            case 0...0x1F, 0x7F...0x9F: continue
            case _ where scalar.isReordering: continue
            default: clean.append(scalar)
            }
        }
        return String(clean)
    }

    /// Lines of printable text.
    var printableLines: String { split(separator: "\n", omittingEmptySubsequences: false).map(\.printable).joined(separator: "\n") }
}
