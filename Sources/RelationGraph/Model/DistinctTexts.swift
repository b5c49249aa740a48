/// Texts, each once, numbered from 0 in the order in which they first come.
///
/// Texts that are canonically equivalent are one, as for `String`; the first spelling stays. Whoever has a text as bytes need not make a
/// string of it to learn its number: the table goes by bytes, and short ones are their own key, compared with no string.
///
/// Looking up takes O(length) expected. Space besides the texts: 21 to 43 bytes each.
struct DistinctTexts: Sendable {
    private(set) var texts: [String] = []
    /// A power of two of them, at most three quarters in use; none once the table is closed.
    private var slots: [Slot] = []
    private var usedCount = 0
    /// The texts beyond ASCII, which can be spelled in several ways. Every spelling met has a slot besides.
    private var equivalents: [String: Int32] = [:]

    private struct Slot {
        var key = TextKey.none
        var number: Int32 = Slot.empty

        static let empty: Int32 = -1
    }

    var count: Int { texts.count }

    /// The number of a text; nil if there is none.
    subscript(text: String) -> Int32? {
        DistinctTexts.withBytes(of: text) { bytes in
            find(bytes, TextKey(bytes)).number ?? equivalent(of: text, isASCII: DistinctTexts.isASCII(bytes))
        }
    }

    /// The number of a text, which is added if it is new.
    mutating func number(of text: String) -> Int32 {
        DistinctTexts.withBytes(of: text) { number(of: $0, TextKey($0)) { text } } ?? 0
    }

    /// The same, where the key of its bytes is known already.
    mutating func number(of text: String, _ key: TextKey) -> Int32 {
        DistinctTexts.withBytes(of: text) { number(of: $0, key) { text } } ?? 0
    }

    /// The numbers of many texts, which are added if they are new. See `knownNumbers`: their places are looked at before any is added.
    mutating func numbers(of texts: [(text: String, key: TextKey)]) -> [Int32] {
        while !DistinctTexts.hasRoom(usedCount + texts.count, slots.count) { grow(to: max(16, 2 * slots.count)) }
        let mask = slots.count - 1
        let isFree = texts.map { slots[$0.key.place & mask].number == Slot.empty }
        return texts.indices.map { index in
            let (text, key) = texts[index]
            let slot = key.place & mask
            guard isFree[index], slots[slot].number == Slot.empty else { return number(of: text, key) }
            return DistinctTexts.withBytes(of: text) { add(text, isASCII: DistinctTexts.isASCII($0), key, at: slot) }
        }
    }

    /// The number of a text in UTF-8, which is added if it is new; nil if there is none to be had.
    mutating func number(of bytes: Span<UInt8>, text: () -> String?) -> Int32? { number(of: bytes, TextKey(bytes), text: text) }

    /// The number of a text in UTF-8, which is added if it is new.
    ///
    /// - Parameters:
    ///   - key: the key of the bytes.
    ///   - text: Makes a string of the bytes where they have not been met before. If it gives nil, nothing is added, and there is no number.
    mutating func number(of bytes: Span<UInt8>, _ key: TextKey, text: () -> String?) -> Int32? {
        if !DistinctTexts.hasRoom(usedCount + 1, slots.count) { grow(to: max(16, 2 * slots.count)) }
        let (slot, known) = find(bytes, key)
        if let known { return known }
        guard let text = text() else { return nil }
        return add(text, isASCII: DistinctTexts.isASCII(bytes), key, at: slot)
    }

    /// Gives a spelling that has not been met its slot.
    private mutating func add(_ text: String, isASCII: Bool, _ key: TextKey, at slot: Int) -> Int32 {
        let number: Int32
        if let known = equivalent(of: text, isASCII: isASCII) {
            number = known
        } else {
            number = Int32(texts.count)
            texts.append(text)
            if !isASCII { equivalents[text] = number }
        }
        slots[slot] = Slot(key: key, number: number)
        usedCount += 1
        return number
    }

    /// The numbers of the texts that the bytes spell as they were first met, or in another way in which they were met; -1 where there is none.
    ///
    /// To look one up is above all to wait for memory. So many are looked up side by side that the waiting is shared.
    ///
    /// - Parameters:
    ///   - queries: where the texts stand, and their keys.
    ///   - bytes: the text that they stand in.
    func knownNumbers(of queries: [(range: Range<Int>, key: TextKey)], in bytes: Span<UInt8>) -> [Int32] {
        var numbers = candidates(for: queries.map(\.key))
        for (index, query) in queries.enumerated() where numbers[index] != Slot.empty && !query.key.isText {
            let text = bytes.extracting(query.range)
            // Hardly ever does another text have the same key.
            if !isText(numbers[index], spelledBy: text) { numbers[index] = find(text, query.key).number ?? Slot.empty }
        }
        return numbers
    }

