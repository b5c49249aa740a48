/// The keys of the outermost object at the beginning of a JSON text: what kind of file it is.
struct JSONHead {
    private(set) var keys: Set<String> = []

    /// - Complexity: O(bytes).
    init(_ text: some Sequence<UInt8>) {
        var depth = 0
        var word: [UInt8] = []
        var (isQuoted, isEscaped) = (false, false)
        for byte in text {
            if isQuoted {
                if byte == UInt8(ascii: "\""), !isEscaped { isQuoted = false } else if depth == 1 { word.append(byte) }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                isQuoted = true
                word.removeAll(keepingCapacity: true)
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ":") where depth == 1: keys.insert(String(decoding: word, as: UTF8.self))
            default: continue
            }
        }
    }

    /// Whether it is an entity of FollowTheMoney, and no graph whose nodes have properties and a schema.
    var isEntity: Bool { keys.isSuperset(of: ["schema", "properties"]) && keys.isDisjoint(with: ["nodes", "edges", "links", "elements"]) }
}
