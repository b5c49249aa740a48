import Graphviz

/// The closed lines around all that lies at 1 or above in a field over a grid: marching squares.
///
/// W. E. Lorensen, H. E. Cline, Marching cubes, 1987, doi:10.1145/37402.37422, in the plane.
enum ContourRings {
    /// Rings around what is inside run one way, those around holes the other: their areas differ in sign; the first are positive.
    ///
    /// - Parameters:
    ///   - field: a value a vertex; those on the rim have to be below 1, so that rings close.
    ///
    /// - Complexity: O(vertices).
    static func rings(of field: [Double], on grid: DensityGrid) -> [[Point]] {
        let columns = grid.columns
        // A crossed edge of the grid, two for each vertex (to the right, downwards), leads to the next that the ring crosses.
        var next = [Int32](repeating: -1, count: 2 * field.count)
        var starts: [Int] = []
        for row in 0..<grid.rows - 1 {
            for column in 0..<columns - 1 {
                let first = row * columns + column
                let (a, b, c, d) = (field[first], field[first + 1], field[first + columns + 1], field[first + columns])
                let code = (a >= 1 ? 8 : 0) + (b >= 1 ? 4 : 0) + (c >= 1 ? 2 : 0) + (d >= 1 ? 1 : 0)
                guard code != 0, code != 15 else { continue }
                let (top, right, bottom, left) = (2 * first, 2 * (first + 1) + 1, 2 * (first + columns), 2 * first + 1)
                let isJoined = (a + b + c + d) / 4 >= 1
                // What is inside lies to the left of a step.
                let steps: [(Int, Int)] =
                    switch code {
                    case 8: [(left, top)]
                    case 4: [(top, right)]
                    case 2: [(right, bottom)]
                    case 1: [(bottom, left)]
                    case 12: [(left, right)]
                    case 6: [(top, bottom)]
                    case 3: [(right, left)]
                    case 9: [(bottom, top)]
                    case 14: [(left, bottom)]
                    case 13: [(bottom, right)]
                    case 11: [(right, top)]
                    case 7: [(top, left)]
                    case 10: isJoined ? [(left, bottom), (right, top)] : [(left, top), (right, bottom)]
                    default: isJoined ? [(top, left), (bottom, right)] : [(top, right), (bottom, left)]
                    }
                for (from, to) in steps {
                    next[from] = Int32(to)
                    starts.append(from)
                }
            }
        }
        var rings: [[Point]] = []
        for start in starts where next[start] >= 0 {
            var ring: [Point] = []
            var edge = start
            while next[edge] >= 0 {
                ring.append(crossing(edge, field, grid))
                let following = Int(next[edge])
                next[edge] = -1
                edge = following
            }
            rings.append(ring)
        }
        return rings
    }

    /// Where the value 1 lies on an edge of the grid.
    private static func crossing(_ edge: Int, _ field: [Double], _ grid: DensityGrid) -> Point {
        let (vertex, isDownwards) = (edge / 2, edge % 2 == 1)
        let other = vertex + (isDownwards ? grid.columns : 1)
        let share = min(max(0, (1 - field[vertex]) / (field[other] - field[vertex])), 1)
        let place = grid.place(column: vertex % grid.columns, row: vertex / grid.columns)
        return Point(x: place.x + (isDownwards ? 0 : share * grid.step), y: place.y + (isDownwards ? share * grid.step : 0))
    }

    /// Positive for a ring around what is inside; y grows downwards.
    static func area(of ring: [Point]) -> Double {
        guard var last = ring.last else { return 0 }
        var sum = 0.0
        for point in ring {
            sum += point.x * last.y - last.x * point.y
            last = point
        }
        return sum / 2
    }

    /// Whether a place lies inside an odd number of rings.
    static func contain(_ rings: [[Point]], _ place: Point) -> Bool {
        var isInside = false
        for ring in rings {
            guard var last = ring.last else { continue }
            for point in ring {
                if (point.y > place.y) != (last.y > place.y),
                    place.x < (last.x - point.x) * (place.y - point.y) / (last.y - point.y) + point.x
                {
                    isInside.toggle()
                }
                last = point
            }
        }
        return isInside
    }

    /// The longest stretch at a height that lies inside; nil where none does.
    static func widest(_ rings: [[Point]], at y: Double) -> ClosedRange<Double>? {
        var crossings: [Double] = []
        for ring in rings {
            guard var last = ring.last else { continue }
            for point in ring {
                if (point.y > y) != (last.y > y) { crossings.append((last.x - point.x) * (y - point.y) / (last.y - point.y) + point.x) }
                last = point
            }
        }
        crossings.sort()
        return stride(from: 0, to: crossings.count - 1, by: 2).map { crossings[$0]...crossings[$0 + 1] }
            .max { $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound }
    }
}
