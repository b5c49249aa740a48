import Graphviz

/// Gives the boxes of a map their places: those that have one keep it, the others stand near what they belong to, and no box covers another.
///
/// Of two boxes that cover each other, a pinned one stays, and otherwise the one whose id comes first. A new box of a map in columns stands in its
/// column, at the height of its neighbours; elsewhere as near to its neighbours as there is room.
struct BoxPlacement {
    struct Box {
        var id: String
        var size: Size
        /// Where a layout from scratch puts it.
        var fresh: Point
        /// Of a map in columns; nil for anywhere.
        var column: Int?
        /// The index of its frame, if it stands in one.
        var group: Int?
        /// Indices of the boxes that lines join it to.
        var neighbors: [Int]
        var kept: MapPositions.Place?
    }

    private let boxes: [Box]
    private let isLayered: Bool
    private var centers: [Point?]
    private var placement: Placement

    /// Space between boxes, in points: room for a line's end.
    static let gap = 8.0
    /// Distance of the places that are tried.
    private static let step = 6.0

    /// - Complexity: O(n) if nothing is kept or nothing new; else O(n · places tried) for each new box, at most O(n²).
    static func place(_ boxes: [Box], isLayered: Bool) -> Placement {
        var maker = BoxPlacement(boxes, isLayered: isLayered)
        maker.settle()
        maker.placeNew()
        maker.placement.centers = maker.centers.map { $0 ?? .zero }
        return maker.placement
    }

    private init(_ boxes: [Box], isLayered: Bool) {
        self.boxes = boxes
        self.isLayered = isLayered
        centers = Array(repeating: nil, count: boxes.count)
        placement = Placement(centers: [])
    }

    /// Puts every kept box where it was, if no other stands there.
    private mutating func settle() {
        let kept = boxes.indices.filter { boxes[$0].kept != nil }.sorted { a, b in
            let (x, y) = (boxes[a].kept?.isPinned == true, boxes[b].kept?.isPinned == true)
            return x == y ? boxes[a].id < boxes[b].id : x
        }
        var displaced: [Int] = []
        for index in kept {
            guard let place = boxes[index].kept else { continue }
            // What touches may stay, what covers may not: a person may have put boxes close together.
            if isFree(place.center, of: index, gap: 0) { centers[index] = place.center } else { displaced.append(index) }
        }
        for index in displaced {
            guard let place = boxes[index].kept else { continue }
            centers[index] = nearestFree(to: place.center, for: index)
            placement.moved.append(boxes[index].id)
        }
    }

    private mutating func placeNew() {
        var waiting = Set(boxes.indices.filter { centers[$0] == nil })
        placement.new = waiting.map { boxes[$0].id }.sorted()
        guard waiting.count < boxes.count else {
            for index in boxes.indices { centers[index] = boxes[index].fresh.rounded }
            return
        }
        let offset = meanOffset
        while !waiting.isEmpty {
            // Who has most to do with what stands already comes first.
            let next = waiting.min { a, b in
                let (x, y) = (settledNeighbors(of: a).count, settledNeighbors(of: b).count)
                return x == y ? boxes[a].id < boxes[b].id : x > y
            }
            guard let next else { return }
            waiting.remove(next)
            centers[next] = nearestFree(to: wish(of: next, offset), for: next).rounded
        }
    }

    private func settledNeighbors(of box: Int) -> [Point] {
        Set(boxes[box].neighbors).sorted().compactMap { $0 == box ? nil : centers[$0] }
    }

    /// How far the kept places lie from those of a layout from scratch.
    private var meanOffset: Point {
        let offsets = boxes.indices.compactMap { index in
            centers[index].map { Point(x: $0.x - boxes[index].fresh.x, y: $0.y - boxes[index].fresh.y) }
        }
        return offsets.mean ?? .zero
    }

    private func wish(of index: Int, _ offset: Point) -> Point {
        let box = boxes[index]
        var wish = settledNeighbors(of: index).mean ?? Point(x: box.fresh.x + offset.x, y: box.fresh.y + offset.y)
        guard isLayered else { return wish }
        let column = boxes.indices.filter { box.column != nil && boxes[$0].column == box.column }.compactMap { centers[$0]?.x }.sorted()
        wish.x = column.isEmpty ? box.fresh.x + offset.x : column[column.count / 2]
        return wish
    }

    // MARK: Free places

