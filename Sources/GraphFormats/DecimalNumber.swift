import RelationGraph

/// Numbers as files write them: decimal digits, a point, an exponent; no hexadecimal digits, no words such as “nan”.
enum DecimalNumber {
    /// The number that bytes write; nil if they write none, or one that is not finite.
    static func value(_ bytes: ArraySlice<UInt8>) -> Double? {
        if let integer = plainInteger(bytes) { return Double(integer) }
        for byte in bytes {
            switch byte {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"): continue
            default: return nil
            }
        }
        guard let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite else { return nil }
        return number
    }

    /// An integer in the only form in which it is written back: no plus sign, no leading zero, so that `007` stays a text; at most fifteen
    /// digits, which a `Double` holds exactly.
    static func plainInteger(_ bytes: ArraySlice<UInt8>) -> Int? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes
        guard (1...15).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        var number = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        return isNegative ? -number : number
    }

    /// A number with a point or an exponent, or an integer in its plain form.
    static func plainDecimal(_ bytes: ArraySlice<UInt8>) -> Double? {
        let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
        guard let first = digits.first, (0x30...0x39).contains(first), let last = digits.last, (0x30...0x39).contains(last) else {
            return nil
        }
        if first == UInt8(ascii: "0"), digits.count > 1, (0x30...0x39).contains(digits[digits.startIndex + 1]) { return nil }
        if plainInteger(bytes) == nil, !digits.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) { return nil }
        return value(bytes)
    }
}
