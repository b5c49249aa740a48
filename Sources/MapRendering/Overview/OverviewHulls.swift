import Graphviz

/// The outlines of clusters on a large map: where the dots of one are densest and in the majority.
///
/// A dot counts for its surroundings, with the normal distribution. Where a cluster is as dense as around all but the sparsest of its members,
/// and as dense as all others together, there it is at home. So outlines of two clusters do not cross, and a cluster that lies among others
/// has none: one is drawn only if it holds at least half of the cluster, and not too many others.
struct OverviewHulls {
    struct Hull {
        /// Of `OverviewClusters.clusters`.
        let cluster: Int
        /// Closed; a place is in the hull if it lies inside an odd number of them. The largest first.
        let rings: [[Point]]
        /// The part of the cluster's members that lies in it.
        let coverage: Double
        /// The part of the dots in it that are members.
        let purity: Double

        func contains(_ place: Point) -> Bool { ContourRings.contain(rings, place) }

        /// Whether a place is in it or beside it.
        func isNear(_ place: Point) -> Bool { contains(place) || rings.contains { $0.contains { $0.distance(to: place) < 24 } } }

        /// Where the middle of its name may stand, in its largest part: where there is much room before where there is little, near the top and
        /// in the middle before elsewhere; at last at the rim.
        var captionPlaces: [Point] {
            guard let ring = rings.first, let frame = Rectangle(around: ring) else { return [] }
            func height(_ share: Double) -> Double { frame.minY + share * frame.size.height }
            let stretches = [0.16, 0.5, 0.05, 0.84, 0.95, 0.3, 0.7].compactMap { share in
                ContourRings.widest(rings, at: height(share)).map { (x: $0, y: height(share)) }
            }
            let places = (stretches.filter { $0.x.length >= Self.captionRoom } + stretches.filter { $0.x.length < Self.captionRoom })
                .map { Point(x: ($0.x.lowerBound + $0.x.upperBound) / 2, y: $0.y) }
            return places + [0, 1].map { Point(x: frame.minX + frame.size.width / 2, y: height($0)) }
        }

        private static let captionRoom = 110.0
    }

    let hulls: [Hull]

    /// What a hull has to hold of its cluster, and how many of the dots in it have to be the cluster's.
    static let leastCoverage = 0.5
    static let leastPurity = 0.6
    /// An island has to hold so much of its cluster.
    private static let leastIsland = 0.12
    /// The sparsest members, which say nothing of where a cluster lies.
    private static let sparse = 0.06
    /// How far a dot counts, in mean distances of dots, and in pixels.
    private static let spread = 1.35
    private static let spreadRange = 9.0...26.0
    /// Smaller islands sink and smaller holes are closed, in squares of the spread.
    private static let smallestIsland = 12.0

    /// - Complexity: O(dots · log dots + coloured clusters · (area + dots in the frame of a hull · its length)).
    init(_ clusters: OverviewClusters, centers: [Point], size: Size) {
        let colored = clusters.clusters.indices.filter { clusters.clusters[$0].color != nil }
        // Around all dots, an outline says nothing.
        guard clusters.clusters.count > 1, !colored.isEmpty, size.width > 0, size.height > 0 else {
            hulls = []
            return
        }
        let distance = (size.width * size.height / Double(centers.count)).squareRoot()
        let spread = max(
            min(max(OverviewHulls.spread * distance, OverviewHulls.spreadRange.lowerBound), OverviewHulls.spreadRange.upperBound),
            DensityGrid.leastSpread(size))
        let empty = DensityGrid(size: size, spread: spread)
        var others = empty
        for box in centers.indices where clusters.colored(box) == nil { others.add(centers[box]) }
        others.spread()
        var total = others
        var own: [DensityGrid] = []
        for cluster in colored {
            var grid = empty
            for member in clusters.clusters[cluster].members { grid.add(centers[member]) }
            grid.spread()
            total.add(grid)
            own.append(grid)
        }
        let smallest = OverviewHulls.smallestIsland * spread * spread
        hulls = zip(colored, own).compactMap { cluster, own in
            OverviewHulls.hull(
                of: cluster, clusters.clusters[cluster].members, own, total, centers, smallest: smallest)
        }
    }

    private static func hull(
        of cluster: Int, _ members: [Int], _ own: DensityGrid, _ total: DensityGrid, _ centers: [Point], smallest: Double
    ) -> Hull? {
        let densities = members.map { own.value(at: centers[$0]) }.sorted()
        let level = densities[Int(sparse * Double(densities.count))]
        guard level > 0 else { return nil }
        var field = zip(own.values, total.values).map { own, total in own > 0 ? min(own / level, 2 * own / total) : 0 }
        for column in 0..<own.columns { (field[column], field[(own.rows - 1) * own.columns + column]) = (0, 0) }
        for row in 0..<own.rows { (field[row * own.columns], field[(row + 1) * own.columns - 1]) = (0, 0) }
        let rings = ContourRings.rings(of: field, on: own)
        let islands = rings.filter { ring in
            ContourRings.area(of: ring) >= smallest
                && Double(count(members, centers, in: [ring])) >= leastIsland * Double(members.count)
        }
        guard !islands.isEmpty else { return nil }
        let holes = rings.filter { ring in -ContourRings.area(of: ring) >= smallest && ContourRings.contain(islands, ring[0]) }
        let kept = (islands + holes).sorted { abs(ContourRings.area(of: $0)) > abs(ContourRings.area(of: $1)) }
        let held = count(members, centers, in: kept)
        let all = count(Array(centers.indices), centers, in: kept)
        let hull = Hull(
            cluster: cluster, rings: kept, coverage: Double(held) / Double(members.count), purity: Double(held) / Double(max(1, all)))
        return hull.coverage >= leastCoverage && hull.purity >= leastPurity ? hull : nil
    }

    /// How many boxes lie inside an odd number of rings.
    private static func count(_ boxes: [Int], _ centers: [Point], in rings: [[Point]]) -> Int {
        guard let frame = Rectangle(around: rings.joined()) else { return 0 }
        return boxes.count { box in
            let center = centers[box]
            guard frame.minX...frame.maxX ~= center.x, frame.minY...frame.maxY ~= center.y else { return false }
            return ContourRings.contain(rings, center)
        }
    }
}

extension Rectangle {
    /// The smallest that holds all points; nil for none.
    init?(around points: some Sequence<Point>) {
        var (left, right, top, bottom) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
        for point in points {
            (left, right) = (min(left, point.x), max(right, point.x))
            (top, bottom) = (min(top, point.y), max(bottom, point.y))
        }
        guard left <= right else { return nil }
        self.init(origin: Point(x: left, y: top), size: Size(width: right - left, height: bottom - top))
    }
}

extension ClosedRange<Double> {
    fileprivate var length: Double { upperBound - lowerBound }
}
