/// The nodes a search is to look at, the one with the smallest key first: a heap with four children a parent, which is shallower than a
/// binary one and reads neighbouring memory.
///
/// A node that gets a smaller key is queued again; who pops it later with the greater one ignores it. Time: O(log n) an operation.
struct NodeQueue<Key: Comparable & BitwiseCopyable> {
    private var entries: [(key: Key, node: Int32)] = []

    var count: Int {
        entries.count
    }

    /// The smallest key.
    var firstKey: Key? {
        entries.first?.key
    }

    mutating func insert(_ key: Key, _ node: Int32) {
        var child = entries.count
        entries.append((key, node))
        while child > 0 {
            let parent = (child - 1) / 4
            guard key < entries[parent].key else { break }
            entries[child] = entries[parent]
            child = parent
        }
        entries[child] = (key, node)
    }

    mutating func popFirst() -> (key: Key, node: Int32)? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return first }
        var parent = 0
        while true {
            let firstChild = 4 * parent + 1
            guard firstChild < entries.count else { break }
            var child = firstChild
            for rival in firstChild + 1..<max(firstChild + 1, min(firstChild + 4, entries.count))
            where entries[rival].key < entries[child].key {
                child = rival
            }
            guard entries[child].key < last.key else { break }
            entries[parent] = entries[child]
            parent = child
        }
        entries[parent] = last
        return first
    }

    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
    }
}
