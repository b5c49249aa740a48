/// A part of what a timeline shows, over its whole width, which pages may break between its rows.
struct TimelinePart {
    struct Row {
        var height: Double
        /// Whether a page may begin with it.
        var begins = true
    }

    /// Rows of a part that stand on one page, under its head.
    struct Stretch {
        let part: TimelinePart
        let rows: Range<Int>

        init(_ part: TimelinePart, _ rows: Range<Int>) { (self.part, self.rows) = (part, rows) }

        /// With the space below it.
        var height: Double { part.headHeight + rows.reduce(0) { $0 + part.rows[$1].height } + part.gap }
    }

    /// Of what stands above its rows, on every page anew.
    var headHeight: Double
    var rows: [Row]
    /// The space below it.
    var gap: Double
    /// Writes head and rows from an upper edge down.
    var write: (_ figure: inout TimelineSVG, _ rows: Range<Int>, _ y: Double) -> Void

    /// What stands on which page, as much on each as there is room for. What does not fit on a page by itself has one all the same.
    ///
    /// - Parameter room: on a page of that number, from 0, and whether it is the last, on which more stands below.
    /// - Complexity: O(rows).
    static func pages(of parts: [TimelinePart], room: (_ page: Int, _ isLast: Bool) -> Double) -> [[Stretch]] {
        var pages: [[Stretch]] = [[]]
        var used = 0.0
        func turn() {
            pages.append([])
            used = 0
        }
        for part in parts {
            var start = 0
            while start < part.rows.count {
                let count = part.count(from: start, within: room(pages.count - 1, false) - used, isAlone: used == 0)
                if count > 0 {
                    let stretch = Stretch(part, start..<start + count)
                    pages[pages.count - 1].append(stretch)
                    used += stretch.height
                    start += count
                }
                if start < part.rows.count { turn() }
            }
        }
        if used > room(pages.count - 1, true), used > 0 { turn() }
        return pages
    }

    /// How many rows fit, up to one that a page may begin with; at least one where nothing else stands on the page.
    private func count(from start: Int, within room: Double, isAlone: Bool) -> Int {
        var (end, fitting) = (start, start)
        var height = headHeight
        while end < rows.count {
            height += rows[end].height
            if height + gap > room { break }
            end += 1
            if end == rows.count || rows[end].begins { fitting = end }
        }
        return (fitting == start && isAlone ? max(end, start + 1) : fitting) - start
    }
}
