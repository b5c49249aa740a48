import RelationGraph

/// Dates, and the three fields that give one period: `when`, or `since` and `until`.
extension NativeFileReader {
    mutating func date(_ entry: YAMLEntry) -> DateSpan? {
        guard case .scalar(let text, _) = entry.value.content else {
            wrongType(entry.key, "a date", entry.value, remedy: "Write 2015-08-06, 2015-08, 2015, or an interval 2015-07-24/2015-07-26.")
            return nil
        }
        if let date = DateSpan(text) { return date }
        builder.error(
            "bad-date", "`\(entry.key):` “\(text)”: \(DateSpan.reasonAgainst(text) ?? "this is no date")",
            remedy: "Write a date as 2015-08-06, 2015-08 or 2015, 2015~ for about 2015; an interval as 2015-07-24/2015-07-26 or 2007/..",
            at: place(entry.value))
        return nil
    }

    private mutating func singleDate(_ entry: YAMLEntry) -> PartialDate? {
        guard let span = date(entry) else { return nil }
        if span.isSingleDate { return span.start }
        builder.error(
            "bad-date", "`\(entry.key):` is one date, not an interval", remedy: "Write `when: \(span.text)` instead.",
            at: place(entry.value))
        return nil
    }

    /// The period that an object's `when`, `since` and `until` give together.
    mutating func period(when: YAMLEntry?, since: YAMLEntry?, until: YAMLEntry?) -> DateSpan? {
        if let when {
            if let other = since ?? until {
                builder.error(
                    "two-periods", "`when:` and `\(other.key):` are both given",
                    remedy: "Keep `when:` with an interval, or `since:` and `until:`.",
                    at: place(other))
            }
            return date(when)
        }
        let start = since.flatMap { singleDate($0) }
        let end = until.flatMap { singleDate($0) }
        guard start != nil || end != nil else { return nil }
        if let span = DateSpan(from: start, to: end) { return span }
        if let until {
            builder.error(
                "bad-date", "`until:` lies before `since:`", remedy: "Correct one of them.", at: place(until.value))
        }
        return nil
    }
}
