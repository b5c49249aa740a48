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
    let text: String

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

    private init(weight: Double, text: String) {
        self.weight = weight
        self.text = text
    }

    private init(_ one: DateSpan, _ other: DateSpan) {
        let (a, b) = (one.readableText, other.readableText)
        let words = a == b ? a : "\(a) and \(b)"
        let isApproximate = one.isApproximate || other.isApproximate
        guard let first = one.start, let second = other.start, one.isSingleDate, other.isSingleDate else {
            // An interval holds the other, or does not.
            let fits = one.overlaps(other)
            self.init(weight: fits ? 2 : -5, text: fits ? "dates of birth compatible: \(words)" : "dates of birth do not meet: \(words)")
            return
        }
        if isApproximate {
            let distance = abs(first.year - second.year)
            switch distance {
            case 0...BirthComparison.tolerance: self.init(weight: distance == 0 ? 3 : 2, text: "dates of birth compatible: \(words)")
            case ...5: self.init(weight: -1, text: "dates of birth some years apart: \(words)")
            default: self.init(weight: -4, text: "dates of birth far apart: \(words)")
            }
            return
        }
        guard first.year == second.year else {
            let isNear = abs(first.year - second.year) == 1
            let differsByDigit = one.text.utf8.count == other.text.utf8.count && BirthComparison.digitsDiffer(one.text, other.text) == 1
            let isRough = first.isYearAlone || second.isYearAlone
            let yearApart: Double = isRough ? -1.5 : -3
            let weight: Double = differsByDigit ? -2 : isNear ? yearApart : -8
            self.init(weight: weight, text: "dates of birth \(differsByDigit ? "differ by a digit" : "differ"): \(words)")
            return
        }
        guard let month = first.month, let otherMonth = second.month else {
            self.init(weight: 3.5, text: "born in the same year: \(words)")
            return
        }
        guard let day = first.day, let otherDay = second.day else {
            let isSame = month == otherMonth
            self.init(weight: isSame ? 6 : -3, text: isSame ? "born in the same month: \(words)" : "months of birth differ: \(words)")
            return
        }
        if month == otherMonth, day == otherDay {
            // Where only the year is known, registers write its first day.
            let isFiller = month == 1 && day == 1
            self.init(
                weight: isFiller ? 4 : 10,
                text: isFiller ? "same date of birth, perhaps for the year alone: \(words)" : "same date of birth: \(words)")
        } else if month == otherDay, day == otherMonth {
            self.init(weight: 3, text: "dates of birth agree if day and month are exchanged: \(words)")
        } else {
            self.init(weight: -2, text: "dates of birth differ within the year: \(words)")
        }
    }

    private static func digitsDiffer(_ a: String, _ b: String) -> Int {
        a.utf8.count == b.utf8.count ? zip(a.utf8, b.utf8).count { $0 != $1 } : .max
    }
}

extension PartialDate {
    /// Only the year is known; some registers write its first day then.
    fileprivate var isYearAlone: Bool { day == nil || (month == 1 && day == 1) }
}
