/// Splits a line into the words of a command, as one would type them in a shell: spaces part words, quotes hold them together.
///
/// Within single quotes everything stands for itself; within double quotes and outside, a backslash takes the next character as it is.
/// There are no variables, patterns, pipes or redirections: nothing is ever handed to a shell.
enum CommandWords {
    /// - Throws: `CommandError` for a quote without an end.
    static func split(_ text: String) throws -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var rest = text[...]
        while let character = rest.popFirst() {
            if let open = quote {
                if character == open {
                    quote = nil
                } else if character == "\\", open == "\"", let next = rest.popFirst() {
                    word = (word ?? "") + String(next)
                } else {
                    word = (word ?? "") + String(character)
                }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == "\\", let next = rest.popFirst() {
                word = (word ?? "") + String(next)
            } else if character.isWhitespace {
                if let finished = word { words.append(finished) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let quote { throw CommandError("The quote \(quote) has no end. Close it, or put a \\ before it if it stands for itself.") }
        return words + [word].compactMap { $0 }
    }
}
