/// Reads lines of the form `source target` or `source target weight`, without looking at a byte more often than it must.
struct EdgeLineParser {
    /// What a piece of text held.
    struct Result {
        var edgeCount = 0
        /// The greatest node id; -1 if there is no edge.
        var greatest: Int32 = -1
        /// Whether single precision holds all weights exactly.
        var hasSingleWeights = true
        /// What is wrong, and at which byte of the buffer. The edges before it were read.
        var failure: (problem: EdgeListError.Problem, position: Int)?
    }

    private let text: WorkArray<UInt8>
    private let end: Int
    private var position: Int
    private let isWeighted: Bool

    /// - Parameters:
    ///   - range: Whole lines; the last byte is a line feed.
    ///   - isWeighted: Whether every edge has a weight, or none has.
    init(_ text: WorkArray<UInt8>, _ range: Range<Int>, isWeighted: Bool) {
        self.text = text
        self.isWeighted = isWeighted
        position = range.lowerBound
        end = range.upperBound
    }

    /// Puts all edges into a batch, which must be large enough: an edge takes at least 4 bytes of text.
    mutating func parse(into batch: EdgeBatch<Double>) -> Result {
        var result = Result()
        let (sources, targets, weights) = (batch.sources, batch.targets, batch.payloads)
        do {
            while findEdge() {
                let source = try node()
                try separator(missing: .missingNode)
                let target = try node()
                if isWeighted {
                    try separator(missing: .missingWeight)
                    let weight = try weight()
                    weights[result.edgeCount] = weight
                    result.hasSingleWeights = result.hasSingleWeights && EdgeWeights.isSingle(weight)
                }
                try lineEnd()
                sources[result.edgeCount] = source
                targets[result.edgeCount] = target
                result.edgeCount &+= 1
                result.greatest = max(result.greatest, source, target)
            }
        } catch {
            result.failure = (error, position)
        }
        return result
    }

    /// The number of columns of the first edge; `nil` if there is no edge.
    mutating func columnCount() -> Int? {
        guard findEdge() else { return nil }
        var count = 0
        while !isLineFeed {
            while !isLineFeed, !isSeparator(text[position]) { position += 1 }
            count += 1
            skipBlanks()
            if text[position] == UInt8(ascii: ",") { position += 1 }
            skipBlanks()
        }
        return count
    }

    private var isLineFeed: Bool {
        text[position] == UInt8(ascii: "\n")
    }

    /// Goes to the next line that is neither blank nor a comment, at its first byte that is no blank.
    private mutating func findEdge() -> Bool {
        while position < end {
            skipBlanks()
            switch text[position] {
            case UInt8(ascii: "\n"):
                position &+= 1
            case UInt8(ascii: "#"), UInt8(ascii: "%"):
                while !isLineFeed { position &+= 1 }
            default:
                return true
            }
        }
        return false
    }

    private mutating func skipBlanks() {
        while isBlank(text[position]) { position &+= 1 }
    }

    @inline(__always)
    private func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private func isSeparator(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == UInt8(ascii: ",")
    }

    /// Goes past the blanks, or the comma and its blanks, between two columns.
    @inline(__always)
    private mutating func separator(missing problem: EdgeListError.Problem) throws(EdgeListError.Problem) {
        // Nearly always one blank.
        if text[position] == UInt8(ascii: " ") || text[position] == UInt8(ascii: "\t"), text[position &+ 1] &- 48 < 10 {
            position &+= 1
            return
        }
        skipBlanks()
        if text[position] == UInt8(ascii: ",") {
            position &+= 1
            skipBlanks()
        }
        if isLineFeed { throw problem }
    }

    @inline(__always)
    private mutating func lineEnd() throws(EdgeListError.Problem) {
        if !isLineFeed {
            skipBlanks()
            if !isLineFeed { throw .unexpectedText(restOfLine()) }
        }
        position &+= 1
    }

    /// A node id, which ends at a separator or the end of the line.
    @inline(__always)
    private mutating func node() throws(EdgeListError.Problem) -> Int32 {
        let (value, length) = digits()
        let next = text[position &+ length]
        guard length > 0, isSeparator(next) || next == UInt8(ascii: "\n") else { throw .invalidNode(word()) }
        guard value < UInt64(Int32.max) else { throw .nodeTooLarge(word()) }
        position &+= length
        return Int32(truncatingIfNeeded: value)
    }

