import RelationGraph

/// The lines below a figure: the state of its data, and whom it is by. What was not given is not there.
struct FigureNotice {
    /// One line each before it is wrapped; what it says in a row.
    private let sentences: [String]
    /// The limit of what is shown, where the key tells it to those who see the figure.
    private var spoken = ""

    private static let rowHeight = 13.0
    /// More than any such line needs; what is longer is cut with an ellipsis.
    private static let maximumLines = 12

    /// - Parameters:
    ///   - date: the state of the data in words, nil or empty for none.
    ///   - asOf: the limit of what is shown.
    ///   - isTold: whether the key tells that limit, before the sources, to those who see the figure.
    ///   - limits: what else is left out, in sentences.
    ///   - page: which of several pages it is, in a sentence.
    init(date: String?, credit: String?, asOf: DateSpan? = nil, isTold: Bool = false, limits: String = "", page: String = "") {
        let date = date.flatMap { $0.isEmpty ? nil : "Data as of \($0)." }
        let limit = asOf.map { "What was known as of \($0.readableText)." }
        let first = [isTold ? nil : limit, limits, date].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        sentences = [first, credit ?? "", page].map(\.drawable).filter { !$0.allSatisfy(\.isWhitespace) }
        if isTold { spoken = limit ?? "" }
    }

    init(_ diagram: MapDiagram) {
        self.init(
            date: diagram.date, credit: diagram.credit, asOf: diagram.asOf, isTold: diagram.showsLegend && diagram.sourceLine != nil,
            limits: diagram.limits)
    }

    /// In one line; empty if there is nothing to say.
    var text: String { sentences.joined(separator: " ") }

    /// The same for those who do not see the key.
    var spokenText: String { ([spoken].filter { !$0.isEmpty } + sentences).joined(separator: " ") }

    private func rows(_ width: Double) -> [String] {
        sentences.flatMap { $0.wrapped(to: width, in: .legend, maximumLines: FigureNotice.maximumLines) }
    }

    /// With the space to what stands above.
    func height(width: Double) -> Double {
        let count = rows(width).count
        return count == 0 ? 0 : Double(count) * FigureNotice.rowHeight + 8
    }

    /// - Parameter y: the upper edge.
    func write(into svg: inout SVGText, x: Double, y: Double, width: Double, _ theme: MapTheme) {
        let pen = FigurePen(theme: theme)
        for (index, row) in rows(width).enumerated() {
            pen.text(row, x: x, y: y + 8 + Double(index) * FigureNotice.rowHeight, .legend, .muted, into: &svg)
        }
    }
}