    private func isFree(_ center: Point, of box: Int, gap: Double) -> Bool {
        let own = Rectangle(center: center, size: boxes[box].size).grown(by: gap)
        return !boxes.indices.contains { other in
            guard other != box, let place = centers[other] else { return false }
            return own.overlaps(Rectangle(center: place, size: boxes[other].size))
        }
    }

    /// The best free place: near the wish, and where frames stay apart.
    private func nearestFree(to wish: Point, for index: Int) -> Point {
        let settled = boxes.indices.compactMap { other in centers[other].map { Rectangle(center: $0, size: boxes[other].size) } }
        guard let whole = settled.united else { return wish }
        let reach = max(abs(wish.x - whole.minX), abs(wish.x - whole.maxX), abs(wish.y - whole.minY), abs(wish.y - whole.maxY))
        let farthest = Int((reach + boxes[index].size.height + boxes[index].size.width + 2 * BoxPlacement.gap) / BoxPlacement.step) + 1
        var best: (place: Point, cost: Double)?
        for distance in 0...farthest {
            let length = Double(distance) * BoxPlacement.step
            if let best, best.cost <= length { break }
            for direction in isLayered ? BoxPlacement.upAndDown : BoxPlacement.around {
                let place = Point(x: wish.x + direction.x * length, y: wish.y + direction.y * length)
                guard isFree(place, of: index, gap: BoxPlacement.gap) else { continue }
                let cost = length + BoxPlacement.frameCost * Double(frameConflicts(at: place, of: index))
                if cost < best?.cost ?? .infinity { best = (place, cost) }
            }
        }
        return best?.place ?? Point(x: wish.x, y: whole.maxY + boxes[index].size.height)
    }

    private static let upAndDown = [Point(x: 0, y: 1), Point(x: 0, y: -1)]
    private static let around = (0..<16).map { step in
        // A fixed table rather than sines, so that every machine tries the same places.
        let quarter = [(1.0, 0.0), (0.92, 0.38), (0.71, 0.71), (0.38, 0.92)][step % 4]
        return switch step / 4 {
        case 0: Point(x: quarter.0, y: quarter.1)
        case 1: Point(x: -quarter.1, y: quarter.0)
        case 2: Point(x: -quarter.0, y: -quarter.1)
        default: Point(x: quarter.1, y: -quarter.0)
        }
    }

    /// What it is worth, in points of distance, that a frame holds its members and no others.
    private static let frameCost = 300.0

    /// How many frames would hold, or lose, a box that way.
    private func frameConflicts(at place: Point, of index: Int) -> Int {
        let own = Rectangle(center: place, size: boxes[index].size)
        var members: [Int: [Rectangle]] = [:]
        for other in boxes.indices where other != index {
            guard let group = boxes[other].group, let center = centers[other] else { continue }
            members[group, default: []].append(Rectangle(center: center, size: boxes[other].size))
        }
        var conflicts = 0
        for (group, rectangles) in members where group != boxes[index].group {
            if let frame = rectangles.united?.grown(by: FrameOutlines.padding), frame.overlaps(own) { conflicts += 1 }
        }
        guard let group = boxes[index].group, let frame = ((members[group] ?? []) + [own]).united?.grown(by: FrameOutlines.padding) else {
            return conflicts
        }
        for other in boxes.indices where other != index && boxes[other].group != group {
            guard let center = centers[other] else { continue }
            if frame.overlaps(Rectangle(center: center, size: boxes[other].size)) { return conflicts + 1 }
        }
        return conflicts
    }
}

extension Point {
    /// In whole points, as a person writes them.
    fileprivate var rounded: Point { Point(x: x.rounded(), y: y.rounded()) }
}

extension [Point] {
    fileprivate var mean: Point? {
        isEmpty ? nil : Point(x: reduce(0) { $0 + $1.x } / Double(count), y: reduce(0) { $0 + $1.y } / Double(count))
    }
}

extension Rectangle {
    init(center: Point, size: Size) {
        self.init(origin: Point(x: center.x - size.width / 2, y: center.y - size.height / 2), size: size)
    }

    func grown(by margin: Double) -> Rectangle {
        Rectangle(
            origin: Point(x: minX - margin, y: minY - margin), size: Size(width: size.width + 2 * margin, height: size.height + 2 * margin))
    }
}

extension [Rectangle] {
    /// The smallest that holds all; nil for none.
    var united: Rectangle? { dropFirst().reduce(first) { $0?.union($1) } }
}
