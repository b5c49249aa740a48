/// Why a command cannot do what it was asked: what is wrong, and the remedy. Exit status 2.
struct CommandError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}

/// The clean "no": no path, errors found. Exit status 1, and nothing more to say.
struct CleanNo: Error {}

extension String {
    /// As messages quote what somebody wrote: in quotes, without control characters, not endless.
    var quoted: String {
        let text = printable
        return text.count > 120 ? "“\(text.prefix(120))…”" : "“\(text)”"
    }
}
