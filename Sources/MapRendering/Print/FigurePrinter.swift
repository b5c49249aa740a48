import CLateLibraries
import RelationGraph
import Synchronization

/// Makes PDF and PNG of figures, by librsvg and cairo, which are opened when the first figure is printed.
///
/// This runs in the calling process, which `Printing` may make a worker, since librsvg cannot be interrupted. Else there would be no need: the
/// SVG is relgraph's own, so that nothing foreign is parsed, librsvg is memory-safe, refers to nothing outside the text it is given, and pictures
/// that would take too much memory are refused before.
enum FigurePrinter {
    /// The libraries behind the shims keep global state.
    static let lock = Mutex(())

    /// Opens the libraries, so that their absence is known before a long layout.
    static func open() throws(PrintError) {
        try lock.withLock { _ throws(PrintError) in try opened() }
    }

    /// A page for each figure, all text as text of embedded fonts, links as links; called what the first is. The same figures give the same
    /// bytes wherever libraries and fonts are the same: there is no date in it.
    static func pdf(_ figures: [SVGFigure], on paper: Paper?) throws(PrintError) -> [UInt8] {
        guard let first = figures.first else { throw PrintError(.failed("there is no page")) }
        return try lock.withLock { _ throws(PrintError) in
            try opened()
            // Safe: the texts outlive the call, which keeps none of them.
            let document = unsafe first.title.withCString { title in
                unsafe first.description.withCString { description in
                    unsafe "relgraph".withCString { creator in
                        unsafe rll_begin_pdf(rll_metadata(title: title, subject: description, creator: creator))
                    }
                }
            }
            guard let document = unsafe document else { throw PrintError(.failed("the memory is used up")) }
            for figure in figures {
                let place = PagePlacement(pdfOf: figure, on: paper).placement
                // Safe: the document lives until it is ended, and the text outlives the call.
                unsafe withCharacters(figure.text) { unsafe rll_add_page(document, $0.baseAddress, $0.count, place) }
            }
            var result = unsafe rll_bytes()
            // Safe: the document is not used behind its end.
            let trouble = unsafe rll_end_pdf(document, &result)
            return try unsafe taken(result, trouble)
        }
    }

    /// An opaque picture that says how many of its pixels make an inch, and what it is called.
    static func png(_ figure: SVGFigure, dotsPerInch: Double) throws(PrintError) -> [UInt8] {
        let place = try PagePlacement(pngOf: figure, dotsPerInch: dotsPerInch)
        let bytes = try lock.withLock { _ throws(PrintError) in
            try opened()
            var result = unsafe rll_bytes()
            // Safe: the text outlives the call, which does not keep it.
            // Pixels at the edges that the figure covers in part are as dark as it is, on a page of its own colour.
            let background = UInt32(figure.canvas.dropFirst().prefix(6), radix: 16) ?? 0xff_ffff
            let trouble = unsafe withCharacters(figure.text) {
                unsafe rll_png($0.baseAddress, $0.count, place.placement, background, &result)
            }
            return try unsafe taken(result, trouble)
        }
        return PNGAnnotation(dotsPerInch: dotsPerInch, title: figure.title).added(to: bytes)
    }

    private static func opened() throws(PrintError) {
        // Safe: the text is copied before the next call.
        if let missing = unsafe rll_open_pictures() { throw PrintError(.unavailable(unsafe String(cString: missing))) }
    }

    private static func withCharacters<Result>(_ text: String, _ body: (UnsafeBufferPointer<CChar>) -> Result) -> Result {
        var text = text
        // Safe: the characters live as long as the closure runs.
        return text.withUTF8 { bytes in unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe body($0) } }
    }

    /// The bytes of a result, which is freed, unless there was trouble.
    private static func taken(_ result: rll_bytes, _ trouble: UnsafePointer<CChar>?) throws(PrintError) -> [UInt8] {
        // Safe: the text is copied before the next call.
        if let trouble = unsafe trouble { throw PrintError(.failed(unsafe String(cString: trouble))) }
        // Safe: the bytes are ours until they are freed, and copied before.
        let bytes = unsafe [UInt8](UnsafeBufferPointer(start: result.bytes, count: result.count))
        unsafe rll_free(result)
        return bytes
    }
}

