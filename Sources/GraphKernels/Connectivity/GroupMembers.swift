/// The nodes of every component or community, by its label, each ascending. Every node is in one of them.
public struct GroupMembers: RandomAccessCollection, Sendable, Equatable {
    /// The nodes of all groups, one group after the other.
    private let nodes: [Int32]

    /// `offsets[g] ..< offsets[g + 1]` are the places of group g in `nodes`.
    private let offsets: [Int]

    public var startIndex: Int { 0 }

    /// The number of groups.
    public var endIndex: Int { offsets.count - 1 }

    /// The nodes of a group.
    ///
    /// - Precondition: the label is one of 0 ..< `count`.
    public subscript(label: Int) -> ArraySlice<Int32> {
        nodes[offsets[label]..<offsets[label + 1]]
    }

    /// A counting sort. Time and space: O(nodes).
    ///
    /// - Parameter labels: The group of every node, below `count`.
    init(labels: [Int32], count: Int) {
        var offsets = [Int](repeating: 0, count: count + 1)
        for label in labels { offsets[Int(label) + 1] += 1 }
        for label in 0..<count { offsets[label + 1] += offsets[label] }
        var next = offsets
        var nodes = [Int32](repeating: 0, count: labels.count)
        for (node, label) in labels.enumerated() {
            nodes[next[Int(label)]] = Int32(node)
            next[Int(label)] += 1
        }
        (self.nodes, self.offsets) = (nodes, offsets)
    }
}

extension Components {
    /// The nodes of every component, indexed by label, each ascending. Ask once, not for every component.
    ///
    /// Time and space: O(nodes).
    public func members() -> GroupMembers {
        GroupMembers(labels: labels, count: count)
    }
}

extension Communities {
    /// The nodes of every community, indexed by label, each ascending. Ask once, not for every community.
    ///
    /// Time and space: O(nodes).
    public func members() -> GroupMembers {
        GroupMembers(labels: labels, count: count)
    }
}
