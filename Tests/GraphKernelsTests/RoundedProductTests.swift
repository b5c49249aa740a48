import Testing

@testable import GraphKernels

@Suite("Rounded product")
struct RoundedProductTests {
    /// Rows that end anywhere in a stream of slots, empty ones, and one that is longer than all streams.
    @Test(arguments: [0, 1, 7, 1023, 1024, 1025, 4096, 5000, 90_000])
    func sumsEveryRowExactly(edgeCount: Int) throws {
        var generator = SplitMix64(seed: UInt64(edgeCount))
        let nodeCount = 3000
        let targets = (0..<edgeCount).map { _ in Int32(generator.next(below: nodeCount)) }
        let sources = (0..<edgeCount).map { $0 % 5 == 0 ? 1500 : Int32(generator.next(below: nodeCount)) }
        let graph = try CSRGraph(sources: sources, targets: targets, nodeCount: nodeCount, directed: true)
        let x = try WorkArray<Int16>(zeros: nodeCount)
        for node in 0..<nodeCount {
            x[node] = generator.next(below: 3) == 0 ? .max : Int16(truncatingIfNeeded: generator.next(below: 65_535) - 32_767)
        }
        for lists in [graph.outgoing, graph.incoming] {
            for threads in [1, 3] {
                let y = try WorkArray<Double>(repeating: .nan, count: nodeCount)
                let product = try RoundedProduct(lists, execution: Execution(threads: threads))
                let totals = try product.multiply(x, into: y) { nodes in
                    var totals = NodeTotals()
                    for node in nodes {
                        totals.sums += SIMD3(y[node], 1, 0)
                        totals.greatest = max(totals.greatest, y[node])
                    }
                    return totals
                }
                let expected = (0..<nodeCount).map { node in
                    Double(lists.slots(of: Int32(node)).reduce(0) { $0 + Int(x[lists.neighbors[$1]]) })
                }
                #expect(y.array == expected)
                #expect(totals.sums == SIMD3(expected.reduce(0, +), Double(nodeCount), 0))
                #expect(totals.greatest == max(0, expected.max() ?? 0))
            }
        }
    }

    @Test func roundsToTheNearest() {
        for (number, whole) in [(0, 0), (0.4, 0), (-0.4, 0), (0.6, 1), (-1.6, -2), (32_766.7, 32_767), (-32_767, -32_767)] {
            #expect(RoundedProduct.round(number) == Int16(whole))
        }
    }
}
