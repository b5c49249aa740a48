extension StringProtocol {
    /// What stands between the curly quotes around the text; nil if there are none. Word processors put them in place of straight ones, and
    /// YAML takes them for letters.
    public var withoutCurlyQuotes: String? {
        guard let first, let last, Self.isCurlyQuote(first), Self.isCurlyQuote(last), count > 2 else { return nil }
        return String(dropFirst().dropLast())
    }

    /// Whether the text begins with a double curly quote. Single ones do not count: they are letters of names too.
    public var beginsWithCurlyQuote: Bool { first.map(Self.isCurlyQuote) ?? false }

    private static func isCurlyQuote(_ character: Character) -> Bool { "“”„‟".contains(character) }
}
