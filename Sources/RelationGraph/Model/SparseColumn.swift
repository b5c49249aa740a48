/// A column that is empty for most rows: four bytes a row up to the last that has something, and room for what there is.
///
/// What a row has may also be a record that is made into an element whenever it is asked for: large files hold far more than a question
/// wants to know, and their bytes take less room than objects.
struct SparseColumn<Element: Sendable>: Sendable {
    /// The position of an element; `none`; or `firstRecord` and below, the numbers of records downwards.
    private var slots: [Int32] = []
    private var elements: [Element] = []
    /// What makes records, each from a number on, ascending.
    private var makers: [(first: Int, make: @Sendable (Int, FactsExtent) -> Element)] = []
    private var recordCount = 0
    /// The first record of the last that makes some.
    private var lastFirst: Int { makers.isEmpty ? 0 : makers[makers.count - 1].first }

    private static var none: Int32 { -1 }
    private static var firstRecord: Int { -2 }

    mutating func reserveCapacity(_ count: Int) { elements.reserveCapacity(count) }

    /// The rows that have something, ascending.
    var rows: some Sequence<Int> { slots.indices.lazy.filter { slots[$0] != Self.none } }

    /// What a row has; rows beyond the last that has something have nothing.
    ///
    /// - Complexity: O(1); for a record, what it takes to make it.
    subscript(row: Int) -> Element? {
        get {
            element(row, .all)
        }
        set {
            if row < slots.count, slots[row] >= 0, let newValue {
                elements[Int(slots[row])] = newValue
                return
            }
            guard let newValue else {
                // What the row had stays behind, out of reach: nothing is removed often.
                if row < slots.count { slots[row] = Self.none }
                return
            }
            set(Int32(elements.count), at: row)
            elements.append(newValue)
        }
    }

    /// What a row has, as far as it is asked for.
    func element(_ row: Int, _ extent: FactsExtent) -> Element? {
        guard row < slots.count else { return nil }
        let slot = slots[row]
        if slot >= 0 { return elements[Int(slot)] }
        return slot == Self.none ? nil : made(Self.firstRecord - Int(slot), extent)
    }

    /// Gives the rows of another column, in the order given, to rows of this one that follow each other. Records stay records.
    ///
    /// - Parameters:
    ///   - rows: those to be taken over; nil for all.
    ///   - change: what becomes of an element on its way.
    mutating func append(
        _ other: SparseColumn, rows: [Int]? = nil, at start: Int, changing change: (@Sendable (Element) -> Element)? = nil
    ) {
        let shift = recordCount
        for (first, make) in other.makers {
            if let change { makers.append((first + shift, { change(make($0, $1)) })) } else { makers.append((first + shift, make)) }
        }
        recordCount += other.recordCount
        func take(_ row: Int, to target: Int) {
            guard row < other.slots.count, other.slots[row] != Self.none else { return }
            let slot = other.slots[row]
            if slot < 0 {
                set(slot - Int32(shift), at: target)
            } else {
                let element = other.elements[Int(slot)]
                self[target] = change.map { $0(element) } ?? element
            }
        }
        if let rows {
            for (offset, row) in rows.enumerated() { take(row, to: start + offset) }
        } else {
            for row in other.slots.indices { take(row, to: start + row) }
        }
    }

    // MARK: Records

    /// Adds records, numbered from 0.
    ///
    /// - Parameter make: gives an element for a number, at least as much of it as is asked for; the same whenever it is asked.
    mutating func addRecords(_ count: Int, _ make: @escaping @Sendable (Int, FactsExtent) -> Element) {
        makers.append((recordCount, make))
        recordCount += count
    }

    /// Gives a row one of the records that were added last.
    mutating func setRecord(_ record: Int, at row: Int) {
        set(Int32(Self.firstRecord - record - lastFirst), at: row)
    }

    /// The record that a row has, of those that were added last; nil if it has none of them.
    func record(at row: Int) -> Int? {
        guard row < slots.count, slots[row] <= Int32(Self.firstRecord - lastFirst) else { return nil }
        return Self.firstRecord - lastFirst - Int(slots[row])
    }

    private func made(_ record: Int, _ extent: FactsExtent) -> Element? {
        makers.last { $0.first <= record }.map { $0.make(record - $0.first, extent) }
    }

    private mutating func set(_ slot: Int32, at row: Int) {
        while slots.count <= row { slots.append(Self.none) }
        slots[row] = slot
    }
}
