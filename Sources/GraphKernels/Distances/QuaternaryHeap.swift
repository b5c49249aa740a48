/// A min-heap of nodes by distance in which a parent has four children: half as deep as a binary one, and the four lie together in memory.
///
/// Time: O(log n) an operation. Space: 16 bytes an entry. Which of several entries at the same distance comes first is not said.
struct QuaternaryHeap {
    private struct Entry: BitwiseCopyable {
        let distance: Double
        let node: Int32
    }

    private var entries: [Entry] = []

    mutating func insert(_ node: Int32, at distance: Double) {
        let entry = Entry(distance: distance, node: node)
        entries.append(entry)
        var hole = entries.count - 1
        while hole > 0 {
            let parent = (hole - 1) / 4
            guard distance < entries[parent].distance else { break }
            entries[hole] = entries[parent]
            hole = parent
        }
        entries[hole] = entry
    }

    mutating func popFirst() -> (distance: Double, node: Int32)? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return (first.distance, first.node) }
        var hole = 0
        while true {
            let child = 4 * hole + 1
            guard child < entries.count else { break }
            var least = child
            for other in child + 1..<max(child + 1, min(child + 4, entries.count)) where entries[other].distance < entries[least].distance {
                least = other
            }
            guard entries[least].distance < last.distance else { break }
            entries[hole] = entries[least]
            hole = least
        }
        entries[hole] = last
        return (first.distance, first.node)
    }
}
