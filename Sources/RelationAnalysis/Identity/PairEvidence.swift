import RelationGraph

/// All that can be compared of two nodes. Words are made of it when they are asked for: most pairs are compared and never told of.
struct PairEvidence {
    /// The best agreement of a name of each.
    struct Names {
        var comparison: NameComparison
        /// Their numbers in the table.
        var first: Int
        var second: Int
        var weight: Double
        var isWeak: Bool
        /// Whether so much of them agrees that they may be names of one.
        var agree = false
    }

    /// What the countries say.
    enum Countries {
        case shared(String)
        case different
    }

    var numbers: [IdentityReason]
    var birth: BirthComparison?
    var countries: Countries?
    var gendersDiffer: Bool
    var names: Names?
    /// Whether the scripts of any two names meet.
    var canCompareNames: Bool
    var formsAgree: Bool?
    var isPerson: Bool

    /// Whether there is anything besides names.
    var isMoreThanNames: Bool { birth != nil || countries != nil || !numbers.isEmpty }
    var hasNumber: Bool { numbers.contains { $0.weight > 4 } }

    private static let genderWeight = -5.0
    private static let (sameFormWeight, otherFormWeight) = (0.5, -1.5)

    private var countryWeight: Double? {
        switch countries {
        case .shared: isPerson ? 1.5 : 2.5
        case .different: -2
        case nil: nil
        }
    }

    private var formWeight: Double? { formsAgree.map { $0 ? PairEvidence.sameFormWeight : PairEvidence.otherFormWeight } }

    /// What all says together. Added up in a fixed order, so that it does not matter which of the two comes first.
    var weight: Double {
        var weight = numbers.map(\.weight).sorted().reduce(0, +)
        weight += birth?.weight ?? 0
        weight += countryWeight ?? 0
        weight += gendersDiffer ? PairEvidence.genderWeight : 0
        weight += formWeight ?? 0
        return weight + (names?.weight ?? 0)
    }

    /// Whether something speaks clearly against.
    var hasObjection: Bool {
        let weights = [birth?.weight, countryWeight, gendersDiffer ? PairEvidence.genderWeight : nil, names?.weight]
        return weights.contains { $0.map { $0 <= -2 } ?? false } || numbers.contains { $0.weight <= -2 }
    }

    /// The reasons, the weightiest first.
    func reasons(_ one: IdentityProfile, _ other: IdentityProfile, _ table: NameTable, _ pairs: [ComparisonDesk.Pair]) -> [IdentityReason] {
        var reasons = numbers
        if let birth { reasons.append(IdentityReason(.birth, birth.text, weight: birth.weight)) }
        if let countries, let countryWeight {
            let text =
                switch countries {
                case .shared(let country): "same country: \(country)"
                case .different:
                    "no country in common: \(one.countries.joined(separator: ", ")) against \(other.countries.joined(separator: ", "))"
                }
            reasons.append(IdentityReason(.country, text, weight: countryWeight))
        }
        if gendersDiffer, let first = one.gender, let second = other.gender {
            reasons.append(IdentityReason(.gender, "“\(first)” and “\(second)”", weight: PairEvidence.genderWeight))
        }
        if let names {
            if let formsAgree, let formWeight, let form = table.names[names.first].form, let otherForm = table.names[names.second].form {
                let text = formsAgree ? "same legal form: \(form)" : "legal forms differ: \(form) and \(otherForm)"
                reasons.append(IdentityReason(.form, text, weight: formWeight))
            }
            reasons.append(IdentityReason(.name, NameReason(names, pairs, table).text, weight: names.weight))
        }
        reasons.sort { abs($0.weight) != abs($1.weight) ? abs($0.weight) > abs($1.weight) : $0.text < $1.text }
        if !canCompareNames { reasons.append(IdentityReason(.name, "the scripts of the names do not meet", weight: 0)) }
        return reasons
    }
}
