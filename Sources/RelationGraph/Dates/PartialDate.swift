/// A calendar date that is known to the day, the month or only the year, as ISO 8601-2 (EDTF) writes it: `2015-08-06`, `2015-08`, `2015`,
/// with `~` for approximate, `?` for uncertain and `%` for both.
///
/// Nothing is filled in: a month is not its first day. Comparisons go by the earliest and the latest day that the date allows.
///
/// Takes four bytes: facts and evidence hold many, most of them empty.
public struct PartialDate: Hashable, Sendable {
    private let storedYear: UInt16
    /// 0 for none.
    private let storedMonth: UInt8
    /// 0 for none, in the lower five bits; then the two marks.
    private let storedDay: UInt8

    private static let (approximate, uncertain): (UInt8, UInt8) = (1 << 5, 1 << 6)

    /// 1…9999.
    public var year: Int { Int(storedYear) }
    /// 1…12, nil if only the year is known.
    public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
    /// 1…31, nil if only the month is known.
    public var day: Int? { storedDay & 31 == 0 ? nil : Int(storedDay & 31) }
    /// "About": the true date lies near.
    public var isApproximate: Bool { storedDay & PartialDate.approximate != 0 }
    /// "Perhaps": the source of the date is open to doubt.
    public var isUncertain: Bool { storedDay & PartialDate.uncertain != 0 }

    /// Nil if there is no such day in the (proleptic) Gregorian calendar.
    public init?(year: Int, month: Int? = nil, day: Int? = nil, isApproximate: Bool = false, isUncertain: Bool = false) {
        guard (1...9999).contains(year) else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day { guard (1...PartialDate.days(inMonth: month, year: year)).contains(day) else { return nil } }
        } else if day != nil {
            return nil
        }
        storedYear = UInt16(year)
        storedMonth = UInt8(month ?? 0)
        storedDay =
            UInt8(day ?? 0) | (isApproximate ? PartialDate.approximate : 0) | (isUncertain ? PartialDate.uncertain : 0)
    }

    /// Reads the EDTF form; nil if the text is no such date.
    public init?(_ text: some StringProtocol) {
        var rest = Substring(text).utf8
        guard let year = PartialDate.number(ofDigits: 4, from: &rest) else { return nil }
        var month: Int?
        var day: Int?
        if rest.first == UInt8(ascii: "-") {
            rest.removeFirst()
            month = PartialDate.number(ofDigits: 2, from: &rest)
            guard month != nil else { return nil }
            if rest.first == UInt8(ascii: "-") {
                rest.removeFirst()
                day = PartialDate.number(ofDigits: 2, from: &rest)
                guard day != nil else { return nil }
            }
        }
        let mark = rest.popFirst()
        guard rest.isEmpty, mark.map({ "~?%".utf8.contains($0) }) ?? true else { return nil }
        self.init(
            year: year, month: month, day: day, isApproximate: mark == UInt8(ascii: "~") || mark == UInt8(ascii: "%"),
            isUncertain: mark == UInt8(ascii: "?") || mark == UInt8(ascii: "%"))
    }

    /// Takes a number of exactly so many digits; nil if there is none.
    private static func number(ofDigits count: Int, from text: inout Substring.UTF8View) -> Int? {
        var number = 0
        for _ in 0..<count {
            guard let byte = text.popFirst(), (48...57).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 48)
        }
        return number
    }

    /// The EDTF form.
    public var text: String {
        var text = PartialDate.padded(year, 4)
        if let month { text += "-" + PartialDate.padded(month, 2) }
        if let day { text += "-" + PartialDate.padded(day, 2) }
        if isApproximate { text += isUncertain ? "%" : "~" } else if isUncertain { text += "?" }
        return text
    }

    /// The form that a reader of reports expects: "6 Aug 2015", "Aug 2015", "about 2015".
    public var readableText: String {
        var text = month.map { "\(PartialDate.monthNames[$0 - 1]) \(year)" } ?? "\(year)"
        if let day { text = "\(day) \(text)" }
        if isApproximate { text = "about " + text }
        return isUncertain ? text + " (?)" : text
    }

    /// The first day that the date allows, as days since 0000-03-01.
    public var earliestDay: Int { PartialDate.dayNumber(year, month ?? 1, day ?? 1) }

    /// The last day that the date allows, on the scale of `earliestDay`.
    public var latestDay: Int {
        let month = month ?? 12
        return PartialDate.dayNumber(year, month, day ?? PartialDate.days(inMonth: month, year: year))
    }

    private static let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func days(inMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 0000-03-01 of the proleptic Gregorian calendar, counting years from March so that the leap day comes last.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (153 * monthFromMarch + 2) / 5 + day - 1
    }
}