/// The formats of a picture that relgraph itself makes.
public enum PictureFormat: String, Sendable, CaseIterable {
    case svg, png, pdf
}

extension SVGFigure {
    /// The figure as a file of a format.
    ///
    /// - Parameters:
    ///   - table: what follows the element of an embedded SVG, for those who cannot see it.
    ///   - printing: where PDF and PNG are made.
    /// - Throws: `PrintError` as `pdf(_:)` and `png(_:)`; if it takes longer than a worker may, or the worker fails.
    public func bytes(
        _ format: PictureFormat, _ options: PrintOptions = PrintOptions(), followedBy table: RelationTable? = nil,
        by printing: Printing = Printing()
    ) throws(PrintError) -> [UInt8] {
        switch format {
        case .svg: Array((text + (table?.html ?? "")).utf8)
        case .png: try printing.bytes(PrintRequest([self], isPage: false, options))
        case .pdf: try printing.bytes(PrintRequest([self], isPage: true, options))
        }
    }

    /// A PDF of one page, as large as the figure or of the paper asked for.
    ///
    /// - Throws: `PrintError` if librsvg or cairo is missing, or fails.
    public func pdf(_ options: PrintOptions = PrintOptions()) throws(PrintError) -> [UInt8] {
        try FigurePrinter.pdf([self], on: options.paper)
    }

    /// A PNG of the resolution asked for.
    ///
    /// - Throws: `PrintError` if librsvg or cairo is missing, or fails, or the picture is too large.
    public func png(_ options: PrintOptions = PrintOptions()) throws(PrintError) -> [UInt8] {
        try FigurePrinter.png(self, dotsPerInch: options.dotsPerInch)
    }

    /// What whoever prints the figure in a format should know: that it is smaller than it was drawn, so that words may be hard to read; that
    /// characters are missing.
    public func notes(_ format: PictureFormat, _ options: PrintOptions) -> [String] {
        switch format {
        case .svg: []
        case .png: fontNotes
        case .pdf: sizeNotes(options) + fontNotes
        }
    }

    private func sizeNotes(_ options: PrintOptions) -> [String] {
        let place = PagePlacement(pdfOf: self, on: options.paper)
        guard place.scale < 0.995 else { return [] }
        let share = "\((place.scale * 100).rounded().svg) % of its size"
        guard let paper = options.paper else {
            return ["The page is reduced to \(share): viewers show no page of more than 200 inches."]
        }
        let smallest = (Lettering.tag.size * scale * 0.75 * place.scale * 10).rounded() / 10
        let advice =
            smallest < FigurePrinter.legibleSize
            ? ", with letters of \(smallest.svg) points. Take larger paper, a smaller --width, or less of the graph." : "."
        return ["The figure is reduced to \(share) to fit \(paper.rawValue.uppercased())\(advice)"]
    }
}

extension [SVGFigure] {
    /// A PDF with a page for each figure.
    ///
    /// - Throws: `PrintError` as `SVGFigure.bytes`.
    public func pdf(_ options: PrintOptions = PrintOptions(), by printing: Printing = Printing()) throws(PrintError) -> [UInt8] {
        try printing.bytes(PrintRequest(self, isPage: true, options))
    }

    /// What whoever prints them should know, each once.
    public func notes(_ format: PictureFormat, _ options: PrintOptions) -> [String] { flatMap { $0.notes(format, options) }.uniqued() }
}

extension FigurePrinter {
    /// Points below which print gets hard to read.
    fileprivate static let legibleSize = 5.0
}

extension PagePlacement {
    fileprivate var placement: rll_placement {
        rll_placement(page_width: pageWidth, page_height: pageHeight, x: x, y: y, width: width, height: height)
    }
}
