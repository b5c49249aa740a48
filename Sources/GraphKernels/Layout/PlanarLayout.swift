/// A place in the plane for every node of a graph.
public struct PlanarLayout: Sendable, Equatable {
    /// The coordinates, a node each. All are finite.
    public var x: [Double]
    public var y: [Double]

    /// - Precondition: the lists are equally long.
    public init(x: [Double], y: [Double]) {
        precondition(x.count == y.count, "every node needs two coordinates")
        self.x = x
        self.y = y
    }

    public var nodeCount: Int { x.count }

    /// The smallest and the greatest coordinates; nil without nodes.
    public var bounds: (x: ClosedRange<Double>, y: ClosedRange<Double>)? {
        guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return nil }
        return (left...right, top...bottom)
    }

    /// The same layout, every coordinate multiplied.
    public func scaled(by factor: Double) -> PlanarLayout {
        PlanarLayout(x: x.map { $0 * factor }, y: y.map { $0 * factor })
    }
}
