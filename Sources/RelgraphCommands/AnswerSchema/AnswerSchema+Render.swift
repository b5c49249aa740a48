/// The answer of `render --steps --format json`.
extension AnswerSchema {
    static let render = CommandAnswer(
        "render", "The figures that `render --steps` wrote, with their captions: what a page needs to show one after the other.",
        [
            .key("title", .nullable(.text), "The title of every figure; null if it has none."),
            .key("view", .text, "The view whose steps they are."),
            .key(
                "steps",
                .array(
                    .object([
                        .key("number", .count, "From 1 on."), .key("caption", .text, "What the figure shows."),
                        .key("file", .text, "The file that was written, beside the others."),
                        .key("as_of", .nullable(.date), "The date by which all that is drawn was known; null if the step has none."),
                        .key("description", .text, "The figure in words, for those who cannot see it."),
                    ])), "The steps, in their order."),
        ])
}
