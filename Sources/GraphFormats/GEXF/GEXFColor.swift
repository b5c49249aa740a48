/// A colour as GEXF writes it, in numbers, and as everybody else does.
struct GEXFColor {
    let red: Int
    let green: Int
    let blue: Int
    var alpha: Double?

    init?(red: Double?, green: Double?, blue: Double?, alpha: Double?) {
        guard let red, let green, let blue, [red, green, blue].allSatisfy({ 0...255 ~= $0 }) else { return nil }
        (self.red, self.green, self.blue) = (Int(red), Int(green), Int(blue))
        self.alpha = alpha.flatMap { 0..<1 ~= $0 ? $0 : nil }
    }

    /// Reads what `text` gives.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let hex = parts.first, hex.utf8.count == 7, hex.first == "#", let number = Int(hex.dropFirst(), radix: 16), number >= 0 else {
            return nil
        }
        (red, green, blue) = (number >> 16, number >> 8 & 0xFF, number & 0xFF)
        if parts.count == 2 {
            guard let alpha = Double(parts[1]) else { return nil }
            self.alpha = alpha
        }
        guard self.text == text else { return nil }
    }

    /// `#rrggbb`, with the alpha behind a stroke where it is not 1.
    var text: String {
        func hex(_ number: Int) -> String { (number < 16 ? "0" : "") + String(number, radix: 16) }
        return "#" + hex(red) + hex(green) + hex(blue) + (alpha.map { "/\($0)" } ?? "")
    }
}
