/// Values of the nodes that a search has met, which are few of many.
///
/// Nothing is filled in at the start: the memory is zeroed by the system where it is first touched. Values are kept in the order in which
/// nodes were met. Time: O(1) a look-up, O(values) to forget them all. Copies share the look-up table, so only one of them may change.
struct NodeMap<Value: BitwiseCopyable & Sendable>: Sendable {
    /// A node's position in the lists and 1, a node; 0 for nodes that have no value.
    private let positions: WorkArray<Int32>
    /// The nodes that have a value, in the order in which they got one.
    private(set) var nodes: [Int32] = []
    private var values: [Value] = []

    init(nodeCount: Int) throws(GraphKernelError) {
        positions = try WorkArray(zeros: nodeCount)
    }

    /// The place of a node among ``nodes``; -1 if it has no value.
    @inline(__always)
    func position(of node: Int32) -> Int {
        Int(positions[node]) - 1
    }

    subscript(node: Int32) -> Value? {
        @inline(__always) get {
            let position = position(of: node)
            return position < 0 ? nil : values[position]
        }
    }

    /// The value of the node at a position.
    subscript(position position: Int) -> Value {
        @inline(__always) get { values[position] }
        @inline(__always) set { values[position] = newValue }
    }

    /// Gives a node its first value.
    @inline(__always)
    mutating func insert(_ value: Value, for node: Int32) {
        assert(position(of: node) < 0, "the node has a value already")
        nodes.append(node)
        values.append(value)
        positions[node] = Int32(truncatingIfNeeded: nodes.count)
    }

    /// Takes all values away and keeps the memory for the next search.
    mutating func removeAll() {
        for node in nodes {
            positions[node] = 0
        }
        nodes.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
    }
}
