import RelationGraph

extension StatementClaims {
    /// The status with its reasons, in one sentence: "disputed: reported by Fox News; denied by Sergei Ryabkov; two speakers took no position".
    public var explanation: String {
        var reasons = said(.for) + said(.against)
        reasons += implied(.for) + implied(.against)
        if !undecided.isEmpty {
            let noun = undecided.count == 1 ? "speaker" : "speakers"
            reasons.append("\(Phrasing.number(undecided.count)) \(noun) took no position")
        }
        let takenBack = withdrawn.map(\.speaker.name)
        if !takenBack.isEmpty { reasons.append("taken back by \(Phrasing.list(takenBack))") }
        for position in positions where position.isTorn {
            reasons.append("\(position.speaker.name) took both sides, and nothing tells which word was the last")
        }
        for position in positions where !position.isTorn && position.fates.contains(.replaced) {
            let holds = position.holds(.for) || position.holds(.against)
            reasons.append(
                "\(position.speaker.name) \(holds ? "had taken the other side before" : "took the other side later, by what is left out")")
        }
        for speaker in Phrasing.unique(selfContradictions.map(\.speaker.name)) {
            reasons.append("\(speaker), as quoted, contradicts itself elsewhere")
        }
        return status.rawValue + ": " + (reasons.isEmpty ? "nobody took a stance" : reasons.joined(separator: "; "))
    }

    /// "reported by Fox News and Reuters (possible)", a speaker by the first stance that holds the side, with the encoder's doubt.
    private func said(_ side: Polarity) -> [String] {
        var groups: [(verb: String, names: [String])] = []
        for position in positions(side) {
            guard let stance = position.standing(side).first else { continue }
            let verb = stance.relation.type.inverseLabel
            let name = position.speaker.name + (position.certainty(side) == .certain ? "" : " (\(position.certainty(side).rawValue))")
            if let group = groups.firstIndex(where: { $0.verb == verb }) {
                groups[group].names.append(name)
            } else {
                groups.append((verb, [name]))
            }
        }
        return groups.map { "\($0.verb) \(Phrasing.list($0.names))" }
    }

    private func implied(_ side: Polarity) -> [String] {
        let names = Phrasing.unique(derived.filter { $0.side == side }.map(\.speaker.name))
        guard !names.isEmpty else { return [] }
        let verb = side == .for ? "implied by" : "ruled out by"
        return ["\(verb) what \(Phrasing.list(names)) said of other statements"]
    }
}

/// Names and numbers as sentences have them.
public enum Phrasing {
    /// "A", "A and B", "A, B and 3 others".
    public static func list(_ names: [String], limit: Int = 4) -> String {
        let shown = names.count > limit ? Array(names.prefix(limit - 1)) : names
        let rest = names.count - shown.count
        let parts = rest > 0 ? shown + ["\(rest) others"] : shown
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// A small number as a word.
    public static func number(_ number: Int) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        return words.indices.contains(number) ? words[number] : String(number)
    }

    /// Each once, in the order of first appearance.
    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
