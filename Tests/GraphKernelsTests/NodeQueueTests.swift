import Testing

@testable import GraphKernels

@Suite("Queue of nodes")
struct NodeQueueTests {
    @Test func popsTheSmallestKeyFirst() {
        var generator = SplitMix64(seed: 3)
        var queue = NodeQueue<Double>()
        let keys = (0..<200).map { _ in Double(Int.random(in: 0..<50, using: &generator)) }
        for (node, key) in keys.enumerated() { queue.insert(key, Int32(node)) }
        #expect(queue.count == keys.count)
        #expect(queue.firstKey == keys.min())
        var popped: [(key: Double, node: Int32)] = []
        while let next = queue.popFirst() { popped.append(next) }
        #expect(popped.map(\.key) == keys.sorted())
        #expect(Set(popped.map(\.node)).count == keys.count)
        #expect(popped.allSatisfy { keys[Int($0.node)] == $0.key })
    }

    @Test func isEmptyWhenAllAreRemoved() {
        var queue = NodeQueue<Double>()
        queue.insert(2, 0)
        queue.removeAll()
        #expect(queue.popFirst() == nil)
        #expect(queue.firstKey == nil)
    }
}
