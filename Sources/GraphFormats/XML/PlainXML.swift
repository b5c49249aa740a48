/// Reads the XML that graph programs write, nothing but elements, attributes and texts in UTF-8, straight from its bytes.
///
/// This takes a fraction of the time that a parser of all XML does. Whatever is out of the ordinary (a mistake, a document type, another
/// encoding, CDATA, an instruction) it leaves to `XMLEvents`, which begins anew, and tells what is wrong. It takes nothing that Expat refuses.
struct PlainXML {
    struct Extraordinary: Error {}

    /// What comes next in a document.
    enum Token {
        /// An element begins; one that ends at once, as `<a/>`, is followed by its end.
        case start
        case end
        case text
        case finish
    }

    /// A piece of the document, as it is written.
    struct Piece {
        var range: Range<Int>
        /// Holds `&`, or white space that is not as it seems: to be read by `text(of:)`.
        var isEncoded = false
    }

    /// Where the reader is, to come back to.
    struct State {
        fileprivate var position: Int
        var offset: Int { position }
        fileprivate var line: Int
        fileprivate var depth: Int
    }

    let bytes: [UInt8]
    private(set) var position = 0
    private(set) var line = 1
    private var openNames: [Range<Int>] = []
    private var endsAtOnce = false
    private var hasRoot = false

    /// The name of the element that begins, or ends, without its prefix.
    private(set) var name = 0..<0
    private(set) var attributes: [(name: Range<Int>, value: Piece)] = []
    /// The text between two tags.
    private(set) var text = Piece(range: 0..<0)
    /// The line on which the token begins.
    private(set) var tokenLine = 1

    init(_ bytes: [UInt8]) throws(Extraordinary) {
        self.bytes = bytes
        if bytes.starts(with: ForeignText.byteOrderMark) { position = 3 }
        try readDeclaration()
    }

    var state: State {
        State(position: position, line: line, depth: openNames.count)
    }

    /// Goes back to a state since which no element has been closed that was open then.
    mutating func goBack(to state: State) {
        (position, line, endsAtOnce) = (state.position, state.line, false)
        openNames.removeLast(openNames.count - state.depth)
    }

    /// A reader of the same document from an offset on where the same elements are open. It counts lines from 1.
    func reader(at position: Int) -> PlainXML {
        var reader = self
        (reader.position, reader.line, reader.endsAtOnce) = (position, 1, false)
        return reader
    }

    /// Goes on behind what another reader of the document has read, so many lines further.
    mutating func goOn(behind other: PlainXML) {
        (position, line, endsAtOnce) = (other.position, line + other.line - 1, false)
    }

    /// Whether the tag of an element's end comes next.
    var isAtEndTag: Bool {
        position + 1 < bytes.count && bytes[position] == UInt8(ascii: "<") && bytes[position + 1] == UInt8(ascii: "/")
    }

    // MARK: Tokens

    /// Reads on to the next token.
    mutating func next() throws(Extraordinary) -> Token {
        if endsAtOnce {
            endsAtOnce = false
            return .end
        }
        while true {
            guard position < bytes.count else {
                guard openNames.isEmpty, hasRoot else { throw Extraordinary() }
                return .finish
            }
            tokenLine = line
            guard bytes[position] == UInt8(ascii: "<") else {
                try readText()
                if openNames.isEmpty {
                    guard isBlank(text.range) else { throw Extraordinary() }
                    continue
                }
                return .text
            }
            guard position + 1 < bytes.count else { throw Extraordinary() }
            switch bytes[position + 1] {
            case UInt8(ascii: "/"):
                try readEnd()
                return .end
            case UInt8(ascii: "!"): try readComment()
            case UInt8(ascii: "?"): throw Extraordinary()
            default:
                guard !openNames.isEmpty || !hasRoot else { throw Extraordinary() }
                hasRoot = true
                try readStart()
                return .start
            }
        }
    }

