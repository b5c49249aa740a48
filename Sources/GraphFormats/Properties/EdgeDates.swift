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

    /// What is written where a date should be: numbers may stand for years, also such as 2015.0, which a table that lacks some is written with.
    private static func text(_ value: AttributeValue) -> String {
        guard case .decimal(let number) = value, number == number.rounded(), years.contains(number) else { return value.text }
        return String(Int(number))
    }

    private static let years = 1000.0..<3000

    /// A date, also as 20150806, or the day of a moment: 2015-08-06T10:00:00Z.
    private static func day(_ text: String) -> PartialDate? {
        if let date = PartialDate(text) { return date }
        if text.utf8.count == 8, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            return PartialDate("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
        }
        let mark = text.utf8.dropFirst(10).first
        return mark == UInt8(ascii: "T") || mark == UInt8(ascii: " ") ? PartialDate(text.prefix(10)) : nil
    }

    /// Of so many edges something is to be told; of the first, what is written there, and where.
    private struct Remark {
        var count = 0
        var text = ""
        var line = 0

        mutating func add(_ text: String, line: Int) {
            if count == 0 { (self.text, self.line) = (String(text.prefix(40)), line) }
            count += 1
        }

        mutating func add(_ others: Remark) {
            if count == 0 || others.count > 0 && others.line < line { (text, line) = (others.text, others.line) }
            count += others.count
        }
    }

    /// Days as spreadsheets count them, from 1927 to 2064.
    private static let spreadsheetDays = 10_000.0...60_000

    /// Gives the edges of a table their periods. The attributes stay as they are; what is no date says nothing, but is told. Numbers are not,
    /// if there is no date among them and they are no days of a spreadsheet: simulations count time in other ways.
    ///
    /// - Complexity: O(edges).
    func date(_ table: inout GraphTable) {
        let columns = table.edgeAttributes
        func column(_ key: String?) -> AttributeColumn? { key.flatMap { key in columns.first { $0.key == key } } }
        let (sinceColumn, untilColumn, dateColumn) = (column(since), column(until), column(date))
        let given = [sinceColumn, untilColumn, dateColumn].compactMap { $0 }
        guard !given.isEmpty else { return }
        var (unread, numbers, reversed) = (Remark(), Remark(), Remark())
        var areSpreadsheetDays = true
        var periods: [(edge: Int, period: DateSpan)] = []
        for edge in 0..<table.edgeCount where given.contains(where: { $0.hasValue(edge) }) {
            func text(_ column: AttributeColumn?) -> String? { (column?[edge]).map(EdgeDates.text) }
            let day = text(dateColumn).flatMap { text in DateSpan(text) ?? EdgeDates.day(text).map { DateSpan($0) } }
            let (start, end) = (text(sinceColumn).flatMap(EdgeDates.day), text(untilColumn).flatMap(EdgeDates.day))
            let ordered = DateSpan(from: start, to: end)
            if let period = ordered ?? day { periods.append((edge, period)) }
            let isRead = [(text(sinceColumn), start != nil), (text(untilColumn), end != nil), (text(dateColumn), day != nil)]
            if let text = isRead.compactMap({ $1 ? nil : $0 }).first {
                if let number = Double(text) {
                    numbers.add(text, line: table.line(ofEdge: edge))
                    areSpreadsheetDays = areSpreadsheetDays && EdgeDates.spreadsheetDays.contains(number)
                } else {
                    unread.add(text, line: table.line(ofEdge: edge))
                }
            }
            if ordered == nil, let start, let end { reversed.add("\(start.text) to \(end.text)", line: table.line(ofEdge: edge)) }
        }
        table.setPeriods(periods)
        if areSpreadsheetDays || !periods.isEmpty { unread.add(numbers) }
        let keys = given.map { "“\($0.key)”" }.joined(separator: " and ")
        if unread.count > 0 {
            table.warn(
                "unread-dates",
                "What \(keys) \(given.count == 1 ? "holds" : "hold") is no date in \(unread.count) of the edges, first “\(unread.text)”",
                remedy:
                    "Write 2015-08-07, 2015-08 or 2015, so that --since, --until and --as-of see it; the days that a spreadsheet counts are "
                    + "dates once the column has that format. What is there stays as it is.",
                line: unread.line)
        }
        if reversed.count > 0 {
            table.warn(
                "reversed-dates",
                "\(reversed.count) of the edges \(reversed.count == 1 ? "ends" : "end") before "
                    + "\(reversed.count == 1 ? "it begins" : "they begin") by \(keys), first “\(reversed.text)”",
                remedy: "Correct one of the two, so that --since, --until and --as-of see it. What is there stays as it is.",
                line: reversed.line)
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
