import Foundation
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

/// Contrast as WCAG 2.2 defines it (1.4.3, 1.4.11), and what the painter's look-up by colour rests on.
@Suite struct PaletteTests {
    private static let palettes: [(name: String, palette: Palette)] = [("light", .light), ("dark", .dark), ("print", .print)]

    private func luminance(_ hex: String) throws -> Double {
        let channels = try [1, 3, 5].map { start in
            let from = hex.index(hex.startIndex, offsetBy: start)
            let value = Double(try #require(UInt8(hex[from..<hex.index(from, offsetBy: 2)], radix: 16))) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    private func contrast(_ a: String, _ b: String) throws -> Double {
        let (a, b) = (try luminance(a), try luminance(b))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    @Test func contrastOfKnownColors() throws {
        #expect(abs(try contrast("#000000", "#ffffff") - 21) < 0.001)
        #expect(abs(try contrast("#777777", "#ffffff") - 4.48) < 0.01)
    }

    @Test func textCanBeRead() throws {
        for (name, palette) in PaletteTests.palettes {
            for background in [palette.canvas, palette.groupFill] {
                #expect(try contrast(palette.text, background) >= 4.5, "\(name)")
                #expect(try contrast(palette.mutedText, background) >= 4.5, "\(name)")
            }
            for role in PaletteColor.allCases {
                let tones = palette.tones(.palette(role))
                for text in [tones.text, palette.text, palette.mutedText] {
                    #expect(try contrast(text, tones.fill) >= 4.5, "\(name) \(role) \(text)")
                }
                // Labels of lines stand on the canvas or within a frame.
                #expect(try contrast(tones.text, palette.canvas) >= 4.5, "\(name) \(role)")
                #expect(try contrast(tones.text, palette.groupFill) >= 4.5, "\(name) \(role)")
            }
        }
    }

    @Test func linesCanBeSeen() throws {
        for (name, palette) in PaletteTests.palettes {
            for role in PaletteColor.allCases {
                for background in [palette.canvas, palette.groupFill] {
                    #expect(try contrast(palette.tones(.palette(role)).line, background) >= 3, "\(name) \(role)")
                }
            }
        }
    }

    /// Of the pairs that occur, those not among the above: the words of badges, signs on lines, the rims of labels. What a highlight dims is
    /// meant to be passed over and has no limit, nor have the frames of groups, which only gather what their headings name.
    @Test func badgesAndSignsCanBeRead() throws {
        for (name, palette) in PaletteTests.palettes {
            let paper = palette.tones(.palette(.ochre)).fill
            for status in ClaimStatus.allCases {
                let badge = StatusBadge(status)
                #expect(try contrast(badge.letterInk.value(palette), badge.fillInk?.value(palette) ?? paper) >= 4.5, "\(name) \(status)")
                #expect(try contrast(badge.borderInk.value(palette), paper) >= 3, "\(name) \(status)")
                let outline = BoxOutline(status).color.map { palette.tones(.palette($0)).line } ?? palette.tones(.palette(.ochre)).line
                for background in [palette.canvas, palette.groupFill, paper] {
                    #expect(try contrast(outline, background) >= 3, "\(name) \(status)")
                }
            }
            // The outer of two outlines stands around the fill of the box, and is told from the inner one.
            #expect(try contrast(palette.tones(.palette(.vermillion)).line, palette.canvas) >= 3, "\(name)")
            // Labels of lines and of groups have a rim of the colour behind them.
            #expect(try contrast(palette.mutedText, palette.groupFill) >= 4.5, "\(name)")
        }
    }

    @Test func everyRoleHasTonesInEveryTheme() {
        for (name, palette) in PaletteTests.palettes {
            for role in PaletteColor.allCases { #expect(palette.tones[role] != nil, "\(name) \(role)") }
        }
    }

    /// The painter tells the uses of colour apart by their light values.
    @Test func lightValuesArePairwiseDistinct() {
        let palette = Palette.light
        var values = [palette.canvas, palette.text, palette.mutedText, palette.groupFill, palette.groupLine]
        for tones in palette.tones.values { values += [tones.line, tones.fill, tones.text] }
        #expect(Set(values).count == values.count)
        #expect(ColorUse.byLightValue.count == values.count)
        #expect(Set(ColorUse.byLightValue.values.map(\.name)).count == values.count)
    }

    @Test func valuesAreLowerCaseHexadecimal() {
        for (name, palette) in PaletteTests.palettes {
            for use in ColorUse.byLightValue.values {
                let value = use.value(palette)
                #expect(
                    value.count == 7 && value.first == "#" && value.dropFirst().allSatisfy { "0123456789abcdef".contains($0) },
                    "\(name) \(value)")
            }
        }
    }

    @Test func darkSharesNoValueWithLight() {
        let uses = ColorUse.byLightValue.values
        #expect(Set(uses.map { $0.value(.light) }).isDisjoint(with: uses.map { $0.value(.dark) }))
    }

    @Test func fixedColorsKeepTheirValue() {
        #expect(Palette.dark.tones(.fixed("a0b1c2")).line == "#a0b1c2")
        #expect(Palette.dark.tones(.fixed("a0b1c2")).text == Palette.dark.text)
    }
}
