import RelationGraph

/// Numbers as files write them: decimal digits, a point, an exponent; no hexadecimal digits, no words such as “nan”.
enum DecimalNumber {
    /// The number that bytes write; nil if they write none, or one that is not finite.
    static func value(_ bytes: Span<UInt8>) -> Double? {
        if let number = shortDecimal(bytes) { return number }
        for index in bytes.indices {
            switch bytes[index] {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"): continue
            default: return nil
            }
        }
        guard let text = ForeignText.string(bytes), let number = Double(text), number.isFinite else { return nil }
        return number
    }

    /// The number that at most fifteen digits with or without a point write: both the digits and the power of ten are exact as `Double`, so
    /// their quotient is rounded once, as it should be (Clinger, “How to read floating point numbers accurately”, 1990,
    /// doi:10.1145/93542.93557).
    private static func shortDecimal(_ bytes: Span<UInt8>) -> Double? {
        let start = firstDigit(bytes)
        var (digits, digitCount, divisor) = (0, 0, 1.0)
        var isFraction = false
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
                continue
            }
            guard isDigit(byte), digitCount < 15 else { return nil }
            digits = digits * 10 + Int(byte - 0x30)
            digitCount += 1
            if isFraction { divisor *= 10 }
        }
        guard digitCount > 0 else { return nil }
        let number = Double(digits) / divisor
        return start > 0 ? -number : number
    }

    /// An integer in the only form in which it is written back: no plus sign, no leading zero, so that `007` stays a text; nil for more than an
    /// `Int` holds.
    static func plainInteger(_ bytes: Span<UInt8>) -> Int? {
        let start = firstDigit(bytes)
        let count = bytes.count - start
        guard (1...19).contains(count), count == 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
        if count == 19 { return ForeignText.string(bytes).flatMap { Int($0) } }
        var number = 0
        for index in start..<bytes.count {
            guard isDigit(bytes[index]) else { return nil }
            number = number * 10 + Int(bytes[index] - 0x30)
        }
        return start > 0 ? -number : number
    }

    /// Whether a `Double` holds an integer exactly, and every smaller one.
    static func isExact(_ number: Int) -> Bool { number.magnitude <= 1 << 53 }

    /// A number with a point or an exponent, or an integer in its plain form that a `Double` holds exactly.
    static func plainDecimal(_ bytes: Span<UInt8>) -> Double? {
        let start = firstDigit(bytes)
        guard start < bytes.count, isDigit(bytes[start]), isDigit(bytes[bytes.count - 1]) else { return nil }
        if bytes[start] == UInt8(ascii: "0"), start + 1 < bytes.count, isDigit(bytes[start + 1]) { return nil }
        let hasPointOrExponent = (start..<bytes.count).contains { bytes[$0] == UInt8(ascii: ".") || bytes[$0] | 0x20 == UInt8(ascii: "e") }
        guard hasPointOrExponent || plainInteger(bytes).map(isExact) == true else { return nil }
        return value(bytes)
    }

    /// The place behind a minus sign, if there is one.
    private static func firstDigit(_ bytes: Span<UInt8>) -> Int { !bytes.isEmpty && bytes[0] == UInt8(ascii: "-") ? 1 : 0 }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
