/// A family of relation types that answers one kind of question.
///
/// Mixing layers mixes meanings ("denied" with "works for"), so paths, measures and drawings can be limited to some of them.
public struct Layer: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// Who belongs to, commands, meets or supplies whom.
    public static let ties = Layer(rawValue: "ties")
    /// Who takes which stance towards a statement, and how statements bear on each other.
    public static let claims = Layer(rawValue: "claims")
    /// Through whom and on whose authority something reached its readers.
    public static let attribution = Layer(rawValue: "attribution")
    /// Sanctions, designations, exemptions and delistings.
    public static let sanctions = Layer(rawValue: "sanctions")
    /// Recorded judgements on whether two nodes are one; never walked by a path.
    public static let identity = Layer(rawValue: "identity")

    /// The built-in layers in the order in which answers list them.
    public static let builtIn: [Layer] = [.ties, .claims, .attribution, .sanctions, .identity]

    public static func < (a: Layer, b: Layer) -> Bool { a.order == b.order ? a.rawValue < b.rawValue : a.order < b.order }

    private var order: Int { Layer.builtIn.firstIndex(of: self) ?? Layer.builtIn.count }

    public var description: String { rawValue }
}

/// What a stance does to the statement it is taken towards.
public enum Polarity: String, Sendable, CaseIterable {
    /// The speaker holds that the statement is true.
    case `for`
    /// The speaker holds that it is false.
    case against
    /// The speaker takes no position: no information, no comment, a question, a condition. Never a denial.
    case none
    /// The speaker takes an earlier stance back.
    case withdraws
}
