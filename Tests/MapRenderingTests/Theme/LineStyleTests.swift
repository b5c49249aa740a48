import RelationGraph
import Testing

@testable import MapRendering

/// What tells relations of two types apart, for every reader and on every paper.
@Suite struct LineStyleTests {
    private static let palettes: [(name: String, palette: Palette)] = [("light", .light), ("dark", .dark), ("print", .print)]
    private static let types = Vocabulary.builtIn.relationTypes

    /// Two line colours that are so far apart (CIEDE2000) are taken for different where they are seen side by side, even in thin lines.
    private static let leastDifference = 10.0
    /// Widths are told apart where one is so many times the other.
    private static let leastWidthRatio = 1.65

    /// Of every two types, since any two can meet in one map.
    private static let pairs: [(RelationType, RelationType)] = types.indices.flatMap { one in
        types.indices.dropFirst(one + 1).map { (types[one], types[$0]) }
    }

    private func difference(_ a: RelationType, _ b: RelationType, _ palette: Palette, _ vision: ColorVision) throws -> Double {
        let colors = try [a, b].map { try LinearColor(palette.tones($0.style.color).line).seen(by: vision).lab }
        return colors[0].difference(to: colors[1])
    }

    /// Whether dash, arrowhead or width differ.
    private func differInForm(_ a: LineStyle, _ b: LineStyle) -> Bool {
        let widths = [a.width.points, b.width.points].sorted()
        return a.dash != b.dash || a.arrow != b.arrow || widths[1] / widths[0] >= LineStyleTests.leastWidthRatio
    }

    @Test func widthsCanBeToldApart() {
        let widths = LineStyle.Width.allCases.map(\.points)
        #expect(widths == widths.sorted())
        for (one, next) in zip(widths, widths.dropFirst()) { #expect(next / one >= LineStyleTests.leastWidthRatio) }
    }

    @Test func anyTwoTypesDifferInFormOrInColorForEveryEye() throws {
        for (name, palette) in LineStyleTests.palettes {
            for (a, b) in LineStyleTests.pairs where !differInForm(a.style, b.style) {
                for vision in ColorVision.eyes {
                    let seen = try difference(a, b, palette, vision)
                    #expect(seen >= LineStyleTests.leastDifference, "\(name), \(vision): \(a.id) and \(b.id) are \(seen) apart")
                }
            }
        }
    }

    /// In one layer no two are told apart by hue alone: what is alike in form differs in lightness.
    @Test func twoTypesOfALayerDifferWithoutColorsToo() throws {
        for (name, palette) in LineStyleTests.palettes {
            for (a, b) in LineStyleTests.pairs where a.layer == b.layer && !differInForm(a.style, b.style) {
                let seen = try difference(a, b, palette, .greyscale)
                #expect(seen >= LineStyleTests.leastDifference, "\(name): \(a.id) and \(b.id) are \(seen) apart")
            }
        }
    }

    @Test func stancesForAndAgainstDifferInForm() {
        for (a, b) in LineStyleTests.pairs
        where a.polarity == .for && b.polarity == .against || a.polarity == .against && b.polarity == .for {
            #expect(a.style.arrow != b.style.arrow, "\(a.id) \(b.id)")
        }
    }

    @Test func stancesHaveLooksOfTheirOwn() {
        for type in LineStyleTests.types where type.isStance { #expect(type.style != .standard, "\(type.id)") }
    }

    /// Any two roles are told apart by every eye, but for three pairs that no built-in type shares a form with.
    @Test(arguments: LineStyleTests.palettes.map(\.name))
    func rolesAreFarApart(_ name: String) throws {
        let palette = try #require(LineStyleTests.palettes.first { $0.name == name }).palette
        let roles = PaletteColor.allCases
        for (index, one) in roles.enumerated() {
            for other in roles[(index + 1)...] {
                let isClose = Set([one, other]).isSubset(of: [.vermillion, .ochre, .brown]) || Set([one, other]) == [.green, .grey]
                for vision in ColorVision.eyes {
                    let colors = try [one, other].map { try LinearColor(palette.tones(.palette($0)).line).seen(by: vision).lab }
                    let seen = colors[0].difference(to: colors[1])
                    #expect(
                        seen >= (isClose ? 2.5 : LineStyleTests.leastDifference),
                        "\(name), \(vision): \(one) and \(other) are \(seen) apart")
                }
            }
        }
    }
}
