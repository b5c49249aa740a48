import RelationAnalysis
import RelationGraph

/// How large the names on a map are: by a measure, the highest value largest.
public struct MapSizing: Sendable {
    /// What decides: "betweenness".
    public let measure: String
    private let values: [NodeIndex: Double]
    private let range: ClosedRange<Double>?

    /// The first measure of an answer.
    public init(_ centrality: Centrality) {
        measure = centrality.measures.first?.rawValue ?? ""
        var values: [NodeIndex: Double] = [:]
        for (node, value) in zip(centrality.nodes, centrality.values.first ?? []) where value.isFinite { values[node.index] = value }
        self.values = values
        range = values.values.min().flatMap { low in values.values.max().map { low...$0 } }
    }

    /// The sizes of names, in points. Areas, not heights, are what the eye compares: so the size grows with the square root.
    private static let sizes = 9.0...20.0

    /// The lettering of a node's name; the usual one where the measure is undefined or the same for all.
    func lettering(of node: Node) -> Lettering {
        guard let value = values[node.index], let range, range.lowerBound < range.upperBound else { return .name }
        let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        let span = MapSizing.sizes.upperBound - MapSizing.sizes.lowerBound
        return Lettering(size: (MapSizing.sizes.lowerBound + span * share.squareRoot()).rounded(), isBold: true)
    }

    /// "betweenness 0.412".
    func words(of node: Node) -> String? {
        values[node.index].map { "\(measure) \($0.shown())" }
    }
}
