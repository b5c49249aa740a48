/// The fixed parts of a page to explore: its skeleton, its style and its script, as the files in `Assets` have them.
enum ExplorerAssets {
    /// The script of the page: one module of several files, each of one purpose, in an order in which nothing is used before it is there.
    static let script = [
        PackageResources.model_js, PackageResources.words_js, PackageResources.sight_js, PackageResources.paths_js,
        PackageResources.search_js, PackageResources.viewport_js, PackageResources.elements_js, PackageResources.panel_js,
        PackageResources.filters_js, PackageResources.names_js, PackageResources.finder_js, PackageResources.time_js,
        PackageResources.address_js, PackageResources.map_js, PackageResources.painter_js, PackageResources.dots_js,
        PackageResources.explorer_js,
    ].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")

    static let style = String(decoding: PackageResources.explorer_css, as: UTF8.self)

    static let page = String(decoding: PackageResources.page_html, as: UTF8.self)

    /// What the page's policy lets run: exactly this script and these style sheets, by their SHA-256. A page opened from a file can have no
    /// secret of its own, as a nonce would be, and `'unsafe-inline'` would let run what a name smuggles in. The sums stand here so that
    /// no page waits for them; a test compares them with the texts and says what they should be.
    static let scriptHash = "sha256-IYixqwwVhZ2zLoTysXfgMr/jri+ku/wsrlDxQksSiW4="
    static let styleHash = "sha256-4vI6lDjb0Xlg3dQccEH9hUOT0OEEwcLdA8FuIGi7VRk="
    /// Of the palette in its automatic theme, `MapStyleSheet.wholeText(scope: ExplorerPage.scope)`.
    static let paletteHash = "sha256-4959c5PMVp1uwRrwdeVunX7W76+jfJUUiTqffwJikhE="
}
