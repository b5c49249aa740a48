import RelationGraph

/// Why a command cannot do what it was asked: what is wrong, and the remedy. Exit status 2.
struct CommandError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }

    /// Reads a file that stands beside the notes, and tells what is wrong in it as of that file.
    static func naming<Content>(_ file: String, _ path: String, reading: () throws -> Content) throws -> Content {
        do { return try reading() } catch let problems as GraphProblems {
            throw CommandError("The \(file) \(path.quoted) cannot be read.\n\(problems)")
        }
    }
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
