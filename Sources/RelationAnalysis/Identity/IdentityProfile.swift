import RelationGraph

/// What is known of a node that can be compared with what is known of another.
final class IdentityProfile: Sendable {
    /// What may be one with what.
    enum Group: Hashable, Sendable {
        case person, organization
        /// A register's “legal entity” may be either, and so may what a table or an edge list tells no kind of.
        case personOrOrganization
        /// A kind by itself.
        case kind(String)

        func mayBeOne(with other: Group) -> Bool {
            switch (self, other) {
            case (.kind, .kind): self == other
            case (.kind, _), (_, .kind): false
            case (.personOrOrganization, _), (_, .personOrOrganization): true
            default: self == other
            }
        }
    }

    /// A number that a register or an authority gave.
    struct Number: Sendable {
        var scheme: String
        /// Letters and digits only, in capitals.
        var value: String
        /// As it is written.
        var text = ""
        /// The code of the country that issued it, if that is known.
        var country: String?
    }

    let group: Group
    let births: [DateSpan]
    /// Codes of countries.
    let countries: [String]
    let numbers: [Number]
    /// “male”, “female” or what else is said.
    let gender: String?
    /// The names that their own source calls weak.
    let weakNames: Set<String>

    /// The attributes that say so, as registers, FollowTheMoney and notes call them.
    private static let birthKeys = ["born", "birthDate", "birth-date", "date-of-birth", "dob"]
    private static let countryKeys = ["nationality", "citizenship", "country", "jurisdiction", "mainCountry", "flag"]
    private static let weakKeys = ["weak-names", "weakAlias"]

    private static let organizations: Set<String> = ["organization", "outlet", "company", "public-body"]
    /// Kinds of which each node is what it is: two statements with the same words are two statements.
    private static let unnamed: Set<String> = [
        "statement", "document", "source", "event", "address", "page", "mention", "note", "sanction", "identification", "passport",
    ]

    /// Nil for a node that is not to be compared: an unnamed source, a document, a statement.
    init?(_ node: Node, countries names: inout CountryNames) {
        let kind = node.kind.id
        let facts = node.facts
        guard !IdentityProfile.unnamed.contains(kind), !facts.isAnonymous else { return nil }
        group =
            switch kind {
            case "person": .person
            case "legal-entity", NodeKind.unknownID: .personOrOrganization
            case _ where IdentityProfile.organizations.contains(kind): .organization
            default: .kind(kind)
            }
        let attributes = facts.attributes
        func texts(_ keys: [String]) -> [String] { keys.flatMap { attributes[key: $0]?.texts ?? [] } }
        births = texts(IdentityProfile.birthKeys).compactMap { DateSpan($0) }
        var codes: [String] = []
        for name in (facts.country.map { [$0] } ?? []) + texts(IdentityProfile.countryKeys) {
            let code = names.code(name)
            if !code.isEmpty, !codes.contains(code) { codes.append(code) }
        }
        countries = codes
        gender = texts(["gender"]).first?.lowercased()
        weakNames = Set(texts(IdentityProfile.weakKeys))
        numbers = IdentityProfile.numbers(facts, &names)
    }

    private static func numbers(_ facts: NodeFacts, _ names: inout CountryNames) -> [Number] {
        guard !facts.identifiers.isEmpty else { return [] }
        var issuers: [[String]: String] = [:]
        if case .list(let papers) = facts.attributes[key: "papers"] {
            for case .map(let paper) in papers {
                guard let scheme = paper[key: "scheme"]?.text, let number = paper[key: "number"]?.text else { continue }
                if let country = paper[key: "country"]?.text { issuers[[scheme, plain(number)]] = names.code(country) }
            }
        }
        return facts.identifiers.compactMap { identifier in
            var number = Number(scheme: identifier.scheme.lowercased(), value: plain(identifier.value), text: identifier.value)
            guard !number.value.isEmpty else { return nil }
            number.country = issuers[[identifier.scheme, number.value]]
            return number
        }
    }

    /// The number without the words that some registers put before it (“National identity card number 44103-52”).
    private static func plain(_ value: String) -> String {
        let words = value.uppercased().split(separator: " ")
        let numbers = words.filter { $0.contains(where: \.isNumber) }
        return String((numbers.isEmpty ? words : numbers).joined().filter { $0.isLetter || $0.isNumber })
    }
}

extension AttributeValue {
    /// The single texts of a text or a list of them.
    var texts: [String] {
        if case .list(let values) = self { values.map(\.text) } else { [text] }
    }
}
