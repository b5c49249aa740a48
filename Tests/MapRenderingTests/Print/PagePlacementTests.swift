import Testing

@testable import MapRendering

extension SVGFigure {
    /// A figure of nothing but a size.
    static func blank(_ width: Double, _ height: Double, title: String = "Blank") -> SVGFigure {
        SVGFigure(
            text: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\"/>",
            id: "blank", width: width, height: height, scale: 1, title: title, description: "Nothing")
    }
}

@Suite struct PagePlacementTests {
    @Test("A page of its own has the figure's true size: 96 pixels are 72 points")
    func trueSize() {
        let place = PagePlacement(pdfOf: .blank(960, 480), on: nil)
        #expect((place.pageWidth, place.pageHeight) == (720, 360))
        #expect((place.x, place.y, place.width, place.height, place.scale) == (0, 0, 720, 360, 1))
    }

    @Test("No page is larger than viewers show")
    func longestSide() {
        let place = PagePlacement(pdfOf: .blank(40_000, 1_000), on: nil)
        #expect(place.pageWidth == 14_400)
        #expect(abs(place.pageHeight - 360) < 1e-9)
    }

    @Test("On paper: within the margins, in its proportions, never enlarged", arguments: Paper.allCases)
    func paper(_ paper: Paper) {
        for (width, height) in [(300.0, 200.0), (200, 300), (2_000, 500), (500, 3_000), (20_000, 20_000)] {
            let place = PagePlacement(pdfOf: .blank(width, height), on: paper)
            #expect((place.pageWidth > place.pageHeight) == (width > height))
            #expect(Set([place.pageWidth, place.pageHeight]) == Set([paper.size.width, paper.size.height]))
            #expect(place.scale <= 1 && abs(place.width / place.height - width / height) < 1e-6)
            #expect(place.x >= 35.999 && place.x + place.width <= place.pageWidth - 35.999)
            #expect(place.y == 36 && place.y + place.height <= place.pageHeight - 35.999)
            #expect(abs(2 * place.x + place.width - place.pageWidth) < 1e-6)
        }
    }

    @Test func sizesOfPaper() {
        #expect(abs(Paper.a4.size.width - 595.28) < 0.01 && abs(Paper.a4.size.height - 841.89) < 0.01)
        #expect(Paper.letter.size == (612, 792))
    }

    @Test("Pixels of a PNG follow the resolution; there is always one")
    func pixels() throws {
        #expect(try PagePlacement(pngOf: .blank(300, 150.2), dotsPerInch: 192).width == 600)
        #expect(try PagePlacement(pngOf: .blank(300, 150.2), dotsPerInch: 96).height == 151)
        #expect(try PagePlacement(pngOf: .blank(1, 0.1), dotsPerInch: 24).height == 1)
    }

    @Test(
        "What takes too much memory is refused, with the resolution that fits",
        arguments: [(20_000.0, 20_000.0), (20_000, 100), (40_000, 9)])
    func tooManyPixels(_ width: Double, _ height: Double) throws {
        let error = #expect(throws: PrintError.self) { try PagePlacement(pngOf: .blank(width, height), dotsPerInch: 2_400) }
        guard case .tooManyPixels(_, _, let fitting)? = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        let place = try PagePlacement(pngOf: .blank(width, height), dotsPerInch: fitting.rounded(.down))
        #expect(place.width <= 32_767 && place.width * place.height <= 1e8)
        #expect(error?.description.contains("--dpi \(Int(fitting))") == true)
    }

    @Test("A figure made smaller than letters can be read is told")
    func notes() {
        var options = PrintOptions()
        #expect(SVGFigure.blank(3_000, 2_000).notes(.pdf, options).isEmpty)
        #expect(SVGFigure.blank(30_000, 2_000).notes(.pdf, options).first?.contains("200 inches") == true)
        options.paper = .a4
        #expect(SVGFigure.blank(300, 200).notes(.pdf, options).isEmpty)
        #expect(SVGFigure.blank(3_000, 2_000).notes(.pdf, options).first?.contains("larger paper") == true)
        #expect(SVGFigure.blank(710, 900).notes(.pdf, options).first?.contains("larger paper") == false)
    }
}
