/// What pieces of a document mean.
extension PlainXML {
    func reads(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        // The literal lies in the program, for ever.
        let letters = unsafe UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for index in range where unsafe bytes[index] != letters[index - range.lowerBound] { return false }
        return true
    }

    /// The value of an attribute; nil if the element has none of that name.
    func attribute(_ word: StaticString) -> Piece? { attributes.first { reads($0.name, word) }?.value }

    /// What a piece means.
    func string(_ piece: Piece) throws(Extraordinary) -> String {
        guard piece.isEncoded else { return try string(piece.range) }
        var decoded: [UInt8] = []
        var position = piece.range.lowerBound
        while position < piece.range.upperBound {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: "&") else {
                decoded.append(byte)
                continue
            }
            guard let end = bytes[position..<min(position + 12, piece.range.upperBound)].firstIndex(of: UInt8(ascii: ";")) else {
                throw Extraordinary()
            }
            decoded += try reference(position..<end).utf8
            position = end + 1
        }
        guard let text = ForeignText.string(decoded.span) else { throw Extraordinary() }
        return text
    }

    func string(_ range: Range<Int>) throws(Extraordinary) -> String {
        guard let text = ForeignText.string(bytes.span.extracting(range)) else { throw Extraordinary() }
        return text
    }

    private func reference(_ range: Range<Int>) throws(Extraordinary) -> String {
        let name = try string(range)
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.utf8.dropFirst().allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit || $0 == UInt8(ascii: "x") }) else {
                throw Extraordinary()
            }
            let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
            // Characters that XML forbids are Expat's to refuse.
            guard let number, number >= 0x20 || number == 9 || number == 10 || number == 13, number != 0xFFFE, number != 0xFFFF,
                let scalar = Unicode.Scalar(number)
            else { throw Extraordinary() }
            return String(scalar)
        }
    }
}
