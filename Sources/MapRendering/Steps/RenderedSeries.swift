import RelationGraph

/// The finished figures of a view's steps, and what their maker should know of them.
public struct RenderedSeries: Sendable {
    public struct Figure: Sendable {
        /// From 1 on.
        public let number: Int
        public let caption: String
        /// The caption with its number: "Step 2 of 4. Peskov denied that Putin met him."
        public let numberedCaption: String
        /// The date by which everything drawn was known, if the step has one.
        public let asOf: DateSpan?
        /// The figure in words, for those who cannot see it.
        public let description: String
        public let figure: SVGFigure
        /// The relations that it shows.
        public let table: RelationTable
        /// SVG, PDF or PNG.
        public let bytes: [UInt8]
    }

    public let figures: [Figure]
    public let layout: MapLayout
    /// Relations of one type between the same two nodes are one line.
    public let lineCount: Int
    public let notes: [String]
    /// Where the boxes stand, if the options had positions.
    public let positions: MapPositions?
}
