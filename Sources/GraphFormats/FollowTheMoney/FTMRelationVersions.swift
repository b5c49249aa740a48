/// A part of an entity that is a relation.
struct FTMRelationPart {
    /// Where it begins.
    let offset: UInt32
    /// Where it stands if it lacks an end, and would be a node; nil if it has both.
    var place: FTMRelationParts.Place?
    var ends = Ends()

    /// What a part joins: each end nil if the part does not tell it.
    struct Ends: Hashable {
        var source: End?
        var target: End?
    }

    /// The values of a property that names an end.
    struct End: Hashable {
        var property: String
        var values: Set<String>
    }

    /// The ends that the part tells which begins at an offset.
    static func ends(at offset: UInt32, _ reader: inout FTMEntityReader) -> Ends {
        reader.scanner.move(to: Int(offset)..<reader.scanner.bytes.count)
        // What was read once can be read again.
        return (try? reader.read()) == nil ? Ends() : reader.toldEnds
    }
}

/// The relations that have one id: their parts, by what they join.
struct FTMRelationVersions {
    /// Where the parts of each begin, the first with both ends first.
    private var parts: [[UInt32]] = []
    private var ends: [FTMRelationPart.Ends] = []
    private var numbers: [FTMRelationPart.Ends: Int] = [:]
    /// Those that have a value of an end; made when it is first asked for.
    private var holders: [FTMRelationPart.End: [Int]]?

    var isEmpty: Bool { parts.isEmpty }
    var count: Int { parts.count }

    /// Where the first part begins that joins something else than the first of all does.
    var second: UInt32? { parts.count > 1 ? parts[1][0] : nil }

    /// The relations of several parts: where the parts begin, by the first of them that has both ends.
    var united: [(first: UInt32, parts: [UInt32])] { parts.filter { $0.count > 1 }.map { ($0[0], $0) } }

    /// Adds a part that has both ends.
    mutating func append(_ part: FTMRelationPart) {
        if let number = numbers[part.ends] {
            parts[number].append(part.offset)
        } else {
            numbers[part.ends] = parts.count
            parts.append([part.offset])
            ends.append(part.ends)
        }
    }

    /// Adds a part that lacks an end, after all that lack none.
    ///
    /// - Returns: Whether there is one relation that it can only belong to.
    mutating func take(_ offset: UInt32, _ told: FTMRelationPart.Ends) -> Bool {
        guard let number = only(told) else { return false }
        parts[number].append(offset)
        return true
    }

    /// The one relation that has all the ends told.
    private mutating func only(_ told: FTMRelationPart.Ends) -> Int? {
        guard let end = told.source ?? told.target else { return parts.count == 1 ? 0 : nil }
        if holders == nil { holders = index() }
        let lists = end.values.map { holders?[FTMRelationPart.End(property: end.property, values: [$0])] ?? [] }
        guard let shortest = lists.min(by: { $0.count < $1.count }) else { return nil }
        var found: Int?
        for number in shortest {
            let own = told.source == nil ? ends[number].target : ends[number].source
            guard let own, own.values.isSuperset(of: end.values) else { continue }
            guard found == nil else { return nil }
            found = number
        }
        return found
    }

    private func index() -> [FTMRelationPart.End: [Int]] {
        var holders: [FTMRelationPart.End: [Int]] = [:]
        for (number, ends) in ends.enumerated() {
            for end in [ends.source, ends.target].compactMap(\.self) {
                for value in end.values {
                    holders[FTMRelationPart.End(property: end.property, values: [value]), default: []].append(number)
                }
            }
        }
        return holders
    }
}

extension FTMEntityReader {
    /// The properties that name what the entity joins that was read last; nil if it is no relation.
    var endNames: (source: String, target: String)? {
        switch schemata[entity.schema].role {
        case .node: nil
        case .edge(_, let source, let target): (source, target)
        case .listing: ("entity", "authority")
        }
    }

    /// Where the values stand of the two properties that the entity joins that was read last; nil if it joins nothing.
    var ends: (sources: Range<Int>, targets: Range<Int>)? {
        guard let names = endNames, let sources = values(names.source), let targets = values(names.target) else { return nil }
        return (sources.indices, targets.indices)
    }

    /// What the entity that was read last tells of what it joins.
    var toldEnds: FTMRelationPart.Ends {
        guard let names = endNames else { return FTMRelationPart.Ends() }
        func end(_ name: String) -> FTMRelationPart.End? {
            values(name).map { FTMRelationPart.End(property: name, values: Set($0.compactMap { try? scanner.text($0) })) }
        }
        return FTMRelationPart.Ends(source: end(names.source), target: end(names.target))
    }
}
