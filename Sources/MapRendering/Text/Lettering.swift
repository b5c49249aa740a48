import Graphviz

/// A size and a weight of text, and how wide a text is in it: as the layout measures, so that what is wrapped here fits there.
struct Lettering: Sendable {
    /// In points, whole: Graphviz 2.42 drops the fraction in its drawing operations.
    var size: Double
    var isBold = false

    /// The small line above a name.
    static let tag = Lettering(size: 7)
    /// The word of a statement's status.
    static let badge = Lettering(size: 7, isBold: true)
    static let name = Lettering(size: 10, isBold: true)
    /// What a statement says, in italics, which are as wide as upright letters.
    static let statement = Lettering(size: 10)
    /// The small line below a name.
    static let caption = Lettering(size: 8)
    static let lineLabel = Lettering(size: 8)
    static let group = Lettering(size: 10)
    static let title = Lettering(size: 17, isBold: true)
    static let subtitle = Lettering(size: 11)
    /// The caption of a step, which is what its figure is for.
    static let step = Lettering(size: 13)
    static let legend = Lettering(size: 9)
    static let legendHeading = Lettering(size: 9, isBold: true)

    func width(of text: some StringProtocol) -> Double { TextMetrics.width(of: String(text), size: size, bold: isBold) }

    /// A word in pieces that fit, each of at least one character. O(characters).
    fileprivate func pieces(of word: Substring, within width: Double) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var used = 0.0
        for character in word {
            let advance = self.width(of: String(character))
            if used + advance > width, !piece.isEmpty {
                pieces.append(piece)
                piece = ""
                used = 0
            }
            piece.append(character)
            used += advance
        }
        return pieces + [piece]
    }

    /// The text with an ellipsis, shortened until both fit.
    fileprivate func ellipsis(after text: String, within width: Double) -> String {
        var text = text
        while !text.isEmpty, self.width(of: text + "…") > width { text.removeLast() }
        return text + "…"
    }
}

extension String {
    /// The text in lines of at most `width` points, broken at spaces; a word that is wider is broken anywhere. What does not go into
    /// `maximumLines` is cut, and an ellipsis says so.
    func wrapped(to width: Double, in lettering: Lettering, maximumLines: Int = 6) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in drawable.split(whereSeparator: \.isWhitespace) where lines.count <= maximumLines {
            let joined = line.isEmpty ? String(word) : line + " " + word
            if lettering.width(of: joined) <= width {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            var pieces = lettering.pieces(of: word, within: width)
            line = pieces.removeLast()
            lines += pieces
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > maximumLines else { return lines }
        lines.removeSubrange(maximumLines...)
        lines.append(lettering.ellipsis(after: lines.popLast() ?? "", within: width))
        return lines
    }

    /// As `wrapped(to:in:maximumLines:)`, in as many lines, but of about one length: no line holds a single short word if it can be helped.
    ///
    /// - Complexity: O(characters) for each of a few widths.
    func balanced(to width: Double, in lettering: Lettering, maximumLines: Int = 6) -> [String] {
        let lines = wrapped(to: width, in: lettering, maximumLines: maximumLines)
        guard lines.count > 1, lines.last?.hasSuffix("…") == false else { return lines }
        var (narrow, wide, best) = (width / Double(lines.count), width, lines)
        while wide - narrow > 2 {
            let middle = (narrow + wide) / 2
            let candidate = wrapped(to: middle, in: lettering, maximumLines: maximumLines)
            if candidate.count == lines.count, candidate.joined(separator: " ") == lines.joined(separator: " ") {
                (wide, best) = (middle, candidate)
            } else {
                narrow = middle
            }
        }
        return best
    }

    /// The text on one line of at most `width` points, shortened with an ellipsis where it is wider.
    func shortened(to width: Double, in lettering: Lettering) -> String {
        wrapped(to: width, in: lettering, maximumLines: 1).first ?? ""
    }
}
