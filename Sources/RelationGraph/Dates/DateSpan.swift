/// A date or an interval, possibly open at one end, as ISO 8601-2 (EDTF) writes it: `2015-08-06`, `2015-07-24/2015-07-26`, `2007/..`.
public struct DateSpan: Hashable, Sendable {
    /// Nil if the beginning is open.
    public let start: PartialDate?
    /// Nil if the end is open. Equal to `start` for a single date.
    public let end: PartialDate?
    /// A single date, as against an interval.
    public let isSingleDate: Bool

    public init(_ date: PartialDate) {
        start = date
        end = date
        isSingleDate = true
    }

    /// Nil if both ends are open, or if the interval ends before it begins.
    public init?(from start: PartialDate?, to end: PartialDate?) {
        guard start != nil || end != nil else { return nil }
        if let start, let end, end.latestDay < start.earliestDay { return nil }
        self.start = start
        self.end = end
        isSingleDate = false
    }

    /// Reads the EDTF form; nil if the text is none, names an impossible day, or runs backwards.
    public init?(_ text: some StringProtocol) {
        let text = Substring(text)
        guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else {
            guard let date = PartialDate(text) else { return nil }
            self.init(date)
            return
        }
        let ends = (text[..<slash], text[text.utf8.index(after: slash)...])
        func isOpen(_ end: Substring) -> Bool { end.isEmpty || end == ".." }
        let (start, end) = (PartialDate(ends.0), PartialDate(ends.1))
        guard start != nil || isOpen(ends.0), end != nil || isOpen(ends.1) else { return nil }
        self.init(from: start, to: end)
    }

    /// The EDTF form.
    public var text: String {
        if isSingleDate, let start { return start.text }
        return (start?.text ?? "..") + "/" + (end?.text ?? "..")
    }

    /// The form that a reader of reports expects: "24 Jul 2015 – 26 Jul 2015", "since 2007", "until 2016".
    public var readableText: String {
        switch (start, end) {
        case (let start?, _) where isSingleDate: start.readableText
        case (let start?, let end?): "\(start.readableText) – \(end.readableText)"
        case (let start?, nil): "since \(start.readableText)"
        case (nil, let end?): "until \(end.readableText)"
        case (nil, nil): ""
        }
    }

    /// The first day that the span allows, nil if it is open there. See `PartialDate.earliestDay`.
    public var earliestDay: Int? { start?.earliestDay }

    /// The last day that the span allows, nil if it is open there.
    public var latestDay: Int? { end?.latestDay }

    /// Whether some day of the span may lie in the given one.
    public func overlaps(_ other: DateSpan) -> Bool {
        (earliestDay ?? .min) <= (other.latestDay ?? .max) && (other.earliestDay ?? .min) <= (latestDay ?? .max)
    }
}
