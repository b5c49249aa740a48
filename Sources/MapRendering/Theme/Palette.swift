import RelationGraph

/// A colour for every use of every palette role, in one theme. Six hexadecimal digits each, lower case, with the number sign.
///
/// Lines of any two roles differ for readers without one kind of cones as for others: by at least 10 (CIEDE2000), but for vermillion, ochre and
/// brown, and for green and grey, which no two built-in relation types of one form have. Tests measure it.
///
/// Within the light palette no two uses share a value: a drawing laid out in light colours can be given to any theme by look-up. Fixed colours,
/// which may have any value, are told apart from them by an opacity of their own.
struct Palette: Sendable {
    /// What a palette role looks like: as a line, as the fill behind text, and as small text on that fill.
    struct Tones: Sendable, Hashable {
        var line: String
        var fill: String
        var text: String
    }

    var tones: [PaletteColor: Tones]
    var canvas: String
    var text: String
    var mutedText: String
    var groupFill: String
    var groupLine: String
    /// What follows the value of a fixed colour.
    private var fixedMark = ""

    /// Hexadecimal opacity of what a highlight leaves in the background.
    static let dimmedAlpha = "42"
    /// Opacities that tell fixed colours of a layout from those of the palette: as good as full, and dimmed.
    private static let (fixedAlpha, dimmedFixedAlpha) = ("fe", "43")

    init(
        tones: [PaletteColor: Tones], canvas: String, text: String, mutedText: String, groupFill: String, groupLine: String
    ) {
        self.tones = tones
        self.canvas = canvas
        self.text = text
        self.mutedText = mutedText
        self.groupFill = groupFill
        self.groupLine = groupLine
    }

    func tones(_ color: StyleColor) -> Tones {
        switch color {
        case .palette(let role): tones[role] ?? Tones(line: text, fill: canvas, text: text)
        case .fixed(let hex): Tones(line: "#" + hex + fixedMark, fill: canvas, text: text)
        }
    }

    static let light = Palette(
        tones: [
            .blue: Tones(line: "#0072b2", fill: "#e3f0f8", text: "#005a8d"),
            .green: Tones(line: "#009e73", fill: "#e2f4ee", text: "#00664a"),
            .vermillion: Tones(line: "#d55e00", fill: "#fce9dc", text: "#9c4500"),
            .sky: Tones(line: "#2592f0", fill: "#e4f2ff", text: "#005fa8"),
            .indigo: Tones(line: "#332288", fill: "#e9e6f7", text: "#332287"),
            .purple: Tones(line: "#a8407a", fill: "#f6e6ef", text: "#8a2f62"),
            .brown: Tones(line: "#7a4e1d", fill: "#f3ebe2", text: "#6b4419"),
            .ochre: Tones(line: "#b8860b", fill: "#fff7dc", text: "#755500"),
            .grey: Tones(line: "#8c8c8c", fill: "#f4f4f4", text: "#595959"),
            .ink: Tones(line: "#4d4d4d", fill: "#efefef", text: "#4a4a4a"),
        ],
        canvas: "#ffffff", text: "#1a1a1a", mutedText: "#575757", groupFill: "#fafafa", groupLine: "#dcdcdc")

    /// What drawings are laid out in before they get the colours of a theme.
    static let layout: Palette = {
        var palette = light
        palette.fixedMark = fixedAlpha
        return palette
    }()

    /// The colour with the opacity of what a highlight leaves in the background.
    static func dimmed(_ color: String) -> String { color.prefix(7) + (isFixed(color) ? dimmedFixedAlpha : dimmedAlpha) }

    /// Whether a colour of a layout is a fixed one, the same in every theme.
    static func isFixed(_ color: String) -> Bool {
        color.utf8.count == 9 && (color.hasSuffix(fixedAlpha) || color.hasSuffix(dimmedFixedAlpha))
    }

    static let dark = Palette(
        tones: [
            .blue: Tones(line: "#4a90b8", fill: "#14303f", text: "#9bd3f7"),
            .green: Tones(line: "#5bedb6", fill: "#12332a", text: "#8fe5c8"),
            .vermillion: Tones(line: "#ff8327", fill: "#402212", text: "#ffb98a"),
            .sky: Tones(line: "#6eb4f2", fill: "#16324a", text: "#b3dcff"),
            .indigo: Tones(line: "#8664f0", fill: "#272345", text: "#cdc6ff"),
            .purple: Tones(line: "#b85c86", fill: "#3b1d2f", text: "#f0bcd9"),
            .brown: Tones(line: "#b29372", fill: "#35281a", text: "#e6c9a4"),
            .ochre: Tones(line: "#e0b84a", fill: "#39300f", text: "#f0d78f"),
            .grey: Tones(line: "#9fa3a6", fill: "#22272e", text: "#b9c0c8"),
            .ink: Tones(line: "#dbe3ee", fill: "#262c34", text: "#d5dae0"),
        ],
        canvas: "#14181d", text: "#f0f2f4", mutedText: "#b7bec6", groupFill: "#1a1f26", groupLine: "#39424d")

    /// Lines stay coloured but fills are paper: what a newspaper's press or an office printer keeps apart.
    static let print: Palette = {
        var palette = light
        palette.tones = palette.tones.mapValues { Tones(line: $0.line, fill: "#ffffff", text: "#000000") }
        palette.text = "#000000"
        palette.mutedText = "#333333"
        palette.groupFill = "#ffffff"
        palette.groupLine = "#999999"
        return palette
    }()
}

/// Where a colour of the light palette is used; its raw value is the CSS class of the element.
struct ColorUse: Hashable {
    var name: String
    var value: @Sendable (Palette) -> String

    static func == (a: ColorUse, b: ColorUse) -> Bool { a.name == b.name }
    func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// Every use by the light palette's value.
    static let byLightValue: [String: ColorUse] = {
        var uses = [
            ColorUse(name: "canvas") { $0.canvas }, ColorUse(name: "text") { $0.text }, ColorUse(name: "muted") { $0.mutedText },
            ColorUse(name: "group") { $0.groupFill }, ColorUse(name: "frame") { $0.groupLine },
        ]
        for role in PaletteColor.allCases {
            uses.append(ColorUse(name: "\(role.rawValue)-line") { $0.tones(.palette(role)).line })
            uses.append(ColorUse(name: "\(role.rawValue)-fill") { $0.tones(.palette(role)).fill })
            uses.append(ColorUse(name: "\(role.rawValue)-text") { $0.tones(.palette(role)).text })
        }
        return Dictionary(uses.map { ($0.value(.light), $0) }, uniquingKeysWith: { first, _ in first })
    }()
}
