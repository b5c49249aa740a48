/// How a figure becomes a PDF or a PNG.
public struct PrintOptions: Sendable {
    /// The page of a PDF; nil for a page as large as the figure.
    public var paper: Paper?
    /// Pixels of a PNG to the inch, which has 96 CSS pixels; twice as many by default, as sharp screens and slides want it.
    public var dotsPerInch = PrintOptions.standardDotsPerInch

    public static let standardDotsPerInch = 192.0
    /// Resolutions that make sense: a rough thumbnail, an image setter.
    public static let resolutions = 24.0...2_400.0

    public init() {}
}

/// Sheets of paper; the figure decides which way they lie.
public enum Paper: String, Sendable, CaseIterable {
    case a5, a4, a3, a2, a1, a0, letter, legal, tabloid

    /// Width and height upright, in points: ISO 216, ANSI/ASME Y14.1.
    var size: (width: Double, height: Double) {
        switch self {
        case .a5: Paper.millimetres(148, 210)
        case .a4: Paper.millimetres(210, 297)
        case .a3: Paper.millimetres(297, 420)
        case .a2: Paper.millimetres(420, 594)
        case .a1: Paper.millimetres(594, 841)
        case .a0: Paper.millimetres(841, 1189)
        case .letter: (612, 792)
        case .legal: (612, 1008)
        case .tabloid: (792, 1224)
        }
    }

    private static func millimetres(_ width: Double, _ height: Double) -> (width: Double, height: Double) {
        (width * 72 / 25.4, height * 72 / 25.4)
    }
}
