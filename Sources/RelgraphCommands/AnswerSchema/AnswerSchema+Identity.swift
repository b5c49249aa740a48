import RelationAnalysis

/// Answers about who is whom.
extension AnswerSchema {
    static let resolve = CommandAnswer(
        "resolve", "Pairs that may be one person or organization. With --accept, --reject or --undo there is no answer in JSON.",
        [
            .key("compared", .count, "How many pairs were compared."),
            .key("settled", .count, "How many pairs were not, since the graph records a judgement on them."),
            .key(
                "oversized_blocks", .count,
                "How many groups that share two words of their names, or a number, were too large to compare each with each: of them only those are "
                    + "compared who also share another word, a year of birth or a country."),
            .key(
                "largest_blocks",
                .array(
                    .object([
                        .key("count", .count, "How many are in it."), .key("example", .shared(.node), "One of them."),
                    ])), "The largest of these groups, the larger first."),
            .key(
                "totals",
                .object([
                    .key("proposed", .count, "How many pairs may be one."), .key("apart", .count, "How many are kept apart."),
                    .key("cannot_compare", .count, "How many cannot be compared."),
                ]), "The counts, which --top does not change."),
            .key("proposed", .array(.object(pair)), "The pairs that may be one, the likeliest first."),
            .key("apart", .array(.object(pair)), "The pairs whose names agree and that something else keeps apart."),
            .key(
                "cannot_compare", .array(.object(pair)),
                "The pairs of which names are all that can be compared, or whose names are in scripts that do not meet."),
        ])

    private static let pair: [AnswerKey] = [
        .key("first", .shared(.node), "One of the two."), .key("second", .shared(.node), "The other."),
        .key("score", .nullable(.number), "How likely they are one, from 0 to 1; null if they cannot be compared."),
        .key("name_similarity", .nullable(.number), "How far their names agree, from 0 to 1; null if they cannot be compared."),
        .key(
            "reasons",
            .array(
                .object([
                    .key("field", .choice(IdentityReason.Field.allCases.map(\.rawValue)), "What was compared."),
                    .key("weight", .number, "For above 0, against below: the logarithm to the base 2 of the likelihood ratio."),
                    .key("text", .text, "The reason in words."),
                ])), "The weightiest first."),
    ]
}
