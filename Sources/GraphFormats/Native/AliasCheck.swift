/// Looks for YAML aliases that could expand without end, before the parser follows them.
///
/// The search is textual and errs on the side of finding too many, but only in files that both define and use a name as an anchor.
struct AliasCheck {
    /// More distinct anchors than this are refused: a chain of aliases nests as deep as there are anchors.
    static let anchorLimit = 32

    enum Finding: Equatable {
        /// An anchor too many, at this offset.
        case tooManyAnchors(Int)
        /// A list, a mapping or an alias as the key of a mapping, at this offset.
        case complexKey(Int)
    }

    /// - Complexity: O(bytes).
    static func finding(in bytes: [UInt8]) -> Finding? {
        let anchors = names(after: UInt8(ascii: "&"), in: bytes)
        guard !anchors.isEmpty else { return nil }
        let aliases = names(after: UInt8(ascii: "*"), in: bytes)
        let defined = Set(anchors.map(\.name))
        guard aliases.contains(where: { defined.contains($0.name) }) else { return nil }
        if anchors.count > anchorLimit { return .tooManyAnchors(anchors[anchorLimit].offset) }
        return aliases.first { isFollowedByColon($0.end, in: bytes) }.map { .complexKey($0.offset) } ?? complexKey(in: bytes)
    }

    private static func names(after sign: UInt8, in bytes: [UInt8]) -> [(name: ArraySlice<UInt8>, offset: Int, end: Int)] {
        var found: [(name: ArraySlice<UInt8>, offset: Int, end: Int)] = []
        for offset in bytes.indices where bytes[offset] == sign && mayBeginToken(offset, in: bytes) {
            let name = bytes[(offset + 1)...].prefix { isNameByte($0) }
            if !name.isEmpty { found.append((name, offset, name.endIndex)) }
        }
        return found
    }

    private static func complexKey(in bytes: [UInt8]) -> Finding? {
        for offset in bytes.indices {
            switch bytes[offset] {
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if isFollowedByColon(offset + 1, in: bytes) { return .complexKey(offset) }
            case UInt8(ascii: "?"):
                let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0x20
                if next <= 0x20, mayBeginToken(offset, in: bytes) { return .complexKey(offset) }
            default: break
            }
        }
        return nil
    }

    private static func mayBeginToken(_ offset: Int, in bytes: [UInt8]) -> Bool {
        guard offset > 0 else { return true }
        let before = bytes[offset - 1]
        return before <= 0x20 || before >= 0x80 || "[{,:-?".utf8.contains(before)
    }

    private static func isFollowedByColon(_ offset: Int, in bytes: [UInt8]) -> Bool {
        bytes[offset...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: ":")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 0x2D || byte == 0x5F
    }
}
