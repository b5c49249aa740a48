import GraphFormats

/// The answer of `convert`.
extension AnswerSchema {
    static let convert = CommandAnswer(
        "convert", "What was written in another format, and what that format does not hold.",
        [
            .key("to", .choice(ExportFormat.allCases.map(\.rawValue)), "The format."),
            .key("nodes", .count, "How many nodes the graph has."),
            .key("edges", .count, "How many relations, those that follow from others too."),
            .key("written", .flag, "False if --strict refused, since something would be lost."),
            .key("files", .array(.text), "The files, as they are named; those that would have been written, if none was."),
            .key("losses", .count, "How many fields lose something."),
            .key(
                "lost",
                .array(
                    .object([
                        .key("part", .choice(LossReport.Part.allCases.map(\.rawValue)), "What the field belongs to."),
                        .key("field", .text, "Its name in the native format, or the key of a free attribute."),
                        .key("count", .count, "How many nodes or relations it concerns."), .key("reason", .text, "What becomes of it."),
                    ])), "The fields; --top shortens the list, not the count."),
        ])
}
