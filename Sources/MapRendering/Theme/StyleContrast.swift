import RelationGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Contrast of colours as WCAG 2.2 defines it.
enum StyleContrast {
    /// Level AA: of text (1.4.3), and of lines that carry meaning (1.4.11).
    static let (text, line) = (4.5, 3.0)

    /// From 1, the same lightness, to 21, black on white. Both are `#rrggbb`.
    static func ratio(_ a: String, _ b: String) -> Double {
        let (a, b) = (luminance(a), luminance(b))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// Relative luminance of sRGB.
    private static func luminance(_ hex: String) -> Double {
        let value = Int(hex.dropFirst(), radix: 16) ?? 0
        let channels = [16, 8, 0].map { shift -> Double in
            let channel = Double(value >> shift & 0xff) / 255
            return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}

extension MapStyle {
    /// What of its colours is hard to read, as warnings with the contrast and what it should be.
    ///
    /// - Complexity: O(themes · roles).
    public var contrastWarnings: [Problem] {
        Theme.allCases.flatMap { theme -> [Problem] in
            guard let own = colors[theme] else { return [] }
            let name: MapTheme =
                switch theme {
                case .light: .light
                case .dark: .dark
                case .print: .print
                }
            let palette = name.styled(self).palette
            var pairs: [(what: String, front: String, back: String, least: Double, concerns: Bool)] = []
            for (back, surface) in [(palette.canvas, Surface.canvas), (palette.groupFill, .group)] {
                for (front, ink) in [(palette.text, Surface.text), (palette.mutedText, .muted)] {
                    let concerns = own.surfaces[surface] != nil || own.surfaces[ink] != nil
                    pairs.append(("\(ink.rawValue) on \(surface.rawValue)", front, back, StyleContrast.text, concerns))
                }
            }
            for role in PaletteColor.allCases {
                let (tones, said) = (palette.tones(.palette(role)), own.tones[role] ?? [:])
                let name = role.rawValue
                pairs.append(
                    ("\(name) text on its fill", tones.text, tones.fill, StyleContrast.text, said[.text] != nil || said[.fill] != nil))
                pairs.append(
                    ("text on \(name) fill", palette.text, tones.fill, StyleContrast.text, own.surfaces[.text] != nil || said[.fill] != nil)
                )
                pairs.append(
                    (
                        "\(name) line on canvas", tones.line, palette.canvas, StyleContrast.line,
                        own.surfaces[.canvas] != nil || said[.line] != nil
                    ))
            }
            return pairs.compactMap { pair in
                let ratio = StyleContrast.ratio(pair.front, pair.back)
                guard pair.concerns, ratio < pair.least else { return nil }
                let shown = (ratio * 10).rounded(.down) / 10
                return Problem(
                    .warning, code: "low-contrast", message: "\(theme.rawValue): \(pair.what) has a contrast of \(shown):1",
                    remedy: "WCAG AA asks for \(pair.least):1 at least: make one of the two lighter or darker.", place: own.place)
            }
        }
    }
}
