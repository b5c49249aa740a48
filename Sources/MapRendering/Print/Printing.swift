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

/// A figure and what it is to become.
struct PrintRequest: ByteCodable {
    var figure: SVGFigure
    var isPage: Bool
    var options: PrintOptions
    var seconds = Double.infinity

    init(_ figure: SVGFigure, isPage: Bool, _ options: PrintOptions) {
        (self.figure, self.isPage, self.options) = (figure, isPage, options)
    }

    func perform() throws(PrintError) -> [UInt8] {
        isPage
            ? try FigurePrinter.pdf(figure, on: options.paper) : try FigurePrinter.png(figure, dotsPerInch: options.dotsPerInch)
    }

    func write(to writer: inout ByteWriter) {
        writer.write(UInt8(isPage ? 1 : 0))
        for text in [figure.text, figure.id, figure.title, figure.description, figure.canvas, options.paper?.rawValue ?? ""] {
            writer.write(text)
        }
        for number in [figure.width, figure.height, figure.scale, options.dotsPerInch, seconds] { writer.write(number) }
    }

    init(from reader: inout ByteReader) throws(MalformedMessage) {
        isPage = try reader.readByte() == 1
        let (text, id, title) = (try reader.readString(), try reader.readString(), try reader.readString())
        let (description, canvas, paper) = (try reader.readString(), try reader.readString(), try reader.readString())
        let (width, height, scale) = (try reader.readDouble(), try reader.readDouble(), try reader.readDouble())
        figure = SVGFigure(
            text: text, id: id, width: width, height: height, scale: scale, title: title, description: description, canvas: canvas)
        options = PrintOptions()
        options.paper = Paper(rawValue: paper)
        options.dotsPerInch = try reader.readDouble()
        seconds = try reader.readDouble()
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
