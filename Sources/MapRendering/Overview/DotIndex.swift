import Graphviz

/// The dots of a drawing by the square of a grid that they lie in: which lie under a rectangle.
struct DotIndex {
    private let centers: [Point]
    private let reaches: [Double]
    private let columns: Int
    private let rows: Int
    private let largestReach: Double
    private var dots: [[Int32]]

    private static let side = 24.0
    /// Of a dot that counts once.
    private static let usualReach = 4.0

    /// - Complexity: O(dots + area).
    init(_ centers: [Point], reaches: [Double], size: Size) {
        (self.centers, self.reaches) = (centers, reaches)
        largestReach = reaches.max() ?? 0
        columns = Int(size.width / DotIndex.side) + 1
        rows = Int(size.height / DotIndex.side) + 1
        dots = [[Int32]](repeating: [], count: columns * rows)
        for (dot, center) in centers.enumerated() { dots[row(center.y) * columns + column(center.x)].append(Int32(dot)) }
    }

    private func column(_ x: Double) -> Int { min(max(0, Int(x / DotIndex.side)), columns - 1) }
    private func row(_ y: Double) -> Int { min(max(0, Int(y / DotIndex.side)), rows - 1) }

    /// How many dots a rectangle covers, or a part of them; larger ones count for more. O(dots near it).
    func weight(under frame: Rectangle) -> Double {
        var weight = 0.0
        for row in row(frame.minY - largestReach)...row(frame.maxY + largestReach) {
            for column in column(frame.minX - largestReach)...column(frame.maxX + largestReach) {
                for dot in dots[row * columns + column] {
                    let (center, reach) = (centers[Int(dot)], reaches[Int(dot)])
                    if center.x + reach > frame.minX, center.x - reach < frame.maxX, center.y + reach > frame.minY,
                        center.y - reach < frame.maxY
                    {
                        weight += max(1, reach / DotIndex.usualReach)
                    }
                }
            }
        }
        return weight
    }
}
