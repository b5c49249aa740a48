/// A finished figure: its SVG, and what a page that takes it in has to know of it.
public struct SVGFigure: Sendable {
    /// The whole SVG document or, if it was made to be embedded, the `<svg>` element.
    public var text: String
    /// What all its ids begin with.
    public var id: String
    /// In CSS pixels.
    public var width: Double
    public var height: Double
    /// How many CSS pixels a unit of the drawing takes, in which letters have their sizes.
    public var scale: Double
    /// What it is called, and what it shows, in words.
    public var title: String
    public var description: String
    /// The colour of its background, as "#rrggbb".
    var canvas = "#ffffff"

    /// What of its size a figure keeps on a narrow page, which scrolls it then, so that letters stay legible.
    package static let smallestShare = 0.7
}
