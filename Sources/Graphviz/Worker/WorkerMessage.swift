/// What a worker is sent: a checked request.
struct WorkerRequest: ByteCodable, Equatable {
    var request: LayoutRequest
    var limits: LayoutLimits

    package func write(to writer: inout ByteWriter) {
        writer.write(limits.seconds)
        writer.write(limits.memoryBytes)
        writer.write(request.engine.rawValue)
        writer.write(request.format?.rawValue ?? "")
        writer.write(request.graph)
    }

    init(request: LayoutRequest, limits: LayoutLimits) {
        self.request = request
        self.limits = limits
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        limits = LayoutLimits(seconds: try reader.readDouble(), memoryBytes: try reader.readInt())
        let engine = LayoutEngine(rawValue: try reader.readString())
        let format = try reader.readString()
        request = LayoutRequest(graph: try reader.read(), engine: engine, format: format.isEmpty ? nil : OutputFormat(rawValue: format))
    }
}

/// What a worker answers.
struct WorkerAnswer: ByteCodable, Equatable {
    var result: Result<LayoutAnswer, GraphvizError>

    package func write(to writer: inout ByteWriter) {
        switch result {
        case .success(.drawing(let drawing)):
            writer.write(UInt8(0))
            writer.write(drawing)
        case .success(.bytes(let bytes)):
            writer.write(UInt8(1))
            writer.write(bytes)
        case .failure(let error):
            writer.write(UInt8(2))
            writer.write(error)
        }
    }

    init(result: Result<LayoutAnswer, GraphvizError>) { self.result = result }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        switch try reader.readByte() {
        case 0: result = .success(.drawing(try reader.read()))
        case 1: result = .success(.bytes(try reader.readData()))
        case 2: result = .failure(try reader.read())
        default: throw MalformedMessage()
        }
    }
}

/// The errors that a worker can find; how it ended is what its parent sees.
extension GraphvizError: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        switch kind {
        case .libraryMissing(let what): Self.write(0, what, to: &writer)
        case .layoutFailed(let message): Self.write(1, message, to: &writer)
        case .edgesNotDrawn(let count, let total, let examples):
            writer.write(UInt8(2))
            writer.write(count)
            writer.write(total)
            writer.write(count: examples.count)
            for example in examples { writer.write(example) }
        case .unsupportedFormat(let format): Self.write(3, format, to: &writer)
        case .unsupportedEngine(let engine): Self.write(4, engine, to: &writer)
        case .invalidGraph(let reason): Self.write(5, reason, to: &writer)
        case .threadNotStarted(let code):
            writer.write(UInt8(6))
            writer.write(Int(code))
        case .memoryLimit(let bytes):
            writer.write(UInt8(7))
            writer.write(bytes)
        case .timeLimit, .workerFailed: Self.write(1, description, to: &writer)
        }
    }

    private static func write(_ tag: UInt8, _ text: String, to writer: inout ByteWriter) {
        writer.write(tag)
        writer.write(text)
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        switch try reader.readByte() {
        case 0: kind = .libraryMissing(try reader.readString())
        case 1: kind = .layoutFailed(try reader.readString())
        case 2:
            let count = try reader.readInt()
            let total = try reader.readInt()
            var examples = [String]()
            for _ in 0..<(try reader.readCount()) { examples.append(try reader.readString()) }
            kind = .edgesNotDrawn(count: count, of: total, examples: examples)
        case 3: kind = .unsupportedFormat(try reader.readString())
        case 4: kind = .unsupportedEngine(try reader.readString())
        case 5: kind = .invalidGraph(try reader.readString())
        case 6: kind = .threadNotStarted(Int32(truncatingIfNeeded: try reader.readInt()))
        case 7: kind = .memoryLimit(bytes: try reader.readInt())
        default: throw MalformedMessage()
        }
    }
}
