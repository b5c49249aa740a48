import GraphKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the dots of a large map stand.
///
/// Boxes with one contact, the leaves, lie around it like the seeds of a sunflower: by their distances alone, thousands of leaves of one box
/// would be a narrow fan. Those of one group lie in one sector. All others are laid out by stress, with lines long enough for the leaves at
/// their ends, longer between groups than within. On a map that is mostly leaves, whatever would lie on those of one box is pushed aside. Small
/// components stand below the rest.
///
/// H. Vogel, A better way to construct the sunflower head, 1979, doi:10.1016/0025-5564(79)90080-4.
struct OverviewPlacement {
    /// One hop is about 1 long.
    let layout: PlanarLayout

    /// How much longer lines between groups are than those within: the groups come apart.
    private static let lengthBetween = 2.2
    /// Between leaves, in hops, where all boxes are leaves. Where fewer are, the others are as much more crowded, and so are the leaves; but
    /// not below this share.
    private static let leafSpacing = 0.3
    private static let smallestShare = 0.15
    /// From this share on, others are pushed out of the round of so many leaves.
    private static let crowdedShare = 0.3
    private static let crowd = 12
    /// Vogel's angle, by which the direction turns from leaf to leaf.
    private static let goldenAngle = Double.pi * (3 - 5.0.squareRoot())

    /// - Parameters:
    ///   - contacts: which boxes have a line between them.
    ///   - groupOfBox: a box each; nil for those in none.
    /// - Throws: `GraphKernelError`.
    init(_ contacts: CSRGraph, groupOfBox: [Int?]) throws(GraphKernelError) {
        let count = contacts.nodeCount
        func neighbors(_ node: Int) -> Slice<FrozenArray<Int32>> { contacts.neighbors(of: Int32(node)) }
        var leaves = [[Int]](repeating: [], count: count)
        var isLeaf = [Bool](repeating: false, count: count)
        for node in 0..<count {
            guard neighbors(node).count == 1, let hub = neighbors(node).first, neighbors(Int(hub)).count > 1 else { continue }
            leaves[Int(hub)].append(node)
            isLeaf[node] = true
        }
        let share = Double(isLeaf.count { $0 }) / Double(max(1, count))
        let spacing = Self.leafSpacing * max(share, Self.smallestShare)
        let radii = leaves.map { $0.isEmpty ? 0 : spacing * (1 + Double($0.count).squareRoot()) }
        let crumbs = OverviewCrumbs(contacts)
        let isCrumb = Set(crumbs.components.joined())
        let core = (0..<count).filter { !isLeaf[$0] && !isCrumb.contains($0) }
        var numbers = [Int32](repeating: -1, count: count)
        for (number, node) in core.enumerated() { numbers[node] = Int32(number) }
        var (sources, targets, lengths) = ([Int32](), [Int32](), [Double]())
        for node in core {
            for neighbor in neighbors(node) where Int(neighbor) > node && !isLeaf[Int(neighbor)] {
                sources.append(numbers[node])
                targets.append(numbers[Int(neighbor)])
                let length = groupOfBox[node] == groupOfBox[Int(neighbor)] ? 1 : Self.lengthBetween
                lengths.append(length + radii[node] + radii[Int(neighbor)])
            }
        }
        var places = try CSRGraph(sources: sources, targets: targets, weights: lengths, nodeCount: core.count, directed: false)
            .stressLayout()
        // The kernel draws the mean length 1 long.
        places = try places.scaled(by: Self.scale(places, sources, targets, lengths))
        let isCrowded = share >= Self.crowdedShare
        let widths = core.map { isCrowded && leaves[$0].count >= Self.crowd ? 2 * (radii[$0] + spacing) : 0 }
        places = try places.removingOverlaps(widths: widths, heights: widths)
        var (x, y) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
        for (number, node) in core.enumerated() { (x[node], y[node]) = (places.x[number], places.y[number]) }
        for hub in core where !leaves[hub].isEmpty {
            // The first leaf points away from the other contacts.
            var (awayX, awayY) = (0.0, 0.0)
            for neighbor in neighbors(hub) where !isLeaf[Int(neighbor)] {
                awayX += x[hub] - x[Int(neighbor)]
                awayY += y[hub] - y[Int(neighbor)]
            }
            let first = atan2(awayY, awayX)
            let seeds = Self.seeds(leaves[hub], groupOfBox)
            for (leaf, seed) in zip(leaves[hub], seeds) {
                let radius = spacing * (1 + (Double(seed) + 0.5).squareRoot())
                let angle = first + Double(seed) * Self.goldenAngle
                (x[leaf], y[leaf]) = (x[hub] + radius * cos(angle), y[hub] + radius * sin(angle))
            }
        }
        if !crumbs.components.isEmpty {
            let rest = (0..<count).filter { !isCrumb.contains($0) }
            if let bounds = try PlanarLayout(x: rest.map { x[$0] }, y: rest.map { y[$0] }).bounds { crumbs.place(below: bounds, &x, &y) }
        }
        layout = try PlanarLayout(x: x, y: y)
    }

    /// Which seed of its flower each leaf is: if there are several groups among them, those of one stand side by side, the largest first.
    private static func seeds(_ leaves: [Int], _ groupOfBox: [Int?]) -> [Int] {
        var sizes: [Int?: Int] = [:]
        for leaf in leaves { sizes[groupOfBox[leaf], default: 0] += 1 }
        guard sizes.count > 1 else { return Array(leaves.indices) }
        func turn(_ seed: Int) -> Double { (Double(seed) * goldenAngle).truncatingRemainder(dividingBy: 2 * Double.pi) }
        let seedsByTurn = leaves.indices.sorted { turn($0) < turn($1) }
        let leavesByGroup = leaves.indices.sorted { one, other in
            let (a, b) = (groupOfBox[leaves[one]], groupOfBox[leaves[other]])
            return (-(sizes[a] ?? 0), a ?? .max, one) < (-(sizes[b] ?? 0), b ?? .max, other)
        }
        var seeds = [Int](repeating: 0, count: leaves.count)
        for (leaf, seed) in zip(leavesByGroup, seedsByTurn) { seeds[leaf] = seed }
        return seeds
    }

    /// What the places are to be multiplied by so that edges come nearest to their lengths.
    private static func scale(_ places: PlanarLayout, _ sources: [Int32], _ targets: [Int32], _ lengths: [Double]) -> Double {
        var (products, squares) = (0.0, 0.0)
        for edge in sources.indices {
            let (source, target) = (Int(sources[edge]), Int(targets[edge]))
            let (dx, dy) = (places.x[source] - places.x[target], places.y[source] - places.y[target])
            let square = dx * dx + dy * dy
            products += lengths[edge] * square.squareRoot()
            squares += square
        }
        return squares > 0 ? products / squares : 1
    }
}
