import Graphviz
import RelationAnalysis
import RelationGraph

/// The part of a page's data that says how to paint a large map: places in tenths, colours, outlines, and the courses of lines; `dots.js` and
/// `painter.js` read it.
struct ExplorerDots {
    private let plan: OverviewPlan
    private let theme: MapTheme

    /// Around the drawing, so that nothing is cut off where all of it is in view.
    private static let margin = 16.0

    init(_ plan: OverviewPlan, _ theme: MapTheme) {
        self.plan = plan
        self.theme = theme
    }

    private var clusters: [OverviewClusters.Cluster] { plan.clusters.clusters }
    /// Those with a colour are the first.
    private var coloredCount: Int { clusters.count { $0.color != nil } }

    var script: ScriptValue {
        let (cables, numbers) = cables
        return .object(dropping: [
            ("width", .integer(Int((plan.size.width + 2 * Self.margin).rounded(.up)))),
            ("height", .integer(Int((plan.size.height + 2 * Self.margin).rounded(.up)))),
            ("x", .integers(places(plan.centers.map(\.x)))), ("y", .integers(places(plan.centers.map(\.y)))),
            ("r", .integers(tenths(plan.radii))), ("rank", .integers(plan.ranked)),
            ("form", .integers(plan.forms.forms.map { DotForm.allCases.firstIndex(of: $0) ?? 0 })), ("forms", forms),
            ("leading", .integers(plan.ranked.prefix(plan.leadingCount))),
            ("cluster", coloredCount == 0 ? nil : .integers(plan.diagram.boxes.indices.map { plan.clusters.colored($0) ?? -1 })),
            ("clusters", .array((0..<coloredCount).map(script))), ("cables", .array(cables)),
            ("cable", cables.isEmpty ? nil : .integers(numbers)), ("tension", .decimal(OverviewBundles.tension)), ("palettes", palettes),
        ])
    }

    private func places(_ values: [Double]) -> [Int] { tenths(values.map { $0 + Self.margin }) }

    private func tenths(_ values: [Double]) -> [Int] { values.map { Int(($0 * 10).rounded()) } }

    /// The corners of every form in hundredths of its radius, none of the disc.
    private var forms: ScriptValue {
        .array(DotForm.allCases.map { form in .integers(form.corners.flatMap { [$0.x, $0.y] }.map { Int(($0 * 100).rounded()) }) })
    }

    private func script(_ cluster: Int) -> ScriptValue {
        let hull = plan.hulls.first { $0.cluster == cluster }
        let caption = plan.captions.first { $0.cluster == cluster }
        let place = plan.labels.first { $0.subject == .cluster(cluster) }?.frame.middle ?? caption?.places.first
        return .object(dropping: [
            ("hull", hull.map { .array($0.rings.map { .integers(places($0.flatMap { [$0.x, $0.y] })) }) }),
            ("caption", caption.map { .string($0.name) }), ("at", place.map { .integers(places([$0.x, $0.y])) }),
        ])
    }

    /// The gates of every cable, in the direction in which a line runs; and for every line the number of its cable, or -1.
    private var cables: ([ScriptValue], [Int]) {
        var cables: [ScriptValue] = []
        var numberOfGates: [[Int]: Int] = [:]
        let numbers = plan.diagram.lines.map { line -> Int in
            guard let (first, second) = plan.bundles.gates(line) else { return -1 }
            let gates = places([first.x, first.y, second.x, second.y])
            if let number = numberOfGates[gates] { return number }
            numberOfGates[gates] = cables.count
            cables.append(.integers(gates))
            return cables.count - 1
        }
        return (cables, numbers)
    }

    /// In the automatic theme both that the reader's device may ask for.
    private var palettes: ScriptValue {
        switch theme {
        case .auto: .object([("light", script(.light)), ("dark", script(theme.darkPalette))])
        case .dark: .object([("light", script(.light)), ("dark", script(theme.palette))])
        default: .object([("light", script(theme.palette))])
        }
    }

    /// Around the dots of statements, by how these stand.
    private var outlines: [(ClaimStatus, DotOutline)] {
        guard plan.diagram.boxes.contains(where: { $0.standing != nil }) else { return [] }
        return ClaimStatus.allCases.compactMap { status in DotOutline(status).map { (status, $0) } }
    }

    private func script(_ outline: DotOutline, _ palette: Palette) -> ScriptValue {
        .object([
            ("line", .string(palette.tones(.palette(outline.color)).line)), ("width", .decimal(outline.width)),
            ("distance", .decimal(outline.distance)), ("dashes", .array(outline.dashes.map(ScriptValue.decimal))),
        ])
    }

    private func script(_ palette: Palette) -> ScriptValue {
        func tones(_ color: StyleColor) -> ScriptValue {
            let tones = palette.tones(color)
            return .object([("line", .string(tones.line)), ("fill", .string(tones.fill)), ("text", .string(tones.text))])
        }
        return .object([
            ("canvas", .string(palette.canvas)), ("text", .string(palette.text)), ("other", tones(.palette(.grey))),
            ("types", .strings(plan.diagram.part.graph.vocabulary.relationTypes.map { palette.tones($0.style.color).line })),
            ("outlines", .object(outlines.map { status, outline in (status.rawValue, script(outline, palette)) })),
            ("clusters", .array(clusters.prefix(coloredCount).map { tones($0.color ?? .palette(.grey)) })),
        ])
    }
}
