/// Bytes that a text has in escaped form (`%D0%9F`, `\xd0\x9f`), read as the characters that they may stand for.
enum EscapedBytes {
    /// The characters of bytes that stand one behind the other: UTF-8 where they are that, and else Latin-1. What is only the beginning of a
    /// character was cut off, and separates words.
    ///
    /// - Complexity: O(bytes).
    static func scalars(of bytes: [UInt8]) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var position = 0
        while position < bytes.count {
            let lead = bytes[position]
            let length = length(lead)
            let end = bytes[position...].dropFirst().prefix(length - 1).prefix { 0x80...0xBF ~= $0 }.endIndex
            if end - position == length, let text = String(validating: bytes[position..<end], as: UTF8.self) {
                scalars += text.unicodeScalars
                position = end
            } else if end - position > 1 {
                scalars.append(" ")
                position = end
            } else {
                scalars.append(Unicode.Scalar(lead))
                position += 1
            }
        }
        return scalars
    }

    private static func length(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
