import RelationGraph

/// Which free attributes of edges are dates, and what they date: when a relation began, when it ended, the one day of which it is told.
///
/// Their names must tell it plainly: `since`, `start date`, `valid_to`, `year` and the like.
struct EdgeDates {
    /// The keys of the attributes.
    private let since: String?
    private let until: String?
    private let date: String?

    /// - Parameter keys: the keys to choose from.
    init(among keys: [String]) {
        since = EdgeDates.first(of: ["since", "start", "startdate", "startyear", "begin", "begindate", "validfrom", "fromdate"], in: keys)
        until = EdgeDates.first(of: ["until", "end", "enddate", "endyear", "validto", "validuntil", "todate"], in: keys)
        date = EdgeDates.first(of: ["date", "day", "year"], in: keys)
    }

    private static func first(of names: [String], in keys: [String]) -> String? {
        names.lazy.compactMap { name in keys.first { CSVHeader.plain($0) == name } }.first
    }

    /// A date, or the day of a moment: 2015-08-06T10:00:00Z.
    private static func day(_ text: String) -> PartialDate? {
        if let date = PartialDate(text) { return date }
        let mark = text.utf8.dropFirst(10).first
        return mark == UInt8(ascii: "T") || mark == UInt8(ascii: " ") ? PartialDate(text.prefix(10)) : nil
    }

    /// Gives the edges of a table their periods. The attributes stay as they are; what is no date says nothing, but is told.
    ///
    /// - Complexity: O(edges).
    func date(_ table: inout GraphTable) {
        let columns = table.edgeAttributes
        func column(_ key: String?) -> AttributeColumn? { key.flatMap { key in columns.first { $0.key == key } } }
        let (sinceColumn, untilColumn, dateColumn) = (column(since), column(until), column(date))
        let given = [sinceColumn, untilColumn, dateColumn].compactMap { $0 }
        guard !given.isEmpty else { return }
        var unread: (count: Int, text: String, line: Int)?
        var periods: [(edge: Int, period: DateSpan)] = []
        for edge in 0..<table.edgeCount where given.contains(where: { $0.hasValue(edge) }) {
            func text(_ column: AttributeColumn?) -> String? { column?[edge]?.text }
            let day = text(dateColumn).flatMap { text in DateSpan(text) ?? EdgeDates.day(text).map { DateSpan($0) } }
            let (start, end) = (text(sinceColumn).flatMap(EdgeDates.day), text(untilColumn).flatMap(EdgeDates.day))
            let period = DateSpan(from: start, to: end) ?? day
            if let period { periods.append((edge, period)) }
            let isRead = [(text(sinceColumn), start != nil), (text(untilColumn), end != nil), (text(dateColumn), day != nil)]
            // Numbers of another count of time, as simulations have them, were not meant for a date.
            let undated = isRead.compactMap { $1 ? nil : $0 }.first { Double($0) == nil }
            // No period begins after its end.
            let wrong = undated ?? (period == nil ? start?.text : nil)
            if let wrong { unread = ((unread?.count ?? 0) + 1, unread?.text ?? wrong, unread?.line ?? table.line(ofEdge: edge)) }
        }
        table.setPeriods(periods)
        if let unread {
            let keys = given.map { "“\($0.key)”" }.joined(separator: " and ")
            table.warn(
                "unread-dates",
                "What \(keys) \(given.count == 1 ? "holds" : "hold") is no date in \(unread.count) of the edges, first “\(unread.text.prefix(40))”",
                remedy: "Write 2015-08-07, 2015-08 or 2015, so that --since, --until and --as-of see it. The text stays as it is.",
                line: unread.line)
        }
    }
}

extension GraphTable {
    /// The same with periods for the edges that have dates among their free attributes, unless the file has told what they are known from.
    var withDatedEdges: GraphTable {
        guard !edgeAttributes.isEmpty, !hasEvidence else { return self }
        var table = self
        EdgeDates(among: edgeAttributes.map(\.key)).date(&table)
        return table
    }
}
