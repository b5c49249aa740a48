import RelationGraph

/// What the dates of birth of two people say: the best of all that either is given.
///
/// | the dates | weight |
/// | --- | --- |
/// | are the same day | +10 |
/// | are the same month, one of them no more | +6 |
/// | are the same year, one of them no more; or may be, one of them approximate | +3.5 / +2 |
/// | are days whose day and month are exchanged | +3 |
/// | differ by a digit, or by a day or a month in one year | −2 |
/// | are a year apart | −3; −1.5 where one is known to the year alone |
/// | are further apart | −8; −4 where one of them is approximate |
///
/// The weights are those of Fellegi and Sunter (1969) for rates that registers of sanctioned people suggest: nine of ten pairs of one person
/// agree in a recorded day, of two people of a like name one in some thousand.
struct BirthComparison: Sendable {
    let weight: Double
    private let finding: String
    private let spans: (DateSpan, DateSpan)

    /// The finding in words. Made when it is asked for: most pairs are compared and never told of.
    var text: String {
        let (a, b) = (spans.0.readableText, spans.1.readableText)
        return "\(finding): \(a == b ? a : "\(a) and \(b)")"
    }

    /// How far from “about a year” the truth may lie.
    private static let tolerance = 2

    /// Nil if either has no date.
    init?(_ first: [DateSpan], _ second: [DateSpan]) {
        var best: BirthComparison?
        for one in first {
            for other in second {
                let comparison = BirthComparison(one, other)
                if comparison.weight > best?.weight ?? -.infinity { best = comparison }
            }
        }
        guard let best else { return nil }
        self = best
    }

    private init(_ one: DateSpan, _ other: DateSpan) {
        spans = (one, other)
        (weight, finding) = BirthComparison.judge(one, other)
    }

    private static func judge(_ one: DateSpan, _ other: DateSpan) -> (weight: Double, finding: String) {
        let isApproximate = one.isApproximate || other.isApproximate
        guard let first = one.start, let second = other.start, one.isSingleDate, other.isSingleDate else {
            // An interval holds the other, or does not.
            let fits = one.overlaps(other)
            return (fits ? 2 : -5, fits ? "dates of birth compatible" : "dates of birth do not meet")
        }
        if isApproximate {
            let distance = abs(first.year - second.year)
            switch distance {
            case 0...BirthComparison.tolerance: return (distance == 0 ? 3 : 2, "dates of birth compatible")
            case ...5: return (-1, "dates of birth some years apart")
            default: return (-4, "dates of birth far apart")
            }
        }
        guard first.year == second.year else {
            let isNear = abs(first.year - second.year) == 1
            let differsByDigit = BirthComparison.differInOneDigit(first, second)
            let isRough = first.isYearAlone || second.isYearAlone
            let yearApart: Double = isRough ? -1.5 : -3
            let weight: Double = differsByDigit ? -2 : isNear ? yearApart : -8
            return (weight, differsByDigit ? "dates of birth differ by a digit" : "dates of birth differ")
        }
        guard let month = first.month, let otherMonth = second.month else {
            return (3.5, "born in the same year")
        }
        guard let day = first.day, let otherDay = second.day else {
            let isSame = month == otherMonth
            return (isSame ? 6 : -3, isSame ? "born in the same month" : "months of birth differ")
        }
        if month == otherMonth, day == otherDay {
            // Where only the year is known, registers write its first day.
            let isFiller = month == 1 && day == 1
            return (
                isFiller ? 4 : 10,
                isFiller ? "same date of birth, perhaps for the year alone" : "same date of birth"
            )
        } else if month == otherDay, day == otherMonth {
            return (3, "dates of birth agree if day and month are exchanged")
        } else {
            return (-2, "dates of birth differ within the year")
        }
    }

    private static func differInOneDigit(_ one: PartialDate, _ other: PartialDate) -> Bool {
        guard (one.month == nil) == (other.month == nil), (one.day == nil) == (other.day == nil) else { return false }
        func digits(_ date: PartialDate) -> Int { (date.year * 100 + (date.month ?? 0)) * 100 + (date.day ?? 0) }
        var (rest, otherRest) = (digits(one), digits(other))
        var count = 0
        while rest != otherRest {
            if rest % 10 != otherRest % 10 { count += 1 }
            (rest, otherRest) = (rest / 10, otherRest / 10)
        }
        return count == 1
    }
}

extension PartialDate {
    /// Only the year is known; some registers write its first day then.
    fileprivate var isYearAlone: Bool { day == nil || (month == 1 && day == 1) }
}
