/// What the few names that occur in a file stand for, numbered as they come and found by the bytes that spell them.
struct FTMNames<Value: Sendable>: Sendable {
    private(set) var values: [Value] = []
    /// The names, one after the other, and where each ends.
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    private var keys: [UInt64] = []
    /// A power of two, at most half of them in use; -1 for none.
    private var slots = [Int32](repeating: -1, count: 256)

    subscript(number: Int) -> Value { values[number] }

    /// The number of a name; nil if it has not been met.
    ///
    /// - Complexity: O(length) expected.
    func number(of text: Range<Int>, in source: [UInt8]) -> Int? {
        find(text, in: source, FTMKey.bits(source.span.extracting(text))).number
    }

    func number(of name: String) -> Int? {
        let bytes = Array(name.utf8)
        return number(of: bytes.indices, in: bytes)
    }

    /// Gives a name that has not been met its number, and what it stands for.
    mutating func insert(_ text: Range<Int>, in source: [UInt8], _ value: Value) -> Int {
        let key = FTMKey.bits(source.span.extracting(text))
        return append(source[text], key, value, find(text, in: source, key).slot)
    }

    /// Takes over the names of another table that this one has not.
    mutating func formUnion(_ other: FTMNames) {
        for (number, value) in other.values.enumerated() {
            let range = other.ends[number]..<other.ends[number + 1]
            let (slot, known) = find(range, in: other.bytes, other.keys[number])
            if known == nil { _ = append(other.bytes[range], other.keys[number], value, slot) }
        }
    }

    private mutating func append(_ name: ArraySlice<UInt8>, _ key: UInt64, _ value: Value, _ slot: Int) -> Int {
        let number = values.count
        slots[slot] = Int32(number)
        values.append(value)
        keys.append(key)
        bytes += name
        ends.append(bytes.count)
        if 2 * values.count > slots.count { grow() }
        return number
    }

    /// The slot that has a name, or would.
    private func find(_ text: Range<Int>, in source: [UInt8], _ key: UInt64) -> (slot: Int, number: Int?) {
        let mask = slots.count - 1
        var slot = home(key)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if keys[number] == key, isSame(number, text, source) { return (slot, number) }
            slot = (slot + 1) & mask
        }
        return (slot, nil)
    }

    private func isSame(_ number: Int, _ text: Range<Int>, _ source: [UInt8]) -> Bool {
        let start = ends[number]
        guard ends[number + 1] - start == text.count else { return false }
        // Up to seven letters are their own key.
        guard text.count > 7 else { return true }
        let (own, other) = (bytes.span, source.span)
        for offset in 0..<text.count where own[start + offset] != other[text.lowerBound + offset] { return false }
        return true
    }

    private func home(_ key: UInt64) -> Int { FTMKey.place(key) & (slots.count - 1) }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        for (number, key) in keys.enumerated() {
            var slot = home(key)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}

/// What short texts are looked up by: two that differ seldom share it, if they are more than seven bytes long, and never if they are not.
enum FTMKey {
    /// Up to seven bytes with their number; of more, the first and the last eight and their number, mixed.
    static func bits(_ name: Span<UInt8>) -> UInt64 {
        let count = name.count
        guard count > 7 else {
            var key = UInt64(count) << 56
            for index in 0..<count { key |= UInt64(name[index]) << UInt64(8 * index) }
            return key
        }
        // Safe: bounds are checked, and any eight bytes are a number.
        let first = unsafe name.bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
        let last = unsafe name.bytes.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        let product = (first ^ UInt64(count)).multipliedFullWidth(by: last | 1)
        // No short name has this bit.
        return product.high ^ product.low | 1 << 63
    }

    /// Half as long a key, which two texts in some billions share; never 0.
    static func half(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15).high) | 1 }

    /// Where the search for a key begins in a table whose size is a power of two: as many low bits as that takes.
    static func place(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15).high)
    }
}
