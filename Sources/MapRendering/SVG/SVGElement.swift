import Graphviz

/// Writes SVG text: elements in order, attributes escaped, numbers short and the same everywhere.
struct SVGText {
    /// As bytes: a map is some ten thousand short pieces, which are joined faster so than as strings.
    private var bytes: [UInt8] = []
    private var open: [String] = []

    /// Whether every element has a line of its own, for those who read it.
    private let breaksLines: Bool

    init(capacity: Int = 1 << 17, breaksLines: Bool = true) {
        self.breaksLines = breaksLines
        bytes.reserveCapacity(capacity)
    }

    /// What has been written. O(its length).
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes a start tag; `end()` ends the element.
    mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String?>...) {
        tag(name, attributes, ending: ">")
        open.append(name)
    }

    /// Ends the element begun last.
    mutating func end() {
        guard let name = open.popLast() else { return }
        endTag(name)
    }

    /// Writes an element without content.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?>...) {
        tag(name, attributes, ending: breaksLines ? "/>\n" : "/>")
    }

    /// Writes an element that holds only text.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], content: String) {
        tag(name, [attributes], ending: ">")
        words(content)
        endTag(name)
    }

    /// Writes markup as it is.
    mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    private mutating func tag(_ name: String, _ attributes: [KeyValuePairs<String, String?>], ending: String) {
        raw("<")
        raw(name)
        for (key, value) in attributes.joined() {
            guard let value else { continue }
            raw(" ")
            raw(key)
            raw("=\"")
            words(value)
            raw("\"")
        }
        raw(ending)
    }

    private mutating func endTag(_ name: String) {
        raw("</")
        raw(name)
        raw(breaksLines ? ">\n" : ">")
    }

    /// Writes text so that it can neither be taken for markup nor break the picture.
    private mutating func words(_ text: String) { raw(text.utf8.allSatisfy(\.isPlainMarkup) ? text : text.drawable.xmlEscaped) }
}

extension UInt8 {
    /// Of a character that stands for itself in XML and in a drawing; numbers and names of colours have no other.
    fileprivate var isPlainMarkup: Bool {
        switch self {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        default: (0x20...0x7E).contains(self)
        }
    }
}

extension Double {
    /// At most two decimals, no trailing zeros, independent of the locale.
    var svg: String {
        var bytes: [UInt8] = []
        appendSVG(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same as bytes: a map has some thousands of numbers.
    fileprivate func appendSVG(to bytes: inout [UInt8]) {
        let hundredths = isFinite ? Int((Swift.min(Swift.max(self, -1e12), 1e12) * 100).rounded()) : 0
        if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var whole = abs(hundredths) / 100
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(whole % 10))
            whole /= 10
        } while whole > 0
        bytes[start...].reverse()
        let rest = abs(hundredths) % 100
        if rest == 0 { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }
}

extension Point {
    var svg: String { CollectionOfOne(self).svg }
}

extension Collection<Point> {
    /// The points with blanks between them, their coordinates with commas.
    var svg: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 * count)
        for point in self {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            point.x.appendSVG(to: &bytes)
            bytes.append(UInt8(ascii: ","))
            point.y.appendSVG(to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
