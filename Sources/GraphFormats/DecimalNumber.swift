import RelationGraph

/// Numbers as files write them: decimal digits, a point, an exponent; no hexadecimal digits, no words such as “nan”.
enum DecimalNumber {
    /// The number that bytes write; nil if they write none, or one that is not finite.
    static func value(_ bytes: ArraySlice<UInt8>) -> Double? {
        if let number = shortDecimal(bytes) { return number }
        for byte in bytes {
            switch byte {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"): continue
            default: return nil
            }
        }
        guard let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite else { return nil }
        return number
    }

    /// The number that at most fifteen digits with or without a point write: both the digits and the power of ten are exact as `Double`, so
    /// their quotient is rounded once, as it should be (Clinger, “How to read floating point numbers accurately”, 1990,
    /// doi:10.1145/93542.93557).
    private static func shortDecimal(_ bytes: ArraySlice<UInt8>) -> Double? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        var (digits, digitCount, divisor) = (0, 0, 1.0)
        var isFraction = false
        for byte in isNegative ? bytes.dropFirst() : bytes {
            if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
                continue
            }
            guard (0x30...0x39).contains(byte), digitCount < 15 else { return nil }
            digits = digits * 10 + Int(byte - 0x30)
            digitCount += 1
            if isFraction { divisor *= 10 }
        }
        guard digitCount > 0 else { return nil }
        let number = Double(digits) / divisor
        return isNegative ? -number : number
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
