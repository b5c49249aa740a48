import Foundation
import Testing

/// A colour as light: linear sRGB, 0 ... 1.
struct LinearColor {
    var channels: [Double]

    /// - Parameter hex: `#rrggbb`.
    init(_ hex: String) throws {
        channels = try [1, 3, 5].map { start in
            let from = hex.index(hex.startIndex, offsetBy: start)
            let value = Double(try #require(UInt8(hex[from..<hex.index(from, offsetBy: 2)], radix: 16))) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
    }

    init(_ channels: [Double]) { self.channels = channels }

    /// Relative luminance as WCAG 2.2 defines it.
    var luminance: Double { 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] }

    func seen(by vision: ColorVision) -> LinearColor {
        guard let rows = vision.matrix else { return self }
        return LinearColor(rows.map { row in min(1, max(0, zip(row, channels).reduce(0) { $0 + $1.0 * $1.1 })) })
    }

    /// CIE 1976 L*a*b* for the white of sRGB, D65.
    var lab: LabColor {
        let rows = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
        let white = [0.95047, 1, 1.08883]
        let f = zip(rows, white).map { row, white in
            let value = zip(row, channels).reduce(0) { $0 + $1.0 * $1.1 } / white
            return value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
        }
        return LabColor(lightness: 116 * f[1] - 16, a: 500 * (f[0] - f[1]), b: 200 * (f[1] - f[2]))
    }
}

/// How a reader sees: with all three cones, with one of them missing, or a copy without colours.
enum ColorVision: String, CaseIterable {
    case normal, protanopia, deuteranopia, tritanopia, greyscale

    /// The kinds of eyes, as against paper.
    static let eyes: [ColorVision] = [.normal, .protanopia, .deuteranopia, .tritanopia]

    /// In linear sRGB: Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency",
    /// doi:10.1109/TVCG.2009.113, severity 1.0; greyscale by luminance.
    fileprivate var matrix: [[Double]]? {
        switch self {
        case .normal: nil
        case .protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        case .greyscale: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
        }
    }
}

struct LabColor {
    var lightness: Double
    var a: Double
    var b: Double

    /// CIEDE2000 with all weights 1, after Sharma, Wu and Dalal (2005), "The CIEDE2000 Color-Difference Formula: Implementation Notes,
    /// Supplementary Test Data, and Mathematical Observations", doi:10.1002/col.20070; the numbers in brackets are its equations.
    func difference(to other: LabColor) -> Double {
        func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
        func seventh(_ chroma: Double) -> Double { (pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))).squareRoot() }
        // (2)-(7): a' and with it C' and h'.
        let stretch = 1 + 0.5 * (1 - seventh((hypot(a, b) + hypot(other.a, other.b)) / 2))
        let (a1, a2) = (a * stretch, other.a * stretch)
        let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
        func hue(_ a: Double, _ b: Double) -> Double {
            if a == 0, b == 0 { return 0 }
            let degrees = atan2(b, a) * 180 / .pi
            return degrees < 0 ? degrees + 360 : degrees
        }
        let (h1, h2) = (hue(a1, b), hue(a2, other.b))
        // (8)-(11)
        let isGrey = c1 * c2 == 0
        var turn = isGrey ? 0 : h2 - h1
        if turn > 180 { turn -= 360 }
        if turn < -180 { turn += 360 }
        let deltaHue = 2 * (c1 * c2).squareRoot() * sin(radians(turn / 2))
        // (12)-(14)
        let (meanL, meanC) = ((lightness + other.lightness) / 2, (c1 + c2) / 2)
        let meanH =
            isGrey ? h1 + h2 : abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2
        // (15)-(21)
        let t =
            1 - 0.17 * cos(radians(meanH - 30)) + 0.24 * cos(radians(2 * meanH)) + 0.32 * cos(radians(3 * meanH + 6)) - 0.20
            * cos(radians(4 * meanH - 63))
        let deviation = pow(meanL - 50, 2)
        let scaleL = 1 + 0.015 * deviation / (20 + deviation).squareRoot()
        let (scaleC, scaleH) = (1 + 0.045 * meanC, 1 + 0.015 * meanC * t)
        let rotation = -sin(radians(60 * exp(-pow((meanH - 275) / 25, 2)))) * 2 * seventh(meanC)
        // (22)
        let (l, c, h) = ((other.lightness - lightness) / scaleL, (c2 - c1) / scaleC, deltaHue / scaleH)
        return (l * l + c * c + h * h + rotation * c * h).squareRoot()
    }
}

