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
            .key(
                "not_selected",
                .nullable(
                    .object([
                        .key("nodes", .map(.count), "Nodes that are not written, by kind."),
                        .key("relations", .map(.count), "Ties and stances that are not written, by type."),
                        .key("citations", .count, "How often what is written was known from a document or a source that is not."),
                        .key("views", .array(.text), "Views that would show something else, and are not written."),
                        .key("came_along", .count, "Documents and sources that are written since what is selected is known from them."),
                    ])), "What the selection left out; null if the whole graph was meant."),
            .key(
                "statuses",
                .array(
                    .object([
                        .key("id", .id, "The statement."),
                        .key("before", .nullable(.choice(statuses)), "By all that the selection admits as known."),
                        .key("after", .nullable(.choice(statuses)), "By the part alone."),
                    ])), "Statements that have another status by the part alone; none where the format holds their status."),
        ])
}
