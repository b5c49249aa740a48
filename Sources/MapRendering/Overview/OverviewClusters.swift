import RelationAnalysis
import RelationGraph

/// Which boxes of a large map belong together, and in what colour: the groups asked for, or else communities.
struct OverviewClusters {
    struct Cluster {
        /// "Around Acme Holding", or the name of the group.
        var name: String
        /// Nil for those that are too many or too small for a colour of their own.
        var color: StyleColor?
        /// Of its dots where forms do not tell kinds; a disc if it has no colour.
        var form: DotForm
        /// Indices of boxes, the one with the most contacts first.
        var members: [Int]
    }

    /// The largest first.
    let clusters: [Cluster]
    /// A box each; nil for boxes in none.
    let clusterOfBox: [Int?]

    /// Told apart best by most readers when they lie side by side.
    private static let colors: [PaletteColor] = [.blue, .vermillion, .green, .purple, .ochre, .sky, .indigo, .brown]
    /// A colour takes so many boxes, and such a part of all.
    private static let smallest = 4
    private static let smallestShare = 0.005

    /// - Parameter degrees: how many contacts every box has.
    /// - Throws: `ProjectionError` if communities cannot be sought.
    init(_ diagram: MapDiagram, _ options: MapOptions, degrees: [Int]) throws {
        var named: [(name: String?, members: [Int])] = diagram.groups.map { ($0.label, $0.members) }
        if named.isEmpty, options.groupBy == nil {
            let boxOfNode = Dictionary(diagram.boxes.indices.map { (diagram.boxes[$0].node.index, $0) }) { first, _ in first }
            var query = CommunityQuery()
            query.seed = options.seed
            named = try query.communities(of: diagram.part).communities.filter { $0.count > 1 }
                .map { (nil, $0.compactMap { boxOfNode[$0.index] }) }
        }
        let least = max(OverviewClusters.smallest, Int(Double(diagram.boxes.count) * OverviewClusters.smallestShare))
        var clusters: [Cluster] = []
        for (number, group) in named.sorted(by: { $0.members.count > $1.members.count }).enumerated() {
            let members = group.members.sorted { (degrees[$1], $0) < (degrees[$0], $1) }
            guard !members.isEmpty else { continue }
            let isLarge = members.count >= least && number < OverviewClusters.colors.count
            clusters.append(
                Cluster(
                    name: group.name ?? OverviewClusters.name(of: members, diagram, degrees, number: number + 1),
                    color: isLarge ? .palette(OverviewClusters.colors[number]) : nil, form: isLarge ? DotForm.groups[number] : .disc,
                    members: members))
        }
        self.clusters = clusters
        var clusterOfBox = [Int?](repeating: nil, count: diagram.boxes.count)
        for (index, cluster) in clusters.enumerated() {
            for member in cluster.members { clusterOfBox[member] = index }
        }
        self.clusterOfBox = clusterOfBox
    }

    /// After the member with the most contacts, or the two that have as many; where more have, none of them stands for the others, and the
    /// community has a number.
    private static func name(of members: [Int], _ diagram: MapDiagram, _ degrees: [Int], number: Int) -> String {
        let centers = members.prefix { degrees[$0] == degrees[members[0]] }
        return centers.count <= 2
            ? "Around " + centers.map { diagram.boxes[$0].node.shownName }.joined(separator: " and ") : "Group \(number)"
    }

    /// The cluster with a colour that a box is in.
    func colored(_ box: Int) -> Int? { clusterOfBox[box].flatMap { clusters[$0].color == nil ? nil : $0 } }

    /// The form of a box's dot where it tells the group.
    func form(_ box: Int) -> DotForm { colored(box).map { clusters[$0].form } ?? .disc }

    /// The cluster with a colour that both ends of a line are in.
    func colored(_ line: MapDiagram.Line) -> Int? {
        let cluster = colored(line.source)
        return cluster == colored(line.target) ? cluster : nil
    }
}
