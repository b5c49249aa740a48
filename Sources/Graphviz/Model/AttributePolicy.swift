/// What attributes may say before Graphviz sees them.
///
/// Wild numbers crash Graphviz, end the process or never end; `fontname` goes into SVG unescaped; `stylesheet` and `image` load files;
/// `javascript:` links pass through. So numbers are clamped, fonts and link schemes whitelisted, file attributes dropped, and characters
/// that XML forbids removed. What is left out silently is only what could not be drawn anyway.
struct AttributePolicy {
    /// A number, or several parted by commas, each clamped to the range; what does not begin with a number is dropped.
    struct Numbers {
        var range: ClosedRange<Double>
        var isInteger = false
        /// Other words that are allowed instead of a number.
        var words: Set<String> = []
    }

    /// The policy of every layout.
    static let standard = AttributePolicy()

    /// Ranges far beyond what a readable drawing uses, far within what Graphviz survives.
    let numbers: [String: Numbers] = [
        "Damping": Numbers(range: 0...1),
        "K": Numbers(range: 0.01...100),
        "arrowsize": Numbers(range: 0...20),
        "defaultdist": Numbers(range: 0.01...1_000),
        "distortion": Numbers(range: -100...100),
        "epsilon": Numbers(range: 0.000_000_1...1),
        "esep": Numbers(range: 0...100),
        "fontsize": Numbers(range: 1...512),
        "gradientangle": Numbers(range: 0...360, isInteger: true),
        "height": Numbers(range: 0...200),
        "labelangle": Numbers(range: -180...180),
        "labeldistance": Numbers(range: 0...20),
        "labelfontsize": Numbers(range: 1...512),
        "len": Numbers(range: 0.01...100),
        "levels": Numbers(range: 0...100, isInteger: true),
        "levelsgap": Numbers(range: 0...100),
        "margin": Numbers(range: 0...200),
        "maxiter": Numbers(range: 0...10_000, isInteger: true),
        "mclimit": Numbers(range: 0.01...100),
        "mindist": Numbers(range: 0...100),
        "minlen": Numbers(range: 0...100, isInteger: true),
        "nodesep": Numbers(range: 0.02...20),
        "normalize": Numbers(range: -360...360, words: ["true", "false"]),
        "nslimit": Numbers(range: 0...1_000),
        "nslimit1": Numbers(range: 0...1_000),
        "overlap_scaling": Numbers(range: -1_000...1_000),
        "pack": Numbers(range: 0...1_000, isInteger: true, words: ["true", "false"]),
        "pad": Numbers(range: 0...10),
        "penwidth": Numbers(range: 0...100),
        "peripheries": Numbers(range: 0...16, isInteger: true),
        "pos": Numbers(range: -1_000_000...1_000_000),
        "quadtree": Numbers(range: 0...2, isInteger: true, words: ["none", "normal", "fast", "true", "false"]),
        "quantum": Numbers(range: 0...100),
        "ranksep": Numbers(range: 0.02...50),
        "ratio": Numbers(range: 0.01...100, words: ["fill", "compress", "expand", "auto"]),
        "remincross": Numbers(range: 0...1, isInteger: true, words: ["true", "false"]),
        "repulsiveforce": Numbers(range: 0...100),
        "rotation": Numbers(range: -360...360),
        "samplepoints": Numbers(range: 3...64, isInteger: true),
        "scale": Numbers(range: 0.01...100),
        "searchsize": Numbers(range: 1...1_000, isInteger: true),
        "sep": Numbers(range: 0...100),
        "sides": Numbers(range: 0...64, isInteger: true),
        "size": Numbers(range: 0.1...200),
        "skew": Numbers(range: -100...100),
        "voro_margin": Numbers(range: 0...10),
        "weight": Numbers(range: 0...1_000, isInteger: true),
        "width": Numbers(range: 0...200),
    ]

    let fonts: Set<String> = ["fontname", "labelfontname"]

    let links: Set<String> = [
        "URL", "href", "edgeURL", "edgehref", "headURL", "headhref", "labelURL", "labelhref", "tailURL", "tailhref",
    ]

    /// They load files, write outside the drawing, turn its coordinates, hide parts of it, or choose another engine.
    let dropped: Set<String> = [
        "stylesheet", "image", "imagepath", "imagepos", "imagescale", "shapefile", "fontpath", "charset", "xdotversion", "landscape",
        "rotate", "viewport", "page", "pagedir", "dpi", "resolution", "layout", "layer", "layers", "layerselect", "layersep",
        "layerlistsep", "dim", "dimen", "mosek", "showboxes", "bb", "_background",
    ]

    // MARK: Applying it

