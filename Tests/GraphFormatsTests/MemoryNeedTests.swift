import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

@Suite struct MemoryNeedTests {
    /// Loads a file that is nothing but a hole of a size, under limits.
    private func load(_ name: String, bytes: UInt64, _ limits: MemoryLimits.Limit...) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-memory-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent(name).path
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.truncate(atOffset: bytes)
        try file.close()
        do {
            _ = try GraphLoader.load([path], memory: { MemoryLimits(limits) })
        } catch let problems as GraphProblems {
            // It was read: zeros are no graph.
            #expect(!problems.problems.isEmpty)
        }
    }

    @Test func aFileThatCannotFitIsRefusedWithTheLimitAndTheRemedy() throws {
        let error = try #require(throws: LoadError.self) {
            try load("big.el", bytes: 100 << 20, .init(.machine, bytes: 8 << 30), .init(.addressSpace, bytes: 300 << 20))
        }
        let message = error.description
        for part in ["big.el” has 100 MB", "at least 400 MB of memory", "(ulimit -v) leaves 300 MB", "Raise the limit", "relgraph-bench"] {
            #expect(message.contains(part), "\(part) is missing: \(message)")
        }
    }

    @Test(arguments: [MemoryLimits.Authority.addressSpace, .dataSize, .container, .machine])
    func everyLimitCounts(authority: MemoryLimits.Authority) throws {
        let error = try #require(throws: LoadError.self) { try load("big.csv", bytes: 8 << 20, .init(authority, bytes: 15 << 20)) }
        #expect(error.message.contains("takes at least 16 MB of memory, and \(authority.name) leaves 15 MB"))
        #expect(!error.remedy.contains("relgraph-bench"))
    }

    @Test func whatMayFitIsRead() throws {
        try load("a.csv", bytes: 2 << 20, .init(.machine, bytes: 4 << 20))
        try load("a.csv", bytes: 2 << 20)
    }

    @Test func littleFilesAreReadWhateverTheLimits() throws {
        try load("a.el", bytes: 1 << 10, .init(.addressSpace, bytes: 0))
    }

    @Test func severalFilesAreOneNeed() {
        var need = MemoryNeed()
        need.add("a.csv", .csv, bytes: 10 << 20)
        need.add("b.el", .edgeList, bytes: 20 << 20)
        need.add("c.graphml", .graphml, bytes: 5 << 20)
        #expect(need.bytes == (2 * 10 + 4 * 20 + 5) << 20)
        let error = #expect(throws: LoadError.self) { try need.check(MemoryLimits([.init(.container, bytes: 104 << 20)])) }
        #expect(error?.message.hasPrefix("“b.el” and 2 more files have 35 MB; to read them takes at least 105 MB of memory") == true)
        #expect(throws: Never.self) { try need.check(MemoryLimits([.init(.container, bytes: 105 << 20)])) }
        #expect(throws: Never.self) { try need.check(MemoryLimits([])) }
    }

    @Test func aNeedBeyondAllNumbersIsNoTrap() {
        var need = MemoryNeed()
        for _ in 0..<3 { need.add("a.el", .edgeList, bytes: .max) }
        #expect(need.bytes == .max)
        #expect(throws: LoadError.self) { try need.check(MemoryLimits([.init(.machine, bytes: 1 << 40)])) }
    }

    @Test func theMachineSaysHowMuchIsLeft() throws {
        let limits = MemoryLimits.current()
        let machine = try #require(limits.limits.first { $0.authority == .machine })
        #expect(machine.bytes > 1 << 20)
        #expect(try #require(limits.narrowest).bytes <= machine.bytes)
        #expect(limits.limits.allSatisfy { $0.bytes >= 0 })
    }
}
