import RelationGraph

extension GraphTable {
    /// Tells of entities without members that have the ids of relations with members: nothing of them is taken over by these.
    ///
    /// - Parameter lines: the lines of those relations, by their ids.
    /// - Complexity: O(entities) expected.
    mutating func warn(ofRelations lines: [String: Int], repeatedIn parts: [FTMLines], _ bytes: [UInt8]) {
        guard !lines.isEmpty else { return }
        var repeated: [(offset: UInt32, id: String)] = []
        for part in parts {
            for node in part.piece.nodes where lines[node.id] != nil { repeated.append((node.offset, node.id)) }
        }
        let keys = Set(lines.keys.map { FTMKey.half(FTMKey.bits(Array($0.utf8).span)) })
        var reader = FTMEntityReader(JSONScanner(bytes, in: bytes.indices))
        for relation in parts.lazy.flatMap(\.piece.relations) where keys.contains(relation.key) {
            reader.scanner.move(to: Int(relation.offset)..<bytes.count)
            // What was read once can be read again.
            guard (try? reader.read()) != nil, let text = reader.entity.id, let id = try? reader.scanner.text(text) else { continue }
            if lines[id] != nil { repeated.append((relation.offset, id)) }
        }
        guard let first = repeated.min(by: { $0.offset < $1.offset }), let line = lines[first.id] else { return }
        let place = FTMRelationParts.line(at: first.offset, in: bytes, nil)
        let more = repeated.count - 1
        warn(
            "repeated-relation",
            "Line \(place) has the id “\(first.id)” of the relation on line \(line), which relgraph has written: what it says stands beside that"
                + (more == 0 ? "" : "; so it is with \(more) more line\(more == 1 ? "" : "s")"),
            remedy: "Remove all that begins with “relgraph:” from line \(line) to have both lines united, or give this one another id.",
            line: place)
    }
}

extension FTMLines {
    /// The numbers of lines for a message: “lines 3, 5, 8 and 12 more”.
    static func told(_ lines: [Int]) -> String {
        let first = lines.prefix(3).map(String.init)
        guard lines.count > 1 else { return "line " + first.joined() }
        if lines.count > 3 { return "lines \(first.joined(separator: ", ")) and \(lines.count - 3) more" }
        return "lines \(first.dropLast().joined(separator: ", ")) and \(first[first.count - 1])"
    }
}