/// What the tests of the palette rest on.
@Suite struct ColorVisionTests {
    /// Pairs 1, 4, 7, 9 to 11, 13, 17, 19, 25 and 34 of table 1 of Sharma, Wu and Dalal.
    @Test func differencesArePublishedOnes() {
        let pairs: [(LabColor, LabColor, Double)] = [
            (LabColor(lightness: 50, a: 2.6772, b: -79.7751), LabColor(lightness: 50, a: 0, b: -82.7485), 2.0425),
            (LabColor(lightness: 50, a: -1.3802, b: -84.2814), LabColor(lightness: 50, a: 0, b: -82.7485), 1.0000),
            (LabColor(lightness: 50, a: 0, b: 0), LabColor(lightness: 50, a: -1, b: 2), 2.3669),
            (LabColor(lightness: 50, a: 2.49, b: -0.001), LabColor(lightness: 50, a: -2.49, b: 0.0009), 7.1792),
            (LabColor(lightness: 50, a: 2.49, b: -0.001), LabColor(lightness: 50, a: -2.49, b: 0.0010), 7.1792),
            (LabColor(lightness: 50, a: 2.49, b: -0.001), LabColor(lightness: 50, a: -2.49, b: 0.0011), 7.2195),
            (LabColor(lightness: 50, a: -0.001, b: 2.49), LabColor(lightness: 50, a: 0.0009, b: -2.49), 4.8045),
            (LabColor(lightness: 50, a: 2.5, b: 0), LabColor(lightness: 73, a: 25, b: -18), 27.1492),
            (LabColor(lightness: 50, a: 2.5, b: 0), LabColor(lightness: 56, a: -27, b: -3), 31.9030),
            (LabColor(lightness: 60.2574, a: -34.0099, b: 36.2677), LabColor(lightness: 60.4626, a: -34.1751, b: 39.4387), 1.2644),
            (LabColor(lightness: 2.0776, a: 0.0795, b: -1.1350), LabColor(lightness: 0.9033, a: -0.0636, b: -0.5514), 0.9082),
        ]
        for (one, other, expected) in pairs {
            #expect(abs(one.difference(to: other) - expected) < 0.00005, "\(one) \(other)")
            #expect(abs(other.difference(to: one) - expected) < 0.00005, "\(other) \(one)")
        }
    }

    @Test func whiteIsWhiteToEverybody() throws {
        let white = try LinearColor("#ffffff")
        for vision in ColorVision.allCases {
            #expect(white.seen(by: vision).lab.difference(to: white.lab) < 0.01, "\(vision)")
        }
    }

    /// What each lacks: reds and greens of one lightness come near each other, blues and greens do.
    @Test func simulationsTakeAwayWhatTheyAreNamedFor() throws {
        let (red, green) = (try LinearColor("#c00000"), try LinearColor("#7a6000"))
        for vision in [ColorVision.protanopia, .deuteranopia] {
            let seen = red.seen(by: vision).lab.difference(to: green.seen(by: vision).lab)
            #expect(seen < red.lab.difference(to: green.lab) / 2, "\(vision) \(seen)")
        }
        let (blue, cyan) = (try LinearColor("#0072b2"), try LinearColor("#009e73"))
        let seen = blue.seen(by: .tritanopia).lab.difference(to: cyan.seen(by: .tritanopia).lab)
        #expect(seen < blue.lab.difference(to: cyan.lab) / 2)
    }
}
