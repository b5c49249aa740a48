/// The heaviest set of vertices of a small graph no two of which are neighbours.
///
/// Branch and bound with a greedy cover by cliques as the bound, which is the colouring bound for cliques in the complement (Tomita and Seki,
/// 2003, doi:10.1007/3-540-45066-1_22), component by component.
enum LargestIndependentSet {
    /// The weight of the set; where the search takes more steps than `stepLimit`, that of the heaviest set found and an upper bound.
    ///
    /// - Parameters:
    ///   - neighbors: Of every vertex, each once.
    ///   - weights: Of every vertex, at least 1.
    /// - Complexity: O(vertices²) where the graph is one of disjoint cliques; exponential at worst, within `stepLimit` steps of O(vertices²)
    ///   for every component.
    static func size(_ neighbors: [[Int]], weights: [Int], stepLimit: Int = 100_000) -> ClosedRange<Int> {
        var (least, most) = (0, 0)
        for component in components(neighbors) {
            var search = Search(component, neighbors, weights, stepLimit)
            let size = search.run()
            least += size.lowerBound
            most += size.upperBound
        }
        return least...most
    }

    private static func components(_ neighbors: [[Int]]) -> [[Int]] {
        var isSeen = [Bool](repeating: false, count: neighbors.count)
        var components: [[Int]] = []
        for start in neighbors.indices where !isSeen[start] {
            isSeen[start] = true
            var component = [start]
            var next = 0
            while next < component.count {
                for there in neighbors[component[next]] where !isSeen[there] {
                    isSeen[there] = true
                    component.append(there)
                }
                next += 1
            }
            components.append(component)
        }
        return components
    }

    private struct Search {
        private var isNeighbor: [[Bool]]
        private let weights: [Int]
        private var best = 0
        private var stepsLeft: Int

        init(_ component: [Int], _ neighbors: [[Int]], _ weights: [Int], _ stepLimit: Int) {
            self.weights = component.map { weights[$0] }
            let place = Dictionary(uniqueKeysWithValues: component.enumerated().map { ($1, $0) })
            isNeighbor = component.map { vertex in
                var row = [Bool](repeating: false, count: component.count)
                for other in neighbors[vertex] { if let other = place[other] { row[other] = true } }
                return row
            }
            stepsLeft = stepLimit
        }

        mutating func run() -> ClosedRange<Int> {
            let vertices = Array(isNeighbor.indices)
            let bound = cover(vertices).last?.bound ?? 0
            extend(0, vertices)
            return best...(stepsLeft > 0 ? best : max(best, bound))
        }

        private mutating func extend(_ weight: Int, _ candidates: [Int]) {
            stepsLeft -= 1
            best = max(best, weight)
            let order = cover(candidates)
            for place in order.indices.reversed() {
                guard weight + order[place].bound > best, stepsLeft > 0 else { return }
                let vertex = order[place].vertex
                extend(weight + weights[vertex], order[..<place].map(\.vertex).filter { !isNeighbor[vertex][$0] })
            }
        }

        /// The vertices clique by clique, each with the heaviest of every clique up to its own, added up: no more of those up to there are
        /// independent.
        private func cover(_ vertices: [Int]) -> [(vertex: Int, bound: Int)] {
            var cliques: [[Int]] = []
            for vertex in vertices {
                if let home = cliques.firstIndex(where: { $0.allSatisfy { isNeighbor[vertex][$0] } }) {
                    cliques[home].append(vertex)
                } else {
                    cliques.append([vertex])
                }
            }
            var bound = 0
            return cliques.flatMap { clique in
                bound += clique.map { weights[$0] }.max() ?? 0
                return clique.map { (vertex: $0, bound: bound) }
            }
        }
    }
}
