/// What the numbers say that registers and authorities gave to two nodes.
///
/// A register gives each party one number: the same number makes two one, two numbers make them two. A number of an authority (a tax
/// number, an identity card) does so less surely, since it is misread and renewed; passports come several to a person, so that only the same one
/// says anything.
enum NumberComparison {
    /// Schemes under which nobody has two numbers, with the names of who gives them.
    private static let registers: [String: String] = [
        "un": "the United Nations list", "ofac": "the OFAC list", "eu": "the European Union list", "ofsi": "the United Kingdom list",
        "wikidata": "Wikidata", "lei": "the register of legal entity identifiers", "imo": "the register of ships",
        "ogrn": "the Russian register",
        "curp": "the Mexican population register",
    ]
    /// Numbers of which a person or a company has one in a country.
    private static let personal: Set<String> = [
        "national-id", "inn", "tax-id", "ssn", "cedula", "rfc", "dni", "nit", "ruc", "vat", "uei", "duns", "usc", "mmsi", "msn",
    ]
    /// So short a number is of few.
    private static let shortest = 5

    static func reasons(_ first: [IdentityProfile.Number], _ second: [IdentityProfile.Number]) -> [IdentityReason] {
        guard !first.isEmpty, !second.isEmpty else { return [] }
        var reasons: [IdentityReason] = []
        var agreeing: Set<String> = []
        for one in first {
            for other in second where one.scheme == other.scheme && one.value == other.value && !agreeing.contains(one.scheme) {
                let isOfOtherCountry = one.country != nil && other.country != nil && one.country != other.country
                if isOfOtherCountry, registers[one.scheme] == nil { continue }
                agreeing.insert(one.scheme)
                reasons.append(agreement(one, other))
            }
        }
        for scheme in Set(first.map(\.scheme)).intersection(second.map(\.scheme)).subtracting(agreeing).sorted() {
            let (ours, theirs) = (first.filter { $0.scheme == scheme }, second.filter { $0.scheme == scheme })
            guard let one = ours.first, let other = theirs.first else { continue }
            if let register = registers[scheme] {
                reasons.append(
                    IdentityReason(
                        .register, "two entries of \(register): \(one.text) and \(other.text), which lists nobody twice", weight: -14))
            } else if personal.contains(scheme), one.country == other.country || one.country == nil || other.country == nil {
                reasons.append(IdentityReason(.identifier, "\(label(scheme)) differ: \(one.text) and \(other.text)", weight: -4))
            }
        }
        return reasons
    }

    private static func agreement(_ one: IdentityProfile.Number, _ other: IdentityProfile.Number) -> IdentityReason {
        let base: Double = registers[one.scheme] != nil ? 16 : personal.contains(one.scheme) ? 13 : 11
        let isCountryKnown = one.country != nil && one.country == other.country
        let isShort = one.value.utf8.count < shortest
        let weight = base - (isCountryKnown || registers[one.scheme] != nil ? 0 : 2) - (isShort ? 4 : 0)
        return IdentityReason(
            .identifier, "same \(label(one.scheme)): \(one.text)\(isCountryKnown ? ", of one country" : "")", weight: weight)
    }

    private static func label(_ scheme: String) -> String {
        registers[scheme].map { "number in \($0)" } ?? scheme.replacing("-", with: " ") + (scheme.hasSuffix("id") ? "" : " number")
    }
}
