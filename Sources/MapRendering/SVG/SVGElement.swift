/// Writes SVG text: elements in order, attributes escaped, numbers short and the same everywhere.
struct SVGText {
    private(set) var text = ""
    private var open: [String] = []

    init() { text.reserveCapacity(1 << 17) }

    /// Writes a start tag; `close()` ends the element.
    mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
        tag(name, attributes, ending: ">")
        open.append(name)
    }

    /// Ends the element begun last.
    mutating func end() {
        guard let name = open.popLast() else { return }
        endTag(name)
    }

    /// Writes an element without content.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?>) { tag(name, attributes, ending: "/>\n") }

    /// Writes an element that holds only text.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], content: String) {
        tag(name, attributes, ending: ">")
        text += content.drawable.xmlEscaped
        endTag(name)
    }

    /// Writes markup as it is.
    mutating func raw(_ markup: String) { text += markup }

    private mutating func tag(_ name: String, _ attributes: KeyValuePairs<String, String?>, ending: String) {
        text += "<"
        text += name
        for (key, value) in attributes {
            guard let value else { continue }
            text += " "
            text += key
            text += "=\""
            text += value.drawable.xmlEscaped
            text += "\""
        }
        text += ending
    }

    private mutating func endTag(_ name: String) {
        text += "</"
        text += name
        text += ">\n"
    }
}

extension Double {
    /// At most two decimals, no trailing zeros, independent of the locale.
    var svg: String {
        guard isFinite else { return "0" }
        let hundredths = Int((Swift.min(Swift.max(self, -1e12), 1e12) * 100).rounded())
        let whole = abs(hundredths) / 100
        let rest = abs(hundredths) % 100
        let sign = hundredths < 0 ? "-" : ""
        // Joined, not interpolated: a map has some thousands of numbers.
        if rest == 0 { return sign + String(whole) }
        let decimals = rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0" + String(rest) : String(rest)
        return sign + String(whole) + "." + decimals
    }
}
