import RelationGraph

/// Which free attributes of edges are dates, and what they date: when a relation began, when it ended, the one day of which it is told.
struct EdgeDates {
    /// The keys of the attributes.
    var since: String?
    var until: String?
    var date: String?

    /// Those whose names tell it plainly: `since`, `start date`, `valid_to`, `year` and the like.
    ///
    /// - Parameter keys: the keys to choose from.
    init(named keys: [String]) {
        since = EdgeDates.first(of: ["since", "start", "startdate", "startyear", "begin", "begindate", "validfrom", "fromdate"], in: keys)
        until = EdgeDates.first(of: ["until", "end", "enddate", "endyear", "validto", "validuntil", "todate"], in: keys)
        date = EdgeDates.first(of: ["date", "day", "year"], in: keys)
    }

    private static func first(of names: [String], in keys: [String]) -> String? {
        names.lazy.compactMap { name in keys.first { CSVHeader.plain($0) == name } }.first
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
            let day = text(dateColumn).flatMap { DateSpan($0) }
            let (start, end) = (text(sinceColumn).flatMap { PartialDate($0) }, text(untilColumn).flatMap { PartialDate($0) })
            let period = DateSpan(from: start, to: end) ?? day
            if let period { periods.append((edge, period)) }
            let isRead = [(text(sinceColumn), start != nil), (text(untilColumn), end != nil), (text(dateColumn), day != nil)]
            let wrong = isRead.first { $0.0 != nil && !$0.1 }?.0 ?? (period == nil ? text(sinceColumn) : nil)
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
