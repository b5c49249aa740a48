import RelationGraph

/// What an analysis finds of a statement, in the terms of a review of it.
///
/// The formats know no analysis: whoever writes hands it over.
public struct ClaimAssessment: Sendable, Hashable {
    /// Where the statement stands, in a word or two: “disputed”. No judgement of its truth.
    public var verdict: String
    /// How many stand where, in a sentence.
    public var explanation: String
    /// Those who hold it true, and have not taken that back.
    public var claimants: [NodeIndex]

    public init(verdict: String, explanation: String, claimants: [NodeIndex]) {
        (self.verdict, self.explanation, self.claimants) = (verdict, explanation, claimants)
    }
}
