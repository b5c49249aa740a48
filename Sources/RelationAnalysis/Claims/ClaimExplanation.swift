import RelationGraph

extension StatementClaims {
    /// The status with its reasons, in one sentence: "disputed: reported by Fox News; denied by Sergei Ryabkov; two speakers took no position".
    public var explanation: String { explanation { _ in true } }

    /// The same with those counted that are not to be named: "disputed: reported by Fox News and one not shown; denied by one not shown".
    public func explanation(naming isNamed: (Node) -> Bool) -> String {
        func name(_ speaker: Node) -> String { Phrasing.list([speaker], naming: isNamed) }
        var reasons = said(.for, isNamed) + said(.against, isNamed)
        reasons += implied(.for, isNamed) + implied(.against, isNamed)
        if let indecision { reasons.append(indecision) }
        let takenBack = withdrawn.map(\.speaker)
        if !takenBack.isEmpty { reasons.append("taken back by \(Phrasing.list(takenBack, naming: isNamed))") }
        for position in positions where position.isTorn {
            reasons.append("\(name(position.speaker)) took both sides, and nothing tells which word was the last")
        }
        for position in positions where !position.isTorn && position.fates.contains(.replaced) {
            let holds = position.holds(.for) || position.holds(.against)
            reasons.append(
                "\(name(position.speaker)) \(holds ? "had taken the other side before" : "took the other side later, by what is left out")")
        }
        var seen: Set<NodeIndex> = []
        for speaker in selfContradictions.map(\.speaker) where seen.insert(speaker.index).inserted {
            reasons.append("\(name(speaker)) is quoted elsewhere with words that rule this out")
        }
        if reasons.isEmpty { reasons = [positions.isEmpty ? "nobody took a stance" : "nobody takes a side"] }
        return status.rawValue + ": " + reasons.joined(separator: "; ")
    }

    /// "four speakers took no position, two more in some words only"; nil if nobody spoke without taking a side.
    public var indecision: String? {
        func phrase(_ count: Int) -> String { "\(Phrasing.number(count)) \(count == 1 ? "speaker" : "speakers") took no position" }
        let (whole, part) = (undecided.count, partlyUndecided.count)
        if whole == 0 { return part == 0 ? nil : phrase(part) + " in some words only" }
        return phrase(whole) + (part == 0 ? "" : ", \(Phrasing.number(part)) more in some words only")
    }

    /// "reported by Fox News and Reuters (possible)", a speaker by the first stance that holds the side, with the encoder's doubt.
    private func said(_ side: Polarity, _ isNamed: (Node) -> Bool) -> [String] {
        var groups: [(verb: String, names: [String], hidden: Int)] = []
        for position in positions(side) {
            guard let stance = position.standing(side).first else { continue }
            let verb = stance.relation.type.inverseLabel
            let group = groups.firstIndex { $0.verb == verb } ?? groups.endIndex
            if group == groups.endIndex { groups.append((verb, [], 0)) }
            guard isNamed(position.speaker) else {
                groups[group].hidden += 1
                continue
            }
            let doubt = position.certainty(side) == .certain ? "" : " (\(position.certainty(side).rawValue))"
            groups[group].names.append(position.speaker.name + doubt)
        }
        return groups.map { "\($0.verb) \(Phrasing.list($0.names, hidden: $0.hidden))" }
    }

    private func implied(_ side: Polarity, _ isNamed: (Node) -> Bool) -> [String] {
        var seen: Set<String> = []
        let speakers = derived.filter { $0.side == side }.map(\.speaker).filter { seen.insert($0.name).inserted }
        guard !speakers.isEmpty else { return [] }
        let verb = side == .for ? "implied by" : "ruled out by"
        return ["\(verb) what \(Phrasing.list(speakers, naming: isNamed)) said of other statements"]
    }
}

/// Names and numbers as sentences have them.
public enum Phrasing {
    /// "A", "A and B", "A, B and 3 others"; "A and two not shown".
    ///
    /// - Parameters:
    ///   - count: how many there are, where these are only the first of them.
    ///   - hidden: how many more there are whose names are not to be told.
    public static func list(_ names: [String], of count: Int? = nil, limit: Int = 4, hidden: Int = 0) -> String {
        let count = count ?? names.count
        let shown = count > limit ? Array(names.prefix(limit - 1)) : names
        let rest = count - shown.count
        var parts = rest > 0 ? shown + ["\(rest) others"] : shown
        if hidden > 0 { parts.append("\(number(hidden)) not shown") }
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The names of nodes, with those counted that are not to be named.
    public static func list(_ nodes: [Node], naming isNamed: (Node) -> Bool) -> String {
        let named = nodes.filter(isNamed)
        return list(named.map(\.name), hidden: nodes.count - named.count)
    }

    /// A small number as a word.
    public static func number(_ number: Int) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        return words.indices.contains(number) ? words[number] : String(number)
    }
}
