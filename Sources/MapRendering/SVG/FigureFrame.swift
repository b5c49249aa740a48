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
    /// In CSS pixels; nil for the width of the drawing.
    let shownWidth: Double?

    /// Relatives of the font that texts are measured with.
    static let fontFamily = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif"

    /// Begins the figure; `SVGText.end()` ends it.
    func begin(into svg: inout SVGText) {
        if !isEmbedded { svg.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
        let shownWidth = shownWidth ?? width
        svg.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "id": id, "viewBox": "0 0 \(width.svg) \(height.svg)",
                "width": isEmbedded ? "100%" : shownWidth.svg, "height": isEmbedded ? nil : (height * shownWidth / width).svg,
                "role": "graphics-document", "aria-labelledby": "\(id)-title \(id)-desc", "font-family": FigureFrame.fontFamily,
            ])
        svg.raw("\n")
        svg.element("title", ["id": "\(id)-title"], content: title)
        svg.element("desc", ["id": "\(id)-desc"], content: description)
        // A style sheet and no `style` attribute: the policy of a page around it can name the sum of the one, but not of the other.
        let rules =
            (isEmbedded ? "#\(id){max-width:\(shownWidth.svg)px;height:auto}" : "") + (theme == .auto ? MapStyleSheet.text(scope: id) : "")
        if !rules.isEmpty { svg.element("style", content: rules) }
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
