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

    /// A node's edges, and its distance.
    struct Row: BitwiseCopyable {
        let distance: Double
        let start: Int
        let end: Int
    }

    /// The bins of one thread, which alone touches them while several are at work.
    final class Worker: @unchecked Sendable {
        var near = [[Entry]](repeating: [], count: DistanceBins.window)
        var far: [Entry] = []
        /// How many slots the thread has looked at, those of a node anew every time.
        var slotsSeen = 0

        /// As many slots are looked at together.
        static let blockSize = 512
        /// At most as many entries are taken at a time.
        static let chunkSize = 1000
        /// What a thread notes while it works: edges to look at, which of them are light enough, and where they lead.
        let rows: WorkArray<Row>
        let picked: WorkArray<Int32>
        let steps: WorkArray<Entry>

        init() throws(GraphKernelError) {
            rows = try WorkArray(zeros: Worker.chunkSize)
            picked = try WorkArray(zeros: Worker.blockSize)
            steps = try WorkArray(zeros: Worker.blockSize)
        }
    }

    /// The number of bins.
    static let window = 1024

    let workers: [Worker]

    init(threads: Int) throws(GraphKernelError) {
        workers = try (0..<threads).map { (_) throws(GraphKernelError) in try Worker() }
    }

    /// How many slots all threads have looked at.
    var slotsSeen: Int {
        workers.reduce(0) { $0 + $1.slotsSeen }
    }

    /// The number of slots of some entries, or at least `enough`.
    static func slots(of entries: [Entry], in adjacency: CSRGraph.Adjacency, enough: Int) -> Int {
        var slots = entries.count
        for entry in entries {
            if slots >= enough { break }
            slots += adjacency.degree(of: Int(entry.node))
        }
        return slots
    }

    /// The number of slots of the entries of a bin, or at least `enough`.
    func slots(of bin: Int, in adjacency: CSRGraph.Adjacency, enough: Int) -> Int {
        workers.reduce(0) { $0 + Self.slots(of: $1.near[bin], in: adjacency, enough: enough) }
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
        var start = Double.infinity
        for worker in workers {
            worker.far.removeAll { distances[$0.node] != $0.distance }
            for entry in worker.far { start = min(start, entry.distance) }
        }
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

    /// Gives the window up. All entries wait outside then, except those beyond a limit, which are forgotten.
    func closeWindow(limit: Double) {
        for worker in workers {
            for bin in worker.near.indices where !worker.near[bin].isEmpty {
                worker.far += worker.near[bin].lazy.filter { $0.distance <= limit }
                worker.near[bin] = []
            }
        }
    }

    /// The least distance of the entries in a bin; infinity if there are none.
    func leastDistance(in bin: Int) -> Double {
        var least = Double.infinity
        for worker in workers {
            for entry in worker.near[bin] { least = min(least, entry.distance) }
        }
        return least
    }

    /// Forgets all entries. The window is closed.
    func removeAll() {
        for worker in workers { worker.far = [] }
    }
}
