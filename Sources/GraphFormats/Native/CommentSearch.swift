import RelationGraph

/// Finds the comments of a file. What looks like one within quotes or in a block of text is none.
struct CommentSearch {
    /// Where a comment begins.
    struct Comment {
        var place: SourcePlace
        /// Whether nothing else stands on its line. A comment belongs to what is below it: one behind something is above nothing.
        var hasOwnLine: Bool
    }

    private let source: SourceText
    private let bytes: [UInt8]
    private var comments: [Comment] = []
    /// The quotation mark of a text that is not closed yet, maybe on an earlier line.
    private var quote: UInt8?
    /// The column of what a block of text belongs to: deeper lines are in it.
    private var block: Int?

    /// - Complexity: O(bytes).
    static func comments(in source: SourceText) -> [Comment] {
        guard source.bytes.contains(UInt8(ascii: "#")) else { return [] }
        var search = CommentSearch(source)
        search.readLines()
        return search.comments
    }

    private init(_ source: SourceText) {
        self.source = source
        bytes = source.bytes
    }

    private mutating func readLines() {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            readLine(start..<end)
            start = end + 1
        }
    }

    private mutating func readLine(_ line: Range<Int>) {
        let first = bytes[line].firstIndex { !CommentSearch.isBlank($0) } ?? line.upperBound
        if let column = block {
            // Empty lines do not end a block.
            if first == line.upperBound || first - line.lowerBound > column { return }
            block = nil
        }
        var position = first
        /// The last byte that is not blank, outside of quotes.
        var last: UInt8?
        while position < line.upperBound {
            let byte = bytes[position]
            defer { position += 1 }
            if let open = quote {
                if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") {
                    position += 1
                } else if byte == open {
                    // Two of them stand for one within single quotes: closed and opened again.
                    quote = nil
                    last = byte
                }
                continue
            }
            if CommentSearch.isBlank(byte) { continue }
            let isAfterBlank = position == line.lowerBound || CommentSearch.isBlank(bytes[position - 1])
            if byte == UInt8(ascii: "#"), isAfterBlank {
                comments.append(Comment(place: source.place(ofByte: position), hasOwnLine: position == first))
                return
            }
            let beginsValue = CommentSearch.introducesValue(last, isAfterBlank: isAfterBlank)
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), beginsValue || (last == byte && bytes[position - 1] == byte) {
                quote = byte
            } else if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">"), beginsValue, isAfterBlank, last != nil,
                last != UInt8(ascii: ",")
            {
                block = column(ofOwner: first, in: line, header: position)
            }
            last = byte
        }
    }

    /// The column of the key, or of the dash, whose value a block of text is.
    private func column(ofOwner first: Int, in line: Range<Int>, header: Int) -> Int {
        var (owner, dash) = (first, first)
        while owner + 1 < header, bytes[owner] == UInt8(ascii: "-"), CommentSearch.isBlank(bytes[owner + 1]) {
            dash = owner
            owner += 1
            while owner < header, CommentSearch.isBlank(bytes[owner]) { owner += 1 }
        }
        return (owner == header ? dash : owner) - line.lowerBound
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") }

    /// Whether a value may begin behind a byte; nil is the beginning of the line.
    private static func introducesValue(_ byte: UInt8?, isAfterBlank: Bool) -> Bool {
        switch byte {
        case nil, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"): true
        case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): isAfterBlank
        default: false
        }
    }
}