    /// The first number of each key; -1 for none.
    private func candidates(for keys: [TextKey]) -> [Int32] {
        guard !slots.isEmpty else { return Array(repeating: Slot.empty, count: keys.count) }
        let mask = slots.count - 1
        // All are asked for before any is looked at.
        let first = keys.map { slots[$0.place & mask] }
        return keys.indices.map { index in
            if first[index].key == keys[index] || first[index].number == Slot.empty { return first[index].number }
            var slot = (keys[index].place + 1) & mask
            while slots[slot].number != Slot.empty, slots[slot].key != keys[index] { slot = (slot + 1) & mask }
            return slots[slot].number
        }
    }

    /// Makes room for so many texts at once.
    mutating func reserveCapacity(_ count: Int) {
        texts.reserveCapacity(count)
        var size = max(16, slots.count)
        while !DistinctTexts.hasRoom(count, size) { size *= 2 }
        if size > slots.count { grow(to: size) }
    }

    /// Ends the adding: gives the room for looking up back.
    mutating func close() { (slots, equivalents) = ([], [:]) }

    /// The number of a text that is known in another spelling. One of ASCII letters alone may be equivalent to one that is not (“K” to the
    /// sign of kelvin), and the other way round.
    private func equivalent(of text: String, isASCII: Bool) -> Int32? {
        if !equivalents.isEmpty, let number = equivalents[text] { return number }
        guard !isASCII else { return nil }
        var plain: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard let byte = DistinctTexts.asciiEquivalent(scalar) else { return nil }
            plain.append(byte)
        }
        return find(plain.span, TextKey(plain.span)).number
    }

    /// The ASCII character that a scalar is canonically equivalent to: itself, or that of the three that Unicode encodes twice.
    static func asciiEquivalent(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0..<0x80: UInt8(scalar.value)
        case 0x037E: UInt8(ascii: ";")
        case 0x1FEF: UInt8(ascii: "`")
        case 0x212A: UInt8(ascii: "K")
        default: nil
        }
    }

    // MARK: Table

    /// The number of the text that the bytes spell, and the slot that has it, or would.
    private func find(_ bytes: Span<UInt8>, _ key: TextKey) -> (slot: Int, number: Int32?) {
        guard !slots.isEmpty else { return (0, nil) }
        let mask = slots.count - 1
        var slot = key.place & mask
        while slots[slot].number != Slot.empty {
            if slots[slot].key == key, key.isText || isText(slots[slot].number, spelledBy: bytes) { return (slot, slots[slot].number) }
            slot = (slot + 1) & mask
        }
        return (slot, nil)
    }

    /// Whether bytes whose hash is that of a text spell it. They may do so in a way of their own.
    private func isText(_ number: Int32, spelledBy bytes: Span<UInt8>) -> Bool {
        let text = texts[Int(number)]
        if DistinctTexts.withBytes(of: text, { DistinctTexts.areSame($0, bytes) }) { return true }
        guard !DistinctTexts.isASCII(bytes) else { return false }
        // Safe: the bytes are copied.
        return unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) } == text
    }

    /// Whether a table has room for so many spellings: at most three quarters of it are used.
    private static func hasRoom(_ count: Int, _ size: Int) -> Bool { 4 * count <= 3 * size }

    private mutating func grow(to size: Int) {
        let old = slots
        slots = Array(repeating: Slot(), count: size)
        let mask = slots.count - 1
        for used in old where used.number != Slot.empty {
            var slot = used.key.place & mask
            while slots[slot].number != Slot.empty { slot = (slot + 1) & mask }
            slots[slot] = used
        }
    }

    private static func isASCII(_ bytes: Span<UInt8>) -> Bool {
        var (index, marks) = (0, UInt64(0))
        while index + 8 <= bytes.count {
            // Safe: bounds are checked, and any eight bytes are a number.
            marks |= unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            index += 8
        }
        while index < bytes.count {
            marks |= UInt64(bytes[index])
            index += 1
        }
        return marks & 0x8080_8080_8080_8080 == 0
    }

    private static func areSame(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        var index = 0
        while index + 8 <= one.count {
            // Safe: bounds are checked, and any eight bytes are a number.
            let eight = unsafe one.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard unsafe eight == other.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) else { return false }
            index += 8
        }
        while index < one.count {
            guard one[index] == other[index] else { return false }
            index += 1
        }
        return true
    }

    private static func withBytes<Result>(of text: String, _ body: (Span<UInt8>) -> Result) -> Result {
        // Safe: the bytes are not used beyond the call.
        if let result = unsafe text.utf8.withContiguousStorageIfAvailable({ unsafe body($0.span) }) { return result }
        return body(Array(text.utf8).span)
    }
}
