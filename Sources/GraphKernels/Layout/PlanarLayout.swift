/// A place in the plane for every node of a graph.
public struct PlanarLayout: Sendable, Equatable {
    /// The coordinates, a node each. All are finite.
    public let x: [Double]
    public let y: [Double]

    /// Time: O(nodes).
    ///
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if the lists are not equally long or a coordinate is not finite.
    public init(x: [Double], y: [Double]) throws(GraphKernelError) {
        guard x.count == y.count else {
            throw .invalidParameter(
                name: "the number of y coordinates", value: Double(y.count), requirement: "that of the x coordinates, \(x.count)")
        }
        for coordinates in [x, y] {
            for coordinate in coordinates where !coordinate.isFinite {
                throw .invalidParameter(name: "a coordinate", value: coordinate, requirement: "finite")
            }
        }
        self.x = x
        self.y = y
    }

    public var nodeCount: Int { x.count }

    /// The smallest and the greatest coordinates; nil without nodes.
    public var bounds: (x: ClosedRange<Double>, y: ClosedRange<Double>)? {
        guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return nil }
        return (left...right, top...bottom)
    }

    /// The same layout, every coordinate multiplied. Time: O(nodes).
    ///
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if a coordinate would not be finite.
    public func scaled(by factor: Double) throws(GraphKernelError) -> PlanarLayout {
        try PlanarLayout(x: x.map { $0 * factor }, y: y.map { $0 * factor })
    }
}
