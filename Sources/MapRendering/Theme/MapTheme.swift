import RelationGraph

/// The looks a map can have, each with what a style says of it if it was given one.
public struct MapTheme: RawRepresentable, Sendable, Hashable, CaseIterable {
    public let rawValue: String
    private var own: Own?

    /// What a style makes of the palettes, put together once.
    private struct Own: Sendable {
        var style: MapStyle
        var palettes: [MapStyle.Theme: Palette]
    }

    private init(_ name: String) { rawValue = name }

    public init?(rawValue: String) {
        guard MapTheme.allCases.contains(where: { $0.rawValue == rawValue }) else { return nil }
        self.rawValue = rawValue
    }

    public static let light = MapTheme("light")
    public static let dark = MapTheme("dark")
    /// Light or dark as the reader's device prefers; light where that is not known.
    public static let auto = MapTheme("auto")
    /// White fills and black text.
    public static let print = MapTheme("print")

    public static let allCases = [light, dark, auto, print]

    /// Themes of one name are the same look, whatever its colours.
    public static func == (a: MapTheme, b: MapTheme) -> Bool { a.rawValue == b.rawValue }
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    /// What it was given besides the built-in look.
    public var style: MapStyle? { own?.style }

    /// The theme with what a style says of colours, sizes and font. A composed map has the style's kinds and relation types too;
    /// `Subgraph.styled(for:)` gives them to any other part.
    public func styled(_ style: MapStyle) -> MapTheme {
        var theme = self
        let palettes = MapStyle.Theme.allCases.map { name in
            (name, style.colors[name].map { Palette.builtIn(name).recolored($0) } ?? Palette.builtIn(name))
        }
        theme.own = Own(style: style, palettes: Dictionary(uniqueKeysWithValues: palettes))
        return theme
    }

    private func palette(_ name: MapStyle.Theme) -> Palette { own?.palettes[name] ?? Palette.builtIn(name) }

    var palette: Palette {
        switch self {
        case .dark: palette(.dark)
        case .print: palette(.print)
        default: palette(.light)
        }
    }

    /// What the automatic theme turns to.
    var darkPalette: Palette { palette(.dark) }

    var titleLettering: Lettering { own?.style.titleSize.map { Lettering(size: $0.rounded(), isBold: true) } ?? .title }
    var subtitleLettering: Lettering { own?.style.subtitleSize.map { Lettering(size: $0.rounded()) } ?? .subtitle }

    /// Families in order of preference.
    var fontFamily: String {
        switch own?.style.font {
        case .serif: "'Times New Roman', Times, 'Liberation Serif', 'Nimbus Roman', serif"
        case .narrow: "'Arial Narrow', 'Liberation Sans Narrow', 'Nimbus Sans Narrow', Helvetica, Arial, sans-serif"
        case .sans, nil: FigureFrame.fontFamily
        }
    }
}

extension Palette {
    static func builtIn(_ theme: MapStyle.Theme) -> Palette {
        switch theme {
        case .light: light
        case .dark: dark
        case .print: print
        }
    }

    fileprivate func recolored(_ colors: MapStyle.Colors) -> Palette {
        var palette = self
        palette.canvas = colors.surfaces[.canvas] ?? canvas
        palette.text = colors.surfaces[.text] ?? text
        palette.mutedText = colors.surfaces[.muted] ?? mutedText
        palette.groupFill = colors.surfaces[.group] ?? groupFill
        palette.groupLine = colors.surfaces[.frame] ?? groupLine
        for (role, tones) in colors.tones {
            var own = palette.tones(.palette(role))
            own.line = tones[.line] ?? own.line
            own.fill = tones[.fill] ?? own.fill
            own.text = tones[.text] ?? own.text
            palette.tones[role] = own
        }
        return palette
    }
}
