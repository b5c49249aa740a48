/// Where a figure stands on its page, and how large. Points for a PDF, pixels for a PNG.
struct PagePlacement: Equatable {
    var pageWidth: Double
    var pageHeight: Double
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    /// Of the true size.
    var scale: Double

    /// Points of a CSS pixel.
    static let pointsPerPixel = 0.75
    /// What printers cannot reach, on every side, and some more.
    static let margin = 36.0
    /// The largest side of a page that common viewers show: 200 inches.
    static let longestSide = 14_400.0
    /// What cairo takes, and what fits into the memory of a small machine.
    static let mostPixelsOnSide = 32_767.0
    static let mostPixels = 100_000_000.0

    /// On a page of its own at true size, shrunk only where no viewer shows a page so large; on paper shrunk if it is too large for it,
    /// and never enlarged.
    init(pdfOf figure: SVGFigure, on paper: Paper?) {
        let size = (width: figure.width * PagePlacement.pointsPerPixel, height: figure.height * PagePlacement.pointsPerPixel)
        guard let paper else {
            scale = min(1, PagePlacement.longestSide / max(size.width, size.height))
            (width, height) = (size.width * scale, size.height * scale)
            (pageWidth, pageHeight) = (width, height)
            (x, y) = (0, 0)
            return
        }
        let upright = paper.size
        (pageWidth, pageHeight) = size.width > size.height ? (upright.height, upright.width) : upright
        let room = (width: pageWidth - 2 * PagePlacement.margin, height: pageHeight - 2 * PagePlacement.margin)
        scale = min(1, room.width / size.width, room.height / size.height)
        (width, height) = (size.width * scale, size.height * scale)
        x = (pageWidth - width) / 2
        y = PagePlacement.margin
    }

    /// What a figure may take of paper that stands upright, in CSS pixels.
    static func room(on paper: Paper) -> (width: Double, height: Double) {
        ((paper.size.width - 2 * margin) / pointsPerPixel, (paper.size.height - 2 * margin) / pointsPerPixel)
    }

    /// - Throws: `PrintError` if the picture would have more pixels than can be made.
    init(pngOf figure: SVGFigure, dotsPerInch: Double) throws(PrintError) {
        scale = dotsPerInch / PrintOptions.standardDotsPerInch * 2
        (width, height) = ((figure.width * scale).rounded(.up), (figure.height * scale).rounded(.up))
        (width, height) = (max(1, width), max(1, height))
        if max(width, height) > PagePlacement.mostPixelsOnSide || width * height > PagePlacement.mostPixels {
            let side = PagePlacement.mostPixelsOnSide / max(figure.width, figure.height)
            let area = (PagePlacement.mostPixels / (figure.width * figure.height)).squareRoot()
            throw PrintError(.tooManyPixels(width: width, height: height, fitting: min(side, area) * 96))
        }
        (pageWidth, pageHeight) = (width, height)
        (x, y) = (0, 0)
    }
}
