extension String {
    /// The text in lines of at most `width` characters, broken at spaces; a word that is longer is broken anywhere. Characters that would
    /// disturb a picture (controls, direction overrides) are left out.
    func wrapped(to width: Int, maximumLines: Int = 6) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in drawable.split(whereSeparator: \.isWhitespace) {
            var rest = word
            while !rest.isEmpty {
                let free = width - line.count - (line.isEmpty ? 0 : 1)
                if rest.count <= free {
                    line += (line.isEmpty ? "" : " ") + rest
                    break
                }
                if !line.isEmpty {
                    lines.append(line)
                    line = ""
                } else {
                    lines.append(String(rest.prefix(width)))
                    rest = rest.dropFirst(width)
                }
                if lines.count > maximumLines { break }
            }
            if lines.count > maximumLines { break }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > maximumLines else { return lines }
        lines.removeSubrange(maximumLines...)
        lines[maximumLines - 1] = String(lines[maximumLines - 1].prefix(width - 1)) + "…"
        return lines
    }

    /// The text without characters that no XML document may hold, and without those that reorder or hide what surrounds them.
    var drawable: String {
        // Printable ASCII needs no second look.
        guard !utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) else { return self }
        var clean = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: clean.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: continue
            case 0x202A...0x202E, 0x2066...0x2069, 0x200B, 0x2060, 0xFEFF: continue
            default: clean.append(scalar)
            }
        }
        return String(clean)
    }
}
