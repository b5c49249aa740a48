/// The weights of slots, as a kernel reads them: made for one way of storing them, so that nothing is decided edge by edge.
protocol SlotWeights: Sendable {
    subscript(length slot: Int) -> Double { get }
}

extension FrozenArray: SlotWeights where Element: StoredWeight {
    subscript(length slot: Int) -> Double {
        @inline(__always) get { self[unchecked: slot].length }
    }
}

/// An edge weight in the precision it is stored in.
protocol StoredWeight: BitwiseCopyable, Sendable {
    var length: Double { get }
}

extension Float: StoredWeight {
    @inline(__always) var length: Double { Double(self) }
}

extension Double: StoredWeight {
    @inline(__always) var length: Double { self }
}

/// The weights of a graph that has none.
struct UnitWeights: SlotWeights {
    subscript(length slot: Int) -> Double { 1 }
}
