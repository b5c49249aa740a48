import RelationGraph
import Testing

@testable import MapRendering

@Suite struct MapThemeTests {
    private func style(_ change: (inout MapStyle) -> Void) -> MapStyle {
        var style = MapStyle()
        change(&style)
        return style
    }

    private func svg(_ theme: MapTheme, _ style: MapStyle) throws -> String {
        var options = MapOptions()
        options.theme = theme.styled(style)
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute().styled(style), options)
        return try diagram.svg(composed)
    }

    @Test func namesTellThemesApart() {
        #expect(MapTheme.allCases.map(\.rawValue) == ["light", "dark", "auto", "print"])
        for theme in MapTheme.allCases { #expect(MapTheme(rawValue: theme.rawValue) == theme) }
        #expect(MapTheme(rawValue: "pink") == nil)
        #expect(MapTheme.dark.styled(MapStyle()).palette.canvas == Palette.dark.canvas)
    }

    @Test func colorsOfAStyleAreInThePicture() throws {
        let own = style { style in
            var light = MapStyle.Colors()
            light.surfaces = [.canvas: "#fffdf7", .text: "#101112"]
            light.tones = [.blue: [.line: "#004489"]]
            var dark = MapStyle.Colors()
            dark.surfaces = [.canvas: "#010203"]
            style.colors = [.light: light, .dark: dark]
        }
        let text = try svg(.auto, own)
        #expect(text.contains("fill=\"#fffdf7\"") && text.contains("#101112") && text.contains("stroke=\"#004489\""))
        #expect(text.contains(".f-canvas{fill:#010203}"))
        #expect(!text.contains("#0072b2"))
        #expect(try svg(.light, own).contains("#fffdf7"))
        #expect(try svg(.dark, own).contains("#010203") && !svg(.dark, own).contains("#fffdf7"))
        #expect(try svg(.print, own) == svg(.print, MapStyle()))
    }

    @Test func fontSizesAndStylesOfKindsAreInThePicture() throws {
        let own = style { style in
            style.font = .serif
            style.titleSize = 24
            style.kinds["person"] = .init()
            style.kinds["person"]?.color = .palette(.ochre)
            style.relations["denied"] = .init()
            style.relations["denied"]?.dash = .dotted
        }
        let text = try svg(.light, own)
        #expect(text.contains("font-family=\"&#39;Times New Roman&#39;") && text.contains("font-size=\"24\""))
        #expect(text != (try svg(.light, MapStyle())))
        #expect(try svg(.light, MapStyle()) == MapDiagram.view("default", of: MapFixtures.dispute()).diagram.svg(light))
    }

    /// A fixed colour is the same in every theme, even if it has the value that a role of the palette has in light.
    @Test(arguments: [MapTheme.auto, .dark, .light], ["denied", "met"])
    func aFixedColorFollowsNoRole(_ theme: MapTheme, _ type: String) throws {
        let own = style { style in
            style.relations[type] = .init()
            style.relations[type]?.color = .fixed(String(Palette.light.tones(.palette(.green)).line.dropFirst()))
            style.kinds["person"] = .init()
            style.kinds["person"]?.color = .fixed(String(Palette.light.text.dropFirst()))
        }
        var options = MapOptions()
        options.theme = theme.styled(own)
        options.highlightedNodes = [try MapFixtures.dispute().index("reuters"), try MapFixtures.dispute().index("visit")]
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        let document = try SVGDocument(diagram.svg(composed))
        for (index, line) in diagram.lines.enumerated() where line.type.id == type {
            let paths = document.elements.filter { $0.name == "path" && $0.parent?["id"]?.hasSuffix("-e\(index)") == true }
            #expect(!paths.isEmpty && paths.allSatisfy { $0["stroke"] == "#009e73" && $0["class"] == nil }, "\(paths.map(\.attributes))")
        }
        let person = try #require(diagram.boxes.firstIndex { $0.node.id == "peskov" })
        let shapes = document.elements.filter { $0.parent?["id"]?.hasSuffix("-n\(person)") == true && $0["stroke"] != nil }
        #expect(shapes.contains { $0["stroke"] == Palette.light.text && $0["class"]?.contains("s-") != true })
    }

    private var light: MapOptions {
        get throws {
            var options = MapOptions()
            options.theme = .light
            return try MapDiagram.view("default", of: MapFixtures.dispute(), options).options
        }
    }

    @Test func lowContrastIsToldWithItsFigure() throws {
        let own = style { style in
            var light = MapStyle.Colors()
            light.place = SourcePlace(file: "s.yaml", line: 3, column: 3)
            light.surfaces = [.muted: "#cccccc"]
            light.tones = [.green: [.text: "#008060"]]
            style.colors = [.light: light]
        }
        let warnings = own.contrastWarnings
        #expect(!warnings.isEmpty && warnings.allSatisfy { $0.code == "low-contrast" && $0.severity == .warning })
        #expect(warnings[0].message.contains("light: muted on canvas has a contrast of 1.6:1"))
        #expect(warnings[0].remedy.contains("4.5:1") && warnings[0].place?.line == 3)
        #expect(MapStyle().contrastWarnings.isEmpty)
    }
}
