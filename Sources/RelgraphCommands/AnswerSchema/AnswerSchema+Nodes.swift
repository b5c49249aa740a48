import RelationAnalysis
import RelationGraph

/// Answers about nodes and about the notes.
extension AnswerSchema {
    static let show = CommandAnswer(
        "show", "One node with all that is known of it.",
        [
            .key("node", .object(reference + facts), "The node; keys of which nothing is known are left out."),
            .optional(
                "status", .choice(ClaimStatus.allCases.map(\.rawValue)), "Of a statement, how it stands by all that the selection admits."),
            .optional(
                "same_as",
                .array(
                    .object([
                        .key("first", .object(entry), "One of the two, as it was called."),
                        .key("second", .object(entry), "The other."), .optional("by", .text, "Who judged so."),
                        .optional("on", .date, "When."), .optional("because", .text, "Why."),
                        .key("documents", .array(.id), "The documents that the judgement rests on."),
                    ])), "The judgements by which entries are this one node."),
            .key(
                "relations",
                .array(
                    .object([
                        .key("type", .text, "The relation type."), .key("other", .shared(.node), "The node at the other end."),
                        .key("outgoing", .flag, "Whether the relation leads from the node to the other one."),
                        .optional("since", .date, "When it began."), .optional("until", .date, "When it ended."),
                        .key("evidence", .array(.shared(.evidence)), "What it is known from; empty if nothing is known but the relation."),
                        .optional("grade", .shared(.grade), "How it is graded."),
                    ])), "Its relations besides stances."),
            .key(
                "stances",
                .array(
                    .object([
                        .key("statement", .shared(.node), "The statement."), .key("speaker", .shared(.node), "Who takes the stance."),
                        .key("stance", .text, "The type of the stance: denied, no-information, …"),
                        .key("polarity", .choice(polarities), "What it does to the statement; none is neither support nor denial."),
                        .key("stands", .flag, "False if the speaker replaced or withdrew it later."),
                        .key("said_on", .nullable(.date), "When it was said."),
                        .key("via", .array(.id), "Through whom it reached the documents, from the speaker outwards."),
                        .key("citing", .array(.id), "On whose authority it was said."),
                        .key("documents", .array(.id), "The documents that carry it."),
                        .optional("personal", .flag, "True if said on the speaker's own knowledge, for no institution."),
                        .optional("grade", .shared(.grade), "How the report is graded."),
                    ])), "The stances it takes; of a statement, those taken towards it."),
            .key("documents", .array(.id), "The documents that all this is known from."),
        ])

    private static let entry: [AnswerKey] = [.key("id", .text, "Its id."), .key("name", .text, "Its name.")]

    private static let facts: [AnswerKey] = [
        .key("aliases", .array(.text), "Other names."),
        .key("ids", .map(.either([.text, .array(.text)])), "Identifiers, by register; a list where a register has several."),
        .optional("role", .text, "One line on what it is."), .optional("description", .text, "More than one line."),
        .optional("country", .text, "The country or group it belongs to."),
        .optional("when", .date, "When it happened or existed; of a statement, the time it speaks about."),
        .optional("published", .date, "Of a document, when it was published."),
        .optional("updated", .date, "Of a document, when it was last changed."),
        .optional("retrieved", .date, "Of a document, when the encoder read it."),
        .optional("language", .text, "Of a document, its language."), .optional("tags", .array(.text), "Words of the encoder's own."),
        .optional("url", .text, "A link."), .optional("anonymous", .flag, "True for an unnamed source."),
        .optional("count", .count, "How many people an unnamed source is, if that was said."),
        .optional("reliability", .choice(reliabilities), "How reliable it is on the Admiralty scale; F means that it cannot be judged."),
        .optional("note", .text, "A remark of the encoder."), .optional("attributes", .map(.anything), "Free keys and values."),
    ]

    static let find = CommandAnswer(
        "find", "The names that come near a text.",
        [
            .key("query", .text, "The text."),
            .key(
                "matches",
                .array(
                    .object(
                        reference + [
                            .key("score", .number, "How near, from 0 to 1."),
                            .key("matched", .choice(NameField.allCases.map(\.rawValue)), "What of the node comes near."),
                            .key("reason", .text, "By which rule."), .key("text", .text, "The id, name, alias or identifier itself."),
                        ])), "Best first."),
        ])

    static let check = CommandAnswer(
        "check", "What is wrong with the notes.",
        [
            .key("errors", .count, "How many errors there are."), .key("warnings", .count, "How many warnings."),
            .key(
                "problems",
                .array(
                    .object([
                        .key("severity", .choice(["error", "warning"]), "Whether it keeps the notes from being read."),
                        .key("file", .nullable(.text), "Where it stands."), .key("line", .nullable(.count), "From 1."),
                        .key("column", .nullable(.count), "From 1."), .key("code", .text, "A stable name of the kind of problem."),
                        .key("message", .text, "What is wrong."), .key("remedy", .text, "What to do about it."),
                    ])), "In reading order; --top shortens the list, not the counts."),
        ])
}
