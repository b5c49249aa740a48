import RelationGraph

/// The colours of the page around a drawing where a style has others.
enum ExplorerPalette {
    /// Rules that come after the page's own and win; empty without a style.
    static func pageRules(_ theme: MapTheme) -> String {
        guard let style = theme.style else { return "" }
        func rule(_ name: MapStyle.Theme) -> String {
            let surfaces = style.colors[name]?.surfaces ?? [:]
            let values: [(String, MapStyle.Surface)] = [
                ("canvas", .canvas), ("surface", .group), ("text", .text), ("muted", .muted), ("rule", .frame),
            ]
            let rules = values.compactMap { variable, surface in surfaces[surface].map { "--\(variable):\($0)" } }
            return rules.isEmpty ? "" : ":root[data-theme]{\(rules.joined(separator: ";"))}"
        }
        func on(_ media: String, _ rule: String) -> String { rule.isEmpty ? "" : "@media \(media){\(rule)}" }
        switch theme {
        case .dark: return on("screen", rule(.dark))
        // Paper is always light.
        case .auto:
            return on("print,screen and (prefers-color-scheme:light)", rule(.light))
                + on("screen and (prefers-color-scheme:dark)", rule(.dark))
        case .print: return rule(.print)
        default: return rule(.light)
        }
    }
}
