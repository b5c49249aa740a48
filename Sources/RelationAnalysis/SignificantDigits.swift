extension Double {
    /// The number as texts show it: so many digits that count, at least; a whole number as one, a very small or great one with a power of ten.
    ///
    /// “–” where it is undefined.
    public func shown(digits: Int = 4, rounding rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero) -> String {
        guard isFinite else { return isNaN ? "–" : self < 0 ? "−∞" : "∞" }
        if self == 0 { return "0" }
        let magnitude = Swift.abs(self)
        guard (1e-4..<1e15).contains(magnitude) else { return scientific(digits, rule) }
        if self == rounded() { return String(Int(self)) }
        var scale = 1.0
        var reach = Double.power(of: 10, digits - 1)
        // Before the point all digits count.
        while reach > magnitude { (scale, reach) = (scale * 10, reach / 10) }
        let value = (self * scale).rounded(rule) / scale
        return value == value.rounded() ? String(Int(value)) : "\(value)"
    }

    /// 1.5e-7.
    private func scientific(_ digits: Int, _ rule: FloatingPointRoundingRule) -> String {
        // The digits that tell the number from all others, as text: to divide would round already.
        let parts = description.split(separator: "e")
        var (mantissa, exponent) = (Double(parts[0]) ?? self, parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        while Swift.abs(mantissa) >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        let scale = Double.power(of: 10, digits - 1)
        var value = (mantissa * scale).rounded(rule) / scale
        if Swift.abs(value) >= 10 { (value, exponent) = (value / 10, exponent + 1) }
        return (value == value.rounded() ? String(Int(value)) : "\(value)") + "e\(exponent)"
    }

    private static func power(of base: Double, _ exponent: Int) -> Double { (0..<max(0, exponent)).reduce(1) { power, _ in power * base } }
}
