/// The outermost element of a figure, with its name and description for those who cannot see it, its style sheet and its background.
struct FigureFrame {
    let id: String
    /// Of the drawing, in its own units.
    let width: Double
    let height: Double
    let title: String
    let description: String
    let theme: MapTheme
    /// For use inside an HTML page: no XML prolog, scalable width.
    let isEmbedded: Bool
    /// In CSS pixels.
    let shownWidth: Double

    /// - Parameter shownWidth: nil for the width of the drawing.
    init(
        id: String, width: Double, height: Double, title: String, description: String, theme: MapTheme, isEmbedded: Bool,
        shownWidth: Double?
    ) {
        self.id = id
        self.width = width
        self.height = height
        self.title = title
        self.description = description
        self.theme = theme
        self.isEmbedded = isEmbedded
        self.shownWidth = shownWidth ?? width
    }

    private var shownHeight: Double { height * shownWidth / width }

    /// The finished figure.
    func figure(_ text: String) -> SVGFigure {
        SVGFigure(
            text: text, id: id, width: shownWidth, height: shownHeight, scale: shownWidth / width, title: title, description: description,
            canvas: theme.palette.canvas)
    }

    /// Everything that depends on the reader's device. Rules, not attributes: a page that allows no inline styles can still allow this one
    /// element by its hash, and if it does not, the figure is as wide as its place, and light.
    private var styleSheet: String {
        (isEmbedded ? "#\(id){max-width:\(shownWidth.svg)px;height:auto}" + scrolling : "")
            + (theme == .auto ? MapStyleSheet.text(scope: id, dark: theme.darkPalette) : "")
    }

    /// On a page narrower than letters can be read in, the element around the figure scrolls, instead of the figure shrinking further. What a
    /// page says of either comes first: these rules have no weight. Browsers that cannot tell an element by what is in it shrink the figure;
    /// so does one that stands in the body itself, which would scroll the whole page.
    private var scrolling: String {
        let least = (shownWidth * SVGFigure.smallestShare).rounded()
        return "@supports selector(:has(*)){@media screen and (max-width:\(least.svg)px){:where(:not(body):has(>#\(id))){overflow-x:auto}"
            + ":where(:not(body)>#\(id)){min-width:\(least.svg)px}}}"
    }

    /// Relatives of the font that texts are measured with.
    static let fontFamily = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif"

    /// Begins the figure; `SVGText.end()` ends it.
    func begin(into svg: inout SVGText) {
        if !isEmbedded { svg.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
        svg.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "id": id, "viewBox": "0 0 \(width.svg) \(height.svg)",
                "width": isEmbedded ? "100%" : shownWidth.svg, "height": isEmbedded ? nil : shownHeight.svg,
                "role": "graphics-document", "aria-labelledby": "\(id)-title \(id)-desc", "font-family": theme.fontFamily,
            ])
        svg.raw("\n")
        svg.element("title", ["id": "\(id)-title"], content: title)
        svg.element("desc", ["id": "\(id)-desc"], content: description)
        let styles = styleSheet
        // The same text in XML as in HTML, so that one hash allows it.
        if !styles.isEmpty { svg.raw("<style>\(styles.drawable.xmlEscaped.replacing("&gt;", with: ">"))</style>\n") }
        svg.element(
            "rect",
            [
                "width": width.svg, "height": height.svg, "fill": theme.palette.canvas, "class": theme == .auto ? "f-canvas" : nil,
            ])
    }
}

/// An id that differs between figures, so that several share a page, and is the same for the same figure: FNV-1a over what is drawn.
struct FigureID {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func mix(_ text: String) {
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    func text(prefix: String) -> String {
        let digits = String(hash & 0xffff_ffff, radix: 16)
        return prefix + "-" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
