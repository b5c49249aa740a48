import Testing

@testable import Graphviz

@Suite struct CodingTests {
    private static let request = WorkerRequest(
        request: LayoutRequest(graph: .random(nodes: 10, edges: 15, clusters: 2, seed: 4), engine: .dot, format: .png),
        limits: LayoutLimits(seconds: 1.5, memoryBytes: 1 << 40))

    private static var answers: [WorkerAnswer] {
        get throws {
            let drawing = try Graphviz().layout(.small, engine: .dot)
            let errors: [GraphvizError.Kind] = [
                .libraryMissing("a"), .layoutFailed("b"), .edgesNotDrawn(count: 1, of: 2, examples: ["c", "d"]), .unsupportedFormat("e"),
                .unsupportedEngine("f"), .invalidGraph("g"),
            ]
            return [WorkerAnswer(result: .success(.drawing(drawing))), WorkerAnswer(result: .success(.bytes([0, 255, 7])))]
                + errors.map { WorkerAnswer(result: .failure(GraphvizError($0))) }
        }
    }

    @Test func roundTrip() throws {
        #expect(try Frame.unwrapped(Frame.wrapped(Self.request)) == Self.request)
        var small = Self.request
        small.request = LayoutRequest(graph: .small, engine: .sfdp, format: nil)
        small.limits = .unlimited
        #expect(try Frame.unwrapped(Frame.wrapped(small)) == small)
        for answer in try Self.answers { #expect(try Frame.unwrapped(Frame.wrapped(answer)) == answer) }
    }

    @Test func numbersAtTheirLimits() throws {
        var writer = ByteWriter()
        for value in [Int.min, -1, 0, 1, Int.max] { writer.write(value) }
        for value in [0.0, -0.0, 1.5, .infinity, .leastNonzeroMagnitude] { writer.write(value) }
        for count in [0, 127, 128, 300] { writer.write(count: count) }
        var reader = ByteReader((writer.bytes + [UInt8](repeating: 0, count: 400))[...])
        for value in [Int.min, -1, 0, 1, Int.max] { #expect(try reader.readInt() == value) }
        for value in [0.0, -0.0, 1.5, .infinity, .leastNonzeroMagnitude] { #expect(try reader.readDouble().bitPattern == value.bitPattern) }
        for count in [0, 127, 128, 300] { #expect(try reader.readCount() == count) }
    }

    @Test func everyTruncationIsAnError() throws {
        try check(Self.request)
        for answer in try Self.answers { try check(answer) }

        func check<Message: ByteCodable>(_ message: Message) throws {
            let bytes = Frame.wrapped(message)
            for count in 0..<bytes.count {
                #expect(throws: MalformedMessage.self) { let _: Message = try Frame.unwrapped(Array(bytes[..<count])) }
                guard count >= Frame.headerCount else { continue }
                // The payload alone, as if its length agreed: the values up to the cut are read, and then one is missing.
                var reader = ByteReader(bytes[Frame.headerCount..<count])
                #expect(throws: MalformedMessage.self) { let _: Message = try reader.read() }
            }
        }
    }

    @Test func changedBytesNeverTrap() throws {
        var numbers = SampleNumbers(state: 99)
        let frames = [Frame.wrapped(Self.request)] + (try Self.answers.map(Frame.wrapped))
        var refused = 0
        for _ in 0..<4_000 {
            var bytes = frames.randomElement(using: &numbers) ?? []
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
            }
            if (try? Frame.unwrapped(bytes) as WorkerRequest) == nil { refused += 1 }
            if (try? Frame.unwrapped(bytes) as WorkerAnswer) == nil { refused += 1 }
        }
        #expect(refused > 4_000)
    }

    @Test func wildCountsAndForeignDataAreRefused() throws {
        // A count of 2^62 with nothing behind it.
        var reader = ByteReader([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x3F])
        #expect(throws: MalformedMessage.self) { try reader.readCount() }
        #expect(throws: MalformedMessage.self) { try Frame.count(of: Array("HTTP/1.1 200 OK".utf8)) }
        #expect(try Frame.count(of: Array("rg".utf8)) == nil)
        #expect(throws: MalformedMessage.self) { try Frame.count(of: Frame.mark + [UInt8](repeating: 0xFF, count: 8)) }
        var invalidText = ByteReader([2, 0xC3, 0x28])
        #expect(throws: MalformedMessage.self) { try invalidText.readString() }
    }
}
