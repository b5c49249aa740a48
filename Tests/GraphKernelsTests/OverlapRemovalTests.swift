import GraphKernels
import Testing

@Suite("Overlap removal")
struct OverlapRemovalTests {
    private struct Boxes {
        var layout: PlanarLayout
        var widths: [Double]
        var heights: [Double]

        init(_ count: Int, seed: UInt64, span: Double) throws {
            var generator = SplitMix64(seed: seed)
            func draw(_ range: ClosedRange<Double>) -> [Double] { (0..<count).map { _ in Double.random(in: range, using: &generator) } }
            layout = try PlanarLayout(x: draw(0...span), y: draw(0...span))
            widths = draw(5...90)
            heights = draw(5...30)
        }

        func overlaps(in layout: PlanarLayout, gap: Double = 0) -> Int {
            var count = 0
            for a in widths.indices {
                for b in 0..<a
                where (widths[a] + widths[b]) / 2 + gap - abs(layout.x[a] - layout.x[b]) > 1e-5
                    && (heights[a] + heights[b]) / 2 + gap - abs(layout.y[a] - layout.y[b]) > 1e-5
                {
                    count += 1
                }
            }
            return count
        }
    }

    @Test(arguments: [(2, 1.0), (50, 1), (50, 300), (400, 0), (400, 500), (600, 20), (600, 1200)])
    func leavesNone(count: Int, span: Double) throws {
        for seed in 0..<2 as Range<UInt64> {
            let boxes = try Boxes(count, seed: seed, span: span)
            let result = try boxes.layout.removingOverlaps(widths: boxes.widths, heights: boxes.heights, gap: 4)
            #expect((result.x + result.y).allSatisfy { $0.isFinite })
            #expect(boxes.overlaps(in: result, gap: 4) == 0, "seed \(seed)")
            // No overlap is bought with a page that is mostly empty.
            if let bounds = result.bounds, count >= 400 {
                let page = (bounds.x.upperBound - bounds.x.lowerBound) * (bounds.y.upperBound - bounds.y.lowerBound)
                let area = zip(boxes.widths, boxes.heights).reduce(0) { $0 + ($1.0 + 4) * ($1.1 + 4) }
                #expect(page < 24 * area, "\(page / area) times the boxes")
            }
        }
    }

    @Test func leavesWhatIsFreeWhereItIs() throws {
        let layout = try PlanarLayout(x: [0, 100, 0], y: [0, 0, 50])
        #expect(try layout.removingOverlaps(widths: [99, 99, 99], heights: [40, 40, 40]) == layout)
        // Touching is not overlapping.
        #expect(try layout.removingOverlaps(widths: [100, 100, 100], heights: [50, 50, 50]) == layout)
        #expect(try layout.removingOverlaps(widths: [0, 0, 0], heights: [0, 0, 0]) == layout)
    }

    @Test func theOrderIsKept() throws {
        // A row of boxes, too near each other: it stays a row, in order, around its middle.
        let layout = try PlanarLayout(x: (0..<20).map { Double($0) * 10 }, y: Array(repeating: 7, count: 20))
        let result = try layout.removingOverlaps(widths: Array(repeating: 30, count: 20), heights: Array(repeating: 10, count: 20))
        #expect(zip(result.x, result.x.dropFirst()).allSatisfy { $0 + 30 <= $1 + 1e-6 })
    }

    @Test func likeTheOldOne() throws {
        // Distances of a layout that was enlarged and pushed are still those of the graph, nearly.
        let graph = try CSRGraph(.grid(rows: 25, columns: 25), directed: false)
        let layout = try graph.stressLayout()
        let result = try layout.removingOverlaps(widths: Array(repeating: 60, count: 625), heights: Array(repeating: 20, count: 625))
        let sources: [Int32] = [0, 300, 624]
        #expect(try graph.normalizedStress(of: result, from: sources) < 0.1)
    }

    @Test func coincidentBoxesSpreadBothWays() throws {
        let none = Array(repeating: 0.0, count: 300)
        let sizes = Array(repeating: 10.0, count: 300)
        let bounds = try #require(PlanarLayout(x: none, y: none).removingOverlaps(widths: sizes, heights: sizes).bounds)
        let ratio = (bounds.x.upperBound - bounds.x.lowerBound) / (bounds.y.upperBound - bounds.y.lowerBound)
        #expect((0.2...5).contains(ratio), "\(ratio) to 1")
    }

    @Test func badSizesAreRefused() throws {
        let layout = try PlanarLayout(x: [0, 1], y: [0, 0])
        #expect(throws: GraphKernelError.invalidParameter(name: "the number of widths", value: 1, requirement: "that of the nodes, 2")) {
            try layout.removingOverlaps(widths: [1], heights: [1, 1])
        }
        #expect(throws: GraphKernelError.invalidParameter(name: "the number of heights", value: 3, requirement: "that of the nodes, 2")) {
            try layout.removingOverlaps(widths: [1, 1], heights: [1, 1, 1])
        }
        for bad in [-1, Double.nan, .infinity, 1e101] {
            #expect(throws: GraphKernelError.self) { try layout.removingOverlaps(widths: [1, bad], heights: [1, 1]) }
            #expect(throws: GraphKernelError.self) { try layout.removingOverlaps(widths: [1, 1], heights: [bad, 1]) }
            #expect(throws: GraphKernelError.self) { try layout.removingOverlaps(widths: [1, 1], heights: [1, 1], gap: bad) }
        }
        #expect(throws: GraphKernelError.invalidParameter(name: "a width", value: -1, requirement: "between 0.0 and 1e+100")) {
            try layout.removingOverlaps(widths: [-1, 1], heights: [1, 1])
        }
        #expect(throws: GraphKernelError.self) {
            try layout.scaled(by: 1e200).removingOverlaps(widths: [1, 1], heights: [1, 1])
        }
    }

    @Test func theGreatestSizesAreNumbersStill() throws {
        for span in [0, 1e-300, 1, 1e100] {
            let layout = try PlanarLayout(x: [0, span, -span, 0], y: [0, span, 0, span])
            let sizes = [1e100, 0, 1e-300, 1e100]
            let result = try layout.removingOverlaps(widths: sizes, heights: sizes, gap: 1e100)
            #expect((result.x + result.y).allSatisfy { $0.isFinite })
        }
    }
}
