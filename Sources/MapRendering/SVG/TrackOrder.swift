/// The order of tracks in a channel: which line goes left of which, so that few cross, and which may share a track.
struct TrackOrder {
    /// A line in a channel: the heights at which it reaches the left side and the right one. It runs upright between the highest and the lowest.
    struct Wire {
        var left: [Double]
        var right: [Double]

        var span: ClosedRange<Double> { ((left + right).min() ?? 0)...((left + right).max() ?? 0) }
    }

    private let wires: [Wire]
    private let spans: [ClosedRange<Double>]

    /// Between two lines on one track.
    private static let gap = 14.0
    private static let passLimit = 8

    /// The track of every line, from 0 at the left; lines whose heights do not meet may have the same.
    ///
    /// - Complexity: O(n²) for n lines.
    static func tracks(_ wires: [Wire]) -> [Int] {
        let order = TrackOrder(wires: wires, spans: wires.map(\.span))
        return order.tracks(in: order.sifted())
    }

    /// The crossings of two lines of which the first goes left of the other: its level ends at the right, and those of the other at the left, meet
    /// the upright part of the other one.
    private func crossings(_ left: Int, _ right: Int) -> Int {
        wires[left].right.count { meets(right, $0) } + wires[right].left.count { meets(left, $0) }
    }

    private func meets(_ line: Int, _ height: Double) -> Bool { height > spans[line].lowerBound && height < spans[line].upperBound }

    /// One line after the other goes to the place at which it crosses the fewest, until none is better elsewhere (sifting; Matuszewski, Schönfeld
    /// and Molitor, Using Sifting for k-Layer Straightline Crossing Minimization, 1999, doi:10.1007/3-540-46648-7_22).
    private func sifted() -> [Int] {
        // Falling lines in the order in which they nest, then rising ones; lines that come back to the left before, to the right after them.
        func rank(_ line: Int) -> (Int, Double, Int) {
            let wire = wires[line]
            guard let start = wire.left.first, let end = wire.right.first else {
                let length = spans[line].upperBound - spans[line].lowerBound
                return wire.right.isEmpty ? (0, length, line) : (3, -length, line)
            }
            return end < start ? (2, start, line) : (1, -start, line)
        }
        var order = spans.indices.sorted { rank($0) < rank($1) }
        for _ in 0..<TrackOrder.passLimit {
            var isBetter = false
            for line in spans.indices {
                guard let old = order.firstIndex(of: line) else { continue }
                order.remove(at: old)
                // The crossings at every place, compared with the first.
                var (sum, sums) = (0, [0])
                for other in order {
                    sum += crossings(other, line) - crossings(line, other)
                    sums.append(sum)
                }
                let best = sums.min() ?? 0
                let place = sums[old] == best ? old : sums.firstIndex(of: best) ?? old
                isBetter = isBetter || place != old
                order.insert(line, at: place)
            }
            if !isBetter { break }
        }
        return order
    }

    private func tracks(in order: [Int]) -> [Int] {
        var tracks = [Int](repeating: 0, count: spans.count)
        for (position, line) in order.enumerated() {
            for other in order[..<position] where shareHeights(line, other) { tracks[line] = max(tracks[line], tracks[other] + 1) }
        }
        return tracks
    }

    private func shareHeights(_ one: Int, _ other: Int) -> Bool {
        max(spans[one].lowerBound, spans[other].lowerBound) < min(spans[one].upperBound, spans[other].upperBound) + TrackOrder.gap
    }
}
