import Graphviz

/// Parts lines between the same two boxes that Graphviz drew on each other.
struct ParallelLines {
    /// How near two lines must be everywhere to count as one.
    private static let blur = 3.0
    private static let space = 4.5

    /// - Parameter joins: the two nodes of each edge.
    /// - Complexity: O(e) for e edges, and the square of those between one pair of nodes.
    static func part(_ drawing: Drawing, joins: [(Int, Int)]) -> Drawing {
        struct Pair: Hashable {
            var low: Int
            var high: Int
        }
        var drawing = drawing
        let groups = Dictionary(grouping: joins.indices.filter { joins[$0].0 != joins[$0].1 }) { index in
            Pair(low: min(joins[index].0, joins[index].1), high: max(joins[index].0, joins[index].1))
        }
        for edges in groups.values where edges.count > 1 {
            let courses = edges.map { LineCourse(drawing.edges[$0].path) }
            let isBlurred = courses.indices.contains { one in
                courses.indices.dropFirst(one + 1).contains { courses[one].stray(from: courses[$0]) < blur }
            }
            guard isBlurred, let start = courses[0].points.first, let end = courses[0].points.last else { continue }
            // Apart, they still have to reach their boxes.
            let (one, other) = joins[edges[0]]
            guard Double(edges.count - 1) * space <= min(drawing.nodes[one].size.height, drawing.nodes[other].size.height) else { continue }
            // Across the line that joins the ends of the first; the same for all, whichever way they are drawn.
            let length = max(start.distance(to: end), 0.001)
            let across = Point(x: -(end.y - start.y) / length, y: (end.x - start.x) / length)
            let order = edges.indices.sorted { (courses[$0].offset(across), edges[$0]) < (courses[$1].offset(across), edges[$1]) }
            for (place, member) in order.enumerated() {
                let shift = (Double(place) - Double(edges.count - 1) / 2) * space
                drawing.edges[edges[member]].shift(by: Point(x: across.x * shift, y: across.y * shift))
            }
        }
        return drawing
    }
}

extension LineCourse {
    /// The greatest distance of a point of this line from the other.
    fileprivate func stray(from other: LineCourse) -> Double {
        points.map { point in other.points.map { $0.distance(to: point) }.min() ?? .infinity }.max() ?? .infinity
    }

    /// How far its middle lies in a direction.
    fileprivate func offset(_ direction: Point) -> Double {
        guard let middle = point(at: 0.5) else { return 0 }
        return middle.x * direction.x + middle.y * direction.y
    }
}

extension EdgeDrawing {
    fileprivate mutating func shift(by offset: Point) {
        func moved(_ operations: [DrawingOperation]) -> [DrawingOperation] {
            operations.map { $0.mapped { Point(x: $0.x + offset.x, y: $0.y + offset.y) } }
        }
        (path, headArrow, tailArrow) = (moved(path), moved(headArrow), moved(tailArrow))
    }
}
