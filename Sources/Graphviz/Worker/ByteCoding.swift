/// A message between a process and its worker that does not follow the format.
package struct MalformedMessage: Error, Equatable {
    package init() {}
}

/// Appends values in a compact form: counts as LEB128, integers and floating-point numbers in little endian.
package struct ByteWriter {
    private(set) var bytes = [UInt8]()

    package mutating func write(_ value: UInt8) { bytes.append(value) }
    mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }
    mutating func write(_ value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    mutating func write(_ value: Int) { write(UInt64(bitPattern: Int64(value))) }
    package mutating func write(_ value: Double) { write(value.bitPattern) }

    mutating func write(count: Int) {
        var rest = UInt64(count)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    package mutating func write(_ text: String) {
        write(count: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func write(_ data: [UInt8]) {
        write(count: data.count)
        bytes.append(contentsOf: data)
    }

    package mutating func write(_ value: some ByteCodable) { value.write(to: &self) }

    package mutating func write(_ values: [some ByteCodable]) {
        write(count: values.count)
        for value in values { value.write(to: &self) }
    }
}

/// Reads what ``ByteWriter`` wrote. Every read is checked against the bytes that are left, so that no input can trap or reserve more memory
/// than its own size warrants.
package struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var remaining: Int { bytes.endIndex - position }

    package mutating func readByte() throws(MalformedMessage) -> UInt8 {
        guard remaining > 0 else { throw MalformedMessage() }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func readBool() throws(MalformedMessage) -> Bool {
        let byte = try readByte()
        guard byte <= 1 else { throw MalformedMessage() }
        return byte == 1
    }

    mutating func readUInt64() throws(MalformedMessage) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 8) { value |= UInt64(try readByte()) << shift }
        return value
    }

    mutating func readInt() throws(MalformedMessage) -> Int { Int(truncatingIfNeeded: Int64(bitPattern: try readUInt64())) }

    package mutating func readDouble() throws(MalformedMessage) -> Double { Double(bitPattern: try readUInt64()) }

    /// A count of things that take at least one byte each.
    mutating func readCount() throws(MalformedMessage) -> Int {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 63, by: 7) {
            let byte = try readByte()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                guard value <= UInt64(remaining) else { throw MalformedMessage() }
                return Int(value)
            }
        }
        throw MalformedMessage()
    }

    package mutating func readData() throws(MalformedMessage) -> [UInt8] {
        let count = try readCount()
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    package mutating func readString() throws(MalformedMessage) -> String {
        let count = try readCount()
        defer { position += count }
        guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else { throw MalformedMessage() }
        return text
    }

    package mutating func read<Value: ByteCodable>(_: Value.Type = Value.self) throws(MalformedMessage) -> Value { try Value(from: &self) }

    package mutating func readArray<Value: ByteCodable>(_: Value.Type = Value.self) throws(MalformedMessage) -> [Value] {
        let count = try readCount()
        var values = [Value]()
        values.reserveCapacity(min(count, 4_096))
        for _ in 0..<count { values.append(try Value(from: &self)) }
        return values
    }

    func finish() throws(MalformedMessage) { guard remaining == 0 else { throw MalformedMessage() } }
}

package protocol ByteCodable {
    func write(to writer: inout ByteWriter)
    init(from reader: inout ByteReader) throws(MalformedMessage)
}

/// A message as it goes through a pipe: a mark with the version of the format, the length of the payload, the payload.
package enum Frame {
    static let mark = Array("rgv1".utf8)
    static let headerCount = mark.count + 8
    /// No drawing is that large; a longer one is a fault.
    static let largestPayload = 1 << 30

    package static func wrapped(_ value: some ByteCodable) -> [UInt8] {
        var payload = ByteWriter()
        payload.write(value)
        var header = ByteWriter()
        header.write(UInt64(payload.bytes.count))
        return mark + header.bytes + payload.bytes
    }

    /// How many bytes the whole message has; nil while its header is incomplete.
    static func count(of bytes: [UInt8]) throws(MalformedMessage) -> Int? {
        guard bytes.starts(with: mark.prefix(bytes.count)) else { throw MalformedMessage() }
        guard bytes.count >= headerCount else { return nil }
        var reader = ByteReader(bytes[mark.count..<headerCount])
        let payload = try reader.readUInt64()
        guard payload <= UInt64(largestPayload) else { throw MalformedMessage() }
        return headerCount + Int(payload)
    }

    package static func unwrapped<Value: ByteCodable>(_ bytes: [UInt8]) throws(MalformedMessage) -> Value {
        guard try count(of: bytes) == bytes.count else { throw MalformedMessage() }
        var reader = ByteReader(bytes[headerCount...])
        let value: Value = try reader.read()
        try reader.finish()
        return value
    }
}
