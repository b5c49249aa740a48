import RelationAnalysis
import RelationGraph

/// What a figure shows, as rows of a table: for those who cannot see it, and for those who want to search or copy it.
public struct RelationTable: Sendable, Equatable {
    /// What unfolds it, for example "92 relations as a table".
    public var heading: String
    public var columns: [String]
    public var rows: [[String]]
    /// "Sources: The Moscow Times, 9 Aug 2015; …"; nil without documents.
    public var sources: String?

    /// The class of the element that holds it on a page.
    public static let htmlClass = "relgraph-table"

    /// Every relation that the lines of a map stand for: from whom, what, to whom, when and how it is known, and from which documents.
    ///
    /// - Complexity: O(relations + evidence).
    public init(_ diagram: MapDiagram) {
        let tellsChanges = diagram.lines.contains { $0.change != nil }
        columns = ["From", "Relation", "To", "When and how", "Source"]
        if tellsChanges { columns.insert("Change", at: 0) }
        var rows: [[String]] = []
        for line in diagram.lines where !line.isHidden {
            for relation in line.relations {
                let documents = diagram.part.documents(of: relation).map(Wording.shortReference)
                let cells = [
                    relation.source.name, relation.type.label, relation.target.name,
                    diagram.provenance(of: relation), documents.joined(separator: "; "),
                ]
                rows.append(tellsChanges ? [line.change?.rawValue ?? ""] + cells : cells)
            }
        }
        heading = rows.count == 1 ? "1 relation as a table" : "\(rows.count) relations as a table"
        self.rows = rows
        sources = diagram.sourceLine
    }

    /// The rows of a timeline: what is said to have happened, who said so, what was published.
    init(_ content: TimelineContent) {
        columns = ["Date of", "When", "What"]
        rows = content.events.map { row in
            ["event", row.date.readableText, (row.number.map { "\($0) " } ?? "") + row.words]
        }
        rows += content.undated.map { ["event", "", $0] }
        for row in content.sayings {
            rows += row.marks.map { [$0.isOwnDate ? "saying" : "publication", $0.date.readableText, $0.words] }
            if !row.undatedNumbers.isEmpty {
                rows.append(["saying", "", "\(row.speaker.name) \(row.type.label): statement \(row.undatedNumbers)"])
            }
        }
        rows += content.documents.map { ["publication", $0.date?.readableText ?? "", $0.words] }
        heading = rows.count == 1 ? "1 date as a table" : "\(rows.count) dates as a table"
        sources = content.sourceLine
    }

    /// An HTML `<details>` element that unfolds the table; empty without rows. All text is escaped, and no attribute carries a style.
    public var html: String {
        guard !rows.isEmpty else { return "" }
        var page = SVGText()
        page.begin("details", ["class": RelationTable.htmlClass])
        page.element("summary", content: heading)
        page.begin("table")
        page.begin("thead")
        row(columns, "th", ["scope": "col"], into: &page)
        page.end()
        page.begin("tbody")
        for cells in rows { row(cells, "td", [:], into: &page) }
        page.end()
        page.end()
        page.end()
        return page.text
    }

    private func row(_ cells: [String], _ name: String, _ attributes: KeyValuePairs<String, String?>, into page: inout SVGText) {
        page.begin("tr")
        for cell in cells { page.element(name, attributes, content: cell) }
        page.end()
    }
}
