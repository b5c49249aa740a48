import Graphviz

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Labels of a large map that have found a place so far, and the search for one for the next.
struct LabelPlacing {
    let size: Size
    let dots: DotIndex
    private(set) var labels: [OverviewLabels.Label] = []
    /// What labels and their leaders cover.
    private var taken: FrameIndex

    /// Kept free between names.
    private static let gap = 2.0
    /// From the rim of a dot to a name off it.
    private static let distances = [5.0, 12, 22, 36, 54, 76, 100]
    /// To the right and the left first, then above and below, then between these.
    private static let directions = [(1.0, 0.0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)]
    /// So far away a name is as bad as one on a dot.
    private static let farness = 30.0
    /// What a covered dot weighs for the name of a cluster, and a place in another's hull.
    private static let (dotWeight, wrongHull) = (2.5, 15.0)
    /// More covered dots weigh no more: in the midst of a crowd, a name on dots is better than one by another cluster.
    private static let manyDots = 8.0
    /// The distances of rings around the middle of a cluster that are tried for its name.
    private static let ring = 20.0

    init(size: Size, dots: DotIndex) { (self.size, self.dots, taken) = (size, dots, FrameIndex(size: size)) }

    /// A name may not leave the drawing; near its edge it is pushed inwards.
    private func frame(_ corner: Point, _ extent: Size) -> Rectangle {
        Rectangle(
            origin: Point(
                x: min(max(0, corner.x), max(0, size.width - extent.width)), y: min(max(0, corner.y), max(0, size.height - extent.height))),
            size: extent)
    }

    private func isFree(_ frame: Rectangle) -> Bool { !taken.isTouched(frame.grown(by: LabelPlacing.gap)) }

    /// Beside a dot, from its rim on.
    private static func corner(_ direction: (Double, Double), _ center: Point, _ distance: Double, _ extent: Size) -> Point {
        let isDiagonal = direction.0 != 0 && direction.1 != 0
        let way = isDiagonal ? distance * 0.71 : distance
        return Point(
            x: center.x + direction.0 * way - (1 - direction.0) / 2 * extent.width,
            y: center.y + direction.1 * way - (1 - direction.1) / 2 * extent.height)
    }

    /// Puts a name beside its dot where it lies on no other name and on no dot; nowhere if it cannot.
    mutating func placePlain(_ label: OverviewLabels.Label, _ extent: Size, _ center: Point, _ reach: Double) -> Bool {
        for direction in LabelPlacing.directions {
            let place = frame(LabelPlacing.corner(direction, center, reach + 0.5, extent), extent)
            guard isFree(place), dots.weight(under: place) == 0 else { continue }
            add(label, place)
            return true
        }
        return false
    }

    /// Puts a name off its dot with a line to it, on no other name and on as few dots as can be, as near as can be.
    mutating func placeOff(_ label: OverviewLabels.Label, _ extent: Size, _ center: Point, _ reach: Double) {
        var best: (cost: Double, frame: Rectangle)?
        for distance in LabelPlacing.distances {
            for direction in LabelPlacing.directions {
                let place = frame(LabelPlacing.corner(direction, center, reach + distance, extent), extent)
                guard isFree(place), place.distance(to: center) > reach else { continue }
                let cost = dots.weight(under: place) + distance / LabelPlacing.farness
                if cost < best?.cost ?? .infinity { best = (cost, place) }
            }
        }
        guard let best else { return }
        var label = label
        let start = best.frame.nearest(to: center)
        let way = start.distance(to: center)
        let share = (way - reach) / way
        let end = Point(x: start.x + (center.x - start.x) * share, y: start.y + (center.y - start.y) * share)
        label.leader = (start, end)
        add(label, best.frame)
        if let line = Rectangle(around: [start, end]) { taken.insert(line) }
    }

    /// Puts the name of a cluster at one of some places or around the first, on no other name and on few dots, as near as can be.
    ///
    /// - Parameters:
    ///   - radius: around the first place, of the cluster: beyond it, its name would seem that of others.
    ///   - isElsewhere: whether a place belongs to others.
    mutating func placeCaption(
        _ label: OverviewLabels.Label, _ extent: Size, near places: [Point], radius: Double, isElsewhere: (Point) -> Bool
    ) {
        guard let middle = places.first else { return }
        var best: (cost: Double, frame: Rectangle)?
        func consider(_ place: Point, _ cost: Double) {
            guard cost < best?.cost ?? .infinity else { return }
            let frame = frame(Point(x: place.x - extent.width / 2, y: place.y - extent.height / 2), extent)
            guard isFree(frame) else { return }
            let cost =
                cost + LabelPlacing.dotWeight * min(dots.weight(under: frame), LabelPlacing.manyDots)
                + (isElsewhere(frame.middle) ? LabelPlacing.wrongHull : 0)
            if cost < best?.cost ?? .infinity { best = (cost, frame) }
        }
        for (number, place) in places.enumerated() { consider(place, Double(number) * 0.3) }
        for ring in 1...max(1, Int(max(size.width, size.height) / LabelPlacing.ring)) {
            let distance = Double(ring) * LabelPlacing.ring
            let cost = 2 + distance / 25 + max(0, distance - radius - extent.height) / 5
            // Farther away none is better.
            if cost >= best?.cost ?? .infinity { break }
            for step in 0..<16 {
                let angle = Double(step) * Double.pi / 8
                consider(Point(x: middle.x + distance * cos(angle), y: middle.y + distance * sin(angle)), cost)
            }
        }
        if let best { add(label, best.frame) }
    }

    private mutating func add(_ label: OverviewLabels.Label, _ frame: Rectangle) {
        var label = label
        label.frame = frame
        labels.append(label)
        taken.insert(frame)
    }
}

extension Rectangle {
    var middle: Point { Point(x: minX + size.width / 2, y: minY + size.height / 2) }

    /// The place in it that is nearest to another.
    fileprivate func nearest(to place: Point) -> Point { Point(x: min(max(minX, place.x), maxX), y: min(max(minY, place.y), maxY)) }

    fileprivate func distance(to place: Point) -> Double { nearest(to: place).distance(to: place) }
}
