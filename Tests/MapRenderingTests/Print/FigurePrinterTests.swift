import Foundation
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct FigurePrinterTests {
    /// The chunks of a PNG, their checksums verified.
    private func chunks(_ png: [UInt8]) -> [(name: String, content: ArraySlice<UInt8>)] {
        var chunks: [(String, ArraySlice<UInt8>)] = []
        var place = 8
        func number(_ start: Int) -> UInt32 { png[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        while place + 12 <= png.count {
            let length = Int(number(place))
            let content = png[(place + 8)..<(place + 8 + length)]
            #expect(number(place + 8 + length) == PNGAnnotation.checksum(Array(png[(place + 4)..<(place + 8 + length)])))
            chunks.append((String(decoding: png[(place + 4)..<(place + 8)], as: UTF8.self), content))
            place += 12 + length
        }
        #expect(place == png.count)
        return chunks
    }

    #if os(Linux)
        @Test("Characters for which there is no font are told, those that are not drawn are not")
        func missingGlyphs() {
            var figure = SVGFigure.blank(96, 48, title: "\u{10FFF1}")
            #expect(figure.notes(.png, PrintOptions()).isEmpty)
            figure.text = "<svg><title>\u{10FFF2}</title><text x=\"1\">A\u{200D}\u{10FFF0}</text></svg>"
            for format in [PictureFormat.png, .pdf] {
                let notes = figure.notes(format, PrintOptions())
                #expect(notes.count == 1 && notes[0].hasPrefix("No font here has the characters \u{10FFF0}: "), "\(notes)")
            }
            #expect(figure.notes(.svg, PrintOptions()).isEmpty)
        }
    #endif

    @Test func checksum() {
        // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        #expect(PNGAnnotation.checksum(Array("123456789".utf8)) == 0xcbf4_3926)
    }

    @Test("A PNG tells its size, its resolution and its title")
    func png() throws {
        var options = PrintOptions()
        options.dotsPerInch = 300
        let parts = chunks(try SVGFigure.blank(96, 48, title: "Wer sagte was? Кто?").png(options))
        #expect(parts.map(\.name).prefix(3) == ["IHDR", "pHYs", "iTXt"] && parts.last?.name == "IEND")
        #expect(Array(parts[0].content.prefix(8)) == [0, 0, 1, 44, 0, 0, 0, 150])
        // 300 to the inch are 11811 to the metre.
        #expect(Array(parts[1].content) == [0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1])
        #expect(String(decoding: parts[2].content, as: UTF8.self).hasSuffix("Wer sagte was? Кто?"))
    }

    @Test("A dark figure has no light seam where it ends within a pixel")
    func background() throws {
        var figure = SVGFigure.blank(96.3, 9.6)
        figure.text =
            "<svg xmlns='http://www.w3.org/2000/svg' width='96.3' height='9.6'><rect width='96.3' height='9.6' fill='#14181d'/></svg>"
        var options = PrintOptions()
        options.dotsPerInch = 96
        figure.canvas = "#ffffff"
        let light = try figure.png(options)
        figure.canvas = "#14181d"
        let dark = try figure.png(options)
        figure.text = "<svg xmlns='http://www.w3.org/2000/svg' width='96.3' height='9.6'/>"
        #expect(try figure.png(options) == dark)
        #expect(light != dark)
        var map = MapOptions()
        map.theme = .dark
        #expect(
            try MapRenderer().render(MapRequest().compose(MapFixtures.dispute(), map).part, map, format: .svg).figure?.canvas == "#14181d")
    }

    @Test("The same figure gives the same bytes")
    func determinism() throws {
        let figure = try MapRenderer().render(MapFixtures.dispute(), "default", format: "svg")
        #expect(try figure.pdf() == figure.pdf())
        #expect(try figure.png() == figure.png())
    }

    @Test(
        "What is no SVG is an error, not a crash",
        arguments: ["", "<svg", "<html/>", "\0", "<svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>"])
    func noFigure(_ text: String) {
        var figure = SVGFigure.blank(10, 10)
        figure.text = text
        #expect(throws: PrintError.self) { try figure.pdf() }
        #expect(throws: PrintError.self) { try figure.png() }
    }

    @Test("Nothing outside the figure is read")
    func outside() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-\(UUID().uuidString).svg")
        try Data("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var figure = SVGFigure.blank(9, 9)
        let plain = try figure.png()
        figure.text =
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='\(file.absoluteString)' width='9' height='9'/></svg>"
        #expect(try figure.png() == plain)
    }

    @Test("Every format of a map is what it says", arguments: [("svg", "<?xml"), ("pdf", "%PDF-1."), ("png", "\u{89}PNG")])
    func formats(_ format: String, _ beginning: String) throws {
        let (diagram, options) = try MapDiagram.view("default", of: MapFixtures.dispute())
        let map = try MapRenderer().render(diagram, options, format: .init(rawValue: format))
        #expect(map.bytes.starts(with: beginning.unicodeScalars.map { UInt8($0.value) }))
        #expect(map.figure != nil)
    }
}

extension MapRenderer {
    fileprivate func render(_ graph: RelationGraph, _ view: String, format: String) throws -> SVGFigure {
        let (diagram, options) = try MapDiagram.view(view, of: graph)
        return try #require(try render(diagram, options, format: .init(rawValue: format)).figure)
    }
}
