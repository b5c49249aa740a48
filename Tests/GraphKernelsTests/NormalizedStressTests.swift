import GraphKernels
import Testing

@Suite("Normalised stress")
struct NormalizedStressTests {
    private static func drawn(_ count: Int, seed: UInt64) throws -> PlanarLayout {
        var generator = SplitMix64(seed: seed)
        func draw() -> [Double] { (0..<count).map { _ in Double.random(in: -3...3, using: &generator) } }
        return try PlanarLayout(x: draw(), y: draw())
    }

    @Test func scaleTurnShiftAndReflectionDoNotMatter() throws {
        let graph = try CSRGraph(.erdosRenyi(nodeCount: 100, edgeCount: 180, directed: false, seed: 2), directed: false)
        let layout = try Self.drawn(100, seed: 1)
        let sources: [Int32] = [0, 5, 50, 99]
        let stress = try graph.normalizedStress(of: layout, from: sources)
        let others = [
            try layout.scaled(by: 37.5), try PlanarLayout(x: layout.y.map { -$0 }, y: layout.x),
            try PlanarLayout(x: layout.x.map { -$0 }, y: layout.y),
            try PlanarLayout(x: layout.x.map { $0 + 10 }, y: layout.y.map { $0 - 4 }),
        ]
        for other in others { #expect(abs(try graph.normalizedStress(of: other, from: sources) - stress) < 1e-9) }
    }

    /// From the definition: Floyd and Warshall's distances, and the best scale by trying.
    @Test func isWhatTheDefinitionSays() throws {
        let edges: [(Int32, Int32, Double)] = [(0, 1, 2), (1, 2, 1), (2, 3, 4), (3, 0, 1), (1, 3, 7), (4, 5, 3)]
        let graph = try CSRGraph(
            sources: edges.map(\.0), targets: edges.map(\.1), weights: edges.map(\.2), nodeCount: 7, directed: true)
        var distances = [[Double]](repeating: [Double](repeating: .infinity, count: 7), count: 7)
        for (a, b, weight) in edges {
            distances[Int(a)][Int(b)] = weight
            distances[Int(b)][Int(a)] = weight
        }
        for middle in 0..<7 {
            for a in 0..<7 {
                for b in 0..<7 { distances[a][b] = min(distances[a][b], distances[a][middle] + distances[middle][b]) }
            }
        }
        let layout = try Self.drawn(7, seed: 3)
        func stress(_ scale: Double) -> Double {
            var (sum, count) = (0.0, 0.0)
            for source in [1, 4, 6] {
                for node in 0..<7 where node != source && distances[source][node] < .infinity {
                    let (dx, dy) = (layout.x[source] - layout.x[node], layout.y[source] - layout.y[node])
                    let error = scale * (dx * dx + dy * dy).squareRoot() / distances[source][node] - 1
                    (sum, count) = (sum + error * error, count + 1)
                }
            }
            return sum / count
        }
        let best = (1...400_000).lazy.map { stress(Double($0) * 1e-5) }.min() ?? 0
        #expect(abs(try graph.normalizedStress(of: layout, from: [1, 4, 6]) - best) < 1e-6)
    }

    @Test func ends() throws {
        let path = try CSRGraph(.path(nodeCount: 5), directed: false)
        let straight = try PlanarLayout(x: [0, 3, 6, 9, 12], y: [0, 0, 0, 0, 0])
        #expect(try path.normalizedStress(of: straight, from: [0, 1, 2, 3, 4]) < 1e-12)
        #expect(try path.normalizedStress(of: straight.scaled(by: 0), from: [0]) == 1)
        #expect(try path.normalizedStress(of: straight, from: []) == 0)
        #expect(throws: GraphKernelError.noSuchNode(5, nodeCount: 5)) { try path.normalizedStress(of: straight, from: [5]) }
    }

    @Test func aLayoutOfAnotherGraphIsRefused() throws {
        let path = try CSRGraph(.path(nodeCount: 5), directed: false)
        let layout = try PlanarLayout(x: [0, 1], y: [0, 0])
        let error = GraphKernelError.invalidParameter(
            name: "the number of nodes of the layout", value: 2, requirement: "that of the graph, 5")
        #expect(throws: error) { try path.normalizedStress(of: layout, from: [0]) }
    }

    @Test("The unit of coordinates does not matter, however large or small", arguments: [1e307, 1e200, 1e-200, 1e-300])
    func anyUnit(unit: Double) throws {
        let path = try CSRGraph(.path(nodeCount: 3), directed: false)
        let bent = try PlanarLayout(x: [0, 1, 3], y: [0, -1, 1])
        let stress = try path.normalizedStress(of: bent, from: [0, 1, 2])
        #expect(stress > 0 && stress < 1)
        #expect(abs(try path.normalizedStress(of: bent.scaled(by: unit), from: [0, 1, 2]) - stress) < 1e-12)
    }

    @Test func layoutsHaveTwoFiniteCoordinatesANode() throws {
        #expect(
            throws: GraphKernelError.invalidParameter(
                name: "the number of y coordinates", value: 1, requirement: "that of the x coordinates, 2")
        ) { try PlanarLayout(x: [0, 1], y: [0]) }
        for bad in [Double.nan, .infinity, -.infinity] {
            #expect(throws: GraphKernelError.self) { try PlanarLayout(x: [0, bad], y: [0, 0]) }
            #expect(throws: GraphKernelError.self) { try PlanarLayout(x: [0, 0], y: [bad, 0]) }
            #expect(throws: GraphKernelError.self) { try PlanarLayout(x: [1], y: [1]).scaled(by: bad) }
        }
        #expect(throws: GraphKernelError.invalidParameter(name: "a coordinate", value: .infinity, requirement: "finite")) {
            try PlanarLayout(x: [1e300], y: [0]).scaled(by: 1e10)
        }
    }
}
