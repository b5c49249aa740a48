import RelationAnalysis
import RelationGraph

/// Answers about claims.
extension AnswerSchema {
    static let statuses = ClaimStatus.allCases.map(\.rawValue)

    /// What `claims` and `claim` say of a statement.
    private static let statement: [AnswerKey] = [
        .key("id", .id, "The id of the statement."), .key("says", .text, "What it says."),
        .key("status", .choice(statuses), "With what follows from other statements."),
        .key("for", .count, "How many speakers hold it true by what they said of it."),
        .key("against", .count, "How many hold it false."), .key("neither", .count, "How many spoke of it without a position."),
        .key("origins_for", .count, "Independent origins of those for it, at least."),
        .key("origins_against", .count, "Independent origins of those against it, at least."),
        .key("unknown_origins", .count, "How many more there may be on both sides."),
        .key("status_said", .choice(statuses), "By what was said of the statement itself alone."),
        .key("derived_for", .count, "How many more hold it true by what they said of others."),
        .key("derived_against", .count, "How many more hold it false by that."),
        .key("withdrawn", .count, "How many took back what they had said."),
        .key("certainty_for", .nullable(.choice(certainties)), "How sure the encoder is, at best, of having understood those for it."),
        .key("certainty_against", .nullable(.choice(certainties)), "The same of those against it."),
        .key("explanation", .text, "Why the status is what it is, in a sentence."),
    ]

    private static let change: AnswerValue = .object([
        .key("id", .id, "The statement."), .key("status", .choice(statuses), "With it."),
        .key("status_without", .choice(statuses), "Without it."),
        .key("loses_support", .flag, "Whether nobody is left who holds it true."),
        .key("loses_denial", .flag, "Whether nobody is left who holds it false."),
        .key("origins_for", .shared(.interval), "Origins for, with it."), .key("origins_for_without", .shared(.interval), "Without it."),
        .key("origins_against", .shared(.interval), "Origins against, with it."),
        .key("origins_against_without", .shared(.interval), "Without it."),
    ])

    static let claims = CommandAnswer(
        "claims", "The statements with what is made of them.",
        [
            .key("statements", .array(.object(statement)), "The contested first."),
            .optional(
                "without",
                .object([
                    .key("nodes", .array(.shared(.node)), "What is left out."),
                    .key("changes", .array(change), "The statements that change."),
                ]), "With --without: what that costs."),
            .optional(
                "sensitivity",
                .array(
                    .object([
                        .key("without", .shared(.node), "The document, outlet or source that is left out."),
                        .key("lost_support", .count, "How many statements lose all support."),
                        .key("lost_denial", .count, "How many lose all denial."),
                        .key("changes", .array(change), "The statements that change."),
                    ])), "With --sensitivity: what each costs, the costliest first."),
        ])

    static let claim = CommandAnswer(
        "claim", "One statement with everybody's stance.",
        statement + [
            .key(
                "stances",
                .array(
                    .object([
                        .key("speaker", .shared(.node), "Who takes it."), .key("stance", .text, "Its type: denied, no-information, …"),
                        .key("polarity", .choice(polarities), "What it does to the statement; none is neither support nor denial."),
                        .key("said_on", .nullable(.date), "When it was said."),
                        .key("via", .array(.id), "Through whom it reached the documents, from the speaker outwards."),
                        .key("citing", .array(.id), "On whose authority it was said."),
                        .key("documents", .array(.id), "The documents that carry it."),
                        .key("stands", .flag, "False if the speaker replaced or withdrew it later."),
                        .optional("certainty", .choice(certainties), "How sure the encoder is of having understood the document."),
                        .optional("note", .text, "A remark of the encoder."),
                    ])), "By speaker, each in the order of saying."),
            .key("contradicts", .array(.id), "Statements that cannot hold together with it."),
            .key("implies", .array(.id), "Statements that must hold if it does."),
            .key("implied_by", .array(.id), "Statements that cannot hold unless it does."),
            .key("elaborates", .array(.id), "Statements that it gives details of."),
            .key("elaborated_by", .array(.id), "Statements that give details of it."),
            .key(
                "derived",
                .array(
                    .object([
                        .key("speaker", .shared(.node), "Who takes the position, not in so many words."),
                        .key("polarity", .choice(["for", "against"]), "On which side."),
                        .key("from", .array(.id), "From the statement spoken of to this one, by way of those between."),
                        .key("contradicts_own_words", .flag, "Whether the speaker said the opposite of this statement."),
                    ])), "Positions that follow from what was said of other statements."),
            .key("changed_position", .array(.id), "Speakers who changed sides or took something back."),
            .key("order_unknown", .array(.id), "Speakers who took both sides, in an order that nothing tells."),
        ])

    static let sources = CommandAnswer(
        "sources", "Where each side of a statement starts.",
        [
            .key("statement", .shared(.node), "The statement."), .key("for", side, "Those who hold it true."),
            .key("against", side, "Those who hold it false."),
            .optional(
                "both_sides",
                .array(
                    .object([
                        .key("institution", .shared(.node), "The institution."),
                        .key("for", .array(.id), "Its voices among the origins for."),
                        .key("against", .array(.id), "Its voices among those against."),
                    ])), "Institutions for which origins of both sides speak."),
        ])

    private static let side: AnswerValue = .object([
        .key("documents", .count, "How many documents carry the side."), .key("outlets", .count, "How many outlets published these."),
        .key("origins", .array(origin), "Where the side starts."),
        .key("independent", .shared(.interval), "How many of these are independent."),
        .key("choke_points", .array(.shared(.node)), "Nodes without which the side has nothing left."),
        .key("cycles", .array(.array(.id)), "Circular reporting: each cites the next, the last one the first."),
        .key("choke_points_together", .flag, "Whether it takes all of the choke points; otherwise any one is enough."),
        .key("chains", .array(.array(.id)), "The shortest way from each document back to an origin."),
        .key(
            "with_implications",
            .object([
                .key("speakers", .count, "How many more take the side by what they said of other statements."),
                .key("documents", .count, "Documents, with theirs."), .key("origins", .array(.id), "Origins, with theirs."),
                .key("independent", .shared(.interval), "How many of these are independent."),
            ]), "The same with those whose words on other statements decide this one."),
        .key(
            "recanted",
            .array(
                .object([
                    .key("node", .shared(.node), "An origin, or somebody in a chain."),
                    .key("own_word", .choice(recantations), "What became of its own word."),
                ])), "Those in the chains whose own word no longer stands on this side."),
        .key("independent_standing", .shared(.interval), "How many origins are independent when these are left out."),
    ])

    private static let recantations = Recantation.Word.allCases.map(\.rawValue)

    private static let origin: AnswerValue = .object([
        .key("node", .shared(.node), "Who it is."), .key("anonymous", .flag, "Whether it is an unnamed source."),
        .key("supports", .array(.id), "The documents that go back to it."),
        .key(
            "identity", .choice(["named", "anonymous", "undisclosed"]),
            "Whether it has a name, has none, or passes something on without naming a source."),
        .key("speaks_for", .array(.id), "The institutions it speaks for."),
        .key("one_with", .array(.id), "Others that count as one origin together with it."),
        .key("may_be", .array(.id), "Others from whom nothing tells it apart."),
        .key("own_word", .nullable(.choice(recantations)), "What became of its own word where it no longer stands on this side."),
    ])
}
