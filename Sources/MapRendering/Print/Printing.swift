import Graphviz

/// Where PDF and PNG are made, and how long that may take.
public struct Printing: Sendable {
    /// In this process they cannot be stopped; of a worker, `executable` with `arguments` has to call ``Printing/runWorker()``.
    public var isolation: Graphviz.Isolation
    /// After so many a worker is stopped.
    public var seconds: Double

    public init(isolation: Graphviz.Isolation = .inProcess, seconds: Double = .infinity) {
        (self.isolation, self.seconds) = (isolation, seconds)
    }

    /// The body of a worker process: reads a figure from the standard input and writes it to the standard output as PDF or PNG.
    ///
    /// - Returns: the exit status, as of `Graphviz.runWorker()`.
    public static func runWorker() -> Int32 {
        // Missing libraries are told by the answer.
        WorkerBody.run(preparing: { try? FigurePrinter.open() }) { (request: PrintRequest) in
            // A picture's size is limited already.
            WorkerBody.confine(to: LayoutLimits(seconds: request.seconds, memoryBytes: .max))
            return PrintAnswer(result: Result { () throws(PrintError) in try request.perform() })
        }
    }

    func bytes(_ request: PrintRequest) throws(PrintError) -> [UInt8] {
        guard case .worker(let executable, let arguments) = isolation else { return try request.perform() }
        var request = request
        request.seconds = seconds
        let answer: PrintAnswer
        do {
            let worker = try WorkerProcess(executable: executable, arguments: arguments)
            let pid: Int32
            (answer, pid) = try worker.answer(to: request, limits: LayoutLimits(seconds: seconds, memoryBytes: .max))
            WorkerProcess.reap(pid)
        } catch { throw PrintError(error) }
        return try answer.result.get()
    }
}

extension PrintError {
    /// What became of the worker.
    fileprivate init(_ error: GraphvizError) {
        switch error.kind {
        case .timeLimit(let seconds): self.init(.timeLimit(seconds: seconds))
        case .memoryLimit: self.init(.failed("its process ran out of memory"))
        case .workerFailed(let end, let diagnostics):
            self.init(.failed("its process " + end.text + (diagnostics.isEmpty ? "" : ": " + diagnostics)))
        default: self.init(.failed(error.description))
        }
    }
}

// MARK: Messages

/// Figures and what they are to become: pages of one PDF, or a PNG of the first.
struct PrintRequest: ByteCodable {
    var figures: [SVGFigure]
    var isPage: Bool
    var options: PrintOptions
    var seconds = Double.infinity

    init(_ figures: [SVGFigure], isPage: Bool, _ options: PrintOptions) {
        (self.figures, self.isPage, self.options) = (figures, isPage, options)
    }

    func perform() throws(PrintError) -> [UInt8] {
        guard !isPage, let figure = figures.first else { return try FigurePrinter.pdf(figures, on: options.paper) }
        return try FigurePrinter.png(figure, dotsPerInch: options.dotsPerInch)
    }

    func write(to writer: inout ByteWriter) {
        writer.write(UInt8(isPage ? 1 : 0))
        writer.write(options.paper?.rawValue ?? "")
        for number in [options.dotsPerInch, seconds] { writer.write(number) }
        writer.write(figures)
    }

    init(from reader: inout ByteReader) throws(MalformedMessage) {
        isPage = try reader.readByte() == 1
        options = PrintOptions()
        options.paper = Paper(rawValue: try reader.readString())
        options.dotsPerInch = try reader.readDouble()
        seconds = try reader.readDouble()
        figures = try reader.readArray()
    }
}

extension SVGFigure: ByteCodable {
    package func write(to writer: inout ByteWriter) {
        for text in [text, id, title, description, canvas] { writer.write(text) }
        for number in [width, height, scale] { writer.write(number) }
    }

    package init(from reader: inout ByteReader) throws(MalformedMessage) {
        (text, id, title) = (try reader.readString(), try reader.readString(), try reader.readString())
        (description, canvas) = (try reader.readString(), try reader.readString())
        (width, height, scale) = (try reader.readDouble(), try reader.readDouble(), try reader.readDouble())
    }
}

/// What became of it.
struct PrintAnswer: ByteCodable {
    var result: Result<[UInt8], PrintError>

    init(result: Result<[UInt8], PrintError>) { self.result = result }

    func write(to writer: inout ByteWriter) {
        switch result {
        case .success(let bytes):
            writer.write(UInt8(0))
            writer.write(bytes)
        case .failure(let error):
            switch error.kind {
            case .unavailable(let what):
                writer.write(UInt8(1))
                writer.write(what)
            case .tooManyPixels(let width, let height, let fitting):
                writer.write(UInt8(2))
                for number in [width, height, fitting] { writer.write(number) }
            case .failed(let reason):
                writer.write(UInt8(3))
                writer.write(reason)
            case .timeLimit(let seconds):
                writer.write(UInt8(4))
                writer.write(seconds)
            }
        }
    }

    init(from reader: inout ByteReader) throws(MalformedMessage) {
        switch try reader.readByte() {
        case 0: result = .success(try reader.readData())
        case 1: result = .failure(PrintError(.unavailable(try reader.readString())))
        case 2:
            let (width, height) = (try reader.readDouble(), try reader.readDouble())
            result = .failure(PrintError(.tooManyPixels(width: width, height: height, fitting: try reader.readDouble())))
        case 3: result = .failure(PrintError(.failed(try reader.readString())))
        case 4: result = .failure(PrintError(.timeLimit(seconds: try reader.readDouble())))
        default: throw MalformedMessage()
        }
    }
}
