extension String {
    /// The text without what would break a picture: characters that no XML document may hold, those that reorder or hide what surrounds them,
    /// and marks past the eighth on one letter. Line breaks and tabs become spaces.
    var drawable: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return self }
        var clean = String.UnicodeScalarView()
        var marks = 0
        for scalar in unicodeScalars {
            marks = scalar.isMark ? marks + 1 : 0
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: clean.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: continue
            case 0x200B, 0x2060, 0xFEFF: continue
            case _ where scalar.isReordering: continue
            default: if marks <= 8 { clean.append(scalar) }
            }
        }
        return String(clean)
    }

    /// The text as XML character data or as an attribute's value.
    var xmlEscaped: String {
        guard utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 }) else { return self }
        var escaped = ""
        for character in unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    /// Whether a link to it is harmless: http, https, mailto, or relative.
    package var isSafeURL: Bool {
        guard let colon = firstIndex(of: ":") else { return true }
        if let stop = firstIndex(where: { "/?#".contains($0) }), stop < colon { return true }
        return ["http", "https", "mailto"].contains(self[..<colon].lowercased())
    }
}

extension Unicode.Scalar {
    /// Whether it embeds, overrides or isolates a direction: what surrounds it is shown in another order than it is written in.
    ///
    /// The marks of direction (U+200E, U+200F, U+061C) are not among them: they are as weak as a letter, and Arabic and Hebrew need them.
    package var isReordering: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }

    fileprivate var isMark: Bool {
        guard value >= 0x300 else { return false }
        return switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
}
