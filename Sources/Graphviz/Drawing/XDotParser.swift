/// Reads the drawing language of Graphviz's `xdot` output, <https://graphviz.org/docs/outputs/canon/#xdot>, version 1.7.
///
/// Points come in with y growing up and go out with y growing down from the top of the drawing. One pass, O(bytes).
struct XDotParser {
    private let bytes: [UInt8]
    private var position = 0
    private let left: Double
    private let top: Double

    /// Parses `text`; `left` and `top` are the graph's bounding box in its own coordinates.
    ///
    /// - Throws: ``GraphvizError`` (`layoutFailed`) at anything the language does not allow.
    static func parse(_ text: String, left: Double = 0, top: Double) throws(GraphvizError) -> [DrawingOperation] {
        var parser = XDotParser(bytes: Array(text.utf8), left: left, top: top)
        return try parser.operations()
    }

    private mutating func operations() throws(GraphvizError) -> [DrawingOperation] {
        var result = [DrawingOperation]()
        while let code = nextWord() {
            switch code {
            case UInt8(ascii: "E"), UInt8(ascii: "e"):
                let center = try point()
                let radii = try Size(width: number(), height: number())
                result.append(.ellipse(center: center, radii: radii, filled: code == UInt8(ascii: "E")))
            case UInt8(ascii: "P"), UInt8(ascii: "p"): result.append(.polygon(try points(), filled: code == UInt8(ascii: "P")))
            case UInt8(ascii: "L"): result.append(.polyline(try points()))
            // Capital B is the plain curve, the small one the filled: the reverse of the other letters.
            case UInt8(ascii: "B"), UInt8(ascii: "b"): result.append(.bezier(try points(), filled: code == UInt8(ascii: "b")))
            case UInt8(ascii: "T"):
                let baseline = try point()
                let side = try number()
                let width = try number()
                let alignment: TextAlignment = side < 0 ? .left : side > 0 ? .right : .center
                result.append(.text(baseline: baseline, alignment: alignment, width: width, string: try string()))
            case UInt8(ascii: "t"): result.append(.fontCharacteristics(FontCharacteristics(rawValue: try count(below: 128))))
            case UInt8(ascii: "c"): result.append(.strokeColor(try string()))
            case UInt8(ascii: "C"): result.append(.fillColor(try string()))
            case UInt8(ascii: "F"):
                let size = try number()
                result.append(.font(name: try string(), size: size))
            case UInt8(ascii: "S"): result.append(.style(Self.styles(try string())))
            case UInt8(ascii: "I"):
                // Images never get as far as here (AttributePolicy); read past one.
                _ = try point()
                _ = try (number(), number(), string())
            default: throw malformed("operation \(Character(UnicodeScalar(code)))")
            }
        }
        return result
    }

    /// `dashed,setlinewidth(2)` → two styles: commas within parentheses do not part them.
    private static func styles(_ text: String) -> [String] {
        var depth = 0
        let styles = text.utf8.split { byte in
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            return byte == UInt8(ascii: ",") && depth == 0
        }
        return styles.map { String(Substring($0)) }
    }

    // MARK: Tokens

    private mutating func skipSpaces() {
        while position < bytes.count, bytes[position] == 32 || bytes[position] == 10 || bytes[position] == 9 { position += 1 }
    }

    /// The letter of the next operation, nil at the end.
    private mutating func nextWord() -> UInt8? {
        skipSpaces()
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func number() throws(GraphvizError) -> Double {
        skipSpaces()
        let start = position
        while position < bytes.count, bytes[position] > 32 { position += 1 }
        if let value = Self.decimal(bytes[start..<position]) { return value }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(word), value.isFinite else { throw malformed("number \"\(word)\"") }
        return value
    }

    /// The value of a number without exponent and with few digits, as nearly all are; nil for any other. Whole numbers and powers of ten of
    /// at most 15 digits are exact, so their quotient is what reading the whole text gives.
    private static func decimal(_ word: ArraySlice<UInt8>) -> Double? {
        let isNegative = word.first == UInt8(ascii: "-")
        let digits = isNegative ? word.dropFirst() : word
        guard 1...15 ~= digits.count else { return nil }
        var value = 0, scale = 1, hasPoint = false
        for byte in digits {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                if hasPoint { scale *= 10 }
            case UInt8(ascii: ".") where !hasPoint && digits.count > 1: hasPoint = true
            default: return nil
            }
        }
        let quotient = Double(value) / Double(scale)
        return isNegative ? -quotient : quotient
    }

    private mutating func count(below limit: Int) throws(GraphvizError) -> Int {
        let value = try number()
        guard value >= 0, value < Double(limit), value == value.rounded() else { throw malformed("count \(value)") }
        return Int(value)
    }

    private mutating func point() throws(GraphvizError) -> Point {
        let x = try number()
        let y = try number()
        return Point(x: Self.rounded(x - left), y: Self.rounded(top - y))
    }

    private mutating func points() throws(GraphvizError) -> [Point] {
        // Each point takes at least four bytes, so that a wild count cannot reserve memory.
        let count = try count(below: bytes.count / 4 + 1)
        var result = [Point]()
        result.reserveCapacity(count)
        for _ in 0..<count { result.append(try point()) }
        return result
    }

    /// `n -text`, n counted in bytes.
    private mutating func string() throws(GraphvizError) -> String {
        let count = try count(below: bytes.count + 1)
        skipSpaces()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "-"), count <= bytes.count - position - 1 else {
            throw malformed("text of \(count) bytes")
        }
        let start = position + 1
        position = start + count
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The language has two decimals; the shift of the origin must not bring a binary tail in.
    static func rounded(_ value: Double) -> Double {
        let hundredths = (value * 100).rounded()
        return hundredths == 0 ? 0 : hundredths / 100
    }

    private func malformed(_ what: String) -> GraphvizError {
        GraphvizError(.layoutFailed("unreadable drawing operation from Graphviz: \(what) before byte \(position)"))
    }
}
