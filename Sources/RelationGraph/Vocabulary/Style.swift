/// A colour of the map: one of the palette's roles, which has a value in every theme, or a fixed sRGB value.
public enum StyleColor: Hashable, Sendable {
    case palette(PaletteColor)
    /// Six hexadecimal digits, lower case, without the number sign.
    case fixed(String)

    /// Reads a palette name (`vermillion`) or `#rrggbb`; nil for anything else.
    public init?(_ text: String) {
        if let color = PaletteColor(rawValue: text) {
            self = .palette(color)
        } else if text.count == 7, text.first == "#", text.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit }) {
            self = .fixed(text.dropFirst().lowercased())
        } else {
            return nil
        }
    }

    /// The form `init(_:)` reads.
    public var text: String {
        switch self {
        case .palette(let color): color.rawValue
        case .fixed(let hex): "#" + hex
        }
    }
}

/// The palette's roles: hues that remain distinct for colour-blind readers (after Okabe and Ito, 2008), plus neutrals.
public enum PaletteColor: String, Sendable, CaseIterable {
    case blue, green, vermillion, sky, indigo, purple, brown, ochre, grey, ink
}

/// How relations of one type are drawn: a type differs from its neighbours by dash and arrowhead too, never by colour alone.
public struct LineStyle: Hashable, Sendable {
    public enum Dash: String, Sendable, CaseIterable { case solid, dashed, dotted }
    public enum Arrow: String, Sendable, CaseIterable { case normal, open, vee, tee, box, diamond, dot, none }
    public enum Width: String, Sendable, CaseIterable { case thin, normal, bold }

    public var color: StyleColor
    public var dash: Dash
    public var arrow: Arrow
    public var width: Width

    public init(_ color: StyleColor, dash: Dash = .solid, arrow: Arrow = .normal, width: Width = .normal) {
        self.color = color
        self.dash = dash
        self.arrow = arrow
        self.width = width
    }

    /// The style of a relation type that declares none, and of edges read from foreign files.
    public static let standard = standard(isSymmetric: false)

    public static func standard(isSymmetric: Bool) -> LineStyle {
        LineStyle(.palette(.grey), arrow: isSymmetric ? .none : .vee, width: .thin)
    }
}

/// How nodes of one kind are drawn.
public struct NodeStyle: Hashable, Sendable {
    public enum Shape: String, Sendable, CaseIterable {
        case box, rounded, tab, note, folder, ellipse, hexagon, octagon, cylinder, component
    }

    public var shape: Shape
    public var color: StyleColor
    /// Where nodes of the kind stand when a map is read from left to right, from the origins of a claim to those it is about; nil for
    /// anywhere.
    public var column: Int?

    public init(_ shape: Shape, _ color: StyleColor, column: Int? = nil) {
        self.shape = shape
        self.color = color
        self.column = column
    }

    /// The style of a kind that declares none, and of nodes read from foreign files.
    public static let standard = NodeStyle(.box, .palette(.grey))
}
