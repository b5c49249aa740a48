/// The characters of a text with escapes read as what they stand for (`&#1055;`, `&amp;`, `\u041f`, `%D0%9F`), each with its position in the text. What
/// was escaped twice (`%2520`, `&amp;#1055;`) is read too.
struct DecodedText {
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var offsets: [Int] = []

    /// So often something may be escaped.
    private static let rounds = 3

    init(_ text: [Unicode.Scalar]) {
        self.init(decoding: text)
        for _ in 1..<DecodedText.rounds {
            let again = DecodedText(decoding: scalars)
            guard again.scalars.count < scalars.count else { break }
            offsets = again.offsets.map { offsets[$0] }
            scalars = again.scalars
        }
    }

    private init(decoding text: [Unicode.Scalar]) {
        scalars.reserveCapacity(text.count)
        offsets.reserveCapacity(text.count)
        var position = 0
        while position < text.count {
            let decoded: (scalars: [Unicode.Scalar], length: Int)? =
                switch text[position] {
                case "&": DecodedText.entity(text, position) ?? DecodedText.namedEntity(text, position)
                case "\\": DecodedText.escape(text, position)
                case "%": DecodedText.percent(text, position)
                default: nil
                }
            let (found, length) = decoded ?? ([text[position]], 1)
            for scalar in found {
                scalars.append(scalar)
                offsets.append(position)
            }
            position += length
        }
    }

    /// The same with tags left out, so that they do not stand between the words of a name. What stands in the tags is another reading.
    var withoutTags: DecodedText {
        var text = self
        (text.scalars, text.offsets) = ([], [])
        var isTag = false
        for (scalar, offset) in zip(scalars, offsets) {
            if scalar == "<" { isTag = true }
            if !isTag {
                text.scalars.append(scalar)
                text.offsets.append(offset)
            }
            if scalar == ">", isTag {
                isTag = false
                text.scalars.append(" ")
                text.offsets.append(offset)
            }
        }
        return text
    }

    /// `&#1055;`, `&#x41f;`.
    private static func entity(_ text: [Unicode.Scalar], _ start: Int) -> ([Unicode.Scalar], Int)? {
        guard start + 3 < text.count, text[start + 1] == "#" else { return nil }
        let isHex = text[start + 2] == "x" || text[start + 2] == "X"
        let digits = start + (isHex ? 3 : 2)
        let limit = min(text.count, digits + 8)
        guard digits < limit, let end = text[digits..<limit].firstIndex(of: ";"), end > digits,
            let scalar = scalar(text[digits..<end], radix: isHex ? 16 : 10)
        else { return nil }
        return ([separating(scalar)], end + 1 - start)
    }

    /// An escaped bracket begins no tag.
    private static func separating(_ scalar: Unicode.Scalar) -> Unicode.Scalar { scalar == "<" || scalar == ">" ? " " : scalar }

    /// Those that XML knows by themselves, and those that HTML writes within names.
    private static let named: [(text: [Unicode.Scalar], scalar: Unicode.Scalar)] = [
        ("&amp;", "&"), ("&lt;", " "), ("&gt;", " "), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "), ("&shy;", "\u{AD}"),
    ].map { (Array($0.0.unicodeScalars), $0.1) }

    private static func namedEntity(_ text: [Unicode.Scalar], _ start: Int) -> ([Unicode.Scalar], Int)? {
        named.first { text[start...].starts(with: $0.text) }.map { ([$0.scalar], $0.text.count) }
    }

    /// `\u041f`, `\U0001F600`, two surrogates.
    private static func escape(_ text: [Unicode.Scalar], _ start: Int) -> ([Unicode.Scalar], Int)? {
        guard start + 1 < text.count else { return nil }
        switch text[start + 1] {
        case "u":
            guard let first = number(text, start + 2, digits: 4) else { return nil }
            if let scalar = Unicode.Scalar(first) { return ([scalar], 6) }
            guard (0xD800..<0xDC00).contains(first), start + 7 < text.count, text[start + 6] == "\\", text[start + 7] == "u",
                let second = number(text, start + 8, digits: 4), (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            else { return nil }
            return ([scalar], 12)
        case "U": return number(text, start + 2, digits: 8).flatMap { Unicode.Scalar($0) }.map { ([$0], 10) }
        // An escaped line end or tab separates words.
        case "n", "t", "r": return ([" "], 2)
        default: return nil
        }
    }

    /// `%D0%9F`: the bytes of UTF-8.
    private static func percent(_ text: [Unicode.Scalar], _ start: Int) -> ([Unicode.Scalar], Int)? {
        var bytes: [UInt8] = []
        var position = start
        while position + 2 < text.count, text[position] == "%", let byte = number(text, position + 1, digits: 2) {
            bytes.append(UInt8(truncatingIfNeeded: byte))
            position += 3
        }
        guard !bytes.isEmpty, let decoded = String(validating: bytes, as: UTF8.self) else { return nil }
        return (Array(decoded.unicodeScalars), position - start)
    }

    private static func number(_ text: [Unicode.Scalar], _ start: Int, digits: Int) -> UInt32? {
        guard start + digits <= text.count else { return nil }
        return value(text[start..<start + digits], radix: 16)
    }

    private static func scalar(_ digits: ArraySlice<Unicode.Scalar>, radix: UInt32) -> Unicode.Scalar? {
        value(digits, radix: radix).flatMap { Unicode.Scalar($0) }
    }

    /// At most eight digits, so that nothing overflows.
    private static func value(_ digits: ArraySlice<Unicode.Scalar>, radix: UInt32) -> UInt32? {
        var value: UInt64 = 0
        for digit in digits {
            guard digit.isASCII, let number = Character(digit).hexDigitValue, number < radix else { return nil }
            value = value * UInt64(radix) + UInt64(number)
        }
        return UInt32(exactly: value)
    }
}
