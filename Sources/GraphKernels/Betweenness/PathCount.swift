/// A number of shortest paths, as a floating-point number without a largest value: significand · 2^(512 · exponent).
///
/// In a grid of 1000 × 1000 nodes 10⁶⁰⁰ shortest paths join the corners, and a `Double` ends at 10³⁰⁸. Only sums and ratios are needed, and
/// both are as precise as those of `Double`.
///
/// Invariant: the significand is at least 1 and below 2⁵¹².
struct PathCount: BitwiseCopyable, Sendable, Equatable {
    var significand: Double
    var exponent: Int

    static let one = PathCount(significand: 1, exponent: 0)

    @inline(__always)
    static func += (sum: inout PathCount, count: PathCount) {
        if sum.exponent == count.exponent {
            sum.significand += count.significand
        } else if sum.exponent == count.exponent + 1 {
            sum.significand += count.significand * 0x1p-512
        } else if sum.exponent + 1 == count.exponent {
            sum = PathCount(significand: count.significand + sum.significand * 0x1p-512, exponent: count.exponent)
        } else if sum.exponent < count.exponent {
            sum = count
        }
        // What is two exponents smaller would not change a bit.
        if sum.significand >= 0x1p512 {
            sum.significand *= 0x1p-512
            sum.exponent += 1
        }
    }
}

extension PathCount {
    /// 2^(512 · exponent), for the difference between the exponents of a node and of one that more paths lead to; 0 where it is too small
    /// to matter.
    @inline(__always)
    static func scale(_ exponent: Int) -> Double {
        exponent == 0 ? 1 : exponent == -1 ? 0x1p-512 : 0
    }
}
