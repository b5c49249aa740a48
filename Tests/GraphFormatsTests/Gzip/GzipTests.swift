import Foundation
import GraphFormats
import RelationGraph
import Testing

@Suite struct GzipTests {
    /// “source,target\na,b\n” and “b,c\n” as members of their own, as gzip writes them.
    private static let first = Data(base64Encoded: "H4sIAAAAAAAC/yvOLy1KTtUpSSxKTy3hStRJ4gIAa0XXdhIAAAA=") ?? Data()
    private static let second = Data(base64Encoded: "H4sIAAAAAAAC/0vSSeYCAGqOOS8EAAAA") ?? Data()

    private func load(_ data: Data, name: String = "edges.csv.gz") throws -> RelationGraph {
        var graph: RelationGraph?
        try Folder.withData([name: data]) { graph = try GraphLoader.load([$0 + "/" + name]) }
        return try #require(graph)
    }

    private func codes(_ data: Data, format: InputFormat = .csv) throws -> [String] {
        try ForeignFixtures.problems(Array(data), format).map(\.code)
    }

    @Test func compressedFilesAreReadAsWhatTheyHold() throws {
        #expect(try load(Self.first).relationCount == 1)
        #expect(try load(Self.first, name: "edges.gz").relationCount == 1)
        #expect(InputFormat(path: "a.CSV.GZ") == .csv)
        #expect(InputFormat(path: "a.gz") == nil)
    }

    @Test func membersFollowEachOther() throws {
        #expect(try load(Self.first + Self.second).nodes.map(\.id) == ["a", "b", "c"])
        // Some programs fill up with zeros.
        #expect(try load(Self.first + Data(count: 100)).relationCount == 1)
    }

    @Test func whatIsCutOffOrDamagedIsSaid() throws {
        for length in 2..<Self.first.count {
            #expect(try codes(Self.first.prefix(length)) == ["gzip-truncated"], "\(length)")
        }
        var damaged = Self.first
        damaged[damaged.count - 6] ^= 1
        #expect(try codes(damaged) == ["gzip-damaged"])
        #expect(try codes(Self.first + Data("garbage".utf8)) == ["gzip-damaged"])
        #expect(try codes(Self.first + Self.second.prefix(12)) == ["gzip-truncated"])
    }

    @Test func whatHoldsTooMuchIsRefused() throws {
        // Notes may have 64 MB, and what is so small cannot plausibly hold so much, whatever the format.
        let zeros = Self.packedZeros(megabytes: 65)
        #expect(zeros.count < 500_000)
        #expect(try codes(zeros, format: .relgraph) == ["gzip-too-large"])
        #expect(try codes(zeros, format: .edgeList) == ["gzip-too-large"])
    }

    /// As `gzip` packs zeros: one zero, then copies of 258 bytes from one byte before, in a block with fixed codes. It has no end, which would be
    /// looked at only after everything else.
    private static func packedZeros(megabytes: Int) -> Data {
        var bits = BitWriter()
        // The last block, with fixed codes; a literal 0.
        bits.append([1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0])
        for _ in 0..<16 { bits.append([1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0]) }
        // Eight copies take thirteen bytes, which come again and again.
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bits.bytes[..<2]
        for _ in 0..<(megabytes << 20) / (8 * 258) { bytes += bits.bytes[2..<15] }
        return Data(bytes)
    }
}

/// Bits as deflate packs them: from the lowest of every byte on.
private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    mutating func append(_ bits: [UInt8]) {
        for bit in bits {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= bit << UInt8(used)
            used += 1
        }
    }
}
