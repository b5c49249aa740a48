import Graphviz
import RelationAnalysis
import RelationGraph

/// The words in a box, as rows from top to bottom: tag, badge, name, caption.
///
/// Measured and placed here, so that Graphviz need only keep room for them: reading a label as HTML takes it longer than laying a small map
/// out. Where Graphviz itself draws, in DOT source, they go there as an HTML-like label.
struct BoxLabel {
    /// Words of one look.
    struct Piece {
        var text: String
        var lettering: Lettering
        var color: String
        var isItalic = false
        /// The frame of a badge around it.
        var frame: Frame?
    }

    struct Frame {
        var fill: String?
        var border: String
    }

    /// Pieces side by side on one baseline.
    struct Row {
        var pieces: [Piece]
        var height: Double
        /// Of the letters, below the row's top.
        var baseline: Double
    }

    private(set) var rows: [Row] = []
    /// Of the label, if its rows are narrower.
    private var leastWidth = 0.0
    let isCentered: Bool

    /// Between a tag and the badge behind it.
    static let pieceGap = 7.0
    /// Of a badge's frame to the left and right of its word.
    static let framePadding = 4.0
    private static let frameHeight = 11.0
    /// Air below a badge.
    private static let badgeGap = 2.0

    /// - Parameters:
    ///   - spacing: in the narrowest, badges stand below the tag.
    ///   - keepsStatusRoom: whether the badge of any status has room.
    init(_ box: MapDiagram.Box, _ palette: Palette, _ spacing: MapSpacing, keepsStatusRoom: Bool = false) {
        let style = box.node.kind.style
        isCentered = style.shape.narrowsTowardsItsEnds
        let isRemoved = box.change == .removed
        let tagColor = palette.tones(isRemoved ? .palette(.grey) : style.color).text
        for line in box.tagLines { addTag(line, tagColor) }
        if let standing = box.standing { addBadge(StatusBadge(standing), palette, isBelow: spacing.stacksBadges || rows.isEmpty) }
        if keepsStatusRoom, let standing = box.standing, let row = rows.last {
            leastWidth = row.width + StatusBadge.widest - Lettering.badge.width(of: standing.badge)
        }
        let nameColor = isRemoved ? palette.mutedText : palette.text
        let isStatement = box.node.isStatement
        let lettering = isStatement ? Lettering(size: box.lettering.size) : box.lettering
        for line in box.lines { addLine(Piece(text: line, lettering: lettering, color: nameColor, isItalic: isStatement)) }
        for line in box.caption { addLine(Piece(text: line, lettering: .caption, color: palette.mutedText)) }
    }

    /// Capitals and figures need no room below their baseline.
    private mutating func addTag(_ text: String, _ color: String) {
        let height = Lettering.tag.size + 1
        rows.append(Row(pieces: [Piece(text: text, lettering: .tag, color: color)], height: height, baseline: height - 1))
    }

    private mutating func addLine(_ piece: Piece) {
        let height = (1.2 * piece.lettering.size).rounded(.up)
        rows.append(Row(pieces: [piece], height: height, baseline: height - piece.lettering.size / 4))
    }

    private mutating func addBadge(_ badge: StatusBadge, _ palette: Palette, isBelow: Bool) {
        let frame = Frame(fill: badge.fillInk?.value(palette), border: badge.borderInk.value(palette))
        let word = Piece(
            text: badge.text, lettering: .badge, color: badge.letterInk.value(palette), frame: frame)
        var row = Row(pieces: isBelow ? [] : rows.removeLast().pieces, height: BoxLabel.frameHeight + 1 + BoxLabel.badgeGap, baseline: 0)
        row.pieces.append(word)
        // The capitals in the middle of the frame.
        row.baseline = (BoxLabel.frameHeight + 1) / 2 + word.lettering.capHeight / 2
        rows.append(row)
    }

    // MARK: Measures

    /// In whole points, so that edges fall between pixels.
    var size: Size {
        Size(width: max(leastWidth, rows.map(\.width).max() ?? 0).rounded(.up), height: rows.reduce(0) { $0 + $1.height }.rounded(.up))
    }

    // MARK: Drawing

    /// A piece in its place.
    struct PlacedPiece {
        let piece: Piece
        /// Where its first letter begins.
        let baseline: Point
        /// What the frame of a badge covers.
        let frame: Rectangle?

