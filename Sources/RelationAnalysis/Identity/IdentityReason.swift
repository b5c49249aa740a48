/// One thing that speaks for two nodes being one, or against it.
public struct IdentityReason: Sendable, Equatable {
    /// What was compared.
    public enum Field: String, Sendable, CaseIterable {
        case name, birth, country, identifier, gender, form, register, rival
    }

    public var field: Field
    /// The reason in words.
    public var text: String
    /// Its weight: the logarithm to the base 2 of how much more often it is seen where two are one than where they are not. Below 0 it
    /// speaks against.
    public var weight: Double

    public init(_ field: Field, _ text: String, weight: Double) {
        self.field = field
        self.text = text
        self.weight = weight
    }
}

/// What came of comparing two nodes.
public enum IdentityOutcome: String, Sendable, CaseIterable {
    /// They may be one; the score says how likely.
    case proposed
    /// Their names agree, but something else speaks against.
    case apart
    /// Names are all that there is to compare, or the scripts of the names do not meet: nothing can be said.
    case incomparable = "cannot-compare"
}
