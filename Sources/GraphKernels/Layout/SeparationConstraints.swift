/// Demands on the order and the distance of places on one axis: the second of a pair comes so far behind the first.
struct SeparationConstraints {
    private var pairs: [(first: Int, second: Int, apart: Double)] = []
    private let count: Int

    init(count: Int) {
        self.count = count
    }

    mutating func add(_ first: Int, _ second: Int, apart: Double) {
        pairs.append((first, second, apart))
    }

    /// Places that meet all demands, near others: the mean of what comes from moving things only forwards and of what comes from moving them
    /// only backwards. Both meet all demands, so their mean does.
    ///
    /// - Precondition: the first of a pair is not behind the second; of equal ones it has the smaller number.
    func solution(near places: [Double]) -> [Double] {
        var ranks = [Int](repeating: 0, count: count)
        for (rank, index) in places.indices.sorted(by: { (places[$0], $0) < (places[$1], $1) }).enumerated() { ranks[index] = rank }
        var (forwards, backwards) = (places, places)
        for pair in pairs.sorted(by: { ranks[$0.first] < ranks[$1.first] }) {
            forwards[pair.second] = max(forwards[pair.second], forwards[pair.first] + pair.apart)
        }
        for pair in pairs.sorted(by: { ranks[$1.second] < ranks[$0.second] }) {
            backwards[pair.first] = min(backwards[pair.first], backwards[pair.second] - pair.apart)
        }
        return (0..<count).map { (forwards[$0] + backwards[$0]) / 2 }
    }
}

/// A line that sweeps over intervals on one axis and keeps those that it crosses in order of their places on the other.
struct SweepLine {
    private let places: [Double]
    private let events: [(at: Double, isStart: Bool, node: Int)]

    /// - Parameters:
    ///   - places: where things are along the line.
    ///   - centers: where the middles of their intervals are, across it.
    ///   - extents: how long the intervals are.
    init(along places: [Double], across centers: [Double], _ extents: [Double]) {
        self.places = places
        var events: [(at: Double, isStart: Bool, node: Int)] = []
        events.reserveCapacity(2 * places.count)
        for node in places.indices {
            // What only touches does not meet: by more than rounding may leave.
            let half = extents[node] / 2 * (1 - 1e-9)
            events.append((centers[node] - half, true, node))
            events.append((centers[node] + half, false, node))
        }
        // Of one node without extent, the start has to come first.
        self.events = events.sorted { ($0.at, $0.node, $1.isStart ? 1 : 0) < ($1.at, $1.node, $0.isStart ? 1 : 0) }
    }

    /// Calls back for all pairs that lie beside each other on the line at some time, the first one first.
    func run(_ meet: (_ first: Int, _ second: Int) -> Void) {
        var line: [Int] = []
        for event in events {
            let index = position(of: event.node, in: line)
            if event.isStart {
                if index > 0 { meet(line[index - 1], event.node) }
                if index < line.count { meet(event.node, line[index]) }
                line.insert(event.node, at: index)
            } else {
                line.remove(at: index)
                if index > 0, index < line.count { meet(line[index - 1], line[index]) }
            }
        }
    }

    /// Calls back for what comes onto the line and those to its left and to its right, the nearest first, at most `reach` a side and until
    /// the callback says that it is enough.
    func run(reach: Int, _ meet: (_ first: Int, _ second: Int) -> Bool) {
        var line: [Int] = []
        for event in events {
            let index = position(of: event.node, in: line)
            guard event.isStart else {
                line.remove(at: index)
                continue
            }
            for other in line[max(0, index - reach)..<index].reversed() where !meet(other, event.node) { break }
            for other in line[index..<min(line.count, index + reach)] where !meet(event.node, other) { break }
            line.insert(event.node, at: index)
        }
    }

    /// Where a node is on the line, or belongs. O(log).
    private func position(of node: Int, in line: [Int]) -> Int {
        var (low, high) = (0, line.count)
        while low < high {
            let middle = (low + high) / 2
            if (places[line[middle]], line[middle]) < (places[node], node) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
