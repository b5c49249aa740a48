import Foundation
import Testing

@testable import GraphFormats

@Suite struct FileAccessTests {
    @Test("A large file, which several threads read, is read whole and in order") func largeFile() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("large-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        // No two parts of it are alike, and no thread's share is a whole number of pages.
        var content = [UInt8](repeating: 0, count: 32 << 20 + 12_345)
        for offset in stride(from: 0, to: content.count, by: 1000) { content[offset] = UInt8(truncatingIfNeeded: offset / 1000 * 37) }
        content[content.count - 1] = 0xFF
        try Data(content).write(to: file)
        #expect(try [UInt8](contentsOfFile: file.path, limit: 1 << 30) == content)
        // Beyond the limit no more than a byte is read.
        #expect(try [UInt8](contentsOfFile: file.path, limit: 1 << 20).count == 1 << 20 + 1)
    }
}
