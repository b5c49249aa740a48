import RelationAnalysis

/// The answer of `merge`.
extension AnswerSchema {
    static let merge = CommandAnswer(
        "merge", "What came of uniting the graphs of several authors; with conflicts nothing is united, and the exit status is 1.",
        [
            .key("authors", .array(.text), "The graphs, as they were named."),
            .key("base", .nullable(.text), "The graph that all began with; null if none was named."),
            .key("clean", .flag, "True if there is no conflict."),
            .key("written", .nullable(.text), "The file that was written; null if none was."),
            .key("nodes", .nullable(.count), "How many nodes the united graph has; null with conflicts."),
            .key("entries", .nullable(.count), "How many ties and stances; null with conflicts."),
            .key(
                "totals",
                .object([
                    .key("conflicts", .count, "How many conflicts there are."), .key("settled", .count, "How many --prefer settled."),
                    .key("notices", .count, "How many things there are to look at."),
                ]), "The counts, which --top does not change."),
            .key("conflicts", .array(.object(conflict)), "What people must decide."),
            .key("settled", .array(.object(conflict)), "What was decided by --prefer."),
            .key(
                "notices",
                .array(
                    .object([
                        .key("code", .choice(MergeNotice.Code.allCases.map(\.rawValue)), "What it is."),
                        .key("message", .text, "In words."),
                        .key("remedy", .text, "What to do."), .key("places", .array(.object(place)), "Where."),
                    ])), "What keeps nothing from being united, but should be looked at."),
        ])

    private static let place: [AnswerKey] = [
        .key("file", .text, "The file."), .key("line", .count, "The line, from 1."), .key("column", .count, "The column, from 1."),
    ]

    private static let conflict: [AnswerKey] = [
        .key("reason", .choice(MergeConflict.Reason.allCases.map(\.rawValue)), "Why the authors do not agree."),
        .key("what", .choice(["graph", "node", "relation", "view", "kind", "relation-type"]), "What it is about."),
        .key("id", .text, "Its id or name; of a relation source, type and target; empty for the graph."),
        .key("field", .nullable(.text), "The field, as the native format calls it: role, attributes.rank; null for the whole."),
        .key(
            "versions",
            .array(
                .object([
                    .key("author", .text, "Whose."), .key("value", .nullable(.text), "What stands there; null if nothing does."),
                    .optional("file", .text, "The file."), .optional("line", .count, "The line, from 1."),
                    .optional("column", .count, "The column, from 1."),
                ])), "What the authors have."),
        .key("taken", .nullable(.text), "Whose was taken; null in a conflict."),
        .key("remedy", .text, "What to do; empty if it is settled."),
    ]
}
