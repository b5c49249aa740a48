/// The weights of edges, one a slot. They are kept in single precision if that loses nothing, which halves the memory to be read: whole
/// numbers up to 2²⁴ and small multiples of a power of two are exact. What is read is always a `Double`.
public enum EdgeWeights: Sendable, Equatable, RandomAccessCollection {
    case single(FrozenArray<Float>)
    case double(FrozenArray<Double>)

    /// Copies weights, in single precision if that loses nothing.
    init(_ weights: [Double]) throws(GraphKernelError) {
        let isExact = weights.allSatisfy(EdgeWeights.isSingle)
        self = isExact ? .single(try FrozenArray(weights.lazy.map { Float($0) })) : .double(try FrozenArray(weights))
    }

    /// Whether single precision holds a weight exactly.
    static func isSingle(_ weight: Double) -> Bool {
        Double(Float(weight)) == weight
    }

    public var startIndex: Int { 0 }

    public var endIndex: Int {
        switch self {
        case .single(let values): values.count
        case .double(let values): values.count
        }
    }

    /// The weight at a slot.
    public subscript(slot: Int) -> Double {
        switch self {
        case .single(let values): Double(values[slot])
        case .double(let values): values[slot]
        }
    }

    /// The weights of some edges.
    func gathered(_ edges: FrozenArray<Int32>) throws(GraphKernelError) -> EdgeWeights {
        switch self {
        case .single(let values): .single(try FrozenArray(edges.lazy.map { values[unchecked: Int($0)] }))
        case .double(let values): .double(try FrozenArray(edges.lazy.map { values[unchecked: Int($0)] }))
        }
    }

    /// The weight at a slot that is known to exist.
    subscript(unchecked slot: Int) -> Double {
        @inline(__always) get {
            switch self {
            case .single(let values): Double(values[unchecked: slot])
            case .double(let values): values[unchecked: slot]
            }
        }
    }
}
