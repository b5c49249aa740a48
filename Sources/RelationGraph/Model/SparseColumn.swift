/// A column that is empty for most rows: four bytes a row up to the last that has something, and room for what there is.
struct SparseColumn<Element: Sendable>: Sendable {
    private var slots: [Int32] = []
    private var elements: [Element] = []

    private static var none: Int32 { -1 }

    mutating func reserveCapacity(_ count: Int) { elements.reserveCapacity(count) }

    /// The rows that have something, ascending.
    var rows: some Sequence<Int> { slots.indices.lazy.filter { slots[$0] != Self.none } }

    /// What a row has; rows beyond the last that has something have nothing.
    subscript(row: Int) -> Element? {
        get {
            guard row < slots.count, slots[row] != Self.none else { return nil }
            return elements[Int(slots[row])]
        }
        set {
            if row < slots.count, slots[row] != Self.none, let newValue {
                elements[Int(slots[row])] = newValue
                return
            }
            guard let newValue else {
                // What the row had stays behind, out of reach: nothing is removed often.
                if row < slots.count { slots[row] = Self.none }
                return
            }
            while slots.count <= row { slots.append(Self.none) }
            slots[row] = Int32(elements.count)
            elements.append(newValue)
        }
    }
}
