/// What a text is looked up by: the bytes of a short one with their number; the hash of one of eight bytes or more.
///
/// It depends on nothing but the bytes, as long as the program runs: whoever reads a file in parallel makes the keys beside each other, while
/// the bytes are at hand, and the lookup that follows need not fetch them again.
package struct TextKey: Equatable, Sendable {
    private let bits: UInt64

    /// Whoever writes a file cannot know which texts will share a place.
    private static let seed = UInt64.random(in: 0...UInt64.max)
    /// No key of a short text has this bit.
    private static let hashFlag: UInt64 = 1 << 63

    /// The key of the text without a letter.
    static let none = TextKey(bits: 0)

    private init(bits: UInt64) { self.bits = bits }

    /// - Complexity: O(bytes).
    package init(_ bytes: Span<UInt8>) {
        let count = bytes.count
        guard count >= 8 else {
            var key = UInt64(count) << 56
            for index in 0..<count { key |= UInt64(bytes[index]) << UInt64(8 * index) }
            bits = key
            return
        }
        var hash = TextKey.seed ^ UInt64(count)
        var position = 0
        while position < count {
            // The last eight bytes may overlap those before.
            let start = min(position, count - 8)
            // Safe: bounds are checked, and any eight bytes are a number.
            let eight = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
            hash = TextKey.mixed(hash ^ eight)
            position += 8
        }
        bits = hash | TextKey.hashFlag
    }

    package init(_ text: String) {
        var text = text
        // Safe: the bytes are not used beyond the call.
        self = text.withUTF8 { unsafe TextKey($0.span) }
    }

    /// Whether the key says all of its text.
    var isText: Bool { bits & TextKey.hashFlag == 0 }

    /// Where the search for it begins in a table whose size is a power of two: as many low bits as that takes.
    var place: Int { Int(truncatingIfNeeded: TextKey.mixed(bits ^ TextKey.seed)) }

    /// Every bit of the number has its part in every bit of the result: the two halves of a product, one upon the other, as in Wang Yi's
    /// wyhash. The factor is the golden ratio's fraction.
    private static func mixed(_ number: UInt64) -> UInt64 {
        let product = number.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
