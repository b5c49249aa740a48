/// Relations whose entities stand in several parts, on several lines: which these are, and where their parts begin.
///
/// Nearly no file has any; to find that out takes no more than a look at the key of every relation's id.
struct FTMRelationParts {
    /// Where the parts of each such entity begin, by the first that has both ends.
    private(set) var offsets: [UInt32: [UInt32]] = [:]
    /// The same of entities none of whose parts has both ends, and on which line of which part of the file they begin.
    private(set) var scattered: [(offsets: [UInt32], part: Int, line: Int)] = []
    /// Where the parts begin that make no relations by themselves.
    private(set) var others: Set<UInt32> = []
    /// The ids of those that would be nodes.
    private(set) var looseIDs: Set<String> = []

    var isEmpty: Bool { others.isEmpty }

    /// - Complexity: O(relations) expected.
    init(_ parts: [FTMLines], _ bytes: [UInt8]) {
        // A part without its ends is a node by itself.
        var loose: [String: [(node: FTMPiece.Node, part: Int)]] = [:]
        for (number, part) in parts.enumerated() {
            let areRelations = part.reader.schemata.values.map { schema in if case .node = schema.role { false } else { true } }
            guard areRelations.contains(true) else { continue }
            for node in part.piece.nodes where areRelations[Int(node.schema)] { loose[node.id, default: []].append((node, number)) }
        }
        let candidates = FTMRelationParts.repeated(in: parts).union(loose.keys.map { FTMKey.half(FTMKey.bits(Array($0.utf8).span)) })
        guard !candidates.isEmpty else { return }
        var groups: [String: [UInt32]] = [:]
        var reader = FTMEntityReader(JSONScanner(bytes, in: bytes.indices))
        for relation in parts.lazy.flatMap(\.piece.relations) where candidates.contains(relation.key) {
            reader.scanner.move(to: Int(relation.offset)..<bytes.count)
            // What was read once can be read again.
            guard (try? reader.read()) != nil, let id = reader.entity.id, let text = try? reader.scanner.text(id) else { continue }
            groups[text, default: []].append(relation.offset)
        }
        for (id, group) in groups {
            let more = (loose[id] ?? []).map(\.node.offset)
            if !more.isEmpty { looseIDs.insert(id) }
            guard group.count + more.count > 1 else { continue }
            offsets[group[0]] = group + more
            others.formUnion(group.dropFirst() + more)
        }
        for (id, nodes) in loose where groups[id] == nil && nodes.count > 1 {
            let group = nodes.map(\.node.offset)
            guard (try? reader.read(partsAt: group)) != nil, reader.ends != nil else { continue }
            scattered.append((group, nodes[0].part, Int(nodes[0].node.line)))
            others.formUnion(group)
            looseIDs.insert(id)
        }
        scattered.sort { ($0.part, $0.line) < ($1.part, $1.line) }
    }

    /// The keys that several relations have.
    private static func repeated(in parts: [FTMLines]) -> Set<UInt32> {
        let count = parts.reduce(0) { $0 + $1.piece.relations.count }
        guard count > 1 else { return [] }
        var size = 4
        while size < count + count / 4 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        var repeated: Set<UInt32> = []
        for part in parts {
            for relation in part.piece.relations {
                var slot = Int(relation.key >> 1) & (size - 1)
                while slots[slot] != 0, slots[slot] != relation.key { slot = (slot + 1) & (size - 1) }
                if slots[slot] != 0 { repeated.insert(relation.key) }
                slots[slot] = relation.key
            }
        }
        return repeated
    }
}

extension FTMEntityReader {
    /// Where the values stand of the two properties that the entity joins that was read last; nil if it joins nothing.
    var ends: (sources: Range<Int>, targets: Range<Int>)? {
        let names: (source: String, target: String)
        switch schemata[entity.schema].role {
        case .node: return nil
        case .edge(_, let source, let target): names = (source, target)
        case .listing: names = ("entity", "authority")
        }
        guard let sources = values(names.source), let targets = values(names.target) else { return nil }
        return (sources.indices, targets.indices)
    }
}
