/// The weights of edges, one a slot. They are kept in single precision if that loses nothing, which halves the memory to be read: whole
/// numbers up to 2²⁴ and small multiples of a power of two are exact. What is read is always a `Double`.
public enum EdgeWeights: Sendable, Equatable, RandomAccessCollection {
    case single(FrozenArray<Float>)
    case double(FrozenArray<Double>)

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
