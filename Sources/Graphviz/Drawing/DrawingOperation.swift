/// One step of drawing. Colours, font and style stay in force until they are set again, within one list of operations.
public enum DrawingOperation: Sendable, Hashable {
    case ellipse(center: Point, radii: Size, filled: Bool)
    case polygon([Point], filled: Bool)
    case polyline([Point])
    /// A start point and three points (two controls, one end) for each cubic piece.
    case bezier([Point], filled: Bool)
    /// Text on its baseline; `baseline.x` is its left end, middle or right end by `alignment`, `width` what the layout measured.
    case text(baseline: Point, alignment: TextAlignment, width: Double, string: String)
    /// A Graphviz colour: `#rrggbb`, `#rrggbbaa`, or a gradient in brackets.
    case strokeColor(String)
    case fillColor(String)
    case font(name: String, size: Double)
    case fontCharacteristics(FontCharacteristics)
    /// `solid`, `dashed`, `dotted`, `bold`, `setlinewidth(2)`, …
    case style([String])
}

public enum TextAlignment: Int, Sendable, Hashable {
    case left = -1
    case center = 0
    case right = 1
}

public struct FontCharacteristics: OptionSet, Sendable, Hashable {
    public var rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let bold = FontCharacteristics(rawValue: 1)
    public static let italic = FontCharacteristics(rawValue: 2)
    public static let underline = FontCharacteristics(rawValue: 4)
    public static let superscript = FontCharacteristics(rawValue: 8)
    public static let `subscript` = FontCharacteristics(rawValue: 16)
    public static let strikethrough = FontCharacteristics(rawValue: 32)
    public static let overline = FontCharacteristics(rawValue: 64)
}