    func applied(to graph: GraphvizGraph) -> GraphvizGraph {
        var result = graph
        result.name = Self.cleaned(graph.name)
        result.attributes = applied(to: graph.attributes)
        // On a graph `orientation` turns the page; on a node it turns the polygon.
        result.attributes["orientation"] = nil
        result.nodeDefaults = applied(to: graph.nodeDefaults)
        result.edgeDefaults = applied(to: graph.edgeDefaults)
        for index in graph.nodes.indices {
            result.nodes[index].name = Self.cleaned(graph.nodes[index].name)
            result.nodes[index].attributes = applied(to: graph.nodes[index].attributes)
        }
        for index in graph.edges.indices {
            result.edges[index].attributes = applied(to: graph.edges[index].attributes)
            // Of an edge, `pos` is its whole path.
            result.edges[index].attributes["pos"] = nil
        }
        for index in graph.subgraphs.indices {
            result.subgraphs[index].name = Self.cleaned(graph.subgraphs[index].name)
            result.subgraphs[index].attributes = applied(to: graph.subgraphs[index].attributes)
        }
        return result
    }

    func applied(to attributes: GraphvizGraph.Attributes) -> GraphvizGraph.Attributes {
        var result = GraphvizGraph.Attributes(minimumCapacity: attributes.count)
        for (key, value) in attributes where Self.isName(key) && !dropped.contains(key) {
            switch value {
            case .text(let text):
                if let text = applied(to: Self.cleaned(text), key: key) { result[key] = .text(text) }
            case .html(let html):
                // Only labels are read as HTML; elsewhere it would slip past the rules for text. An empty one is no HTML for Graphviz.
                if Self.labels.contains(key) { result[key] = html.isEmpty ? .text("") : .html(Self.cleaned(html)) }
            }
        }
        return result
    }

    private static let labels: Set<String> = ["label", "xlabel", "headlabel", "taillabel"]

    private func applied(to text: String, key: String) -> String? {
        if let numbers = numbers[key] { return numbers.clamped(text) }
        if key == "orientation" { return Numbers(range: -360...360).clamped(text) }
        if fonts.contains(key) { return Self.fontName(text) }
        if links.contains(key) { return Self.isSafeLink(text) ? text : nil }
        return text
    }

    // MARK: Rules

    /// A word of ASCII letters, digits and `_` that does not begin with a digit or with `_`, as Graphviz names its own results.
    static func isName(_ key: String) -> Bool {
        guard let first = key.utf8.first, !(48...57).contains(first), first != 95 else { return false }
        return key.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 95 }
    }

    /// Without the characters that XML 1.0 does not allow (NUL, control characters, U+FFFE, U+FFFF).
    static func cleaned(_ text: String) -> String {
        func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
            let code = scalar.value
            return (code < 0x20 && code != 0x09 && code != 0x0A) || (0x7F...0x9F).contains(code) || code & 0xFFFE == 0xFFFE
        }
        // Most texts are printable ASCII, where looking at the bytes is enough.
        guard !text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }), text.unicodeScalars.contains(where: isForbidden) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isForbidden(scalar) { result.append(scalar) }
        return String(result)
    }

    /// Letters and digits of ASCII, space, comma, `_` and `-`; nil when nothing is left.
    static func fontName(_ text: String) -> String? {
        let allowed = text.unicodeScalars.filter { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || (48...57).contains(scalar.value) || " ,_-".unicodeScalars.contains(scalar))
        }
        let name = String(String.UnicodeScalarView(allowed))
        return name.allSatisfy { $0 == " " || $0 == "," } ? nil : name
    }

    /// `http`, `https`, `mailto` or a relative reference. Browsers ignore spaces and control characters within a scheme, so does this.
    static func isSafeLink(_ text: String) -> Bool {
        let link = text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.value > 0x20 }
        guard let end = link.firstIndex(where: { ":/?#&\\".unicodeScalars.contains($0) }) else { return true }
        // `&` may begin an entity that stands for a colon, `\N` and its like expand to a name.
        guard link[end] == ":" else { return !["&", "\\"].contains(link[end]) }
        return ["http", "https", "mailto"].contains(String(String.UnicodeScalarView(link[..<end])).lowercased())
    }
}

extension AttributePolicy.Numbers {
    /// "3" → "3", "1e9" → the upper bound, "0.5 equally" → itself, "+4,-4" → each clamped; nil when no number is there.
    func clamped(_ text: String) -> String? {
        if isPlain(text) { return text }
        let text = text[...].trimmingSpaces
        if words.contains(String(text)) { return String(text) }
        var parts = [String]()
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let part = part.trimmingSpaces
            let number = part.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
            let suffix = part[number.endIndex...]
            guard let value = Double(number), value.isFinite, ["", "!", " equally"].contains(suffix) else { return nil }
            let bounded = min(max(value, range.lowerBound), range.upperBound)
            // `sep="+4"` adds points where `sep="4"` scales: the sign has a meaning of its own.
            let sign = number.hasPrefix("+") && bounded >= 0 ? "+" : ""
            let isWhole = isInteger || bounded == bounded.rounded()
            parts.append(sign + (isWhole ? String(Int(bounded.rounded())) : String(bounded)) + suffix)
        }
        return parts.isEmpty || parts.count > 2 ? nil : parts.joined(separator: ",")
    }

    /// Whether the text is one number within the range, written as it would be written here. Nearly all are.
    private func isPlain(_ text: String) -> Bool {
        guard let value = Double(text), range.contains(value) else { return false }
        return value == value.rounded() ? String(Int(value)) == text : !isInteger && String(value) == text
    }
}
