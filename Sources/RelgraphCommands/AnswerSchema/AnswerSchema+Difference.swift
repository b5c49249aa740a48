import RelationAnalysis
import RelationGraph

/// The answer of `diff`.
extension AnswerSchema {
    static let diff = CommandAnswer(
        "diff", "What differs between two versions; without a difference all lists are empty, and the exit status is 0.",
        [
            .key("from", .text, "The earlier version, as it was named."), .key("to", .text, "The later version."),
            .key(
                "claims",
                .object([
                    .key("positions", .array(position), "Speakers whose position changed."),
                    .key("statuses", .array(status), "Statements whose status changed, or that are new or gone."),
                    .key("origins", .array(origins), "Sides of statements that go back to more or fewer origins."),
                ]), "What changed in terms of claims."),
            .key("nodes", changes(of: .shared(.node), [.key("id", .id, "The id of the node.")]), "Nodes of one version only, or changed."),
            .key(
                "relations",
                changes(of: .object(ends + [.key("evidence", .array(.shared(.evidence)), "What it is known from.")]), ends),
                "Relations of one version only, or changed."),
        ])

    private static let position: AnswerValue = .object([
        .key("statement", .id, "The statement."), .key("speaker", .shared(.node), "Who holds the position."),
        .key("before", .array(.text), "The types of the stances that stood; empty if there were none."),
        .key("after", .array(.text), "Those that stand now."),
    ])

    private static let status: AnswerValue = .object([
        .key("id", .id, "The statement."), .key("before", .nullable(.choice(statuses)), "Null if there was no such statement."),
        .key("after", .nullable(.choice(statuses)), "Null if there is none any more."),
        .key("explanation_before", .nullable(.text), "Why it was so."), .key("explanation_after", .nullable(.text), "Why it is so."),
    ])

    private static let origins: AnswerValue = .object([
        .key("statement", .id, "The statement."), .key("side", .choice(["for", "against"]), "The side."),
        .key("before", .shared(.interval), "Independent origins before."), .key("after", .shared(.interval), "And after."),
    ])

    private static let ends: [AnswerKey] = [
        .key("source", .id, "Where the relation begins."), .key("type", .text, "The relation type."),
        .key("target", .id, "Where it leads."),
    ]

    private static func changes(of element: AnswerValue, _ name: [AnswerKey]) -> AnswerValue {
        let value: AnswerValue = .nullable(.either([.text, .array(.text)]))
        let field: AnswerValue = .object([
            .key("field", .text, "Which."), .key("before", value, "A list where the field has several values; null for none."),
            .key("after", value, "The same, after."),
        ])
        return .object([
            .key("added", .array(element), "Only in the later version."), .key("removed", .array(element), "Only in the earlier version."),
            .key("changed", .array(.object(name + [.key("fields", .array(field), "What changed.")])), "In both, with different fields."),
        ])
    }
}
