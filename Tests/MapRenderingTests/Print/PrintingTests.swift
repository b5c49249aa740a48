import Foundation
import Graphviz
import Testing

@testable import MapRendering

@Suite struct PrintingTests {
    private static func worker(_ executable: String, _ arguments: String..., seconds: Double = 60) -> Printing {
        Printing(isolation: .worker(executable: executable, arguments: arguments), seconds: seconds)
    }

    @Test("Printing that takes too long is stopped", arguments: [PictureFormat.png, .pdf])
    func limit(_ format: PictureFormat) throws {
        let error = try #require(throws: PrintError.self) {
            try SVGFigure.blank(9, 9).bytes(format, by: Self.worker("/bin/sleep", "600", seconds: 0.1))
        }
        #expect(error.description.contains("took more than 0.1 s and was stopped") && error.description.contains("--time-limit"))
    }

    @Test("A worker that ends, or is none, is an error", arguments: [["/bin/false"], ["/nowhere/at/all"], ["/bin/echo", "nonsense"]])
    func failure(_ command: [String]) {
        let printing = Printing(isolation: .worker(executable: command[0], arguments: Array(command.dropFirst())))
        #expect(throws: PrintError.self) { try SVGFigure.blank(9, 9).bytes(.png, by: printing) }
    }

    @Test("An SVG needs no worker") func svg() throws {
        #expect(try SVGFigure.blank(9, 9).bytes(.svg, by: Self.worker("/nowhere/at/all")) == Array(SVGFigure.blank(9, 9).text.utf8))
    }

    @Test("Requests and answers come through as they are") func messages() throws {
        var options = PrintOptions()
        (options.paper, options.dotsPerInch) = (.a3, 300)
        var request = PrintRequest(.blank(96.5, 48, title: "Кто?"), isPage: true, options)
        request.seconds = 2.5
        let message = Frame.wrapped(request)
        let read: PrintRequest = try Frame.unwrapped(message)
        #expect(read.figure.text == request.figure.text && read.figure.title == "Кто?" && read.figure.width == 96.5)
        #expect(read.isPage && read.options.paper == .a3 && read.options.dotsPerInch == 300 && read.seconds == 2.5)
        let errors: [PrintError.Kind] = [
            .unavailable("x"), .tooManyPixels(width: 1e6, height: 2e6, fitting: 30), .failed("y"), .timeLimit(seconds: 3),
        ]
        for error in errors {
            let read: PrintAnswer = try Frame.unwrapped(Frame.wrapped(PrintAnswer(result: .failure(PrintError(error)))))
            #expect(throws: PrintError.self) { try read.result.get() }
            if case .failure(let other) = read.result { #expect(other.description == PrintError(error).description) }
        }
        #expect(throws: MalformedMessage.self) { try Frame.unwrapped(message.dropLast(3)) as PrintRequest }
    }
}
