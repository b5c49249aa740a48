import RelationGraph

/// Unites the styles of several authors entry by entry: one who chose a font and one who coloured a kind do not disagree.
enum StyleMerge {
    /// The united style; nil if nobody says anything.
    ///
    /// - Complexity: O(authors × entries of their styles).
    static func united(
        _ versions: [SideValue<MapStyle>], base: MapStyle??, of subject: MergeConflict.Subject, _ choice: inout MergeChoice
    ) -> MapStyle? {
        let entries = versions.map { SideValue(side: $0.side, value: $0.value.map(StyleMerge.entries) ?? [:], place: $0.place) }
        let old = base.map { $0.map(StyleMerge.entries) ?? [:] }
        var style = MapStyle()
        let paths = Set(entries.compactMap(\.value).flatMap(\.keys)).union(old.map { Set($0.keys) } ?? [])
        for path in paths.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let values = entries.map { SideValue(side: $0.side, value: $0.value?[path], place: $0.place) }
            let value = choice.one(values, base: old.map { $0[path] }, of: subject, ["style"] + path, text: \.words)
            if let value { set(value, at: path, in: &style) }
        }
        for theme in style.colors.keys {
            style.colors[theme]?.place = versions.lazy.compactMap { $0.value?.colors[theme]?.place }.first
        }
        return style == MapStyle() ? nil : style
    }

    /// The same style as it is compared: what it says, not where.
    static func comparable(_ style: MapStyle) -> MapStyle {
        var style = style
        for theme in style.colors.keys { style.colors[theme]?.place = nil }
        return style
    }

    /// One thing that a style says.
    private enum Entry: Hashable {
        case font(MapStyle.Font)
        case size(Double)
        case shape(NodeStyle.Shape)
        case color(StyleColor)
        case dash(LineStyle.Dash)
        case arrow(LineStyle.Arrow)
        case width(LineStyle.Width)
        case surface(MapStyle.Theme, MapStyle.Surface, String)
        case tone(MapStyle.Theme, PaletteColor, MapStyle.Tone, String)

        var words: String {
            switch self {
            case .font(let font): font.rawValue
            case .size(let points): String(points)
            case .shape(let shape): shape.rawValue
            case .color(let color): color.text
            case .dash(let dash): dash.rawValue
            case .arrow(let arrow): arrow.rawValue
            case .width(let width): width.rawValue
            case .surface(_, _, let hex), .tone(_, _, _, let hex): hex
            }
        }
    }

    /// What a style says, by the keys that lead to it in the native format.
    private static func entries(_ style: MapStyle) -> [[String]: Entry] {
        var entries: [[String]: Entry] = [:]
        entries[["font"]] = style.font.map(Entry.font)
        entries[["sizes", "title"]] = style.titleSize.map(Entry.size)
        entries[["sizes", "subtitle"]] = style.subtitleSize.map(Entry.size)
        for (id, kind) in style.kinds {
            entries[["kinds", id, "shape"]] = kind.shape.map(Entry.shape)
            entries[["kinds", id, "color"]] = kind.color.map(Entry.color)
        }
        for (id, relation) in style.relations {
            entries[["relations", id, "color"]] = relation.color.map(Entry.color)
            entries[["relations", id, "dash"]] = relation.dash.map(Entry.dash)
            entries[["relations", id, "arrow"]] = relation.arrow.map(Entry.arrow)
            entries[["relations", id, "width"]] = relation.width.map(Entry.width)
        }
        for (theme, colors) in style.colors {
            for (surface, hex) in colors.surfaces { entries[["colors", theme.rawValue, surface.rawValue]] = .surface(theme, surface, hex) }
            for (role, tones) in colors.tones {
                for (tone, hex) in tones {
                    entries[["colors", theme.rawValue, role.rawValue, tone.rawValue]] = .tone(theme, role, tone, hex)
                }
            }
        }
        return entries
    }

    private static func set(_ entry: Entry, at path: [String], in style: inout MapStyle) {
        let isKind = path.first == "kinds"
        switch entry {
        case .font(let font): style.font = font
        case .size(let points) where path.last == "title": style.titleSize = points
        case .size(let points): style.subtitleSize = points
        case .shape(let shape): style.kinds[path[1], default: MapStyle.Kind()].shape = shape
        case .color(let color) where isKind: style.kinds[path[1], default: MapStyle.Kind()].color = color
        case .color(let color): style.relations[path[1], default: MapStyle.Relation()].color = color
        case .dash(let dash): style.relations[path[1], default: MapStyle.Relation()].dash = dash
        case .arrow(let arrow): style.relations[path[1], default: MapStyle.Relation()].arrow = arrow
        case .width(let width): style.relations[path[1], default: MapStyle.Relation()].width = width
        case .surface(let theme, let surface, let hex): style.colors[theme, default: MapStyle.Colors()].surfaces[surface] = hex
        case .tone(let theme, let role, let tone, let hex):
            style.colors[theme, default: MapStyle.Colors()].tones[role, default: [:]][tone] = hex
        }
    }
}
