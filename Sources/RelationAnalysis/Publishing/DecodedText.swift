/// The characters of a text with escapes read as what they stand for (`&#1055;`, `&uuml;`, `\u041f`, `%D0%9F`), each with its position in the text.
struct DecodedText {
    private(set) var scalars: [Unicode.Scalar]
    private(set) var offsets: [Int]

    /// So often something may be escaped: `%2520`, `&amp;#1055;`.
    private static let rounds = 3

    /// All that a text may mean: as it stands, and with its escapes read once or several times. What looks like an escape may be none, as in
    /// `C:\docs\tom`, so no reading stands for another. Those that differ alone; the last of each kind is marked.
    static func readings(of text: [Unicode.Scalar]) -> [(text: DecodedText, isLast: Bool)] {
        let plain = DecodedText(scalars: text, offsets: Array(text.indices))
        var readings: [(text: DecodedText, isLast: Bool)] = [(plain, false)]
        for readsSeparators in [true, false] {
            var current = plain
            for _ in 0..<rounds {
                let next = current.decoded(readsSeparators)
                guard next.scalars.count < current.scalars.count else { break }
                current = next
                if !readings.contains(where: { $0.text.scalars == next.scalars }) { readings.append((next, false)) }
            }
            if let last = readings.firstIndex(where: { $0.text.scalars == current.scalars }) { readings[last].isLast = true }
        }
        return readings
    }

    private init(scalars: [Unicode.Scalar], offsets: [Int]) { (self.scalars, self.offsets) = (scalars, offsets) }

    /// - Parameter readsSeparators: whether `\n`, `\t` and `\r` separate words.
    private func decoded(_ readsSeparators: Bool) -> DecodedText {
        var text = DecodedText(scalars: [], offsets: [])
        text.scalars.reserveCapacity(scalars.count)
        text.offsets.reserveCapacity(scalars.count)
        var position = 0
        while position < scalars.count {
            let decoded: (scalars: [Unicode.Scalar], length: Int)? =
                switch scalars[position] {
                case "&": DecodedText.entity(scalars, position) ?? DecodedText.namedEntity(scalars, position)
                case "\\": DecodedText.escape(scalars, position, readsSeparators)
                case "%": DecodedText.bytes(scalars, position, behind: ["%"])
                default: nil
                }
            if let decoded {
                text.scalars += decoded.scalars
                text.offsets += Array(repeating: offsets[position], count: decoded.scalars.count)
            } else {
                text.scalars.append(scalars[position])
                text.offsets.append(offsets[position])
            }
            position += decoded?.length ?? 1
        }
        return text
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

    /// `&#1055;`, `&#x41f;`; many pages leave the semicolon out.
    private static func entity(_ text: [Unicode.Scalar], _ start: Int) -> ([Unicode.Scalar], Int)? {
        guard start + 2 < text.count, text[start + 1] == "#" else { return nil }
        let isHex = text[start + 2] == "x" || text[start + 2] == "X"
        let first = start + (isHex ? 3 : 2)
        let digits = text[first...].prefix { value([$0], radix: isHex ? 16 : 10) != nil }
        // Zeros in front mean nothing.
        let telling = digits.drop { $0 == "0" }
        guard !telling.isEmpty, telling.count <= 8, let number = value(telling, radix: isHex ? 16 : 10),
            let scalar = EntityNames.windows[number] ?? Unicode.Scalar(number)
        else { return nil }
        let end = digits.endIndex < text.count && text[digits.endIndex] == ";" ? digits.endIndex + 1 : digits.endIndex
        return ([separating(scalar)], end - start)
    }

    /// An escaped bracket begins no tag.
    private static func separating(_ scalar: Unicode.Scalar) -> Unicode.Scalar { scalar == "<" || scalar == ">" ? " " : scalar }

    private static func namedEntity(_ text: [Unicode.Scalar], _ start: Int) -> ([Unicode.Scalar], Int)? {
        EntityNames.match(text[(start + 1)...]).map { ([$0.scalar], $0.length + 1) }
    }

    /// `\u041f`, `\U0001F600`, two surrogates, `\xfc`.
    private static func escape(_ text: [Unicode.Scalar], _ start: Int, _ readsSeparators: Bool) -> ([Unicode.Scalar], Int)? {
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
        case "x": return bytes(text, start, behind: ["\\", "x"])
        // An escaped line end or tab separates words.
        case "n", "t", "r": return readsSeparators ? ([" "], 2) : nil
        default: return nil
        }
    }

    /// `%D0%9F`: all bytes that stand one behind the other, so that none is read twice.
    private static func bytes(_ text: [Unicode.Scalar], _ start: Int, behind mark: [Unicode.Scalar]) -> ([Unicode.Scalar], Int)? {
        var bytes: [UInt8] = []
        var position = start
        while text[position...].starts(with: mark), let byte = number(text, position + mark.count, digits: 2) {
            bytes.append(UInt8(truncatingIfNeeded: byte))
            position += mark.count + 2
        }
        return bytes.isEmpty ? nil : (EscapedBytes.scalars(of: bytes), position - start)
    }

    private static func number(_ text: [Unicode.Scalar], _ start: Int, digits: Int) -> UInt32? {
        guard start + digits <= text.count else { return nil }
        return value(text[start..<start + digits], radix: 16)
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
