/// What a PNG says of itself: its resolution (pHYs) and its title (iTXt). Both chunks may stand right after the header.
///
/// Source: Portable Network Graphics, W3C Recommendation, 11.3.4.3 and 11.3.3.4.
struct PNGAnnotation {
    var dotsPerInch: Double
    var title: String

    /// The signature, and the header's length, name, 13 bytes and checksum.
    private static let headEnd = 8 + 4 + 4 + 13 + 4

    func added(to png: [UInt8]) -> [UInt8] {
        guard png.count > PNGAnnotation.headEnd else { return png }
        let perMetre = UInt32((dotsPerInch / 0.0254).rounded())
        var chunks = PNGAnnotation.chunk("pHYs", PNGAnnotation.bytes(perMetre) + PNGAnnotation.bytes(perMetre) + [1])
        // Keyword, end, uncompressed, no language, no translated keyword.
        if !title.isEmpty { chunks += PNGAnnotation.chunk("iTXt", Array("Title".utf8) + [0, 0, 0, 0, 0] + Array(title.utf8)) }
        return png[..<PNGAnnotation.headEnd] + chunks + png[PNGAnnotation.headEnd...]
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        return bytes(UInt32(content.count)) + body + bytes(checksum(body))
    }

    private static func bytes(_ number: UInt32) -> [UInt8] { stride(from: 24, through: 0, by: -8).map { UInt8(number >> $0 & 0xff) } }

    /// CRC-32 of ISO 3309, bit by bit: a chunk has a few dozen bytes.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var remainder: UInt32 = 0xffff_ffff
        for byte in bytes {
            remainder ^= UInt32(byte)
            for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xedb8_8320 : remainder >> 1 }
        }
        return ~remainder
    }
}
