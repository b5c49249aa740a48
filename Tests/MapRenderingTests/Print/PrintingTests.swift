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
        let figure = SVGFigure(
            text: "<svg/>", id: "f1", width: 96.5, height: 48, scale: 0.5, title: "Кто?", description: "Two\nlines", canvas: "#14181d")
        var request = PrintRequest([.blank(5, 5), figure], isPage: true, options)
        request.seconds = 2.5
        let message = Frame.wrapped(request)
        let read: PrintRequest = try Frame.unwrapped(message)
        let last = try #require(read.figures.last)
        #expect(read.figures.count == 2 && read.figures[0].width == 5)
        #expect([last.text, last.id, last.title] == ["<svg/>", "f1", "Кто?"])
        #expect([last.description, last.canvas] == ["Two\nlines", "#14181d"])
        #expect([last.width, last.height, last.scale] == [96.5, 48, 0.5])
        #expect(read.isPage && read.options.paper == .a3 && read.options.dotsPerInch == 300 && read.seconds == 2.5)
        let plain: PrintRequest = try Frame.unwrapped(Frame.wrapped(PrintRequest([figure], isPage: false, PrintOptions())))
        #expect(!plain.isPage && plain.options.paper == nil && plain.seconds == .infinity)
        let picture: PrintAnswer = try Frame.unwrapped(Frame.wrapped(PrintAnswer(result: .success([0, 137, 255]))))
        #expect(try picture.result.get() == [0, 137, 255])
        let errors: [PrintError.Kind] = [
            .unavailable("x"), .tooManyPixels(width: 1e6, height: 2e6, fitting: 30), .failed("y"), .timeLimit(seconds: 3),
        ]
        for error in errors {
            let read: PrintAnswer = try Frame.unwrapped(Frame.wrapped(PrintAnswer(result: .failure(PrintError(error)))))
            let other = #expect(throws: PrintError.self) { try read.result.get() }
            #expect(other.map { String(reflecting: $0.kind) } == String(reflecting: error))
        }
        #expect(throws: MalformedMessage.self) { try Frame.unwrapped(message.dropLast(3)) as PrintRequest }
    }
}
