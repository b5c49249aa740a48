import RelationGraph

/// What figures say and look like.
extension NativeFileReader {
    mutating func readPresentation(_ field: FileField, _ entry: YAMLEntry) {
        guard hasValue(entry) else { return }
        let isFirst: Bool
        switch field {
        case .subtitle: isFirst = take(line(entry), \.subtitle)
        case .date: isFirst = take(day(entry), \.date)
        case .credit: isFirst = take(line(entry), \.credit)
        default: isFirst = take(style(entry), \.style)
        }
        if !isFirst { givenTwice(entry) }
        layout.presentationFields.insert(entry.key)
    }

    /// Whether the graph has such a value already, from another file.
    func holds(_ field: FileField) -> Bool {
        switch field {
        case .subtitle: builder.presentation.subtitle != nil
        case .date: builder.presentation.date != nil
        case .credit: builder.presentation.credit != nil
        default: builder.presentation.style != nil
        }
    }

    /// False if the graph has such a value already, which then stays.
    private mutating func take<Value>(_ value: Value?, _ path: WritableKeyPath<GraphPresentation, Value?>) -> Bool {
        guard builder.presentation[keyPath: path] == nil else { return false }
        builder.presentation[keyPath: path] = value
        return true
    }

    /// One date.
    mutating func day(_ entry: YAMLEntry) -> PartialDate? {
        guard let span = date(entry) else { return nil }
        if span.isSingleDate { return span.start }
        builder.error(
            "bad-date", "`\(entry.key):` is one date, not an interval", remedy: "Write the day that what is shown was last brought up to.",
            at: place(entry.value))
        return nil
    }

    /// What a style file says too, with the problems of its fields.
    mutating func style(_ entry: YAMLEntry) -> MapStyle? {
        guard let entries = mapping(entry.value, entry.key, of: "fields") else { return nil }
        var reader = CompanionReader(file: source.file, entries: entries)
        let style = StyleFile.style(&reader, vocabulary: builder.vocabulary)
        for problem in reader.problems { builder.report(problem) }
        return style
    }
}
