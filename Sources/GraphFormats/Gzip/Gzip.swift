import CZlib
import RelationGraph

/// Unpacks gzip files (RFC 1952) by the library zlib.
///
/// A file may have several members one after the other; what they hold is one text. Check sums are checked. A small file can claim to hold a huge
/// one: more than the limit is refused as soon as it is reached, and so is what is not plausible of so small a file.
enum Gzip {
    private static let magic: [UInt8] = [0x1F, 0x8B]

    /// Up to here, what a file unpacks to may be any multiple of its size; beyond, at most `plausibleRatio` times. Repetitive tables come near 50.
    private static let harmlessSize = 64 << 20
    private static let plausibleRatio = 120

    static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

    /// What a file holds.
    ///
    /// - Complexity: O(bytes and what they hold).
    /// - Throws: `UnreadableFile` where the file ends too early, is damaged, or holds too much.
    static func unpacked(_ bytes: [UInt8], file: String, limit: Int) throws(UnreadableFile) -> [UInt8] {
        let limit = min(limit, max(harmlessSize, bytes.count * plausibleRatio))
        let (content, outcome) = inflate(bytes, limit: limit)
        let place = SourcePlace(file: file, line: 1, column: 1)
        switch outcome {
        case .complete: return content
        case .truncated:
            throw UnreadableFile(
                "gzip-truncated", "The compressed file ends before what it holds does", remedy: "It is cut off: copy it anew.", at: place)
        case .damaged(let offset):
            throw UnreadableFile(
                "gzip-damaged", "The compressed file is damaged near byte \(offset + 1)", remedy: "Copy it anew, or unpack it by hand.",
                at: place)
        case .tooLarge:
            throw UnreadableFile(
                "gzip-too-large", "The compressed file of \(max(1, bytes.count >> 20)) MB holds more than \(limit >> 20) MB",
                remedy: "Unpack it by hand and see what it is; a large one may be split into several.", at: place)
        }
    }

    /// What a file holds at its beginning, as far as its first bytes tell.
    static func beginning(_ bytes: [UInt8], count: Int) -> [UInt8] { inflate(bytes, limit: count).content }

    private enum Outcome {
        case complete, truncated, damaged(at: Int), tooLarge
    }

    private static func inflate(_ bytes: [UInt8], limit: Int) -> (content: [UInt8], Outcome) {
        var content: [UInt8] = []
        var start = 0
        while start < bytes.count {
            // Some programs fill up the last block with zeros.
            if start > 0, bytes[start] == 0, bytes[start...].allSatisfy({ $0 == 0 }) { break }
            let outcome = inflateMember(bytes, &start, into: &content, limit: limit)
            guard case .complete = outcome else { return (content, outcome) }
        }
        return (content, .complete)
    }

    /// Unpacks the member that begins at an offset, which is then behind it.
    private static func inflateMember(_ bytes: [UInt8], _ start: inout Int, into content: inout [UInt8], limit: Int) -> Outcome {
        var stream = unsafe z_stream()
        let gzipWindow: Int32 = 15 + 16
        guard unsafe inflateInit2_(&stream, gzipWindow, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return .tooLarge }
        // The stream is this call's alone.
        defer { _ = unsafe inflateEnd(&stream) }
        var position = start
        while true {
            let step = min(max(content.count, 1 << 16), 1 << 26, limit + 1 - content.count)
            guard step > 0 else { return .tooLarge }
            let input = min(bytes.count - position, 1 << 30)
            var code = Z_OK
            let known = content.count
            let taken = unsafe bytes.withUnsafeBufferPointer { source in
                // The library reads and writes within the two buffers, whose sizes it is told, and says how much it has used of each.
                let part = unsafe [UInt8](unsafeUninitializedCapacity: step) { target, length in
                    unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress?.advanced(by: position))
                    unsafe stream.avail_in = UInt32(input)
                    unsafe stream.next_out = target.baseAddress
                    unsafe stream.avail_out = UInt32(step)
                    code = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
                    length = step - Int(unsafe stream.avail_out)
                }
                content += part
                return input - Int(unsafe stream.avail_in)
            }
            position += taken
            switch code {
            case Z_STREAM_END:
                start = position
                return content.count > limit ? .tooLarge : .complete
            case Z_OK, Z_BUF_ERROR:
                if content.count > limit { return .tooLarge }
                // Neither read nor written: it waits for what does not come.
                if taken == 0, content.count == known { return position == bytes.count ? .truncated : .damaged(at: position) }
            default: return .damaged(at: position)
            }
        }
    }
}
