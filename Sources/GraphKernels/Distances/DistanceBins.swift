/// Nodes to be worked on, in bins by distance, every thread its own.
///
/// The bins cover a window of distances; what is farther waits outside. Nodes are never taken out when a shorter way to them is found, but
/// put in again: an entry counts only as long as it has the node's distance.
struct DistanceBins: Sendable {
    /// A node and the distance it was found at.
    struct Entry: BitwiseCopyable {
        let distance: Double
        let node: Int32
    }

    /// The bins of one thread, which alone touches them while several are at work.
    final class Worker: @unchecked Sendable {
        var near = [[Entry]](repeating: [], count: DistanceBins.window)
        var far: [Entry] = []
        /// How many slots the thread has looked at, those of a node anew every time.
        var slotsSeen = 0
        /// Nodes that the thread has set aside.
        var nodes: [Int32] = []
    }

    /// The number of bins.
    static let window = 1024

    let workers: [Worker]

    init(threads: Int) {
        workers = (0..<threads).map { _ in Worker() }
    }

    /// How many slots all threads have looked at.
    var slotsSeen: Int {
        workers.reduce(0) { $0 + $1.slotsSeen }
    }

    func isEmpty(_ bin: Int) -> Bool {
        workers.allSatisfy { $0.near[bin].isEmpty }
    }

    /// The entries of a bin, a list a thread. They are taken out, so that threads may fill the bin anew while they work on them.
    func take(_ bin: Int) -> [[Entry]] {
        workers.compactMap { worker in
            var entries: [Entry] = []
            swap(&entries, &worker.near[bin])
            return entries.isEmpty ? nil : entries
        }
    }

    /// Moves the window to the nearest of the entries outside it, and returns where it starts; `nil` if there are none.
    func nextWindow(delta: Double, distances: WorkArray<Double>) -> Double? {
        let start = leastDistance(distances)
        guard start < .infinity else { return nil }
        for worker in workers {
            var rest: [Entry] = []
            for entry in worker.far {
                let place = (entry.distance - start) / delta
                if place < Double(Self.window) { worker.near[Int(place)].append(entry) } else { rest.append(entry) }
            }
            worker.far = rest
        }
        return start
    }

    /// Gives the window up. All entries wait outside then.
    func closeWindow() {
        for worker in workers {
            for bin in worker.near.indices where !worker.near[bin].isEmpty {
                worker.far += worker.near[bin]
                worker.near[bin] = []
            }
        }
    }

    /// Forgets the entries that do not count any more, and returns the least distance of the others; infinity if there are none. The window
    /// is closed.
    func leastDistance(_ distances: WorkArray<Double>) -> Double {
        var least = Double.infinity
        for worker in workers {
            worker.far.removeAll { distances[$0.node] != $0.distance }
            for entry in worker.far { least = min(least, entry.distance) }
        }
        return least
    }

    /// Forgets all entries. The window is closed.
    func removeAll() {
        for worker in workers { worker.far = [] }
    }
}
