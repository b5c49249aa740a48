/// Relations whose entities stand in several parts, on several lines: which these are, and where their parts begin.
///
/// Parts of one id that join the same are one relation; those that join something else are another. What lacks an end belongs to the
/// one relation of its id that has the end it tells; if there is none, or more than one, it stands for itself. Nearly no file has any
/// parts; to find that out takes no more than a look at the key of every relation's id.
struct FTMRelationParts {
    /// Where the parts of each such entity begin, in their order, by the first that has both ends.
    private(set) var offsets: [UInt32: [UInt32]] = [:]
    /// The same of entities none of whose parts has both ends, and on which line of which part of the file they begin.
    private(set) var scattered: [(offsets: [UInt32], place: Place)] = []
    /// Where the parts begin that make no relations by themselves.
    private(set) var others: Set<UInt32> = []
    /// The ids of those that would be nodes, by where they stand.
    private var looseIDs: [Place: Set<String>] = [:]
    /// The ids that relations have which join different entities, and where the first two of these begin.
    private(set) var shared: [(id: String, count: Int, first: UInt32, second: UInt32)] = []
    /// Where parts begin that could belong to several relations of their id, or contradict them all.
    private(set) var unclear: [(id: String, offset: UInt32)] = []

    /// A line of a part of the file.
    struct Place: Hashable, Comparable {
        var part: Int
        var line: Int

        static func < (one: Place, other: Place) -> Bool { (one.part, one.line) < (other.part, other.line) }
    }

    var isEmpty: Bool { others.isEmpty }

    /// Whether an entity is told with other parts of it, and is no node.
    func isUnited(_ id: @autoclosure () -> String?, at place: Place) -> Bool {
        guard let ids = looseIDs[place], let id = id() else { return false }
        return ids.contains(id)
    }

    /// - Complexity: O(relations) expected.
    init(_ parts: [FTMLines], _ bytes: [UInt8]) {
        // A part without its ends is a node by itself.
        var groups: [String: [FTMRelationPart]] = [:]
        for (number, part) in parts.enumerated() {
            let areRelations = part.reader.schemata.values.map { schema in if case .node = schema.role { false } else { true } }
            guard areRelations.contains(true) else { continue }
            for node in part.piece.nodes where areRelations[Int(node.schema)] {
                let place = Place(part: number, line: Int(node.line))
                groups[node.id, default: []].append(FTMRelationPart(offset: node.offset, place: place))
            }
        }
        let candidates = FTMRelationParts.repeated(in: parts).union(groups.keys.map { FTMKey.half(FTMKey.bits(Array($0.utf8).span)) })
        guard !candidates.isEmpty else { return }
        var reader = FTMEntityReader(JSONScanner(bytes, in: bytes.indices))
        for relation in parts.lazy.flatMap(\.piece.relations) where candidates.contains(relation.key) {
            reader.scanner.move(to: Int(relation.offset)..<bytes.count)
            // What was read once can be read again.
            guard (try? reader.read()) != nil, let id = reader.entity.id, let text = try? reader.scanner.text(id) else { continue }
            groups[text, default: []].append(FTMRelationPart(offset: relation.offset, ends: reader.toldEnds))
        }
        for (id, group) in groups where group.count > 1 { unite(id, group.sorted { $0.offset < $1.offset }, &reader) }
        scattered.sort { $0.place < $1.place }
        shared.sort { $0.second < $1.second }
        unclear.sort { $0.offset < $1.offset }
    }

    private mutating func unite(_ id: String, _ group: [FTMRelationPart], _ reader: inout FTMEntityReader) {
        var relations = FTMRelationVersions()
        for part in group where part.place == nil { relations.append(part) }
        guard !relations.isEmpty else { return uniteScattered(id, group, &reader) }
        if let second = relations.second {
            shared.append((id, relations.count, group.first { $0.place == nil }?.offset ?? second, second))
        }
        var isUnclear = false
        for part in group {
            guard let place = part.place else { continue }
            if relations.take(part.offset, FTMRelationPart.ends(at: part.offset, &reader)) {
                looseIDs[place, default: []].insert(id)
            } else if !isUnclear {
                unclear.append((id, part.offset))
                isUnclear = true
            }
        }
        for (first, parts) in relations.united {
            offsets[first] = parts.sorted()
            others.formUnion(parts.filter { $0 != first })
        }
    }

    /// Unites parts none of which has both ends, if all that tell the same end tell it alike.
    private mutating func uniteScattered(_ id: String, _ group: [FTMRelationPart], _ reader: inout FTMEntityReader) {
        let offsets = group.map(\.offset)
        guard (try? reader.read(partsAt: offsets)) != nil, reader.ends != nil, let place = group[0].place else { return }
        let ends = group.map { FTMRelationPart.ends(at: $0.offset, &reader) }
        guard Set(ends.compactMap(\.source)).count == 1, Set(ends.compactMap(\.target)).count == 1 else {
            unclear.append((id, offsets[0]))
            return
        }
        scattered.append((offsets, place))
        others.formUnion(offsets)
        for part in group { if let place = part.place { looseIDs[place, default: []].insert(id) } }
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
