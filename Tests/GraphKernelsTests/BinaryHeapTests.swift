import Testing

@testable import GraphKernels

@Suite("Binary heap")
struct BinaryHeapTests {
    @Test func popsInOrder() {
        for seed in UInt64(0)..<200 {
            var generator = SplitMix64(seed: seed)
            let elements = (0..<Int(seed)).map { _ in Int.random(in: 0..<50, using: &generator) }
            var heap = BinaryHeap<Int>()
            #expect(heap.popFirst(by: <) == nil)
            for element in elements {
                heap.insert(element, by: <)
            }
            var popped: [Int] = []
            while let first = heap.popFirst(by: <) {
                popped.append(first)
            }
            #expect(popped == elements.sorted(), "seed \(seed)")
            #expect(heap.isEmpty)
        }
    }
}
