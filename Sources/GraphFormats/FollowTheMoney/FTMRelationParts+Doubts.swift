import RelationGraph

extension FTMRelationParts {
    /// The line of the file on which an entity begins.
    static func line(at offset: UInt32, in bytes: [UInt8], _ lines: [Int]?) -> Int {
        let number = bytes[..<Int(offset)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        return lines.map { $0[number - 1] } ?? number
    }

    /// Tells that relations share an id, and where parts of relations could not be united.
    ///
    /// - Parameter lines: the line of the file that every line of the bytes stands for; nil if they are the file.
    func warn(_ table: inout GraphTable, _ bytes: [UInt8], _ lines: [Int]?) {
        func line(_ offset: UInt32) -> Int { FTMRelationParts.line(at: offset, in: bytes, lines) }
        if let (id, count, first, second) = shared.first {
            let (one, other) = (line(first), line(second))
            let more = shared.count - 1
            table.warn(
                "shared-relation-id",
                (count == 2
                    ? "The relations on lines \(one) and \(other) have one id, “\(id)”, but join different entities"
                    : "\(count) relations that join different entities have one id, “\(id)”; two are on lines \(one) and \(other)")
                    + (more == 0 ? "" : "; so it is with \(more) more id\(more == 1 ? "" : "s")"),
                remedy:
                    "Two data sets use one id: give those of one of them a beginning of their own. Each relation is read as it stands.",
                line: other)
        }
        if let (id, offset) = unclear.first {
            let place = line(offset)
            let more = unclear.count - 1
            table.warn(
                "unclear-relation-part",
                "Line \(place) tells a part of the relation “\(id)”, but not which of those that have this id, or could have it, is meant"
                    + (more == 0 ? "" : "; so it is with \(more) more id\(more == 1 ? "" : "s")"),
                remedy: "Name both ends of the relation on the line. So far it is read as a node of its own.", line: place)
        }
    }
}
