import RelationGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads JSON (RFC 8259) piece by piece, as its caller asks for it, without copying or building a tree.
///
/// Strict: no comments, no trailing commas, no bare words, no lone surrogates, no NUL, only UTF-8, nothing but white space between values, and
/// nothing nested deeper than `depthLimit`. Every method reads from `position` on and leaves it behind what it has read. That a key occurs once
/// in its object is for those to check who read the object; `value()` does, `skipValue()` does not.
///
/// Reading takes O(bytes), with O(1) space besides what is given back.
struct JSONScanner {
    let bytes: [UInt8]
    /// The end of the part that is read.
    private(set) var end: Int
    var position: Int
    private var depth = 0

    /// What nests deeper is no data, but an attempt on the stack.
    static let depthLimit = 100

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// Goes on with another part of the text.
    mutating func move(to range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
        depth = 0
    }

    /// Where a byte comes next from an offset on; the end of all bytes if it does not.
    func offset(of byte: UInt8, from start: Int) -> Int {
        // The library looks at no more than the bytes behind the offset, of which it is told how many there are.
        unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, start < buffer.count else { return buffer.count }
            guard let found = unsafe memchr(base + start, Int32(byte), buffer.count - start) else { return buffer.count }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    mutating func skipBlanks() { position = blanksEnd }

    private var blanksEnd: Int {
        let bytes = bytes.span
        var index = position
        while index < end, bytes[index] == 0x20 || bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0x09 { index += 1 }
        return index
    }

    /// The first byte of what comes next; nil at the end.
    var next: UInt8? {
        mutating get {
            skipBlanks()
            return position < end ? bytes[position] : nil
        }
    }

    var isAtEnd: Bool {
        mutating get { next == nil }
    }

    /// The first byte of the next value or mark.
    @inline(__always) mutating func peek() throws(JSONSyntaxError) -> UInt8 {
        // What programs write has at most one blank between two marks.
        if position < end, bytes[position] > 0x20 { return bytes[position] }
        if position + 1 < end, bytes[position] == 0x20, bytes[position + 1] > 0x20 {
            position += 1
            return bytes[position]
        }
        guard let next else { throw .cutOff(at: position, within: depth > 0 ? "a list or an object" : "a value") }
        return next
    }

    /// - Throws: `JSONSyntaxError` if anything but blanks follows.
    mutating func finish() throws(JSONSyntaxError) {
        guard isAtEnd else {
            throw JSONSyntaxError(offset: position, message: "This is no JSON: something follows the value that the text holds")
        }
    }

    func unexpected(_ expected: String, remedy: String? = nil) -> JSONSyntaxError {
        var error = JSONSyntaxError(offset: position, message: "This is no JSON: here should be \(expected)")
        if let remedy { error.remedy = remedy }
        return error
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws(JSONSyntaxError) {
        guard try peek() == UInt8(ascii: mark) else { throw unexpected("“\(mark)”") }
        position += 1
    }

    private mutating func open(_ mark: Unicode.Scalar) throws(JSONSyntaxError) {
        try expect(mark)
        depth += 1
        guard depth <= JSONScanner.depthLimit else {
            throw JSONSyntaxError(
                offset: position - 1, code: "nested-too-deeply",
                message: "Values are nested more than \(JSONScanner.depthLimit) levels deep",
                remedy: "Check the brackets before this place.")
        }
    }

    /// Reads the brace that opens an object.
    mutating func openObject() throws(JSONSyntaxError) { try open("{") }

    /// Reads the bracket that opens a list.
    mutating func openList() throws(JSONSyntaxError) { try open("[") }

    /// The next key of an object whose brace, or whose last value, has been read; nil behind the brace that closes it.
    ///
    /// - Parameter isFirst: whether no key has been read yet; false afterwards.
    mutating func nextKey(_ isFirst: inout Bool) throws(JSONSyntaxError) -> JSONText? {
        if try isClosed(by: "}", isFirst: &isFirst) { return nil }
        guard try peek() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        let key = try string()
        guard try peek() == UInt8(ascii: ":") else { throw unexpected("a colon, behind the key") }
        position += 1
        return key
    }

    /// Whether a list whose bracket, or whose last element, has been read has another one; the bracket that closes it is read.
    mutating func hasElement(_ isFirst: inout Bool) throws(JSONSyntaxError) -> Bool { try !isClosed(by: "]", isFirst: &isFirst) }

    private mutating func isClosed(by mark: Unicode.Scalar, isFirst: inout Bool) throws(JSONSyntaxError) -> Bool {
        let byte = try peek()
        if byte == UInt8(ascii: mark) {
            position += 1
            depth -= 1
            return true
        }
        if isFirst {
            isFirst = false
        } else {
            guard byte == UInt8(ascii: ",") else { throw unexpected("a comma or “\(mark)”") }
            position += 1
        }
        return false
    }

    /// Reads a value of any kind, which must be JSON, and lets it go.
    mutating func skipValue() throws(JSONSyntaxError) {
        // A bit for every level that is open, the innermost lowest: whether it is an object. There are more bits than levels.
        var (objects, level) = (UInt128(0), 0)
        var isFirst = true
        repeat {
            if level > 0 {
                let goesOn = objects & 1 == 1 ? try nextKey(&isFirst) != nil : try hasElement(&isFirst)
                guard goesOn else {
                    objects >>= 1
                    level -= 1
                    isFirst = false
                    continue
                }
            }
            let mark = try peek()
            switch mark {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isObject = mark == UInt8(ascii: "{")
                if isObject { try openObject() } else { try openList() }
                objects = objects << 1 | (isObject ? 1 : 0)
                level += 1
                isFirst = true
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "-"), 0x30...0x39: _ = try number()
            default: _ = try literal()
            }
        } while level > 0
    }

    /// A member that follows in the object whose value comes next; nil if there is none. Nothing is read on by this, and nothing is wrong.
    func laterMember(_ name: String) -> JSONValue? {
        var ahead = self
        do throws(JSONSyntaxError) {
            try ahead.skipValue()
            var isFirst = false
            while let key = try ahead.nextKey(&isFirst) {
                if try ahead.text(key) == name { return try ahead.value() }
                try ahead.skipValue()
            }
        } catch {
            // It is told when the reading gets there.
        }
        return nil
    }
}
