/// Files as gzip writes them.
enum GzipFixtures {
    /// One block without compression (RFC 1951, 3.2.4), with its sum (RFC 1952).
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        precondition(bytes.count < 1 << 16)
        func little(_ number: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) } }
        let count = UInt32(bytes.count)
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(count, 2) + little(~count, 2) + bytes + little(sum(bytes), 4)
            + little(count, 4)
    }

    private static func sum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
