import RelationAnalysis

/// The answer of `publish`.
extension AnswerSchema {
    static let publish = CommandAnswer(
        "publish",
        "What a copy for the public leaves out, and where something tells it; then nothing is written, and the exit status is 1.",
        [
            .key("written", .nullable(.array(.text)), "The files; null if none was written."),
            .key("searched", .array(.text), "The files that --check searched; empty without it."),
            .key(
                "unsearched",
                .array(
                    .object([
                        .key("file", .text, "The file."), .key("reason", .text, "Why it cannot be searched, and what can be instead."),
                    ])), "Files that --check could not search; the exit status is 2 then, or 1 if something else tells."),
            .key("nodes", .count, "How many nodes the copy has."), .key("entries", .count, "How many ties and stances it has."),
            .key(
                "left_out",
                .array(
                    .object([
                        .key("node", .shared(.node), "What was left out, as the notes have it."),
                        .key(
                            "reason", .choice(RedactionPlan.Reason.allCases.map(\.rawValue) + ["replaced"]),
                            "Why: a rule, a marker in the notes, its outlet; or replaced by other words."),
                        .key("stand_in", .nullable(.id), "The id of what stands in its place in the copy; null if nothing does."),
                    ])), "What must not be named."),
            .key("dropped_entries", .count, "How many ties and stances are not in the copy."),
            .key("dropped_views", .array(.text), "Views that are not in the copy."),
            .key(
                "totals",
                .object([
                    .key("certain", .count, "Places that name what was left out."), .key("possible", .count, "Places that may."),
                    .key("allowed", .count, "Places that --allow lets stand."),
                ]), "The counts, which --top does not change."),
            .key("leaks", .array(.object(leak)), "The places: those that name it, those that may, those that are allowed."),
            .key(
                "statuses",
                .array(
                    .object([
                        .key("id", .id, "The statement."), .key("before", .nullable(.choice(statuses)), "In the notes."),
                        .key("after", .nullable(.choice(statuses)), "In the copy."),
                    ])), "Statements that have another status in the copy."),
            .key(
                "origins",
                .array(
                    .object([
                        .key("statement", .id, "The statement."), .key("side", .choice(["for", "against"]), "The side."),
                        .key("before", .shared(.interval), "Independent origins in the notes."),
                        .key("after", .shared(.interval), "And in the copy."),
                    ])), "Sides that go back to more or fewer origins in the copy."),
        ])

    private static let leak: [AnswerKey] = [
        .key("file", .text, "The file."), .key("line", .count, "The line, from 1."), .key("column", .count, "The column, from 1."),
        .key("in_file_name", .flag, "True if it is in the file's name, not in the file."),
        .key("node", .id, "Whose name it is, by the id in the notes."),
        .key("term", .text, "The name, id, number or address, as the notes have it."), .key("found", .text, "What stands there."),
        .key("certain", .flag, "False if it only may be the name: a surname alone, a word in another script."),
        .key("allowed", .flag, "True if a rule lets it stand."), .key("reason", .text, "By which rule it was found."),
        .key("context", .text, "The text around it."),
    ]
}
