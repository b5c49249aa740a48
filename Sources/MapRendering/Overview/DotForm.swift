import Graphviz

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The form of dots, which tells kinds apart, or groups where all dots are of one kind: in greyscale too, and to readers who see some colours as
/// one.
///
/// All forms of one radius cover the same area, so that size speaks of contacts alone.
enum DotForm: CaseIterable {
    /// Of people; where forms tell groups, of boxes in no group with a colour of its own.
    case disc
    case square, triangle, diamond, wedge, cross, star, saltire, pointer

    /// Those of groups, the ones least alike first.
    static let groups = allCases.filter { $0 != .disc }

    /// The corners around the origin, of a form that covers as much as a circle of radius 1; none for the disc, which is that circle.
    var corners: [Point] { DotForm.outlines[self] ?? [] }

    /// How far the form reaches from its middle, in radii.
    var reach: Double { corners.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }.max() ?? 1 }

    /// Half the side of the square around the middle that the form fits in, in radii.
    var halfWidth: Double { corners.map { max(abs($0.x), abs($0.y)) }.max() ?? 1 }

    private static let outlines = Dictionary(uniqueKeysWithValues: groups.map { ($0, $0.outline.covering(Double.pi)) })

    private var outline: [Point] {
        func points(_ places: (Double, Double)...) -> [Point] { places.map { Point(x: $0.0, y: $0.1) } }
        let height = 3.0.squareRoot()
        switch self {
        case .disc: return []
        case .square: return points((-1, -1), (1, -1), (1, 1), (-1, 1))
        case .diamond: return points((0, -1), (1, 0), (0, 1), (-1, 0))
        case .triangle: return points((0, -2), (height, 1), (-height, 1))
        case .wedge: return points((0, 2), (-height, -1), (height, -1))
        case .pointer: return points((2, 0), (-1, height), (-1, -height))
        case .cross:
            return points((-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1), (1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1))
        case .saltire: return DotForm.cross.outline.map { Point(x: $0.x - $0.y, y: $0.x + $0.y) }
        case .star:
            return (0..<10).map { corner in
                let (angle, radius) = (Double(corner) * Double.pi / 5, corner.isMultiple(of: 2) ? 1 : 0.45)
                return Point(x: radius * sin(angle), y: -radius * cos(angle))
            }
        }
    }

    /// The name of its element in SVG.
    var element: String { self == .disc ? "circle" : "path" }

    /// The shape as the beginning of an SVG tag, without `>`.
    func tag(at center: Point, radius: Double) -> String {
        guard let first = corners.first else { return "<circle cx=\"\(center.x.tenths)\" cy=\"\(center.y.tenths)\" r=\"\(radius.tenths)\"" }
        func place(_ corner: Point) -> Point { Point(x: center.x + radius * corner.x, y: center.y + radius * corner.y) }
        return "<path d=\"M\(place(first).tenths)" + corners.dropFirst().map { "L\(place($0).tenths)" }.joined() + "Z\""
    }
}

extension [Point] {
    /// The polygon at the size at which it covers an area.
    fileprivate func covering(_ area: Double) -> [Point] {
        let doubled = indices.reduce(0.0) { sum, index in
            let (one, next) = (self[index], self[(index + 1) % count])
            return sum + one.x * next.y - next.x * one.y
        }
        let factor = (2 * area / abs(doubled)).squareRoot()
        return map { Point(x: $0.x * factor, y: $0.y * factor) }
    }
}