        var operations: [DrawingOperation] {
            guard let frame, let look = piece.frame else { return piece.operations(at: baseline) }
            return look.operations(frame) + piece.operations(at: baseline)
        }
    }

    /// The pieces of the label with its middle at `center`. O(rows).
    func pieces(around center: Point) -> [PlacedPiece] {
        let size = self.size
        let left = center.x - size.width / 2
        var top = center.y - size.height / 2
        var pieces: [PlacedPiece] = []
        for row in rows {
            var x = isCentered ? center.x - row.width / 2 : left
            for piece in row.pieces {
                let baseline = top + row.baseline
                let middle = baseline - piece.lettering.capHeight / 2
                let frame = Rectangle(
                    origin: Point(x: x, y: middle - BoxLabel.frameHeight / 2),
                    size: Size(width: piece.width, height: BoxLabel.frameHeight))
                let inset = piece.frame == nil ? 0 : BoxLabel.framePadding
                pieces.append(
                    PlacedPiece(
                        piece: piece, baseline: Point(x: x + inset, y: baseline), frame: piece.frame == nil ? nil : frame))
                x += piece.width + BoxLabel.pieceGap
            }
            top += row.height
        }
        return pieces
    }

    /// The label with its middle at `center`. O(rows).
    func operations(around center: Point) -> [DrawingOperation] { pieces(around: center).flatMap(\.operations) }
}

extension BoxLabel.Row {
    fileprivate var width: Double {
        pieces.reduce(0) { $0 + $1.width } + BoxLabel.pieceGap * Double(max(0, pieces.count - 1))
    }
}

extension BoxLabel.Piece {
    /// With its frame.
    fileprivate var width: Double { lettering.width(of: text.drawable) + (frame == nil ? 0 : 2 * BoxLabel.framePadding) }

    fileprivate func operations(at baseline: Point) -> [DrawingOperation] {
        let text = text.drawable
        guard !text.isEmpty else { return [] }
        var characteristics: FontCharacteristics = []
        if lettering.isBold { characteristics.insert(.bold) }
        if isItalic { characteristics.insert(.italic) }
        return [
            .strokeColor(color), .font(name: mapFont, size: lettering.size), .fontCharacteristics(characteristics),
            .text(baseline: baseline, alignment: .left, width: lettering.width(of: text), string: text),
        ]
    }
}

extension BoxLabel.Frame {
    fileprivate func operations(_ place: Rectangle) -> [DrawingOperation] {
        let corners = [
            Point(x: place.minX, y: place.minY), Point(x: place.maxX, y: place.minY), Point(x: place.maxX, y: place.maxY),
            Point(x: place.minX, y: place.maxY),
        ]
        return [.style(["setlinewidth(1)"]), .strokeColor(border), .fillColor(fill ?? border), .polygon(corners, filled: fill != nil)]
    }
}

extension Lettering {
    /// The height of capitals, which is the same in all weights of Arial.
    fileprivate var capHeight: Double { size * 0.716 }
}

// MARK: For Graphviz

extension BoxLabel {
    /// Room of the label's size, for a layout that is not to draw it.
    var room: String { HTMLLabel.room(size) }

    /// The label for formats that Graphviz itself writes.
    ///
    /// - Parameter alpha: the opacity of its colours, in hexadecimal.
    func html(alpha: String) -> String {
        HTMLLabel.table(
            rows.map { row in
                let pieces = row.pieces.map { $0.html(alpha: alpha) }
                guard row.pieces.contains(where: { $0.frame != nil }) else {
                    return HTMLLabel.row(pieces.joined(), isCentered ? .center : .left)
                }
                return HTMLLabel.row(pieces, width: row.width, height: row.height)
            })
    }
}

extension BoxLabel.Piece {
    fileprivate func html(alpha: String) -> String {
        let isFilled = frame?.fill != nil
        var html = HTMLLabel.font(text, lettering, color: color + (isFilled ? "" : alpha))
        if lettering.isBold { html = "<B>" + html + "</B>" }
        if isItalic { html = "<I>" + html + "</I>" }
        guard let frame else { return html }
        return HTMLLabel.badge(html, fill: frame.fill.map { $0 + alpha }, border: frame.border + alpha)
    }
}
