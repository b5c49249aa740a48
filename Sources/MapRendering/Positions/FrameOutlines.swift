import Graphviz

/// Frames around boxes whose places are given: each holds members of its group and nobody else. Where one frame would hold others too, the group
/// has several.
struct FrameOutlines {
    /// Space between members and frame, and the height of the heading above them, in points.
    static let padding = 10.0
    private static let headingHeight = 16.0
    /// Of a frame that has no room for more.
    private static let tightPadding = 3.0

    struct Frame {
        var rectangle: Rectangle
        var hasHeading: Bool
    }

    private let boxes: [Rectangle]
    private var made: [Rectangle] = []

    /// The frames of every group.
    ///
    /// - Complexity: O(boxes) for a group that one frame holds; else O(members · boxes).
    static func frames(of groups: [[Int]], around boxes: [Rectangle]) -> [[Frame]] {
        var outlines = FrameOutlines(boxes: boxes)
        return groups.map { outlines.frames(of: $0) }
    }

    private init(boxes: [Rectangle]) { self.boxes = boxes }

    private mutating func frames(of group: [Int]) -> [Frame] {
        let members = Set(group)
        let others = boxes.indices.filter { !members.contains($0) }.map { boxes[$0] } + made
        func isFree(_ frame: Rectangle) -> Bool { !others.contains { $0.overlaps(frame) } }
        // From left to right and from top to bottom, as long as a frame holds nobody else.
        let ordered = group.map { boxes[$0] }.sorted { ($0.minX, $0.minY) < ($1.minX, $1.minY) }
        var pieces: [Rectangle] = []
        if let whole = ordered.united, isFree(FrameOutlines.frame(around: whole)) {
            pieces = [whole]
        } else {
            for box in ordered {
                if let index = pieces.firstIndex(where: { isFree(FrameOutlines.frame(around: $0.union(box))) }) {
                    pieces[index] = pieces[index].union(box)
                } else {
                    pieces.append(box)
                }
            }
        }
        let frames = pieces.map { piece in
            let frame = FrameOutlines.frame(around: piece)
            return isFree(frame)
                ? Frame(rectangle: frame, hasHeading: true)
                : Frame(rectangle: piece.grown(by: FrameOutlines.tightPadding), hasHeading: false)
        }
        made += frames.map(\.rectangle)
        return frames
    }

    private static func frame(around members: Rectangle) -> Rectangle {
        var frame = members.grown(by: padding)
        frame.origin.y -= headingHeight
        frame.size.height += headingHeight
        return frame
    }

    // MARK: Drawing

    /// Frames with their heading, in the colours of the palette.
    static func drawing(of frames: [Frame], label: String, _ palette: Palette) -> SubgraphDrawing {
        var drawing = SubgraphDrawing(bounds: frames.map(\.rectangle).united ?? .zero)
        for frame in frames {
            drawing.shape += [
                .style(["solid"]), .strokeColor(palette.groupLine), .fillColor(palette.groupFill),
                .bezier(frame.rectangle.roundedOutline(radius: 8), filled: true),
            ]
            guard frame.hasHeading else { continue }
            let lettering = Lettering.group
            let text = label.shortened(to: max(40, frame.rectangle.size.width - 2 * padding), in: lettering)
            let baseline = Point(x: frame.rectangle.minX + 8, y: frame.rectangle.minY + 14)
            drawing.label += [
                .font(name: mapFont, size: lettering.size), .strokeColor(palette.mutedText),
                .text(baseline: baseline, alignment: .left, width: lettering.width(of: text), string: text),
            ]
        }
        return drawing
    }
}

extension Rectangle {
    /// A closed curve of cubic pieces, from the left end of the upper edge clockwise.
    fileprivate func roundedOutline(radius: Double) -> [Point] {
        let radius = min(radius, size.width / 2, size.height / 2)
        func point(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }
        let (l, r, t, b) = (minX, maxX, minY, maxY)
        return [
            point(l + radius, t), point(l + radius, t), point(r - radius, t), point(r - radius, t), point(r, t), point(r, t),
            point(r, t + radius), point(r, t + radius), point(r, b - radius), point(r, b - radius), point(r, b), point(r, b),
            point(r - radius, b), point(r - radius, b), point(l + radius, b), point(l + radius, b), point(l, b), point(l, b),
            point(l, b - radius), point(l, b - radius), point(l, t + radius), point(l, t + radius), point(l, t), point(l, t),
            point(l + radius, t),
        ]
    }
}
