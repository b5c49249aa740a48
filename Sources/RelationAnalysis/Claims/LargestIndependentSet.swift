/// The largest set of vertices of a small graph no two of which are neighbours.
///
/// Branch and bound with a greedy cover by cliques as the bound, which is the colouring bound for cliques in the complement (Tomita and Seki,
/// 2003, doi:10.1007/3-540-45066-1_22), component by component.
enum LargestIndependentSet {
    static func connect(_ a: Int, _ b: Int, _ neighbors: inout [[Int]]) {
        neighbors[a].append(b)
        neighbors[b].append(a)
    }

    /// The size of the set; where the search takes more steps than `stepLimit`, the size of the largest set found and an upper bound.
    ///
    /// - Parameter neighbors: Of every vertex, each once.
    /// - Complexity: O(vertices²) where the graph is one of disjoint cliques; exponential at worst, within `stepLimit` steps of O(vertices²)
    ///   for every component.
    static func size(_ neighbors: [[Int]], stepLimit: Int = 100_000) -> ClosedRange<Int> {
        var (least, most) = (0, 0)
        for component in components(neighbors) {
            var search = Search(component, neighbors, stepLimit)
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
        private var best = 0
        private var stepsLeft: Int

        init(_ component: [Int], _ neighbors: [[Int]], _ stepLimit: Int) {
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

        private mutating func extend(_ size: Int, _ candidates: [Int]) {
            stepsLeft -= 1
            best = max(best, size)
            let order = cover(candidates)
            for place in order.indices.reversed() {
                guard size + order[place].bound > best, stepsLeft > 0 else { return }
                let vertex = order[place].vertex
                extend(size + 1, order[..<place].map(\.vertex).filter { !isNeighbor[vertex][$0] })
            }
        }

        /// The vertices clique by clique, each with the number of cliques up to its own: no more of those up to there are independent.
        private func cover(_ vertices: [Int]) -> [(vertex: Int, bound: Int)] {
            var cliques: [[Int]] = []
            for vertex in vertices {
                if let home = cliques.firstIndex(where: { $0.allSatisfy { isNeighbor[vertex][$0] } }) {
                    cliques[home].append(vertex)
                } else {
                    cliques.append([vertex])
                }
            }
            return cliques.enumerated().flatMap { number, clique in clique.map { (vertex: $0, bound: number + 1) } }
        }
    }
}
