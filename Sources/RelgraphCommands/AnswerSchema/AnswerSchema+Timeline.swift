import RelationAnalysis
import RelationGraph

/// The answer of `timeline`.
extension AnswerSchema {
    static let timeline = CommandAnswer(
        "timeline", "What is said to have happened when, or who said so when.",
        [
            .key("by", .choice(TimelineAxis.allCases.map(\.rawValue)), "The date that orders the entries."),
            .key("entries", .array(entry), "Earliest first."), .key("undated", .array(entry), "Those without such a date."),
            .key("contradictions", .array(contradiction), "Dates that cannot both be right."),
        ])

    private static let dates: [AnswerKey] = [
        .key("date", .nullable(.date), "As it was noted."), .key("earliest", .nullable(.date), "The first day that it allows."),
        .key("latest", .nullable(.date), "The last day that it allows."),
    ]

    private static func entry(_ kinds: [String], _ keys: [AnswerKey]) -> AnswerValue {
        .object(
            dates + [
                .key("kind", .choice(kinds), "What the entry is."),
                .key(
                    "dated_by", .nullable(.choice(["period", "saying", "publication", "update"])),
                    "Which of the dates it is; null if there is none."),
            ] + keys + [.key("documents", .array(.id), "The documents that carry it.")])
    }

    private static let entry: AnswerValue = .either([
        entry(
            ["statement", "document"],
            [
                .key("node", .shared(.node), "The statement or the document."),
                .key(
                    "stances", .array(.object(stance + [.key("documents", .array(.id), "The documents that carry it.")])), "Who said what."),
            ]),
        entry(["event"], [.key("node", .shared(.node), "The event.")]),
        entry(
            ["tie"],
            [
                .key("source", .shared(.node), "Where the tie begins."), .key("type", .text, "The relation type."),
                .key("target", .shared(.node), "Where it leads."), .key("evidence", .array(.shared(.evidence)), "What it is known from."),
            ]),
        entry(
            ["stance"], stance.filter { $0.name != "said_on" } + [.key("evidence", .array(.shared(.evidence)), "What it is known from.")]),
    ])

    private static let stance: [AnswerKey] = [
        .key("speaker", .shared(.node), "Who takes it."), .key("stance", .text, "Its type: denied, no-information, …"),
        .key("polarity", .nullable(.choice(polarities)), "What it does to the statement; none is neither support nor denial."),
        .key("stands", .flag, "False if the speaker replaced or withdrew it later."), .key("statement", .shared(.node), "The statement."),
        .key("said_on", .nullable(.date), "When it was said."),
    ]

    private static let contradiction: AnswerValue = .object([
        .key("kind", .choice(DateContradiction.Kind.allCases.map(\.rawValue)), "What contradicts what."),
        .key("sentence", .text, "The contradiction in words."), .key("uncertain", .flag, "Whether one of the dates is noted as doubtful."),
        .key(
            "sides",
            .tuple(
                .object(
                    [
                        .key("node", .shared(.node), "What is dated."),
                        .key("speaker", .nullable(.shared(.node)), "Who said it, if it is the date of a saying."),
                        .key("stance", .nullable(.text), "The type of that stance."),
                    ] + dates + [
                        .key(
                            "sources",
                            .array(
                                .object([
                                    .key("document", .id, "A document that gives the date."),
                                    .key("locator", .nullable(.text), "Where in it."),
                                ])), "Where the date stands.")
                    ]), 2), "The two that cannot both be right."),
    ])
}
