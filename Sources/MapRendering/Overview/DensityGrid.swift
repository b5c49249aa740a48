import Graphviz

/// How densely dots lie over a drawing: every dot spread over its surroundings, on the vertices of a grid of squares.
struct DensityGrid {
    /// Vertices from left to right, and from top to bottom. The outermost lie outside the drawing.
    let columns: Int
    let rows: Int
    /// The side of a square.
    let step: Double
    /// Row by row.
    private(set) var values: [Double]

    /// How far a dot is spread, in steps: each of three passes takes the mean of so many vertices to either side.
    private static let reach = 2
    /// The standard deviation that the passes make of it, in steps: the square root of 3 ((2 reach + 1)² - 1) / 12.
    private static let deviation = 6.0.squareRoot()

    /// So that the grid of a drawing has not many more vertices than this.
    private static let vertexLimit = 200_000.0
    static func leastSpread(_ size: Size) -> Double { (size.width * size.height / vertexLimit).squareRoot() * deviation }

    /// - Parameter spread: the standard deviation of a dot's surroundings.
    init(size: Size, spread: Double) {
        step = spread / DensityGrid.deviation
        columns = Int((size.width / step).rounded(.up)) + 3
        rows = Int((size.height / step).rounded(.up)) + 3
        values = [Double](repeating: 0, count: columns * rows)
    }

    /// The place of a vertex.
    func place(column: Int, row: Int) -> Point { Point(x: Double(column - 1) * step, y: Double(row - 1) * step) }

    /// The square that a place is in, by its first vertex, and how far in the place is; a place outside counts as on the rim.
    private func square(of place: Point) -> (first: Int, right: Double, down: Double) {
        let (x, y) = (place.x / step + 1, place.y / step + 1)
        let column = min(max(0, Int(x)), columns - 2)
        let row = min(max(0, Int(y)), rows - 2)
        return (row * columns + column, min(max(0, x - Double(column)), 1), min(max(0, y - Double(row)), 1))
    }

    mutating func add(_ place: Point) {
        let (first, right, down) = square(of: place)
        values[first] += (1 - right) * (1 - down)
        values[first + 1] += right * (1 - down)
        values[first + columns] += (1 - right) * down
        values[first + columns + 1] += right * down
    }

    mutating func add(_ other: DensityGrid) {
        for index in values.indices { values[index] += other.values[index] }
    }

    /// The value at a place, between those of the four vertices around it.
    func value(at place: Point) -> Double {
        let (first, right, down) = square(of: place)
        return (values[first] * (1 - right) + values[first + 1] * right) * (1 - down)
            + (values[first + columns] * (1 - right) + values[first + columns + 1] * right) * down
    }

    /// Spreads what was added.
    ///
    /// - Complexity: O(vertices).
    mutating func spread() {
        for _ in 0..<3 {
            for row in 0..<rows { spread(from: row * columns, count: columns, stride: 1) }
            for column in 0..<columns { spread(from: column, count: rows, stride: columns) }
        }
    }

    /// Replaces every value of a row or column by the mean of those around it.
    private mutating func spread(from start: Int, count: Int, stride: Int) {
        let reach = DensityGrid.reach
        let share = 1 / Double(2 * reach + 1)
        let line = (0..<count).map { values[start + $0 * stride] }
        var sum = line.prefix(reach).reduce(0, +)
        for index in 0..<count {
            if index + reach < count { sum += line[index + reach] }
            if index - reach > 0 { sum -= line[index - reach - 1] }
            values[start + index * stride] = max(0, sum * share)
        }
    }
}
