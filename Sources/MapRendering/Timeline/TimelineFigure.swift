import RelationAnalysis
import RelationGraph

/// A timeline as one SVG figure: above what is said to have happened when, below who said so when and what appeared when, on one scale.
///
/// Text keeps its size whatever the width; no script, nothing fetched; the same graph and options give the same bytes.
public struct TimelineFigure: Sendable {
    public struct Options: Sendable {
        /// Nil for the names of what it is about, or the title of the graph.
        public var title: String?
        public var subtitle: String?
        /// The state of the data, in words, and whom the figure is by; nil for what the graph says, an empty one for none.
        public var date: String?
        public var credit: String?
        public var theme = MapTheme.auto
        /// For use inside an HTML page: no XML prolog, scalable width.
        public var isEmbedded = false
        /// In CSS pixels; nil for `standardWidth`. Text keeps its size between 360 and 4000 pixels.
        public var width: Double?
        public var showsLegend = true
        /// At most so many rows of what happened.
        public var limit: Int?
        /// What statements are judged by, to say which of them are disputed, denied or taken back; nil for all that the graph says by the
        /// date of the query.
        public var known: Selection?

        public init() {}
    }

    public static let standardWidth = 960.0
    /// Widths that a figure is laid out for; a narrower or wider one is scaled.
    static let layoutWidths = 360.0...4_000.0

    public let figure: SVGFigure
    /// The same for those who cannot see it.
    public let table: RelationTable
    /// Rows of what happened, marks of who said so, documents.
    public let eventCount: Int
    public let sayingCount: Int
    public let documentCount: Int
    /// Whether there is nothing to tell, dated or not.
    public let isEmpty: Bool
    private let content: TimelineContent
    private let title: String?
    private let options: Options

    /// Draws what the query finds in a part of a graph, by all three dates, whichever it asks for.
    ///
    /// - Complexity: that of the query, and O(m²) for m marks of one speaker and one kind of stance.
    public init(_ query: TimelineQuery, _ part: Subgraph, _ options: Options) {
        var options = options
        options.adopt(nil, part.graph)
        // The graph's own subtitle belongs to its title.
        if query.subjects.isEmpty, options.title == nil { options.subtitle = options.subtitle ?? part.graph.presentation.subtitle }
        content = TimelineContent(query, part.styled(for: options.theme), limit: options.limit, known: options.known)
        eventCount = content.events.count
        sayingCount = content.sayings.reduce(0) { $0 + $1.marks.count }
        documentCount = content.documents.count
        isEmpty = content.isEmpty
        let subjects = query.subjects.map { part.graph.node($0).name }
        title = options.title ?? (subjects.isEmpty ? part.graph.title : subjects.joined(separator: "; "))
        self.options = options
        figure = TimelineSVG.figure(of: content, title: title, options)
        table = RelationTable(content)
    }

    public var svg: String { figure.text }

    /// In points, of the words that rows begin with.
    private static let smallestWords = 7.0

    /// The figure over several pages of that paper, if on one its words would be too small to read; otherwise the figure itself. Every page has
    /// the headings and rulers of what stands on it, and the last one the key.
    ///
    /// Pages stand upright, or lie for a width that is asked for and needs it. One that is too wide even so is not parted.
    public func pages(on paper: Paper?) -> [SVGFigure] {
        guard let paper, let size = pageSize(on: paper) else { return [figure] }
        var options = options
        options.width = size.width
        return TimelineSVG.pages(of: content, title: title, options, height: size.height)
    }

    /// Whether the figure would be parted into pages of that paper.
    public func isParted(on paper: Paper) -> Bool { pageSize(on: paper) != nil }

    /// What the pages are to be laid out for, in CSS pixels; nil if there is only the figure itself.
    private func pageSize(on paper: Paper) -> (width: Double, height: Double)? {
        let size = TimelineLayout.label.size * PagePlacement.pointsPerPixel
        guard size * figure.scale * PagePlacement(pdfOf: figure, on: paper).scale < TimelineFigure.smallestWords else { return nil }
        let upright = PagePlacement.room(on: paper)
        let growth = size / TimelineFigure.smallestWords
        let rooms = [upright, (width: upright.height, height: upright.width)]
        let width = options.width ?? upright.width
        guard let room = rooms.first(where: { width <= $0.width * growth }) else { return nil }
        return (width.rounded(.down), (room.height * max(1, width / room.width)).rounded(.down))
    }
}
