import Graphviz

/// Rectangles of a drawing by the squares of a grid that they touch: whether another one touches any.
struct FrameIndex {
    private let columns: Int
    private let rows: Int
    private var frames: [[Rectangle]]

    private static let side = 64.0

    /// - Complexity: O(area).
    init(size: Size) {
        columns = max(1, Int(size.width / FrameIndex.side) + 1)
        rows = max(1, Int(size.height / FrameIndex.side) + 1)
        frames = [[Rectangle]](repeating: [], count: columns * rows)
    }

    /// What reaches out of the drawing belongs to the squares at its edge.
    private func squares(of frame: Rectangle) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
        func square(_ place: Double, _ count: Int) -> Int { min(max(0, Int(place / FrameIndex.side)), count - 1) }
        return (
            square(frame.minX, columns)...square(frame.maxX, columns), square(frame.minY, rows)...square(frame.maxY, rows)
        )
    }

    mutating func insert(_ frame: Rectangle) {
        let squares = squares(of: frame)
        for row in squares.rows { for column in squares.columns { frames[row * columns + column].append(frame) } }
    }

    /// - Complexity: O(rectangles near it).
    func isTouched(_ frame: Rectangle) -> Bool {
        let squares = squares(of: frame)
        return squares.rows.contains { row in
            squares.columns.contains { column in frames[row * columns + column].contains { $0.overlaps(frame) } }
        }
    }
}
