extension DateSpan {
    /// Why a text is no date or interval, as a sentence for the one who wrote it; nil if it is one.
    public static func reasonAgainst(_ text: String) -> String? {
        guard DateSpan(text) == nil else { return nil }
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard ends.count <= 2 else { return "an interval has one slash, between its first and its last date" }
        for end in ends where !(ends.count == 2 && (end == ".." || end.isEmpty)) {
            if let reason = PartialDate.reasonAgainst(end) { return reason }
        }
        return ends.allSatisfy { $0 == ".." || $0.isEmpty }
            ? "an interval needs a date on one side at least" : "the interval ends before it begins"
    }
}

extension PartialDate {
    /// Why a text is no date; nil if it is one.
    static func reasonAgainst(_ text: String) -> String? {
        guard PartialDate(text) == nil else { return nil }
        if let rest = rest(of: text, behind: ["~", "circa", "ca.", "c.", "about"]) { return "about \(rest) is written \(rest)~" }
        if let rest = rest(of: text, behind: ["?"]) { return "perhaps \(rest) is written \(rest)?" }
        var body = text[...]
        if let mark = body.last, "~?%".contains(mark) { body = body.dropLast() }
        if body.contains("T") || body.contains(":") { return "a date has no time of day" }
        let fields = body.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = fields.compactMap { field in field.utf8.allSatisfy { (48...57).contains($0) } ? Int(field) : nil }
        guard !fields.isEmpty, numbers.count == fields.count, fields.count <= 3, fields[0].utf8.count == 4 else {
            return "a date is a year, a month or a day: 2015, 2015-08 or 2015-08-06"
        }
        guard fields.dropFirst().allSatisfy({ $0.utf8.count == 2 }) else { return "month and day have two digits each, as in 2015-08-06" }
        guard numbers[0] > 0 else { return "there is no year 0" }
        if numbers.count > 1, !(1...12).contains(numbers[1]) { return "there is no month \(fields[1])" }
        guard numbers.count == 3 else { return nil }
        let days = days(inMonth: numbers[1], year: numbers[0])
        return "\(fullMonthNames[numbers[1] - 1]) \(numbers[0]) has \(days) days"
    }

    /// The date that stands behind one of some words; nil if none does.
    private static func rest(of text: String, behind words: [String]) -> String? {
        guard let word = words.first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
        let rest = text.dropFirst(word.count).drop { $0 == " " }
        return rest.last?.isNumber == true && PartialDate(rest) != nil ? String(rest) : nil
    }

    private static let fullMonthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
}