    private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 <= 0x20 } }

    /// Counts the end of a line at a byte that is one.
    private mutating func countLine(at index: Int) {
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { return }
        line += 1
    }

    private mutating func readText() throws(Extraordinary) {
        let start = position
        var (isEncoded, isForeign) = (false, false)
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "<") { break }
            if byte >= 0x80 {
                isForeign = true
            } else if byte < 0x20 {
                guard byte == 0x0A || byte == 0x0D || byte == 0x09 else { throw Extraordinary() }
                if byte != 0x09 { countLine(at: position) }
                // Whatever ends lines is a line feed in the end; texts that hold one are rare.
                if byte == 0x0D { isEncoded = true }
            } else if byte == UInt8(ascii: "&") {
                isEncoded = true
            } else if byte == UInt8(ascii: ">"), position >= start + 2, bytes[position - 1] == UInt8(ascii: "]"),
                bytes[position - 2] == UInt8(ascii: "]")
            {
                throw Extraordinary()
            }
            position += 1
        }
        text = Piece(range: start..<position, isEncoded: isEncoded)
        if isForeign { try validate(text.range) }
        if isEncoded { _ = try string(text) }
        if isEncoded, bytes[text.range].contains(0x0D), !isBlank(text.range) { throw Extraordinary() }
    }

    private func validate(_ range: Range<Int>) throws(Extraordinary) {
        _ = try string(range)
        var index = range.lowerBound
        while index + 2 < range.upperBound {
            if bytes[index] == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { throw Extraordinary() }
            index += 1
        }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39, UInt8(ascii: "_"),
            UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    /// Reads a name of ASCII letters, and gives it with and without its prefix.
    private mutating func readName() throws(Extraordinary) -> (whole: Range<Int>, local: Range<Int>) {
        let start = position
        var local = position
        while position < bytes.count, isNameByte(bytes[position]) {
            if bytes[position] == UInt8(ascii: ":") { local = position + 1 }
            position += 1
        }
        guard position > start, local < position else { throw Extraordinary() }
        switch bytes[start] {
        case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"): throw Extraordinary()
        default: return (start..<position, local..<position)
        }
    }

    private mutating func skipBlanks() {
        while position < bytes.count, bytes[position] <= 0x20 {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return }
            if byte == 0x0A || byte == 0x0D { countLine(at: position) }
            position += 1
        }
    }

    private mutating func readStart() throws(Extraordinary) {
        position += 1
        let (whole, local) = try readName()
        attributes.removeAll(keepingCapacity: true)
        while true {
            let before = position
            skipBlanks()
            guard position < bytes.count else { throw Extraordinary() }
            switch bytes[position] {
            case UInt8(ascii: ">"):
                position += 1
                name = local
                openNames.append(whole)
                return
            case UInt8(ascii: "/"):
                guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ">") else { throw Extraordinary() }
                position += 2
                name = local
                endsAtOnce = true
                return
            default:
                guard position > before else { throw Extraordinary() }
                try readAttribute()
            }
        }
    }

    private mutating func readAttribute() throws(Extraordinary) {
        let (whole, local) = try readName()
        for (known, _) in attributes where bytes[known] == bytes[local] || bytes[known] == bytes[whole] {
            // Perhaps it is given twice, which is a mistake; perhaps two prefixes make two of it.
            throw Extraordinary()
        }
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { throw Extraordinary() }
        position += 1
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'") else {
            throw Extraordinary()
        }
        let quote = bytes[position]
        position += 1
        let start = position
        var (isEncoded, isForeign) = (false, false)
        while position < bytes.count, bytes[position] != quote {
            let byte = bytes[position]
            // White space that becomes a space is left to Expat.
            guard byte >= 0x20, byte != UInt8(ascii: "<") else { throw Extraordinary() }
            if byte == UInt8(ascii: "&") { isEncoded = true }
            if byte >= 0x80 { isForeign = true }
            position += 1
        }
        guard position < bytes.count else { throw Extraordinary() }
        let value = Piece(range: start..<position, isEncoded: isEncoded)
        if isForeign { try validate(value.range) }
        if isEncoded { _ = try string(value) }
        position += 1
        attributes.append((local, value))
    }

    private mutating func readEnd() throws(Extraordinary) {
        position += 2
        let (whole, local) = try readName()
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ">"), let open = openNames.popLast(), bytes[open] == bytes[whole]
        else {
            throw Extraordinary()
        }
        position += 1
        name = local
    }

    /// A comment; anything else that begins so is out of the ordinary.
    private mutating func readComment() throws(Extraordinary) {
        guard bytes[position...].starts(with: "<!--".utf8) else { throw Extraordinary() }
        let start = position
        position += 4
        while position + 2 < bytes.count, bytes[position] != UInt8(ascii: "-") || bytes[position + 1] != UInt8(ascii: "-") {
            let byte = bytes[position]
            if byte == 0x0A || byte == 0x0D { countLine(at: position) } else if byte < 0x20, byte != 0x09 { throw Extraordinary() }
            position += 1
        }
        guard position + 2 < bytes.count, bytes[position + 2] == UInt8(ascii: ">") else { throw Extraordinary() }
        position += 3
        try validate(start..<position)
    }

    /// `<?xml version="1.0" encoding="UTF-8"?>`, or nothing.
    private mutating func readDeclaration() throws(Extraordinary) {
        guard bytes[position...].starts(with: "<?xml".utf8) else { return }
        guard let end = bytes[position...].prefix(200).firstIndex(of: UInt8(ascii: ">")) else { throw Extraordinary() }
        let words = try string(position..<end + 1).replacing("'", with: "\"").replacing("?>", with: " ?>").split(separator: " ")
        guard words.count > 2, words[0] == "<?xml", words[1] == "version=\"1.0\"", words.last == "?>" else { throw Extraordinary() }
        var rest = words[2..<words.count - 1].map(String.init)
        if rest.first == "encoding=\"UTF-8\"" || rest.first == "encoding=\"utf-8\"" { rest.removeFirst() }
        guard rest.isEmpty || rest == ["standalone=\"yes\""] || rest == ["standalone=\"no\""] else { throw Extraordinary() }
        position = end + 1
    }
}
