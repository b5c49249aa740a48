import RelationGraph

/// The style sheet of the automatic theme: dark values where the reader's device asks for them, light ones for paper.
enum MapStyleSheet {
    /// - Parameter scope: the id of the figure; rules reach no further.
    static func text(scope: String, dark palette: Palette = .dark) -> String {
        "@media screen and (prefers-color-scheme:dark){\(rules(palette, scope))}"
    }

    /// The same with the light values, for a drawing whose elements carry none.
    static func wholeText(scope: String, _ theme: MapTheme = .auto) -> String {
        rules(theme.palette, scope) + text(scope: scope, dark: theme.darkPalette)
    }

    private static func rules(_ palette: Palette, _ scope: String) -> String {
        ColorUse.byLightValue.values.sorted { $0.name < $1.name }.map { use in
            let value = use.value(palette)
            return "#\(scope) .f-\(use.name){fill:\(value)}#\(scope) .s-\(use.name){stroke:\(value)}"
        }.joined()
    }
}