    /// The number that the digits here form, and how many they are; if too many for a node id, any number that is too great for one.
    @inline(__always)
    private func digits() -> (value: UInt64, length: Int) {
        let (value, length) = upToEightDigits(at: position)
        guard length == 8 else { return (value, length) }
        var (sum, next) = (value, position &+ 8)
        while text[next] &- 48 < 10 {
            // Kept below 2⁶⁴: what is greater than 10¹⁵ stays so.
            if sum < 1_000_000_000_000_000 { sum = sum * 10 + UInt64(text[next] &- 48) }
            next &+= 1
        }
        return (sum, next &- position)
    }

    /// Up to eight digits at once: finds the first byte that is no digit, shifts those behind it out, and adds digits by pairs, fours and eight.
    @inline(__always)
    private func upToEightDigits(at position: Int) -> (value: UInt64, length: Int) {
        let word = text.littleEndianWord(at: position) ^ 0x3030_3030_3030_3030
        // The high bit of every byte that is greater than 9; above the lowest of them, carries may set others, which are not looked at.
        let others = ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
        let length = others.trailingZeroBitCount >> 3
        guard length > 0 else { return (0, 0) }
        let digits = word << UInt64(64 &- 8 &* length)
        let pairs = digits &* 10 &+ (digits >> 8)
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return ((low &+ high) >> 32, length)
    }

    /// A weight: whole numbers and short decimal fractions at once, others by the standard library.
    @inline(__always)
    private mutating func weight() throws(EdgeListError.Problem) -> Double {
        let (value, length) = upToEightDigits(at: position)
        let next = text[position &+ length]
        if length > 0, length < 8, isSeparator(next) || next == UInt8(ascii: "\n") {
            position &+= length
            return Double(value)
        }
        return try unusualWeight()
    }

    private mutating func unusualWeight() throws(EdgeListError.Problem) -> Double {
        let (whole, length) = upToEightDigits(at: position)
        if length > 0, length < 8, text[position + length] == UInt8(ascii: ".") {
            let (fraction, places) = upToEightDigits(at: position + length + 1)
            let next = text[position + length + 1 + places]
            // Both numbers are exact as doubles, so the quotient is rounded once, as it should be.
            if places > 0, places < 8, isSeparator(next) || next == UInt8(ascii: "\n") {
                position += length + 1 + places
                let power = EdgeLineParser.powersOfTen[places]
                return (Double(whole) * power + Double(fraction)) / power
            }
        }
        let word = word()
        // The standard library reads hexadecimal numbers, too, which nobody means here.
        guard !word.contains(where: { $0 == "x" || $0 == "X" }), let value = Double(word), value >= 0, value.isFinite else {
            throw .invalidWeight(word)
        }
        while !isSeparator(text[position]), !isLineFeed { position += 1 }
        return value + 0
    }

    private static let powersOfTen = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7]

    /// What stands here up to the next separator, for a message.
    private func word() -> String {
        var stop = position
        while !isSeparator(text[stop]), text[stop] != UInt8(ascii: "\n") { stop += 1 }
        return string(to: stop)
    }

    private func restOfLine() -> String {
        var stop = position
        while text[stop] != UInt8(ascii: "\n") { stop += 1 }
        while stop > position, isBlank(text[stop - 1]) { stop -= 1 }
        return string(to: stop)
    }

    private func string(to stop: Int) -> String {
        let limit = 60
        let bytes = (position..<min(stop, position + limit)).map { text[$0] }
        return String(decoding: bytes, as: UTF8.self) + (stop - position > limit ? "…" : "")
    }
}

extension WorkArray<UInt8> {
    /// Eight bytes, the first the lowest. There are at least eight behind a text.
    @inline(__always)
    fileprivate func littleEndianWord(at index: Int) -> UInt64 {
        unsafe withUnsafeMutableBufferPointer { bytes in
            unsafe UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
        }
    }
}
