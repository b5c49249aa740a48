/// A figure from top to bottom: heading, what it shows, key, and the lines below, each over the width between the margins.
struct FigureStack {
    let head: MapHeading
    /// Of what the figure shows, with the space below it.
    let contentHeight: Double
    let legend: MapLegend?
    let notice: FigureNotice
    /// Between the margins.
    let width: Double

    /// Around the figure, and below its key.
    static let margin = 14.0

    /// Where the content begins.
    var contentTop: Double { FigureStack.margin + head.height }

    private var legendTop: Double { contentTop + contentHeight }
    private var noticeTop: Double { legendTop + (legend.map { $0.height + FigureStack.margin } ?? 0) }

    /// Of the whole figure, margins included.
    var size: (width: Double, height: Double) { (width + 2 * FigureStack.margin, noticeTop + notice.height(width: width)) }

    /// What the figure shows in words, with what the lines below it say.
    func description(_ words: String) -> String { [words, notice.spokenText].filter { !$0.isEmpty }.joined(separator: " ") }

    /// Writes what stands above the content.
    func writeHead(into svg: inout SVGText, _ theme: MapTheme) {
        head.write(into: &svg, x: FigureStack.margin, y: FigureStack.margin, theme)
    }

    /// Writes what stands below the content.
    func writeFoot(into svg: inout SVGText, _ theme: MapTheme) {
        legend?.write(into: &svg, x: FigureStack.margin, y: legendTop, theme)
        notice.write(into: &svg, x: FigureStack.margin, y: noticeTop, width: width, theme)
    }
}
